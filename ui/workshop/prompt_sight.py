"""What to say now is in sight: where a guide scrolls, it begins at the step's prompt."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea, QWidget

BELOW: Final = 8
"""What is left free under the prompt, so that nobody takes its last line for half of it."""
MOVED: Final = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show})


class PromptSight(QObject):
    """Scrolls to the prompt at each step, and keeps to it until somebody scrolls elsewhere.

    With large letters the step's title alone may fill the guide, or a message above take the room.
    """

    def __init__(self, area: QScrollArea, prompt: QWidget) -> None:
        super().__init__(area)
        self._area, self._prompt = area, prompt
        self._keeps, self._placing = True, False
        prompt.installEventFilter(self)
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(self._place)
        bar.valueChanged.connect(self._scrolled)

    def begin(self) -> None:
        """Show the prompt of another step."""
        self._keeps = True
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the prompt, which is laid out after its words have changed."""
        if event.type() in MOVED:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if not self._keeps or self._placing:
            return
        self._placing = True
        self._area.verticalScrollBar().setValue(self._wanted())
        self._placing = False

    def _wanted(self) -> int:
        """Return how far to scroll: not at all where the prompt is in sight anyway."""
        place = self._prompt.geometry()
        if self._prompt.isHidden():
            return 0
        lowest = place.y() + place.height() + BELOW - self._area.viewport().height()
        return max(0, min(place.y(), lowest))

    def _scrolled(self) -> None:
        if not self._placing:
            self._keeps = False
