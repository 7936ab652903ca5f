"""What is done with cards at the table that shows; what hinders it is said in a sentence."""

from PySide6.QtCore import QObject, Signal

from facilitator.exercises.cards import play
from facilitator.i18n import _
from ui.exercises.cards.desk import CardDesk
from ui.exercises.cards.words import said_table


class Moves(QObject):
    """Draws, takes, swaps, puts back."""

    came = Signal(int)
    """A card came into the hand: its draw."""

    def __init__(self, desk: CardDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def draw(self, kind: str, audience: str) -> None:
        """Draw a card of a kind, for some people; either may be empty."""
        desk = self._desk
        drawn = desk.act(
            lambda: play.draw(
                desk.store, desk.activity_id, desk.table, audience=audience, kind=kind
            )
        )
        self._tell(drawn)

    def take_code(self, code: str) -> bool:
        """Take the paper card of a code, and say whether there is one to take."""
        desk = self._desk
        taken = desk.act(lambda: play.draw_code(desk.store, desk.activity_id, desk.table, code))
        self._tell(taken)
        if taken is not None:
            self._tell_others(taken)
        return taken is not None

    def swap(self, draw_id: int) -> None:
        """Put a card back for another of its kind."""
        desk = self._desk
        self._tell(desk.act(lambda: play.swap(desk.store, draw_id)))

    def put_back(self, draw_id: int) -> None:
        """Put a card back."""
        desk = self._desk
        desk.act(lambda: play.put_back(desk.store, draw_id))

    def hold(self, draw_id: int, who: str) -> None:
        """Say who holds a card."""
        desk = self._desk
        desk.act(lambda: play.hold(desk.store, draw_id, who))

    def toggle_wall(self, code: str) -> None:
        """Show a card on the wall; or take it off, where it shows."""
        desk = self._desk
        if desk.is_put(code):
            desk.act(lambda: play.show_no_card(desk.store, desk.activity_id))
        elif code:
            self.show_both(code, both=False)

    def show_both(self, code: str, *, both: bool = True) -> None:
        """Show a card on the wall with its other side, or with what it was given."""
        desk = self._desk
        if desk.wall and not desk.is_put(desk.wall):  # the room turned away from it
            desk.act(lambda: play.show_no_card(desk.store, desk.activity_id))
        desk.act(lambda: play.show_card(desk.store, desk.activity_id, code, sides=both))

    def _tell_others(self, draw_id: int) -> None:
        """Say which other tables hold the same card."""
        draws = self._desk.cards.draws
        here = draws[draw_id]
        others = sorted(
            {
                each.table_number
                for each in draws.values()
                if each.held and each.card == here.card and each.table_number != here.table_number
            }
        )
        if others:
            tables = ", ".join(said_table(number) for number in others)
            self._desk.said.emit(_("{tables} holds this card too.").format(tables=tables))

    def _tell(self, draw_id: int | None) -> None:
        if draw_id is not None:
            self.came.emit(draw_id)
