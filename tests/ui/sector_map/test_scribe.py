"""A volunteer types a table's paper map: its rows, their own lines, and no way out."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMenu,
    QPushButton,
    QTableView,
)

from facilitator.exercises.sector_map.institutions import add_entry
from facilitator.exercises.sector_map.rows import remove_row
from facilitator.people import change_person
from tests.ui.sector_map.scribe_hands import (
    go_to,
    hand_over,
    is_on,
    next_paper,
    seen,
    take_back,
)
from tests.ui.sector_map.table_hands import MapHands
from ui.workshop.pass_on import PassOn

SHORTCUTS = [
    "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+W", "Ctrl+O", "Ctrl+I", "Ctrl+E", "Ctrl+P",
    "Ctrl+Shift+N", "Ctrl+Shift+A", "F1", "Shift+F1", "F4", "Ctrl+F4", "F5", "F7", "F8", "F10",
    "F11", "Ctrl+F11", "Ctrl+D", "Ctrl+Shift+B", "Ctrl+Shift+G", "Ctrl+L", "Ctrl+F", "Ctrl+T",
    "Ctrl+PgDown", "Ctrl+PgUp", "Ctrl+Shift+Space", "Ctrl+Shift+P", "Ctrl+Shift+E",
    "Ctrl+Shift+R", "Ctrl+B", "Ctrl+N", "Ctrl+Shift+D", "F9", "Ctrl+1", "Ctrl+2", "Alt+Return",
    "Ctrl+K", "Ctrl+R", "Ctrl+Shift+Return", "Ctrl+F2", "Ctrl+F3", "Alt+Up", "Alt+Down",
]  # fmt: skip


def others(hands: MapHands) -> int:
    """Let the facilitator have two lines on the map, one of them private."""
    store, board, row = hands.store, hands.board, hands.row("Local authority")
    add_entry(store, board, row, "The secret one", known=["Hidden ally"], visibility="private")
    return add_entry(store, board, row, "The open one", known=["Town clerk"], table_number=3)


def test_the_page_shows_the_blank_map_and_own_lines_and_nothing_else(map_: MapHands) -> None:
    entry = others(map_)
    (tie,) = map_.board.ties_of(entry, "known")
    change_person(map_.store, tie.person_id, name_may_be_held=True, name="Amina Yusuf")
    hand_over(map_, table=3)
    said = seen(map_)
    for hidden in ("secret", "open one", "Hidden ally", "Town clerk", "Amina", "Our street"):
        assert hidden not in said
    assert "Our street" not in map_.window.windowTitle()
    assert "Local authority" in said
    assert "For example" in said
    map_.fill("The council", "Town", "Mayor", "Ring them")
    map_.press("Escape")
    said = seen(map_)
    assert "The council" in said
    assert "Table 3" in said
    assert [v for v in map_.window.findChildren(QTableView) if v.isVisible()] == [map_.table]
    buttons = [b for b in map_.window.findChildren(QPushButton) if b.isVisible()]
    assert [b.text() for b in buttons] == ["Facilitator: take the keyboard back…"]
    typed = map_.entry("S3")
    assert (typed.here, typed.table_number, typed.visibility) == ("The council", 3, "public")
    assert typed.row_id == map_.row("Local authority")


def test_nobody_else_on_the_map_is_offered(map_: MapHands) -> None:
    others(map_)
    hand_over(map_)
    map_.write("The council")
    map_.press("Tab")
    map_.write("Hidden")
    assert QApplication.activePopupWidget() is None
    map_.press("Ctrl+A")
    map_.write("Town clerk 2")
    map_.press("Return")
    map_.press("Escape")
    roles = [person.person_id for person in map_.board.ties.values()]
    assert len(set(roles)) == 3


def test_no_key_of_the_window_or_of_the_map_does_anything(map_: MapHands) -> None:
    others(map_)
    map_.start_clock()
    hand_over(map_)
    map_.fill("The council", "Clerk 2")
    map_.press("Escape")
    map_.press("Up")
    step = map_.store.undo_label
    rows = [(row.title, row.position) for row in map_.board.rows["sector_row"].values()]
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    for keys in SHORTCUTS:
        map_.press(keys)
        map_.rest(5)
        assert is_on(map_), keys
        assert QApplication.activePopupWidget() is None, keys
        assert not [d for d in map_.window.findChildren(QDialog) if d.isVisible()], keys
        map_.press("Escape")
        assert "secret" not in seen(map_), keys
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == windows
    assert not [m for m in map_.window.findChildren(QMenu) if m.isVisible()]
    assert map_.store.undo_label == step
    assert [(row.title, row.position) for row in map_.board.rows["sector_row"].values()] == rows


def test_rows_and_sectors_stay_called_what_they_are(map_: MapHands) -> None:
    page = hand_over(map_)
    model, before = page.table.model(), map_.store.undo_label
    for at in range(6):
        for column in range(3):
            page.table.setCurrentIndex(model.index(at, column))
            map_.press("F2")
            assert map_.focus is page.table
            map_.press("Delete")
    assert map_.store.undo_label == before


def test_own_lines_are_changed_and_deleted_and_no_others(map_: MapHands) -> None:
    others(map_)
    hand_over(map_)
    map_.fill("The counsil")
    map_.press("Escape")
    map_.press("Up")
    map_.press("F2")
    map_.press("Ctrl+A")
    map_.write("The council")
    map_.press("Return")
    map_.press("Escape")
    assert map_.entry("S3").here == "The council"
    map_.press("Up")
    map_.press("Delete")
    assert "Press Delete once more, and S3 goes." in map_.words()
    assert map_.entry("S3")
    map_.press("Delete")
    assert "S3 is deleted." in map_.words()
    map_.press("Delete", 3)
    assert [entry.label for entry in map_.board.entries.values()] == ["S1", "S2"]


def test_each_paper_begins_blank_and_keeps_what_was_typed_from_it(map_: MapHands) -> None:
    page = hand_over(map_, table=2)
    map_.fill("The council", "Clerk 3")
    map_.write("Half a thou")
    next_paper(map_, 5)
    assert map_.focus is page.table
    assert map_.here() == (
        "Local authority, what it is here: nothing yet; "
        "for example Councils, their departments, district teams"
    )
    assert "0 lines typed" in map_.words()
    go_to(map_, "Health bodies")
    map_.fill("The surgery")
    map_.press("Escape")
    next_paper(map_, 2)
    said = seen(map_)
    assert "The council" in said
    assert "Half a thou" in said
    assert "The surgery" not in said
    assert "2 lines typed" in map_.words()
    found = {entry.here: entry.table_number for entry in map_.board.entries.values()}
    assert found == {"The council": 2, "Half a thou": 2, "The surgery": 5}


def test_the_key_gives_the_map_back_and_each_cell_is_undone_by_name(map_: MapHands) -> None:
    title = map_.window.windowTitle()
    hand_over(map_, table=4)
    map_.fill("The council", "Clerk 3", "Mayor")
    map_.write("half a thought")
    take_back(map_)
    assert not is_on(map_)
    assert map_.window.windowTitle() == title
    assert map_.focus is map_.screen.table
    assert [each.here for each in map_.board.entries.values()] == ["The council", "half a thought"]
    undone = []
    while map_.board.entries:
        undone.append(map_.store.undo_label)
        map_.press("Ctrl+Z")
    assert undone == [
        "Add institution",
        "Change whom we need to know",
        "Change whom we know",
        "Add institution",
    ]
    map_.press("Ctrl+Shift+Z", 4)
    assert [each.here for each in map_.board.entries.values()] == ["The council", "half a thought"]
    assert map_.known("S1") == [("Clerk", 3)]


def test_a_wrong_key_opens_nothing_and_esc_goes_on_writing(map_: MapHands) -> None:
    page = hand_over(map_)
    take_back(map_, "guess")
    assert is_on(map_)
    assert "That is not the key; type it again." in map_.words()
    map_.press("Escape")
    assert map_.focus is page.table
    map_.fill("The council")
    assert map_.entry("S1").table_number == 1


def test_what_a_volunteer_typed_before_is_not_shown_to_the_next_one(map_: MapHands) -> None:
    hand_over(map_)
    map_.fill("The council")
    take_back(map_)
    hand_over(map_)
    assert "The council" not in seen(map_)


def test_tab_fills_the_next_column_and_shift_tab_leads_out(map_: MapHands) -> None:
    page = hand_over(map_)
    map_.press("Tab")  # what it is here stays empty
    map_.write("Clerk 2")
    map_.press("Return")
    map_.press("Escape")
    assert map_.known("S1") == [("Clerk", 2)]
    assert map_.entry("S1").here == ""
    map_.press("Backtab")
    assert map_.focus is page.number
    map_.press("Backtab")
    assert map_.focus is page.way_out


def test_what_cannot_be_kept_is_said_and_can_be_fetched_again(map_: MapHands) -> None:
    hand_over(map_)
    map_.write("The council")
    remove_row(map_.store, map_.row("Local authority"))
    map_.rest(10)
    assert "This line was removed while you were writing in it." in map_.words()
    assert QApplication.clipboard().text() == "The council"


def test_what_others_add_meanwhile_stays_out_of_sight(map_: MapHands) -> None:
    hand_over(map_, table=3)
    map_.write("The council")
    add = {"table_number": 3, "known": ["Hidden ally"]}
    add_entry(map_.store, map_.board, map_.row("Local authority"), "The open one", **add)
    map_.press("Tab")
    map_.fill("Clerk 2")
    map_.press("Escape")
    assert "open one" not in seen(map_)
    assert map_.known("S2") == [("Clerk", 2)]


def test_the_guide_suggests_it_once_people_have_written_alone(map_: MapHands) -> None:
    def suggests() -> bool:
        return any(each.isVisible() for each in map_.window.findChildren(PassOn))

    map_.press("Ctrl+Shift+Space")
    map_.press("Ctrl+PgDown")
    assert not suggests(), "people write alone"
    map_.press("Ctrl+PgDown")
    assert suggests(), "tables read out what they wrote"


@pytest.fixture(autouse=True)
def the_keyboard_is_given_back(map_: MapHands) -> Iterator[None]:
    yield
    if map_.window.isVisible() and is_on(map_):
        take_back(map_)
