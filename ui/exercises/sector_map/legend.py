"""What the signs of the table mean, in one quiet line below it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from facilitator.exercises.sector_map.seats import strength_words
from facilitator.exercises.sector_map.tables import A_NAME, SPOKEN, WORKING
from facilitator.i18n import _
from ui.exercises.board.form import small
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.table_words import COMPILED, strength_marks
from ui.listening import listen
from ui.live_board import BoardChanges
from ui.theme import dress


class Legend(QFrame):
    """Says how strengths are typed, and what is compiled where something is."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__()
        dress(self, role="foot")
        self._desk = desk
        self._words = small()
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 5, 16, 6)
        line.addWidget(self._words, 1)
        listen(desk.live.changed, self._follow)
        self._say()

    def _follow(self, changes: BoardChanges) -> None:
        if "sector_row" in changes:
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
        text = "  ".join(parts)
        if text != self._words.text():
            self._words.setText(text)
