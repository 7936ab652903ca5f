"""People draw one after the other: quickly, with the mouse or by keys, and nobody sees another."""

from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QPlainTextEdit
from sqlmodel import select

from facilitator.exercises.community_map import base_map, drawings, places, strokes
from facilitator.exercises.community_map.tables import MapPicture
from facilitator.store import Store
from facilitator.workshop import saved_id
from tests.drawing import picture
from tests.ui.community_map.map_hands import SIZE, MapHands, workshop
from ui.canvas.map.canvas import MapCanvas
from ui.exercises.community_map.drawings_list import DrawingsList
from ui.exercises.community_map.tool_button import ToolButton

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def shown(map_: MapHands, kind: str = "patch") -> list[str]:
    """Return what can be told apart on the map."""
    return [item.words for item in map_.canvas.items if item.kind == kind]


def test_enter_begins_the_next_person_and_each_stroke_is_undone(map_: MapHands) -> None:
    assert "Press Next person" in map_.words()
    map_.press("Return")
    assert map_.codes == ["P1"]
    assert map_.listed() == ["P1, drawing…, in hand"]
    map_.stroke((200, 200), (400, 200))
    map_.stroke((500, 400), (600, 400))
    assert len(map_.areas("P1")) == 2
    map_.press("Ctrl+Z")
    assert len(map_.areas("P1")) == 1
    map_.press("Ctrl+Z")
    assert map_.areas("P1") == []
    map_.press("Ctrl+Shift+Z")
    assert len(map_.areas("P1")) == 1
    map_.press("Ctrl+Z", 2)
    assert map_.codes == []
    assert "Press Next person" in map_.words()


def test_the_next_person_sees_nothing_of_the_others(map_: MapHands) -> None:
    map_.press("Return")
    map_.stroke((200, 200), (400, 200))
    assert shown(map_) == ["In what P1 calls theirs"]
    map_.press("Return")
    assert map_.codes == ["P1", "P2"]
    assert shown(map_) == []
    map_.stroke((300, 300), (500, 300))
    assert shown(map_) == ["In what P2 calls theirs"]
    map_.find(DrawingsList).setFocus()
    map_.press("Up")
    assert shown(map_) == ["In what P2 calls theirs"]
    map_.press("Space")
    assert shown(map_) == ["In what P1 calls theirs"]
    map_.press("Return")
    assert map_.codes == ["P1", "P2", "P3"]
    assert isinstance(map_.focus, MapCanvas)
    map_.click("Put down")
    assert shown(map_) == []


def test_undoing_comes_back_to_the_drawing_it_is_about(map_: MapHands) -> None:
    map_.press("Return")
    map_.stroke((200, 200), (400, 200))
    map_.press("Ctrl+Return")
    assert map_.listed()[1] == "P2, drawing…, in hand"
    map_.press("Ctrl+Z")
    assert map_.listed() == ["P1, drawing…, in hand"]
    map_.press("Ctrl+Z")
    assert map_.areas("P1") == []


def test_whoever_drew_nothing_yet_is_still_the_next_person(map_: MapHands) -> None:
    map_.press("Return", 3)
    assert map_.codes == ["P1"]
    assert "P1 has drawn nothing yet" in map_.words()


def test_every_tool_has_a_letter(map_: MapHands) -> None:
    map_.press("Return")
    assert map_.find(ToolButton, "Colour in").isChecked()
    map_.press("R")
    assert map_.find(ToolButton, "Draw round").isChecked()
    map_.stroke((100, 100), (500, 100), (500, 500), (100, 500), (100, 110))
    (whole,) = map_.areas("P1")
    assert whole == pytest.approx(160_000, rel=0.05)
    map_.press("H")
    map_.stroke((200, 200), (300, 200), (300, 300), (200, 300), (200, 205))
    (holed,) = map_.areas("P1")
    assert whole - holed == pytest.approx(10_000, rel=0.1)
    map_.press("C")
    map_.stroke((400, 400), (450, 400))
    assert len(map_.areas("P1", "core")) == 1
    map_.press("L")
    map_.stroke((600, 100), (600, 400))
    edges = map_.board.patches_of(saved_id(map_.drawing("P1")), "edge")
    assert len(edges) == 1
    map_.press("E")
    map_.stroke((350, 90), (350, 510))
    assert len(map_.areas("P1")) == 2
    map_.stroke((580, 250), (620, 250))
    assert map_.board.patches_of(saved_id(map_.drawing("P1")), "edge") == []
    map_.press("Ctrl+Z")
    assert len(map_.board.patches_of(saved_id(map_.drawing("P1")), "edge")) == 1


