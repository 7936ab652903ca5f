"""The running order: what happens when, as it was planned and as it goes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.day.lines import Timing
from facilitator.day.timetable import Timetable
from facilitator.i18n import _
from facilitator.workshop import Activity, saved_id, the_workshop
from ui.commands import Commands
from ui.home.session_decks import board_decks
from ui.layouts import scrolling
from ui.live_day import LiveDay
from ui.message_bar import announce
from ui.theme import RUNNING_ORDER_WIDTH, Theme, dress
from ui.wording import said_minutes, translated
from ui.workshop.activity_row import ActivityRow, OrderLine
from ui.workshop.day_head import DayHead, stands
from ui.workshop.day_words import Part, clash_sentences, said_part

EDGE: Final = 8
STRIP: Final = 64
STRIP_TEXT: Final = 52
"""What the strip says needs so much, in the normal text size."""
LOOK_MS: Final = 5_000
"""While no clock runs, the time goes on all the same: people are late before they begin."""


class RunningOrder(QFrame):
    """Lists the activities; folds to a narrow strip where there is little room."""

    opened = Signal(object)
    """The id of an activity that somebody wants to see."""
    unwanted = Signal(object)
    wanted = Signal(str)
    """The id of a deck to add an activity from."""
    pin_wanted = Signal(object)
    moved = Signal(object, int)
    """The id of an activity, and the place that somebody moves it to, from 0."""
    fold_asked = Signal()

    def __init__(self, day: LiveDay, theme: Theme, commands: Commands) -> None:
        super().__init__()
        dress(self, role="side")
        self.setAccessibleName(_("Running order"))
        self._day, self._theme, self._folded = day, theme, False
        self._read_only = day.store.read_only
        self._activities: list[Activity] = []
        self._ids: list[int] = []
        self._titles: dict[int, str] = {}
        self._shown: list[ActivityRow] = []
        self._current: int | None = None
        self._table: Timetable | None = None
        self._heading = QLabel(_("Running order"))
        dress(self._heading, role="section")
        self._fold = QToolButton()
        dress(self._fold, kind="quiet")
        self._fold.clicked.connect(self.fold_asked)
        self._head = DayHead(commands)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._drop_line = QFrame(self)
        self._drop_line.setStyleSheet(f"background: {theme.colours.accent};")
        self._drop_line.hide()
        self._add = QPushButton()
        dress(self._add, kind="quiet")
        self._add.setAccessibleName(_("Add activity"))
        self._add.setMenu(self._menu())
        if self._read_only:
            self._add.hide()
        self._lay_out()
        self.fold(on=False)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._rebuild)
        self._look = QTimer(self, interval=LOOK_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self._look.timeout.connect(self._tick)
        self._look.start()
        day.ticked.connect(self._tick)
        day.changed.connect(self._rebuild)
        day.began_anew.connect(self._say_anew)

    def _say_anew(self, sentence: str) -> None:
        self._head.say_anew(sentence)
        announce(self, sentence)

    def _menu(self) -> QMenu:
        menu = QMenu(self._add)
        menu.aboutToShow.connect(self._offer)
        menu.triggered.connect(self._deck_chosen)
        return menu

    def _offer(self) -> None:
        menu = self._add.menu()
        if menu is None or menu.actions():
            return
        for deck in board_decks():
            text = f"{deck.title}, {said_minutes(deck.minutes)}"
            menu.addAction(text.replace("&", "&&")).setData(deck.id)

    def _deck_chosen(self, action: QAction) -> None:
        self.wanted.emit(action.data())

    def _lay_out(self) -> None:
        self._heading.setContentsMargins(12, 0, 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self._fold)
        list_ = QWidget()
        column = QVBoxLayout(list_)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        whole.addLayout(head)
        whole.addWidget(self._head)
        self._area = scrolling(list_)
        whole.addWidget(self._area, 1)

    def leave(self) -> None:
        """Follow the day no more."""
        self._look.stop()
        self._soon.stop()
        self._day.ticked.disconnect(self._tick)
        self._day.changed.disconnect(self._rebuild)
        self._day.began_anew.disconnect(self._say_anew)

    @property
    def folded(self) -> bool:
        """Whether only the strip shows."""
        return self._folded

    def fold(self, *, on: bool) -> None:
        """Show the strip only, or the whole list."""
        self._folded = on
        if not on:
            self.setFixedWidth(self._theme.px(RUNNING_ORDER_WIDTH))
        self._heading.setHidden(on)
        self._fold.setText("»" if on else "«")
        name = _("Unfold the running order") if on else _("Fold the running order")
        self._fold.setAccessibleName(name)
        self._fold.setToolTip(_("{name} (F7)").format(name=name))
        self._add.setText("+" if on else _("+ Add activity"))
        self._add.setStyleSheet("padding: 0 20px 0 2px;" if on else "")
        self._rebuild()

    def show_activities(self, activities: Sequence[Activity], current: int | None) -> None:
        """List these activities, and mark the one that is open."""
        self._activities, self._current = list(activities), current
        self._ids = [saved_id(each) for each in activities]
        self._titles = dict(zip(self._ids, (translated(a.title) for a in activities), strict=True))
        self._rebuild()

    def mark(self, current: int) -> None:
        """Mark another activity as the one that is open."""
        self._current = current
        for number, row in zip(self._ids, self._shown, strict=False):
            row.setChecked(number == current)

    # What is shown

    def _tick(self) -> None:
        """Say the time anew where a minute has passed; after the tick, which others wait for."""
        moment = self._day.store.clock().replace(second=0, microsecond=0)
        if self._table is None or moment != self._table.moment.replace(second=0, microsecond=0):
            self._soon.start()

    def _rebuild(self) -> None:
        self._table = table = self._day.timetable
        timed = self._is_timed(table)
        parts = _parts(table)
        pairs = zip(self._ids, self._activities, strict=True)
        lines = [self._line(number, each, parts, timed=timed) for number, each in pairs]
        while len(self._shown) < len(lines):
            self._add_row()
        for number, line in enumerate(lines):
            row = self._shown[number]
            row.show_activity(line, number + 1, folded=self._folded)
            row.setChecked(line.id == self._current)
            row.show()
        for row in self._shown[len(lines) :]:
            row.hide()
        self._show_head(table, timed=timed)

    def _is_timed(self, table: Timetable) -> bool:
        """Say whether it is known when the day begins, or began; and that this is today."""
        if table.day.began is not None:
            return True
        with self._day.store.reading() as session:
            workshop = the_workshop(session)
        begins = min(table.moment.date(), table.start.date()).isoformat()
        return bool(workshop.starts) and (not workshop.date or workshop.date >= begins)

    def _line(
        self, activity_id: int, activity: Activity, parts: dict[int, Part], *, timed: bool
    ) -> OrderLine:
        part = parts.get(activity_id)
        said = said_part(part, timed=timed) if part is not None else []
        is_now = part is not None and part.fate == "now"
        return OrderLine(activity_id, self._title(activity_id), activity.starts, said, is_now)

    def _title(self, activity_id: int) -> str:
        return self._titles.get(activity_id, "")

    def _pin(self, activity_id: int) -> str:
        pairs = zip(self._ids, self._activities, strict=True)
        return next((each.starts for number, each in pairs if number == activity_id), "")

    def _show_head(self, table: Timetable, *, timed: bool) -> None:
        clashes = clash_sentences(table, self._title, self._pin)
        titles = (self._step_title(table.now), self._step_title(table.next))
        shown = titles if table.day.began is not None and table.day.ended is None else ("", "")
        words = stands(table, timed=timed)
        self._head.show_day(table, words, shown, clashes, folded=self._folded)
        said = words or clashes or self._head.says_anew
        self._head.setVisible(bool(said) and bool(self._activities))
        self._fit_strip()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the strip be as wide as its words once it is known whether it scrolls."""
        super().resizeEvent(event)
        self._fit_strip()

    def _fit_strip(self) -> None:
        if not self._folded:
            return
        bar = self._area.verticalScrollBar()
        widest = max((row.minimumSizeHint().width() for row in self._shown), default=0)
        rows = widest + (bar.width() if bar.isVisible() else 0)
        words = 2 * EDGE + max(rows, self._head.minimumSizeHint().width())
        self.setFixedWidth(max(STRIP, self._theme.px(STRIP_TEXT), words))

    def _step_title(self, timing: Timing | None) -> str:
        """Return what a step is called: by its activity, where that is not the one in hand."""
        if timing is None:
            return ""
        line = timing.line
        if line.activity_id not in self._ids:  # it is on its way out
            return ""
        activity = self._activities[self._ids.index(line.activity_id)]
        now = self._day.timetable.now
        if now is None or now.line.activity_id != line.activity_id:
            return self._title(line.activity_id)
        return translated(self._day.deck(activity).step(line.step).title)

    def _add_row(self) -> None:
        row = ActivityRow(self._theme, read_only=self._read_only)
        row.chosen.connect(self.opened)
        row.unwanted.connect(self.unwanted)
        row.pin_wanted.connect(self.pin_wanted)
        row.moved.connect(self._move)
        row.dragged.connect(self._drag)
        row.dropped.connect(self._drop)
        before = [self._fold, *self._head.findChildren(QPushButton), *self._shown]
        self._rows.addWidget(row)
        self.setTabOrder(before[-1], row)
        self._shown.append(row)

    # Another order

    def _place(self, activity_id: object) -> int:
        return self._ids.index(int(str(activity_id)))

    def _move(self, activity_id: object, by: int) -> None:
        self._move_to(activity_id, self._place(activity_id) + by)

    def _move_to(self, activity_id: object, place: int) -> None:
        if place == self._place(activity_id) or not 0 <= place < len(self._activities):
            return
        title = self._title(int(str(activity_id)))
        self.moved.emit(activity_id, place)
        self._shown[place].setFocus(Qt.FocusReason.OtherFocusReason)
        words = _("“{title}” is number {number} of {count} now.")
        said = words.format(title=title, number=place + 1, count=len(self._activities))
        announce(self, said)

    def _gap(self, at: QPoint) -> int:
        """Return before which row a point of the screen lies; after the last one, their number."""
        rows = self._shown[: len(self._activities)]
        middles = [row.mapToGlobal(row.rect().center()).y() for row in rows]
        return sum(at.y() > middle for middle in middles)

    def _drag(self, _activity_id: object, at: QPoint) -> None:
        gap, rows = self._gap(at), self._shown[: len(self._activities)]
        row = rows[min(gap, len(rows) - 1)]
        corner = row.rect().topLeft() if gap < len(rows) else row.rect().bottomLeft()
        top = row.mapTo(self, corner).y()
        self._drop_line.setGeometry(12, top - 3, self.width() - 24, 3)
        self._drop_line.show()
        self._drop_line.raise_()

    def _drop(self, activity_id: object, at: QPoint) -> None:
        self._drop_line.hide()
        gap, place = self._gap(at), self._place(activity_id)
        self._move_to(activity_id, gap - 1 if gap > place else gap)


def _parts(table: Timetable) -> dict[int, Part]:
    found: dict[int, list[Timing]] = {}
    for timing in table.timings:
        found.setdefault(timing.line.activity_id, []).append(timing)
    return {activity_id: Part(timings) for activity_id, timings in found.items()}
