"""Whatever people do, in whatever order: the board shows what is saved, and all can be undone."""

import logging
from itertools import count
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.hands import Hands
from tests.soak.killing import new_file
from tests.soak.minutes import Share
from tests.soak.walking import Walk, undoable_rows
from ui.sample import sample_workshop

STEPS = 60
A_FEW = 25


def walk(folder: Path, seed: int, steps: int) -> None:
    """Walk, and go all the way back and forth again."""
    folder.mkdir()
    path = sample_workshop(folder) if seed % 2 else new_file(folder)
    with Hands.on(folder / "documents", (1600, 900) if seed % 3 else (1280, 720)) as hands:
        hands.window.open_path(path)
        walk = Walk(hands, path, seed)
        start = undoable_rows(path)
        try:
            for number in range(steps):
                walk.step()
                if number % 4 == 0:
                    walk.assert_shown_as_saved()
            walk.redo_all()
            end = undoable_rows(path)
            back = walk.undo_all()
            walk.assert_shown_as_saved()
            assert undoable_rows(path) == start
            assert walk.redo_all() == back
            walk.assert_shown_as_saved()
            assert undoable_rows(path) == end
        except BaseException:
            logging.getLogger(__name__).exception("seed %s: %s", seed, ", ".join(walk.log))
            raise


@pytest.mark.parametrize("seed", [1, 2])
def test_a_short_walk_can_be_undone(qtbot: QtBot, tmp_path: Path, seed: int) -> None:
    walk(tmp_path / "walk", seed, A_FEW)


@pytest.mark.soak
def test_a_long_walk_can_be_undone(qtbot: QtBot, tmp_path: Path) -> None:
    share = Share(0.17)
    for seed in count(100):
        walk(tmp_path / str(seed), seed, STEPS)
        if share.over:
            break
