"""The tour: leads through the window on a copy of the example, while everything works."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QBoxLayout

from ui.tour.bar import TourBar
from ui.tour.pointer import Pointer
from ui.tour.stops import something_over, stops

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.workshop.page import WorkshopPage

LOOK_MS: Final = 200
"""So often it is seen whether something was tried, and where things are."""


class Tour(QObject):
    """One tour, from its first stop until it is ended, or the workshop is left."""

    def __init__(self, window: "MainWindow", page: "WorkshopPage") -> None:
        super().__init__(window)
        self._window, self._page = window, page
        self._stops = stops(window.commands)
        self._number = 0
        self._before: object = None
        self._opened = False
        self.bar = TourBar()
        middle = window.middle
        self._pointer = Pointer(middle, window.theme)
        self.bar.next_wanted.connect(self._next)
        self.bar.back_wanted.connect(lambda: self._go_to(self._number - 1))
        self.bar.end_wanted.connect(self.end)
        layout = middle.layout()
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(0, self.bar)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._go_to(0)
        self.bar.next.setFocus()

    def _go_to(self, number: int) -> None:
        self._number, self._opened = number, False
        stop = self._stops[number]
        self._before = stop.state(self._window)
        self.bar.show_stop(stop, number + 1, len(self._stops))
        self._look()

    def _next(self) -> None:
        if self._number + 1 < len(self._stops):
            self._go_to(self._number + 1)
        else:
            self.end()

    def _look(self) -> None:
        """See whether what is to be tried is done, and point at what is spoken of."""
        window, stop = self._window, self._stops[self._number]
        if window.page is not self._page:
            self.end()
            return
        over = something_over()
        done = self._opened and not over if stop.opens else stop.state(window) != self._before
        self._opened = self._opened or over
        if done:
            self.bar.show_done()
        self._pointer.point_at(stop.find(window), window.theme)

    def end(self) -> None:
        """Take the tour away; the workshop stays."""
        self._timer.stop()
        had_cursor = self.bar.isAncestorOf(self._window.focusWidget() or self.bar)
        for part in (self.bar, self._pointer):
            part.hide()
            part.deleteLater()
        self.deleteLater()
        if had_cursor:
            self._window.focus_capture()


def begin_tour(window: "MainWindow") -> None:
    """Open a copy of the example, and lead through it."""

    def lead() -> None:
        if window.page is not None:
            Tour(window, window.page)

    window.files.open_example(lead)
