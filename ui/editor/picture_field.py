"""A picture, and what it shows in words: chosen, worded, and taken away."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.decks import Step
from facilitator.decks.cards import Card
from facilitator.decks.showing import Picture
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.editor.editing import Editing
from ui.editor.fields import Form, titled
from ui.focus import open_over
from ui.layouts import row
from ui.theme import Theme, dress


class Pictured(NamedTuple):
    """What has a picture, and how it is given another one."""

    read: Callable[[], Step | Card]
    write: Callable[[str], object]
    """Says what the picture shows."""
    take: Callable[[Picture], object]
    remove: Callable[[], object]
    tip: str
    """Where the picture will stand."""
    called: str = ""
    """What it is of, for those who hear the field, where there are several."""


class PictureField(QWidget):
    """Shows the picture that there is; chooses, words and removes it."""

    def __init__(self, theme: Theme, editing: Editing, pictured: Pictured, size: QSize) -> None:
        super().__init__()
        self._theme, self._editing, self._pictured, self._size = theme, editing, pictured, size
        self._shown = b""
        self._form = Form(self)
        self._image = QLabel()
        self._words = QWidget(self)
        self._says = self._form.line(
            lambda: pictured.read().picture_says, pictured.write, required=True
        )
        self._choose = QPushButton()
        self._choose.setToolTip(pictured.tip)
        self._choose.clicked.connect(self._ask)
        self._gone = QPushButton(_("Take the picture away"))
        dress(self._gone, kind="quiet")
        self._gone.setToolTip(_("No picture shows then; undo brings it back"))
        self._gone.clicked.connect(self._remove)
        self._name(self._says, _("The picture of “{what}” in words"))
        self._name(self._gone, _("Take the picture of “{what}” away"))
        self._lay_out()
        self._form.follow(self._show)

    def _name(self, widget: QWidget, words: str) -> None:
        if self._pictured.called:
            widget.setAccessibleName(words.format(what=self._pictured.called))

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
        """Show what the draft says now."""
        self._form.refresh()

    def _show(self) -> None:
        part = self._pictured.read()
        data = self._editing.draft.pictures.get(part.picture, b"")
        if data != self._shown:
            self._shown = data
            self._image.setPixmap(thumbnail(data, self._size))
        self._image.setAccessibleName(part.picture_says)
        has = bool(part.picture)
        for widget in (self._image, self._words, self._gone):
            widget.setVisible(has)
        self._choose.setText(_("Another picture…") if has else _("Choose a picture…"))
        name = _("Another picture for “{what}”…") if has else _("Choose a picture for “{what}”…")
        self._name(self._choose, name)

    # What people do

    def _remove(self) -> None:
        self._choose.setFocus()
        self._pictured.remove()

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
        said = self._pictured.read().picture_says
        dialog = PictureWords(data, said, self._theme, self.window())
        dialog.worded.connect(lambda says: self._pictured.take(Picture(path.stem, data, says)))
        open_over(dialog, self._choose.setFocus)


def thumbnail(data: bytes, size: QSize) -> QPixmap:
    """Return a picture no larger than this; nothing where there is none."""
    from ui.workshop.picture_file import picture_to_show

    picture = QPixmap.fromImage(picture_to_show(data))
    if picture.isNull():
        return picture
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return picture.scaled(size, keep, smooth)
