"""The reading of many photos, seen from the window: one after the other, and it can be stopped."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from facilitator.i18n import _
from ui.other_process import OtherProcess
from ui.reading.worker import LOOK, READ, FoundSheet, Look, Order, Workshop, read_away


class SheetReading(QObject):
    """Asks for one thing after the other; what a person waits for goes first.

    Where the process ends by itself, that photo's answer says so, and the next one is read.
    """

    found = Signal(object)
    """FoundSheet."""
    looked = Signal(object)
    """Look."""
    changed = Signal()
    """It began, went on, or came to its end."""

    def __init__(self, workshop: Callable[[], Workshop], parent: QObject) -> None:
        """Read the sheets of a workshop, which is asked for when reading begins."""
        super().__init__(parent)
        self._workshop = workshop
        self._orders: list[Order] = []
        self._asked: Order | None = None
        self.process = OtherProcess(read_away, self)
        self.process.heard.connect(self._hear)
        self.process.lost.connect(self._lose)

    @property
    def busy(self) -> bool:
        """Whether anything is being read."""
        return self._asked is not None

    @property
    def now(self) -> Order | None:
        """What is read just now."""
        return self._asked

    def ask(self, order: Order, *, first: bool = False) -> None:
        """Have something read; `first`: somebody waits for it."""
        self._orders.insert(0 if first else len(self._orders), order)
        self._go_on()

    def stop(self) -> None:
        """Stop reading. What was asked for is forgotten."""
        self.process.end()
        self._orders, self._asked = [], None
        self.changed.emit()

    def _go_on(self) -> None:
        if self._asked is None and self._orders:
            self._asked = self._orders.pop(0)
            if not self.process.runs:
                self.process.send(self._workshop())
            self.process.send(self._asked)
        self.changed.emit()

    def _hear(self, word: str, about: FoundSheet | Look) -> None:
        order, self._asked = self._asked, None
        if isinstance(about, FoundSheet) and word == READ and order is not None and not order.page:
            for page in range(about.pages, 1, -1):
                self._orders.insert(0, replace(order, page=page))
        self._tell(about)
        self._go_on()

    def _tell(self, about: FoundSheet | Look) -> None:
        if isinstance(about, FoundSheet):
            self.found.emit(about)
        else:
            self.looked.emit(about)

    def _lose(self) -> None:
        """Say of the photo that was being read that it was not, and go on with the next one."""
        order, self._asked = self._asked, None
        if order is not None:
            problem = _(
                "Reading this photo ended before it was complete; nothing was stored. Try again."
            )
            path, page = order.path, order.page
            if order.what == LOOK:
                self._tell(Look(path, page, problem=problem))
            else:
                lost = FoundSheet(path, page, problem=problem, whose=order.whose, lost=True)
                self._tell(lost)
        self._go_on()
