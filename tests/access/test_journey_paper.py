"""A promise: paper goes out and comes back by keyboard alone.

Maps on paper are read, or set right by hand; a volunteer types tables' maps, and they are brought
together; the whole workshop is printed. Nothing here clicks or sets anything.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from tests.access.keyboard import Keyboard
from tests.access.offered import begin_with
from tests.ui.community_map.map_hands import workshop
from tests.ui.community_map.paper_hands import as_jpeg, scanned, sheet
from ui.canvas.map.canvas import MapCanvas
from ui.exercises.community_map.paper_corners import CornersTool
from ui.exercises.community_map.paper_dialog import PaperDialog

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""A menu that opens wants more of a window system than there is here."""
KEY = "tulip"


@contextmanager
def opened_at(folder: Path) -> Iterator[Keyboard]:
    """Sit before a map whose sheets were printed."""
    path = workshop(folder / "street.workshop")
    with Keyboard.on(folder / "documents", (1280, 720), path=path) as keys:
        assert isinstance(keys, Keyboard)
        yield keys


@pytest.fixture
def keys(qtbot: QtBot, tmp_path: Path) -> Iterator[Keyboard]:
    with opened_at(tmp_path) as keys:
        yield keys


@pytest.fixture
def at_home(qtbot: QtBot, tmp_path: Path) -> Iterator[Keyboard]:
    with Keyboard.at_home(tmp_path) as keys:
        yield keys


# Maps that come back from paper


def test_maps_come_back_from_paper(keys: Keyboard, tmp_path: Path) -> None:
    """One sheet is read by itself; of the other one, somebody says whose it is and where."""
    street = tmp_path / "street.workshop"
    document = sheet(street, "P7")
    whole, covered = tmp_path / "a.jpg", tmp_path / "b.jpg"
    whole.write_bytes(as_jpeg(scanned(sheet(street, "P1"))))
    covered.write_bytes(as_jpeg(scanned(document, hidden=["qr"])))
    bring_in(keys, whole)
    until_sheet_of(keys, "P1")
    keys.press("N")
    keys.enter("Riverside")
    keys.press("Return")
    assert drawn(keys) == {"P1": "Riverside"}
    keys.push("More photos")
    keys.pick_file(covered)
    keys.until(lambda: keys.here.startswith("The photo"), "the photo of the other")
    keys.pick("Whose sheet", "P7")
    keys.until(lambda: bool(corners(keys).corners), "its corners")
    keys.go_to("The photo")
    page = document.pages[0]
    frame = page.frames["map"]
    for number, (x, y) in enumerate(
        (
            (frame.x, frame.y),
            (frame.right, frame.y),
            (frame.right, frame.bottom),
            (frame.x, frame.bottom),
        )
    ):
        carry_corner(keys, number, (x / page.width, y / page.height))
    keys.press("Return")
    until_sheet_of(keys, "P7")
    keys.press("Return")
    assert drawn(keys) == {"P1": "Riverside", "P7": ""}
    keys.leave_dialog()
    assert isinstance(keys.focus, MapCanvas)


def bring_in(keys: Keyboard, path: Path) -> None:
    keys.in_dialog("Ctrl+Shift+I")
    keys.push("Choose")
    keys.pick_file(path)


def dialog_of(keys: Keyboard) -> PaperDialog:
    return keys.find(PaperDialog)


def until_sheet_of(keys: Keyboard, code: str) -> None:
    dialog = dialog_of(keys)
    keys.until(
        lambda: dialog.head.code.text() == code and dialog.take_button.isVisible(),
        f"the sheet of {code}",
    )


def corners(keys: Keyboard) -> CornersTool:
    """What the corners are; only read here."""
    return dialog_of(keys).hand.tool


