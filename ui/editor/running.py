"""Which way the text of a field runs: as its language does, or as its own letters do."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from facilitator.language_tags import runs_from_right
from ui.heard import be_read_in


def run_as(field: QLineEdit | QPlainTextEdit, language: str) -> None:
    """Have a field's text run as its language does; one from the left runs as its letters do.

    What is typed in the letters of another language runs as they do, whatever was expected.
    """
    be_read_in(field, language)
    way = next((each for each in field.children() if isinstance(each, _Way)), None)
    (way or _Way(field)).follow(language)


class _Way(QObject):
    """Turns a field as somebody types in it."""

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._field, self._language = field, ""
        field.textChanged.connect(self._turn)

    def follow(self, language: str) -> None:
        """Run as this language does from now on."""
        self._language = language
        self._turn()

    def _turn(self) -> None:
        field = self._field
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        from_right = runs_from_right(text, self._language)
        if from_right == field.testAttribute(Qt.WidgetAttribute.WA_SetLayoutDirection):
            return
        if from_right:
            field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        else:
            field.unsetLayoutDirection()
        if isinstance(field, QLineEdit):
            _turn_line(field, from_right=from_right)
        else:
            _turn_lines(field, from_right=from_right)


def _turn_line(field: QLineEdit, *, from_right: bool) -> None:
    """Turn a line with the key for it: nothing else does."""
    key = Qt.Key.Key_Direction_R if from_right else Qt.Key.Key_Direction_L
    turn = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(field, turn)


def _turn_lines(field: QPlainTextEdit, *, from_right: bool) -> None:
    option, ways, sides = field.document().defaultTextOption(), Qt.LayoutDirection, Qt.AlignmentFlag
    option.setTextDirection(ways.RightToLeft if from_right else ways.LayoutDirectionAuto)
    option.setAlignment(sides.AlignRight if from_right else sides.AlignLeft)
    field.document().setDefaultTextOption(option)
