"""Killing the window at any moment, and looking at what is left of the file."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from sqlmodel import select

from facilitator.decks import shipped_source
from facilitator.exercises.board.tables import Link, Note
from facilitator.plan import add_activity, begin
from facilitator.store import Store

ROOT = Path(__file__).parents[2]


def new_file(folder: Path) -> Path:
    """Make a workshop with an empty theory of change."""
    path = folder / "riverside.workshop"
    with begin(path, title="Riverside") as store:
        add_activity(store, shipped_source("theory_of_change"))
    return path


def use_until_killed(path: Path, seed: int, patience: float) -> list[list[Any]]:
    """Let a window be used, kill it, and return the steps that it said were done."""
    command = [sys.executable, "-m", "tests.soak.typist", str(path), str(seed)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as typist:
        assert typist.stdout is not None
        assert typist.stderr is not None
        first = typist.stdout.readline()
        if not first:
            raise AssertionError(f"the window did not open:\n{typist.stderr.read()}")
        time.sleep(patience)
        assert typist.poll() is None, f"the window ended by itself:\n{typist.stderr.read()}"
        typist.kill()
        *lines, _torn = typist.stdout.read().split("\n")
        said = typist.stderr.read()
    warnings = [line for line in said.splitlines() if "propagateSizeHints" not in line]
    assert not warnings, "\n".join(warnings)
    return [json.loads(line) for line in lines]


def assert_all_there(path: Path, steps: list[list[Any]]) -> None:
    """Open the file: what was said to be done is in it."""
    with Store.open(path) as store, store.reading() as session:
        notes = {note.id: note for note in session.exec(select(Note))}
        texts = {note.text for note in notes.values()}
        by_label = {note.label: note for note in notes.values()}
        links = {
            (notes[link.source_id].label, notes[link.target_id].label)
            for link in session.exec(select(Link))
        }
    places: dict[str, list[float]] = {}
    for what, *about in steps:
        if what == "note":
            assert about[0] in texts
        elif what == "link":
            assert tuple(about) in links
        elif what == "places":
            places = about[0]
    moved = {label for label, at in places.items() if [by_label[label].x, by_label[label].y] != at}
    # A step in hand when the process died may be completed and not said; no other moves a note.
    assert not moved or steps[-1] == ["begin"] or steps[-1][0] in {"note", "link"}, moved


def survive(folder: Path, kills: int, seed: int = 0) -> int:
    """Kill a window so many times over one file, and return how many steps were done."""
    path = new_file(folder)
    chance, done = random.Random(f"{kills}-{seed}"), 0
    for number in range(kills):
        steps = use_until_killed(path, seed * 1_000 + number, chance.uniform(0, 0.6))
        assert_all_there(path, steps)
        done += sum(step[0] == "places" for step in steps)
    return done
