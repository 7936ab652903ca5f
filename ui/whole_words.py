"""Words that are longer than their field: whole in the list that opens, and in the tooltip."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox, QStyle


class _Whole(QObject):
    """Follows a box: the pointer says what is chosen in full, and its list is as wide as it is."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box)
        self._box, self._about = box, box.toolTip()
        box.installEventFilter(self)
        box.view().installEventFilter(self)
        box.currentTextChanged.connect(self._say)
        self._say(box.currentText())

    def _say(self, text: str) -> None:
        self._box.setToolTip("\n".join(filter(None, (text, self._about))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and watched is self._box:
            self._say(self._box.currentText())  # what was offered while signals were held back
        elif event.type() == QEvent.Type.Show and watched is self._box.view():
            view = self._box.view()
            bar = view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
            view.setMinimumWidth(view.sizeHintForColumn(0) + bar + 2 * view.frameWidth())
        return False


def say_whole(box: QComboBox) -> None:
    """Let a box of choices be narrower than its words, which can be read all the same."""
    _Whole(box)
