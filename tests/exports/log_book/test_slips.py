"""Promise slips: cut off, taken home, and put in a phone's calendar without a network."""

from datetime import date
from itertools import product
from typing import Any

import pytest
import zxingcpp
from icalendar import Calendar, Event

from exports.document import Document, Rect
from exports.log_book.book import log_book
from exports.log_book.slips import blank_slips, slips, team_slips
from exports.pdf import pdf_bytes
from exports.pdf.extent import box_of
from exports.png import rendered
from exports.sheets import CLEAR_PRINT, LARGE_PRINT
from facilitator.log_book.calendar import event_text
from tests.exports.conftest import Golden, ReadsWell
from tests.exports.log_book.promised import FORM, SECRET, URDU, autumn, job, made, workshop
from tests.exports.paper_workshops import solid, text_of

EDITIONS: tuple[dict[str, Any], ...] = (
    {},
    {"large_print": True},
    {"mono": True},
    {"paper": "letter", "large_print": True, "mono": True},
)


def scanned(document: Document, dpi: int = 300) -> list[Event]:
    """Return the calendar entries that a phone reads from a print."""
    codes = [
        code
        for page in rendered(pdf_bytes(document), dpi=dpi)
        for code in zxingcpp.read_barcodes(page.convert("L"))
    ]
    return [event for code in codes for event in Calendar.from_ical(code.text).walk("VEVENT")]


@pytest.mark.parametrize("options", EDITIONS)
def test_a_slip_says_who_what_and_when_and_its_square_holds_the_same(
    options: dict[str, Any],
) -> None:
    document = slips(job(**options))
    said = solid(text_of(pdf_bytes(document)))
    for words in (
        "Housing officer",
        FORM,
        "Ask the lettings team on Monday",
        "tenants’ panel",
        "25 April 2026",
        "Scan to put it in your calendar; it only holds what stands here.",
    ):
        assert solid(words) in said
    events = scanned(document)
    assert sorted((event["DTSTART"].dt, str(event["SUMMARY"])) for event in events) == [
        (date(2026, 4, 25), f"To hear about: {FORM}"),
        (date(2026, 6, 1), f"To hear about: {URDU}"),
    ]


def test_the_card_that_a_promise_came_from_is_on_its_slip() -> None:
    said = text_of(pdf_bytes(slips(job())))
    assert "Card 8-P-A2" in said
    assert "check who really requires it" in said.lower()


@pytest.mark.parametrize("draw", [slips, log_book])
def test_where_a_promise_came_from_is_said_also_when_its_card_is_not_here(draw: Any) -> None:
    elsewhere = {"activity": "", "made_at": "Autumn"}
    for promise, words in (
        (autumn()[0] | elsewhere, "From card 8-P-A2"),
        (autumn()[0] | elsewhere | {"source": "K1"}, "From note K1"),
        (autumn()[0] | {"activity": "b1", "source": "K1"}, "From note K1"),
        (autumn()[0] | {"source": "X9-Y"}, "From card X9-Y"),
        (autumn()[0] | elsewhere | {"source": ""}, ""),
    ):
        said = text_of(pdf_bytes(draw(job(workshop([promise])))))
        assert words in said
        assert ("From " in said) == bool(words)
        assert "really requires it" not in said.lower()


def test_a_card_for_its_own_table_is_on_the_slip_for_who_promised_alone() -> None:
    alone = autumn()[0] | {"source": "10-C-R3"}
    for share, draw in (("room", slips), ("room", log_book), ("team", team_slips)):
        said = text_of(pdf_bytes(draw(job(workshop([alone | {"share": share}])))))
        assert ("10-C-R3" in said) == (share == "team")


def test_a_square_is_large_enough_for_a_phone_however_long_the_promise() -> None:
    long = [made(1, "u1", "صفائی " * 400, by="2026-04-25")]
    for promises in (autumn(), long):
        document = slips(job(workshop(promises)))
        squares = [
            rect
            for page in document.pages
            for name, rect in page.frames.items()
            if name.startswith("calendar-")
        ]
        assert squares
        assert all(square.width >= 25 for square in squares)
    (event,) = scanned(document)
    assert event["DTSTART"].dt == date(2026, 4, 25)


def test_squares_read_from_a_coarse_print_as_well() -> None:
    assert len(scanned(slips(job()), dpi=120)) == 2


