"""A board that nobody has met before: one TOML file, and it is run, printed and exchanged."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import outloud
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.hands import Hands
from ui.cli import main

DECK = """
# Allotments: what grew, what was in the way, and when.
id = "allotments"
version = 1
exercise = "board"
title = "The story of our plots"
authors = ["The allotment society"]
checks = ["empty_cells", "empty_zone", "silent_period", "without_owner", "votes_tied"]

[axis]
title = "Since the first plot"
first = 1960
last = 2020
step = 20

[[zones]]
key = "grew"
title = "What grew here"
one = "thing that grew"
prefix = "GR"
tint = "mint"
prompt = "What grew, and who was proud of it?"
kinds = [
    { key = "soil", title = "In the soil", mark = "●" },
    { key = "people", title = "Among people", mark = "▲" },
]

[[zones]]
key = "weeds"
title = "What choked it"
one = "weed"
prefix = "W"
tint = "rose"
prompt = "What would not let it grow?"

[[zones]]
key = "sow"
title = "What we sow next"
one = "seed"
prefix = "X"
tint = "lemon"
prompt = "Who plants what, and when?"
asks_owner = true
dated = false

[[tags]]
key = "north"
title = "North gate"

[[tags]]
key = "south"
title = "South gate"

[[link_kinds]]
key = "choked"
title = "choked"
reads = "{source} was in the way of this: {target}"

[[steps]]
key = "tell"
title = "Tell"
zone = "grew"
prompt = "What grew here, and when?"
do = "Go round the plots, oldest first."

[[steps]]
key = "sow"
title = "Sow"
zone = "sow"
prompt = "What do we put in the ground this year?"
do = "One seed each."

[[plans]]
key = "hour"
title = "An hour"
steps = [{ step = "tell", minutes = 40 }, { step = "sow", minutes = 20 }]
"""
TYPED = [
    ("What grew here", "+1976 Beans up to the sky"),
    ("What grew here", "- 1988: A choir among the leeks"),
    ("What grew here", "1962 The first plot, number nine"),
    ("What grew here", "Dahlias, always"),
    ("What choked it", "1984 The lock on the tap"),
    ("What choked it", "c. 1990 Couch grass & <brambles>"),
    ("What choked it", "Rats"),
    ("What we sow next", "1 row of beans for the school"),
]
WORDS = {
    "GR1": (1976, "Beans up to the sky"),
    "GR2": (1988, "A choir among the leeks"),
    "GR3": (1962, "The first plot, number nine"),
    "GR4": (None, "Dahlias, always"),
    "W1": (1984, "The lock on the tap"),
    "W2": (1990, "c. 1990 Couch grass & <brambles>"),
    "W3": (None, "Rats"),
    "X1": (None, "1 row of beans for the school"),
}
A3_POINTS = (1190.55, 841.89)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a workshop that was made from the one file."""
    deck, path = tmp_path / "allotments.toml", tmp_path / "plots.workshop"
    deck.write_text(DECK, "utf-8")
    assert main(["new", str(path), "--deck", str(deck)]) == 0
    return path


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, path: Path) -> Iterator[Hands]:
    with Hands.on(tmp_path) as hands:
        hands.window.open_path(path)
        hands.until(lambda: "New note" in hands.focus.accessibleName(), "the board")
        yield hands


def activity_of(path: Path, to: Path) -> dict[str, Any]:
    assert main(["export", str(path), str(to), "--complete"]) == 0
    (activity,) = json.loads(to.read_text("utf-8"))["activities"]
    found: dict[str, Any] = activity
    return found


def checked(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["check", str(path), "--json"]) == 0
    (activity,) = json.loads(capsys.readouterr().out)["activities"]
    found: dict[str, Any] = {**activity["insights"], "counts": activity["counts"]}
    return found


def write_down(hands: Hands) -> None:
    """Type every note, then a link, by keyboard alone."""
    hands.capture_field()
    for zone, text in TYPED:
        while f"“{zone}”" not in hands.focus.accessibleName():
            hands.press("Tab")
        hands.enter(text)
    hands.enter("W1 > GR1: nobody could water")


