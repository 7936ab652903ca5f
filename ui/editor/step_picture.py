"""The picture that a board's step shows to the room, and what it shows in words."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.decks import Step
from facilitator.decks.showing import Picture, with_picture, with_words, without_picture
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.editor.editing import Editing
from ui.editor.fields import Form, titled
from ui.focus import open_over
from ui.layouts import row
from ui.theme import Theme, dress

SIZE: Final = QSize(240, 135)
"""What a picture takes of the card, at most."""


class StepPicture(QWidget):
    """Shows the picture that there is; chooses, words and removes it."""

    def __init__(self, theme: Theme, editing: Editing, key: str, number: int) -> None:
        super().__init__()
        self._theme, self._editing = theme, editing
        self._key, self._number = key, number
        self._shown = b""
        self._form = Form(self)
        self._image = QLabel()
        self._words = QWidget(self)
        self._says = self._form.line(lambda: self._step.picture_says, self._write, required=True)
        self._says.setAccessibleName(self._named(_("The picture of “{step}” in words")))
        self._choose = QPushButton()
        self._choose.clicked.connect(self._ask)
        self._gone = QPushButton(_("Take the picture away"))
        dress(self._gone, kind="quiet")
        self._gone.setAccessibleName(self._named(_("Take the picture of “{step}” away")))
        self._gone.setToolTip(_("The step shows no picture; undo brings it back"))
        self._gone.clicked.connect(self._remove)
        self._lay_out()
        self._form.follow(self._show)

    def _named(self, words: str) -> str:
        return words.format(step=self._step.title)

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

    @property
    def _step(self) -> Step:
        return self._editing.draft.boards[self._key].steps[self._number]

    def refresh(self) -> None:
        """Show what the draft says now."""
        self._form.refresh()

    def _show(self) -> None:
        step = self._step
        data = self._editing.draft.pictures.get(step.picture, b"")
        if data != self._shown:
            self._shown = data
            self._image.setPixmap(thumbnail(data, SIZE))
        self._image.setAccessibleName(step.picture_says)
        has = bool(step.picture)
        for part in (self._image, self._words, self._gone):
            part.setVisible(has)
        self._choose.setText(_("Another picture…") if has else _("Choose a picture…"))
        self._choose.setToolTip(_("A PNG or JPEG file; the wall shows it beside the prompt"))
        name = _("Another picture for “{step}”…") if has else _("Choose a picture for “{step}”…")
        self._choose.setAccessibleName(self._named(name))

    # What people do

    def _write(self, says: str) -> None:
        key, number = self._key, self._number
        self._editing.do(
            _("Change the picture’s words"),
            lambda draft: with_words(draft, key, number, says),
            field=f"board-step-{number}-picture",
        )

    def _remove(self) -> None:
        key, number = self._key, self._number
        self._choose.setFocus()
        self._editing.do(_("Remove picture"), lambda draft: without_picture(draft, key, number))

    def _ask(self) -> None:
        from ui.editor.files import OpenPictureDialog

        dialog = OpenPictureDialog(self._editing.folder, self.window())
        dialog.fileSelected.connect(
            lambda name: QTimer.singleShot(0, self, lambda: self._ask_for_words(name))
        )
        open_over(dialog, self._choose.setFocus)

    def _ask_for_words(self, name: str) -> None:
        """Ask what the picture shows: without that, those who cannot see it have nothing."""
        from ui.editor.picture_words import PictureWords
        from ui.workshop.picture_file import picture_from

        path = Path(name)
        try:
            data = picture_from(path)
        except FacilitatorError as error:
            self._editing.refused.emit(str(error))
            return
        dialog = PictureWords(data, self._step.picture_says, self._theme, self.window())
        dialog.worded.connect(lambda says: self._take(Picture(path.stem, data, says)))
        open_over(dialog, self._choose.setFocus)

    def _take(self, picture: Picture) -> None:
        key, number = self._key, self._number
        self._editing.do(
            _("Choose picture"), lambda draft: with_picture(draft, key, number, picture)
        )


def thumbnail(data: bytes, size: QSize) -> QPixmap:
    """Return a picture no larger than this; nothing where there is none."""
    from ui.workshop.picture_file import picture_to_show

    picture = QPixmap.fromImage(picture_to_show(data))
    if picture.isNull():
        return picture
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return picture.scaled(size, keep, smooth)