def test_four_slips_lie_on_a_sheet_and_two_in_large_print() -> None:
    many = [made(number, "u1", f"Promise {number}") for number in range(1, 9)]
    assert len(slips(job(workshop(many))).pages) == 2
    large = slips(job(workshop(many), large_print=True))
    assert len(large.pages) == 4
    assert large.pages[0].frames["page-2"] == Rect(0, 148.5, 210, 148.5)
    small = slips(job(workshop(many)))
    assert small.pages[0].frames["page-4"] == Rect(105, 148.5, 105, 148.5)


def test_a_very_long_promise_goes_on_on_further_slips_whole() -> None:
    words = " ".join(f"word{number}" for number in range(900))
    document = slips(job(workshop([made(1, "u1", words, by="2026-04-25", first_step="Go")])))
    said = solid(text_of(pdf_bytes(document)))
    assert all(f"word{number}" in said for number in range(900))
    assert "Housingofficer·part1of" in said
    assert len(scanned(document)) == 1


def test_what_is_long_in_every_part_stays_on_the_slips() -> None:
    words = [f"word{number}" for number in range(140)]
    long = " ".join(words)
    promise = made(1, "u1", long, first_step=long, with_whom=words, by="1900-01-01")
    document = workshop([promise])
    document.people[0].role = long
    printed = slips(job(document))
    said = solid(text_of(pdf_bytes(printed)))
    assert min(said.count(word) for word in words) >= 4
    for page in printed.pages:
        for item in page.items:
            box = box_of(item)
            assert box.x >= 0
            assert box.right <= 210
            assert box.bottom <= 297 - 5


def test_slips_are_for_what_is_still_to_be_heard_about_by_who_is_here() -> None:
    here, _secret, done, *_more = autumn()
    away = made(6, "u3", "Sing at the gate", by="2026-04-25", waits=True)
    said = text_of(pdf_bytes(slips(job(workshop([here, done, away])))))
    assert "Find out" in said
    assert "Meet in the hall" not in said
    assert "Sing at the gate" not in said


def test_what_stays_with_the_team_is_only_on_the_slip_for_who_promised_it() -> None:
    assert SECRET not in text_of(pdf_bytes(slips(job())))
    own = team_slips(job())
    assert SECRET in text_of(pdf_bytes(own))
    assert FORM not in text_of(pdf_bytes(own))
    (event,) = scanned(own)
    assert SECRET in event["SUMMARY"]


@pytest.mark.parametrize("options", EDITIONS)
def test_slips_are_read_aloud_well_and_in_no_small_type(
    options: dict[str, Any], reads_well: ReadsWell
) -> None:
    least = LARGE_PRINT if options.get("large_print") else CLEAR_PRINT
    for document in (slips(job(**options)), blank_slips(job(**options))):
        reads_well(document)
        sizes = [getattr(item, "size", least) for page in document.pages for item in page.items]
        assert min(sizes) >= least
        if options.get("mono"):
            inks = {
                getattr(item, "colour", "#000000") for page in document.pages for item in page.items
            }
            assert inks == {"#000000"}


def test_many_slips_are_read_aloud_well(reads_well: ReadsWell) -> None:
    verbs = ("Sweep", "Paint", "Open", "Visit", "Count", "Mend")
    things = ("the gate", "our hall", "each bench")
    many = [
        made(number, f"u{number % 3 + 1}", f"{verb} {thing}", by="2026-04-25")
        for number, (verb, thing) in enumerate(product(verbs, things))
    ]
    reads_well(slips(job(workshop(many))))


def test_blank_slips_fill_one_sheet() -> None:
    assert len(blank_slips(job()).pages) == 1
    assert text_of(pdf_bytes(blank_slips(job()))).count("I promise") == 4
    assert len(blank_slips(job(large_print=True)).pages) == 1


def test_slips_look_as_they_should(golden: Golden) -> None:
    golden("promise_slips", slips(job()))
    golden("promise_slips_large_mono", slips(job(large_print=True, mono=True)))
    golden("promise_slips_blank", blank_slips(job()))


def test_what_a_square_holds_is_what_the_calendar_file_holds() -> None:
    promise = workshop().promises[0]
    (event,) = Calendar.from_ical(event_text(promise)).walk("VEVENT")
    assert event["UID"] == promise.uid
