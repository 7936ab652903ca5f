"""What every test has: no screen, nothing of the real user's, and the app's own look."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads that wait spin, and eat every core
os.environ.setdefault("OPENCV_FOR_THREADS_NUM", "1")

import gc
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.chance import SOAK, draws

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).parents[1]

MEMORY = Path("/dev/shm")
"""Files there are as real as any, and a test need not wait for the disk at every save."""
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 4 << 30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

settings.register_profile(
    "house",
    draws(15),
    deadline=None,
    derandomize="CI" in os.environ,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="take the prints of this run as the golden pictures",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a soak run what is drawn by chance, too."""
    for item in items:
        if SOAK and getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("soak")


def pytest_collection_finish() -> None:
    """Leave all that was imported out of garbage collection, as the app does."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def no_real_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep whatever looks for a user's folders, Qt included, out of the real ones."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        patch.setenv("FACILITATOR_DATA_DIR", str(home / "facilitator"))
        yield


@pytest.fixture(autouse=True)
def data_dir(
    no_real_home: None, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Return this test's own user data folder, which does not exist yet, as on a new laptop."""
    folder = tmp_path_factory.mktemp("user") / "facilitator"
    monkeypatch.setenv("FACILITATOR_DATA_DIR", str(folder))
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real cases and data beside the project."""
    folder = ROOT.parent / "shared"
    if not (folder / "cases").is_dir():
        pytest.skip("the real cases and data (../shared) are not beside this copy of the project")
    return folder


@pytest.fixture(scope="session")
def qapp(no_real_home: None, qapp: "QApplication") -> "QApplication":
    """Return the one application, dressed as people see it, with a cursor that does not blink."""
    from ui import theme  # tests of the method need no Qt

    theme.apply(qapp, theme.Theme())
    qapp.setCursorFlashTime(0)
    return qapp


@pytest.fixture(autouse=True)
def windows_go() -> Iterator[None]:
    """Free the windows of a test behind it: nobody runs the loop in which Qt would do that.

    Left there, each would be dressed again at every change of the theme in a later test.
    """
    yield
    core, widgets = map(sys.modules.get, ("PySide6.QtCore", "PySide6.QtWidgets"))
    if core is None or widgets is None or core.QCoreApplication.instance() is None:
        return
    let_go = core.QEvent.Type.DeferredDelete.value
    core.QCoreApplication.sendPostedEvents(None, let_go)
    if widgets.QApplication.allWidgets():
        gc.collect()
        core.QCoreApplication.sendPostedEvents(None, let_go)
