"""A board with a time axis on paper: its periods run over all columns, from sheet to sheet."""

from collections.abc import Callable
from typing import Any

import pytest

from exports.exercises import PAPERS
from exports.exercises.board.poster import facts, poster_board
from exports.pdf import pdf_bytes
from exports.poster.fit import Fit, fit
from exports.poster.frame import Frame
from exports.sheets import Job, PrintOptions
from facilitator.exchange import WorkshopDocument
from tests.exports.paper_workshops import note, solid, text_of

ZONES = {"S": "social", "D": "political", "P": "personal"}


def timeline(notes: list[dict[str, Any]], **more: Any) -> WorkshopDocument:
    return WorkshopDocument.model_validate(
        {
            "format": "workshop-exchange",
            "version": 1,
            "workshop": {"title": "How we got here"},
            "activities": [
                {
                    "exercise": "board",
                    "deck": "timeline_roots_feelings",
                    "notes": notes,
                    **more,
                }
            ],
        }
    )


def many(count: int) -> WorkshopDocument:
    """Return a timeline with so many events, told in no order, and a few roots."""
    notes = [
        note(
            f"{letter}{number}",
            zone,
            f"What {letter}{number} tells of the mill and the street. " * (1 + number % 3),
            year=1900 + (number * 37 + len(zone)) % 130 if number % 5 else None,
            y=float(number),
            x=16.0,
        )
        for letter, zone in ZONES.items()
        for number in range(1, count + 1)
    ]
    roots = [note(f"R{number}", "roots", f"Root {number}", x=0.0, y=0.0) for number in (1, 2, 3)]
    links = [{"from": "R1", "to": "S3", "because": "it closed"}, {"from": "S1", "to": "P4"}]
    return timeline([*notes, *roots], links=links)


def job(document: WorkshopDocument, **options: Any) -> Job:
    return Job(document, 1, PrintOptions(**options))


def fitted(printing: Job) -> Fit:
    board = poster_board(printing, facts)
    return fit(board, Frame(printing, board).paper())


def paper(key: str) -> Callable[[Job], Any]:
    every = [*PAPERS["board"].filled, *PAPERS["board"].blank]
    return next(each.draw for each in every if each.key == key)


@pytest.mark.parametrize(
    "options", [{}, {"paper": "a4"}, {"large_print": True}, {"mono": True, "paper": "a1"}]
)
def test_notes_stand_under_their_period_on_every_sheet(options: dict[str, Any]) -> None:
    printing = job(many(24), **options)
    found = fitted(printing)
    labels: list[str] = []
    for sheet in found.sheets:
        feet = [run.y for run in sheet.bands[1:]] + [sheet.board.bottom]
        bands = {run.band: (run.y, foot) for run, foot in zip(sheet.bands, feet, strict=False)}
        for column in sheet.columns:
            bottom = 0.0
            for card in column:
                assert bottom < card.rect.y
                bottom = card.rect.bottom
                assert bottom <= sheet.board.bottom + 0.01
                if card.words.band is not None:
                    top, foot = bands[card.words.band]
                    assert top < card.rect.y
                    assert bottom <= foot + 0.01
                if not card.continued:
                    labels.append(card.words.label)
    assert sorted(labels) == sorted(each.id for each in printing.activity.notes)


def test_every_period_is_there_even_where_nothing_happened() -> None:
    sheets = fitted(job(timeline([note("S1", "social", "The mill", year=1984)]))).sheets
    assert [run.band for run in sheets[0].bands] == list(range(8))


@pytest.mark.parametrize("options", [{}, {"large_print": True, "paper": "a4"}])
def test_the_poster_says_the_periods_and_reads_well(
    options: dict[str, Any], reads_well: Callable[..., None]
) -> None:
    document = paper("poster")(job(many(12), **options))
    reads_well(document)
    said = solid(text_of(pdf_bytes(document)))
    for period in ("1950s, and before", "1980s", "2020s", "No year yet"):
        assert solid(period) in said


def test_years_stand_before_the_words_on_every_list(reads_well: Callable[..., None]) -> None:
    notes = [
        note("S1", "social", "The mill closed", year=1984),
        note("S2", "social", "c. 1960 the flood", year=1960),
        note("P1", "personal", "We danced"),
    ]
    document = timeline(notes, links=[{"from": "S1", "to": "P1"}])
    for key in ("poster", "notes", "links"):
        printed = paper(key)(job(document))
        reads_well(printed)
        assert solid("1984: The mill closed") in solid(text_of(pdf_bytes(printed)))
    said = solid(text_of(pdf_bytes(paper("notes")(job(document)))))
    assert said.index("c.1960theflood") < said.index("1984:Themill"), "by their years"
    assert "1960:c." not in said


def test_paper_tells_nothing_of_when_a_private_note_was() -> None:
    hidden = note("P1", "personal", "A secret", year=1911, visibility="private")
    undated = note("P2", "personal", "Another", visibility="stays_in_room")
    document = timeline([note("S1", "social", "The mill", year=1984), hidden, undated])
    said = text_of(pdf_bytes(paper("poster")(job(document))))
    assert "before" not in said
    assert "No year yet" not in said


def test_the_blank_sheet_has_a_place_for_every_period(reads_well: Callable[..., None]) -> None:
    for options in ({}, {"large_print": True, "paper": "a4"}):
        printed = paper("blank")(job(timeline([]), blank=True, **options))
        reads_well(printed)
        said = text_of(pdf_bytes(printed))
        assert "1950" in said
        assert "2029" in said or "2020s" in said
