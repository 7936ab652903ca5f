"""Pictures of a community map: before there is one, drawing, agreement, places, what happens."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from facilitator.beginning import import_file
from facilitator.exercises.community_map import community
from facilitator.workshop import activities, saved_id
from tests.exports.exercises.community_maps import NAMES, areas, riverside
from tests.hands import Hands
from ui.room.view import RoomView

Shoot = Callable[..., None]
MAPS = 23


class Mapped:
    """Takes pictures with somebody else's camera; `wall` is the size of the room view."""

    def __init__(self, hands: Hands, shoot: Shoot, folder: Path, wall: tuple[int, int]) -> None:
        self._hands, self._shoot, self._folder, self._wall = hands, shoot, folder, wall

    def map(self) -> None:
        """A map on which many drew, in every way of looking at it, and on the wall."""
        hands = self._hands
        hands.window.show_home()
        hands.window.begin_with("community_map_60")
        hands.rest(400)
        self._shoot("map-none")
        hands.window.show_home()
        hands.window.open_path(self._drawn())
        hands.rest(900)
        hands.press("Down", 8)
        hands.rest(300)
        self._shoot("map-draw")
        self._reveal()
        for name, keys in (
            ("map-agreement", "Ctrl+2"),
            ("map-places", "Ctrl+3"),
            ("map-provision", "Ctrl+4"),
        ):
            hands.press(keys)
            hands.rest(500)
            self._shoot(name)
        hands.press("Ctrl+2")
        self._room()

    def _drawn(self) -> Path:
        path = self._folder / "Where we say we are.workshop"
        drawings = [
            {
                "participant": f"P{number}",
                "name": NAMES[number % len(NAMES)],
                "from_paper": number % 3 == 0,
                "areas": [{"rings": [ring]}],
            }
            for number, ring in enumerate(areas(MAPS), 1)
        ]
        import_file(riverside(drawings=drawings), path)
        return path

    def _reveal(self) -> None:
        store = self._hands.window.page.store
        with store.reading() as session:
            activity = saved_id(activities(session)[0])
        community.reveal(store, activity)
        self._hands.rest(300)

    def _room(self) -> None:
        self._hands.press("F11")
        self._hands.rest(600)
        room = next(w for w in QApplication.topLevelWidgets() if isinstance(w, RoomView))
        room.resize(*self._wall)
        self._hands.rest(400)
        self._shoot("room-map", room)
        room.close()
        self._hands.rest(200)
