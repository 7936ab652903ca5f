"""What can be done while people draw: the next person by one key, and a letter for each tool."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from facilitator.i18n import _
from ui.exercises.community_map.draw_tools import WIDTHS, tool_words, width_words


class DrawActions(QObject):
    """Every action, made once. Plain letters mean something while the map has the focus."""

    tool_wanted = Signal(str)
    width_wanted = Signal(float)
    name_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.next = QAction(_("Next person"), self)
        self.next.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self.on_map: list[QAction] = []
        """What has a plain letter."""
        for key, words in tool_words().items():
            self._letter(words.title, words.key, partial(self.tool_wanted.emit, key))
        for number, (width, title) in enumerate(zip(WIDTHS, width_words(), strict=True), 1):
            named = _("{width} brush").format(width=title)
            self._letter(named, str(number), partial(self.width_wanted.emit, width))
        self._letter(_("Say the name they use"), "N", self.name_wanted.emit)

    def _letter(self, title: str, key: str, does: Callable[[], object]) -> None:
        action = QAction(title, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: does())
        self.on_map.append(action)

    def all(self) -> list[QAction]:
        """Return what the menu offers."""
        return [self.next, *self.on_map]

    def offer(self, *, may_begin: bool, may_draw: bool) -> None:
        """Offer what can be done now."""
        self.next.setEnabled(may_begin)
        for action in self.on_map:
            action.setEnabled(may_draw)
