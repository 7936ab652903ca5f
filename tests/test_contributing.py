"""What CONTRIBUTING shows works: its boards are boards, and its exercise in three files is run."""

import importlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from exports.pack import PrintOptions, print_pack
from facilitator.decks import parse_deck
from facilitator.exercises import exercise
from tests.hands import Hands
from tests.workshops import document_of
from ui.cli import main

PAGE = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text("utf-8")
ROSES, ASKS = re.findall(r"(?ms)^```toml\n(.*?)^```", PAGE)
FILES = dict(re.findall(r"(?ms)`(\w+/exercises/\w+)\.py`\n\n```python\n(.*?)^```", PAGE))
JOINED = re.findall(r"(?m)^# (\w+)/exercises/__init__\.py, in (\w+)\n(.+),$", PAGE)
LAYERS = ("facilitator", "ui", "exports")
NAME = "asks_and_offers"
COMMAND = "Put open asks in the window"


def test_the_board_in_one_file_is_begun_and_written_on(tmp_path: Path) -> None:
    path = begun(ROSES, tmp_path)
    assert parse_deck(ROSES).plan("short").minutes == 30
    with Hands.on(tmp_path, path=path) as hands:
        write(hands, "The Friday soup")
        hands.press("Tab")
        write(hands, "Nobody had the key")
    (activity,) = exported(path, tmp_path)["activities"]
    notes = {note["id"]: (note["zone"], note["text"]) for note in activity["notes"]}
    assert notes == {"R1": ("roses", "The Friday soup"), "T1": ("thorns", "Nobody had the key")}
    assert "The Friday soup" in printed(path, tmp_path / "paper")


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[None]:
    """Put the page's files beside the app's own, and its lines into the tables, for one test."""
    tables = {}
    for layer in LAYERS:
        folder = tmp_path / layer / "exercises"
        folder.mkdir(parents=True)
        (folder / f"{NAME}.py").write_text(FILES[f"{layer}/exercises/{NAME}"], "utf-8")
        importlib.import_module(f"{layer}.exercises").__path__.append(str(folder))
    for layer, table, line in JOINED:
        module = importlib.import_module(f"{layer}.exercises.{NAME}")
        tables[layer] = getattr(importlib.import_module(f"{layer}.exercises"), table)
        tables[layer].update(eval(f"{{{line}}}", {NAME: module}))
    yield
    for layer in LAYERS:
        del tables[layer][NAME]
        package = importlib.import_module(f"{layer}.exercises")
        package.__path__.remove(str(tmp_path / layer / "exercises"))
        delattr(package, NAME)
        del sys.modules[f"{layer}.exercises.{NAME}"]
    exercise.cache_clear()


@pytest.mark.usefixtures("joined")
def test_the_exercise_in_three_files_is_run_undone_and_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = begun(ASKS, tmp_path)
    with Hands.on(tmp_path, path=path) as hands:
        write(hands, "A lift to the clinic", "Somebody to read a letter with me")
        assert insight(path, capsys) == []  # nobody has offered anything yet
        hands.press("Tab")
        write(hands, "I drive on Tuesdays", "O1 > A1")
        assert insight(path, capsys) == ["A2"]

        command(hands).trigger()
        assert insight(path, capsys) == []
        hands.until(lambda: "1 ask is for the window" in said(hands), "what came of it")
        assert "Somebody to read a letter" in printed(path, tmp_path / "out", "window")

        hands.press("Ctrl+Z")
        assert insight(path, capsys) == ["A2"]
        hands.press("Ctrl+Shift+Z")
        assert insight(path, capsys) == []

    notice = printed(path, tmp_path / "again", "window")
    assert "Can you help?" in notice
    assert "lift to the clinic" not in notice

    again, whole = tmp_path / "again.workshop", exported(path, tmp_path)
    assert main(["import", str(tmp_path / "whole.json"), str(again)]) == 0
    assert exported(again, tmp_path) == whole
    assert whole["activities"][0]["exercise"] == NAME


def test_every_block_of_the_page_is_met_by_a_test() -> None:
    assert sorted(FILES) == sorted(f"{layer}/exercises/{NAME}" for layer in LAYERS)
    assert [layer for layer, _table, _line in JOINED] == list(LAYERS)


def begun(deck: str, folder: Path) -> Path:
    """Return a workshop that begins with a deck which lies beside it."""
    source, path = folder / f"{parse_deck(deck).id}.toml", folder / "evening.workshop"
    source.write_text(deck, "utf-8")
    assert main(["new", str(path), "--deck", str(source)]) == 0
    return path


def write(hands: Hands, *lines: str) -> None:
    """Type lines where notes are typed, each with Enter."""
    hands.until(lambda: "New note" in hands.focus.accessibleName(), "the board")
    for line in lines:
        hands.enter(line)


def command(hands: Hands) -> QAction:
    """Return the exercise's own command, as the menu has it."""
    board = dict(hands.window.menus())["&Board"]
    return next(action for action in board if action.text() == COMMAND)


def said(hands: Hands) -> str:
    """Return what can be read in the window's labels."""
    labels = hands.window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def insight(path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the labels that the exercise's own insight is about, as a check tells them."""
    capsys.readouterr()
    assert main(["check", str(path), "--json"]) == 0
    (activity,) = json.loads(capsys.readouterr().out)["activities"]
    labels: list[str] = activity["insights"]["ask_without_offer"]
    return labels


def exported(path: Path, folder: Path) -> dict[str, Any]:
    """Return everything that a workshop holds, as it travels."""
    whole = folder / "whole.json"
    assert main(["export", str(path), str(whole), "--complete"]) == 0
    found: dict[str, Any] = json.loads(whole.read_text("utf-8"))
    return found


def printed(path: Path, folder: Path, *papers: str) -> str:
    """Return what can be read on the papers of a workshop: the usual ones, or those named."""
    words = []
    for each in print_pack(document_of(path, complete=False), PrintOptions(papers=papers), folder):
        with pypdfium2.PdfDocument(each.path) as pdf:
            words += [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join(words).split())
