"""Round the table: whose turn it is, large, and on to the next table after each note."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QWidget
from sqlmodel import select

from facilitator.exercises.board.tables import Board
from facilitator.i18n import _
from facilitator.participants import RoomTable
from facilitator.store import Store
from ui.message_bar import announce
from ui.theme import Theme, dress

FEWEST: Final = 2
USUAL: Final = 4
LARGE: Final = 28


def tables_in_room(store: Store) -> list[int]:
    """Return the numbers of the tables in the room, in order; none where nobody entered any."""
    with store.reading() as session:
        return sorted(table.number for table in session.exec(select(RoomTable)))


def likely_tables(board: Board) -> int:
    """Return how many tables there probably are: as many as have said something."""
    said = [note.table_number or 0 for note in board.notes.values()]
    return max([USUAL, *said])


class RoundTable(QWidget):
    """Counts the tables round. A table that has nothing to say passes."""

    turned = Signal(int)
    """The number of the table whose turn it is now."""

    def __init__(self, theme: Theme, tables: Sequence[int], likely: int) -> None:
        super().__init__()
        self._tables = list(tables)
        self._at = 0
        self._turn = QLabel()
        self._turn.setTextFormat(Qt.TextFormat.PlainText)
        self._pass = QPushButton(_("Pa&ss"))
        self._pass.setAccessibleName(_("This table passes"))
        self._pass.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pass.clicked.connect(self.go_on)
        self._how_many = QSpinBox(minimum=FEWEST, maximum=99)
        self._how_many.setValue(likely)
        self._how_many.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._how_many.setAccessibleName(_("How many tables there are"))
        self._how_many.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._how_many.valueChanged.connect(self._show)
        of = QLabel(_("of"))
        if self._tables:
            of.hide()
            self._how_many.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(12)
        row.addWidget(self._turn)
        row.addWidget(of)
        row.addWidget(self._how_many)
        row.addWidget(self._pass)
        row.addStretch(1)
        self.set_theme(theme)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._turn.setStyleSheet(
            f"font-size: {theme.px(LARGE)}px; font-weight: 700; color: {theme.colours.accent};"
        )
        dress(self._pass, fit="snug")

    @property
    def numbers(self) -> list[int]:
        """The numbers of the tables, in the order of their turns."""
        return self._tables or list(range(1, self._how_many.value() + 1))

    @property
    def table(self) -> int:
        """The table whose turn it is."""
        return self.numbers[min(self._at, len(self.numbers) - 1)]

    def take_turn(self, table: int) -> None:
        """Let a table have its turn now; one that is not in the room leaves things as they are."""
        if table in self.numbers and table != self.table:
            self._at = self.numbers.index(table)
            self._show()

    def go_on(self) -> None:
        """Let the next table have its turn; after the last comes the first."""
        self._at = (self.numbers.index(self.table) + 1) % len(self.numbers)
        self._show()

    def _show(self) -> None:
        said = _("Table {number}’s turn").format(number=self.table)
        if said != self._turn.text():
            self._turn.setText(said)
            announce(self, said)
        self.turned.emit(self.table)
