"""All the photos on their way in: read one after the other, looked at one after the other."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator.elsewhere import file_of
from ui.exercises.community_map.paper_form import YEARS
from ui.exercises.community_map.paper_sheet import PaperSheet, State
from ui.exercises.community_map.paper_words import Outcome
from ui.reading.job import SheetReading
from ui.reading.worker import LOOK, READ, FoundSheet, Order, Workshop

if TYPE_CHECKING:
    from facilitator.store import Store


class PaperQueue(QObject):
    """Knows every photo, and has it read beside the window."""

    read = Signal(object)
    """A PaperSheet is known now: by itself, or by hand."""
    looked = Signal(object)
    """Look: a photo that corners are set on."""
    changed = Signal()

    def __init__(self, store: "Store", parent: QObject) -> None:
        super().__init__(parent)
        self.sheets: list[PaperSheet] = []
        self._store = store
        self.reading = SheetReading(self._workshop, self)
        self.reading.found.connect(self._take)
        self.reading.looked.connect(self.looked)
        self.reading.changed.connect(self.changed)

    def _workshop(self) -> Workshop:
        """Return whose sheets are read."""
        return Workshop(file_of(self._store), boxes=YEARS)

    def add(self, paths: Iterable[Path]) -> int:
        """Have more photos read, and return how many are new."""
        known = {sheet.path for sheet in self.sheets}
        new = [PaperSheet(path) for path in paths if path not in known]
        self.sheets += new
        for sheet in new:
            self.reading.ask(Order(READ, sheet.path))
        return len(new)

    @property
    def count_read(self) -> int:
        """How many photos are known."""
        return sum(sheet.state != State.WAITING for sheet in self.sheets)

    @property
    def count_open(self) -> int:
        """How many photos somebody has yet to decide about."""
        return sum(sheet.is_open for sheet in self.sheets)

    @property
    def outcome(self) -> Outcome:
        """What came of all of them."""
        taken = sum(sheet.state == State.TAKEN for sheet in self.sheets)
        return Outcome(taken, len(self.sheets) - taken)

    def next_after(self, sheet: PaperSheet | None) -> PaperSheet | None:
        """Return what is to be looked at next: what can be decided now, before what waits."""
        at = self.sheets.index(sheet) if sheet in self.sheets and sheet is not None else -1
        around = [*self.sheets[at + 1 :], *self.sheets[: at + 1]]
        ready = (each for each in around if each.can_be_looked_at)
        waits = (each for each in around if each.is_open)
        return next(ready, None) or next(waits, None)

    # Reading

    def stop(self) -> None:
        """Stop reading; what is known stays."""
        self.reading.stop()

    def go_on(self) -> None:
        """Read what was not read when somebody stopped it."""
        for sheet in self.sheets:
            if sheet.state == State.WAITING:
                self.reading.ask(Order(READ, sheet.path, sheet.page))

    def read_again(self, sheet: PaperSheet) -> None:
        """Read a photo once more, before the others."""
        sheet.forget()
        self.reading.ask(Order(READ, sheet.path, sheet.page), first=True)

    def look_at(self, sheet: PaperSheet) -> None:
        """Have the photo itself shown."""
        self.reading.ask(Order(LOOK, sheet.path, sheet.page), first=True)

    def ask(self, order: Order) -> None:
        """Have a photo read as somebody says it lies: it goes before the others."""
        self.reading.ask(order, first=True)

    def _take(self, found: FoundSheet) -> None:
        sheet = self._sheet_of(found)
        if sheet is None:
            return
        if not sheet.page and found.pages > 1:
            at = self.sheets.index(sheet)
            rest = [PaperSheet(sheet.path, page) for page in range(2, found.pages + 1)]
            self.sheets[at + 1 : at + 1] = rest
        left = sheet.state == State.LEFT and sheet.found is None
        sheet.take(found)
        if left:  # while it was waited for
            sheet.state = State.LEFT
        self.read.emit(sheet)

    def _sheet_of(self, found: FoundSheet) -> PaperSheet | None:
        mine = [sheet for sheet in self.sheets if sheet.path == found.path]
        exact = (sheet for sheet in mine if sheet.page == found.page)
        first = (sheet for sheet in mine if not sheet.page)
        return next(exact, None) or next(first, None)
