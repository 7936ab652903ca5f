"""The picture on the card in hand, and what it shows in words."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.decks.card_draft import change_card, with_card_picture, without_card_picture
from facilitator.decks.showing import Picture
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.editor.cards.hand import CardsInHand
from ui.editor.fields import Form, titled
from ui.editor.step_picture import thumbnail
from ui.focus import open_over
from ui.layouts import row
from ui.theme import Theme, dress

SIZE: Final = QSize(200, 140)
"""What a picture takes of the fields, at most."""


class CardPicture(QWidget):
    """Shows the picture that there is; chooses, words and removes it."""

    def __init__(self, theme: Theme, hand: CardsInHand) -> None:
        super().__init__()
        self._theme, self._hand, self._shown = theme, hand, b""
        self._form = Form(self)
        self._image = QLabel()
        self._words = QWidget(self)
        self._says = self._form.line(lambda: hand.card.picture_says, self._write, required=True)
        self._choose = QPushButton()
        self._choose.setToolTip(_("A PNG or JPEG file; it stands on the card below its text"))
        self._choose.clicked.connect(self._ask)
        self._gone = QPushButton(_("Take the picture away"))
        dress(self._gone, kind="quiet")
        self._gone.clicked.connect(self._remove)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = titled(_("The picture in words"), self._says, _("For those who cannot see it."))
        inside.setContentsMargins(0, 0, 0, 0)
        self._words.setLayout(inside)
        buttons = row(8)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._gone)
        buttons.addStretch(1)
        heading = QLabel(_("Picture"))
        dress(heading, role="strong")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        for part in (heading, self._image, self._words):
            whole.addWidget(part)
        whole.addLayout(buttons)

    def refresh(self) -> None:
        """Show the picture of the card in hand."""
        self._form.refresh()
        card = self._hand.card
        data = self._hand.editing.draft.pictures.get(card.picture, b"")
        if data != self._shown:
            self._shown = data
            self._image.setPixmap(thumbnail(data, SIZE))
        self._image.setAccessibleName(card.picture_says)
        has = bool(card.picture)
        for part in (self._image, self._words, self._gone):
            part.setVisible(has)
        self._choose.setText(_("Another picture…") if has else _("Choose a picture…"))

    # What people do

    def _write(self, says: str) -> None:
        hand, at = self._hand, self._hand.at
        hand.do(
            _("Change the picture’s words"),
            lambda draft: change_card(draft, hand.key, at, picture_says=says),
            at=at,
            field=f"{at}-picture-says",
        )

    def _remove(self) -> None:
        hand, at = self._hand, self._hand.at
        self._choose.setFocus()
        hand.do(_("Remove picture"), lambda draft: without_card_picture(draft, hand.key, at), at=at)

    def _ask(self) -> None:
        from ui.editor.files import OpenPictureDialog

        dialog = OpenPictureDialog(self._hand.editing.folder, self.window())
        dialog.fileSelected.connect(self._ask_for_words)
        open_over(dialog, self._choose.setFocus)

    def _ask_for_words(self, name: str) -> None:
        """Ask what the picture shows: without that, those who cannot see it have nothing."""
        from ui.editor.picture_words import PictureWords
        from ui.workshop.picture_file import picture_from

        path = Path(name)
        try:
            data = picture_from(path)
        except FacilitatorError as error:
            self._hand.editing.refused.emit(str(error))
            return
        dialog = PictureWords(data, self._hand.card.picture_says, self._theme, self.window())
        dialog.worded.connect(lambda says: self._take(Picture(path.stem, data, says)))
        open_over(dialog, self._choose.setFocus)

    def _take(self, picture: Picture) -> None:
        hand, at = self._hand, self._hand.at
        hand.do(
            _("Choose picture"),
            lambda draft: with_card_picture(draft, hand.key, at, picture),
            at=at,
        )
