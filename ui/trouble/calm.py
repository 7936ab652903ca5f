"""From here on, people are told what went wrong in plain words, never in a traceback.

What went wrong while something was painted, or in another thread, is told when that is over. One
dialog shows at a time; what returns while it shows, or right after, is counted and opens no other.
"""

import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.focus import open_over
from ui.trouble.report import keep_report, report

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.trouble.dialog import TroubleDialog

OFTEN: Final = 5
SOON: Final = 10.0
"""What goes wrong `OFTEN` within so many seconds goes wrong again and again."""
LONG: Final = 60.0
"""Who carried on although it does is not asked for so many seconds."""


def stay_calm(window: "MainWindow") -> "Calm":
    """Tell people in this window what goes wrong from now on, wherever it does."""
    calm = Calm(window)
    sys.excepthook = calm.hear
    threading.excepthook = calm.hear_thread
    return calm


@dataclass
class _Fault:
    """One thing that goes wrong, at one place in the code."""

    text: str = ""
    path: Path | None = None
    moments: deque[float] = field(default_factory=lambda: deque(maxlen=OFTEN))
    kept: float = float("-inf")
    """When the last report of it was kept."""
    quiet_until: float = float("-inf")
    asked: bool = False
    """Whether people were told already that it returns."""

    @property
    def returns(self) -> bool:
        """Whether it goes wrong again and again."""
        return len(self.moments) == OFTEN and self.moments[-1] - self.moments[0] <= SOON


class Calm(QObject):
    """Hears of every error that nobody handled."""

    _said = Signal(str)
    _failed = Signal(object)

    def __init__(self, window: "MainWindow", clock: Callable[[], float] = monotonic) -> None:
        super().__init__(window)
        self._window, self._clock = window, clock
        self._faults: dict[str, _Fault] = {}
        self._dialog: TroubleDialog | None = None
        self._cannot_show = False
        later = Qt.ConnectionType.QueuedConnection
        self._said.connect(window.say, later)
        self._failed.connect(self._tell, later)

    def hear(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Keep a report, and have people told."""
        if issubclass(kind, KeyboardInterrupt) or not isValid(self):
            sys.__excepthook__(kind, error, trace)
        elif isinstance(error, FacilitatorError):
            self._said.emit(str(error))
        else:
            self._failed.emit(self._note(error, trace))

    def hear_thread(self, about: threading.ExceptHookArgs) -> None:
        """Do the same for an error in another thread."""
        if about.exc_value is not None:
            self.hear(about.exc_type, about.exc_value, about.exc_traceback)

    def _note(self, error: BaseException, trace: TracebackType | None) -> _Fault:
        fault = self._faults.setdefault(_place(error, trace), _Fault())
        now = self._clock()
        fault.moments.append(now)
        if now - fault.kept > LONG:
            fault.kept = now
            fault.text, fault.path = report(error, trace), keep_report(error, trace)
        return fault

    @Slot(object)
    def _tell(self, fault: _Fault) -> None:
        if self._dialog is not None:
            self._dialog.count()
            if fault.returns:
                fault.asked = True
                self._dialog.offer_to_close()
        elif self._is_quiet(fault) or self._cannot_show:
            self._say_so()
        else:
            try:
                self._show(fault)
            except Exception as error:  # what is broken may be what the dialog is made of
                self._cannot_show = True
                keep_report(error, error.__traceback__)
                self._say_so()

    def _is_quiet(self, fault: _Fault) -> bool:
        """Say whether somebody just carried on; that it returns is told once all the same."""
        return self._clock() < fault.quiet_until and (fault.asked or not fault.returns)

    def _say_so(self) -> None:
        sentence = _(
            "That did not work, and a report of it was kept. What you did before is saved: "
            "try again."
        )
        if self._window.said != sentence:  # saying it may be what makes it go wrong
            self._window.say(sentence)

    def _show(self, fault: _Fault) -> None:
        from ui.trouble.dialog import TroubleDialog

        parent: QWidget = QApplication.activeModalWidget() or self._window
        dialog = TroubleDialog(fault.text, fault.path, self._window.theme, parent)
        dialog.close_wanted.connect(self._window.close, Qt.ConnectionType.QueuedConnection)
        dialog.finished.connect(lambda: self._carry_on(fault))
        dialog.destroyed.connect(self._forget)
        self._dialog = dialog
        fault.asked = fault.returns
        if fault.asked:
            dialog.offer_to_close()
        open_over(dialog, self._window.focus_capture)

    def _carry_on(self, fault: _Fault) -> None:
        self._dialog = None
        fault.quiet_until = self._clock() + (LONG if fault.asked else SOON)
        fault.moments.clear()

    @Slot()
    def _forget(self) -> None:
        """Know that the dialog went with the window that it lay over."""
        if self._dialog is not None and not isValid(self._dialog):
            self._dialog = None


def _place(error: BaseException, trace: TracebackType | None) -> str:
    """Return what tells one fault from another: the kind of error, and where it came from."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = "" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
    return f"{type(error).__qualname__} {at}"
