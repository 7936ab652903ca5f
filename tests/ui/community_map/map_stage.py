"""A community map without the window around it, and hands for what opens over it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QWidget,
)

from facilitator.beginning import new_workshop
from facilitator.decks import shipped_source
from facilitator.exchange import WorkshopHead
from facilitator.exercises.community_map.tables import (
    CommunityBoard,
    CommunityMap,
    MapPicture,
    map_picture,
)
from facilitator.plan import add_activity
from facilitator.store import Store
from tests.hands import PATIENCE
from ui.canvas.map.canvas import MapCanvas
from ui.exercises.community_map.desk import CommunityDesk
from ui.live_board import LiveBoard
from ui.theme import Theme

D = TypeVar("D", bound=QDialog)
W = TypeVar("W", bound=QWidget)
NOON = datetime(2026, 10, 8, 12, 0, tzinfo=UTC)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Stage:
    """A map of one evening, with a plain window that dialogs open over."""

    def __init__(self, store: Store, window: QWidget, theme: Theme) -> None:
        self.store, self.window = store, window
        store.clock = lambda: NOON
        self.activity_id = add_activity(store, shipped_source("community_map"))
        self.live = LiveBoard(store, self.activity_id)
        self.desk = CommunityDesk(store, self.live, theme, window)

    @property
    def board(self) -> CommunityBoard:
        return cast("CommunityBoard", self.live.whole)

    @property
    def settings(self) -> CommunityMap:
        return self.board.settings

    @property
    def picture(self) -> MapPicture:
        with self.store.reading() as session:
            found = map_picture(session, self.activity_id)
        assert found is not None
        return found

    def front(self, kind: type[D]) -> D:
        """Return the dialog of a kind that is open, once it is in front."""
        return in_front(kind)


@contextmanager
def stage(folder: Path, theme: Theme | None = None) -> Iterator[Stage]:
    """Open a workshop with a community map that has no base map yet."""
    window = QWidget()
    window.resize(1280, 720)
    window.show()
    with new_workshop(folder / "street.workshop", WorkshopHead(title="Our street")) as store:
        here = Stage(store, window, theme or Theme())
        try:
            yield here
        finally:
            for each in QApplication.topLevelWidgets():
                each.close()
                each.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            here.live.close()


def in_front(kind: type[D]) -> D:
    """Return the dialog of a kind that is open, once it is in front."""
    wait_for(lambda: (found := _open(kind)) and QApplication.activeWindow() is found)
    found = _open(kind)
    assert found is not None
    return found


def wait_for(true: Callable[[], object], what: str = "") -> None:
    """Wait until something is so; a process that reads a file takes its time to begin."""
    end = perf_counter() + PATIENCE
    while not true():
        assert perf_counter() < end, what or "waited in vain"
        QTest.qWait(10)


def _open(kind: type[D]) -> D | None:
    tops = QApplication.topLevelWidgets()
    return next((each for each in tops if isinstance(each, kind) and each.isVisible()), None)


def press(keys: str, times: int = 1) -> None:
    """Press a key, or several at once, such as `Ctrl+Z`, where the cursor is."""
    combination = QKeySequence(keys)[0]
    for _time in range(times):
        QTest.keyClick(_focus(), combination.key(), combination.keyboardModifiers())


def write(text: str) -> None:
    """Type a text where the cursor is."""
    QTest.keyClicks(_focus(), text)


def _focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def click(dialog: QWidget, title: str) -> None:
    """Click the button in sight whose name begins so."""
    QTest.mouseClick(button(dialog, title), LEFT)


def button(dialog: QWidget, title: str) -> QAbstractButton:
    for each in dialog.findChildren(QAbstractButton):
        said = each.accessibleName() or each.text().replace("&", "")
        if each.isVisible() and said.startswith(title):
            return each
    raise AssertionError(f"there is no button “{title}”")


def field(dialog: QWidget, name: str) -> QLineEdit:
    """Return the line in sight whose name begins so."""
    for each in dialog.findChildren(QLineEdit):
        if each.isVisible() and each.accessibleName().startswith(name):
            return each
    raise AssertionError(f"there is no field “{name}”")


def words(dialog: QWidget) -> str:
    """Return the plain text in sight."""
    labels = dialog.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def choose_file(dialog: QDialog, path: Path) -> None:
    """Choose a file in the dialog for it that is open over this one."""
    wait_for(lambda: dialog.findChild(QFileDialog))
    asked = dialog.findChild(QFileDialog)
    assert asked is not None
    asked.selectFile(str(path))
    asked.accept()
    QTest.qWaitForWindowActive(dialog)


def drop(widget: QWidget, path: Path) -> None:
    """Drop a file onto a widget."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    middle, act = widget.rect().center(), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(middle, act, data, LEFT, NONE)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(middle), act, data, LEFT, NONE))


def zoom_at(canvas: MapCanvas, x: float, y: float, notches: int) -> None:
    """Turn the wheel over a place of the map, until it is that much closer."""
    for _notch in range(notches):
        at = canvas.from_map(x, y)
        wheel = QWheelEvent(
            at,
            canvas.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(canvas.viewport(), wheel)


def click_map(canvas: MapCanvas, x: float, y: float) -> None:
    """Click a place of the map, as near as the pixels of the screen allow."""
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, canvas.from_map(x, y).toPoint())


def drag(widget: QWidget, begin: QPoint, end: QPoint, steps: int = 6) -> None:
    """Drag with the left button."""
    QTest.mousePress(widget, LEFT, NONE, begin)
    for step in range(1, steps + 1):
        QTest.mouseMove(widget, begin + (end - begin) * step / steps)
    QTest.mouseRelease(widget, LEFT, NONE, end)
