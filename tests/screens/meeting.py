"""Pictures of the day in the room: moments, photographs, dots, and copies that come together."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator import plan
from facilitator.exercises import exercise
from facilitator.exercises.board.notes import add_notes, reword
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import activities, saved_id
from tests.hands import Hands
from ui.merging.dialog import MergeDialog
from ui.room.view import RoomView
from ui.workshop.photos import Photographs

Shoot = Callable[..., None]
PAPER, PEN = "#F4F1E6", "#33415C"
NOTES = ("#FFE98A", "#BDE8CC", "#F6C6C6")


class Meeting:
    """Takes pictures with somebody else's camera; `wall` is the size of the room view."""

    def __init__(self, hands: Hands, shoot: Shoot, folder: Path, wall: tuple[int, int]) -> None:
        self._hands, self._shoot, self._folder, self._wall = hands, shoot, folder, wall

    def _dialog(self, kind: type[QWidget]) -> QWidget:
        self._hands.rest(200)
        return self._hands.find(kind)

    # Taking in

    def tally(self) -> None:
        """Count dots on three notes, and take that back."""
        from ui.workshop.tally import Tally

        self._hands.press("Ctrl+D")
        dialog = self._dialog(Tally)
        for typed in ("C1 7", "C2 4", "D2 c1"):
            self._hands.enter(typed)
        self._shoot("count-dots", dialog)
        dialog.close()
        self._hands.press("Ctrl+Z", 3)

    def read_back(self) -> None:
        """Show what is new in sentences."""
        from ui.workshop.read_back import ReadBackDialog

        self._hands.press("Ctrl+Shift+B")
        self._shoot("read-back", self._dialog(ReadBackDialog))
        self._hands.press("Escape")
        self._hands.rest(100)

    def photographs(self) -> None:
        """Attach two flipcharts, and say what they show."""
        self._hands.window.commands.photos.trigger()
        self._hands.rest(200)
        dialog = self._hands.find(Photographs)
        dialog.attach([flipchart(self._folder, "The walk", 3), flipchart(self._folder, "Dots", 5)])
        self._hands.rest(200)
        dialog.caption.setFocus()
        self._hands.write("Where the dots went")
        self._shoot("photographs", dialog)
        dialog.close()
        self._hands.rest(100)
        self._hands.press("Ctrl+Z", 4)

    # Two laptops

    def merge(self) -> None:
        """Bring two laptops' copies together, and look at what they say differently."""
        page = self._hands.window.page
        assert page is not None
        other = self._folder / "Riverside, table 2.workshop"
        shutil.copy(page.store.path, other)
        with Store.open(other) as store:
            _write(store, "The hall is warm, and empty on Tuesdays", "A bench at the bus stop")
        _write(page.store, "The hall is warm but locked", "Somebody who has the key")
        self._hands.press("Ctrl+Shift+M")
        dialog = self._hands.find(MergeDialog)
        dialog.add([other])
        self._shoot("merge", dialog)
        buttons = dialog.findChildren(QPushButton)
        next(each for each in buttons if each.text() == _("Make one workshop of them")).click()
        self._hands.rest(300)
        self._hands.window.commands.end_day.trigger()  # until then nobody's words are shown
        self._hands.window.commands.differences.trigger()
        from ui.merging.differences import DifferencesDialog

        self._shoot("differences", self._dialog(DifferencesDialog))
        self._hands.press("Escape")

    # The day

    def day(self) -> None:
        """Pass the keyboard on, take a break, and wait for what is pinned."""
        page = self._hands.window.page
        assert page is not None
        with page.store.reading() as session:
            ids = [saved_id(each) for each in activities(session)]
            exercises = [each.exercise for each in activities(session)]
            titles = [each.title for each in activities(session)]
        page.open_activity(ids[exercises.index("board")])
        self._hands.press("Ctrl+Shift+Space")
        self._hands.press("Ctrl+PgDown")
        self._shoot("pass-on")
        pause = titles.index("Break")
        page.open_activity(ids[pause])
        self._hands.press("Ctrl+Shift+Space")
        self._shoot("moment")
        self._hands.press("F11")
        self._hands.rest(300)
        room = self._hands.find(RoomView)
        room.showNormal()
        room.resize(*self._wall)
        self._shoot("room-moment", room)
        room.close()
        plan.change_activity(page.store, ids[pause + 1], starts="12:00")
        self._hands.focus_window()
        self._hands.press("Ctrl+PgDown")
        self._shoot("pinned")
        self._hands.answer("Wait")


def _write(store: Store, text: str, new: str) -> None:
    with store.reading() as session:
        board = exercise("theory_of_change").board.load(session, 1)
    note = next(each for each in board.notes.values() if each.label == "N1")
    reword(store, saved_id(note), text)
    add_notes(store, board, "now", [new])


def flipchart(folder: Path, title: str, count: int) -> Path:
    """Draw a sheet as somebody might photograph it."""
    sheet = Image.new("RGB", (900, 1200), PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.line((80, 150, 820, 140), fill=PEN, width=10)
    for number in range(count):
        x, y = 110 + 380 * (number % 2), 220 + 300 * (number // 2)
        pen.rectangle((x, y, x + 310, y + 230), fill=NOTES[number % 3])
        for line in range(3):
            pen.line((x + 30, y + 60 + line * 55, x + 270 - line * 40, y + 56 + line * 55), PEN, 8)
    path = folder / f"{title}.jpg"
    sheet.save(path)
    return path
