"""Places are marked as fast as people name them, by mouse or by keyboard alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from facilitator.exercises.community_map import places
from facilitator.exercises.community_map.tables import MapPlace
from facilitator.workshop import saved_id
from tests.ui.community_map.map_hands import MapHands
from tests.ui.room.seen import everything_open
from ui.exercises.community_map.places_list import PlacesList
from ui.log_book.promise_dialog import PromiseDialog

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
ALOUD = Qt.ItemDataRole.AccessibleTextRole
HOMES = "Homes belong on no map: the street will do."


@pytest.fixture
def marking(map_: MapHands) -> MapHands:
    map_.press("Ctrl+3")
    map_.until(lambda: map_.focus is map_.canvas)
    return map_


def pins(map_: MapHands) -> list[MapPlace]:
    return list(map_.board.places.values())


def pin(map_: MapHands, label: str) -> MapPlace:
    return next(each for each in pins(map_) if each.label == label)


def add(map_: MapHands, kind: str, title: str, x: float = 200.0, y: float = 150.0) -> MapPlace:
    board = map_.board
    return board.places[places.add_place(map_.store, board, kind, x, y, title=title)]


def click_at(map_: MapHands, x: float, y: float) -> None:
    view = map_.canvas.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=map_.at(x, y))


def listed(map_: MapHands) -> list[str]:
    model = map_.find(PlacesList).model()
    return [str(model.index(row, 0).data(ALOUD)) for row in range(model.rowCount())]


def test_twelve_pins_are_put_by_keyboard_alone(marking: MapHands) -> None:
    ways = [*["Right"] * 6, "Down", *["Left"] * 5]
    for number, way in enumerate(ways):
        marking.press(str(number % 9 + 1))
        marking.press(way, times=3)
        marking.press("Return")
        marking.enter(f"Thing {number}")
        assert marking.focus is marking.canvas
    assert [each.title for each in pins(marking)] == [f"Thing {number}" for number in range(12)]
    labels = ["A1", "G1", "I1", "L1", "E1", "S1", "T1", "V1", "B1", "A2", "G2", "I2"]
    assert [each.label for each in pins(marking)] == labels
    assert len({(each.x, each.y) for each in pins(marking)}) == 12
    assert listed(marking)[0] == "A1, Thing 0, People’s gifts"


def test_a_click_puts_a_pin_and_the_cursor_into_its_words(marking: MapHands) -> None:
    marking.click("Groups")
    assert marking.focus is marking.canvas
    click_at(marking, 300, 200)
    assert marking.focus.accessibleName() == "What is it"
    marking.enter("Choir")
    assert marking.focus is marking.canvas
    (one,) = pins(marking)
    assert (one.label, one.kind, one.title) == ("G1", "group", "Choir")
    assert (one.x, one.y) == (pytest.approx(300, abs=3), pytest.approx(200, abs=3))
    assert [item.words for item in marking.canvas.items] == ["G1, Choir, Groups"]


def test_what_is_chosen_in_the_list_is_chosen_on_the_map_and_back(marking: MapHands) -> None:
    choir, bench = add(marking, "group", "Choir"), add(marking, "place", "Bench", 500, 400)
    lines = marking.find(PlacesList)
    lines.begin()
    marking.press("Down")
    current = marking.canvas.current
    assert current is not None
    assert current.key == bench.id
    click_at(marking, 200, 150)
    assert lines.currentIndex().data(ALOUD) == "G1, Choir, Groups"
    assert marking.canvas.current is not None
    assert marking.canvas.current.key == choir.id
    assert len(pins(marking)) == 2
    marking.screen.select_labels(["L1"])
    assert lines.currentIndex().data(ALOUD) == "L1, Bench, Places"


def test_a_question_about_a_kind_puts_it_in_hand(marking: MapHands) -> None:
    marking.screen.select_labels(["barrier"])
    click_at(marking, 300, 200)
    assert [each.label for each in pins(marking)] == ["B1"]


def test_a_pin_is_dragged_and_moved_by_keys(marking: MapHands) -> None:
    add(marking, "group", "Choir")
    marking.drag(marking.canvas.viewport(), marking.at(200, 150), marking.at(400, 300))
    here = pin(marking, "G1")
    assert (here.x, here.y) == (pytest.approx(400, abs=3), pytest.approx(300, abs=3))
    marking.canvas.cross.go_to(here.x, here.y)
    marking.press("Return")
    marking.press("Down", times=4)
    marking.press("Return")
    assert pin(marking, "G1").y > 305
    marking.press("Ctrl+Z")
    assert pin(marking, "G1").y == pytest.approx(300, abs=3)


def test_places_are_found_as_somebody_types(marking: MapHands) -> None:
    for title in ("Choir", "Chess club", "Bench by the weir"):
        add(marking, "group", title)
    QAbstractItemModelTester(marking.find(PlacesList).model())
    marking.find(PlacesList).begin()
    marking.write("c")
    marking.write("h")
    assert marking.focus is marking.find(QLineEdit, "Find a place")
    assert listed(marking) == [
        "G1, Choir, Groups",
        "G2, Chess club, Groups",
        "G3, Bench by the weir, Groups",
    ]
    marking.write("e")
    assert listed(marking) == ["G2, Chess club, Groups"]
    marking.press("Down")
    marking.press("Return")
    assert marking.focus.accessibleName() == "What is it"
    marking.press("Escape")
    assert marking.focus is marking.canvas


def test_another_kind_keeps_the_label(marking: MapHands) -> None:
    add(marking, "group", "Choir")
    marking.find(PlacesList).begin()
    kind = marking.find(QComboBox, "Kind")
    kind.setFocus()
    marking.press("Down")
    assert (pin(marking, "G1").kind, pin(marking, "G1").title) == ("institution", "Choir")
    assert marking.canvas.items[0].words == "G1, Choir, Institutions"


def test_a_private_place_is_out_of_sight_while_the_room_may_look(marking: MapHands) -> None:
    secret = add(marking, "story", "The lost xylophone")
    marking.find(PlacesList).begin()
    assert "xylophone" in everything_open()
    marking.screen.desk.live.hide(on=True)
    assert listed(marking) == ["S1, The lost xylophone, Stories"]
    places.change_place(marking.store, saved_id(secret), visibility="private")
    marking.rest(20)
    assert not marking.canvas.items
    assert "xylophone" not in everything_open()
    marking.screen.desk.live.hide(on=False)
    assert listed(marking) == ["S1, The lost xylophone, Stories, Private"]


def test_a_pin_is_taken_away_and_brought_back(marking: MapHands) -> None:
    add(marking, "group", "Choir")
    marking.find(PlacesList).begin()
    marking.press("Delete")
    assert not pins(marking)
    assert "G1 is taken away: Choir. Ctrl+Z brings it back." in marking.asked()
    marking.press("Ctrl+Z")
    assert [each.label for each in pins(marking)] == ["G1"]
    assert listed(marking) == ["G1, Choir, Groups"]


def test_a_promise_comes_from_the_pin_in_hand(marking: MapHands) -> None:
    add(marking, "group", "Choir")
    marking.find(PlacesList).begin()
    source = marking.screen.promise_in_hand()
    assert source is not None
    assert (source.source, source.for_everybody) == ("G1", True)
    marking.click("Promise")
    assert marking.find(PromiseDialog)


def test_that_homes_are_on_no_map_is_said_once(marking: MapHands) -> None:
    click_at(marking, 300, 200)
    assert HOMES in marking.words()
    marking.enter("Mrs Khan")
    click_at(marking, 500, 300)
    assert HOMES not in marking.words()


def test_the_table_stays_for_the_next_pin(marking: MapHands) -> None:
    click_at(marking, 300, 200)
    seat = marking.find(type(marking.screen.mode.panel.form.seat), "Table")  # type: ignore[union-attr]
    seat.setFocus()
    seat.selectAll()
    marking.enter("4")
    marking.canvas.setFocus()
    click_at(marking, 500, 300)
    assert [each.table_number for each in pins(marking)] == [4, 4]


def test_words_that_were_begun_are_kept_when_the_workshop_closes(marking: MapHands) -> None:
    click_at(marking, 300, 200)
    marking.write("Choir")
    path = marking.store.path
    marking.press("Ctrl+W")
    marking.window.open_path(path)
    marking.rest(20)
    assert pin(marking, "A1").title == "Choir"


def test_beside_the_map_no_pin_is_put(marking: MapHands) -> None:
    view = marking.canvas.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert all(0 <= each.x <= 800 and 0 <= each.y <= 600 for each in pins(marking))
