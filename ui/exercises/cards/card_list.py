"""The cards that are rated, by theme: how many slips each has, and which are far apart."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from facilitator.exercises.cards import rating
from facilitator.exercises.cards.tables import CardsBoard
from facilitator.i18n import _, ngettext
from ui.exercises.cards.desk import CardDesk
from ui.exercises.cards.words import MARKS
from ui.wording import translated

CODE: Final = Qt.ItemDataRole.UserRole
TALK: Final = "◆"


def said_slips(count: int) -> str:
    """Return how many slips there are, in words."""
    return ngettext("{count} slip", "{count} slips", count).format(count=count)


class CardList(QListWidget):
    """A line a card, under its theme."""

    chosen = Signal(str)
    """The code of the card that is at hand."""

    def __init__(self, desk: CardDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName(_("Cards to rate"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._moved)

    @property
    def code(self) -> str:
        """The card that is at hand; empty where there is none."""
        item = self.currentItem()
        return str(item.data(CODE) or "") if item is not None else ""

    def refresh(self) -> None:
        """Show the cards that are played, and what they were given."""
        self.ensurePolished()  # going to a card measures every line, as it is dressed by then
        desk = self._desk
        lines = list(self._lines(desk.cards))
        if [code for code, _text in lines] != self._codes():
            here = self.code
            self.blockSignals(True)  # noqa: FBT003
            self.clear()
            for code, _text in lines:
                self.addItem(self._item(code))
            self.blockSignals(False)  # noqa: FBT003
            if not self.go_to(here):
                self.go(1)
        for row, (_code, text) in enumerate(lines):
            item = self.item(row)
            if item.text() != text:
                item.setText(text)

    def _codes(self) -> list[str]:
        return [str(self.item(row).data(CODE)) for row in range(self.count())]

    @staticmethod
    def _item(code: str) -> QListWidgetItem:
        item = QListWidgetItem()
        item.setData(CODE, code)
        if not code:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def _lines(self, board: CardsBoard) -> list[tuple[str, str]]:
        deck, choice = board.cards, board.choice
        found = {each.card: each for each in rating.spreads(board)}
        lines: list[tuple[str, str]] = []
        for theme in deck.themes:
            if choice.themes and theme.key not in choice.themes:
                continue
            cards = [card for card in deck.in_play if card.theme == theme.key]
            if choice.audiences:
                cards = [card for card in cards if card.audience in {"", *choice.audiences}]
            if cards:
                lines.append(("", translated(theme.short)))
            for card in cards:
                audience = deck.audience(card.audience)
                mark = f"{MARKS[audience.mark]} " if audience else ""
                line = f"{mark}{card.code}   {translated(card.text)}"
                if said := self._said(found.get(card.code)):
                    line = f"{line}\n{said}"
                lines.append((card.code, line))
        return lines

    def _said(self, spread: rating.Spread | None) -> str:
        if spread is None:
            return ""
        said = said_slips(spread.answered + spread.dont_know)
        if spread.width < rating.TALK or not self._desk.may_see_spread(spread.card):
            return said
        return _("{slips}: talk about it").format(slips=said)

    def go(self, step: int) -> None:
        """Go to the next card, or to the one before; stay at the ends."""
        row = self.currentRow() + step
        while 0 <= row < self.count():
            if self.item(row).data(CODE):
                self.setCurrentRow(row)
                return
            row += step

    def go_to(self, code: str) -> bool:
        """Go to the card of a code, and say whether it is there."""
        codes = self._codes()
        if not code or code not in codes:
            return False
        self.setCurrentRow(codes.index(code))
        return True

    @property
    def codes(self) -> list[str]:
        """The cards there are, in their order."""
        return [code for code in self._codes() if code]

    def _moved(self) -> None:
        self.chosen.emit(self.code)
