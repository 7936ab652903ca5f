"""A facilitator, by keyboard alone: open the app, write down what people say, print, done."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from facilitator.decks import parse_deck, shipped_source
from tests.hands import Hands
from ui.cli import main

RIVERSIDE: dict[str, Any] = {
    "notes": [
        {"id": "N1", "zone": "now", "kind": "strength", "text": "Friday soup brings forty people"},
        {"id": "N2", "zone": "now", "kind": "barrier", "text": "The last bus leaves at six"},
        {"id": "N3", "zone": "now", "kind": "barrier", "text": "Nobody holds the key & the <lamp>"},
        {"id": "N4", "zone": "now", "kind": "context", "text": "The surgery has moved to town"},
        {"id": "D1", "zone": "actions", "text": "Share a car home after soup"},
        {"id": "D2", "zone": "actions", "text": "Ask who would hold a key"},
        {"id": "D3", "zone": "actions", "text": "Walk the river path together, with torches"},
        {"id": "C1", "zone": "changes", "text": "People who live alone come in the evening"},
        {"id": "C2", "zone": "changes", "text": "The hall is lit twice a week"},
        {"id": "V1", "zone": "vision", "text": "Nobody in Riverside has to manage alone"},
        {"id": "V2", "zone": "vision", "text": "Children know three neighbours by name"},
    ],
    "links": [
        {"from": "N1", "to": "D1", "because": "we already trust each other's driving"},
        {"from": "N2", "to": "D1"},
        {"from": "D1", "to": "C1", "because": "the way home is what stops them"},
        {"from": "D2", "to": "C2"},
        {"from": "C2", "to": "C1"},
        {"from": "C1", "to": "V1"},
    ],
}
RIVERSIDE_OPEN = {
    "barrier_without_response": ["N3"],
    "action_leading_nowhere": ["D3"],
    "change_without_action": [],
    "change_leading_nowhere": [],
    "vision_without_cause": ["V2"],
    "vision_without_action": [],
    "jump_to_vision": [],
    "vision_only_by_jump": [],
    "counts": {"notes": 11, "links": 6, "links_without_because": 4},
}
KIND_KEYS = {"strength": "+", "barrier": "-", "context": "*"}
ZONES = {zone.key: zone.title for zone in parse_deck(shipped_source("theory_of_change")).zones}


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    with Hands.on(tmp_path) as hands:
        yield hands


def checked(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return what the command line says of the file's one activity: counts and insights."""
    capsys.readouterr()
    assert main(["check", str(path), "--json"]) == 0
    (activity,) = json.loads(capsys.readouterr().out)["activities"]
    found: dict[str, Any] = {**activity["insights"], "counts": activity["counts"]}
    return found


def assert_open_ends(found: dict[str, Any], expected: dict[str, Any]) -> None:
    counts = expected["counts"]
    assert {name: found["counts"][name] for name in counts} == counts
    keys = expected.keys() - {"counts"}
    assert {key: found.get(key, []) for key in keys} == {key: expected[key] for key in keys}


def exported(path: Path, to: Path) -> str:
    assert main(["export", str(path), str(to), "--complete"]) == 0
    return to.read_text("utf-8")


def go_to_zone(hands: Hands, zone: str) -> None:
    """Press Tab until the capture bar names the zone."""
    for _press in ZONES:
        if ZONES[zone] in hands.focus.accessibleName():
            return
        hands.press("Tab")
    raise AssertionError(f"Tab does not lead to {zone}")


def write_down(hands: Hands, case: dict[str, Any]) -> None:
    """Type every note and every link, each with Enter."""
    for note in case["notes"]:
        go_to_zone(hands, note["zone"])
        kind = f"{KIND_KEYS[note['kind']]} " if note.get("kind") else ""
        hands.enter(kind + note["text"])
    for link in case["links"]:
        because = f": {link['because']}" if link.get("because") else ""
        hands.enter(f"{link['from']} > {link['to']}{because}")


def undo_everything(hands: Hands) -> int:
    return press_while_offered(hands, "Ctrl+Z", "Undo")


def press_while_offered(hands: Hands, keys: str, word: str) -> int:
    """Press keys for as long as the window has a button for them that can be pressed."""
    times = 0
    while any(
        button.isVisible() and button.isEnabled() and button.accessibleName().startswith(word)
        for button in hands.window.findChildren(QPushButton)
    ):
        hands.press(keys)
        times += 1
        assert times < 1_000
    return times


def print_everything(hands: Hands, path: Path) -> Path:
    """Print with the dialog as it stands, and return the folder."""
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


def text_of(pdf_path: Path) -> str:
    """Return all text of a PDF without the gaps between words, which a new line swallows."""
    with pypdfium2.PdfDocument(pdf_path) as pdf:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in pdf)


def journey(
    hands: Hands,
    case: dict[str, Any],
    expected: dict[str, Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert hands.focus.accessibleName().startswith("Theory of change")
    hands.press("Return")
    assert hands.focus.accessibleName().startswith("New note")
    (path,) = tmp_path.glob("*.workshop")

    write_down(hands, case)
    assert_open_ends(checked(path, capsys), expected)
    whole = exported(path, tmp_path / "typed.json")
    typed = json.loads(whole)["activities"][0]
    assert [(note["id"], note["text"]) for note in typed["notes"]] == [
        (note["id"], note["text"]) for note in case["notes"]
    ]
    hands.rest(400)
    in_the_guide = " ".join(button.text() for button in hands.window.findChildren(QPushButton))
    said = in_the_guide + " ".join(
        button.accessibleName() for button in hands.window.findChildren(QPushButton)
    )
    assert expected["vision_without_cause"][0] in said

    steps = undo_everything(hands)
    assert steps == len(case["notes"]) + len(case["links"])
    assert checked(path, capsys)["counts"]["notes"] == 0
    assert press_while_offered(hands, "Ctrl+Shift+Z", "Redo") == steps
    assert exported(path, tmp_path / "redone.json") == whole

    folder = print_everything(hands, path)
    poster = text_of(next(folder.glob("*poster*.pdf")))
    for note in case["notes"]:
        assert "".join(note["text"].split()) in poster, note["id"]
    assert not list(folder.glob(".*")), "the draft folder is gone"
    assert exported(path, tmp_path / "printed.json") == whole


def test_a_facilitator_types_undoes_redoes_and_prints_by_keyboard(
    hands: Hands, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journey(hands, RIVERSIDE, RIVERSIDE_OPEN, tmp_path, capsys)


def test_a_facilitator_types_the_whole_of_a_real_case(
    hands: Hands, tmp_path: Path, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = shared / "cases"
    case = json.loads((cases / "toc_salford.json").read_text("utf-8"))["activities"][0]
    expected = json.loads((cases / "toc_salford.expected.json").read_text("utf-8"))
    assert (len(case["notes"]), len(case["links"])) == (33, 30)
    journey(hands, case, expected, tmp_path, capsys)
