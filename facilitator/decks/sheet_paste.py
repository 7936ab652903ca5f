"""Cards out of a spreadsheet: tab-separated text or CSV, read before anything is taken."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple

from facilitator.clean import clean_text
from facilitator.decks.card_draft import code_for, refuse_text, said_code, with_cards
from facilitator.decks.card_parts import FIELDS, Part, Sort, new_part, parts_of
from facilitator.decks.cards import MOST_CARDS, Card, CardDeck, CardWording
from facilitator.decks.draft import Draft
from facilitator.decks.own_board import change_board
from facilitator.decks.parts import DeckError
from facilitator.decks.sheet_rows import ALSO, MOST_TEXT, USUAL, table
from facilitator.i18n import _, ngettext
from facilitator.language_tags import plain_tag
from facilitator.spreadsheet import Row

LONGEST_NAME: Final = 120
_SORTS: Final[tuple[Sort, ...]] = ("themes", "audiences", "kinds")
_MINUTES: Final = re.compile(r"(\d{1,4})\s*(?:min|minutes|mins|')?\.?", re.IGNORECASE)


class Mistake(NamedTuple):
    """A row that stays out, counted as a spreadsheet counts, and why; 0 is the whole sheet."""

    row: int
    why: str

    def __str__(self) -> str:
        if not self.row:
            return self.why
        return _("Row {number}: {why}").format(number=self.row, why=self.why)


@dataclass
class Sheet:
    """What a sheet brings, for one deck: its cards, and what there is to make for them."""

    cards: list[Card] = field(default_factory=list)
    parts: dict[Sort, list[Part]] = field(default_factory=lambda: {sort: [] for sort in _SORTS})
    """The themes, audiences and kinds that are new."""
    mistakes: list[Mistake] = field(default_factory=list)
    left_out: Sequence[str] = ()
    """What columns are called that are nothing of a card."""


def read_sheet(text: str, deck: CardDeck, like: Card | None = None) -> Sheet:
    """Return what a text from a spreadsheet brings.

    What a row does not say, such as its theme, is as on the card `like`, else the deck's first.
    """
    text = clean_text(text.removeprefix("\ufeff"))
    if len(text) > MOST_TEXT:
        return _refused(_("That is too much text for a deck of cards; paste a part of it."))
    rows, columns, left_out = table(text)
    if not rows:
        return _refused(_("There are no cards in this yet.")) if text.strip() else Sheet()
    room = MOST_CARDS - len(deck.cards)
    if len(rows) > room:
        return _refused(_too_many(len(rows), room))
    if columns is None:
        message = _("Say in the first row what the columns are, such as: {columns}.")
        return _refused(message.format(columns=", ".join(USUAL)))
    return replace(_Reader(deck, like).sheet(rows, columns), left_out=left_out)


def _too_many(rows: int, room: int) -> str:
    """Say that a deck has no room for so many rows, and what to do."""
    if not room:
        message = _("This deck is full: it holds {most} cards. Take some out, then paste.")
        return message.format(most=MOST_CARDS)
    message = ngettext(
        "This is {count} row. A deck holds at most {most} cards, and this one has room for "
        "{room}; paste fewer.",
        "These are {count} rows. A deck holds at most {most} cards, and this one has room for "
        "{room}; paste fewer.",
        rows,
    )
    return message.format(count=rows, most=MOST_CARDS, room=room)


def with_sheet(draft: Draft, key: str, sheet: Sheet, after: int) -> Draft:
    """Take what a sheet brings below a card, with all that is new for it."""
    deck = draft.boards[key]
    assert isinstance(deck, CardDeck), key  # noqa: S101 - it was read for one
    cards = [*deck.cards[: after + 1], *sheet.cards, *deck.cards[after + 1 :]]
    new: dict[str, Any] = {
        sort: [*parts_of(deck, sort), *parts] for sort, parts in sheet.parts.items() if parts
    }
    return with_cards(change_board(draft, key, **new) if new else draft, key, cards)


def _refused(why: str) -> Sheet:
    return Sheet(mistakes=[Mistake(0, why)])


class _Reader:
    """Makes cards of rows, one after another."""

    def __init__(self, deck: CardDeck, like: Card | None) -> None:
        self._deck, self._found = deck, Sheet()
        self._like = like or Card(code="1", theme=deck.themes[0].key, text="-")
        self._codes = {card.code for card in deck.cards}
        self._known = {sort: _by_name(parts_of(deck, sort)) for sort in _SORTS}

    def sheet(self, rows: Sequence[Row], columns: Sequence[str]) -> Sheet:
        said = [(number, dict(zip(columns, cells, strict=False))) for number, cells in rows]
        named = [(number, row, row.get("code", "")) for number, row in said]
        self._reserve(code for _number, _row, code in named if code)
        for number, row, _code in named:
            try:
                self._found.cards.append(self._card(row))
            except DeckError as error:
                self._found.mistakes.append(Mistake(number, str(error)))
        self._drop_unused()
        return self._found

    def _reserve(self, codes: Iterator[str]) -> None:
        """Keep codes that rows bring from being made up for rows above them."""
        self._asked: set[str] = set()
        for code in codes:
            try:
                self._asked.add(said_code(code))
            except DeckError:
                continue  # its row says so

    def _card(self, row: Mapping[str, str]) -> Card:
        text = row.get("text", "")
        if not text:
            raise DeckError(_("There is no text on this card; write some."))
        refuse_text(text)
        minutes, also = _minutes(row.get("minutes", "")), _also(row, self._deck.language)
        code = self._own_code(row.get("code", ""))
        theme, audience, kind = (self._part(sort, row.get(FIELDS[sort])) for sort in _SORTS)
        code = code or self._made_up(theme)
        self._codes.add(code)
        return Card(
            code=code,
            theme=theme,
            audience=audience,
            kind=kind,
            text=text,
            minutes=minutes,
            also=also,
        )

    def _own_code(self, said: str) -> str:
        if not said:
            return ""
        code = said_code(said)
        if code in self._codes:
            raise DeckError(
                _("There is a card {code} already; give this one another code.").format(code=code)
            )
        return code

    def _made_up(self, key: str) -> str:
        themes = [*self._deck.themes, *self._found.parts["themes"]]
        theme = next(each for each in themes if each.key == key)
        cards = [*self._deck.cards, *self._found.cards]
        last = next((card.code for card in reversed(cards) if card.theme == key), "")
        return code_for(theme, self._codes | self._asked, last)  # type: ignore[arg-type]

    def _part(self, sort: Sort, said: str | None) -> str:
        """Return the key of a theme, an audience or a kind, which is made where it is new."""
        if said is None or (sort == "themes" and not said):
            return str(getattr(self._like, FIELDS[sort]))
        if not said:
            return ""
        name = " ".join(said.split())
        if len(name) > LONGEST_NAME:
            message = _("“{name}…” is too long for a name; shorten it.")
            raise DeckError(message.format(name=name[:24]))
        known = self._known[sort]
        if name.casefold() not in known:
            made = self._found.parts[sort]
            both = self._deck.model_copy(update={sort: [*parts_of(self._deck, sort), *made]})
            part = new_part(both, sort, name)
            made.append(part)
            known.update(_by_name([part]))
            known[name.casefold()] = part.key
        return known[name.casefold()]

    def _drop_unused(self) -> None:
        """Make nothing for rows that stay out."""
        for sort, parts in self._found.parts.items():
            used = {getattr(card, FIELDS[sort]) for card in self._found.cards}
            self._found.parts[sort] = [part for part in parts if part.key in used]


def _by_name(parts: Sequence[Part]) -> dict[str, str]:
    """Return the keys of parts by whatever people may call them."""
    names: dict[str, str] = {}
    for name in ("letter", "short", "key", "title"):  # the title wins
        for part in parts:
            if said := getattr(part, name, ""):
                names[said.casefold()] = part.key
    return names


def _also(row: Mapping[str, str], own: str) -> dict[str, CardWording]:
    """Return what a row says in other languages than the deck's own, by their tags."""
    said = {
        name.removeprefix(ALSO): text
        for name, text in row.items()
        if name.startswith(ALSO) and text and plain_tag(name.removeprefix(ALSO)) != plain_tag(own)
    }
    for text in said.values():
        refuse_text(text)
    return {tag: CardWording(text=text) for tag, text in said.items()}


def _minutes(said: str) -> int | None:
    if not said:
        return None
    found = _MINUTES.fullmatch(said)
    if found is None or not 1 <= int(found[1]) <= 600:
        message = _("“{said}” is no number of minutes from 1 to 600; type such a number.")
        raise DeckError(message.format(said=said[:20]))
    return int(found[1])
