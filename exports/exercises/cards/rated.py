"""How cards were rated: how far apart people are, and what they have seen."""

from collections.abc import Iterator
from contextlib import nullcontext

from exports.cards.words import coded, in_a_row, scale_words, tongue
from exports.document import MM, Document, Rect
from exports.exercises.cards.deck import deck_of, played
from exports.flow import Flow
from exports.flow_table import PADDING, Column, Table
from exports.sheets import TINTS, Job
from exports.text_papers import TextPaper, well_filled
from exports.type.wrapping import text_width, wrap
from facilitator.decks import Worded
from facilitator.decks.cards import Card
from facilitator.exercises.cards.document import EvidenceDocument, RatingDocument
from facilitator.exercises.cards.rating import TALK, Spread, spread_of
from facilitator.i18n import _, translated

CARD_SHARE = 5.0
"""The width of a card's text, in widths of a score."""


def has_ratings(job: Job) -> bool:
    """Say whether a card was rated."""
    return bool(_rated(job))


def has_evidence(job: Job) -> bool:
    """Say whether anybody said where they have seen something."""
    return any(_evidence(job))


def spread_chart(job: Job) -> Document:
    """Return how many gave each card each score; the band reaches from the lowest to the highest.

    No average: where people are far apart, that is worth talking about.
    """
    paper = TextPaper(job, "spread", _("What we see"), landscape=True)
    flow, deck = paper.flow, deck_of(job)
    flow.paragraph(
        _("The figures say how many gave each score. The band goes from the lowest to the highest.")
    )
    scores = [step.score for step in deck.scale]
    steps, unknown = scale_words(deck, job.language), Worded(_("? Don’t know"))
    titles = [*steps, unknown]
    if not _have_room([title.text for title in titles], flow):
        for said in in_a_row(titles):
            flow.paragraph(said.text, language=said.language)
        titles = [title._replace(text=title.text.split()[0]) for title in titles]
    columns = [Column(title.text, language=title.language) for title in titles]
    columns.insert(0, Column(_("Card"), CARD_SHARE))
    chart = _Chart(job, flow, Table(flow.styles, columns, flow.width), scores)
    chart.draw(_rated(job))
    return paper.finish()


def _have_room(titles: list[str], flow: Flow) -> bool:
    """Say whether the words of these headings stand unbroken over their columns."""
    room = (flow.width / (CARD_SHARE + len(titles)) - 2 * PADDING) * MM
    words = [word for title in titles for word in title.split()]
    return all(text_width(word, flow.styles.text, bold=True) <= room for word in words)


class _Chart:
    """A table with a band behind each row's figures."""

    def __init__(self, job: Job, flow: Flow, table: Table, scores: list[int]) -> None:
        self.job = job
        self.flow = flow
        self.table = table
        self.scores = scores

    def draw(self, rated: list[tuple[Card, Spread]]) -> None:
        """Draw a row for each card; the header is repeated overleaf."""
        flow, table = self.flow, self.table
        flow.keep(table.header_height + 20)
        with flow.document.tag("Table"):
            flow.y = table.header(flow.page, flow.left, flow.y)
            for card, spread in rated:
                self._row(card, spread)

    def _row(self, card: Card, spread: Spread) -> None:
        flow, table = self.flow, self.table
        said, own = coded(deck_of(self.job), card, self.job.language)
        talk = [_("Worth talking about")] if spread.width >= TALK else []
        high = table.height(["\n".join([said, *talk])], 0, row_headers=False)
        if high > flow.room:
            flow.page_break()
            with flow.page.artifact():
                flow.y = table.repeated_header(flow.page, flow.left, flow.y)
        page, top = flow.page, flow.y
        self._band(spread, high)
        with flow.document.tag("TR"):
            with page.tag("TH", scope="Row"):
                lines = wrap(said, flow.styles.text, (table.widths[0] - 2 * PADDING) * MM)
                with page.tag("Span", language=own) if own else nullcontext():
                    table.set_cell(page, flow.left, top, 0, lines, bold=False)
                down = len(lines) * table.leading / MM
                table.set_cell(page, flow.left, top + down, 0, talk, bold=True)
            counts = [*(spread.counts.get(score, 0) for score in self.scores), spread.dont_know]
            for place, count in enumerate(counts, 1):
                with page.tag("TD"):
                    self._count(place, count, top + high / 2)
        flow.y = table.end_row(page, flow.left, top, len(lines) + len(talk), 0)

    def _count(self, place: int, count: int, middle: float) -> None:
        """Set how many there are, large and in the middle of its column."""
        if not count:
            return
        flow, widths = self.flow, self.table.widths
        size = 1.3 * flow.styles.text
        x = flow.left + sum(widths[:place]) + widths[place] / 2
        y = middle + 0.35 * size / MM
        colour = flow.styles.ink
        flow.page.text(x, y, str(count), size=size, bold=True, colour=colour, align="centre")

    def _band(self, spread: Spread, high: float) -> None:
        """Draw from the lowest to the highest score; where they are far apart, with an edge."""
        if spread.least not in self.scores or spread.most not in self.scores:
            return
        first, last = self.scores.index(spread.least), self.scores.index(spread.most)
        widths, flow = self.table.widths, self.flow
        left = flow.left + sum(widths[: first + 1])
        band = Rect(left, flow.y + 1.2, sum(widths[first + 1 : last + 2]), high - 2.4)
        mono, far = self.job.options.mono, spread.width >= TALK
        tint = TINTS["lemon" if far else "mint"]
        edge = flow.styles.ink if mono or far else tint.edge
        flow.page.rect(
            band.inset(0.4),
            radius=1.5,
            fill=None if mono else tint.fill,
            stroke=edge,
            line_width=0.6 if far else 0.25,
        )


def evidence_book(job: Job) -> Document:
    """Return what people have seen, card by card."""
    return well_filled(_evidence_book)(job)


def _evidence_book(job: Job) -> Document:
    paper = TextPaper(job, "evidence", _("What we have seen"))
    deck, seen = deck_of(job), _evidence(job)
    for theme in deck.themes:
        cards = [card for card in deck.cards if card.theme == theme.key]
        told = [card for card in cards if card.code in {each.card for each in seen}]
        if told:
            own = tongue(deck, theme.title, job.language)
            paper.flow.heading(2, translated(theme.title), language=own)
        for card in told:
            said, own = coded(deck, card, job.language)
            paper.flow.heading(3, said, language=own)
            paper.flow.list(_told(each) for each in seen if each.card == card.code)
    return paper.finish()


def _told(evidence: EvidenceDocument) -> str:
    if not evidence.table_number:
        return evidence.text
    table = _("Table {number}").format(number=evidence.table_number)
    return f"{evidence.text} ({table})"


def _evidence(job: Job) -> list[EvidenceDocument]:
    """Return what may be printed: what is private or stays in the room does neither."""
    deck = deck_of(job)
    every = played(job).evidence
    return [each for each in every if each.visibility == "public" and deck.card(each.card)]


def _rated(job: Job) -> list[tuple[Card, Spread]]:
    return list(_spreads(job))


def _spreads(job: Job) -> Iterator[tuple[Card, Spread]]:
    """Yield the cards that were rated, in the order of the deck."""
    rows: dict[str, list[RatingDocument]] = {}
    for row in played(job).ratings:
        rows.setdefault(row.card, []).append(row)
    for card in deck_of(job).cards:
        if card.code in rows:
            yield card, spread_of(card.code, rows[card.code])
