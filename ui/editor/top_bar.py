"""The bar over the deck editor: the way back, what the deck is called, rehearse, save."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from facilitator.i18n import _
from ui.commands import CommandButton, Commands
from ui.editor.actions import EditorActions
from ui.quiet_edit import QuietEdit
from ui.theme import BODY, Theme, dress, top_bar_height

NARROW: Final = 1100
UNDO_PART: Final = 0.16
"""So much of the bar's width is for the name of what Undo takes back."""


class EditorBar(QFrame):
    """Shows and edits the deck's title, and says whether it is saved."""

    title_entered = Signal(str)
    left = Signal()
    """Somebody finished with the title."""

    def __init__(self, theme: Theme, commands: Commands, actions: EditorActions) -> None:
        super().__init__()
        dress(self, role="bar")
        self.setAccessibleName(_("Deck"))
        self.setMinimumHeight(top_bar_height(theme))
        self._title = QuietEdit(
            _("Title of the deck"), _("Name this deck"), weight=600, size=theme.px(BODY)
        )
        self._title.saved.connect(self.title_entered)
        self._title.done.connect(self.left)
        self._state = QLabel()
        dress(self._state, role="small")
        self._narrow_below = theme.px(NARROW)
        self._leave = CommandButton(actions.leave, kind="quiet")
        self._command = commands.undo
        self._undo = CommandButton(commands.undo, kind="quiet")
        commands.undo.changed.connect(self._fit_undo)
        self._preview = CommandButton(actions.preview)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self._leave)
        row.addWidget(self._title, 6)
        row.addWidget(self._state)
        row.addStretch(1)
        row.addWidget(self._undo)
        row.addWidget(CommandButton(commands.redo, kind="quiet", text="↷"))
        row.addSpacing(8)
        row.addWidget(self._preview)
        row.addWidget(CommandButton(actions.rehearse))
        row.addSpacing(4)
        row.addWidget(CommandButton(actions.save, kind="filled"))
        row.addWidget(commands.menu_button())

    def show_deck(self, title: str, *, unsaved: bool) -> None:
        """Show what the deck is called, and whether its file says so too."""
        self._title.show_text(title)
        self._state.setText(_("not saved") if unsaved else "")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say less where there is little room; names for assistive technology stay whole."""
        super().resizeEvent(event)
        narrow = self.width() < self._narrow_below
        self._leave.show_text("‹" if narrow else "")
        self._fit_undo()
        self._preview.setHidden(narrow)

    def _fit_undo(self) -> None:
        """Name what Undo takes back where its name is not longer than there is room for."""
        wide = self._undo.fontMetrics().horizontalAdvance(self._command.text())
        narrow = self.width() < self._narrow_below or wide > self.width() * UNDO_PART
        self._undo.show_text("↶" if narrow else "")

    def flush(self) -> None:
        """Save what is being typed."""
        self._title.flush()
