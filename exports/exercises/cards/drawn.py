"""The cards that were drawn, table by table, for those who want to know what was taken up.

Nothing here says who holds a card, how often it went from hand to hand, or what a table calls its
community; of a card for its own table there is not even the theme.
"""

from exports.cards.words import for_whom, said_on, tongue
from exports.document import Document
from exports.exercises.cards.deck import deck_of, played
from exports.flow_points import Point
from exports.sheets import Job
from exports.text_papers import TextPaper, well_filled
from facilitator.decks import Worded
from facilitator.decks.languages import told_language
from facilitator.exercises.cards.document import DrawDocument
from facilitator.i18n import _, translated


def has_draws(job: Job) -> bool:
    """Say whether anybody holds a card."""
    return any(_held(job))


@well_filled
def drawn(job: Job) -> Document:
    """Return the cards that each table holds."""
    paper = TextPaper(job, "drawn", _("Cards we drew"))
    draws = _held(job)
    tables = {table.number: table.name for table in job.workshop.tables}
    for number in sorted({draw.table_number for draw in draws}):
        if title := _table(number, tables.get(number, "")):
            paper.flow.heading(2, title)
        paper.flow.list(_told(job, draw) for draw in draws if draw.table_number == number)
    return paper.finish()


def _held(job: Job) -> list[DrawDocument]:
    return [draw for draw in played(job).draws if draw.held]


def _table(number: int, name: str) -> str:
    if not number:
        return ""
    plain = _("Table {number}").format(number=number)
    return _("{table}: {name}").format(table=plain, name=name) if name else plain


def _told(job: Job, draw: DrawDocument) -> Point:
    """Return a card's code, and the card in words: its theme and kind, and what it says."""
    deck = deck_of(job)
    card = deck.card(draw.card)
    if card is None:
        return draw.card, _("This card is not in the deck any more.")
    if card.is_for_own_table:
        return _("A card for its own table.")
    kind = deck.kind(card.kind)
    short = deck.theme(card.theme).short
    head = [translated(short)]
    if kind:
        head.append(translated(kind.title))
    if card.audience:
        head.append(for_whom(deck.audience(card.audience)))
    said = said_on(deck, card, job.language)
    return card.code, [
        Worded(" · ".join(head), tongue(deck, short, job.language)),
        Worded(said.text, told_language(said, job.language)),
    ]
