"""The community map on the wall: how many drew, then what they say together, never one alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, cast

import pytest
from pytestqt.qtbot import QtBot

from facilitator.decks import shipped_source
from facilitator.exercises.community_map import base_map, community, drawings, places, provision
from facilitator.exercises.community_map.tables import CommunityBoard
from facilitator.ground import ControlPoint
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from tests.drawing import picture
from tests.ui.community_map import agreeing
from tests.ui.room.seen import seen_in
from ui.exercises.community_map.overview import MapOverview
from ui.live_board import LiveBoard
from ui.live_day import LiveDay
from ui.room.settings import RoomSettings
from ui.room.view import RoomView
from ui.theme import Theme

KNOWN = [ControlPoint((0.0, 0.0), (-2.44, 53.54)), ControlPoint((800.0, 0.0), (-2.43, 53.54))]
ELSEWHERE = "Mine is wherever the choir sings"


class Stage(NamedTuple):
    """A map that seven people drew on, with places and what happens."""

    store: Store
    live: LiveBoard

    @property
    def board(self) -> CommunityBoard:
        return cast("CommunityBoard", self.live.whole)

    @property
    def activity_id(self) -> int:
        return self.live.activity_id

    def reveal(self, *, on: bool = True) -> None:
        community.reveal(self.store, self.activity_id, on=on)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with begin(tmp_path / "map.workshop", title="Riverside", question="Where are we?") as store:
        activity = add_activity(store, shipped_source("community_map"))
        base = picture((800, 600))
        base_map.choose_base_map(store, activity, base, title="Plan", attribution="© Us")
        base_map.set_control_points(store, activity, KNOWN)
        stage = Stage(store, LiveBoard(store, activity))
        agreeing.draw_seven(store, activity)
        drawings.begin_drawing(store, activity, name="Nowhere", elsewhere=ELSEWHERE)
        for title, visibility in (
            ("Choir", "public"),
            ("Lunch club", "stays_in_room"),
            ("Whispered", "private"),
        ):
            shown = {"title": title, "visibility": visibility}
            places.add_place(store, stage.board, "group", 250, 250, **shown)
        for what, listed in (("Singing", True), ("Quiet meeting", False)):
            provision.add_provision(
                store, activity, what, days=["mon"], starts="10:00", may_be_listed=listed
            )
        yield stage
        stage.live.close()


@pytest.fixture
def room(stage: Stage, qtbot: QtBot) -> RoomView:
    view = RoomView(LiveDay(stage.store), stage.live, Theme(), RoomSettings())
    qtbot.addWidget(view)
    view.resize(1280, 720)
    view.show()
    return view


def on_wall(room: RoomView) -> str:
    """Return everything that the wall holds, for any sense, chapter by chapter."""
    told = []
    for chapter in room.chapters:
        room.turn_to(chapter)
        page = None
        while room.chapter == chapter and page != (room.page.spoken(), room.caption):
            page = (room.page.spoken(), room.caption)
            told += [page[0], seen_in(room), *signs(room)]
            room.forward()
    return "\n".join(told)


def signs(room: RoomView) -> list[str]:
    """Return what is written on the map, and what its areas are called."""
    if not isinstance(room.picture, MapOverview):
        return []
    canvas = room.picture.canvas
    return [
        *agreeing.shares(canvas),
        *agreeing.pins(canvas),
        *(item.words for item in canvas.items),
    ]


def map_of(room: RoomView) -> MapOverview:
    assert isinstance(room.picture, MapOverview)
    return room.picture


def test_before_it_is_revealed_the_room_reads_how_many_have_drawn_and_nothing_else(
    room: RoomView,
) -> None:
    assert room.chapters == ["question", "map-count"]
    room.turn_to("map-count")
    assert "7 people have drawn." in room.page.spoken()
    room.show_overview(on=True)
    canvas = map_of(room).canvas
    assert list(canvas.layers) == []
    assert canvas.base is not None
    assert "7 people have drawn." in room.accessibleDescription()
    assert "Choir" not in on_wall(room)


def test_revealing_turns_the_wall_to_the_map_itself(room: RoomView, stage: Stage) -> None:
    room.turn_to("question")
    assert room.picture is None
    stage.reveal()
    assert room.chapter == "map"
    canvas = map_of(room).canvas
    assert len(agreeing.bands(canvas)) == 4
    assert "100\u00a0%" in agreeing.shares(canvas)
    assert agreeing.pins(canvas) == ["G1 Choir", "G2 Lunch club"]
    assert map_of(room).isVisible()
    assert "75\u00a0% or more" in room.accessibleDescription()
    room.forward()
    assert room.picture is None
    assert "minutes’ walk across" in room.page.spoken()
    room.back()
    assert room.picture is not None
    stage.reveal(on=False)
    assert room.picture is None
    assert room.chapters == ["question", "map-count"]


def test_what_is_written_on_the_wall_is_as_large_as_the_back_row_needs(
    room: RoomView, stage: Stage
) -> None:
    stage.reveal()
    least = room.frame.least
    assert map_of(room).canvas.text_size >= least
    room.set_room(RoomSettings(depth=6.0))
    assert room.frame.least < least
    assert map_of(room).canvas.text_size == room.frame.least


def test_nobody_can_be_told_from_anything_on_the_wall(room: RoomView, stage: Stage) -> None:
    stage.reveal()
    told = on_wall(room)
    codes = [row.participant for row in stage.board.drawings.values()]
    assert len(codes) == 8
    lone = ("The Bottoms", "Eastfield", "Nowhere")
    for hidden in (*codes, *lone, "Whispered", "Quiet meeting"):
        assert hidden not in told, hidden
    for shown in ("Riverside: 5 maps", "Choir", "Lunch club", "10:00 Singing", ELSEWHERE):
        assert shown in told, shown


def test_too_few_maps_show_none(room: RoomView, stage: Stage) -> None:
    stage.reveal()
    for drawing in list(stage.board.drawings)[:3]:
        drawings.remove_drawing(stage.store, drawing)
    assert agreeing.bands(map_of(room).canvas) == []
    told = on_wall(room)
    assert "4 maps so far. Shares are shown from 5 maps on" in told
    assert "Riverside:" not in told
    stage.store.undo()
    assert "map-names" not in room.chapters


def test_what_becomes_private_leaves_the_wall_at_once(room: RoomView, stage: Stage) -> None:
    stage.reveal()
    choir = next(key for key, place in stage.board.places.items() if place.title == "Choir")
    singing = next(key for key, row in stage.board.provision.items() if row.what == "Singing")
    places.change_place(stage.store, choir, visibility="private")
    assert agreeing.pins(map_of(room).canvas) == ["G2 Lunch club"]
    room.turn_to("map-kind-group")
    assert "Choir" not in room.page.spoken()
    room.turn_to("map-day-mon")
    assert "Singing" in room.page.spoken()
    provision.change_provision(stage.store, singing, may_be_listed=False)
    assert "map-day-mon" not in room.chapters
    assert "Singing" not in seen_in(room)


def test_a_provision_map_is_there_without_being_revealed(tmp_path: Path, qtbot: QtBot) -> None:
    with begin(tmp_path / "list.workshop", title="Riverside") as store:
        activity = add_activity(store, shipped_source("provision_map"))
        provision.add_provision(store, activity, "Singing", days=["mon"], may_be_listed=True)
        live = LiveBoard(store, activity)
        room = RoomView(LiveDay(store), live, Theme(), RoomSettings())
        qtbot.addWidget(room)
        room.show()
        assert room.chapters == ["question", "map-day-mon"]
        room.turn_to("map-day-mon")
        assert "Singing" in room.page.spoken()
        live.close()
