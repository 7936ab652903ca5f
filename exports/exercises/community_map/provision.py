"""The provision map on paper: the week, the directory, the interview sheet and a thank-you card."""

from collections.abc import Iterator
from dataclasses import replace

from exports.cards import choose_layout
from exports.cards.marks import draw_crop_marks
from exports.document import INK, MM, Document, Page, Rect
from exports.exercises.community_map.base import MapOf
from exports.flow import Flow
from exports.flow_table import DENSE_PADDING, Column
from exports.sheets import ACCENT, PAPERS, RULE, Job
from exports.text_papers import TextPaper, well_filled
from exports.type.wrapping import text_width, wrap
from facilitator.exercises.community_map.document import ProvisionDocument
from facilitator.exercises.community_map.entries import WEEK
from facilitator.exercises.community_map.week import day_names, short_day_names
from facilitator.i18n import _
from facilitator.spoken import spoken_date

TIMETABLE, DIRECTORY, INTERVIEW, THANKS = "timetable", "directory", "interview", "thanks"
WRITING = 11.0
"""The height of a line to write on, in mm."""
ANSWER_LINES = 4
FROM, LARGE_FROM = 0.6, 0.75
"""The share of the hours on a timetable, where a day has one; in large print."""


def has_listed(job: Job) -> bool:
    """Say whether anything happens that may be listed."""
    return bool(MapOf(job).listed)


def asks_what_happens(job: Job) -> bool:
    """Say whether the list of what happens is what this activity is about, or has begun."""
    words = MapOf(job)
    return words.deck.opens == "provision" or bool(words.document.provision)


def timetable_name(job: Job) -> str:
    """Return what the file of the week is called."""
    paper = next(name for name, size in PAPERS.items() if size == job.table_paper)
    return _("timetable {paper}").format(paper=paper)


def timetable(job: Job) -> Document:
    """Return the week: a column for each day, a row for each hour at which something begins."""
    rows = MapOf(job).listed
    paper = TextPaper(
        job, TIMETABLE, _("What happens here"), landscape=True, wall=job.options.least
    )
    flow = paper.flow
    flow.styles = replace(flow.styles, foot=0)
    days = day_names()
    timed = [row for row in rows if row.days]
    taken = {day for row in timed for day in row.days}
    empty = [title for key, title in days.items() if key not in taken]
    if timed and empty:
        flow.paragraph(_("Nothing that we know of: {days}.").format(days=", ".join(empty)))
    if timed:
        hours = Column(_("From"), LARGE_FROM if job.options.large_print else FROM)
        columns = [hours, *_day_columns(flow, hours.share, days)]
        cells = [
            [begins, *(_cell(timed, day, begins) for day in days)] for begins in _begins(timed)
        ]
        flow.table(columns, cells, row_headers=True, dense=True)
    open_yet = [row for row in rows if not row.days]
    if open_yet:
        flow.heading(2, _("On no day of its own"))
        flow.list((row.id, _once(row)) for row in open_yet)
    return paper.finish()


def _day_columns(flow: Flow, hours: float, days: dict[str, str]) -> list[Column]:
    """Return a column for each day, by its short name where a whole one has no room."""
    room = (flow.width / (hours + len(days)) - 2 * DENSE_PADDING) * MM
    words = [word for day in days.values() for word in day.split()]
    fit = all(text_width(word, flow.styles.text, bold=True) <= room for word in words)
    return [Column(day) for day in (days if fit else short_day_names()).values()]


def _begins(rows: list[ProvisionDocument]) -> list[str]:
    """Return the hours at which anything begins, in their order; last, what has no time."""
    hours = sorted({_hour(row) for row in rows}, key=lambda hour: (hour == "", hour))
    return [hour or _("No time") for hour in hours]


def _hour(row: ProvisionDocument) -> str:
    return f"{row.starts[:2]}:00" if row.starts else ""


def _cell(rows: list[ProvisionDocument], day: str, begins: str) -> str:
    own = [r for r in rows if day in r.days and (_hour(r) or _("No time")) == begins]
    return "\n".join(_once(row) for row in sorted(own, key=lambda row: (row.starts, row.what)))


def _once(row: ProvisionDocument) -> str:
    """Say what happens, when and where, as shortly as on a timetable."""
    parts = (_times(row), row.what, row.often, row.place)
    return ", ".join(part for part in parts if part)


def _times(row: ProvisionDocument) -> str:
    return f"{row.starts}–{row.ends}" if row.ends else row.starts


