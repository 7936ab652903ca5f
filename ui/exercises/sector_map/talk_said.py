"""Says it where something that the law protects most is typed about somebody by name."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from facilitator.i18n import _
from facilitator.people import Person
from facilitator.special_data import warns
from ui.layouts import row
from ui.log_book.fields import Words
from ui.theme import dress


def warning(kind: str) -> str:
    """Return what to think of, in a sentence."""
    what = {
        "health": _("This says something about the health of somebody whose name is held."),
        "faith": _("This says something about the faith of somebody whose name is held."),
        "ethnicity": _("This says something about the origin of somebody whose name is held."),
        "immigration": _("This says something about the papers of somebody whose name is held."),
    }
    return what.get(kind, "")


class SaidOfThem(QFrame):
    """A quiet line with a button. Nothing is moved until somebody wants it."""

    move_wanted = Signal(object)
    """A field's words are to go to the private text: the field."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        dress(self, role="look_here")
        self._field: Words | None = None
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(name or _("Mo&ve to the private field"))
        self.button.setAutoDefault(False)
        line = row()
        line.setContentsMargins(12, 8, 12, 8)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.button)
        self.setLayout(line)
        self.button.clicked.connect(lambda _checked: self._move())
        self.hide()

    def look(
        self, fields: Iterable[Words], whose: Callable[[], Person | None], *, of_them: bool
    ) -> None:
        """See whether one of these fields says such a thing about somebody.

        Fields that are `of_them` need not say the name.
        """
        person = whose()
        for field in fields if person is not None and person.name else ():
            if kind := warns(field.words, person, of_them=of_them):
                self._field = field
                self.sentence.setText(warning(kind))
                self.show()
                return
        self._field = None
        self.hide()

    def _move(self) -> None:
        if self._field is not None:
            self.move_wanted.emit(self._field)
