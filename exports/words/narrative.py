"""What a workshop says in words, in one piece: the text papers of its activities, one by one.

The same papers as are printed, read instead of set, so that both always say the same. What is
private or for the facilitator alone is on neither.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from exports.choice import for_the_room
from exports.exercises import PAPERS
from exports.session.papers import PAPERS as SESSION
from exports.sheets import WHOLE, Job, Paper, PrintOptions
from exports.words.blocks import OPEN, Block, Heading, Items, ListItem, Paragraph, blocks
from facilitator.decks import CARDS, COMMUNITY_MAP, SECTOR_MAP
from facilitator.decks.board import WITHOUT_ZONES
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.exercises.theory_of_change.document import (
    TheoryDocument,
    TheorySettingsDocument,
)
from facilitator.i18n import _

TOLD: Final[Mapping[str, tuple[str, ...]]] = {
    "board": ("links", "notes"),
    CARDS: ("drawn", "spread", "evidence"),
    COMMUNITY_MAP: ("agreement", "places", "timetable", "directory"),
    SECTOR_MAP: ("table", "gaps", "planned_talks", "voices"),
    "theory_of_change": ("story", "assumptions", "barrier", "notes"),
}
"""The papers of each exercise that tell what came of it, in the order in which they are told.

Of an exercise that is not named here, these are all that lie in people's hands."""
LOG_BOOK: Final = ("promises", "since")
"""The papers of the log book that do."""
OPENING: Final = frozenset({"planned_talks"})
"""Papers of which only the beginning is told: a script goes on with what is said in any talk."""
BULLET: Final = "•"
ENDLESS: Final = 1_000_000.0
"""A side of paper, in mm, on which no line is ever full: what is read has no lines."""


@dataclass(frozen=True)
class Narrative:
    """A workshop in words, and what was kept back of it, in sentences."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    left_out: tuple[str, ...] = ()


class _Unbroken(Job):
    """A job whose papers of text are so wide that no line of them breaks."""

    @property
    def text_paper(self) -> tuple[float, float]:
        return ENDLESS, ENDLESS

    @property
    def table_paper(self) -> tuple[float, float]:
        return ENDLESS, ENDLESS


def narrative(
    workshop: WorkshopDocument,
    *,
    activity: int | None = None,
    questions: Mapping[int, Sequence[str]] | None = None,
) -> Narrative:
    """Return a workshop, or one of its activities, in words.

    `questions`, by activity counted from 1, are what it leaves open. FacilitatorError where there
    is no such activity, or nobody has said anything yet.
    """
    count = len(workshop.activities)
    if activity is not None and not 1 <= activity <= count:
        message = _(
            "There is no activity {number} in this workshop; it has {count}. Choose another number."
        )
        raise FacilitatorError(message.format(number=activity, count=count))
    shared = for_the_room(workshop)
    numbers = range(1, count + 1) if activity is None else [activity]
    told: list[Block] = []
    for number in numbers:
        told += _activity(shared, number, (questions or {}).get(number, ()))
    if activity is None:
        told += _log_book(shared)
    if not told:
        raise FacilitatorError(
            _("There is nothing to tell of this yet; add something to it first.")
        )
    head = Job(shared, numbers[0] if activity else WHOLE, PrintOptions())
    title = shared.workshop.title or head.question or _("Workshop")
    opening = _opening(head, title)
    return Narrative(title, head.language, (*opening, *told), tuple(workshop.left_out))


def _opening(head: Job, title: str) -> Iterator[Block]:
    yield Heading(1, title)
    if head.question != title:
        yield Paragraph(head.question, bold=True)
    if occasion := head.occasion(named=False):
        yield Paragraph(occasion)


def _activity(workshop: WorkshopDocument, number: int, questions: Sequence[str]) -> Iterator[Block]:
    """Yield an activity under a heading of its own, unless there is nothing to say of it."""
    job = _Unbroken(workshop, number, PrintOptions(activity=number))
    own = {paper.key: paper for paper in PAPERS[job.activity.exercise].filled}
    in_hand = tuple(key for key, paper in own.items() if paper.in_hand)
    keys = TOLD.get(job.activity.exercise, in_hand)
    told = [block for key in keys for block in _paper(own[key], job)]
    if not told:
        return
    yield Heading(2, job.title)
    yield from told
    if questions:
        yield Heading(3, _("Questions for the room"))
        yield Items(tuple(ListItem(BULLET, question) for question in questions))


def _log_book(workshop: WorkshopDocument) -> Iterator[Block]:
    job = _Unbroken(workshop, WHOLE, PrintOptions())
    own = {paper.key: paper for paper in SESSION.filled}
    told = [block for key in LOG_BOOK for block in _paper(own[key], job)]
    if told:
        yield Heading(2, _("Log book"))
        yield from told


def _paper(paper: Paper, job: Job) -> Iterator[Block]:
    """Yield what a paper says, its headings below those of the activity."""
    if not paper.wanted(job) or _is_empty(paper, job):
        return
    for options in paper.each(job):
        said = _without_head(blocks(paper.draw(replace(job, options=options))), job)
        if paper.poster:
            said = _beside_picture(said, paper.title())
        if paper.key in OPENING:
            said = _beginning(said)
        yield from _stepwise(said, below=2)


def _is_empty(paper: Paper, job: Job) -> bool:
    """Say whether nobody has written on a paper yet that is printed all the same."""
    activity = job.activity if job.number != WHOLE else None
    if isinstance(activity, TheoryDocument) and paper.key == "barrier":
        plan = activity.settings.plan
        return activity.settings == TheorySettingsDocument(plan=plan)
    if activity is None or activity.exercise in WITHOUT_ZONES:
        return False
    return not activity.notes


def _without_head(said: Sequence[Block], job: Job) -> list[Block]:
    """Drop the question and the occasion, which stand on every paper and once in the whole."""
    head = {job.question, job.occasion(), job.occasion(named=False)}
    own = {place for place, block in enumerate(said[:4]) if _is_said(block, head)}
    return [block for place, block in enumerate(said) if place not in own]


def _is_said(block: Block, head: set[str]) -> bool:
    return isinstance(block, Paragraph) and block.text in head


def _beside_picture(said: Sequence[Block], title: str) -> list[Block]:
    """Return what a poster shows and lists, without the words that lie in its picture."""
    _question, *rest = said
    return [Heading(1, title), *(block for block in rest if not isinstance(block, Paragraph))]


def _stepwise(said: Sequence[Block], below: int) -> Iterator[Block]:
    """Yield blocks whose headings go down one level at a time; what is still open has a sign.

    `below`: the level of the heading that they stand under.
    """
    level = below
    for block, after in zip(said, [*said[1:], None], strict=True):
        if not isinstance(block, Heading):
            yield block
            continue
        level = min(block.level + below, level + 1)
        yield replace(block, level=level)
        if after is None or (isinstance(after, Heading) and after.level <= block.level):
            yield Paragraph(OPEN)


def _beginning(said: Sequence[Block]) -> list[Block]:
    """Return a paper's title and what stands before its next heading."""
    title, *rest = said
    return [title, *takewhile(lambda block: not isinstance(block, Heading), rest)]
