"""Whether a printer takes the paper of the pages: they are never made smaller to fit."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from facilitator.i18n import _, speak, spoken
from ui.other_process import OtherProcess
from ui.printing.printer_list import Abilities

ALIKE: Final = 3.0
"""Papers whose sides differ by less, in mm, are of one size to a printer."""

Papers = Sequence[tuple[float, float, str]]


def tell_papers(connection: Connection, language: str) -> None:
    """Tell which papers the pages of PDFs need: the sides in mm, and what it is called."""
    speak(language)
    with suppress(EOFError, OSError, KeyboardInterrupt):  # the window is gone
        while True:
            files = connection.recv()
            connection.send(("papers", (files, sorted(set(_papers(files))))))


def _papers(files: Iterable[Path]) -> Iterable[tuple[float, float, str]]:
    import pikepdf

    from exports.printer.correction import size_of
    from exports.printer.options import size_words

    for path in files:
        with suppress(OSError, pikepdf.PdfError), pikepdf.open(path) as pdf:
            for page in pdf.pages:
                short, long = sorted(size_of(page))
                yield round(short), round(long), size_words(short, long)


class PaperSizes(QObject):
    """Finds out which papers are needed, and says which of them a printer has not."""

    known = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process = OtherProcess(partial(tell_papers, language=spoken()), self)
        self._process.heard.connect(self._hear)
        self._asked: list[Path] = []
        self._needed: Papers = ()
        self._printer: Abilities | None = None

    def ask(self, files: list[Path]) -> None:
        """Find out about these files."""
        self._asked, self._needed = files, ()
        self._process.send(files)

    def show_printer(self, abilities: Abilities) -> None:
        """Compare with what this printer can."""
        self._printer = abilities

    def forget_printer(self) -> None:
        """Compare with nothing."""
        self._printer = None

    def end(self) -> None:
        """Ask no more."""
        self._process.end()

    def warning(self) -> str:
        """Return what people should know before they print, which may be nothing."""
        if self._printer is None or not self._printer.papers:
            return ""
        has = [tuple(sorted(size)) for size in self._printer.papers]
        lacking = [
            name
            for short, long, name in self._needed
            if not any(
                abs(short - width) < ALIKE and abs(long - height) < ALIKE for width, height in has
            )
        ]
        if not lacking:
            return ""
        return _(
            "As far as is known, “{printer}” has no paper of this size: {papers}. Nothing is made "
            "smaller; what does not fit would be cut off. Choose another printer, or tiles."
        ).format(printer=self._printer.name, papers=", ".join(lacking))

    def _hear(self, _word: str, about: Any) -> None:
        files, papers = about
        if files == self._asked:
            self._needed = papers
            self.known.emit()
