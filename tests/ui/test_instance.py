"""One window for a user: a second file goes to it, and a killed app is in nobody's way."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from facilitator.day import clock
from facilitator.decks import shipped_source
from facilitator.plan import add_activity
from facilitator.plan import begin as begin_workshop
from facilitator.workshop import activities, saved_id
from tests.hands import Hands
from ui.instance.call import by_socket, hand_over
from ui.instance.claim import Claim, running_app
from ui.instance.front import come_forward
from ui.instance.listener import LONGEST, Listener
from ui.main_window import MainWindow

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0

no_raise = pytest.mark.qt_log_ignore("This plugin does not support raise")


def workshop(folder: Path, name: str = "Riverside") -> Path:
    path = folder / f"{name}.workshop"
    with begin_workshop(path, title=name) as store:
        add_activity(store, shipped_source("theory_of_change"))
    return path


def until(true: Callable[[], Any]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def opened_by(path: Path) -> int:
    """Return the number of the process that has a workshop open, 0 where none has."""
    try:
        return int(json.loads(path.with_name(f"{path.name}.lock").read_text())["process"])
    except (OSError, ValueError):
        return 0


# Processes


def command(*words: object) -> list[str]:
    return [sys.executable, "-X", "importtime", "-m", "ui.cli", *map(str, words)]


def environment(data: Path) -> dict[str, str]:
    return {**os.environ, "FACILITATOR_DATA_DIR": str(data), "QT_QPA_PLATFORM": "offscreen"}


@contextmanager
def running(data: Path, *words: object) -> Iterator["subprocess.Popen[bytes]"]:
    """Start the app, wait until others can reach it, and kill it."""
    says = data.with_suffix(".txt")
    with (
        says.open("wb") as stream,
        subprocess.Popen(command(*words), cwd=ROOT, env=environment(data), stderr=stream) as app,
    ):
        try:
            reached = data / "running"
            until(lambda: (reached.exists() and reached.read_bytes()) or app.poll() is not None)
            assert app.poll() is None, says.read_text()
            yield app
        finally:
            app.kill()


def second(data: Path, *words: object) -> str:
    """Start the app once more, and return which modules that took."""
    done = subprocess.run(
        command(*words),
        cwd=ROOT,
        env=environment(data),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_a_second_file_goes_to_the_window_and_a_killed_one_blocks_nobody(tmp_path: Path) -> None:
    path, other = workshop(tmp_path), workshop(tmp_path, "Harbour")
    with running(tmp_path / "data") as app:
        begin = time.monotonic()
        imported = second(tmp_path / "data", path)
        assert time.monotonic() - begin < 10, "half a second, on a computer that is not so busy"
        assert "PySide6" not in imported
        until(lambda: opened_by(path) == app.pid)
        assert "PySide6" not in second(tmp_path / "data"), "without a file, too"
    left = (tmp_path / "data" / "running").read_bytes()
    assert left, "what it said is still there"
    (tmp_path / "data" / "running").rename(tmp_path / "data" / "before")
    (tmp_path / "data" / "running").write_bytes(b"")
    with running(tmp_path / "data", other) as app:
        assert opened_by(other) == app.pid


def test_who_has_another_data_folder_has_another_window(tmp_path: Path) -> None:
    path = workshop(tmp_path)
    with running(tmp_path / "hers", path) as hers, running(tmp_path / "his") as his:
        assert his.poll() is None
        assert hers.poll() is None
        assert opened_by(path) == hers.pid


OPENED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from ui.cli import main
from ui.main_window import MainWindow

def look():
    app = QApplication.instance()
    for each in app.topLevelWidgets():
        if isinstance(each, MainWindow) and each.page is not None:
            print(each.page.store.path, flush=True)
            app.closeAllWindows()

def begin():
    QApplication.postEvent(QApplication.instance(), QFileOpenEvent(QUrl.fromLocalFile(sys.argv[1])))
    begin.watch = QTimer(interval=50)
    begin.watch.timeout.connect(look)
    begin.watch.start()

from ui import app
make = app.make_application
def made(settings):
    done = make(settings)
    QTimer.singleShot(0, begin)
    return done
app.make_application = made
sys.exit(main([]))
"""


