"""The log book as a booklet: A5 pages on A4, to be folded and stapled; filled, and blank."""

from dataclasses import replace

from exports.booklet import booklet
from exports.document import Document, Page, Rect
from exports.flow import Flow
from exports.log_book.entries import Entry, every, outcome_title, shared
from exports.log_book.rows import rows
from exports.log_book.since import told_parts
from exports.log_book.writing import gap
from exports.sheets import Job
from exports.styles import Styles
from facilitator.i18n import _
from facilitator.spoken import spoken_date

MARGIN = 14.0
ENTRIES = 6
"""How many entries a blank booklet has: with them, it takes four sheets."""


def log_book(job: Job) -> Document:
    """Return what the room shares as a booklet, an entry a page, with room to go on by hand."""
    return _filled(job, _("Log book"), shared(job))


def team_log_book(job: Job) -> Document:
    """Return the whole log book as a booklet."""
    return _filled(job, _("Log book for the team"), every(job))


def blank_log_book(job: Job) -> Document:
    """Return a booklet to be filled in by hand: two facing pages an entry."""
    flow = _begin(job, _("Log book"))
    _cover(flow, job, _("Log book"))
    gap(flow, _("Whose it is, as a role"), 2)
    _how_to(flow)
    for number in range(1, ENTRIES + 1):
        with flow.section():
            _blank_entry(flow, number)
    flow.page_break()
    with flow.section():
        flow.heading(2, _("Only for me"))
        flow.paragraph(_("This page is nobody else’s: it is not copied, and not typed in."))
        _fill(flow)
    return _folded(flow, job)


def _filled(job: Job, title: str, entries: list[Entry]) -> Document:
    flow = _begin(job, title)
    _cover(flow, job, title)
    for entry in entries:
        flow.page_break()
        with flow.section():
            _entry(flow, entry)
    return _folded(flow, job)


def _begin(job: Job, title: str) -> Flow:
    high, wide = job.text_paper[0], job.text_paper[1] / 2
    large, mono = job.options.large_print, job.options.mono
    styles = Styles.large(mono=mono) if large else Styles.clear(mono=mono)
    styles = replace(styles, margin=MARGIN, leading=1.35)
    return Flow(job.document(title), styles, size=(wide, high))


def _cover(flow: Flow, job: Job, title: str) -> None:
    """Set the first page: what it is, and from which day."""
    height = flow.full * 0.6
    panel = Rect(flow.left - 4, flow.y, flow.width + 8, height)
    with flow.page.artifact():
        flow.page.rect(panel, radius=3, fill=flow.styles.shade, stroke=flow.styles.accent)
    flow.y += height * 0.3
    _bar(flow)
    flow.heading(1, title)
    flow.paragraph(job.question, bold=True)
    flow.paragraph(job.occasion(named=job.question != job.workshop.workshop.title))
    flow.keep(0)
    flow.y = max(flow.y, panel.bottom) + 4


def _bar(flow: Flow) -> None:
    """Mark where something begins."""
    with flow.page.artifact():
        flow.page.rect(Rect(flow.left, flow.y, 18, 1.6), fill=flow.styles.accent)
    flow.y += 6


def _folded(flow: Flow, job: Job) -> Document:
    """Return the pages as a booklet, and say how it is printed."""
    flow.keep(0)
    for number, page in enumerate(flow.pages[1:], 2):
        _number(flow, page, number)
    job.notices.append(
        _(
            "The log book is printed on both sides, flipped on the short edge. Lay the sheets "
            "into each other, fold them in the middle and staple the fold."
        )
    )
    return booklet(flow.document)


def _number(flow: Flow, page: Page, number: int) -> None:
    """Set the number of a page in its outer corner; the cover is the first."""
    even = number % 2 == 0
    with page.artifact():
        page.text(
            flow.left if even else flow.left + flow.width,
            flow.size[1] - MARGIN,
            str(number),
            size=flow.styles.text,
            colour=flow.styles.ink,
            align="left" if even else "right",
        )


# Filled


def _entry(flow: Flow, entry: Entry) -> None:
    promise = entry.promise
    _bar(flow)
    flow.heading(2, entry.who)
    flow.keep(0)
    styles = flow.styles
    flow.styles = replace(styles, text=styles.text * 1.15)
    flow.paragraph(promise.what, bold=True)
    flow.styles = styles
    parts = [
        entry.came_from,
        (_("First step"), promise.first_step),
        (_("With"), entry.with_whom),
        (_("My community"), promise.community),
        (_("Promised"), entry.made),
        (_("To hear about it"), entry.by if promise.state == "open" else ""),
    ]
    rows(flow, parts)
    for told in promise.follow_ups:
        day = spoken_date(told.heard_on, entry.language)
        title = outcome_title(told.outcome)
        flow.heading(3, _("{outcome}, {day}").format(outcome=title, day=day) if day else title)
        rows(flow, told_parts(told))
    if promise.state == "open":
        _to_go_on(flow)


def _to_go_on(flow: Flow) -> None:
    """Leave room to write what happened, as far as the page has some."""
    labels = (_("What happened"), _("Learned"), _("A surprise"), _("Next"))
    flow.keep(0)
    step = 9.0
    flow.y += 3
    lines = int(flow.room / step) // len(labels)
    for label in labels if lines else ():
        gap(flow, label, min(lines, 3), step)


# Blank


def _how_to(flow: Flow) -> None:
    flow.page_break()
    with flow.section():
        flow.heading(2, _("How to use this book"))
        flow.list(
            (
                _("Write down what you promise before you leave: one entry each."),
                _("Say who you are, and who was there, as roles such as neighbour or nurse."),
                _("Come back and tell what happened. To let something go is an answer, too."),
                _("Tick who may read an entry. What is only for you goes on the last page."),
            )
        )
    flow.page_break()
    with flow.section():
        flow.heading(2, _("My community"))
        flow.paragraph(
            _("Whom do I mean by it? A whole neighbourhood, or one small group within it?")
        )
        _fill(flow)


def _blank_entry(flow: Flow, number: int) -> None:
    """Set an entry: on the left what is promised, on the right what came of it."""
    flow.page_break()
    _bar(flow)
    flow.heading(2, _("Entry {number}: what I promise").format(number=number))
    flow.paragraph(_("☐ everybody in the room   ☐ the team"))
    _gaps(
        flow,
        (_("Day"), 1),
        (_("Card"), 1),
        (_("I promise"), 6),
        (_("First step"), 3),
        (_("Where, and with whom"), 2),
        (_("To hear about it on"), 1),
    )
    flow.page_break()
    _bar(flow)
    flow.heading(2, _("Entry {number}: what happened").format(number=number))
    _gaps(
        flow,
        ("", 5),
        (_("Who was there, as roles"), 2),
        (_("I learned"), 4),
        (_("What surprised me"), 3),
        (_("Next"), 2),
    )


def _gaps(flow: Flow, *parts: tuple[str, int]) -> None:
    """Leave lines for each part, so far apart that they take what the page has for them."""
    flow.keep(0)
    lines = sum(count for _label, count in parts)
    step = min((flow.room - 6) / lines, 11.0)
    for label, count in parts:
        gap(flow, label, count, step)
    flow.y += 3


def _fill(flow: Flow) -> None:
    """Leave lines to write on down to the foot of the page."""
    flow.keep(0)
    gap(flow, "", int(flow.room / 10), 10)
