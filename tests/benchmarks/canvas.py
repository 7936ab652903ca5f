"""How long a frame takes on a large board while it is panned, zoomed, and dragged on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.store import Store
from facilitator.workshop import activities, saved_id
from tests.benchmarks.boards import make_workshop
from tests.benchmarks.figures import Figure, alternately, median_ms
from tests.benchmarks.watching import PaintWatch, pause
from tests.hands import application
from ui.canvas.board import BoardCanvas
from ui.exercises.board.scenery import Scenery
from ui.live_board import LiveBoard
from ui.theme import Theme

SIZES: Final = ((1280, 720), (1920, 1080))
FRAMES: Final = 40
MOST_MS: Final = 16
FLOOR: Final = "one plain fill of a widget of the size"


class _Plain(QWidget):
    """The least that a frame can be."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        QPainter(self).fillRect(event.rect(), Qt.GlobalColor.white)


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure 2,000 notes and 2,000 links at two sizes, near and from afar."""
    application()
    path = make_workshop(folder / "canvas.workshop", 2_000, 2_000)
    found = []
    with Store.open(path, read_only=True) as store:
        with store.reading() as session:
            activity_id = saved_id(activities(session)[0])
        live = LiveBoard(store, activity_id)
        for size in SIZES:
            found += _at_size(live, size, max(FRAMES, rounds))
        live.close()
    return found


def _at_size(live: LiveBoard, size: tuple[int, int], frames: int) -> list[Figure]:
    scenery = Scenery(live)
    scenery.settle()
    figures = []
    with _shown(_Plain(), size) as plain:
        watch = PaintWatch(plain)
        (times,) = alternately(frames, lambda: watch.seconds(plain.update))
        floor = median_ms(times)
    with _shown(BoardCanvas(scenery.scene, Theme()), size) as canvas:
        assert canvas.size().toTuple() == size
        for where, look in (("1:1", _near), ("all in sight", _far)):
            for what, frame in (("pan", _pan), ("zoom", _zoom), ("drag", _drag)):
                look(canvas)
                pause(200)
                name = f"{what} {size[0]}×{size[1]}, {where}"
                taken = median_ms(frame(canvas, frames))
                figures.append(Figure(name, taken, floor, FLOOR, most_ms=MOST_MS))
    return figures


@contextmanager
def _shown(widget: QWidget, size: tuple[int, int]) -> Iterator[QWidget]:
    widget.resize(*size)
    widget.show()
    QTest.qWaitForWindowExposed(widget)
    pause(100)
    yield widget
    widget.close()
    widget.deleteLater()
    QApplication.processEvents()


def _near(canvas: BoardCanvas) -> None:
    canvas.zoom_reset()
    canvas.reveal(canvas.scene.cards[_a_card(canvas)].box)


def _far(canvas: BoardCanvas) -> None:
    canvas.zoom_to_fit()


def _a_card(canvas: BoardCanvas) -> int:
    """Return a card in the middle of the board, with links."""
    ids = list(canvas.scene.cards)
    return max(ids[len(ids) // 3 : len(ids) // 2], key=lambda card: _links(canvas, card))


def _links(canvas: BoardCanvas, card: int) -> int:
    return len(list(canvas.scene.arrows_of([card])))


def _wheel(canvas: BoardCanvas, turn: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    viewport = canvas.viewport()
    at = QPointF(viewport.rect().center())
    event = QWheelEvent(
        at,
        QPointF(viewport.mapToGlobal(at.toPoint())),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def _frames(
    canvas: BoardCanvas, count: int, frame: Callable[[int], object], warm_up: int = 3
) -> list[float]:
    watch = PaintWatch(canvas.viewport())
    times = [watch.seconds(lambda n=number: frame(n)) for number in range(count + warm_up)]
    return times[warm_up:]


def _turn(canvas: BoardCanvas, number: int, near: int, far: int) -> int:
    """Return 1 for some frames, then -1 for as many: fewer where everything is in sight."""
    run = near if canvas.zoom > 0.3 else far
    return 1 if number // run % 2 == 0 else -1


def _pan(canvas: BoardCanvas, count: int) -> list[float]:
    if canvas.zoom < 1:  # where really all is in sight there is nowhere to go
        canvas.set_zoom(canvas.zoom * 1.2, settled=True)
        pause(50)
    none = Qt.KeyboardModifier.NoModifier
    return _frames(
        canvas, count, lambda n: _wheel(canvas, QPoint(0, -120 * _turn(canvas, n, 10, 1)), none)
    )


def _zoom(canvas: BoardCanvas, count: int) -> list[float]:
    control = Qt.KeyboardModifier.ControlModifier
    return _frames(
        canvas, count, lambda n: _wheel(canvas, QPoint(0, 40 * _turn(canvas, n, 10, 3)), control)
    )


def _drag(canvas: BoardCanvas, count: int) -> list[float]:
    viewport = canvas.viewport()
    begin = canvas.box_to_view(canvas.scene.cards[_a_card(canvas)].box).center().toPoint()
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(viewport, button, none, begin)

    def move(number: int) -> None:
        step = QPoint(12 + number * 3, 8 + number)
        QTest.mouseMove(viewport, begin + step)

    times = _frames(canvas, count, move)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, button, none, begin)
    return times
