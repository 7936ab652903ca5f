"""The bars that come when they are wanted: finding notes, and one short question."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.live_board import LiveBoard

if TYPE_CHECKING:  # imported when they are first wanted
    from ui.exercises.board.find_bar import FindBar
    from ui.exercises.board.prompt_bar import PromptBar


class Bars(QObject):
    """Makes each bar when it is first asked for: a board opens without waiting for them."""

    found = Signal(int)
    """The note to select."""
    left = Signal()
    """The cursor is nowhere any more."""

    def __init__(
        self, live: LiveBoard, column: QVBoxLayout, middle: QWidget, parent: QObject
    ) -> None:
        """Stand in `column`: finding above its `middle`, asking below."""
        super().__init__(parent)
        self._live, self._column, self._middle = live, column, middle
        self._find_bar: FindBar | None = None
        self._prompt: PromptBar | None = None

    def find(self) -> None:
        """Let somebody find notes."""
        if self._find_bar is None:
            from ui.exercises.board.find_bar import FindBar

            bar = self._find_bar = FindBar(self._live)
            bar.found.connect(self.found)
            bar.closed.connect(self.left)
            self._column.insertWidget(self._column.indexOf(self._middle), bar)
            _put_before(bar, self._middle)
        self._find_bar.open_bar()

    def ask(
        self,
        question: str,
        suggestion: str,
        done: Callable[[str], object],
        peek: Callable[[str], str] | None = None,
    ) -> None:
        """Ask for one line, as `PromptBar.ask` says."""
        if self._prompt is None:
            from ui.exercises.board.prompt_bar import PromptBar

            bar = self._prompt = PromptBar()
            bar.left.connect(self.left)
            self._column.insertWidget(self._column.indexOf(self._middle) + 1, bar)
        self._prompt.ask(question, suggestion, done, peek)

    def put_away(self) -> None:
        """Ask no further, if anything is asked."""
        if self._prompt is not None:
            self._prompt.put_away()


def _put_before(bar: QWidget, middle: QWidget) -> None:
    """Let Tab come to a new bar where it stands, and not after everything else."""
    before = middle.previousInFocusChain()
    for stop in bar.findChildren(QWidget):
        if before is not None and stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(before, stop)
            before = stop
