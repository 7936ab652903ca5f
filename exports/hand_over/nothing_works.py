"""“If nothing works”: one page with which the day is run from paper alone."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from exports.document import MM, Document
from exports.flow_table import DENSE_PADDING, Column
from exports.log_book import entries
from exports.session.day import PlannedActivity, PlannedDay, PlannedLine
from exports.sheets import Job
from exports.text_papers import TextPaper
from exports.type.wrapping import wrap
from facilitator.agreement import agreement
from facilitator.decks import CARDS
from facilitator.i18n import _, ngettext
from facilitator.spoken import spoken_date

KEY: Final = "paper_only"
SHARES, LARGE_SHARES = (1.3, 6.55, 3.15), (1.95, 5.75, 3.3)
"""The widths of when, what, and what may go, in parts; in large print, times are wider."""


class Detail(NamedTuple):
    """How many lines of a prompt are said, and of what lies on the tables; how close they are."""

    lines: int
    tables: int
    leading: float


DETAILS: Final = tuple(
    Detail(lines, tables, leading)
    for lines, tables in ((2, 2), (2, 1), (2, 0), (1, 0))
    for leading in (1.35, 1.25, 1.15)
)
"""What is tried until it fits on one side, the most that is said first."""
ENDS: Final = re.compile(r"[.?!…।؟](?= )")
"""Where a sentence ends within a text."""
LEAST: Final = 0.5
"""Whole sentences that say less than this of what has room give way to the first words."""
SIDES: Final = 2
"""Both sides of a sheet, where one is too little."""


def nothing_works(job: Job) -> Document:
    """Return the page: times, what may go, what to ask, and what to bring away."""
    two_sides = None
    for detail in DETAILS:
        drawn = _drawn(job, detail)
        if len(drawn.pages) == 1:
            return drawn
        if two_sides is None and len(drawn.pages) <= SIDES:
            two_sides = drawn
    return two_sides or drawn


def _drawn(job: Job, detail: Detail) -> Document:
    day = PlannedDay(job.workshop)
    paper = TextPaper(_closer(job, detail), KEY, _("If nothing works"), compact=True)
    flow = paper.flow
    flow.paragraph(
        _("No screen, no laptop: this page and pens are enough. {when}").format(when=_when(day))
    )
    questions = ", ".join(part.title for part in agreement().parts)
    flow.paragraph(
        _("Before anybody writes, ask four questions; no is a good answer: {questions}.").format(
            questions=questions
        )
    )
    flow.heading(2, _("The day"))
    columns = [_("When"), _("What, and what to say"), _("When time is short")]
    rows = list(_rows(day, paper, detail))
    flow.table(
        [Column(title, share) for title, share in zip(columns, _shares(job), strict=True)],
        rows,
        row_headers=True,
        dense=True,
    )
    flow.heading(2, _("Before people leave"))
    flow.list(_at_the_end(job))
    flow.heading(2, _("Whom to ring, and when we meet again"))
    for whom in _to_ring(job):
        paper.gap(whom)
    return paper.finish()


def _closer(job: Job, detail: Detail) -> Job:
    closer = Job(job.workshop, job.number, job.options)
    closer.leading = detail.leading
    return closer


def _shares(job: Job) -> tuple[float, ...]:
    return LARGE_SHARES if job.options.large_print else SHARES


def _when(day: PlannedDay) -> str:
    if day.has_times:
        return _("We begin at {begin} and end at {end}.").format(begin=day.begin, end=day.end)
    return ngettext(
        "{count} minute in all; times count from the beginning.",
        "{count} minutes in all; times count from the beginning.",
        day.minutes,
    ).format(count=day.minutes)


# The day


def _rows(day: PlannedDay, paper: TextPaper, detail: Detail) -> Iterator[Sequence[str]]:
    """Yield the activities; the steps, where there is only one."""
    running = [each for each in day.activities if not each.left_out]
    if len(running) == 1:
        for line in running[0].lines:
            if not line.plan.state:
                what = _what(line.title, [line], paper, detail)
                yield _when_to(day.clock(line.timing.start), line.minutes), what, _fate(line)
        return
    for activity in running:
        what = _what(activity.title, _running(activity), paper, detail)
        starts = activity.activity.starts
        pinned = _("Begins at {time}, whatever happens.").format(time=starts) if starts else ""
        fate = " ".join(part for part in (pinned, _fates(activity)) if part)
        yield _when_to(day.begins(activity), activity.minutes), what, fate


def _when_to(time: str, minutes: int) -> str:
    """Return when something begins, and below that for how long it is."""
    return "\n".join((time, _("{minutes} min").format(minutes=minutes)))


def _running(activity: PlannedActivity) -> list[PlannedLine]:
    return [line for line in activity.lines if not line.plan.state]


def _what(title: str, lines: Sequence[PlannedLine], paper: TextPaper, detail: Detail) -> str:
    """Return what is done and said: the prompt of what takes longest, and what lies on tables."""
    longest = max(lines, key=lambda line: line.minutes)
    if longest.prompt:
        words = [title, _short(longest.prompt, paper, detail.lines, _("“{words}”"))]
    else:
        words = [title, _short(longest.step.do if longest.step else "", paper, detail.lines)]
    if detail.tables:
        laid = next((line.step.on_paper for line in lines if line.step and line.step.on_paper), "")
        words.append(_short(laid, paper, detail.tables))
    return "\n".join(part for part in words if part)


def _short(text: str, paper: TextPaper, most: int, frame: str = "{words}") -> str:
    """Return as many whole sentences of a text as fit on so many lines, else its first words."""
    flow = paper.flow
    shares = _shares(paper.job)
    width = (flow.width * shares[1] / sum(shares) - 2 * DENSE_PADDING) * MM

    def fits(words: str) -> bool:
        return len(wrap(frame.format(words=words), flow.styles.text, width)) <= most

    plain = " ".join(text.split())
    ends = [found.end() for found in ENDS.finditer(plain)]
    said = next((plain[:end] for end in [len(plain), *reversed(ends)] if fits(plain[:end])), "")
    words = plain.split(" ")
    while len(words) > 1 and not fits(" ".join(words) + " …"):
        words.pop()
    cut = " ".join(words) + " …"
    if said != plain and len(said) < LEAST * len(cut):
        said = cut
    return frame.format(words=said) if plain else ""


def _fates(activity: PlannedActivity) -> str:
    """Return what may become of an activity when time runs short."""
    lines = _running(activity)
    if len(lines) == 1:
        return _fate(lines[0])
    going = [line for line in lines if line.plan.can_go or line.plan.role == "buffer"]
    least = sum(line.plan.least or line.minutes for line in lines if line not in going)
    said = []
    if len(going) == len(lines):
        return _("Can go.")
    if going:
        titles = "; ".join(line.title for line in going)
        said.append(_("Can go: {steps}.").format(steps=titles))
    if least < activity.minutes:
        said.append(_("Least: {minutes} min.").format(minutes=least))
    return " ".join(said) or _("Keep it.")


def _fate(line: PlannedLine) -> str:
    """Return what may become of a step when time runs short."""
    plan = line.plan
    if plan.role == "buffer":
        return _("Spare time: it goes first.")
    said = [_("Least: {minutes} min.").format(minutes=plan.least)] if plan.least else []
    said += [_("Can go.")] if plan.can_go else []
    return " ".join(said) or _("Keep it.")


# The end, and after


def _at_the_end(job: Job) -> Iterator[str]:
    """Yield what is collected, promised and agreed before people leave."""
    yield _(
        "Collect every sheet and card; write the table’s number and the activity on each, and no "
        "names. Photograph walls before they come down."
    )
    if any(each.exercise == CARDS for each in job.workshop.activities):
        yield _("Write down which cards were drawn at which table: their codes are enough.")
    yield _("Ask for one promise each: what, with whom, by when; on a slip, and read back.")
    yield _come_back(job)


def _come_back(job: Job) -> str:
    """Return when people hear what became of it: by the next promise, or to be filled in."""
    days = sorted(
        each.promise.by for each in entries.shared(job) if each.promise.by and not each.told
    )
    if days:
        return _("Say when you come back. The next promise is to be heard about on {day}.").format(
            day=spoken_date(days[0], job.language)
        )
    return _("Say when you come back, and where people hear what became of it.")


def _to_ring(job: Job) -> Iterator[str]:
    place = job.workshop.workshop.place
    yield _("Keys to {place}:").format(place=place) if place else _("Whoever has the keys:")
    yield _("Whoever prepared this day:")
    yield _("Whoever takes over if you cannot:")
    yield _("We meet again:")
