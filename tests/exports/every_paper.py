"""Every paper of every exercise: workshops with something to print on each, and their prints."""

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from math import sqrt
from typing import Any, NamedTuple

import pikepdf

from exports.document import Document
from exports.exercises import PAPERS
from exports.exercises.cards.papers import CARDS
from exports.session.papers import PAPERS as SESSION
from exports.sheets import WHOLE, Job, Paper, PrintOptions
from exports.type.shaping import is_right_to_left
from facilitator.exchange import WorkshopDocument
from tests.exports.cards.test_papers import drawn as cards_drawn
from tests.exports.cards.test_papers import rated as cards_rated
from tests.exports.exercises import community_maps, sector_maps
from tests.exports.exercises.test_periods import many
from tests.exports.log_book.promised import workshop as promised
from tests.exports.paper_workshops import riverside

ELSEWHERE = "Mine is wherever we cook & sing on Thursdays"
EDITIONS: dict[str, dict[str, Any]] = {
    "clear": {},
    "large": {"large_print": True},
    "mono": {"mono": True},
    "high": {"high_contrast": True},
    "high-large": {"high_contrast": True, "large_print": True},
    "mono-large": {"mono": True, "large_print": True},
}


class Sample(NamedTuple):
    """A workshop, the activity that is printed of it (0: the day), and what people entered."""

    make: Callable[[], WorkshopDocument]
    number: int
    entered: Callable[[WorkshopDocument], Iterator[str]]


def _notes(document: WorkshopDocument) -> Iterator[str]:
    yield from (note.text for note in document.activities[0].notes)
    for link in document.activities[0].links:
        yield link.because


def _sector_map(document: WorkshopDocument) -> Iterator[str]:
    for entry in document.activities[0].entries:  # type: ignore[attr-defined]
        if entry.visibility == "public":
            yield from (entry.row, entry.here)
            yield from (each.role for each in (*entry.known, *entry.needed) if each.role)


def _community_map(document: WorkshopDocument) -> Iterator[str]:
    activity: Any = document.activities[0]
    yield from (each.label for each in activity.places if each.visibility == "public")
    for row in activity.provision:
        if row.may_be_listed:
            yield from (row.what, row.group_name, row.place, row.helps)
    yield "Riverside"  # of another name there are too few maps
    yield ELSEWHERE


def _cards(document: WorkshopDocument) -> Iterator[str]:
    activity: Any = document.activities[0]
    yield from (each.text for each in activity.evidence if each.visibility == "public")
    yield from (each.card for each in activity.draws if each.held and not each.holder)


def _promises(document: WorkshopDocument) -> Iterator[str]:
    for promise in document.promises:
        if promise.share == "room":
            if not is_right_to_left(promise.what):  # letters that join are read back one by one
                yield promise.what
            yield promise.first_step
            yield from (told.learned for told in promise.follow_ups)


def _mapped() -> WorkshopDocument:
    """Return a community map with what some people drew on it."""
    drawings = [
        {"participant": f"P{number}", "name": name, "areas": [{"rings": [ring]}]}
        for number, (name, ring) in enumerate(
            zip(community_maps.NAMES * 2, community_maps.areas(10), strict=True), 1
        )
    ]
    drawings.append({"participant": "P11", "elsewhere": ELSEWHERE})
    return community_maps.riverside(drawings=drawings)


SAMPLES: dict[str, Sample] = {
    "theory_of_change": Sample(riverside, 1, _notes),
    "board": Sample(lambda: many(6), 1, _notes),
    "sector_map": Sample(sector_maps.riverside, 1, _sector_map),
    "community_map": Sample(_mapped, 1, _community_map),
    "cards": Sample(cards_drawn, 1, _cards),
    "ratings": Sample(cards_rated, 1, _cards),
    "day": Sample(promised, WHOLE, _promises),
}

PIECES = frozenset(
    {"cards", "blank_cards", "contacts", "thanks", "invitation", "sign_up"}
    | {"slips", "team_slips", "blank_slips", "log_book", "team_log_book", "blank_log_book"}
)
"""Papers that are cut or folded, and then go with somebody: no sheets of their own."""


class Print(NamedTuple):
    """A paper of a sample, as it is drawn in one edition."""

    name: str
    paper: Paper
    job: Job
    document: Document

    @property
    def is_sheet(self) -> bool:
        """Whether it stays a sheet, and is neither cut nor folded."""
        return self.paper.key not in PIECES


@cache
def sample(name: str) -> WorkshopDocument:
    """Return the workshop of a sample; nobody changes it."""
    return SAMPLES[name].make()


def every_print(name: str, **options: Any) -> Iterator[Print]:
    """Yield every paper of a sample that there is something to print on, blank ones included."""
    document, number = sample(name), SAMPLES[name].number
    papers = SESSION if number == WHOLE else PAPERS[document.activities[0].exercise]
    for blank, some in ((False, papers.filled), (True, papers.blank)):
        for paper in some:
            if name == "cards" and paper.key == CARDS:  # those of the other deck are fewer
                continue
            how = PrintOptions(blank=blank, papers=(paper.key,), sheets=1, **options)
            job = Job(document, number, how)
            if paper.wanted(job):
                called = f"{name}: {'blank ' if blank else ''}{paper.key} {options}"
                chosen = Job(document, number, next(iter(paper.each(job))))
                yield Print(called, paper, chosen, paper.document(chosen))


def type_sizes(data: bytes) -> set[float]:
    """Return the sizes of all type in a PDF, in pt, as it is on paper."""
    found: set[float] = set()
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            found |= set(_sizes(page))
    return found


def _sizes(page: pikepdf.Page) -> Iterator[float]:
    now, at, size = pikepdf.Matrix(), pikepdf.Matrix(), 0.0
    saved = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                saved.append(now)
            case "Q":
                now = saved.pop()
            case "cm":
                now = pikepdf.Matrix(*map(float, operands)) @ now
            case "Tf":
                size = float(operands[1])
            case "Tm":
                at = pikepdf.Matrix(*map(float, operands)) @ now
            case "Tj" | "TJ" | "'" | '"':
                yield round(size * sqrt(abs(at.a * at.d - at.b * at.c)), 2)
