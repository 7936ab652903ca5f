"""The middle of a deck that is played: the hand with its large card, or both sides of a theme."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.exercises.cards.actions import CardActions
from ui.exercises.cards.desk import CardDesk
from ui.exercises.cards.moves import Moves

if TYPE_CHECKING:  # imported when somebody first looks at both sides
    from ui.exercises.cards.sides import SidesView


class Middle(QStackedWidget):
    """Shows one of the two. Both sides are made when they are first wanted."""

    def __init__(self, desk: CardDesk, actions: CardActions, moves: Moves, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._actions, self._moves = desk, actions, moves
        self._sides: SidesView | None = None
        self.played = QWidget(self)
        """Where the hand and the large card are."""
        self.addWidget(self.played)

    @property
    def shows_sides(self) -> bool:
        """Whether both sides of a theme show."""
        return self._sides is not None and self.currentWidget() is self._sides

    def show_hand(self) -> None:
        """Show the hand."""
        self.setCurrentWidget(self.played)

    def show_theme(self, theme: str, kind: str, taken: Callable[[str], object], code: str) -> None:
        """Show both sides of a theme, coming from a card; `taken` hears which card is taken."""
        if self._sides is None:
            from ui.exercises.cards.sides import SidesView

            self._sides = SidesView(self._desk, self._moves, self._actions.back, self)
            self._sides.addActions([self._actions.sides, self._actions.back])
            self._sides.taken.connect(taken)
            self.addWidget(self._sides)
        self._sides.came_from = code
        self._sides.show_theme(theme, kind)
        self.setCurrentWidget(self._sides)
        self._sides.take_keys()

    def take_keys(self) -> None:
        """Have the keys at the first card of the sides."""
        if self._sides is not None:
            self._sides.take_keys()

    def refresh(self) -> None:
        """Show the sides as they may be seen now, if anybody looked at them."""
        if self._sides is not None:
            self._sides.refresh()
