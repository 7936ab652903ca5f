"""Reading photos of sheets in a process of its own, which is given plain data.

It knows every kind of sheet that can be read back (exports.reading.plans), and stores nothing: what
it reads, and what it draws again to compare, is in its memory alone.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from facilitator.elsewhere import WorkshopFile, opened_there
from facilitator.errors import FacilitatorError
from facilitator.i18n import _, speak, spoken

if TYPE_CHECKING:
    from exports.reading.file import PhotoFile
    from exports.reading.photo import Reading
    from exports.reading.sheet import SheetPlan
    from exports.sheet_code import SheetCode
    from facilitator.exchange import WorkshopDocument

READ, LOOK, BY_HAND = "read", "look", "by hand"
Point = tuple[float, float]
LONGEST: Final = 1600
"""Points of the longer side of a photo in which corners are picked by hand."""


@dataclass(frozen=True)
class Workshop:
    """Whose sheets are read: sent first."""

    file: WorkshopFile
    boxes: str = ""
    """How the names of the boxes begin that people tick."""
    language: str = field(default_factory=spoken)


@dataclass(frozen=True)
class Order:
    """What is asked about a photo, as plain data that travels to another process."""

    what: str
    """READ and BY_HAND give a FoundSheet, LOOK a Look."""
    path: Path
    page: int = 0
    """Of a scan, counted from 1; 0 is a photo, and the first page of a scan."""
    sheet: str = ""
    """The first part of the kind of sheet that a person says it is; then whose, and on which
    paper: nothing is the paper of the others."""
    activity: int = 0
    whose: str = ""
    paper: str = ""
    corners: tuple[Point, ...] = ()
    size: tuple[int, int] = (1, 1)
    """The map's, so that it can be traced whatever is known of the sheet."""
    trace: bool = False
    """Only straighten it."""


class Proposal(NamedTuple):
    """An area that was found: its pen's colour, and its rings as shares of the map."""

    colour: str
    rings: list[list[Point]]


class FoundSheet(NamedTuple):
    """What a photo says."""

    path: Path
    page: int
    pages: int = 0
    activity: int = 0
    kind: str = ""
    number: int = 0
    whose: str = ""
    problem: str = ""
    notice: str = ""
    lost: bool = False
    """Reading ended by itself; it may succeed another time."""
    areas: tuple[Proposal, ...] = ()
    picture: bytes = b""
    """The map alone, straightened."""
    corners: tuple[Point, ...] = ()
    """The map's corners as shares of the upright photo."""
    sheet: bytes = b""
    """The whole sheet, laid flat."""
    frames: dict[str, tuple[float, float, float, float]] = {}
    """Where on it something is written: left, top, width, height as shares."""
    ticks: tuple[str, ...] = ()


class Look(NamedTuple):
    """A photo, upright and small, or why it cannot be shown."""

    path: Path
    page: int
    picture: bytes = b""
    problem: str = ""


def read_away(connection: Connection) -> None:
    """Answer orders, in pairs of a word and what it is about, until nobody asks any more."""
    _take_one_core()
    reader: _Reader | None = None
    while True:
        try:
            order: Order | Workshop = connection.recv()
        except (EOFError, OSError):
            return
        if isinstance(order, Workshop):
            speak(order.language)
            reader = _Reader(order)
        elif reader is not None:
            try:
                connection.send((order.what, _answer(reader, order)))
            except OSError:  # the window is gone
                return


def _take_one_core() -> None:
    """Leave the other cores to the window: threads that wait for one another slow both down."""
    for library in ("OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"):
        os.environ.setdefault(library, "1")  # read by numpy and OpenCV once they are imported


def _answer(reader: "_Reader", order: Order) -> FoundSheet | Look:
    """Return what came of an order; nobody sees this process, so it says itself what went wrong."""
    try:
        return reader.do(order)
    except FacilitatorError as error:
        problem = str(error)
    except MemoryError:
        problem = _("This photo needs more memory than this computer has; use a smaller copy.")
    except Exception as error:
        from ui.trouble import keep_report

        keep_report(error, sys.exc_info()[2])
        problem = _(
            "This photo could not be read, and a report of it was kept on this computer. Take "
            "it again."
        )
    return _failed(order, problem)


def _failed(order: Order, problem: str) -> FoundSheet | Look:
    if order.what == LOOK:
        return Look(order.path, order.page, problem=problem)
    return FoundSheet(order.path, order.page, problem=problem, whose=order.whose)


