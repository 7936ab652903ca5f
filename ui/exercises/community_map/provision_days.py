"""The seven days side by side, each on or off."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from facilitator.exercises.community_map.entries import WEEK
from facilitator.exercises.community_map.week import day_names
from ui.exercises.community_map.provision_words import short_days
from ui.theme import dress


class DayBoxes(QWidget):
    """Days to choose; arrow keys go from one to the next, the space bar chooses."""

    changed = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        short, titles = short_days(), day_names()
        self.boxes: dict[str, QPushButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._across = 0
        for day in WEEK:
            box = self.boxes[day] = QPushButton(short[day])
            box.setCheckable(True)
            box.setAccessibleName(titles[day])
            box.setToolTip(titles[day])
            box.setStyleSheet("QPushButton { padding: 0 2px; min-width: 0; }")
            dress(box, touch="true")
            box.clicked.connect(lambda _on=False: self.changed.emit(self.days))
        self._arrange(4)

    @property
    def days(self) -> list[str]:
        """The days that are on."""
        return [day for day, box in self.boxes.items() if box.isChecked()]

    def show_days(self, days: Iterable[str]) -> None:
        """Show which days are on."""
        chosen = set(days)
        for day, box in self.boxes.items():
            box.setChecked(day in chosen)

    def _arrange(self, across: int) -> None:
        if across != self._across:
            self._across = across
            for number, box in enumerate(self.boxes.values()):
                self._grid.addWidget(box, number // across, number % across)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand in one row where there is room."""
        super().resizeEvent(event)
        widest = max(box.fontMetrics().horizontalAdvance(box.text()) for box in self.boxes.values())
        self._arrange(len(WEEK) if self.width() >= len(WEEK) * (widest + 14) else 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go from one day to the next."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        boxes = list(self.boxes.values())
        here = next((number for number, box in enumerate(boxes) if box.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        boxes[(here + step) % len(boxes)].setFocus()
