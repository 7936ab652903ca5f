"""The cards that were drawn, table by table, for those who want to know what was taken up."""

from exports.document import Document
from exports.exercises.cards.deck import deck_of, played
from exports.sheets import Job
from exports.text_papers import TextPaper, well_filled
from facilitator.exercises.cards.document import DrawDocument
from facilitator.i18n import _, ngettext


def has_draws(job: Job) -> bool:
    """Say whether anybody holds a card."""
    return any(_held(job))


@well_filled
def drawn(job: Job) -> Document:
    """Return the cards that each table holds."""
    paper = TextPaper(job, "drawn", _("Cards we drew"))
    draws = _held(job)
    communities = {each.table_number: each.name for each in played(job).communities}
    tables = {table.number: table.name for table in job.workshop.tables}
    for number in sorted({draw.table_number for draw in draws}):
        if title := _table(number, tables.get(number, "")):
            paper.flow.heading(2, title)
        if community := communities.get(number):
            paper.flow.paragraph(_("My community: {name}").format(name=community), bold=True)
        paper.flow.list(
            (draw.card, _told(job, draw)) for draw in draws if draw.table_number == number
        )
    return paper.finish()


def _held(job: Job) -> list[DrawDocument]:
    return [draw for draw in played(job).draws if draw.held]


def _table(number: int, name: str) -> str:
    if not number:
        return ""
    plain = _("Table {number}").format(number=number)
    return _("{table}: {name}").format(table=plain, name=name) if name else plain


def _told(job: Job, draw: DrawDocument) -> str:
    """Return a card in words: its theme and kind, what it says, and whether it changed hands."""
    deck = deck_of(job)
    card = deck.card(draw.card)
    if card is None:
        return _("This card is not in the deck any more.")
    audience, kind = deck.audience(card.audience), deck.kind(card.kind)
    head = [deck.theme(card.theme).short]
    if kind:
        head.append(kind.title)
    if audience:
        head.append(_("for {audience}").format(audience=audience.title))
    said = [" · ".join(head), card.text]
    if draw.passed_on:
        times = ngettext("Traded {count} time", "Traded {count} times", draw.passed_on)
        said.append(times.format(count=draw.passed_on))
    return "\n".join(said)
