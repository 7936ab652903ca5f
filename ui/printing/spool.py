"""Printing PDFs on a real printer, in a process of its own, at true size and never fitted.

Pages are drawn in bands, so that no page is in memory as a whole, and always upright: what lies
sideways is turned here, so that the printer's calibration holds whatever its driver would do.
"""

import math
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, spoken
from ui.answering import answer

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI: Final = 300
FINE_DPI: Final = 600
"""For what is no larger than A4 or Letter."""
SMALL: Final = 216 * 298
BAND: Final = 8_000_000
"""So many pixels are drawn at a time."""
STRIP: Final = 256
"""So many rows of pixels are handed on at a time; where they are white, they are left away."""
WHITE: Final = 255
INCH: Final = 25.4

Sides = Literal["asked", "", "long", "short"]


@dataclass(frozen=True)
class SpoolOrder:
    """What is printed on which printer; plain data that travels to another process.

    Without a `printer`, each file becomes a PDF in the folder `into`, as a printer would get it.
    `pages`, counted from 1: none means all of them. `sides`: `asked` is as each PDF asks.
    `correction`: what is known of the printer, as PrintOptions take it.
    """

    files: Sequence[Path]
    printer: str = ""
    into: Path | None = None
    pages: Sequence[int] = ()
    copies: int = 1
    sides: Sides = "asked"
    correction: tuple[float, ...] = ()
    language: str = field(default_factory=spoken)

    def output(self, path: Path) -> Path:
        """Return the PDF that a file becomes where there is no printer."""
        name = _("{name} - as printed.pdf").format(name=path.stem)
        return (self.into or path.parent) / name

    def drafts(self) -> list[Path]:
        """Return what a print that was stopped may leave behind."""
        return [_draft(self.output(path)) for path in self.files]


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def spool_away(connection: Connection, order: SpoolOrder) -> None:
    """Print, telling how it goes: pairs of a word and what it is about."""
    answer(
        connection,
        order.language,
        partial(_spooled, connection, order),
        refused=lambda error: _(
            "This cannot be printed: {why}. The PDFs stay where they are; try again."
        ).format(why=error.strerror or error),
        failed=lambda: _(
            "This could not be printed, and a report of it was kept on this computer. Try again."
        ),
    )


def _spooled(connection: Connection, order: SpoolOrder) -> int:
    """Print, and return how many sides went to the printer."""
    application = start_qt()
    sent = 0
    for path in order.files:
        connection.send(("progress", path.name))
        sent += _Spooling(order, path, connection).run()
    del application
    return sent


def start_qt() -> Any:
    """Return what Qt needs to reach printers, without any window."""
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtGui import QGuiApplication

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_PluginApplication)
    return QGuiApplication.instance() or QGuiApplication([])


def sheets(
    count: int, pages: Sequence[int], *, both_sides: bool
) -> Iterator[tuple[int | None, bool]]:
    """Yield the sides to print, in turn: a page counted from 0, or an empty side; and is it a back.

    Of paper that is printed on both sides, whole sheets come out: a page whose other side was not
    chosen has an empty one.
    """
    chosen = {number - 1 for number in pages} if pages else set(range(count))
    if not both_sides:
        for number in sorted(chosen & set(range(count))):
            yield number, False
        return
    for front in range(0, count, 2):
        if chosen.isdisjoint({front, front + 1}):
            continue
        for number in (front, front + 1):
            yield (number if number in chosen and number < count else None), number > front


