"""A camera's picture made fit to keep: upright, small, and without what the camera wrote."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QPainter

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.photos import LARGEST, kind_of_picture

LARGEST_FILE: Final = 40 * 1024 * 1024
MOST_PIXELS: Final = 100_000_000
LONGEST: Final = 2_400
"""Pixels of the longer side that are kept: a flipchart is legible at that."""
MEMORY: Final = 512
"""MB that Qt may take to decode one picture that is allowed in."""
QUALITIES: Final = (86, 76, 64, 50)


class PictureError(FacilitatorError):
    """This file cannot be attached as a photograph."""


def picture_from(path: Path) -> bytes:
    """Return a photograph as it may be kept: a JPEG with nothing in it but the picture."""
    return kept_picture(_read(path), path.name)


def _read(path: Path) -> bytes:
    message = _("“{name}” cannot be read: {why}. Try again, or open a copy.")
    try:
        if path.stat().st_size > LARGEST_FILE:
            too_large = _("“{name}” is larger than 40 MB; choose a smaller picture.")
            raise PictureError(too_large.format(name=path.name))
        return path.read_bytes()
    except OSError as error:
        raise PictureError(
            message.format(name=path.name, why=error.strerror or str(error))
        ) from error


def kept_picture(data: bytes, name: str) -> bytes:
    """Return a camera's JPEG or PNG as it may be kept."""
    if len(data) > LARGEST_FILE:
        message = _("“{name}” is larger than 40 MB; choose a smaller picture.")
        raise PictureError(message.format(name=name))
    kind = kind_of_picture(data)
    if not kind:
        message = _("“{name}” is neither a JPEG nor a PNG picture; save it as one of these.")
        raise PictureError(message.format(name=name))
    image = _decoded(data, kind, name)
    for quality in QUALITIES:
        written = _as_jpeg(image, quality)
        if written and len(written) < LARGEST:
            return written
    raise PictureError(
        _("“{name}” cannot be made small enough to keep; choose a smaller picture.").format(
            name=name
        )
    )


def picture_to_show(data: bytes) -> QImage:
    """Return a photograph that is in a file, to look at; nothing where it cannot be shown."""
    kind = kind_of_picture(data)
    try:
        return _upright(data, kind, "") if kind else QImage()
    except PictureError:
        return QImage()


def _decoded(data: bytes, kind: str, name: str) -> QImage:
    return _picture_alone(_upright(data, kind, name))


def _upright(data: bytes, kind: str, name: str) -> QImage:
    """Decode a picture upright and downsampled; what is too large is refused by its header."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise PictureError(
            _("“{name}” is damaged, or no picture; choose another one.").format(name=name)
        )
    if size.width() * size.height() > MOST_PIXELS:
        message = _("“{name}” has more than 100 megapixels; choose a smaller picture.")
        raise PictureError(message.format(name=name))
    if max(size.width(), size.height()) > LONGEST:
        box = QSize(LONGEST, LONGEST)
        reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
    image = _read_within(reader)
    if image.isNull():
        raise PictureError(
            _("“{name}” is damaged, or no picture; choose another one.").format(name=name)
        )
    return image


def _read_within(reader: QImageReader) -> QImage:
    limit = QImageReader.allocationLimit()
    QImageReader.setAllocationLimit(MEMORY)
    try:
        return reader.read()
    finally:
        QImageReader.setAllocationLimit(limit)


def _picture_alone(image: QImage) -> QImage:
    """Return the pixels on white, and nothing else: no text, no place, no colour profile."""
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    fresh = QImage(image.size(), QImage.Format.Format_RGB32)
    fresh.fill(Qt.GlobalColor.white)
    image.setDevicePixelRatio(1)
    painter = QPainter(fresh)
    painter.drawImage(0, 0, image)
    painter.end()
    return fresh


def _as_jpeg(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
