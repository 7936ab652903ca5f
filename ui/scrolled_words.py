"""Words that scroll where there is not the height for all of them."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy

from ui.layouts import scrolling


class ScrolledWords(QScrollArea):
    """Holds a label that wraps, and is as high as its words, or as it is kept to."""

    def __init__(self, label: QLabel) -> None:
        super().__init__()
        self._label = label
        self._most: int | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        scrolling(label, self)

    def show_words(self, words: str) -> None:
        """Show other words, from the first of them on."""
        self._label.setText(words)
        self.verticalScrollBar().setValue(0)
        self.updateGeometry()

    @property
    def least(self) -> int:
        """How high it is at least: a line, and enough of the next to show that there is one."""
        return round(self._label.fontMetrics().lineSpacing() * 1.5)

    def keep_to(self, most: int | None) -> None:
        """Be no higher than this from now on; as high as the words, where there is no `most`."""
        if self._most != most:
            self._most = most
            self.updateGeometry()

    def move_on(self, lines: int) -> bool:
        """Show so many lines more; those before, where it is negative. Say whether any scroll."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + lines * self._label.fontMetrics().lineSpacing())
        return bar.maximum() > 0

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that wrapped lines decide the height."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return how high the words are in this width, or how high they may be."""
        high = self._label.heightForWidth(width)
        return high if self._most is None else min(high, self._most)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for the longest word."""
        return QSize(self._label.minimumSizeHint().width(), 0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the words as a label would have them."""
        return self._label.sizeHint()
