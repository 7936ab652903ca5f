"""What the signs of the table mean, in one quiet line below it."""

from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout

from facilitator.exercises.sector_map.seats import COMPILED, strength_words
from facilitator.exercises.sector_map.tables import A_NAME, SPOKEN, WORKING
from facilitator.i18n import _
from ui.exercises.board.form import small
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.table_words import strength_marks
from ui.listening import listen
from ui.live_board import BoardChanges
from ui.theme import dress

TOLD: Final = frozenset({"sector_row", "sector_map"})


class Legend(QFrame):
    """Says how strengths are typed, what is compiled, and how the middle is named until it is."""

    def __init__(self, desk: MapDesk, *, may_name: bool = True) -> None:
        super().__init__()
        dress(self, role="foot")
        self._desk, self._may_name = desk, may_name
        self._words = small()
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 5, 16, 6)
        line.addWidget(self._words, 1)
        listen(desk.live.changed, self._follow)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.fontDatabaseChanged.connect(self._make_room)
        self._say()

    def _make_room(self) -> None:
        """Take the room that the signs need in fonts that came after the window."""
        self._words.updateGeometry()

    def _follow(self, changes: BoardChanges) -> None:
        if not TOLD.isdisjoint(changes):
            self._say()

    def _say(self) -> None:
        words = strength_words()
        known = [
            _("{number} or {marks} {words}").format(
                number=each, marks=strength_marks(each), words=words[each]
            )
            for each in (A_NAME, SPOKEN, WORKING)
        ]
        parts = [_("Whom we know: roles, each with 1, 2 or 3 behind it."), ", ".join(known) + "."]
        if any(row.compiled for row in self._desk.map.rows["sector_row"].values()):
            parts.append(_("{sign} compiled.").format(sign=COMPILED))
        if self._may_name and not self._desk.map.named:
            parts.append(_("Shift+F2 names the middle."))
        text = "  ".join(parts)
        if text != self._words.text():
            self._words.setText(text)
