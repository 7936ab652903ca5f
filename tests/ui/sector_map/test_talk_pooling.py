"""Tables brought together: offered as one, nothing dropped, and undone in one step."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget

from facilitator.people import change_person
from tests.ui.log_book.sight import everything_in_sight
from tests.ui.sector_map.talk_stage import Stage, press, stage
from ui.exercises.sector_map.pooling_dialog import PoolingDialog
from ui.theme import load_fallback_fonts


def shown(here: Stage) -> PoolingDialog:
    dialog = PoolingDialog(here.over, here.live)
    dialog.show()
    QTest.qWaitForWindowActive(dialog)
    return dialog


def two_tables(here: Stage) -> tuple[int, int]:
    row = "Local authority"
    first = here.entry(row, "The council", known=[("health lead", 3)], table_number=2)
    other = here.entry(row, "the Council", known=[("Health lead", 1)], table_number=5)
    return first, other


def lines_of(found: QListWidget, row: int) -> int:
    """Count the lines of text that can be seen in a row, by their ink."""
    picture, box = found.grab().toImage(), found.visualItemRect(found.item(row))
    ink = [
        any(picture.pixelColor(x, y).lightness() < 120 for x in range(70, box.right() - 20))
        for y in range(box.top() + 3, box.bottom())
    ]
    return sum(now and not before for before, now in pairwise([False, *ink]))


def test_enter_makes_one_of_what_is_ticked_and_every_line_stays(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        first, other = two_tables(here)
        dialog = shown(here)
        seen = everything_in_sight()
        assert "Table 2: S1 The council" in seen
        assert "Table 5: S2 the Council" in seen
        press("Return")
        board = here.board
        assert len(board.entries) == 2
        assert board.table_numbers(first) == [2, 5]
        assert {tie.person_id for tie in board.ties.values()} == {here.person("health lead").id}
        assert board.strength(first) == 3
        assert "1 brought together" in everything_in_sight()
        press("Ctrl+Z")
        assert here.board.entries[other].stands_with_id is None
        assert len({tie.person_id for tie in here.board.ties.values()}) == 2
        assert "Table 5: S2 the Council" in everything_in_sight()
        dialog.done(0)


def test_what_is_not_ticked_stays_apart(qapp: QApplication, tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        two_tables(here)
        dialog = shown(here)
        press("Space")
        assert not dialog.bring.isEnabled()
        press("Return")
        assert all(row.stands_with_id is None for row in here.board.entries.values())
        dialog.done(0)


def test_one_role_at_two_places_of_a_row_is_offered_as_one_person(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        here.entry("Banks", "North branch", known=["area manager"], table_number=1)
        here.entry("Banks", "South branch", needed=["Area manager"], table_number=3)
        dialog = shown(here)
        assert "one person, at each of these places" in everything_in_sight()
        press("Return")
        assert {tie.person_id for tie in here.board.ties.values()} == {
            here.person("area manager").id
        }
        assert all(row.stands_with_id is None for row in here.board.entries.values())
        assert "sounds like the same twice" in everything_in_sight()
        dialog.done(0)


def test_people_of_different_names_stay_two_and_that_is_said(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        here.entry("Banks", "North branch", known=["area manager"], table_number=1)
        here.entry("Banks", "South branch", known=["Area manager"], table_number=2)
        for role, name in (("area manager", "Sam Ortiz"), ("Area manager", "Lou Bell")):
            person_id = here.person(role).id or 0
            change_person(here.store, person_id, name_may_be_held=True, name=name)
        dialog = shown(here)
        press("Return")
        assert "different names" in everything_in_sight()
        assert len({tie.person_id for tie in here.board.ties.values()}) == 2
        dialog.done(0)


def test_two_places_of_one_paper_are_not_ticked_until_somebody_does(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        row = "High-street traders"
        here.entry(row, "Café Zaïre & Fils", known=[("owner", 3)], table_number=4)
        here.entry(row, "Siop Sgod a Sglod", known=[("owner", 2)], table_number=4)
        dialog = shown(here)
        assert "Table 4: S2 Siop Sgod a Sglod" in everything_in_sight()
        assert "One table named several places, so this is not ticked." in everything_in_sight()
        press("Return")
        assert len({tie.person_id for tie in here.board.ties.values()}) == 2
        press("Space")
        press("Return")
        assert len({tie.person_id for tie in here.board.ties.values()}) == 1
        dialog.done(0)


def test_every_line_of_an_offer_is_whole_where_a_script_stands_higher(
    qapp: QApplication, tmp_path: Path
) -> None:
    load_fallback_fonts()  # as the app does, once its window is up
    with stage(tmp_path) as here:
        for table in (1, 6):
            here.entry("Faith groups", "Masjid-e-Noor مسجد نور", table_number=table)
        dialog = shown(here)
        assert lines_of(dialog.list, 0) == 4  # the last one says what they become
        dialog.done(0)
