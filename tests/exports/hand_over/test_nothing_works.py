"""The page for the day when nothing works: one sheet, with which the day is run from paper."""

from collections.abc import Callable
from pathlib import Path

import pytest

from exports.document import Document
from exports.hand_over.nothing_works import nothing_works
from exports.pdf import pdf_bytes
from exports.sheets import WHOLE, Job, PrintOptions
from facilitator import plan
from facilitator.decks import shipped_sessions
from facilitator.decks.bundle import bundle_for
from facilitator.exchange import WorkshopDocument, WorkshopHead
from facilitator.session import begin_session
from facilitator.store import Store
from facilitator.transfer import export_document
from facilitator.workshop import activities, saved_id
from tests.exports.every_paper import SAMPLES
from tests.exports.log_book.promised import workshop as promised
from tests.exports.paper_workshops import riverside, text_of

STORIES = "community_of_practice_1_stories"
HEAD = WorkshopHead(
    uid="5e55105a-0000",
    title="Stories of Riverside",
    place="St Anne’s hall",
    date="2026-03-14",
    starts="10:00",
    question="How might the groups of Riverside learn from each other?",
)


def day(tmp_path: Path, deck: str = STORIES, notes: str = "") -> WorkshopDocument:
    path = tmp_path / f"{deck}.workshop"
    begin_session(path, bundle_for(deck), HEAD)
    with Store.open(path) as store:
        if notes:
            with store.reading() as session:
                first = saved_id(activities(session)[0])
            plan.change_activity(store, first, facilitator_notes=notes)
        return export_document(store, for_facilitator=True)


def drawn(document: WorkshopDocument, **options: object) -> Document:
    return nothing_works(Job(document, WHOLE, PrintOptions(**options)))  # type: ignore[arg-type]


def said(document: WorkshopDocument) -> str:
    return text_of(pdf_bytes(drawn(document)))


def test_it_has_the_times_what_to_say_what_may_go_and_what_to_bring_away(
    tmp_path: Path, golden: Callable[..., None], reads_well: Callable[..., None]
) -> None:
    document = day(tmp_path, notes="Seat the two landlords apart")
    page = drawn(document)
    assert len(page.pages) == 1
    text = text_of(pdf_bytes(page))
    for words in (
        "We begin at 10:00 and end at 12:00",
        "10:56 10 min Break “Tea. Back in ten minutes.”",
        "Keep it.",
        "Least: 5 min.",
        "Can go: Read across.",
        "Keep my notes",
        "Ask for one promise each",
        "Keys to St Anne’s hall:",
    ):
        assert words in text
    assert "landlords" not in text
    golden("nothing_works", page, dpi=50)
    reads_well(page)


def test_without_a_beginning_times_count_from_it(tmp_path: Path) -> None:
    document = day(tmp_path)
    document.workshop.starts = ""
    assert "times count from the beginning" in said(document)


@pytest.mark.parametrize("deck", shipped_sessions())
def test_every_session_that_is_shipped_fits_on_one_sheet(tmp_path: Path, deck: str) -> None:
    assert len(drawn(day(tmp_path, deck)).pages) <= 2


@pytest.mark.parametrize("name", SAMPLES)
def test_every_exercise_has_one(name: str, reads_well: Callable[..., None]) -> None:
    reads_well(drawn(SAMPLES[name].make()))


def test_in_large_print_it_reads_as_well(tmp_path: Path, reads_well: Callable[..., None]) -> None:
    page = drawn(day(tmp_path), large_print=True)
    reads_well(page)
    assert len(page.pages) <= 2


def test_it_says_when_the_next_promise_is_to_be_heard_about() -> None:
    assert "The next promise is to be heard about on" in said(promised())
    assert "Say when you come back, and where" in said(riverside())
