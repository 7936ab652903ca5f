"""How the cards of a deck are printed: their size, and on which sheet, before anything is drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget
from sqlmodel import Session

from facilitator.decks import CARDS, parse_deck
from facilitator.decks.cards import CardDeck
from facilitator.i18n import _, ngettext
from facilitator.workshop import Activity, StoredDeck
from ui.heard import name_choice
from ui.theme import dress

if TYPE_CHECKING:
    from exports.cards import CardPrint, Layout

SIZES: Final = ("a6", "poker", "tarot", "a7")
"""The sizes of card, the usual one first."""


def card_decks(session: Session, activities: Sequence[Activity]) -> dict[int, CardDeck]:
    """Return the decks of cards in play, by the activity's number, counted from 1."""
    decks = {}
    for number, activity in enumerate(activities, start=1):
        if activity.exercise == CARDS:
            deck = parse_deck(session.get_one(StoredDeck, activity.deck_id).source)
            if isinstance(deck, CardDeck):
                decks[number] = deck
    return decks


class CardsOnPaper(QWidget):
    """Asks for the size of the cards and their sheet, and says which of them do not fit."""

    def __init__(self, decks: Mapping[int, CardDeck]) -> None:
        super().__init__()
        self._decks = decks
        self._shown = list(decks.values())
        self._paper, self._large_print, self._mono = "", False, False
        self.setAccessibleName(_("Cards"))
        self._make_parts()
        self._lay_out()
        self.sheet.currentIndexChanged.connect(self._size_chosen)
        self.fold.toggled.connect(self._refill)
        self.print_shop.toggled.connect(self._shop_chosen)
        self.codes.toggled.connect(self._say)
        self.setFocusProxy(self.sheet)

    def _make_parts(self) -> None:
        self.sheet = QComboBox()
        name_choice(self.sheet, _("Size of the cards, and their sheet"))
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.fold = QCheckBox(_("Front beside back, to fold over: for one-sided printers"))
        self.print_shop = QCheckBox(_("For a print shop: one side a page, with bleed"))
        self.crop_marks = QCheckBox(_("Crop marks on these pages"))
        self.crop_marks.hide()
        self.codes = QCheckBox(_("A small square code on each card"))
        self._why = QLabel(
            _(
                "It holds the deck and the card, and nothing else. "
                "It is off, since people ask whether they are tracked."
            ),
            wordWrap=True,
        )
        dress(self._why, role="small")
        self._fits = QLabel(wordWrap=True)
        self._fits.setTextFormat(Qt.TextFormat.PlainText)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        left = Qt.AlignmentFlag.AlignLeft
        column.addWidget(self.sheet, 0, left)
        column.addWidget(self._fits)
        for box in (self.fold, self.print_shop, self.crop_marks, self.codes):
            column.addWidget(box, 0, left)
        column.addWidget(self._why)

    # What is printed

    def is_for(self, number: int | None) -> bool:
        """Say whether there are cards in an activity, by its number; None is all of them."""
        return bool(self._decks) if number is None else number in self._decks

    def show_activity(self, number: int | None) -> None:
        """Be about the cards of an activity; None is all of them."""
        decks = self._decks
        self._shown = [decks[each] for each in decks if number in {None, each}]
        self._say()

    def show_paper(self, paper: str) -> None:
        """Offer the sheets that go with the paper of the posters."""
        if paper != self._paper:
            self._paper = paper
            self._refill()

    def show_looks(self, *, large_print: bool, mono: bool) -> None:
        """Take into account how everything is printed."""
        self._large_print, self._mono = large_print, mono
        self._say()

    def options(self) -> dict[str, Any]:
        """Return what was chosen, as fields of PrintOptions."""
        return {
            "cards": self.sheet.currentData(),
            "fold": self.fold.isChecked() and not self.print_shop.isChecked(),
            "print_shop": self.print_shop.isChecked(),
            "crop_marks": self.print_shop.isChecked() and self.crop_marks.isChecked(),
            "card_codes": self.codes.isChecked(),
        }

    # What is offered

    def _shop_chosen(self, on: bool) -> None:  # noqa: FBT001
        self.fold.setDisabled(on)
        self.crop_marks.setVisible(on)
        self._refill()

    def _refill(self) -> None:
        """Offer what goes with the paper and with what is ticked; the size stays, if it can."""
        chosen, size = self.sheet.currentData(), self._layouts.get(self.sheet.currentData())
        shop = self.print_shop.isChecked()
        fold = self.fold.isChecked() and not shop
        offered = list(_offered(self._paper, fold=fold, one_of_each=shop))
        self.sheet.blockSignals(True)  # noqa: FBT003 - it is said once, below
        self.sheet.clear()
        for layout in offered:
            self.sheet.addItem(_size_said(layout) if shop else _sheet_said(layout), layout.id)
        ids = [layout.id for layout in offered]
        alike = (each.id for each in offered if size is not None and each.size == size.size)
        self.sheet.setCurrentIndex(ids.index(chosen if chosen in ids else next(alike, ids[0])))
        self.sheet.blockSignals(False)  # noqa: FBT003
        self._say()

    @property
    def _layouts(self) -> "dict[str, Layout]":
        from exports.cards import layouts

        return layouts()

    def _size_chosen(self, _place: int) -> None:
        self._say()

    # What fits

    def _say(self, _on: bool = False) -> None:  # noqa: FBT001, FBT002
        """Say which cards do not fit, and on what they do."""
        if self.sheet.currentData() is None:
            return
        from exports.cards import misfitting

        chosen, said = self._card_print()
        for deck in self._shown:
            said += misfitting(deck, chosen)
        count = sum(len(deck.in_play) for deck in self._shown)
        fits = ngettext("The card fits.", "All {count} cards fit.", count).format(count=count)
        dress(self._fits, role="strong" if said else "muted")
        takes = [_sheets_said(self._shown, chosen)] if count else []
        self._fits.setText("\n".join([*(said or [fits]), *takes]))

    def _card_print(self) -> "tuple[CardPrint, list[str]]":
        """Return how the cards will be printed, and what is not as it was asked for."""
        from exports.exercises.cards.deck import print_of
        from exports.sheets import PrintOptions

        chosen = PrintOptions(self._paper, self._large_print, self._mono)
        return print_of(replace(chosen, **self.options()))


