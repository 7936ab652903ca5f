"""The table that says the next note: one that stays, or each in its turn."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from ui.exercises.board.desk import Desk
from ui.exercises.fields import table_spin
from ui.theme import Theme

if TYPE_CHECKING:  # imported when a group first goes round the table
    from ui.exercises.board.round_table import RoundTable


class TableTurn(QObject):
    """A number to give, and the round of the tables while a group goes round."""

    given = Signal()
    """A number was entered: what is said comes next."""
    went_round = Signal(QWidget)
    """The round begins, and wants a place to show."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._round: RoundTable | None = None
        self.field = table_spin()
        self.field.setAccessibleName(_("Table number"))
        self.field.setToolTip(_("The table that says it; it stays until you change it"))
        self.field.editingFinished.connect(self._given)

    @property
    def number(self) -> int | None:
        """The table, if one was given."""
        return self.field.value() or None

    def go_round(self, *, on: bool) -> None:
        """Take a note from each table in turn, or from whichever table is entered."""
        if on and self._round is None:
            from ui.exercises.board.round_table import RoundTable, likely_tables, tables_in_room

            desk = self._desk
            tables, likely = tables_in_room(desk.store), likely_tables(desk.board)
            self._round = RoundTable(desk.theme, tables, likely)
            self._round.turned.connect(self.field.setValue)
            self.went_round.emit(self._round)
            self.field.setValue(self._round.table)
        elif not on and self._round is not None:
            self._round.hide()
            self._round.deleteLater()
            self._round = None
            self.field.setValue(0)

    def go_on(self) -> None:
        """Let the next table speak, where a group goes round."""
        if self._round is not None:
            self._round.go_on()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        if self._round is not None:
            self._round.set_theme(theme)

    def _given(self) -> None:
        if self._round is not None:
            self._round.take_turn(self.field.value())
        if self.field.hasFocus():
            self.given.emit()
