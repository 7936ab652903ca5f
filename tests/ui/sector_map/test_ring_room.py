"""The map on the wall: gaps first, roles and no names, and nothing that is private."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.exercises.sector_map.institutions import change_entry
from facilitator.people import change_person
from tests.ui.room.seen import seen_in
from tests.ui.sector_map.ring_stage import SECRET, RingStage, open_map
from ui.exercises.sector_map.ring_overview import RingOverview
from ui.live_day import LiveDay
from ui.room.view import RoomView
from ui.theme import Theme


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[RingStage]:
    stage = open_map(tmp_path / "map.workshop")
    yield stage
    stage.live.close()
    stage.store.close()


@pytest.fixture
def room(stage: RingStage, qtbot: QtBot) -> RoomView:
    view = RoomView(LiveDay(stage.store), stage.live, Theme())
    qtbot.addWidget(view)
    view.resize(1280, 720)
    view.show()
    return view


def spoken(room: RoomView, chapter: str) -> str:
    """Return all pages of a chapter, as they are heard."""
    room.turn_to(chapter)
    pages = [room.page.spoken()]
    while room.chapter == chapter:
        room.forward()
        if room.chapter != chapter or room.page.spoken() in pages:
            break
        pages.append(room.page.spoken())
    return " ".join(pages)


def test_each_sector_is_a_chapter_and_its_gaps_come_first(room: RoomView) -> None:
    assert room.chapters == ["question", "sector-state", "sector-market"]
    state = spoken(room, "sector-state")
    assert state.index("State: nobody yet") < state.index("State: working together")
    assert "S3 nobody yet Health bodies: Hospital" in state
    assert "S1 Local authority: Council Town clerk, Parks officer" in state
    assert "Bus company" in spoken(room, "sector-market")


@pytest.mark.parametrize("shared", [False, True])
def test_names_and_private_institutions_never_reach_the_wall(
    room: RoomView, stage: RingStage, *, shared: bool
) -> None:
    clerk = next(tie.person_id for tie in stage.map.ties.values())
    named = {"name": "Bernard Holt", "name_may_be_held": True, "name_may_be_shared": shared}
    change_person(stage.store, clerk, **named)
    room.refresh()
    room.show_overview(on=True)
    told = [*seen_in(room), *(spoken(room, chapter) for chapter in room.chapters)]
    for hidden in ("Bernard Holt", SECRET, "Newspaper"):
        assert not any(hidden in each for each in told)


def test_what_becomes_private_leaves_the_wall_at_once(room: RoomView, stage: RingStage) -> None:
    room.turn_to("sector-market")
    assert "Bus company" in room.page.spoken()
    change_entry(stage.store, stage.entries["S4"], visibility="private")
    assert "Bus company" not in room.page.spoken()


def test_the_whole_ring_has_the_boards_place(
    room: RoomView, stage: RingStage, qtbot: QtBot
) -> None:
    room.show_overview(on=True)
    ring = room.picture
    assert isinstance(ring, RingOverview)
    assert room.overview is None
    assert ring.isVisible()
    assert len(ring.canvas.order.marks) == 5
    assert room.accessibleDescription().endswith("The whole ring")
    change_entry(stage.store, stage.entries["S3"], visibility="private")
    qtbot.waitUntil(lambda: len(ring.canvas.order.marks) == 4)
    room.show_overview(on=False)
    assert room.picture is None