def _offered(paper: str, *, fold: bool, one_of_each: bool) -> "Iterator[Layout]":
    """Yield the layouts that go with a paper, by size; A4 goes with everything but Letter."""
    from exports.cards import layouts

    papers = {"letter": {"letter"}, "tabloid": {"letter"}, "a4": {"a4"}}.get(paper, {"a4", "a3"})
    own = [each for each in layouts().values() if each.fold == fold and each.paper in papers]
    for size in SIZES:
        some = [each for each in own if each.size == size]
        yield from some[:1] if one_of_each else some


def _sheets_said(decks: Sequence[CardDeck], chosen: "CardPrint") -> str:
    """Return how much paper these cards take, with the one about each deck."""
    counts = [len(deck.in_play) + bool(deck.about) for deck in decks]
    if chosen.print_shop:
        pages = 2 * sum(counts)
        said = ngettext("It makes {count} page.", "It makes {count} pages.", pages)
        return said.format(count=pages)
    sheets = sum(-(-count // chosen.layout.count) for count in counts)
    if chosen.layout.fold:
        said = ngettext(
            "It takes {count} sheet, printed on one side.",
            "It takes {count} sheets, printed on one side.",
            sheets,
        )
    else:
        said = ngettext(
            "It takes {count} sheet, printed on both sides.",
            "It takes {count} sheets, printed on both sides.",
            sheets,
        )
    return said.format(count=sheets)


def _sheet_said(layout: "Layout") -> str:
    from exports.cards.styles import size_title

    said = ngettext("{size}: {count} on {paper}", "{size}: {count} on {paper}", layout.count)
    paper = _("Letter") if layout.paper == "letter" else layout.paper.upper()
    said = said.format(size=size_title(layout.size), count=layout.count, paper=paper)
    return said if layout.gap else _("{cards}, edge to edge").format(cards=said)


def _size_said(layout: "Layout") -> str:
    from exports.cards.styles import size_title

    size, card = size_title(layout.size), layout.card
    return _("{size}: {width:g} × {height:g} mm").format(
        size=size, width=card.width, height=card.height
    )