def test_points_are_clicked_and_a_hole_needs_an_area(map_: MapHands) -> None:
    map_.press("Return")
    map_.press("H")
    map_.stroke((200, 200), (300, 200), (300, 300), (200, 205))
    assert "Colour something in first" in map_.asked()
    map_.press("R")
    view = map_.canvas.viewport()
    for place in ((100, 100), (300, 100), (300, 300), (100, 300), (100, 100)):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=map_.at(*place))
    (area,) = map_.areas("P1")
    assert area == pytest.approx(40_000, rel=0.05)
    for place in ((500, 100), (600, 100), (600, 300)):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=map_.at(*place))
    map_.press("Ctrl+Z")
    map_.press("Return")
    assert "needs three points" in map_.words()
    map_.press("Ctrl+Z", 2)
    assert len(map_.areas("P1")) == 1
    map_.press("Ctrl+Z")
    assert map_.areas("P1") == []


def test_the_brush_is_as_broad_as_its_button_says(map_: MapHands) -> None:
    map_.press("Return")
    map_.press("3")
    map_.stroke((300, 300), (301, 300))
    (broad,) = map_.areas("P1")
    map_.press("Ctrl+Z")
    map_.click("Narrow")
    map_.stroke((300, 300), (301, 300))
    (narrow,) = map_.areas("P1")
    assert broad > 9 * narrow


def test_a_drawing_is_made_by_keyboard_alone(map_: MapHands) -> None:
    map_.press("Return")
    map_.press("Right", 3)
    map_.press("Space")
    map_.press("Right", 8)
    map_.press("Down", 4)
    map_.press("Space")
    assert len(map_.areas("P1")) == 1
    map_.press("Escape")
    map_.press("R")
    map_.press("Up", 2)
    for way in ("Right", "Down", "Left"):
        map_.press("Return")
        map_.press(way, 12)
    map_.press("Return", 2)
    assert len(map_.areas("P1")) in {1, 2}
    map_.press("N")
    assert map_.focus.accessibleName() == "Name they use"
    map_.enter("Riverside")
    assert map_.drawing("P1").name == "Riverside"
    map_.press("Ctrl+Return")
    assert map_.codes == ["P1", "P2"]
    assert map_.listed()[0] == "P1, Riverside"


def test_one_name_keeps_one_spelling(map_: MapHands) -> None:
    map_.press("Return")
    map_.press("N")
    map_.enter("Riverside")
    map_.press("Return")
    map_.press("N")
    map_.enter("  riverSIDE ")
    assert map_.drawing("P2").name == "Riverside"
    assert map_.find(QLineEdit, "Name they use").text() == "Riverside"
    map_.press("Return")
    map_.press("N")
    map_.write("rivers")
    offers = QApplication.activePopupWidget()
    assert offers is not None
    QTest.keyClick(offers, Qt.Key.Key_Down)
    QTest.keyClick(offers, Qt.Key.Key_Return)
    assert map_.drawing("P3").name == "Riverside"


def test_the_table_stays_and_nothing_else_does(map_: MapHands) -> None:
    map_.press("Return")
    map_.stroke((200, 200), (400, 200))
    map_.find(QPlainTextEdit, "Mine is not on this map").setFocus()
    map_.write("We meet by phone")
    map_.press("Backtab")
    assert map_.focus.accessibleName() == "Table"
    map_.press("Ctrl+A")
    map_.write("4")
    map_.press("Tab", 2)
    tick = map_.focus
    assert isinstance(tick, QCheckBox)
    assert tick.text() == "May be shown by itself"
    assert not tick.isChecked()
    map_.press("Space")
    first = map_.drawing("P1")
    assert (first.table_number, first.may_be_shown) == (4, True)
    assert first.elsewhere == "We meet by phone"
    map_.press("Ctrl+Return")
    second = map_.drawing("P2")
    assert (second.table_number, second.may_be_shown, second.elsewhere) == (4, False, "")
    assert not tick.isChecked()


def test_a_reason_alone_and_paper_are_marked(map_: MapHands) -> None:
    activity = map_.screen.desk.activity_id
    drawings.begin_drawing(map_.store, activity, elsewhere="Ours is the choir")
    drawings.begin_drawing(map_.store, activity, name="Eastfield", from_paper=True)
    drawings.begin_drawing(map_.store, activity, from_paper=True)
    assert map_.listed() == [
        "P1, not on this map",
        "P2, Eastfield, from paper",
        "P3, nothing yet, from paper",
    ]


def test_taken_away_it_comes_back_and_erased_it_does_not(map_: MapHands) -> None:
    map_.press("Return")
    map_.stroke((200, 200), (400, 200))
    map_.click("Take away")
    assert map_.codes == []
    assert "Ctrl+Z brings it back" in map_.asked()
    map_.press("Ctrl+Z")
    assert len(map_.areas("P1")) == 1
    assert shown(map_) == ["In what P1 calls theirs"]
    map_.click("Erase for good")
    map_.rest(10)
    assert map_.focus.window() is not map_.window
    map_.press("Return")
    assert map_.codes == ["P1"]
    map_.click("Erase for good")
    map_.rest(10)
    erase = next(
        each for each in map_.focus.window().findChildren(QAbstractButton) if "Erase" in each.text()
    )
    erase.click()
    map_.rest(10)
    assert map_.codes == []
    map_.press("Ctrl+Z")
    assert map_.codes == []


