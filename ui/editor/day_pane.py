"""The left part of the editor: the lines of the day, how long it is, what does not add up."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout

from facilitator.decks import shipped_decks
from facilitator.decks.draft import Draft
from facilitator.decks.outlook import Doubt, doubts, said_clock, said_length, slots, total
from facilitator.i18n import _
from ui.commands import CommandButton
from ui.editor.actions import EditorActions
from ui.editor.day_list import DayList, DayRow
from ui.editor.editing import Editing
from ui.editor.line_form import kind_names
from ui.layouts import scrolling
from ui.message_bar import announce
from ui.theme import Theme, dress
from ui.wording import said_minutes, translated

NEW_BOARD = "new board"
NEW_CARDS = "new cards"
BOARD = "board "
LEAST = 36
"""What does not add up scrolls in a window that leaves it no more than this."""


class _Lines(DayList):
    """The list, from which Enter leads into the fields."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter go to the fields of the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)


class DayPane(QFrame):
    """Lists the lines, and offers to add one."""

    wanted = Signal(str)
    """A line to add: a kind, `new board`, `new cards`, or `board ` and its id."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        dress(self, role="side")
        self.setAccessibleName(_("Running order"))
        self._theme, self._editing = theme, editing
        self.list = _Lines(theme)
        self._total = QLabel(wordWrap=True)
        dress(self._total, role="section")
        self._menu = QMenu(self)
        self._menu.triggered.connect(lambda action: self.wanted.emit(action.data()))
        self._doubts = QLabel(wordWrap=True)
        self._doubts.setTextFormat(Qt.TextFormat.PlainText)
        self._warning = QFrame()
        dress(self._warning, role="look_here")
        inside = QVBoxLayout(self._warning)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self._doubts)
        self._said = ""

    def lay_out(self, actions: EditorActions) -> None:
        """Put the parts in their places, with buttons for these commands."""
        self._add = CommandButton(actions.add, text=_("+ Add"))
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self._add)
        buttons.addStretch(1)
        for action, text in ((actions.up, "↑"), (actions.down, "↓")):
            button = CommandButton(action, kind="quiet", text=text)
            dress(button, fit="snug")
            buttons.addWidget(button)
        more = QPushButton("⋯")
        more.setAccessibleName(_("More to do with the line"))
        more.setToolTip(_("Double or remove the line"))
        more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        dress(more, kind="quiet", fit="snug")
        menu = QMenu(more)
        menu.addActions([actions.duplicate, actions.remove])
        more.clicked.connect(lambda: menu.popup(more.mapToGlobal(QPoint(0, more.height()))))
        buttons.addWidget(more)
        self.list.addAction(actions.duplicate)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._area = scrolling(self._warning)
        self._area.setMaximumHeight(self._theme.px(132))
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 12, 8, 12)
        whole.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 4, 0)
        head.addWidget(self._total, 1)
        whole.addLayout(head)
        whole.addWidget(self.list, 1)
        whole.addWidget(self._area)
        whole.addLayout(buttons)

    def show_day(self) -> None:
        """Show the day as the draft has it."""
        draft = self._editing.draft
        found = doubts(draft)
        self.list.show_rows(day_rows(draft, found), self._editing.line)
        times = slots(draft)
        span = _("{length}, {start} to {end}").format(
            length=said_length(total(times)),
            start=said_clock(times[0].start),
            end=said_clock(max(slot.end for slot in times)),
        )
        self._total.setText(span)
        self._show_doubts([doubt.says for doubt in found])

    def _show_doubts(self, sentences: list[str]) -> None:
        said = "\n\n".join(sentences)
        self._area.setVisible(bool(said))
        if said != self._said:
            self._said = said
            self._doubts.setText(said)
            self._warning.setAccessibleName(said)
            if said:
                announce(self, said)
            self._warning.adjustSize()
            self._fit_doubts()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the lines and the buttons their room."""
        super().resizeEvent(event)
        self._fit_doubts()

    def _fit_doubts(self) -> None:
        wanted = self._warning.heightForWidth(max(120, self.width() - 24))
        own = 0 if self._area.isHidden() else self._area.minimumHeight()
        others = self._whole.minimumSize().height() - own
        most = min(wanted, self._theme.px(132), self.height() - others)
        self._area.setFixedHeight(max(most, LEAST))

    def offer(self) -> None:
        """Open the menu of what can be added."""
        self._menu.clear()
        for kind, text in (
            ("talk", _("&Talk")),
            ("break", _("&Break")),
            ("buffer", _("B&uffer")),
            ("closing", _("&Closing")),
        ):
            self._menu.addAction(text).setData(kind)
        self._menu.addSeparator()
        for key in (*self._editing.draft.boards, *shipped_decks()):
            board = self._editing.draft.board(key)
            title = translated(board.title).replace("&", "&&")
            minutes = said_minutes(board.plans[0].minutes)
            self._menu.addAction(f"{title}, {minutes}").setData(f"{BOARD}{key}")
        self._menu.addSeparator()
        self._menu.addAction(_("A board of our &own")).setData(NEW_BOARD)
        self._menu.addAction(_("A &deck of cards of our own")).setData(NEW_CARDS)
        self._menu.popup(self._add.mapToGlobal(QPoint(0, 0)))


def day_rows(draft: Draft, found: list[Doubt]) -> list[DayRow]:
    """Return the lines of a day as the list shows them."""
    names, doubtful = kind_names(), {doubt.line for doubt in found}
    rows = []
    for at, (line, slot) in enumerate(zip(draft.session.activities, slots(draft), strict=True)):
        board = draft.board_of(line)
        own = line.kind == "activity" and bool(line.title)
        kind = translated(board.title) if own else names[line.kind]
        parts = [
            kind,
            _("pinned") if line.starts else "",
            _("{length} free before").format(length=said_length(slot.free)) if slot.free else "",
        ]
        rows.append(
            DayRow(
                clock=said_clock(slot.start),
                title=translated(draft.title(at)),
                kind=" · ".join(part for part in parts if part),
                length=said_length(slot.minutes),
                pinned=bool(line.starts),
                doubtful=at in doubtful,
            )
        )
    return rows
