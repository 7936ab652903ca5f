"""The printers of this computer, asked for in another process: some take seconds to answer."""

from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from ui.other_process import OtherProcess


class Printers(NamedTuple):
    """What printers there are, by their names."""

    names: Sequence[str]
    usual: str


class Abilities(NamedTuple):
    """Which papers a printer takes, as width and height in mm, and whether it does both sides."""

    name: str
    papers: Sequence[tuple[float, float]]
    both_sides: bool


def tell_printers(connection: Connection) -> None:
    """Tell which printers there are, and then what each can that is asked for."""
    from ui.printing.spool import start_qt

    application = start_qt()
    from PySide6.QtPrintSupport import QPrinterInfo

    names, usual = QPrinterInfo.availablePrinterNames(), QPrinterInfo.defaultPrinterName()
    with suppress(EOFError, OSError, KeyboardInterrupt):  # the window is gone
        connection.send(("printers", Printers(names, usual)))
        while True:
            connection.send(("abilities", _abilities(connection.recv())))
    del application


def _abilities(name: str) -> Abilities:
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    info = QPrinterInfo.printerInfo(name)
    sizes = [page.size(QPageSize.Unit.Millimeter) for page in info.supportedPageSizes()]
    both = QPrinter.DuplexMode.DuplexLongSide in info.supportedDuplexModes()
    return Abilities(name, [(size.width(), size.height()) for size in sizes], both)


class PrinterList(QObject):
    """Asks which printers there are, once it is begun."""

    found = Signal(object)
    """Printers."""
    told = Signal(object)
    """The Abilities of one that was asked about."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process = OtherProcess(tell_printers, self)
        self._process.heard.connect(self._hear)
        self._process.lost.connect(self._lost)

    def begin(self) -> None:
        """Begin to ask."""
        self._process.begin()

    def ask_about(self, name: str) -> None:
        """Ask what a printer can."""
        if self._process.runs:
            self._process.send(name)

    def end(self) -> None:
        """Ask no more."""
        self._process.end()

    def _hear(self, word: str, about: Any) -> None:
        (self.found if word == "printers" else self.told).emit(about)

    def _lost(self) -> None:
        """Where printers cannot even be asked for, there are none."""
        self.found.emit(Printers((), ""))
