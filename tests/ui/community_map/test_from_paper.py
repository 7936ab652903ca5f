"""Forty sheets come back from paper: read beside the window, looked at, and taken in by keys."""

import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageChops
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from exports.document import Document
from facilitator.photos import photos
from tests.photos.simulate import Scene
from tests.ui.community_map.map_hands import SIZE, workshop
from tests.ui.community_map.paper_hands import (
    PaperHands,
    as_jpeg,
    overlap,
    photographed,
    scanned,
    sheet,
)

OTHER = [(0.1, 0.1), (0.4, 0.1), (0.4, 0.5), (0.1, 0.5)]
SCENES = {
    "P1": Scene(style="filled", colours=("red",)),
    "P2": Scene(style="hatched", colours=("blue",), tilt=20),
    "P3": Scene(style="outlined", colours=("green",)),
    "P4": Scene(style="filled", colours=("purple",), roll=180),
    "P5": Scene(style="filled", colours=("orange",), light="warm"),
    "P6": Scene(style="outlined", colours=("black",), light="cold"),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workshop as it was when its sheets were printed; each test opens a copy."""
    path = tmp_path_factory.mktemp("printed") / "street.workshop"
    return workshop(path, ("community_map", "community_map"))


@pytest.fixture
def street(printed: Path, tmp_path: Path) -> Path:
    """The workshop's file."""
    return Path(shutil.copy(printed, tmp_path / "street.workshop"))


@pytest.fixture
def paper(qapp: object, street: Path, tmp_path: Path) -> Iterator[PaperHands]:
    """The window at a map on which nobody has drawn, with the dialog open."""
    with PaperHands.on(tmp_path / "documents", path=street) as hands:
        assert isinstance(hands, PaperHands)
        page = hands.window.page
        assert page is not None
        page.focus_capture()
        hands.open_dialog()
        yield hands


def scans(printed: Path, folder: Path, *codes: str, activity: int = 1) -> list[Path]:
    """Save the scans of some sheets, each coloured in alike."""
    found = []
    for code in codes:
        found.append(folder / f"{code}-{activity}.jpg")
        found[-1].write_bytes(as_jpeg(scanned(sheet(printed, code, activity))))
    return found


def test_six_photos_in_a_row_by_keys_alone(
    paper: PaperHands, printed: Path, street: Path, tmp_path: Path
) -> None:
    taken = {}
    folder = tmp_path / "camera"
    folder.mkdir()
    for number, (code, scene) in enumerate(SCENES.items()):
        small = replace(scene, seed=number, long_side=1600, dpi=120, blur=0.7)
        taken[code] = photographed(printed, code, small)
        (folder / f"photo {number + 8}.jpg").write_bytes(taken[code].data)
    paper.drop(folder)
    for code in SCENES:
        paper.until_shown(code)
        if code == "P1":
            paper.press("N")
            paper.enter("Riverside")
        paper.press("Return")
    assert "6 sheets taken in." in paper.dialog.note.said.text()
    paper.press("Return")
    paper.until(lambda: paper.focus is paper.canvas, "the map again")

    assert paper.codes == list(SCENES)
    assert paper.drawing("P1").name == "Riverside"
    assert all(row.from_paper for row in paper.board.drawings.values())
    for code, shot in taken.items():
        drawn = [tuple(place) for place in shot.areas[0].ring / shot.size * SIZE]
        assert overlap(paper.rings(code), drawn) > 0.85, code
    paper.press("Ctrl+Z")
    assert paper.codes == list(SCENES)[:-1], "each sheet is one step"
    assert b"photo 8" not in street.read_bytes(), "nobody's photo is named in the file"


def test_outlines_are_dropped_drawn_and_taken_back_by_keys(
    paper: PaperHands, printed: Path, tmp_path: Path
) -> None:
    one = scanned(sheet(printed, "P3"), OTHER)
    more = scanned(sheet(printed, "P3"), [(0.6, 0.6), (0.9, 0.6), (0.9, 0.9), (0.6, 0.9)])
    both = tmp_path / "both.png"
    ImageChops.darker(one, more).save(both)
    paper.drop(both)
    paper.until_shown("P3")
    assert paper.outlines() == ["red, 1 of 2", "red, 2 of 2"]
    canvas = paper.dialog.review.canvas
    paper.press("Tab")
    kept = canvas.current
    assert kept is not None
    paper.press("Delete")
    assert len(paper.outlines()) == 1
    paper.press("U")
    assert len(paper.outlines()) == 2
    paper.press("Delete")
    paper.press("R")
    paper.press("Right")
    for keys in ("Return", "Right", "Right", "Right", "Return", "Down", "Down", "Down"):
        paper.press(keys, 5 if keys in {"Right", "Down"} else 1)
    paper.press("Return")
    paper.press("Return")
    assert paper.outlines() == ["red, 1 of 2", "by hand, 2 of 2"]
    paper.press("Ctrl+Z")
    assert paper.outlines() == ["red, 1 of 1"]
    paper.press("Return")
    assert paper.codes == ["P3"]
    assert len(paper.areas("P3")) == 1


def test_photos_that_cannot_be_read_are_read_by_their_corners_or_traced(
    paper: PaperHands, printed: Path, tmp_path: Path
) -> None:
    document = sheet(printed, "P7")
    covered, pale = tmp_path / "covered.jpg", tmp_path / "pale.jpg"
    covered.write_bytes(as_jpeg(scanned(document, hidden=["qr"])))
    pale.write_bytes(as_jpeg(scanned(sheet(printed, "P2"), (), hidden=["qr", "marker-0"])))
    paper.drop(covered, pale)
    paper.until_help()
    hand = paper.dialog.hand
    assert "No sheet was found here" in hand.problem.text()
    paper.press("Return")
    assert "Choose whose sheet it is" in paper.said
    paper.find(QComboBox, "Whose sheet").setFocus()
    paper.write("p7")

    left, right = (hand.canvas.from_map(*place).toPoint() for place in hand.tool.corners[:2])
    paper.drag(hand.canvas.viewport(), left, right + QPoint(40, 0))
    hand.read.click()
    paper.until(lambda: "not the four corners" in hand.problem.text(), "what is wrong")
    assert hand.has_photo
    assert paper.codes == []

    set_corners(paper, document)
    paper.press("Return")
    paper.until_shown("P7")
    paper.press("Return")
    assert paper.overlap("P7") > 0.9

    paper.until_help()
    trace(paper, "P2")
    paper.press("Return")
    assert paper.overlap("P2", OTHER) > 0.9
    assert paper.codes == ["P7", "P2"]


def set_corners(paper: PaperHands, document: Document) -> None:
    """Move three corners of a photo onto those of its map with the mouse, the fourth by keys."""
    hand, page = paper.dialog.hand, document.pages[0]
    frame, wide, high = page.frames["map"], *hand.canvas.map_size
    across, down = wide / page.width, high / page.height
    corners = [
        (frame.x * across, frame.y * down),
        (frame.right * across, frame.y * down),
        (frame.right * across, frame.bottom * down),
        (frame.x * across, frame.bottom * down),
    ]
    for begun, ended in list(zip(hand.tool.corners, corners, strict=True))[:3]:
        points = [hand.canvas.from_map(*place).toPoint() for place in (begun, ended)]
        paper.drag(hand.canvas.viewport(), *points)
    hand.canvas.setFocus()
    paper.press("4")
    assert hand.tool.chosen == 3
    zoom, (x, y) = hand.canvas.zoom, corners[3]
    for keys, step in (("", 10), ("Shift+", 1)):
        left, up = hand.tool.corners[3]
        paper.press(f"{keys}Left", int((left - x) * zoom / step))
        paper.press(f"{keys}Down", int((y - up) * zoom / step))


def trace(paper: PaperHands, code: str) -> None:
    """Have a photo straightened, and draw round what is on it."""
    paper.find(QComboBox, "Whose sheet").setFocus()
    paper.write(code)
    paper.dialog.hand.trace.click()
    paper.until_shown(code)
    assert paper.outlines() == []
    paper.press("Return")
    assert "Nothing is on this sheet" in paper.said
    paper.press("R")
    canvas = paper.dialog.review.canvas
    wide, high = canvas.map_size
    for x, y in [*OTHER, OTHER[0]]:
        paper.click_on_sheet(canvas.from_map(x * wide, y * high))
    assert paper.outlines() == ["by hand, 1 of 1"]


def test_a_scan_of_many_pages_with_what_is_written(
    paper: PaperHands, printed: Path, tmp_path: Path
) -> None:
    pages = [
        scanned(sheet(printed, "P1"), ticked="years-from_10"),
        scanned(sheet(printed, "P2"), ()),
        scanned(sheet(printed, "P3"), OTHER),
    ]
    scan = tmp_path / "scan.pdf"
    pages[0].save(scan, "PDF", save_all=True, append_images=pages[1:], resolution=120)
    paper.drop(scan)
    paper.until_shown("P1")
    paper.until(lambda: len(paper.listed_photos()) == 3, "every page")
    paper.find(QCheckBox).click()
    paper.dialog.review.canvas.setFocus()
    paper.press("Return")

    paper.until_shown("P2")
    paper.press("Return")
    assert "Nothing is on this sheet" in paper.said
    paper.find(QPlainTextEdit, "Mine is not on this map because").setFocus()
    paper.write("My people are online")
    paper.press("Ctrl+Return")

    paper.until_shown("P3")
    paper.press("S")
    assert "2 sheets taken in, 1 left out." in paper.dialog.note.said.text()
    paper.press("Return")
    assert paper.drawing("P1").years == "from_10"
    assert paper.overlap("P1") > 0.95
    assert paper.drawing("P2").elsewhere == "My people are online"
    assert paper.codes == ["P1", "P2"]
    with paper.store.reading() as session:
        kept = photos(session, paper.screen.desk.activity_id)
    assert [photo.visibility for photo in kept] == ["private"]


def test_a_second_sheet_takes_the_place_of_the_first_and_others_go_to_their_map(
    paper: PaperHands, printed: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.jpg"
    again.write_bytes(as_jpeg(scanned(sheet(printed, "P1"), OTHER)))
    other = workshop(tmp_path / "other.workshop")
    foreign = scans(other, tmp_path, "P9")[0]
    elsewhere = scans(printed, tmp_path, "P1", activity=2)[0]
    first = scans(printed, tmp_path, "P1")[0]
    paper.drop(first, again, elsewhere, foreign)
    paper.until_shown("P1")
    paper.press("N")
    paper.enter("Riverside")
    paper.find(QCheckBox).click()
    paper.press("Ctrl+Return")

    paper.until(lambda: "came from paper already" in paper.words_of_sheet(), "the second")
    assert paper.find(QLineEdit, "Name they use").text() == "Riverside"
    paper.press("Return")
    paper.until(lambda: "and goes there" in paper.words_of_sheet(), "the other map's")
    paper.press("Return")
    paper.until_help()
    assert "belongs to another workshop" in paper.dialog.hand.problem.text()
    paper.press("S")
    assert "3 sheets taken in, 1 left out." in paper.dialog.note.said.text()
    paper.press("Return")
    assert paper.codes == ["P1"]
    assert paper.overlap("P1", OTHER) > 0.95
    assert paper.drawing("P1").name == "Riverside"
    with paper.store.reading() as session:
        assert photos(session, paper.screen.desk.activity_id) == [], "it went with its drawing"


def test_reading_that_is_stopped_or_killed_says_so_and_goes_on(
    paper: PaperHands, printed: Path, tmp_path: Path
) -> None:
    camera, slow = tmp_path / "camera", tmp_path / "P2-1.jpg"
    camera.mkdir()
    os.mkfifo(slow)  # of this file nothing comes as yet, so that it can be waited for
    first, third = scans(printed, tmp_path, "P1", "P3")
    paper.drop(first, slow, third)
    paper.until_shown("P1")
    paper.until(lambda: paper.reads(slow), "the second photo")
    paper.dialog.head.stop.click()
    assert "Stopped" in paper.said
    assert ["not read yet" in line for line in paper.listed_photos()] == [False, True, True]
    paper.dialog.review.canvas.setFocus()
    paper.press("Return")
    paper.dialog.head.on.click()
    paper.until(lambda: paper.reads(slow), "the second photo again")

    number = paper.dialog.queue.reading.process.number
    assert number is not None
    scans(printed, camera, "P2")[0].replace(slow)
    os.kill(number, signal.SIGKILL)
    paper.until_help()
    assert "ended before it was complete" in paper.dialog.hand.problem.text()
    assert paper.listed_photos()[1].endswith("– not read")
    paper.dialog.hand.again.click()
    paper.until_shown("P2")
    paper.press("Return")
    paper.until_shown("P3")
    paper.press("Escape", 2)  # the first one lets go of the outline
    assert "1 sheet is not taken in yet" in paper.said
    paper.press("Escape")
    paper.until(lambda: paper.focus is paper.canvas, "the map again")
    assert paper.codes == ["P1", "P2"]


def test_where_the_wall_may_see_it_says_so(qapp: object, street: Path, tmp_path: Path) -> None:
    with PaperHands.on(tmp_path / "documents", path=street) as hands:
        assert isinstance(hands, PaperHands)
        assert hands.window.page is not None
        hands.window.page.live.hide(on=True)
        hands.window.page.focus_capture()
        hands.open_dialog()
        words = [label.text() for label in hands.dialog.findChildren(QLabel) if label.isVisible()]
        assert any("cover the projector" in each for each in words)
