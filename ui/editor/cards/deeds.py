"""What people do with the cards of a deck: add, double, hide, remove, move, take from a sheet."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QApplication

from facilitator.decks.card_draft import (
    add_card,
    change_card,
    double_card,
    move_card,
    remove_card,
)
from facilitator.decks.sheet_paste import Sheet, with_sheet
from facilitator.i18n import _, ngettext
from ui.editor.cards.card_list import CardList
from ui.editor.cards.hand import CardsInHand
from ui.focus import open_over
from ui.message_bar import announce
from ui.theme import Theme


class CardDeeds(QObject):
    """Does with the card in hand what people want, as one step each to take back."""

    added = Signal()
    """There is a card to be written."""

    def __init__(
        self, hand: CardsInHand, cards: CardList, theme: Theme, flush: Callable[[], None]
    ) -> None:
        """`flush` takes what is being typed into the deck, before anything else happens."""
        super().__init__(cards)
        self.hand, self._list, self._theme, self._flush = hand, cards, theme, flush

    def add(self) -> None:
        """Put a card below the one in hand."""
        self._flush()
        hand, at = self.hand, self.hand.at
        if hand.do(_("Add card"), lambda draft: add_card(draft, hand.key, at), at=at + 1):
            self.added.emit()

    def double(self) -> None:
        """Have the card in hand twice."""
        self._flush()
        hand, at = self.hand, self.hand.at
        hand.do(_("Double card"), lambda draft: double_card(draft, hand.key, at), at=at + 1)

    def hide(self) -> None:
        """Hide the card in hand, or show it again."""
        self._flush()
        hand, at, hidden = self.hand, self.hand.at, self.hand.card.hidden
        label = _("Show card") if hidden else _("Hide card")
        hand.do(label, lambda draft: change_card(draft, hand.key, at, hidden=not hidden), at=at)
        said = _("{code} is hidden") if not hidden else _("{code} shows again")
        announce(self._list, said.format(code=hand.card.code))

    def remove(self) -> None:
        """Take the card in hand out of the deck."""
        self._flush()
        hand, at = self.hand, self.hand.at
        hand.do(_("Remove card"), lambda draft: remove_card(draft, hand.key, at), at=at)
        self._list.setFocus()

    def move(self, by: int) -> None:
        """Put the card in hand so many places lower."""
        at = self.hand.at
        if 0 <= at + by < len(self.hand.deck.cards):
            self.move_to(at, at + by)

    def move_to(self, at: int, to: int) -> None:
        """Put a card in another place, counted without it."""
        self._flush()
        hand = self.hand
        hand.do(_("Move card"), lambda draft: move_card(draft, hand.key, at, to), at=to)
        place = _("{code}, in place {number}").format(code=hand.card.code, number=to + 1)
        announce(self._list, place)

    # From a spreadsheet

    def paste(self) -> None:
        """Look at what the clipboard would bring."""
        data: QMimeData | None = QApplication.clipboard().mimeData()
        self.ask_for_sheet(data.text() if data is not None and data.hasText() else "")

    def ask(self) -> None:
        """Ask for rows of a spreadsheet."""
        self.ask_for_sheet("")

    def ask_for_sheet(self, text: str) -> None:
        """Ask for rows of a spreadsheet, and show what they would bring."""
        from ui.editor.cards.sheet_dialog import SheetDialog

        self._flush()
        dialog = SheetDialog(self.hand, self._theme, self._list.window(), text)
        dialog.taken.connect(self._take_sheet)
        open_over(dialog, self._list.setFocus)

    def _take_sheet(self, sheet: Sheet) -> None:
        hand, at, count = self.hand, self.hand.at, len(sheet.cards)
        label = ngettext("Take {count} card", "Take {count} cards", count).format(count=count)
        hand.do(label, lambda draft: with_sheet(draft, hand.key, sheet, at), at=at + 1)
