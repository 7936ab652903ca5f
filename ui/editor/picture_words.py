"""Asks what a picture shows, in words, before it is taken into a deck."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.editor.fields import small, titled
from ui.editor.picture_field import thumbnail
from ui.layouts import row
from ui.theme import Theme, dress

LARGEST: Final = QSize(480, 270)


class PictureWords(QDialog):
    """Shows the picture; without words it cannot be taken."""

    worded = Signal(str)
    """What the picture shows, in words."""

    def __init__(self, data: bytes, says: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What the picture shows"))
        image = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        image.setPixmap(thumbnail(data, LARGEST))
        image.setAccessibleName(_("The picture, which has no words yet"))
        self._says = QLineEdit(says)
        self._says.setPlaceholderText(_("A bus shelter with a full bench"))
        self._take = QPushButton(_("Take this picture"))
        dress(self._take, kind="filled")
        self._take.setDefault(True)
        self._take.clicked.connect(self._done)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        foot = row(8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._take)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addWidget(image)
        hint = _("Read out by screen readers, and by you to whoever cannot see the wall.")
        whole.addLayout(titled(_("The picture in words"), self._says, hint))
        whole.addWidget(
            small(_("Make sure that nobody in the picture would mind being on the wall."))
        )
        whole.addLayout(foot)
        self.setMinimumWidth(theme.px(420))
        self._says.textChanged.connect(self._look)
        self._look()
        self._says.setFocus()

    def _look(self) -> None:
        self._take.setEnabled(bool(self._says.text().strip()))

    def _done(self) -> None:
        says = self._says.text().strip()
        if says:
            self.accept()
            self.worded.emit(says)
