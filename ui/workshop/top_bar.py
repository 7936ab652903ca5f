"""The bar over the workshop: the way back, what it is called, undo, print, room view."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from facilitator.i18n import _
from facilitator.workshop import Workshop
from ui.commands import CommandButton, Commands
from ui.quiet_edit import QuietEdit
from ui.theme import BODY, Theme, dress, top_bar_height
from ui.wording import place_and_day

NARROW: Final = 1100


class TopBar(QFrame):
    """Shows and edits the workshop's title; place and day open what else there is about it."""

    title_entered = Signal(str)
    left = Signal()
    """Somebody finished with the title and wants to go on typing notes."""

    def __init__(self, theme: Theme, commands: Commands, *, read_only: bool) -> None:
        super().__init__()
        dress(self, role="bar")
        self.setAccessibleName(_("Workshop"))
        self.setMinimumHeight(top_bar_height(theme))
        self._title = QuietEdit(
            _("Title of the workshop"), _("Name this workshop"), weight=600, size=theme.px(BODY)
        )
        self._title.setReadOnly(read_only)
        self._title.saved.connect(self.title_entered)
        self._title.done.connect(self.left)
        self._where = QPushButton()
        dress(self._where, kind="quiet")
        self._where.setStyleSheet("font-weight: 400;")
        self._where.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._where.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._where.clicked.connect(commands.about.trigger)
        self._narrow_below = theme.px(NARROW)
        self._leave = CommandButton(commands.leave, kind="quiet")
        self._undo = CommandButton(commands.undo, kind="quiet")
        redo = CommandButton(commands.redo, kind="quiet", text="↷")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self._leave)
        row.addWidget(self._title, 6)
        row.addWidget(self._where, 3)
        row.addStretch(1)
        row.addWidget(self._undo)
        row.addWidget(redo)
        row.addSpacing(8)
        row.addWidget(CommandButton(commands.print_))
        row.addSpacing(4)
        row.addWidget(CommandButton(commands.room_view, kind="filled"))
        row.addWidget(commands.menu_button())

    def show_workshop(self, workshop: Workshop) -> None:
        """Show what the workshop is called, where and when it is."""
        self._title.show_text(workshop.title)
        where = place_and_day(workshop.place, workshop.date) or _("Place and day")
        self._where.setText(where.replace("&", "&&"))
        self._where.setAccessibleName(_("{where}: about this workshop").format(where=where))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say less where there is little room; names for assistive technology stay whole."""
        super().resizeEvent(event)
        narrow = self.width() < self._narrow_below
        self._leave.show_text("‹" if narrow else "")
        self._undo.show_text("↶" if narrow else "")
        self._where.setHidden(narrow)

    def flush(self) -> None:
        """Save what is being typed."""
        self._title.flush()
