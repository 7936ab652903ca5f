"""The deck of cards that is being edited, and which card is in hand."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from facilitator.decks.card_draft import cards_of
from facilitator.decks.cards import Card, CardDeck
from facilitator.decks.draft import Draft
from ui.editor.editing import Editing


class CardsInHand(QObject):
    """Follows one deck of cards through the drafts; what is changed goes through `Editing`."""

    changed = Signal()
    """The deck is another one, or another card is in hand."""
    gone = Signal()
    """What changed is not in the cards: the day is to be looked at."""

    def __init__(self, editing: Editing, key: str) -> None:
        super().__init__()
        self.editing, self.key = editing, key
        self._draft = editing.draft
        self._shown, self._at = cards_of(editing.draft, key), 0
        self._wanted: int | None = None

    @property
    def deck(self) -> CardDeck:
        """The deck of cards as it stands."""
        return self._shown

    @property
    def at(self) -> int:
        """The place of the card in hand."""
        return self._at

    @property
    def card(self) -> Card:
        """The card in hand."""
        return self._shown.cards[self._at]

    def take(self, at: int) -> None:
        """Have another card in hand."""
        if at != self._at and 0 <= at < len(self._shown.cards):
            self._at = at
            self.changed.emit()

    def do(
        self,
        label: str,
        change: Callable[[Draft], Draft],
        *,
        at: int | None = None,
        field: str = "",
    ) -> bool:
        """Change the deck, and say whether that was possible; `at` is in hand afterwards."""
        self._wanted = at
        try:
            return self.editing.do(label, change, field=field and f"cards-{self.key}-{field}")
        finally:
            self._wanted = None

    def refresh(self) -> None:
        """Follow the draft; where it was taken back, the first card that is another is in hand."""
        before, self._draft = self._draft, self.editing.draft
        if self.key not in self._draft.boards or self._is_elsewhere(before):
            self.gone.emit()
            return
        was, self._shown = self._shown.cards, cards_of(self._draft, self.key)
        now = self._shown.cards
        if now != was:
            others = (
                at for at, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]
            )
            first = next(others, min(len(was), len(now)))
            wanted = self._wanted if self._wanted is not None else first
            self._at = max(0, min(wanted, len(now) - 1))
        self.changed.emit()

    def _is_elsewhere(self, before: Draft) -> bool:
        """Return whether what changed is another part of the day, as when it is taken back."""
        lines = (before.session.activities, self._draft.session.activities)
        boards = (before.boards, self._draft.boards)
        others = [{key: each[key] for key in each if key != self.key} for each in boards]
        return lines[0] != lines[1] or others[0] != others[1]
