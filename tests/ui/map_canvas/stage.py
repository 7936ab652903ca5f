"""A small base map, and hands on a canvas that shows it."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from ui.canvas.map.canvas import MapCanvas

WIDTH, HEIGHT = 800, 600
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SQUARE = [(200.0, 200.0), (400.0, 200.0), (400.0, 400.0), (200.0, 400.0)]


def picture(width: int = WIDTH, height: int = HEIGHT, kind: str = "PNG") -> bytes:
    """Return a picture: a blue left half, a sand-coloured right one."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#E8D9B0"))
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 2, height, QColor("#3060A0"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


class Hand:
    """Does on a canvas what a person does, at places of the map."""

    def __init__(self, canvas: MapCanvas) -> None:
        self.canvas = canvas
        self.said: list[str] = []
        canvas.said.connect(self.said.append)

    def at(self, x: float, y: float) -> QPoint:
        return self.canvas.from_map(x, y).toPoint()

    def click(self, x: float, y: float) -> None:
        QTest.mouseClick(self.canvas.viewport(), LEFT, NONE, self.at(x, y))

    def double(self, x: float, y: float) -> None:
        QTest.mouseDClick(self.canvas.viewport(), LEFT, NONE, self.at(x, y))
        QTest.mouseRelease(self.canvas.viewport(), LEFT, NONE, self.at(x, y))

    def drag(self, *places: tuple[float, float], button: Qt.MouseButton = LEFT) -> None:
        view, spots = self.canvas.viewport(), [self.at(*place) for place in places]
        QTest.mousePress(view, button, NONE, spots[0])
        for spot in spots[1:]:
            QTest.mouseMove(view, spot)
        QTest.mouseRelease(view, button, NONE, spots[-1])

    def swipe(self, *places: tuple[float, float]) -> None:
        view, spots = self.canvas.viewport(), [self.at(*place) for place in places]
        device = QTest.createTouchDevice()
        QTest.touchEvent(view, device).press(0, spots[0], view).commit()
        for spot in spots[1:]:
            QTest.touchEvent(view, device).move(0, spot, view).commit()
        QTest.touchEvent(view, device).release(0, spots[-1], view).commit()

    def keys(self, *keys: Qt.Key, times: int = 1, modifiers: Qt.KeyboardModifier = NONE) -> None:
        for _time in range(times):
            for key in keys:
                QTest.keyClick(self.canvas, key, modifiers)


def near(one: Sequence[float], other: Sequence[float], by: float = 2.0) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))
