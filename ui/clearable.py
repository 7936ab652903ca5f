"""Fields to search in: a button in each empties it, as large as the end of the field."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit, QToolButton

QT_BUTTON: Final = 22
"""How wide Qt makes that button; for so much it leaves room by itself."""


class _Clearable(QObject):
    """Lets the button take all of its end of the field, whenever Qt has laid it out."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        field.setClearButtonEnabled(True)
        self._field, self._button = field, field.findChild(QToolButton)
        if self._button is not None:
            self._button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._place()
        return False

    def _place(self) -> None:
        side, from_right = self._field.height(), self._field.isRightToLeft()
        room = max(0, side - QT_BUTTON)
        self._field.setTextMargins(room if from_right else 0, 0, 0 if from_right else room, 0)
        if self._button is not None:
            self._button.setGeometry(0 if from_right else self._field.width() - side, 0, side, side)


def make_clearable(field: QLineEdit) -> None:
    """Let one press empty a field."""
    _Clearable(field)
