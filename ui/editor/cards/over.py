"""The day and, over it, the cards of a line while they are edited."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.commands import Menu
from ui.editor.actions import EditorActions
from ui.editor.editing import Editing
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.editor.cards.page import CardsPage


class CardsOver(QStackedWidget):
    """Shows the day until somebody wants the cards of its line in hand."""

    closed = Signal()
    """The day shows again."""

    def __init__(
        self, editing: Editing, theme: Theme, actions: EditorActions, day: QWidget
    ) -> None:
        super().__init__()
        self._editing, self._theme = editing, theme
        self._of_day = (
            *(actions.add, actions.duplicate, actions.step_up, actions.step_down),
            *(actions.line, actions.board, actions.deck, actions.cards, actions.preview),
        )
        self.cards: CardsPage | None = None
        """The page of the cards, while it is open."""
        self.addWidget(day)
        actions.cards.triggered.connect(self._open_first)

    def _open_first(self) -> None:
        self.open()

    @property
    def at(self) -> int | None:
        """The place of the card in hand; None while the day shows."""
        return self.cards.hand.at if self.cards is not None else None

    def open(self, at: int = 0) -> None:
        """Show the cards of the line in hand, and have one of them in hand."""
        from ui.editor.cards.page import CardsPage

        key = self._editing.draft.session.activities[self._editing.line].deck
        page = CardsPage(self._editing, key, self._theme, self.parentWidget() or self)
        page.left.connect(self.close_cards)
        page.hand.take(at)
        self.cards = page
        for action in self._of_day:
            action.setEnabled(False)
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.begin_here()

    def close_cards(self) -> None:
        """Show the day again."""
        page, self.cards = self.cards, None
        if page is None:
            return
        for action in self._of_day:
            action.setEnabled(True)
        page.let_go()
        self.setCurrentIndex(0)
        self.removeWidget(page)
        page.deleteLater()
        self.closed.emit()

    def let_go(self) -> None:
        """Follow nothing any more."""
        if self.cards is not None:
            self.cards.let_go()

    def refresh(self) -> bool:
        """Follow the draft, and say whether the cards are what shows."""
        if self.cards is not None:
            self.cards.refresh()
        return self.cards is not None

    def begin_here(self) -> bool:
        """Put the cursor among the cards, and say whether they are what shows."""
        if self.cards is not None:
            self.cards.begin_here()
        return self.cards is not None

    def next_pane(self) -> bool:
        """Move the focus to another part of the cards, and say whether they are what shows."""
        if self.cards is not None:
            self.cards.next_pane()
        return self.cards is not None

    def flush(self) -> None:
        """Take what is being typed on a card into the deck."""
        if self.cards is not None:
            self.cards.flush()

    def menus(self) -> Sequence[Menu]:
        """Return the menus of the cards while they show."""
        return self.cards.menus() if self.cards is not None else []
