"""Where maps agree: hidden until it is revealed, never of too few, all of it by keyboard."""

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QListWidget, QPushButton, QRadioButton, QSpinBox

from facilitator.day import clock
from facilitator.exercises.community_map import community, outlines, places
from tests.ui.community_map import agreeing
from tests.ui.community_map.map_hands import MapHands
from tests.ui.room.seen import seen_in


@pytest.fixture
def seven(map_: MapHands) -> MapHands:
    """Seven maps, of which five are called Riverside; the cursor is on Reveal."""
    agreeing.draw_seven(map_.store, map_.screen.desk.activity_id)
    map_.press("Ctrl+2")
    return map_


def reveal(hands: MapHands) -> None:
    hands.until(lambda: isinstance(hands.focus, QPushButton))
    hands.press("Space")
    hands.until(lambda: agreeing.bands(hands.canvas) or not hands.board.settings.revealed)


def beside(hands: MapHands) -> str:
    """Return all that the panel and the map hold, for any sense."""
    mode = hands.screen.mode
    assert mode is not None
    return seen_in(mode, hands.canvas)


def offered(hands: MapHands) -> dict[str, bool]:
    """Return the lines of Show, and whether each can be chosen."""
    buttons = hands.screen.findChildren(QRadioButton)
    return {each.text(): each.isEnabled() for each in buttons if each.isVisible()}


def test_nothing_shows_before_it_is_revealed(seven: MapHands) -> None:
    assert agreeing.bands(seven.canvas) == []
    assert agreeing.shares(seven.canvas) == []
    words = seven.words()
    assert "7 maps" in words
    assert "it takes 5 maps" in words
    assert "hidden here too until you reveal it" in words
    assert "75" not in words
    assert not offered(seven)


def test_one_key_reveals_bands_shares_and_what_they_mean(seven: MapHands) -> None:
    reveal(seven)
    assert seven.board.settings.revealed
    found = agreeing.bands(seven.canvas)
    assert [each[:8].replace("\u00a0", " ") for each in found] == [
        "Under 25",
        "25 to un",
        "50 to un",
        "75 % or ",
    ]
    assert "100\u00a0%" in agreeing.shares(seven.canvas)
    words = seven.words()
    assert "ha" in words
    assert "minutes’ walk across" in words
    assert "on average" in words
    assert "P1" not in agreeing.shares(seven.canvas)
    seven.find(QPushButton, "Hide it again").setFocus()
    seven.press("Space")
    assert not seven.board.settings.revealed
    assert agreeing.bands(seven.canvas) == []


def test_names_and_tables_are_switched_by_arrow_keys_in_no_time(seven: MapHands) -> None:
    reveal(seven)
    lines = offered(seven)
    assert lines == {
        "All maps (7)": True,
        "Riverside (5)": True,
        "Eastfield (1)": False,
        "The Bottoms (1)": False,
        "Table 1 (5)": True,
        "Table 2 (2)": False,
    }
    assert "Fewer than 5 maps are shown to nobody" in seven.words()
    seven.until(lambda: isinstance(seven.focus, QRadioButton))
    before = agreeing.shares(seven.canvas)
    began = perf_counter()
    seven.press("Down")
    taken = perf_counter() - began
    assert seven.focus.accessibleName() == "Riverside, 5 maps"
    assert taken < 0.1
    seven.until(lambda: "5 maps" in seven.words() and agreeing.shares(seven.canvas) != before)
    assert "Only those called “Riverside”." in seven.words()
    seven.press("Down")
    assert seven.focus.accessibleName() == "Table 1, 5 maps"


def test_a_drawing_is_left_out_with_the_space_bar_and_never_below_the_minimum(
    seven: MapHands,
) -> None:
    reveal(seven)
    listed = seven.find(QListWidget, "Drawings")
    listed.setFocus()
    listed.setCurrentRow(0)
    seven.press("Space")
    seven.until(lambda: "Without P1." in seven.words())
    assert agreeing.bands(seven.canvas)
    for _time in range(2):
        seven.press("Down")
        seven.press("Space")
    seven.until(lambda: not agreeing.bands(seven.canvas))
    assert "4 maps so far. Shares are shown from 5 maps on" in seven.words()
    assert agreeing.shares(seven.canvas) == []
    seven.press("Space")
    seven.until(lambda: agreeing.bands(seven.canvas))


