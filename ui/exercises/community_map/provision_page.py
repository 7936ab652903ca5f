"""What happens here: typed as pairs tell it, as a list, and as a week."""

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from facilitator.exercises.community_map import provision
from facilitator.i18n import _, ngettext
from ui.exercises.board.form import small
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.provision_form import ProvisionForm
from ui.exercises.community_map.provision_list import ProvisionList
from ui.exercises.community_map.provision_words import rows_in_sight
from ui.exercises.community_map.said_line import SaidLine
from ui.exercises.community_map.week_view import WeekView
from ui.exercises.screen import PromiseFrom
from ui.layouts import scrolling
from ui.live_board import SIGHT, BoardChanges
from ui.message_bar import announce
from ui.theme import Theme

SHOWN: Final = frozenset({"provision", "map_place", SIGHT})
BESIDE: Final = 1080
"""From this width on, the form stands beside the week, not in its place."""
NARROW: Final = 600
"""In less width the week stands below the list."""
LIST: Final = 290
FORM: Final = 300


class ProvisionPage(QWidget):
    """The list of what happens here, in the place of the map."""

    def __init__(self, desk: CommunityDesk) -> None:
        super().__init__()
        self._desk = desk
        self._in_hand = 0
        self.said = SaidLine(desk)
        self.list = ProvisionList(desk)
        self.week = WeekView(desk.theme)
        self.form = ProvisionForm(desk)
        self._kept_back = small()
        self._none = small(role="muted")
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        left = self._left = QWidget()
        inner = QVBoxLayout(left)
        inner.setContentsMargins(8, 8, 4, 8)
        inner.setSpacing(6)
        self._listing = QStackedWidget()
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._none.setContentsMargins(8, 8, 8, 8)
        self._listing.addWidget(self.list)
        self._listing.addWidget(self._none)
        inner.addWidget(self._listing, 1)
        inner.addWidget(self._kept_back)
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.setChildrenCollapsible(False)
        self._parts.setHandleWidth(1)
        for part in (left, self.week, self.form):
            self._parts.addWidget(part)
        self._parts.setStretchFactor(1, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.said)
        column.addWidget(self._parts, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content))

    def _connect(self) -> None:
        self.said.kept.connect(self._keep)
        self.said.field.down.connect(self.list.begin)
        self.list.chosen.connect(self.take_in_hand)
        self.list.opened.connect(self.open_form)
        self.list.remove_wanted.connect(self._remove)
        self.list.top_left.connect(self.begin)
        self.week.chosen.connect(self.take_in_hand)
        self.week.opened.connect(self.open_form)
        self.form.closed.connect(self._close_form)
        self.form.remove_wanted.connect(self._remove)
        self.form.promise_wanted.connect(self._promise)

    # What the screen asks

    def follow(self, changes: BoardChanges) -> None:
        """Show what changed."""
        if SHOWN.isdisjoint(changes):
            return
        if SIGHT in changes and self._desk.live.hides and not self._is_open:
            self._in_hand = 0
        self._show()

    def begin(self) -> None:
        """Put the cursor where what is told is typed."""
        if self.said.field.isEnabled():
            self.said.field.setFocus()
        else:
            self.list.begin()

    def select_label(self, label: str) -> bool:
        """Select the line of this label, the first of two such as O1+O4, or a day."""
        if self.week.show_day(label):
            return True
        for key, row in rows_in_sight(self._desk).items():
            if row.label == label.partition("+")[0]:
                self.take_in_hand(key)
                return True
        return False

    def promise_in_hand(self) -> PromiseFrom | None:
        """Return the line in hand, as what a promise comes from."""
        row = self._desk.map.provision.get(self._in_hand)
        if row is None:
            return None
        return PromiseFrom(
            self._desk.activity_id, source=row.label, for_everybody=row.may_be_listed
        )

    def flush(self) -> None:
        """Save what is being typed."""
        self.form.flush()

    def keep_begun(self) -> None:
        """Keep the line that somebody began to type and did not enter."""
        if self.said.field.text().strip() and not self._desk.store.read_only:
            self.said.keep()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.said.set_theme()
        self.list.set_theme(theme)
        self.week.set_theme(theme)
        self.form.set_theme(theme)
        self._arrange()

    # What shows

    @property
    def _is_open(self) -> bool:
        return not self.form.isHidden()

    def take_in_hand(self, row_id: int) -> None:
        """Take a line in hand: in the list, in the week, and in the form."""
        self.flush()
        self._in_hand = row_id
        if self._desk.live.hides:
            self._show()
            return
        self.list.show_lines(row_id)
        self.week.show_hand(row_id)
        if self._is_open:
            self.form.show_row(row_id)

    def _show(self) -> None:
        desk, there = self._desk, self._desk.map.provision
        if self._in_hand not in there:
            self._in_hand = 0
        rows = rows_in_sight(desk, self._in_hand)
        self.list.show_lines(self._in_hand)
        back = len(there) - len(rows)
        self.week.show_rows(rows, self._in_hand, whole=not back)
        self.form.show_row(self._in_hand if self._is_open else 0)
        if self._is_open and not self._in_hand:
            self._close_form()
        self._kept_back.setText(
            ngettext(
                "{count} line is not shown while the room may see it: nobody agreed yet that it "
                "is listed.",
                "{count} lines are not shown while the room may see them: nobody agreed yet that "
                "they are listed.",
                back,
            ).format(count=back)
        )
        self._kept_back.setVisible(back > 0)
        self._none.setText(
            _("Type what the next pair tells you, and press Enter.")
            if back
            else _("Nothing is listed yet. Type what the first pair tells you, and press Enter.")
        )
        self._listing.setCurrentWidget(self.list if rows else self._none)

    def open_form(self) -> None:
        """Open the form of the line in hand, with the cursor in it."""
        if self._in_hand:
            self.form.show()
            self.form.show_row(self._in_hand)
            self._arrange()
            self.form.begin()

    def _close_form(self) -> None:
        had_focus = self.form.isAncestorOf(self.focusWidget() or self)
        self.flush()
        self.form.hide()
        self.form.show_row(0)
        self._arrange()
        if had_focus:
            self.list.begin() if self.list.count else self.begin()

    def _arrange(self) -> None:
        """Let list, week and form stand side by side where there is room, and else by turns."""
        px, opened = self._desk.theme.px, self._is_open
        wide, narrow = self.width() >= px(BESIDE), self.width() < px(NARROW)
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        self._parts.setOrientation(way)
        self.week.setVisible(wide or not opened)
        self._left.setVisible(not (narrow and opened))
        if narrow:
            half = self._parts.height() // 2
            self._parts.setSizes([half, half, 2 * half])
        elif wide:
            rest = self.width() - px(LIST) - (px(FORM) if opened else 0)
            self._parts.setSizes([px(LIST), rest, px(FORM)])
        else:
            self._parts.setSizes([px(LIST), self.width() - px(LIST), self.width() - px(LIST)])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Arrange anew where the width asks for it."""
        super().resizeEvent(event)
        self._arrange()

    # What people do

    def _keep(self, what: str, values: dict[str, Any]) -> None:
        desk = self._desk
        kept = desk.act(
            lambda: provision.add_provision(desk.store, desk.activity_id, what, **values)
        )
        if kept is not None:
            self.said.clear()
            self.take_in_hand(kept)
            row = desk.map.provision[kept]
            announce(
                self.said.field, _("{label} is kept: {what}").format(label=row.label, what=what)
            )

    def _remove(self) -> None:
        """Take the line in hand off the list; undo brings it back."""
        desk, row_id = self._desk, self._in_hand
        row = desk.map.provision.get(row_id)
        if row is None or desk.store.read_only:
            return
        self.flush()
        ids = list(rows_in_sight(desk, row_id))
        at = ids.index(row_id)
        beside = ids[at + 1 : at + 2] or ids[max(0, at - 1) : at]
        desk.act(lambda: provision.remove_provision(desk.store, [row_id]))
        if self._is_open:
            self._close_form()
        self.take_in_hand(beside[0] if beside else 0)
        told = _("{label} is off the list: {what}. Ctrl+Z brings it back.")
        desk.told.emit(told.format(label=row.label, what=row.what))

    def _promise(self) -> None:
        self.flush()
        source = self.promise_in_hand()
        if source is not None:
            self._desk.promised.emit(source)
