"""The stick is pulled out while somebody types: the window says so calmly, and work goes on."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from facilitator.check import check
from facilitator.passphrase import Passphrase
from facilitator.passphrase.change import change_passphrase
from facilitator.recovery.away import not_back_yet
from facilitator.store import Store
from tests.hands import Hands
from tests.in_sight import any_shown, shown
from tests.locked import KEY, WORDS
from tests.recovery.boards import note, put_board_on, said
from tests.recovery.pulling import Stick, entitle, needs_moving_folders, title_of
from tests.workshops import document_of
from ui.passphrase.asking import AskPassphrase
from ui.privacy.closing_dialog import ClosingDialog
from ui.privacy.leaving import choose
from ui.recovery.away_line import AwayLine
from ui.recovery.closing_dialog import ClosingWhileAway
from ui.recovery.home_rows import NotBackYet
from ui.recovery.which_one import WhichOne

pytestmark = needs_moving_folders


@pytest.fixture
def stick(stick: Stick) -> Stick:
    return put_board_on(stick)


@contextmanager
def at_work(stick: Stick) -> Iterator[Hands]:
    with Hands.on(stick.folder.parent / "documents", path=stick.workshop) as hands:
        yield hands


def line(hands: Hands) -> str:
    """Return what stands over the workshop all the time."""
    lines = (each for each in hands.window.findChildren(AwayLine) if each.isVisible())
    return next((each.text for each in lines), "")


def test_pulled_while_somebody_types_and_put_in_again(qtbot: QtBot, stick: Stick) -> None:
    with at_work(stick) as hands:
        hands.press("F11")  # the wall is open
        hands.focus_window()
        note(hands, "The library stays open")
        stick.pull()
        note(hands, "The bus goes until midnight")
        hands.until(hands.asked)
        assert "“riverside” is gone. You are going on in a copy on this computer" in hands.asked()
        assert "On this computer’s copy" in line(hands)
        note(hands, "Soup on Fridays")
        hands.press("Ctrl+Z", 2)
        hands.press("Ctrl+Shift+Z")
        stick.plug_in()
        hands.until(lambda: "is back, and all that you did meanwhile is in it" in hands.asked())
        assert line(hands) == ""
        note(hands, "Chairs for the yard")
    assert said(stick.workshop) == [
        "Chairs for the yard",
        "The bus goes until midnight",
        "The library stays open",
    ]
    assert check(stick.workshop).problem is None
    assert [each.name for each in stick.folder.iterdir()] == [stick.workshop.name]
    assert not_back_yet() == []


def test_nobody_goes_home_without_hearing_where_the_newest_work_is(
    qtbot: QtBot, stick: Stick
) -> None:
    with at_work(stick) as hands:
        stick.pull()
        note(hands, "The bus goes until midnight")
        hands.until(hands.asked)
        hands.window.close()
        asked = shown(hands.window, ClosingWhileAway)
        assert "“riverside” is not yet back where it belongs" in asked.accessibleDescription()
        qtbot.keyClick(asked, Qt.Key.Key_Escape)
        note(hands, "Soup on Fridays")
        hands.window.close()
        stick.plug_in()  # while it is asked: there is nothing to ask any more
        hands.until(lambda: not any_shown(hands.window, ClosingWhileAway))
        hands.until(lambda: "is back, and all that you did" in hands.asked())
        assert hands.window.close()
    assert said(stick.workshop) == ["Soup on Fridays", "The bus goes until midnight"]


def test_closed_all_the_same_it_waits_on_home(qtbot: QtBot, stick: Stick) -> None:
    with at_work(stick) as hands:
        stick.pull()
        note(hands, "The bus goes until midnight")
        hands.until(hands.asked)
        hands.window.close()
        qtbot.mouseClick(
            shown(hands.window, ClosingWhileAway).close_anyway, Qt.MouseButton.LeftButton
        )
        assert not hands.window.isVisible()
    assert [each.home for each in not_back_yet()] == [stick.workshop]


def test_who_closes_all_the_same_is_not_asked_that_again(qtbot: QtBot, stick: Stick) -> None:
    with at_work(stick) as hands:
        known = hands.window.leaving.known_now()
        assert known is not None
        choose(known.uid, on=True)
        stick.pull()
        note(hands, "The bus goes until midnight")
        hands.until(hands.asked)
        hands.window.close()
        shown(hands.window, ClosingWhileAway).close_anyway.click()
        hands.until(lambda: any_shown(hands.window, ClosingDialog))
        shown(hands.window, ClosingDialog).keep.click()
        hands.until(lambda: not hands.window.isVisible())


def test_a_locked_window_closes_without_a_word(qtbot: QtBot, stick: Stick) -> None:
    with at_work(stick) as hands:
        assert hands.window.page is not None
        change_passphrase(hands.window.page.store, KEY)
        stick.pull()
        note(hands, "The bus goes until midnight")
        hands.until(hands.asked)
        hands.window.lock.lock()
        assert hands.window.close()
    assert [each.home for each in not_back_yet()] == [stick.workshop]


def test_saved_elsewhere_from_what_the_window_offers(qtbot: QtBot, stick: Stick) -> None:
    documents = stick.folder.parent / "documents"
    documents.mkdir()
    with at_work(stick) as hands:
        shutil.rmtree(stick.folder)
        note(hands, "The bus goes until midnight")
        hands.until(hands.asked)
        hands.answer("Save elsewhere…")
        dialog = hands.window.findChild(QFileDialog)
        assert dialog is not None
        assert [Path(each).name for each in dialog.selectedFiles()] == [
            "riverside (went on).workshop"
        ]
        dialog.selectFile(str(documents / "evening.workshop"))
        dialog.accept()
        hands.until(lambda: "You are going on in" in hands.asked())
        assert line(hands) == ""
        note(hands, "Soup on Fridays")
        assert hands.window.page is not None
        assert hands.window.page.store.path == documents / "evening.workshop"
    assert said(documents / "evening.workshop") == [
        "Soup on Fridays",
        "The bus goes until midnight",
    ]
    assert not_back_yet() == []


def test_a_file_that_somebody_changed_is_left_alone_and_said_once(
    qtbot: QtBot, stick: Stick
) -> None:
    with at_work(stick) as hands:
        stick.pull()
        note(hands, "The bus goes until midnight")
        stick.plug_in()
        with Store.open(stick.workshop) as other:
            entitle(other, "Theirs")
        hands.until(lambda: "somebody changed it meanwhile" in hands.asked())
        assert line(hands)
        hands.answer("Close message")
        hands.rest(2_200)
        assert hands.asked() == ""
        note(hands, "Soup on Fridays")
    assert document_of(stick.workshop).workshop.title == "Theirs"
    assert said(stick.workshop) == []
    (away,) = not_back_yet()
    assert said(away.copy) == ["Soup on Fridays", "The bus goes until midnight"]


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "locked"])
def test_closed_without_the_stick_home_lists_it_and_puts_it_back(
    qtbot: QtBot, stick: Stick, key: Passphrase | None
) -> None:
    with Store.open(stick.workshop) as store:
        if key is not None:
            store.lock_with(key)
    with Store.open(stick.workshop, key=key) as store:
        stick.pull()
        entitle(store, "Hillside")
    stick.plug_in()
    with Hands.on(stick.folder.parent / "documents") as hands:
        hands.until(lambda: any_shown(hands.window, NotBackYet))
        hands.find(QPushButton, "Open it and put it back").click()
        if key is not None:
            hands.until(lambda: any_shown(hands.window, AskPassphrase))
            hands.until(shown(hands.window, AskPassphrase).field.hasFocus)
            hands.write(WORDS)
            hands.press("Return")
        hands.until(lambda: hands.window.page)
        assert hands.window.page is not None
        assert hands.window.page.title == "Hillside"
        hands.until(lambda: "is back" in hands.asked())
        assert line(hands) == ""
        hands.press("Ctrl+W")
        hands.until(lambda: hands.window.is_at_home)
        hands.rest(700)
        assert not any_shown(hands.window, NotBackYet)
    assert not_back_yet() == []
    with Store.open(stick.workshop, key=key, read_only=True) as store:
        assert title_of(store) == "Hillside"


@pytest.mark.parametrize("newest", [True, False])
def test_opening_the_file_while_newer_work_waits_asks_which(
    qtbot: QtBot, stick: Stick, newest: bool
) -> None:
    with Store.open(stick.workshop) as store:
        stick.pull()
        entitle(store, "Hillside")
    stick.plug_in()
    with at_work(stick) as hands:
        hands.until(lambda: any_shown(hands.window, WhichOne))
        assert hands.window.page is None
        hands.press("Return" if newest else "Tab")
        if not newest:
            hands.press("Space")
        hands.until(lambda: hands.window.page)
        assert hands.window.page is not None
        assert hands.window.page.title == ("Hillside" if newest else "Riverside")
    assert len(not_back_yet()) == (0 if newest else 1)


def test_a_full_disk_is_said_and_another_place_offered(
    qtbot: QtBot, stick: Stick, tmp_path: Path
) -> None:
    with at_work(stick) as hands:
        page = hands.window.page
        assert page is not None
        with page.store.reading() as session:
            session.connection().exec_driver_sql("PRAGMA max_page_count = 1")
        story = "Soup on Fridays. " * 900
        hands.capture_field()
        QApplication.clipboard().setText(story)
        hands.press("Ctrl+V")
        hands.press("Return")
        hands.until(lambda: "the disk is full, or may only be read" in hands.asked())
        assert line(hands) == ""
        hands.answer("Save elsewhere…")
        dialog = hands.window.findChild(QFileDialog)
        assert dialog is not None
        dialog.selectFile(str(tmp_path / "evening.workshop"))
        dialog.accept()
        hands.until(lambda: "You are going on in" in hands.asked())
        assert hands.capture_field().toPlainText() == story, "what was typed is there still"
        hands.press("Return")
    assert said(stick.workshop) == []
    assert said(tmp_path / "evening.workshop") == [story.strip()]
