"""What nobody foresaw is told once, in plain words, with a report that holds no content."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import facilitator
from facilitator.errors import InvalidEntryError
from tests.hands import PATIENCE, Hands
from ui.theme import Theme
from ui.trouble import keep_report
from ui.trouble.calm import stay_calm
from ui.trouble.dialog import TroubleDialog

SECRET = "What Rosa said about the landlord"


def go_wrong() -> None:
    said = SECRET
    raise KeyError(said)


def go_wrong_elsewhere() -> None:
    raise ValueError(SECRET)


class Room(Hands):
    """Waits as the app does: what goes wrong meanwhile is not raised here."""

    def rest(self, milliseconds: int = 0) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, true: Callable[[], Any], what: str = "") -> None:
        end = monotonic() + PATIENCE
        while not true():
            assert monotonic() < end, f"waited in vain: {what or true}"
            self.rest(10)


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    """The window, calm as when the app was started."""
    for module, hook in ((sys, "excepthook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    with Room.on(tmp_path / "documents") as hands:
        stay_calm(hands.window)
        assert isinstance(hands, Room)
        yield hands


def happen(hands: Hands, wrong: Callable[[], None] = go_wrong, times: int = 1) -> None:
    """Let something go wrong where Qt called the app."""
    for _time in range(times):
        QTimer.singleShot(0, hands.window, wrong)
        hands.rest(5)


def dialogs(hands: Hands) -> list[TroubleDialog]:
    found = hands.window.findChildren(TroubleDialog)
    return [each for each in found if each.isVisible()]


def dialog(hands: Hands) -> TroubleDialog:
    hands.until(lambda: dialogs(hands))
    (only,) = dialogs(hands)
    return only


def said(shown: QWidget) -> str:
    return "\n".join(each.text() for each in shown.findChildren(QLabel) if each.isVisible())


def buttons(shown: QWidget) -> dict[str, QPushButton]:
    found = shown.findChildren(QPushButton)
    return {each.text().replace("&", ""): each for each in found if each.isVisible()}


def test_the_dialog_says_that_the_work_is_saved_and_where_the_report_lies(
    hands: Hands, data_dir: Path
) -> None:
    happen(hands)
    shown = dialog(hands)
    (report,) = (data_dir / "reports").glob("*.txt")
    assert "What you did before is saved." in said(shown)
    assert report.name in said(shown)
    assert str(report.parent) in said(shown)
    text = report.read_text("utf-8")
    for told in ("Python 3", "Qt 6", "PySide 6", "SQLite 3", "System ", facilitator.__version__):
        assert told in text
    assert "KeyError" in text
    assert "go_wrong" in text
    assert SECRET not in text
    assert str(Path.home()) not in text

    assert set(buttons(shown)) == {"Copy the report", "Carry on"}
    buttons(shown)["Copy the report"].click()
    assert QGuiApplication.clipboard().text() == text
    assert "The report is copied" in said(shown)
    buttons(shown)["Carry on"].click()
    hands.until(lambda: not dialogs(hands))
    hands.window.new_workshop()
    assert hands.window.page is not None, "the app goes on"


def test_there_is_one_dialog_whatever_goes_wrong_meanwhile(hands: Hands, data_dir: Path) -> None:
    happen(hands)
    shown = dialog(hands)
    happen(hands, go_wrong_elsewhere, 2)
    hands.until(lambda: "2 more times" in said(shown))
    assert dialogs(hands) == [shown]
    assert len(list((data_dir / "reports").glob("*.txt"))) == 2, "one for each fault"


def test_what_returns_again_and_again_offers_to_close_the_app(hands: Hands) -> None:
    happen(hands, times=5)
    shown = dialog(hands)
    hands.until(lambda: "again and again" in said(shown))
    buttons(shown)["Close Facilitator"].click()
    hands.until(lambda: not hands.window.isVisible())


def test_who_carries_on_is_not_asked_at_every_turn(hands: Hands) -> None:
    happen(hands)
    dialog(hands).accept()
    happen(hands)
    hands.until(hands.asked)
    assert not dialogs(hands)
    assert hands.asked().startswith("That did not work")
    happen(hands, times=5)
    dialog(hands).accept()
    happen(hands, times=6)
    assert not dialogs(hands), "that it returns was told"


class Broken(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        go_wrong()


@pytest.mark.qt_log_ignore("QBackingStore")
def test_what_cannot_be_painted_goes_in_no_circles(hands: Hands, data_dir: Path) -> None:
    broken = Broken(hands.window)
    broken.resize(200, 200)
    broken.show()
    for _time in range(8):
        broken.update()
        hands.rest(20)
    shown = dialog(hands)
    hands.rest(1_200)
    before = len(list((data_dir / "reports").iterdir()))
    assert before == 1
    shown.accept()
    for _time in range(3):
        broken.update()
        hands.rest(20)
    assert not dialogs(hands)
    broken.hide()


def test_another_thread_is_heard_and_plain_sentences_stay_plain(hands: Hands) -> None:
    def refuse() -> None:
        raise InvalidEntryError("That name is taken; choose another.")

    happen(hands, refuse)
    hands.until(hands.asked)
    assert hands.asked() == "That name is taken; choose another."
    assert not dialogs(hands)
    thread = threading.Thread(target=go_wrong)
    thread.start()
    thread.join()
    dialog(hands).accept()


def test_a_full_disk_still_leaves_a_report_to_copy(hands: Hands, data_dir: Path) -> None:
    data_dir.parent.mkdir(exist_ok=True)
    data_dir.touch()
    happen(hands)
    shown = dialog(hands)
    assert "It can still be copied" in said(shown)
    buttons(shown)["Copy the report"].click()
    assert "go_wrong" in QGuiApplication.clipboard().text()
    shown.accept()


def test_only_the_newest_reports_are_kept_and_never_without_this_one(data_dir: Path) -> None:
    (data_dir / "reports").mkdir(parents=True)
    for number in range(30):  # from a day on which the clock was years ahead
        (data_dir / "reports" / f"2099-01-{number + 1:02}T10-00-00.000000Z.txt").touch()
    kept = keep_report(ValueError(), None)
    assert kept is not None
    assert kept.exists()
    assert len(list((data_dir / "reports").iterdir())) == 20


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_a_small_screen(hands: Hands, scale: float, tmp_path: Path) -> None:
    path = tmp_path / "2026-11-22T18-40-12.123456Z.txt"
    shown = TroubleDialog("text", path, Theme(text_scale=scale), hands.window)
    shown.offer_to_close()
    shown.show()
    hands.rest(10)
    assert shown.width() <= 1_280
    assert shown.height() <= 720
    shown.close()
