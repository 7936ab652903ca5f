"""Nothing of the map's screen is cut or hides the map, and the room learns no names from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QToolButton

from facilitator.decks import shipped_source
from facilitator.exercises.community_map import places, strokes
from facilitator.plan import add_activity, begin
from tests.hands import Hands
from tests.ui.community_map.agreeing import draw
from tests.ui.community_map.map_hands import MapHands
from tests.ui.community_map.map_stage import in_front
from ui.app import make_application
from ui.canvas.map.layers import Areas
from ui.exercises.community_map.base_dialog import BaseMapDialog
from ui.exercises.community_map.drawings_list import DrawingsList
from ui.exercises.community_map.top_bar import TopBar
from ui.settings import Settings


@pytest.fixture
def twice(map_: MapHands) -> Iterator[MapHands]:
    """Use the window in text of twice the size."""
    map_.window.commands.text_size_chosen.emit(200)
    yield map_
    make_application(Settings())


def test_the_first_thing_to_do_is_said_whole_and_takes_enter(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "empty.workshop"
    with begin(path, title="Our street", question="Where is home?") as store:
        add_activity(store, shipped_source("community_map"))
    with Hands.on(tmp_path / "documents", (1280, 720), path=path) as hands:
        labels = hands.window.findChildren(QLabel)
        words = next(each for each in labels if each.text().startswith("People draw on a picture"))
        assert words.height() >= words.heightForWidth(words.width())
        page = hands.window.page
        assert page is not None
        page.focus_capture()
        hands.press("Return")
        in_front(BaseMapDialog).close()


def test_while_the_room_may_look_the_list_has_codes_alone(map_: MapHands) -> None:
    activity = map_.screen.desk.activity_id
    draw(map_.store, activity, "Riverside", 100)
    draw(map_.store, activity, "The Bottoms", 140)
    assert map_.listed() == ["P1, Riverside", "P2, The Bottoms"]
    map_.screen.desk.live.hide(on=True)
    assert map_.listed() == ["P1", "P2"]
    model = map_.find(DrawingsList).model()
    every = [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole]
    said = [str(model.index(row, 0).data(role)) for row in (0, 1) for role in every]
    assert said == ["P1", "P1", "P2", "P2"]
    map_.screen.desk.live.hide(on=False)
    assert map_.listed() == ["P1, Riverside", "P2, The Bottoms"]


def test_every_way_of_looking_is_named_whole(twice: MapHands) -> None:
    bar = twice.find(TopBar)
    for width in (1280, 1000, 1280):
        twice.window.resize(width, 720)
        twice.rest(30)
        shown = [each for each in bar.findChildren(QToolButton) if each.isVisible()]
        assert len(shown) >= 4
        for button in shown:
            room = button.width() - button.fontMetrics().horizontalAdvance(button.text())
            assert room > 4, button.text()
            corner = button.mapTo(bar, QPoint(button.width(), button.height()))
            assert corner.x() <= bar.width()
            assert corner.y() <= bar.height()


def test_large_text_leaves_a_small_map_to_be_seen(twice: MapHands) -> None:
    canvas = twice.canvas
    canvas.resize(400, 200)
    assert canvas.text_size == 28
    assert canvas.sign_painter.radius < 16
    canvas.resize(1600, 1000)
    assert canvas.sign_painter.radius == 30


def test_a_label_at_the_edge_of_the_map_stays_on_it(map_: MapHands) -> None:
    for x, y in ((795, 300), (5, 150), (400, 4), (400, 597)):
        places.add_place(map_.store, map_.board, "place", x, y, title="The allotments")
    map_.press("Ctrl+3")
    canvas = map_.canvas
    canvas.grab()
    boxes = canvas.sign_painter.labelled
    assert len(boxes) == 4
    wide, high = (side * canvas.zoom for side in canvas.map_size)
    for box in boxes:
        assert box.left() >= 0
        assert box.top() >= 0
        assert box.right() <= wide
        assert box.bottom() <= high


def test_whoever_looks_closer_sees_the_same_spot_in_another_width(map_: MapHands) -> None:
    canvas = map_.canvas
    canvas.set_zoom(canvas.zoom * 3, None, settled=True)
    middle = QPoint(canvas.viewport().width() // 2, canvas.viewport().height() // 2)
    before = canvas.to_map(middle.toPointF())
    canvas.resize(canvas.width() - 100, canvas.height() - 80)
    middle = QPoint(canvas.viewport().width() // 2, canvas.viewport().height() // 2)
    now = canvas.to_map(middle.toPointF())
    assert abs(now[0] - before[0]) < 2
    assert abs(now[1] - before[1]) < 2


def test_specks_of_ground_with_two_names_are_not_outlined(map_: MapHands) -> None:
    activity = map_.screen.desk.activity_id
    for number in range(10):
        one = draw(map_.store, activity, "Riverside" if number % 2 else "The Bottoms", 100)
        left = 500 + 8 * (number % 2)
        strokes.draw_round(map_.store, one, [(left, 500), (left + 10, 500), (left + 10, 506)])
    map_.press("Ctrl+2")
    map_.press("Ctrl+Shift+R")
    layers = (each for each in map_.canvas.layers if isinstance(each, Areas))
    keys = [patch.key for each in layers for patch in each.patches]
    assert [key for key in keys if str(key).startswith("named-")] == ["named-0-0"]
