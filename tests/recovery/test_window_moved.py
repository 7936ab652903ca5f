"""What the window asks where the stick has another letter, or is back and gets nothing."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.recovery.away import not_back_yet
from facilitator.store import Store
from tests.hands import Hands
from tests.in_sight import any_shown, shown
from tests.locked import KEY, WORDS
from tests.recovery.boards import note, put_board_on, said
from tests.recovery.pulling import Stick, entitle, needs_moving_folders, title_in
from ui.passphrase.asking import AskPassphrase
from ui.recovery.away_line import AwayLine
from ui.recovery.which_one import WhichOne

pytestmark = needs_moving_folders


@pytest.fixture
def stick(stick: Stick) -> Stick:
    return put_board_on(stick)


@contextmanager
def at_work(stick: Stick) -> Iterator[Hands]:
    """Somebody goes on without the stick."""
    with Hands.on(stick.folder.parent / "documents", path=stick.workshop) as hands:
        stick.pull()
        note(hands, "The bus goes until midnight")
        hands.until(hands.asked)
        yield hands


def place(hands: Hands) -> Path | None:
    return hands.window.page.store.path if hands.window.page is not None else None


def choose(hands: Hands, *keys: str) -> None:
    hands.until(lambda: any_shown(hands.window, WhichOne))
    hands.until(shown(hands.window, WhichOne).newest_button.hasFocus)
    for key in keys:
        hands.press(key)
    hands.until(lambda: not any_shown(hands.window, WhichOne))


def test_in_again_under_another_letter_it_is_put_back_there(qtbot: QtBot, stick: Stick) -> None:
    with at_work(stick) as hands:
        moved = stick.plug_in_as("other stick")
        hands.window.open_path(moved)
        hands.until(lambda: any_shown(hands.window, WhichOne))
        asked = shown(hands.window, WhichOne)
        assert asked.newest_button.accessibleName().startswith("Put it back here")
        choose(hands, "Return")
        hands.until(lambda: "is back, and all that you did" in hands.asked())
        assert place(hands) == moved
        assert not any_shown(hands.window, AwayLine)
        note(hands, "Soup on Fridays")
        hands.press("Ctrl+Z")
    assert said(moved) == ["The bus goes until midnight"]
    assert not_back_yet() == []


def test_an_older_copy_elsewhere_is_not_opened_unasked(
    qtbot: QtBot, stick: Stick, tmp_path: Path
) -> None:
    with Store.open(stick.workshop) as store:
        shutil.copyfile(stick.workshop, older := tmp_path / "older.workshop")
        entitle(store, "Hillside")
    before = older.read_bytes()
    with at_work(stick) as hands:
        hands.window.open_path(older)
        choose(hands, "Return")
        assert place(hands) == stick.workshop, "one goes on in the newest"
        hands.window.open_path(older)
        choose(hands, "Tab", "Space")
        hands.until(lambda: place(hands) == older)
        hands.window.open_path(stick.folder.parent / "nowhere.workshop")
    assert older.read_bytes() == before
    (away,) = not_back_yet()
    assert said(away.copy) == ["The bus goes until midnight"]


def test_one_with_a_passphrase_is_asked_about_once_it_is_unlocked(
    qtbot: QtBot, stick: Stick
) -> None:
    with Store.open(stick.workshop) as store:
        store.lock_with(KEY)
    with Store.open(stick.workshop, key=KEY) as store:
        stick.pull()
        entitle(store, "Hillside")
    moved = stick.plug_in_as("other stick")
    with Hands.on(stick.folder.parent / "documents", path=moved) as hands:
        hands.until(lambda: any_shown(hands.window, AskPassphrase))
        hands.until(shown(hands.window, AskPassphrase).field.hasFocus)
        hands.write(WORDS)
        hands.press("Return")
        choose(hands, "Return")
        hands.until(lambda: place(hands) == moved)
        assert not any_shown(hands.window, AskPassphrase)
    assert title_in(moved, KEY) == "Hillside"
    assert not_back_yet() == []


@pytest.mark.parametrize("why", ["damaged", "a passphrase", "open elsewhere"])
def test_why_a_file_that_is_back_gets_nothing_is_said_once(
    qtbot: QtBot, stick: Stick, why: str
) -> None:
    with at_work(stick) as hands:
        if why == "damaged":
            whole = stick.here.read_bytes()
            stick.here.write_bytes(whole[:8192] + bytes(len(whole) - 8192))
        other = Store.open(stick.here) if why != "damaged" else None
        if why == "a passphrase" and other is not None:
            other.lock_with(KEY)
            other.close()
        hands.answer("Close message")
        stick.plug_in()
        sentence = "it is open elsewhere" if why == "open elsewhere" else "it cannot be read"
        hands.until(lambda: sentence in hands.asked())
        assert any_shown(hands.window, AwayLine)
        hands.answer("Close message")
        hands.rest(2_200)
        assert hands.asked() == ""
        note(hands, "Soup on Fridays")
        if other is not None:
            other.close()
        if why == "open elsewhere":
            hands.until(lambda: "is back, and all that you did" in hands.asked())
    if why == "open elsewhere":
        assert said(stick.workshop) == ["Soup on Fridays", "The bus goes until midnight"]
    else:
        (away,) = not_back_yet()
        assert said(away.copy) == ["Soup on Fridays", "The bus goes until midnight"]
