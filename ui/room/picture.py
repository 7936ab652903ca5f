"""A picture that a step shows to the room, as large as its place allows."""

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter


class RoomPicture:
    """Reads a picture at the size at which it is painted, and keeps that until it is another."""

    def __init__(self) -> None:
        self._data = b""
        self._image = QImage()

    def show(self, data: bytes) -> bool:
        """Take up a picture, PNG or JPEG; nothing where it is empty. Says whether it is another."""
        if data == self._data:
            return False
        self._data, self._image = data, QImage()
        return True

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Paint it into the middle of its place. What cannot be read is left out."""
        ratio = painter.device().devicePixelRatioF()
        room = (place.size() * ratio).toSize()
        if self._image.isNull() or not _fills(self._image.size(), room):
            self._image = _read(self._data, room)
        if self._image.isNull():
            return
        size = self._image.size().toSizeF() / ratio
        corner = place.center() - QRectF(0, 0, size.width(), size.height()).center()
        painter.drawImage(QRectF(corner, size), self._image)


def _fills(size: QSize, room: QSize) -> bool:
    """Say whether a picture of this size was made for this room."""
    return size.width() == room.width() or size.height() == room.height()


def _read(data: bytes, room: QSize) -> QImage:
    bytes_ = QByteArray(data)
    buffer = QBuffer(bytes_)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        return QImage()
    reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