@well_filled
def directory(job: Job) -> Document:
    """Return everything that may be listed: who does it, when, where, and for whom."""
    paper = TextPaper(job, DIRECTORY, _("Directory of what happens here"))
    for row in sorted(MapOf(job).listed, key=lambda row: (row.group_name or row.what).casefold()):
        paper.flow.heading(2, f"{row.id} {row.what}")
        paper.flow.list(_about(row, job.language))
    return paper.finish()


def _about(row: ProvisionDocument, language: str) -> Iterator[str | tuple[str, str]]:
    days = ", ".join(day_names()[day] for day in WEEK if day in row.days)
    when = ", ".join(part for part in (days, _times(row), row.often) if part)
    where = " ".join(part for part in (row.place, f"({row.at})" if row.at else "") if part)
    heard = spoken_date(row.heard_on, language) if row.heard_on else ""
    for label, words in (
        (_("Who"), row.group_name),
        (_("When"), when),
        (_("Where"), where),
        (_("Cost"), row.cost),
        (_("Getting in"), row.access),
        (_("How it helps"), row.helps),
        (_("Last heard"), heard),
    ):
        if words:
            yield (f"{label}:", words)
    if not any((row.group_name, when, where, row.cost, row.access, row.helps, heard)):
        yield _("Nothing more was written down.")


def interview(job: Job) -> Document:
    """Return the sheet for an interview in pairs."""
    paper = TextPaper(job, INTERVIEW, _("Interview sheet"), compact=True)
    flow = paper.flow
    flow.paragraph(_("What happens here that visitors never see?"), bold=True)
    flow.paragraph(_("Fifteen minutes each. Write down what the other says, in their words."))
    for words, lines in _questions():
        paper.gap(words, lines)
    flow.paragraph(
        _("May this be listed, and shown to others?   ☐ yes   ☐ no   ☐ ask me again first")
    )
    return paper.finish()


def _questions() -> list[tuple[str, int]]:
    return [
        (_("What do you do here?"), ANSWER_LINES),
        (_("With which group?"), 1),
        (_("On which days, at what time?"), 1),
        (_("Where?"), 1),
        (_("What does it cost?"), 1),
        (_("Who can get in?"), 1),
        (_("How does it help?"), ANSWER_LINES),
        (_("What is in the way?"), ANSWER_LINES),
        (_("Whom should we thank?"), 1),
    ]


def thank_you_cards(job: Job) -> Document:
    """Return a sheet of cards to thank somebody for something, to be cut."""
    document = job.document(_("Thank-you cards"))
    paper = "letter" if job.options.paper in {"letter", "tabloid"} else "a4"
    layout = choose_layout("a6", paper=paper)
    page = document.add_page(*layout.sheet)
    for place in layout.fronts():
        with document.tag("Sect"):
            if place.turn is None:
                _card(job, page, place.rect)
            else:
                with page.turned(place.turn):
                    _card(job, page, place.rect)
    draw_crop_marks(page, layout)
    return document


def _card(job: Job, page: Page, card: Rect) -> None:
    mono, size = job.options.mono, job.options.least
    ink, area = ("#000000" if mono else INK), card.inset(9)
    large = 1.9 * size
    with page.artifact():
        page.rect(Rect(area.x, area.y, 18, 1.6), fill="#000000" if mono else ACCENT)
    y = area.y + 4 + 0.9 * large / MM
    with page.tag("P"):
        page.text(area.x, y, _("Thank you"), size=large, bold=True, colour=ink)
    y += 0.5 * large / MM
    for label, lines in ((_("To"), 1), (_("For"), 3), (_("From"), 1)):
        y = _lines(page, area, y, (label, size, ink), lines)
    occasion = job.workshop.workshop.title or job.title
    lines_ = wrap(occasion, size, area.width * MM)[:2]
    top = area.bottom - (len(lines_) - 1) * 1.25 * size / MM
    with page.tag("P"):
        page.text(area.x, top, lines_, size=size, leading=1.25 * size, colour=ink)


def _lines(page: Page, area: Rect, y: float, label: tuple[str, float, str], count: int) -> float:
    words, size, ink = label
    for number in range(count):
        y += WRITING
        if number == 0:
            with page.tag("P"):
                page.text(area.x, y - 1.5, words, size=size, colour=ink)
        with page.artifact():
            left = area.x + (16 if number == 0 else 0)
            page.line(left, y, area.right, y, stroke=RULE, line_width=0.3)
    return y
