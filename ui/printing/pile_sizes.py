"""How many pages each pile of a pack has: counted in another process while somebody chooses."""

from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.elsewhere import opened_there
from facilitator.i18n import _
from ui.answering import answer
from ui.other_process import OtherProcess
from ui.printing.worker import PrintOrder

LATER_MS: Final = 700
"""So long nothing else is chosen before pages are counted: counting draws them."""
PAGES: Final = "pages"


def count_away(connection: Connection, order: PrintOrder) -> None:
    """Count, telling of each pile: its key, and its pages."""
    answer(
        connection,
        order.language,
        partial(_count, connection, order),
        failed=lambda: _("The pages of this pack could not be counted; print it all the same."),
    )


def _count(connection: Connection, order: PrintOrder) -> None:
    from exports.bound.sizes import pages_of_piles
    from exports.sheets import PrintOptions
    from facilitator.transfer import export_document

    with opened_there(order.workshop) as store:
        document = export_document(store, for_paper=True)
    for sized in pages_of_piles(document, PrintOptions(**order.options)):
        connection.send((PAGES, sized))


class PileSizes(QObject):
    """Counts the pages of what was chosen last."""

    sized = Signal(str, int)
    """A pile's key, and its pages."""

    def __init__(self, order: Callable[[], PrintOrder], parent: QObject) -> None:
        """`order` says what is chosen when the counting begins."""
        super().__init__(parent)
        self._order = order
        self._process: OtherProcess | None = None
        self._soon = QTimer(self, singleShot=True, interval=LATER_MS)
        self._soon.timeout.connect(self._begin)

    def ask(self) -> None:
        """Count soon, and nothing that was asked before."""
        self.stop()
        self._soon.start()

    def stop(self) -> None:
        """Count no further."""
        self._soon.stop()
        if self._process is not None:
            self._process.end()
            self._process.deleteLater()
            self._process = None

    def _begin(self) -> None:
        self._process = OtherProcess(partial(count_away, order=self._order()), self)
        self._process.heard.connect(self._hear)
        self._process.begin()

    def _hear(self, word: str, about: Any) -> None:
        if word == PAGES:
            self.sized.emit(*about)
        else:
            self.stop()
