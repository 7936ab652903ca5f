"""The middle of the workshop page: the activity that is open, its paper version, or neither."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ui.commands import Commands
from ui.live_board import LiveBoard
from ui.live_day import LiveDay
from ui.log_book.before import Before
from ui.theme import Theme
from ui.workshop.activity_panes import ActivityPanes
from ui.workshop.empty_order import EmptyOrder

if TYPE_CHECKING:  # imported when somebody carries on with paper
    from ui.workshop.paper import PaperView


class Middle(QStackedWidget):
    """Shows the activities, the paper version of a step, or what a workshop can begin with."""

    paper_left = Signal()

    def __init__(
        self, day: LiveDay, panes: ActivityPanes, theme: Theme, commands: Commands
    ) -> None:
        super().__init__()
        self._day, self._panes, self._theme, self._commands = day, panes, theme, commands
        self._paper: PaperView | None = None
        self.empty = EmptyOrder(theme, Before(day, commands), read_only=day.store.read_only)
        """What shows while the running order is empty."""
        self.addWidget(self.empty)
        self.addWidget(panes)

    @property
    def on_paper(self) -> bool:
        """Whether the paper version of a step shows."""
        return self._paper is not None

    def show_board(self, live: LiveBoard) -> None:
        """Show another activity; on paper, while that shows."""
        if self._paper is None:
            self.setCurrentWidget(self._panes)
        else:
            self._paper.follow(live)

    def show_nothing(self) -> None:
        """Show what a workshop can begin with."""
        self.leave_paper()
        self.empty.offer()
        self.setCurrentWidget(self.empty)

    def take_paper(self, live: LiveBoard) -> None:
        """Show the paper version of the step in hand."""
        from ui.workshop.paper import PaperView

        self._paper = PaperView(self._day, self._theme, self._commands)
        self._paper.left.connect(self.paper_left)
        self._paper.follow(live)
        self.addWidget(self._paper)
        self.setCurrentWidget(self._paper)

    def leave_paper(self) -> None:
        """Show the activity again."""
        paper, self._paper = self._paper, None
        if paper is not None:
            paper.close_view()
            self.setCurrentWidget(self._panes)
            self.removeWidget(paper)
            paper.deleteLater()

    def begin_here(self) -> None:
        """Put the cursor where people begin."""
        if self._paper is not None:
            self._paper.setFocus()
        elif self._panes.shown is not None:
            self._panes.shown.focus_capture()
        else:
            self.empty.begin_here()
