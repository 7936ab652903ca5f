"""One look of every screen, over the sample workshop: `screens LOOK WORK_FOLDER PICTURES`.

`--first` takes only home and a board: enough to notice that the pictures of before are old.
"""

import sys
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.hands import Hands, application
from tests.screens.evening import Evening
from tests.screens.mapped import Mapped
from tests.screens.meeting import Meeting
from ui.home.recent import RecentWorkshop, remember
from ui.room.view import RoomView
from ui.sample import sample_workshop
from ui.settings import Settings

SIZES = {
    "light": (1440, 900),
    "dark": (1440, 900),
    "1280x720": (1280, 720),
    "1280x720-dark": (1280, 720),
    "200": (960, 600),
}
"""In logical pixels: at 200 % a screen of 1920×1200 has half as many."""
WALL = {"light": (1440, 900), "dark": (1440, 900), "200": (960, 540)}
NOTE = "D1"
RUNNING_LATE = datetime.fromisoformat("2026-03-14T10:25").astimezone()
"""The clock of the hall in which a day that begins at ten has not begun yet."""
COLOURS = 160
"""A picture of a calm screen needs no more; the files stay small."""


class Camera:
    """Takes the pictures of one look."""

    def __init__(self, look: str, folder: Path, pictures: Path) -> None:
        self._look, self._folder, self._pictures = look, folder, pictures
        self._path = sample_workshop(folder)

    def take_all(self) -> None:
        """Take every picture."""
        documents = self._folder / "documents"
        application().setCursorFlashTime(0)
        self._prepare_home()
        with Hands.on(documents, SIZES[self._look], lambda: RUNNING_LATE) as hands:
            self._hands = hands
            wall = WALL.get(self._look, (1280, 720))
            self._meeting = Meeting(hands, self._shoot, self._folder, wall)
            self._shoot("home")
            self._editor()
            evening = Evening(hands, self._shoot, self._folder, wall)
            evening.card_editor()
            mapped = Mapped(hands, self._shoot, self._folder, wall)
            hands.window.open_path(self._path)
            hands.rest(600)
            for scene in (
                self._board,
                self._list,
                self._inspector,
                self._link,
                self._settings,
                self._guide,
                self._paper,
                self._catch_up,
                self._scribe,
                self._meeting.tally,
                self._meeting.read_back,
                self._meeting.photographs,
                self._print,
                self._shortcuts,
                self._menu,
                self._room,
                self._meeting.merge,
                self._day,
                self._people,
                self._meeting.day,
                evening.cards,
                evening.sector_map,
                mapped.map,
            ):
                scene()

    def take_first(self) -> None:
        """Take the pictures that a first look at the sample needs."""
        application().setCursorFlashTime(0)
        self._prepare_home()
        size = SIZES[self._look]
        with Hands.on(self._folder / "documents", size, lambda: RUNNING_LATE) as hands:
            self._hands = hands
            self._shoot("home")
            hands.window.open_path(self._path)
            hands.rest(600)
            for scene in (self._board, self._list, self._inspector):
                scene()

    def _prepare_home(self) -> None:
        """Have a few workshops that were open before, one of them gone."""
        for name, place, date in (
            ("Walks along the towpath", "Boathouse", "2026-01-17"),
            ("Warm evenings", "Riverside School", "2026-02-09"),
        ):
            path = self._folder / f"{name}.workshop"
            if name == "Warm evenings":
                path.write_bytes(self._path.read_bytes())
            remember(RecentWorkshop(path, name, place, date))
        remember(
            RecentWorkshop(self._path, "What next for Riverside?", "Riverside Hall", "2026-03-14")
        )
        Settings.load().with_(dark=self._look.endswith("dark"))

    def _shoot(self, name: str, widget: QWidget | None = None) -> None:
        self._hands.rest(250)
        buffer = QBuffer()
        (widget or self._hands.window).grab().save(buffer, "PNG")
        with Image.open(BytesIO(bytes(buffer.data().data()))) as picture:
            calm = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        calm.save(self._pictures / f"{name}-{self._look}.png", optimize=True)

    def _front(self) -> QWidget:
        front = QApplication.activeModalWidget() or QApplication.activeWindow()
        assert front is not None
        return front

    def _with(self, keys: str, name: str, widget: Callable[[], QWidget] | None = None) -> None:
        """Take a picture of what keys open, and put it away."""
        self._hands.press(keys)
        self._hands.rest(300)
        self._shoot(name, widget() if widget else None)
        self._hands.press("Escape")
        self._hands.rest(100)

    # What there is to see

    def _editor(self) -> None:
        """Prepare a day whose break is pinned too early, and walk through it."""
        self._hands.window.copy_deck("community_of_practice_2_horizon_scan")
        self._hands.press("Down", 3)
        self._hands.press("Return")
        self._hands.press("Tab", 2)
        self._hands.enter("10:20")
        self._hands.press("F6")
        self._hands.press("Up")
        self._shoot("editor")
        self._hands.press("Alt+2")
        self._hands.press("Space")
        self._hands.press("Alt+2")
        self._shoot("editor-board")
        self._hands.press("F11")
        self._shoot("rehearsal", self._front())
        self._hands.press("Escape")
        self._hands.press("Ctrl+W")

    def _day(self) -> None:
        """Start a day 25 minutes late: two plans, the running order, the wall."""
        self._hands.window.show_home()
        self._hands.window.begin_with("community_of_practice_1_stories")
        self._hands.rest(300)
        page = self._hands.window.page
        page.change(date="2026-03-14", starts="10:00", place="Riverside Hall")
        self._shoot("running-order")
        self._with("Ctrl+Shift+L", "running-late", self._front)
        self._hands.press("Ctrl+Shift+Space")
        self._shoot("wall-safe")

    def _people(self) -> None:
        self._with("Ctrl+Shift+P", "people", self._front)

    def _select(self) -> None:
        screen = self._hands.window.page.activity_screen
        screen.select_labels([NOTE])

    def _board(self) -> None:
        self._select()
        self._hands.rest(300)
        self._shoot("board")

    def _list(self) -> None:
        self._hands.press("Ctrl+L")
        self._shoot("list")
        self._hands.press("Ctrl+L")
        self._hands.rest(100)

    def _inspector(self) -> None:
        self._select()
        self._with("Alt+Return", "inspector")

    def _link(self) -> None:
        screen = self._hands.window.page.activity_screen
        screen.open_link(next(iter(self._hands.window.page.live.board.links)))
        self._shoot("link")
        self._hands.press("Escape")

    def _settings(self) -> None:
        screen = self._hands.window.page.activity_screen
        screen.open_settings()
        self._shoot("settings")
        self._hands.press("Escape")

    def _guide(self) -> None:
        self._hands.press("Ctrl+PgDown", 2)
        self._hands.press("Ctrl+Shift+Space")
        self._shoot("guide")
        self._hands.press("Ctrl+Shift+Space")

    def _paper(self) -> None:
        self._with("F4", "carry-on-with-paper")

    def _catch_up(self) -> None:
        self._hands.press("Ctrl+F4")
        self._hands.rest(200)
        dialog = self._front()
        self._hands.write("Somebody who knows the forms")
        self._shoot("catch-up", dialog)
        self._hands.press("Ctrl+A")
        self._hands.press("Delete")
        dialog.close()
        self._hands.rest(100)

    def _scribe(self) -> None:
        """Hand the keyboard over, write a note, and take both back."""
        self._hands.press("Ctrl+Shift+G")
        self._hands.rest(200)
        self._shoot("guest-scribe-start", self._front())
        self._hands.write("a key")
        self._hands.press("Tab")
        self._hands.enter("a key")
        self._hands.rest(200)
        self._hands.enter("People still nod to each other in the park.")
        self._shoot("guest-scribe")
        self._hands.window.close()
        self._hands.enter("a key")
        self._hands.rest(100)
        self._hands.press("Ctrl+Z")

    def _print(self) -> None:
        self._hands.press("Ctrl+P")
        dialog = self._front()
        for field in dialog.findChildren(QLineEdit):
            if field.text().startswith(str(self._folder)):
                field.setText("~/Documents/Riverside – printed")
        self._shoot("print", dialog)
        self._hands.press("Escape")

    def _shortcuts(self) -> None:
        self._with("Shift+F1", "shortcuts", self._front)

    def _menu(self) -> None:
        self._hands.press("F10")
        self._hands.rest(150)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self._shoot("menu", popup)
            popup.close()

    def _room(self) -> None:
        self._hands.press("F11")
        self._hands.rest(400)
        room = self._hands.find(RoomView)
        room.showNormal()
        room.resize(*WALL.get(self._look, (1280, 720)))
        self._hands.rest(200)
        self._shoot("room-thread", room)
        room.show_overview(on=True)
        self._shoot("room-overview", room)
        room.close()


if __name__ == "__main__":
    camera = Camera(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    if "--first" in sys.argv:
        camera.take_first()
    else:
        camera.take_all()
