"""Sheets on their way back from paper: photographed or scanned, dropped, and looked at."""

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from exports.document import Document, Rect
from exports.exercises.community_map.sheets import map_sheet
from exports.pdf import pdf_bytes
from exports.png import rendered
from exports.sheets import Job, PrintOptions
from facilitator.exercises.community_map.shapes import shape_of
from facilitator.store import Store
from facilitator.transfer import export_document
from facilitator.workshop import saved_id
from tests.photos.simulate import Photo, Scene, photo
from tests.ui.community_map.map_hands import SIZE, MapHands
from ui.exercises.community_map.paper_dialog import PaperDialog
from ui.exercises.community_map.paper_head import PaperHead

DPI = 120
PX = DPI / 25.4
RED = (200, 40, 45)
AREA = [(0.25, 0.3), (0.7, 0.25), (0.75, 0.65), (0.5, 0.8), (0.3, 0.7)]
"""What is coloured in on a scanned sheet, as shares of its map."""
Point = tuple[float, float]


@cache
def sheet(workshop: Path, code: str, activity: int = 1) -> Document:
    """Return the blank sheet that was printed for somebody; it is printed once."""
    with Store.open(workshop, read_only=True) as store:
        document = export_document(store)
    options = PrintOptions(paper="a4", blank=True, activity=activity)
    number = int(code[1:])
    return map_sheet(Job(document, activity, options), code, number)


def photographed(workshop: Path, code: str, scene: Scene) -> Photo:
    """Return a phone's photo of a sheet on which somebody drew."""
    return photo(scene, sheet(workshop, code))


@cache
def _page(document: Document) -> np.ndarray:
    return np.asarray(next(rendered(pdf_bytes(document), dpi=DPI)))


def scanned(
    document: Document,
    area: Sequence[Point] = AREA,
    *,
    hidden: Sequence[str] = (),
    ticked: str = "",
) -> Image.Image:
    """Return a scan of a sheet on which an area is coloured in; what is hidden is covered."""
    page, frames = _page(document).copy(), document.pages[0].frames
    frame = frames["map"]
    if area:
        ring = [
            ((frame.x + x * frame.width) * PX, (frame.y + y * frame.height) * PX) for x, y in area
        ]
        cv2.fillPoly(page, [np.int32(ring)], RED, cv2.LINE_AA)
    for name in hidden:
        _fill(page, frames[name].inset(-1), (255, 255, 255))
    if ticked:
        _fill(page, frames[ticked].inset(1.2), (30, 40, 120))
    return Image.fromarray(page)


def _fill(page: np.ndarray, rect: Rect, colour: tuple[int, int, int]) -> None:
    first = round(rect.x * PX), round(rect.y * PX)
    cv2.rectangle(page, first, (round(rect.right * PX), round(rect.bottom * PX)), colour, -1)


def as_jpeg(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=90)
    return stream.getvalue()


def overlap(one: Sequence[Sequence[Sequence[Point]]], other: Sequence[Point]) -> float:
    """Return how much of two shapes is in both: 1 where they are the same."""
    from shapely import union_all

    found, meant = union_all([shape_of(rings) for rings in one]), shape_of([other])
    return float(found.intersection(meant).area / found.union(meant).area)


class PaperHands(MapHands):
    """Brings sheets back from paper."""

    @property
    def dialog(self) -> PaperDialog:
        return self.find(PaperDialog)

    @property
    def code(self) -> str:
        """Whose sheet stands large."""
        return self.find(PaperHead).code.text()

    @property
    def said(self) -> str:
        """What stands at the foot of the dialog."""
        return self.dialog.word.text()

    def open_dialog(self) -> None:
        self.press("Ctrl+Shift+I")
        self.until(self.dialog.isVisible, "the dialog")

    def drop(self, *paths: Path) -> None:
        """Drop files onto the dialog."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(QPoint(50, 50), copy, mime, left, none)
        QApplication.sendEvent(self.dialog, entering)
        assert entering.isAccepted()
        QApplication.sendEvent(self.dialog, QDropEvent(QPointF(50, 50), copy, mime, left, none))

    def until_shown(self, code: str) -> None:
        """Wait until somebody's sheet can be taken in."""
        self.until(
            lambda: self.code == code and self.dialog.take_button.isVisible(), f"sheet of {code}"
        )
        canvas = self.dialog.review.canvas
        self.until(lambda: canvas.base is not None and canvas.base.is_ready, "the picture")

    def until_help(self) -> None:
        """Wait until corners can be set by hand."""
        self.until(lambda: self.dialog.hand.isVisible() and self.dialog.hand.has_photo, "the photo")

    def reads(self, path: Path) -> bool:
        """Say whether a photo is being read just now."""
        order = self.dialog.queue.reading.now
        return order is not None and order.path == path

    def outlines(self) -> list[str]:
        """Return what a screen reader says of each outline on the sheet."""
        return [item.words for item in self.dialog.review.canvas.items]

    def rings(self, code: str) -> list[list[list[Point]]]:
        """Return what is stored of somebody's drawing, in pixels of the map."""
        return [
            [[(x, y) for x, y in ring] for ring in patch.rings]
            for patch in self.board.patches_of(saved_id(self.drawing(code)))
        ]

    def overlap(self, code: str, area: Sequence[Point] = AREA) -> float:
        """Return how well a stored drawing is what was coloured in, given as shares."""
        return overlap(self.rings(code), [(x * SIZE[0], y * SIZE[1]) for x, y in area])

    def listed_photos(self) -> list[str]:
        """Return what stands in the list of photos."""
        found = self.find(PaperHead).list
        return [found.itemText(row) for row in range(found.count())]

    def words_of_sheet(self) -> str:
        """Return the plain text beside the sheet, in sight."""
        labels = self.dialog.review.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def click_on_sheet(self, place: QPointF) -> None:
        """Click somewhere on the sheet's map."""
        QTest.mouseClick(
            self.dialog.review.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint()
        )