def tag_and_date(hands: Hands, label: str, tag: str, year: str = "") -> None:
    """Find a note, and say in its details at which gate, and when it was."""
    hands.press("Ctrl+F")
    hands.find(QLineEdit, "Find notes").clear()
    hands.enter(label)
    hands.press("Escape")
    hands.press("Alt+Return")
    hands.until(lambda: hands.find(QWidget, f"Details: {label}").isVisible(), "the details")
    if year:
        field = hands.find(QLineEdit, "Year")
        field.setFocus(Qt.FocusReason.TabFocusReason)
        hands.enter(year)
    boxes = [box for box in hands.window.findChildren(QCheckBox) if box.text() == tag]
    boxes[0].setFocus(Qt.FocusReason.TabFocusReason)
    hands.press("Space")
    hands.press("Escape")


def print_everything(hands: Hands, path: Path) -> Path:
    hands.press("Ctrl+P")
    hands.until(hands.lines, "the print dialog")
    folder = next(Path(line) for line in hands.lines() if line.startswith(str(path.parent)))
    hands.press("Return")
    hands.until(lambda: folder.is_dir() and list(folder.glob("*.pdf")), "the sheets")
    hands.until(
        lambda: isinstance(hands.focus, QPushButton) and "Close" in hands.focus.text(), "the end"
    )
    hands.press("Return")
    hands.until(lambda: QApplication.activeModalWidget() is None, "the window again")
    return folder


def solid(text: str) -> str:
    return "".join(text.split())


def assert_whole_on_paper(poster: Path) -> None:
    with pypdfium2.PdfDocument(poster) as pdf:
        pages = list(pdf)
        assert {tuple(round(side) for side in page.get_size()) for page in pages} == {
            tuple(round(side) for side in A3_POINTS)
        }
        said = solid(" ".join(page.get_textpage().get_text_range() for page in pages))
    for label, (_year, words) in WORDS.items():
        assert label in said
        assert solid(words) in said
    for period in ("1960–1979", "1980–1999", "2000–2019", "2020–2039", "No year yet"):
        assert solid(period) in said
    assert solid("1988: A choir among the leeks") in said
    assert solid("2003: Dahlias, always") in said


def assert_reads_well(paper: Path) -> None:
    result = outloud.check(str(paper))
    assert result.error is None
    assert not [f for f in result.findings if f.severity in {"error", "warning"}], paper.name


def test_one_toml_file_is_a_board_that_runs_prints_and_travels(
    hands: Hands, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_down(hands)
    activity = activity_of(path, tmp_path / "typed.json")
    assert {note["id"]: (note.get("year"), note["text"]) for note in activity["notes"]} == WORDS
    assert [note.get("kind", "") for note in activity["notes"][:3]] == ["soil", "people", "people"]
    (link,) = activity["links"]
    assert (link["from"], link["to"], link["because"]) == ("W1", "GR1", "nobody could water")
    assert checked(path, capsys) == {
        "counts": {"notes": 8, "by_zone": {"grew": 4, "weeds": 3, "sow": 1}},
        "empty_cells": [
            f"{zone}/{tag}" for zone in ("grew", "weeds", "sow") for tag in ("north", "south")
        ],
        "empty_zone": [],
        "silent_period": ["2000", "2020"],
        "without_owner": ["X1"],
        "votes_tied": [],
    }

    tag_and_date(hands, "GR4", "North gate", year="2003")
    tag_and_date(hands, "W1", "South gate")
    found = checked(path, capsys)
    assert found["empty_cells"] == ["grew/south", "weeds/north", "sow/north", "sow/south"]
    assert found["silent_period"] == ["2020"]

    hands.press("Ctrl+Z", times=3)
    assert checked(path, capsys)["silent_period"] == ["2000", "2020"]
    hands.press("Ctrl+Shift+Z", times=3)
    assert checked(path, capsys) == found

    folder = print_everything(hands, path)
    for paper in folder.glob("*.pdf"):
        assert_reads_well(paper)
    (poster,) = folder.glob("*poster*.pdf")
    assert_whole_on_paper(poster)

    again = tmp_path / "again.workshop"
    whole = tmp_path / "whole.json"
    before = activity_of(path, whole)
    assert main(["import", str(whole), str(again)]) == 0
    assert activity_of(again, tmp_path / "back.json") == before
    assert (tmp_path / "back.json").read_text("utf-8") == whole.read_text("utf-8")
    assert checked(again, capsys) == checked(path, capsys)
