"""Forty sheets come back from paper: read beside the window, looked at, and taken in by keys."""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageChops
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

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


@pytest.fixture
def paper(qapp: object, tmp_path: Path) -> Iterator[PaperHands]:
    """The window at a map on which nobody has drawn, with the dialog open."""
    path = workshop(tmp_path / "street.workshop", ("community_map", "community_map"))
    with PaperHands.on(tmp_path / "documents", path=path) as hands:
        assert isinstance(hands, PaperHands)
        page = hands.window.page
        assert page is not None
        page.focus_capture()
        hands.open_dialog()
        yield hands


@pytest.fixture
def street(tmp_path: Path) -> Path:
    """The workshop's file."""
    return tmp_path / "street.workshop"


def scans(street: Path, folder: Path, *codes: str, activity: int = 1) -> list[Path]:
    """Save the scans of some sheets, each coloured in alike."""
    found = []
    for code in codes:
        found.append(folder / f"{code}-{activity}.jpg")
        found[-1].write_bytes(as_jpeg(scanned(sheet(street, code, activity))))
    return found


def test_six_photos_in_a_row_by_keys_alone(paper: PaperHands, street: Path, tmp_path: Path) -> None:
    taken = {}
    folder = tmp_path / "camera"
    folder.mkdir()
    for number, (code, scene) in enumerate(SCENES.items()):
        small = replace(scene, seed=number, long_side=1600, dpi=120)
        taken[code] = photographed(street, code, small)
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
    paper: PaperHands, street: Path, tmp_path: Path
) -> None:
    one = scanned(sheet(street, "P3"), OTHER)
    more = scanned(sheet(street, "P3"), [(0.6, 0.6), (0.9, 0.6), (0.9, 0.9), (0.6, 0.9)])
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


def test_a_photo_that_cannot_be_read_by_its_corners(
    paper: PaperHands, street: Path, tmp_path: Path
) -> None:
    document = sheet(street, "P7")
    photo = tmp_path / "covered.jpg"
    photo.write_bytes(as_jpeg(scanned(document, hidden=["qr"])))
    paper.drop(photo)
    paper.until_help()
    hand = paper.dialog.hand
    assert "No sheet was found here" in hand.problem.text()

    page = document.pages[0]
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
    while (left := hand.tool.corners[3][0] - corners[3][0]) * hand.canvas.zoom > 1:
        paper.press("Left" if left * hand.canvas.zoom > 11 else "Shift+Left")
    while (left := corners[3][1] - hand.tool.corners[3][1]) * hand.canvas.zoom > 1:
        paper.press("Down" if left * hand.canvas.zoom > 11 else "Shift+Down")

    paper.press("Return")
    assert "Choose whose sheet it is" in paper.said
    paper.find(QComboBox, "Whose sheet").setFocus()
    paper.write("p7")
    hand.canvas.setFocus()
    paper.press("Return")
    paper.until_shown("P7")
    paper.press("Return")
    assert paper.overlap("P7") > 0.9


def test_a_photo_is_traced_where_nothing_else_helps(
    paper: PaperHands, street: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "pale.jpg"
    photo.write_bytes(as_jpeg(scanned(sheet(street, "P2"), (), hidden=["qr", "marker-0"])))
    paper.drop(photo)
    paper.until_help()
    paper.find(QComboBox, "Whose sheet").setFocus()
    paper.write("P2")
    paper.dialog.hand.trace.click()
    paper.until_shown("P2")
    assert paper.outlines() == []
    paper.press("Return")
    assert "Nothing is on this sheet" in paper.said
    assert paper.codes == []
    paper.press("R")
    canvas = paper.dialog.review.canvas
    wide, high = canvas.map_size
    places = [canvas.from_map(x * wide, y * high).toPoint() for x, y in [*OTHER, OTHER[0]]]
    for place in places:
        paper.click_on_sheet(QPointF(place))
    assert paper.outlines() == ["by hand, 1 of 1"]
    paper.press("Return")
    assert paper.overlap("P2", OTHER) > 0.9


def test_a_scan_of_many_pages_with_what_is_written(
    paper: PaperHands, street: Path, tmp_path: Path
) -> None:
    pages = [
        scanned(sheet(street, "P1"), ticked="years-from_10"),
        scanned(sheet(street, "P2"), ()),
        scanned(sheet(street, "P3"), OTHER),
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
    paper: PaperHands, street: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.jpg"
    again.write_bytes(as_jpeg(scanned(sheet(street, "P1"), OTHER)))
    other = workshop(tmp_path / "other.workshop")
    foreign = scans(other, tmp_path, "P9")[0]
    elsewhere = scans(street, tmp_path, "P1", activity=2)[0]
    first = scans(street, tmp_path, "P1")[0]
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


def test_stopping_keeps_what_was_read_and_reading_goes_on(
    paper: PaperHands, street: Path, tmp_path: Path
) -> None:
    paper.drop(*scans(street, tmp_path, "P1", "P2", "P3", "P4"))
    paper.until(lambda: paper.code == "P1", "the first")
    paper.dialog.head.stop.click()
    assert [line for line in paper.listed_photos() if "not read yet" in line]
    assert "Stopped" in paper.said
    paper.dialog.review.canvas.setFocus()
    paper.press("Return")
    paper.dialog.head.on.click()
    paper.until_shown("P2")
    paper.press("Return")
    paper.until_shown("P3")
    paper.press("Escape", 2)  # the first one lets go of the outline
    assert "2 sheets are not taken in yet" in paper.said
    paper.press("Escape")
    paper.until(lambda: paper.focus is paper.canvas, "the map again")
    assert paper.codes == ["P1", "P2"]


def test_a_killed_reading_says_so_and_goes_on(
    paper: PaperHands, street: Path, tmp_path: Path
) -> None:
    files = scans(street, tmp_path, "P1", "P2", "P3")
    paper.drop(*files)
    paper.until(lambda: paper.code == "P1", "the first")
    reading = paper.dialog.queue.reading
    number = reading.process.number
    assert number is not None
    assert reading.busy
    os.kill(number, signal.SIGKILL)
    paper.until(lambda: not reading.busy, "the end")
    assert sum("not read" in line for line in paper.listed_photos()) == 1
    paper.until_shown("P1")
    paper.press("Return")
    paper.until_help()
    assert "ended before it was complete" in paper.dialog.hand.problem.text()
    paper.dialog.hand.again.click()
    paper.until_shown("P2")
    paper.press("Return")
    paper.until_shown("P3")
    paper.press("Return")
    assert "3 sheets taken in." in paper.dialog.note.said.text()
    assert paper.codes == ["P1", "P2", "P3"]


def test_corners_that_cross_are_said_to_and_nothing_is_lost(
    paper: PaperHands, street: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "covered.jpg"
    photo.write_bytes(as_jpeg(scanned(sheet(street, "P7"), hidden=["qr"])))
    paper.drop(photo)
    paper.until_help()
    hand = paper.dialog.hand
    left, right = (hand.canvas.from_map(*place).toPoint() for place in hand.tool.corners[:2])
    paper.drag(hand.canvas.viewport(), left, right + QPoint(40, 0))
    paper.find(QComboBox, "Whose sheet").setFocus()
    paper.write("P7")
    hand.read.click()
    paper.until(lambda: "not the four corners" in hand.problem.text(), "the sentence")
    assert hand.has_photo
    assert paper.codes == []
