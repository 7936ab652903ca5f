"""The cards that a spreadsheet would bring, as a table to look at."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from facilitator.decks.cards import Card, CardDeck
from facilitator.decks.sheet_paste import Sheet
from facilitator.i18n import _
from ui.editor.cards.model import ROOT
from ui.editor.row_delegate import Index
from ui.theme import Theme


class ComingCards(QTableView):
    """The cards that would come."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._cards = _Coming()
        self.setModel(self._cards)
        self.setAccessibleName(_("The cards that would come"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setStyleSheet("QTableView::item { padding: 0 6px; }")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.to_press(30))
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        for column, width in enumerate((96, 140, 140, 96)):
            header.resizeSection(column, theme.px(width))

    def show_cards(self, deck: CardDeck, sheet: Sheet) -> None:
        """Show these."""
        self._cards.show_cards(deck, sheet)


class _Coming(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._cards: list[Card] = []
        self._names: dict[str, dict[str, str]] = {}

    def show_cards(self, deck: CardDeck, sheet: Sheet) -> None:
        self.beginResetModel()
        self._cards = sheet.cards
        self._names = {
            "theme": {each.key: each.title for each in [*deck.themes, *sheet.parts["themes"]]},
            "audience": {
                each.key: each.title for each in [*deck.audiences, *sheet.parts["audiences"]]
            },
            "kind": {each.key: each.title for each in [*deck.kinds, *sheet.parts["kinds"]]},
        }
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._cards)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else 5

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return [_("Code"), _("Theme"), _("For"), _("Kind"), _("Text")][section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        card = self._cards[index.row()]
        said: Sequence[str] = [
            card.code,
            *(self._names[name].get(getattr(card, name), "") for name in self._names),
            " ".join(card.text.split()),
        ]
        return said[index.column()]