def test_what_is_private_never_shows_while_people_draw(map_: MapHands) -> None:
    for title, seen in (("Choir", "public"), ("Grave", "private"), ("Den", "stays_in_room")):
        one = places.add_place(map_.store, map_.board, "group", 300, 300, title=title)
        places.change_place(map_.store, one, visibility=seen)
    assert sorted(shown(map_, "pin")) == ["G1 Choir", "G3 Den"]


def test_it_says_how_large_a_drawing_is_where_that_is_known(map_: MapHands) -> None:
    map_.press("Return")
    map_.stroke((200, 200), (400, 200))
    assert "about " in map_.words()
    assert "\u00a0ha" in map_.words()


def test_drawing_beside_the_map_stays_on_it(map_: MapHands) -> None:
    map_.press("Return")
    map_.press("R")
    map_.stroke((700, 100), (2_000, 100), (2_000, 300), (700, 300), (700, 105))
    (area,) = map_.areas("P1")
    assert area == pytest.approx(20_000, rel=0.05)


def test_ctrl_shift_r_reveals_where_the_maps_agree(map_: MapHands) -> None:
    map_.press("Ctrl+Shift+R")
    assert map_.board.settings.revealed
    assert "The room sees where the maps agree." in map_.asked()
    map_.press("Ctrl+Shift+R")
    assert not map_.board.settings.revealed


def test_the_sheet_of_keys_has_the_tools(map_: MapHands) -> None:
    map_.press("Shift+F1")
    map_.rest(10)
    model = map_.focus.model()  # type: ignore[attr-defined]
    said = {
        (part.child(row, 0).data(), part.child(row, 1).data())
        for number in range(model.rowCount())
        if (part := _Part(model, number))
        for row in range(part.rows)
    }
    assert ("Rub out", "E") in said
    assert ("Next person", "Ctrl+Return, Ctrl+Enter") in said
    assert any(what.startswith("Take the last point back") for what, _keys in said)
    map_.press("Escape")


class _Part:
    def __init__(self, model: object, number: int) -> None:
        self._model = model
        self._at = model.index(number, 0)  # type: ignore[attr-defined]
        self.rows = model.rowCount(self._at)  # type: ignore[attr-defined]

    def child(self, row: int, column: int) -> object:
        return self._model.index(row, column, self._at)  # type: ignore[attr-defined]


def test_a_narrow_window_has_the_panel_below_the_map(map_: MapHands) -> None:
    origin = QPoint(0, 0)
    button = map_.find(QAbstractButton, "Next person")
    assert button.mapTo(map_.window, origin).x() < map_.canvas.mapTo(map_.window, origin).x()
    map_.window.resize(900, 700)
    map_.rest(20)
    map_.press("Return")
    below = map_.find(QAbstractButton, "Next person").mapTo(map_.window, origin).y()
    canvas = map_.canvas
    assert below > canvas.mapTo(map_.window, origin).y() + canvas.height()
    assert canvas.height() > 240
    map_.stroke((200, 200), (400, 200))
    assert len(map_.areas("P1")) == 1


def test_forty_people_draw_without_a_wait(map_: MapHands) -> None:
    activity = map_.screen.desk.activity_id
    for number in range(39):
        one = drawings.begin_drawing(map_.store, activity, name=f"Place {number % 4}")
        strokes.paint(map_.store, one, [(100 + number, 100), (400, 300 + number)], 60)
    began = perf_counter()
    map_.press("Ctrl+Return")
    taken = perf_counter() - began
    assert map_.codes[-1] == "P40"
    assert map_.listed()[-1] == "P40, drawing…, in hand"
    assert taken < 2, "and usually a fiftieth of that"


def test_a_base_map_that_was_replaced_leaves_with_the_window(qapp: object, tmp_path: Path) -> None:
    path = workshop(tmp_path / "street.workshop")
    with MapHands.on(tmp_path / "documents", path=path) as hands:
        assert isinstance(hands, MapHands)
        activity = hands.screen.desk.activity_id
        other = picture((SIZE[0] + 8, SIZE[1]))
        base_map.choose_base_map(hands.store, activity, other, title="Plan", attribution="Us")
        hands.press("Ctrl+W")
        hands.rest(10)
    with Store.open(path) as store, store.reading() as session:
        assert session.exec(select(MapPicture.width)).all() == [SIZE[0] + 8]


def test_another_way_of_looking_lets_go_of_the_drawing_and_its_keys(map_: MapHands) -> None:
    map_.press("Return")
    map_.stroke((200, 200), (400, 200))
    map_.press("Ctrl+3")
    assert shown(map_) == []
    map_.press("Ctrl+Return")
    assert map_.codes == ["P1"]
    map_.press("Ctrl+1")
    assert shown(map_) == ["In what P1 calls theirs"]
    map_.press("R")
    assert map_.find(ToolButton, "Draw round").isChecked()
    map_.press("Return")
    assert map_.codes == ["P1", "P2"]
    assert map_.find(ToolButton, "Draw round").isChecked()
