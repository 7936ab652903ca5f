"""A base map's picture: read beside the window's own work, kept once, at several sizes.

A picture of 8,192 × 8,192 pixels takes 192 MB as kept here, and its smaller sizes 85 MB more.
"""

from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QObject,
    QRect,
    QRectF,
    QRunnable,
    QSize,
    Qt,
    QThreadPool,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from facilitator.board_layout import Rect
from facilitator.i18n import _

LARGEST: Final = 8192
"""The longest side, in pixels, that a base map may have."""
SMALL: Final = 1024
"""The longest side of the quick small version, and of the smallest level."""
STRIP: Final = 128
"""How many rows are worked on at a time: between two strips the window gets its turn."""
ENLARGED: Final = 4.0
"""Beyond so many screen pixels for one of the picture, pixels are shown as they are."""

Format = QImage.Format


class BaseImage(QObject):
    """A PNG or JPEG on its way to the screen; several canvases may show the same one."""

    changed = Signal()
    """A better version can be painted."""
    ready = Signal()
    """The best version can be painted."""
    failed = Signal(str)
    """The bytes are no picture that can be read; one sentence for people."""

    def __init__(self, data: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._levels: list[QImage] = []
        self._small: QImage | None = None
        self._ready = False
        self._lightness: float | None = None
        self.problem = ""
        """Why it cannot be shown, in one sentence; empty where it can."""
        self._work = _Relay()
        self._work.small.connect(self._take_small)
        self._work.levels.connect(self._take_levels)
        self._work.failed.connect(self._fail)
        self.size = _size_of(data) if data else QSize()
        """The picture's size in its own pixels, known at once."""
        if self.size.isEmpty() or max(self.size.width(), self.size.height()) > LARGEST:
            self.size = QSize()
            self.problem = _problem()
        else:
            QThreadPool.globalInstance().start(_Reading(data, self._work))
            if (app := QCoreApplication.instance()) is not None:
                app.aboutToQuit.connect(self.close)

    @property
    def is_ready(self) -> bool:
        """Whether the best version is here."""
        return self._ready

    @property
    def lightness(self) -> float:
        """How light it is on the whole, 0 to 1: a street map about 0.9, a satellite picture 0.4."""
        if self._lightness is None and self.is_shown:
            small = (self._levels[-1] if self._levels else self._small) or QImage()
            few = small.scaled(12, 12).convertToFormat(Format.Format_Grayscale8)
            shades = [few.pixelColor(x, y).lightnessF() for x in range(12) for y in range(12)]
            self._lightness = sum(shades) / len(shades)
        return 1.0 if self._lightness is None else self._lightness

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to paint yet."""
        return bool(self._levels) or self._small is not None

    def close(self) -> None:
        """Stop reading, and let the pictures go."""
        self._work.stopped = True
        self._levels, self._small = [], None

    def _take_small(self, image: QImage) -> None:
        if not self._levels and not self._work.stopped:
            self._small = image
            self.changed.emit()

    def _take_levels(self, levels: list[QImage]) -> None:
        if not self._work.stopped:
            self._levels, self._small, self._ready = levels, None, True
            self.changed.emit()
            self.ready.emit()

    def _fail(self) -> None:
        self.problem = _problem()
        self.failed.emit(self.problem)

    def paint(self, painter: QPainter, box: Rect, scale: float) -> None:
        """Paint an area of the picture; the painter is in its pixels, `scale` device pixels each.

        The level that is just large enough is taken, so that little is read and nothing flickers.
        """
        image = self._level_for(scale)
        whole = QRectF(0, 0, self.size.width(), self.size.height())
        wanted = QRectF(box.x, box.y, box.width, box.height) & whole
        if image is None or wanted.isEmpty():
            return
        across, down = image.width() / whole.width(), image.height() / whole.height()
        around = QRectF(
            wanted.x() * across, wanted.y() * down, wanted.width() * across, wanted.height() * down
        ).toAlignedRect()
        source = around.adjusted(-2, -2, 2, 2) & image.rect()
        target = QRectF(
            source.x() / across, source.y() / down, source.width() / across, source.height() / down
        )
        exact = abs(scale / across - 1) < 1e-3
        smooth = not exact and scale < ENLARGED
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, image, QRectF(source))

    def _level_for(self, scale: float) -> QImage | None:
        best = self._levels[0] if self._levels else self._small
        for level in self._levels[1:]:
            if level.width() < scale * self.size.width() * 0.98:
                break
            best = level
        return best


def _problem() -> str:
    return _("This map cannot be shown. Choose another PNG or JPEG picture as the base map.")


def _buffer(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _size_of(data: bytes) -> QSize:
    buffer = _buffer(data)  # a reader does not keep what it reads
    return _reader(buffer).size()


def _reader(buffer: QBuffer) -> QImageReader:
    reader = QImageReader(buffer)
    reader.setAutoTransform(False)
    return reader


class _Relay(QObject):
    """Carries pictures from where they are read to where they are shown."""

    small = Signal(object)
    levels = Signal(object)
    failed = Signal()
    stopped = False


class _Reading(QRunnable):
    """Reads a picture: a small version at once where the format can, then all of it."""

    def __init__(self, data: bytes, relay: _Relay) -> None:
        super().__init__()
        self._data, self._relay = data, relay

    def run(self) -> None:
        """Read it, and tell."""
        buffer = _buffer(self._data)
        reader = _reader(buffer)
        size = reader.size()
        if bytes(reader.format().data()) == b"jpeg" and max(size.toTuple()) > 2 * SMALL:
            reader.setScaledSize(size.scaled(SMALL, SMALL, Qt.AspectRatioMode.KeepAspectRatio))
            small = reader.read()
            if not small.isNull() and not self._relay.stopped:
                self._relay.small.emit(small)
            buffer.seek(0)
            reader = _reader(buffer)
        read = [reader.read()]
        if read[0].isNull():
            if not self._relay.stopped:
                self._relay.failed.emit()
            return
        levels = self._levels(read)
        if not self._relay.stopped:
            self._relay.levels.emit(levels)

    def _levels(self, read: list[QImage]) -> list[QImage]:
        """Return the picture and its halves; the one that was read is let go on the way.

        The picture itself takes three bytes a pixel, or one where it is grey; its halves, which are
        small, take four, because they are painted faster.
        """
        whole = read.pop()
        grey = whole.format() == Format.Format_Grayscale8
        kept = QImage(whole.size(), Format.Format_Grayscale8 if grey else Format.Format_RGB888)
        half = self._halved(whole, kept)
        del whole
        levels = [kept]
        while half is not None:
            levels.append(half)
            half = self._halved(half)
        return levels

    def _halved(self, image: QImage, kept: QImage | None = None) -> QImage | None:
        """Return a picture half as large, unless it is small; on the way, fill what is kept."""
        width, height = image.width(), image.height()
        half = None
        if max(width, height) > SMALL:
            half = QImage((width + 1) // 2, (height + 1) // 2, Format.Format_RGB32)
        for top in range(0, height, STRIP):
            if self._relay.stopped:
                break
            strip = _on_white(image.copy(QRect(0, top, width, min(STRIP, height - top))))
            if kept is not None:
                _lay(kept, strip, top)
            if half is not None:
                smaller = strip.scaled(
                    half.width(),
                    (strip.height() + 1) // 2,
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
                _lay(half, smaller, top // 2)
        return half


def _lay(image: QImage, strip: QImage, top: int) -> None:
    """Copy rows into a picture of the same width."""
    rows = strip.convertToFormat(image.format())
    line = image.bytesPerLine()
    kept = memoryview(image.bits())
    kept[top * line : (top + rows.height()) * line] = rows.constBits()


def _on_white(strip: QImage) -> QImage:
    if not strip.hasAlphaChannel():
        return strip
    paper = QImage(strip.size(), Format.Format_RGB32)
    paper.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(paper)
    painter.drawImage(0, 0, strip)
    painter.end()
    return paper