class _Spooling:
    """One file on its way to the printer."""

    def __init__(self, order: SpoolOrder, path: Path, connection: Connection) -> None:
        import io

        import pikepdf
        import pypdfium2

        from exports.printer.correction import calibrations, corrected, flip_of

        self.order, self.path, self.connection = order, path, connection
        data = path.read_bytes()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            self.flip = flip_of(pdf) if order.sides == "asked" else order.sides
        data = corrected(data, calibrations(order.correction), self.flip)
        self.pdf = pypdfium2.PdfDocument(data)
        sizes = (self._size(number) for number in range(len(self.pdf)))
        self.dpi = FINE_DPI if all(width * height <= SMALL for width, height in sizes) else DPI

    def run(self) -> int:
        """Print the file and return how many sides that were."""
        from PySide6.QtGui import QPainter

        sides = list(sheets(len(self.pdf), self.order.pages, both_sides=bool(self.flip)))
        if not sides:
            return 0
        printer = self._printer()
        copies = self.order.copies
        if printer.supportsMultipleCopies():
            printer.setCopyCount(copies)
            copies = 1
        self._lay(printer, sides[0])
        painter = QPainter()
        if not painter.begin(printer):
            raise self._gone()
        total = len(sides) * copies
        for place, side in enumerate(sides * copies):
            if place:
                self._lay(printer, side)
                if not printer.newPage():
                    painter.end()
                    raise self._gone()
            words = _("{name}: side {number} of {count}")
            said = words.format(name=self.path.name, number=place + 1, count=total)
            self.connection.send(("progress", said))
            self._draw(painter, printer, *side)
        if not painter.end():
            raise self._gone()
        if not self.order.printer:
            target = self.order.output(self.path)
            _draft(target).replace(target)
        return total

    def _printer(self) -> "QPrinter":
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        name = self.order.printer
        if name:
            info = QPrinterInfo.printerInfo(name)
            if info.isNull():
                raise self._gone()
            printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        else:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(_draft(self.order.output(self.path))))
        printer.setResolution(self.dpi)
        printer.setDocName(self.path.stem)
        printer.setCreator("Facilitator")
        printer.setFullPage(True)  # what is drawn is counted from the corner of the paper
        duplex = QPrinter.DuplexMode
        printer.setDuplex(duplex.DuplexLongSide if self.flip else duplex.DuplexNone)
        return printer

    def _gone(self) -> FacilitatorError:
        if not self.order.printer:
            name = self.order.output(self.path).name
            return FacilitatorError(
                _("{name} could not be written; choose another folder, or make room.").format(
                    name=name
                )
            )
        return FacilitatorError(
            _(
                "The printer “{name}” does not answer. The PDFs stay where they are; try again, "
                "or choose another printer."
            ).format(name=self.order.printer)
        )

    def _size(self, number: int) -> tuple[float, float]:
        width, height = self.pdf.get_page_size(number)
        return width * INCH / 72, height * INCH / 72

    def _lay(self, printer: "QPrinter", side: tuple[int | None, bool]) -> None:
        """Choose the paper of the page that comes next; an empty side has that of its front."""
        from PySide6.QtCore import QMarginsF, QSizeF
        from PySide6.QtGui import QPageLayout, QPageSize

        number = side[0]
        if number is None:
            return
        width, height = sorted(self._size(number))
        size = QPageSize(
            QSizeF(width, height),
            QPageSize.Unit.Millimeter,
            "",
            QPageSize.SizeMatchPolicy.FuzzyMatch,
        )
        upright = QPageLayout.Orientation.Portrait
        printer.setPageLayout(QPageLayout(size, upright, QMarginsF()))
        printer.setFullPage(True)

    def _draw(self, painter: Any, printer: "QPrinter", number: int | None, back: bool) -> None:  # noqa: FBT001
        if number is None:
            return
        width, height = self._size(number)
        dpi = min(self.dpi, printer.resolution())
        turns = (1 if width > height else 0) + (2 if back and self.flip == "short" else 0)
        painter.setRenderHint(painter.RenderHint.LosslessImageRendering)
        painter.resetTransform()
        painter.scale(printer.logicalDpiX() / dpi, printer.logicalDpiY() / dpi)
        for image, x, y in _bands(self.pdf[number], dpi, turns):
            painter.drawImage(x, y, image)


def _bands(page: Any, dpi: int, turns: int) -> Iterator[tuple[Any, int, int]]:
    """Yield what stands on a page, turned by so many quarters anticlockwise, and where it lies."""
    import numpy as np

    scale = dpi / 72
    wide, high = (math.ceil(round(side * scale, 3)) for side in page.get_size())
    rows_at_once = max(STRIP, BAND // wide)
    for top in range(0, high, rows_at_once):
        bottom = min(top + rows_at_once, high)
        crop = (0, max(0.0, (high - bottom - 0.5) / scale), 0, max(0.0, (top - 0.5) / scale))
        rows = page.render(scale=scale, crop=crop).to_numpy()[:, :, :3]
        for left, above, strip in _strips(rows):
            right, first, last = left + strip.shape[1], top + above, top + above + strip.shape[0]
            x, y = {
                0: (left, first),
                1: (first, wide - right),
                2: (wide - right, high - last),
                3: (high - last, left),
            }[turns]
            yield _image(np.rot90(strip, turns)), x, y


def _strips(rows: Any) -> Iterator[tuple[int, int, Any]]:
    """Yield the parts of a picture that are not white, and where each begins."""
    for above in range(0, rows.shape[0], STRIP):
        strip = rows[above : above + STRIP]
        darkest = strip.reshape(strip.shape[0], -1).min(axis=0)
        marked = (darkest < WHITE).nonzero()[0] // strip.shape[2]
        if marked.size:
            left, right = int(marked[0]), int(marked[-1]) + 1
            yield left, above, strip[:, left:right]


def _image(rows: Any) -> Any:
    """Return rows of pixels as Qt has them; without colour where there is none."""
    import numpy as np
    from PySide6.QtGui import QImage

    high, wide, _parts = rows.shape
    blue, green, red = (rows[:, :, part] for part in range(3))
    kinds = QImage.Format
    if np.array_equal(blue, green) and np.array_equal(green, red):
        data = np.ascontiguousarray(blue).tobytes()
        return QImage(data, wide, high, wide, kinds.Format_Grayscale8).copy()
    return QImage(rows.tobytes(), wide, high, 3 * wide, kinds.Format_BGR888).copy()
