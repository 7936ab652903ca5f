"""Headings of columns stay readable: no word of theirs is broken, however large the print."""

from collections.abc import Iterator

import pytest

from exports.document import Document, Text
from facilitator.exercises.community_map.week import short_day_names
from tests.exports.every_paper import every_print

SAMPLES = ("theory_of_change", "board", "community_map", "cards", "ratings", "day", "sector_map")


def headings(document: Document) -> Iterator[str]:
    """Yield the words of the headings of columns, as they are broken into lines."""
    for page in document.pages:
        for item in page.items:
            if isinstance(item, Text) and item.mark >= 0:
                element = document.structure.elements[page.owners[item.mark]]
                if element.kind == "TH" and element.scope == "Column":
                    yield from (word for line in item.lines for word in line.split())


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_over_a_column_is_broken_in_large_print(name: str, paper: str) -> None:
    whole = {word for each in every_print(name, paper="a3") for word in headings(each.document)}
    whole |= set(short_day_names().values())
    for each in every_print(name, paper=paper, large_print=True):
        assert set(headings(each.document)) <= whole, each.name


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_hours_of_a_timetable_stand_on_one_line_in_large_print(paper: str) -> None:
    prints = every_print("community_map", paper=paper, large_print=True)
    (document,) = [each.document for each in prints if each.paper.key == "timetable"]
    texts = [item for page in document.pages for item in page.items if isinstance(item, Text)]
    assert [t.lines for t in texts if t.lines[0] in {"12:00", "19:00"}] == [("12:00",), ("19:00",)]