def carry_corner(keys: Keyboard, number: int, share: tuple[float, float]) -> None:
    """Choose a corner, and carry it with arrows to a place of the photo."""
    canvas = dialog_of(keys).hand.canvas
    (wide, high), zoom = canvas.map_size, canvas.zoom
    keys.press(str(number + 1))
    for shift, step in (("", 10), ("Shift+", 1)):
        x, y = corners(keys).corners[number]
        for far, more, less in (
            (share[0] * wide - x, "Right", "Left"),
            (share[1] * high - y, "Down", "Up"),
        ):
            keys.press(shift + (more if far > 0 else less), times=int(abs(far) * zoom / step))


def drawn(keys: Keyboard) -> dict[str, str]:
    """Return whose drawings there are, and what they call it; each from paper."""
    rows = keys.kept()["drawings"]
    assert all(row["from_paper"] and row["areas"] for row in rows)
    return {row["participant"]: row["name"] for row in rows}


# Tables' maps of whom we know


SHEETS = {
    1: ("The council", "Town clerk 2"),
    2: ("the Council", "town clerk 3"),
    3: ("Town hall", "Parks officer 1"),
    4: ("The council", "Mayor 1"),
    5: ("the council", "Town clerk 1"),
    6: ("Town hall", "Mayor 2"),
}
"""By table: what stands on its paper, of the first row."""


def test_six_tables_maps_are_typed_by_a_volunteer_and_brought_together(at_home: Keyboard) -> None:
    keys = at_home
    begin_with(keys, "sector_map")
    hand_over(keys)
    for table, (here, known) in SHEETS.items():
        if table > 1:
            keys.press("Ctrl+Shift+T")
            keys.press("Ctrl+A")
            keys.enter(str(table))
        keys.write(here)
        keys.press("Tab")
        keys.enter(known)
        keys.press("Escape")
    take_back(keys)
    entries = keys.kept()["entries"]
    assert [(each["table_number"], each["here"]) for each in entries] == [
        (table, here) for table, (here, _known) in SHEETS.items()
    ]
    keys.in_dialog("Ctrl+F3")
    assert keys.here.startswith("What")
    keys.press("Return")
    keys.leave_dialog()
    entries = {each["id"]: each for each in keys.kept()["entries"]}
    assert len(entries) == len(SHEETS), "nothing that was on paper is lost"
    assert len(together(entries)) == len(SHEETS) - 2
    keys.press("Ctrl+Z")
    assert not together({each["id"]: each for each in keys.kept()["entries"]})


def together(entries: dict[str, dict[str, Any]]) -> list[str]:
    return [key for key, each in entries.items() if each.get("stands_with")]


def hand_over(keys: Keyboard) -> None:
    """Give the keyboard away, for the paper of table 1."""
    keys.in_dialog("Ctrl+Shift+G")
    keys.fill("Your key", KEY)
    keys.fill("The key once more", KEY)
    keys.fill("Table or sheet number", "1")
    keys.push("Hand over")
    keys.bring_to_front(keys.window)
    keys.until(lambda: keys.here.startswith("The paper map"), "the paper's table")


def take_back(keys: Keyboard) -> None:
    keys.press("Shift+Tab")
    assert keys.here.startswith("Paper map of table")
    keys.press("Shift+Tab")
    assert keys.here.startswith("Facilitator: take the keyboard back")
    keys.press("Space")
    keys.until(lambda: keys.here.startswith("The facilitator’s key"), "the key is asked for")
    keys.enter(KEY)
    keys.rest(20)


# Printing


def test_the_whole_workshop_is_printed(at_home: Keyboard, tmp_path: Path) -> None:
    keys, folder = at_home, tmp_path / "printed"
    keys.open_example()
    keys.in_dialog("Ctrl+P")
    keys.fill("Folder", str(folder))
    keys.push("Print")
    keys.until(lambda: keys.here == "Close", "the papers")
    keys.press("Shift+Tab")
    assert keys.here == "Open folder"
    papers = sorted(folder.glob("*.pdf"))
    assert papers
    for paper in papers:
        with pypdfium2.PdfDocument(paper) as pdf:
            assert len(pdf), paper.name
    keys.leave_dialog()
    assert keys.window.isActiveWindow()