def test_a_desktop_may_say_what_to_open_instead_of_starting_a_process(tmp_path: Path) -> None:
    path = workshop(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", OPENED, path],
        cwd=ROOT,
        env=environment(tmp_path / "data"),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(path)


# What is heard


@pytest.fixture
def heard(qtbot: QtBot) -> Iterator[list[Path | None]]:
    """Listen as the app does, and collect what is asked for."""
    claim, wanted = Claim.take(), list[Path | None]()
    assert claim is not None
    listener = Listener(claim)
    listener.wanted.connect(wanted.append)
    yield wanted
    listener.close()
    claim.release()


def said(qtbot: QtBot, act: Callable[[], Any]) -> Any:
    """Do something in a thread, as another process does, and return what came of it."""
    results: list[Any] = []
    thread = threading.Thread(target=lambda: results.append(act()))
    thread.start()
    qtbot.waitUntil(lambda: not thread.is_alive(), timeout=int(PATIENCE * 1_000))
    return results[0]


def test_a_file_that_is_there_is_wanted(
    qtbot: QtBot, heard: list[Path | None], tmp_path: Path
) -> None:
    path = tmp_path / "Fête – “naïve”.workshop"
    path.touch()
    assert said(qtbot, lambda: hand_over(path, 10))
    assert said(qtbot, lambda: hand_over(None, 10))
    assert said(qtbot, lambda: hand_over(tmp_path / "gone.workshop", 10))
    assert said(qtbot, lambda: hand_over(tmp_path, 10))
    assert heard == [path, None, None, None], "a folder is no file"


@pytest.mark.skipif(sys.platform == "win32", reason="Python knows no such sockets there")
@pytest.mark.parametrize(
    "message",
    [
        b"\n",
        b"{\n",
        b"[" * 10_000 + b"\n",
        b'{"word": "guessed", "path": "/etc/passwd", "token": ""}\n',
        b'{"word": "\\ud800"}\n',
        b"x" * (LONGEST + 1),
    ],
)
def test_what_does_not_come_from_this_user_is_not_heard(
    qtbot: QtBot, heard: list[Path | None], message: bytes
) -> None:
    address = running_app()
    assert address is not None
    assert said(qtbot, lambda: by_socket(address, message, 10)) == b""
    assert heard == []
    assert said(qtbot, lambda: hand_over(None, 10)), "others are heard still"


def test_what_windows_calls_by_is_heard(qtbot: QtBot, heard: list[Path | None]) -> None:
    code = (
        "import json; from ui.instance.call import by_pipe; "
        "from ui.instance.claim import running_app; address = running_app(); "
        "said = {'word': address.word, 'path': None, 'token': ''}; "
        "print(by_pipe(address, json.dumps(said).encode() + b'\\n', 10))"
    )
    call = [sys.executable, "-c", code]
    done = said(qtbot, lambda: subprocess.run(call, cwd=ROOT, capture_output=True, check=True))
    assert done.stdout.strip() == b"b'taken'"
    assert heard == [None]


def test_only_one_claims_the_data_folder() -> None:
    claim = Claim.take()
    assert claim is not None
    assert Claim.take() is None
    claim.release()
    after = Claim.take()
    assert after is not None
    after.release()


def test_where_nothing_can_be_written_the_app_starts_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("FACILITATOR_DATA_DIR", str(tmp_path / "file"))
    claim = Claim.take()
    assert claim is not None
    assert not claim.is_ours
    claim.release()


# What the window does


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Hands, MainWindow]]:
    with Hands.on(tmp_path / "documents") as hands:
        yield hands, hands.window


def is_open(window: MainWindow, path: Path) -> bool:
    return window.page is not None and window.page.store.path == path


@no_raise
def test_at_home_it_opens_at_once(window: tuple[Hands, MainWindow], tmp_path: Path) -> None:
    hands, shown = window
    shown.showMinimized()
    come_forward(shown, path := workshop(tmp_path))
    assert is_open(shown, path)
    assert not shown.isMinimized()
    come_forward(shown, path)
    assert hands.asked() == "", "it is open already"


@no_raise
def test_where_a_file_is_open_the_room_is_not_surprised(
    window: tuple[Hands, MainWindow], tmp_path: Path
) -> None:
    hands, shown = window
    first, other = workshop(tmp_path), workshop(tmp_path, "Harbour")
    shown.open_path(first)
    field = hands.capture_field()
    come_forward(shown, other)
    assert is_open(shown, first)
    assert hands.asked() == "“Harbour” is waiting to be opened."
    hands.enter("Nobody knows the hall is there")
    assert field.toPlainText() == "", "typing goes on"
    hands.answer("Not now")
    assert is_open(shown, first)
    come_forward(shown, other)
    hands.answer("Open")
    assert is_open(shown, other)


@no_raise
def test_a_day_that_runs_is_left_only_when_somebody_says_so(
    window: tuple[Hands, MainWindow], tmp_path: Path
) -> None:
    hands, shown = window
    first, other = workshop(tmp_path), workshop(tmp_path, "Harbour")
    shown.open_path(first)
    assert shown.page is not None
    store = shown.page.store
    with store.reading() as session:
        ids = [saved_id(activity) for activity in activities(session)]
    clock.start(store, ids[0])
    come_forward(shown, other)
    assert is_open(shown, first)
    hands.answer("Open")
    assert is_open(shown, first)
    assert hands.asked().startswith("The day is running")
    hands.answer("Leave it running")
    assert is_open(shown, other)
