"""The cards of a deck as rows, for a list of any length."""

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from facilitator.decks.cards import Card, CardDeck
from facilitator.i18n import _
from ui.editor.row_delegate import WHAT, Index
from ui.wording import said_minutes, translated

ROOT: Final = QModelIndex()


@dataclass(frozen=True)
class CardRow:
    """A card as the list shows it."""

    code: str
    text: str
    about: str
    hidden: bool = False

    @property
    def spoken(self) -> str:
        """The card as it is read aloud."""
        parts = (self.code, _("hidden") if self.hidden else "", self.text, self.about)
        return ", ".join(part for part in parts if part)


def card_row(deck: CardDeck, card: Card) -> CardRow:
    """Return a card as the list shows it."""
    audience, kind = deck.audience(card.audience), deck.kind(card.kind)
    parts = (
        translated(deck.theme(card.theme).short),
        translated(audience.title) if audience else "",
        translated(kind.title) if kind else "",
        said_minutes(card.minutes) if card.minutes else "",
    )
    about = " · ".join(part for part in parts if part)
    return CardRow(card.code, " ".join(translated(card.text).split()), about, card.hidden)


class CardsModel(QAbstractListModel):
    """Shows the cards of a deck; only those that are others are painted anew."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[CardRow] = []
        self._deck: CardDeck | None = None

    def show_deck(self, deck: CardDeck) -> bool:
        """Show these cards, and say whether there are as many as before, in their places."""
        if deck is self._deck:
            return True
        self._deck = deck
        rows = [card_row(deck, card) for card in deck.cards]
        same = len(rows) == len(self._rows)
        if not same:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return False
        was, self._rows = self._rows, rows
        for number, pair in enumerate(zip(was, rows, strict=True)):
            if pair[0] != pair[1]:
                self.dataChanged.emit(self.index(number), self.index(number))
        return True

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """Return how many cards there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what there is to know about a card."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == WHAT:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.code} {row.text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.text
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that cards can be dragged, and dropped between others."""
        flags = Qt.ItemFlag
        if not index.isValid():
            return flags.ItemIsDropEnabled
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """Say that a card that is dragged is put elsewhere, and no other is made."""
        return Qt.DropAction.MoveAction
