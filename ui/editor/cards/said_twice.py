"""What cards say in two languages, as rows; what is typed over them is asked for."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from facilitator.decks.cards import LONGEST_TEXT, CardDeck
from facilitator.i18n import _
from facilitator.language_names import said_language
from ui.editor.cards.model import ROOT
from ui.editor.row_delegate import Index
from ui.wording import directed, translated

CODE, OWN, OTHER = 0, 1, 2
Role = Qt.ItemDataRole


class SaidTwice(QAbstractTableModel):
    """Cards as rows: code, text, and text in another language. What people type is asked for."""

    asked = Signal(int, int, str)
    """A row, a column, and what was typed there."""

    def __init__(self) -> None:
        super().__init__()
        self._deck: CardDeck | None = None
        self._tag = ""
        self._waiting: dict[tuple[str, int, str], str] = {}
        """What was typed and is too long for a card, by code, column and language."""

    def show_deck(self, deck: CardDeck, tag: str) -> bool:
        """Show these cards in this language besides; say whether there are others than before."""
        if deck is self._deck and tag == self._tag:
            return False
        was = [card.code for card in self._deck.cards] if self._deck else []
        others = was != [card.code for card in deck.cards] or tag != self._tag
        if others:
            self.beginResetModel()
        self._deck, self._tag = deck, tag
        if others:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(len(deck.cards) - 1, OTHER))
        return others

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """Return how many cards there are."""
        return 0 if parent.isValid() or self._deck is None else len(self._deck.cards)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else 3

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        other = said_language(self._tag) if self._tag else _("Another language")
        return [_("Code"), _("What the card says"), other][section]

    def language(self, column: int) -> str:
        """Return the language of a column, by its tag; codes have none."""
        own = self._deck.language if self._deck is not None else ""
        return ("", own, self._tag)[column]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be typed over."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can = index.column() == OWN or (index.column() == OTHER and self._tag)
        return flags | Qt.ItemFlag.ItemIsEditable if can else flags

    def is_too_long(self, index: Index) -> bool:
        """Return whether what stands there waits to be shortened."""
        return self._place(index) in self._waiting

    def _place(self, index: Index) -> tuple[str, int, str]:
        assert self._deck is not None  # noqa: S101 - there are rows
        return (self._deck.cards[index.row()].code, index.column(), self._tag)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what a cell shows, or says to whoever does not see it."""
        if self._deck is None or role not in (
            Role.DisplayRole,
            Role.EditRole,
            Role.AccessibleTextRole,
        ):
            return None
        card = self._deck.cards[index.row()]
        said = card.also.get(self._tag)
        texts = [card.code, translated(card.text), said.text if said else ""]
        text = self._waiting.get(self._place(index), texts[index.column()])
        if role == Role.DisplayRole:
            return directed(text, self.language(index.column()))
        if role == Role.EditRole:
            return text
        return f"{card.code}: {text or _('nothing yet')}"

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        """Ask for what was typed; what is too long for a card waits until it is shortened."""
        text, place = str(value).strip(), self._place(index)
        if role != Role.EditRole or (not text and index.column() == OWN):
            return False
        self._waiting.pop(place, None)
        if len(text) > LONGEST_TEXT:
            self._waiting[place] = text
        self.asked.emit(index.row(), index.column(), text)
        return True