class _Reader:
    """Reads one workshop's sheets; keeps the file that was asked about last."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._document: WorkshopDocument | None = None
        self._find: Callable[[SheetCode], SheetPlan | None] | None = None
        self._file: PhotoFile | None = None
        self._kinds: dict[str, str] = {}
        """The kind of the sheet that was read last, by how its name begins."""
        self._pages: dict[str, Any] = {}

    def do(self, order: Order) -> FoundSheet | Look:
        """Do what is ordered."""
        file = self._opened(order.path)
        page = order.page or (1 if file.pages else 0)
        data = file.photo(page)
        if order.what == LOOK:
            from exports.reading.whole import small_copy

            return Look(order.path, page, small_copy(data, LONGEST))
        from exports.reading.photo import read_photo

        found = FoundSheet(order.path, page, file.pages)
        if order.what == BY_HAND:
            return self._by_hand(found, data, order)
        return self._filled(found, data, read_photo(data, self._plans))

    @property
    def _read_document(self) -> "WorkshopDocument":
        """The workshop as it leaves the house, so without anybody's drawing."""
        if self._document is None:
            from facilitator.transfer import export_document

            with opened_there(self._workshop.file) as store:
                self._document = export_document(store)
        return self._document

    def _plans(self, code: "SheetCode") -> "SheetPlan | None":
        if self._find is None:
            from exports.reading.plans import sheet_plans

            self._find = sheet_plans(self._read_document)
        return self._find(code)

    def _opened(self, path: Path) -> "PhotoFile":
        from exports.reading.file import PhotoFile

        if self._file is None or self._file.path != path:
            if self._file is not None:
                self._file.close()
            self._file = None
            self._file = PhotoFile(path)
        return self._file

    def _filled(self, found: FoundSheet, data: bytes, reading: "Reading") -> FoundSheet:
        """Return what a reading says as plain data, with the whole sheet laid flat."""
        found = found._replace(
            problem=reading.problem or "",
            notice=reading.notice or "",
            areas=tuple(Proposal(area.colour, area.rings) for area in reading.areas),
            picture=reading.picture,
            corners=tuple(reading.corners),
        )
        code = reading.code
        if code is None:
            return found
        found = found._replace(
            activity=code.activity, kind=code.kind, number=code.number, whose=code.whose
        )
        if not (reading.picture and reading.corners):
            return found
        self._kinds[code.kind.partition("-")[0]] = code.kind
        from exports.reading.whole import whole_sheet

        page = self._page(code)
        whole = whole_sheet(data, page, reading.corners, self._workshop.boxes)
        return found._replace(sheet=whole.picture, frames=whole.frames, ticks=tuple(whole.ticks))

    def _page(self, code: "SheetCode") -> Any:
        """Return the page as it was printed; one for all sheets of a kind."""
        key = f"{code.activity}|{code.kind}"
        if key not in self._pages:
            from exports.reading.plans import READ_BACK

            again = READ_BACK[code.kind.partition("-")[0]]
            printed = again(self._read_document, code)
            if printed is None:
                raise FacilitatorError(
                    _("This sheet belongs to another workshop; open that one to read it.")
                )
            self._pages[key] = printed.pages[0]
        return self._pages[key]

    def _by_hand(self, found: FoundSheet, data: bytes, order: Order) -> FoundSheet:
        """Read it as somebody says it lies; what cannot be read can be traced."""
        code = self._named(order)
        if not order.trace:
            read = self._read_with(found, data, order, code)
            if not read.problem:
                return read
            found = found._replace(notice=read.problem)
        from exports.reading.whole import map_by_corners

        return found._replace(
            activity=code.activity,
            kind=code.kind,
            number=code.number,
            whose=code.whose,
            corners=order.corners,
            picture=map_by_corners(data, order.corners, order.size),
        )

    def _named(self, order: Order) -> "SheetCode":
        from exports.reading.by_hand import code_by_hand

        kind = self._kinds.get(order.sheet, "")
        paper = kind.split("-")[1] if kind else "a4"
        code = code_by_hand(
            self._read_document, order.sheet, order.activity, order.paper or paper, order.whose
        )
        same = kind and order.paper in {"", paper}
        return code._replace(kind=kind) if same else code

    def _read_with(
        self, found: FoundSheet, data: bytes, order: Order, code: "SheetCode"
    ) -> FoundSheet:
        from exports.reading.photo import read_with

        try:
            plan = self._plans(code)
        except FacilitatorError as error:
            return found._replace(problem=str(error))
        if plan is None:
            return found._replace(
                problem=_("This sheet belongs to another workshop; open that one to read it.")
            )
        return self._filled(found, data, read_with(data, plan, order.corners, code))
