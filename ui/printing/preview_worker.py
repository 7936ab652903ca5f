"""Drawing pages of a PDF to be looked at, in a process of its own, piece by piece."""

import math
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal, NamedTuple

from facilitator.i18n import _, speak

MM: float = 72 / 25.4


class PageSize(NamedTuple):
    """A page's width and height in mm, and what paper of that size is called."""

    width: float
    height: float
    paper: str


class Sizes(NamedTuple):
    """The pages of a PDF, and on which edge their sheets are flipped."""

    path: Path
    pages: Sequence[PageSize]
    flip: Literal["", "long", "short"]


class Piece(NamedTuple):
    """A part of a page, in pixels from its top left at so many pixels a mm."""

    page: int
    scale: float
    x: int
    y: int
    width: int
    height: int


class Drawn(NamedTuple):
    """A piece that was drawn: its rows of blue, green and red."""

    path: Path
    piece: Piece
    width: int
    height: int
    data: bytes


def serve_preview(connection: Connection, language: str) -> None:
    """Draw what is asked for. What is asked for last replaces all that was wanted before."""
    speak(language)
    desk = _Desk(connection)
    with suppress(EOFError, OSError, KeyboardInterrupt):  # the window is gone
        while True:
            while connection.poll() or not desk.wanted:
                desk.hear(*connection.recv())
            desk.draw_next()


class _Desk:
    """The PDF in hand, and the pieces of it that are wanted still."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.wanted: list[Piece] = []
        self.path = Path()
        self.pdf: Any = None

    def hear(self, word: str, about: Any) -> None:
        """Open a PDF, or take up what is wanted of it."""
        if word == "open":
            self._open(about)
        else:
            self.wanted = list(about) if self.pdf is not None else []

    def draw_next(self) -> None:
        """Draw one piece, and hand it over."""
        piece = self.wanted.pop(0)
        page = self.pdf[piece.page]
        scale = piece.scale / MM
        wide, high = (math.ceil(side * scale) for side in page.get_size())
        width, height = min(piece.width, wide - piece.x), min(piece.height, high - piece.y)
        if width <= 0 or height <= 0:
            return
        left, top = piece.x, piece.y
        cut = (left, high - top - height, wide - left - width, top)
        crop = tuple(max(0.0, (side - 0.5) / scale) for side in cut)
        bitmap = page.render(scale=scale, crop=crop)
        rows = bitmap.to_numpy()[:, :, :3]
        drawn = Drawn(self.path, piece, rows.shape[1], rows.shape[0], rows.tobytes())
        self.connection.send(("drawn", drawn))

    def _open(self, path: Path) -> None:
        import pypdfium2

        self.wanted, self.path, self.pdf = [], path, None
        try:
            self.pdf = pypdfium2.PdfDocument(path)
            every = range(len(self.pdf))  # asked by number: no page is read for it
            sizes = [_size(*self.pdf.get_page_size(number)) for number in every]
        except (OSError, pypdfium2.PdfiumError):
            said = _(
                "“{name}” cannot be shown; it may have been moved or changed since. Print it again."
            )
            self.connection.send(("trouble", said.format(name=path.name)))
        else:
            self.connection.send(("sizes", Sizes(path, sizes, _flip(path))))


def _size(across: float, down: float) -> PageSize:
    from exports.printer.options import size_words

    width, height = across / MM, down / MM
    return PageSize(width, height, size_words(*sorted((width, height))))


def _flip(path: Path) -> Literal["", "long", "short"]:
    import pikepdf

    from exports.printer.correction import flip_of

    with pikepdf.open(path) as pdf:
        return flip_of(pdf)