def test_fewer_maps_than_the_minimum_show_no_share_and_say_why(map_: MapHands) -> None:
    activity = map_.screen.desk.activity_id
    for left in (100, 140, 180):
        agreeing.draw(map_.store, activity, "Riverside", left)
    map_.press("Ctrl+2")
    assert "3 maps so far. Shares are shown from 5 maps on" in map_.words()
    map_.press("Space")
    map_.rest(50)
    assert map_.board.settings.revealed
    assert agreeing.bands(map_.canvas) == []
    assert "3 maps so far. Shares are shown from 5 maps on" in map_.words()
    field = map_.find(QSpinBox, "Shares are shown")
    field.setFocus()
    field.selectAll()
    map_.enter("3")
    map_.until(lambda: agreeing.bands(map_.canvas))
    assert map_.board.minimum == 3
    assert "people may tell whose is whose" in map_.words()
    map_.canvas.setFocus()
    map_.press("Ctrl+Z")
    map_.until(lambda: not agreeing.bands(map_.canvas))


def test_the_boundary_and_ground_with_two_names_are_named(map_: MapHands) -> None:
    activity, store = map_.screen.desk.activity_id, map_.store
    for number in range(6):
        name = ("Riverside", "The Bottoms")[number % 2]
        agreeing.draw(store, activity, name, 100 + 10 * number)
    ring = [(-2.439, 53.539), (-2.436, 53.539), (-2.436, 53.537), (-2.439, 53.537)]
    outlines.add_outlines(store, activity, [("Ward 7", [[ring]])])
    map_.press("Ctrl+2")
    reveal(map_)
    assert agreeing.outlines(map_.canvas) == 1
    assert "called Riverside and The Bottoms" in agreeing.shares(map_.canvas)
    words = map_.words()
    assert "Some ground is called Riverside and The Bottoms." in words
    assert "Ward 7" in words
    assert "The boundary “Ward 7” leaves out" in words


def test_while_the_wall_may_see_this_screen_it_tells_nobody_apart(seven: MapHands) -> None:
    store, board = seven.store, seven.board
    places.add_place(store, board, "group", 50, 50, title="Choir")
    places.add_place(store, board, "group", 90, 90, title="Whispered", visibility="private")
    community.reveal(store, seven.screen.desk.activity_id, on=True)
    seven.until(lambda: agreeing.bands(seven.canvas))
    assert "G2 Whispered" in agreeing.pins(seven.canvas)
    assert "P7  Eastfield" in beside(seven)
    clock.start(store, seven.screen.desk.activity_id)
    seven.until(lambda: seven.screen.desk.live.hides)
    seven.rest(50)
    assert agreeing.bands(seven.canvas)
    assert agreeing.pins(seven.canvas) == ["G1 Choir"]
    seen = beside(seven)
    for hidden in ("Whispered", "Eastfield", "The Bottoms", "P7"):
        assert hidden not in seen, hidden
    assert "2 more names are used on fewer than 5 maps each." in seen
    QTest.keyPress(seven.focus, Qt.Key.Key_F9)
    assert "G2 Whispered" in agreeing.pins(seven.canvas)
    QTest.keyRelease(seven.focus, Qt.Key.Key_F9)
    assert "Eastfield" not in beside(seven)


def test_places_can_be_taken_off_the_map(seven: MapHands) -> None:
    places.add_place(seven.store, seven.board, "group", 50, 50, title="Choir")
    reveal(seven)
    assert agreeing.pins(seven.canvas) == ["G1 Choir"]
    seven.find(QCheckBox, "Places on the map").setFocus()
    seven.press("Space")
    seven.until(lambda: not agreeing.pins(seven.canvas))


def test_the_map_follows_what_is_drawn_and_leaves_nothing_behind(seven: MapHands) -> None:
    reveal(seven)
    agreeing.draw(seven.store, seven.screen.desk.activity_id, "Riverside", 120)
    seven.until(lambda: "8 maps" in seven.words())
    seven.press("Ctrl+3")
    assert agreeing.bands(seven.canvas) == []
    assert "P7" not in " ".join(
        str(widget.item(row).text())
        for widget in seven.screen.findChildren(QListWidget)
        for row in range(widget.count())
    )
