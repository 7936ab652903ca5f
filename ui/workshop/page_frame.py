"""How the workshop page is laid out: the bar at the top, the running order, middle and guide."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.commands import Commands
from ui.live_day import LiveDay
from ui.message_bar import MessageBar
from ui.theme import GUIDE_WIDTH, Theme
from ui.wall_safe import SafeLine, WallSafe
from ui.workshop.activity_panes import ActivityPanes
from ui.workshop.guide import Guide
from ui.workshop.middle import Middle
from ui.workshop.running_order import RunningOrder
from ui.workshop.top_bar import TopBar

NARROW: Final = 1200
"""Below this width the running order folds by itself."""


class PageFrame(QWidget):
    """Holds the parts of the page in one look, and shares out the width among them."""

    def __init__(
        self,
        day: LiveDay,
        safe: WallSafe,
        panes: ActivityPanes,
        theme: Theme,
        commands: Commands,
    ) -> None:
        super().__init__()
        self._theme, self._commands = theme, commands
        self._narrow: bool | None = None
        self.prefers_order = commands.running_order.isChecked()
        """Whether the running order shows where there is room."""
        store = day.store
        self.top = TopBar(theme, commands, read_only=store.read_only)
        self.order = RunningOrder(day, theme, commands)
        self.guide = Guide(day, safe, theme, commands)
        self.middle = Middle(day, panes, theme, commands)
        notice = MessageBar()
        parts = QHBoxLayout()
        parts.setSpacing(0)
        parts.addWidget(self.order)
        parts.addWidget(self.middle, 1)
        parts.addWidget(self.guide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(SafeLine(safe))
        column.addWidget(notice)
        column.addLayout(parts, 1)
        self.order.fold_asked.connect(commands.running_order.toggle)
        if said := store.read_only_reason or store.backup_warning:
            notice.say(said)

    def show_running_order(self, *, on: bool) -> None:
        """Show the running order, or only its strip."""
        if not self._narrow:
            self.prefers_order = on
        self.order.fold(on=not on)

    def share_width(self, width: int) -> None:
        """Share out the width of the page."""
        self.guide.setFixedWidth(min(self._theme.px(GUIDE_WIDTH), round(width * 0.36)))
        narrow = width < self._theme.px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            shown = self.prefers_order and not narrow
            self._commands.running_order.setChecked(shown)
            self.order.fold(on=not shown)

    def next_pane(self, step: int, focus: QWidget | None) -> None:
        """Move the focus from a widget to the next part of the page, or to the one before."""
        panes = [self.middle, self.guide, self.order, self.top]
        panes = [pane for pane in panes if pane.isVisible()]
        at = next((n for n, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), 0)
        pane = panes[(at + step) % len(panes)]
        if pane is self.middle:
            self.middle.begin_here()
        elif (first := _first_stop(pane)) is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first_stop(pane: QWidget) -> QWidget | None:
    """Return the first widget of a pane that Tab stops at."""
    stop = pane.nextInFocusChain()
    while stop is not None and stop is not pane:
        takes_tab = stop.focusPolicy() & Qt.FocusPolicy.TabFocus
        if pane.isAncestorOf(stop) and takes_tab and stop.isVisible() and stop.isEnabled():
            return stop
        stop = stop.nextInFocusChain()
    return None
