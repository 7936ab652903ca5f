"""Lines from a spreadsheet go into the table at once, and nothing that stands there is lost."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.sector_map.table_hands import MapHands

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def paste(map_: MapHands, text: str) -> None:
    QApplication.clipboard().setText(text)
    map_.press("Ctrl+V")
    map_.rest(20)


def here(map_: MapHands) -> list[str]:
    return [entry.here for entry in map_.board.entries.values()]


def test_each_line_is_another_one_in_the_row_and_all_are_one_step(map_: MapHands) -> None:
    map_.fill("The council", "Clerk")
    map_.press("Escape")
    paste(map_, 'Parks office\tHead gardener 2, Clerk 1\tDirector\tRing\r\n"Two\nlines"\t\tMayor\n')
    assert here(map_) == ["The council", "Parks office", "Two\nlines"]
    assert map_.known("S2") == [("Head gardener", 2), ("Clerk", 1)]
    assert map_.people("S3", "needed") == [("Mayor", 0)]
    assert map_.entry("S2").next_step == "Ring"
    assert len({entry.row_id for entry in map_.board.entries.values()}) == 1
    assert "2 lines are pasted. Ctrl+Z takes them back." in map_.words()
    assert "Two" in map_.here(), "the cursor is in the last of them"
    map_.press("Ctrl+Z")
    assert here(map_) == ["The council"]
    map_.press("Ctrl+Shift+Z")
    assert len(here(map_)) == 3


def test_in_an_open_field_cells_do_not_run_together_and_what_was_typed_stays(
    map_: MapHands,
) -> None:
    map_.write("The council")
    paste(map_, "Parks office\tHead gardener")
    assert here(map_) == ["The council", "Parks office"]
    assert map_.known("S2") == [("Head gardener", 1)]
    map_.press("Return")
    map_.write("With a ")
    paste(map_, "pasted word")
    map_.press("Return")
    assert here(map_)[-1] == "With a pasted word"


def test_cells_begin_where_the_cursor_is(map_: MapHands) -> None:
    map_.fill("The council", "Clerk")
    map_.press("Escape")
    map_.press("Up")
    map_.press("Right")
    paste(map_, "Bus driver 2\tManager")
    assert map_.known("S2") == [("Bus driver", 2)]
    assert map_.people("S2", "needed") == [("Manager", 0)]
    paste(map_, "a\tb\tc\td\te")
    assert "more cells than there are columns" in map_.words()
    assert len(map_.board.entries) == 2


def test_one_word_goes_into_the_cell_that_the_cursor_is_in(map_: MapHands) -> None:
    map_.fill("The council", "Clerk")
    map_.press("Escape")
    map_.press("Up")
    paste(map_, "The town council")
    assert here(map_) == ["The town council"]


def test_a_whole_sheet_goes_into_the_rows_that_it_names(map_: MapHands) -> None:
    paste(
        map_,
        "Institution\tColour\tWhom we know\tWhat it is here\n"
        "Public services\tred\tDoctor 3\tSurgery\n"
        "\t\tNurse\tClinic\n"
        "local authority °\t\t\tTown hall",
    )
    assert here(map_) == ["Surgery", "Clinic", "Town hall"]
    rows = [entry.row_id for entry in map_.board.entries.values()]
    assert rows == [map_.row("Public services")] * 2 + [map_.row("Local authority")]
    assert map_.known("S1") == [("Doctor", 3)]
    assert "“Colour”: that is left out" in map_.words()


def test_a_sheet_with_a_row_that_is_not_here_changes_nothing_and_says_so(map_: MapHands) -> None:
    paste(map_, "Institution\tHere\nMars °\tDust\nPublic services\tSurgery\nMoon base\tCrater")
    assert not map_.board.entries
    assert "This map has no rows “Mars °”, “Moon base”. Add them first" in map_.words()
    assert "Crater" not in map_.words(), "what was copied is not said again"
    assert "Crater" in QApplication.clipboard().text()


def test_a_top_line_alone_is_no_step_and_one_sentence(map_: MapHands) -> None:
    map_.fill("The council", "Clerk")
    map_.press("Escape")
    label = map_.store.undo_label
    paste(map_, "Institution\tWhat it is here\tWhom we know")
    assert "Nothing in these lines can be filled in" in map_.words()
    assert map_.store.undo_label == label
    assert len(map_.board.entries) == 1


def test_ten_thousand_lines_are_one_sentence(map_: MapHands) -> None:
    paste(map_, "Place\tSomebody\n" * 10_000)
    assert not map_.board.entries
    assert "1000 go in at a time. Copy a part" in map_.words()
