"""Running late: two whole plans side by side, seen before one of them is taken."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from facilitator.day.late import Cut, LatePlan, apply_plan, late_plans, slack
from facilitator.day.timetable import Timetable
from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from facilitator.workshop import activities, saved_id
from ui.layouts import scrolling
from ui.live_day import LiveDay
from ui.message_bar import announce
from ui.theme import Theme, dress
from ui.wording import said_minutes, translated
from ui.workshop.day_words import said_behind, said_clash, said_time

LOOK_MS: Final = 2_000
"""How often it is seen whether a minute has passed."""


class LateDialog(QDialog):
    """Shows what can be done about being late. Taking a plan is one step, which undo takes back."""

    taken = Signal(str)
    """Says in a sentence which plan was taken."""

    def __init__(self, day: LiveDay, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._day, self._theme = day, theme
        self._table: Timetable | None = None
        self.setWindowTitle(_("Running late"))
        self._heading = _label("title")
        self._intro = _label("body")
        self._plans = QHBoxLayout()
        self._plans.setSpacing(16)
        buttons = QDialogButtonBox()
        self._close = buttons.addButton(
            _("Leave it as it is"), QDialogButtonBox.ButtonRole.RejectRole
        )
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self._intro)
        column.addLayout(self._plans, 1)
        column.addWidget(buttons)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._show)
        self._look.start()
        day.changed.connect(self._show)
        self._show()
        self._fit()

    def _fit(self) -> None:
        parent = self.parentWidget()
        room = self.size() if parent is None else parent.window().size()
        wanted = 780 if len(self._offers()) != 1 else 460
        width = min(self._theme.px(wanted), room.width() - 48)
        self.resize(width, min(self._theme.px(560), max(room.height() - 48, 320)))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Grow until nothing of a plan has to be scrolled to, as far as there is room."""
        super().showEvent(event)
        hidden = [
            inside.heightForWidth(area.viewport().width()) - area.viewport().height()
            for area in self.findChildren(QScrollArea)
            if (inside := area.widget()) is not None
        ]
        parent = self.parentWidget()
        room = self.height() if parent is None else parent.window().height() - 48
        more = max([0, *hidden])
        self.resize(self.width(), max(min(self.height() + more, room), self.height()))

    def _offers(self) -> Sequence[LatePlan]:
        return late_plans(self._day.timetable)

    # What is shown

    def _show(self) -> None:
        """Show the plans as they are now; every minute they are worked out anew."""
        table = self._day.timetable
        if table is self._table:
            return
        kept = self.focusWidget()
        name = kept.accessibleName() if kept is not None else ""
        self._table = table
        offers = self._offers()
        self._heading.setText(_heading(table))
        self._intro.setText(" ".join(filter(None, (self._slack(table), _intro(table, offers)))))
        self._close.setText(_("Leave it as it is") if offers else _("Close"))
        _empty(self._plans)
        for plan in offers:
            self._plans.addWidget(self._panel(plan), 1)
        takes = self.findChildren(QPushButton)
        own = next((each for each in takes if name and each.accessibleName() == name), None)
        first = next((each for each in takes if each is not self._close), self._close)
        (own or first).setFocus()
        if not first.isDefault():
            first.setDefault(True)

    def _panel(self, plan: LatePlan) -> QFrame:
        panel = QFrame()
        dress(panel, role="panel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        name = _("Shorter steps") if plan.kind == "shorter" else _("Fewer steps")
        column.addWidget(_label("heading", name))
        list_ = QWidget()
        lines = QVBoxLayout(list_)
        lines.setContentsMargins(0, 0, 8, 4)
        lines.setSpacing(8)
        outcome = self._outcome(plan)
        for number, sentence in enumerate(outcome):
            lines.addWidget(_label("strong" if number == 0 else "body", sentence))
        sentences = list(self._cuts(plan.cuts))
        for role, said in sentences:
            lines.addWidget(_label(role, said))
        lines.addStretch(1)
        column.addWidget(scrolling(list_), 1)
        take = QPushButton(_("Take this plan"))
        take.setAccessibleName(_("Take this plan: {name}").format(name=name))
        take.setAccessibleDescription(" ".join([*outcome, *(said for _r, said in sentences)]))
        take.clicked.connect(partial(self._take, plan))
        column.addWidget(take)
        return panel

    def _outcome(self, plan: LatePlan) -> list[str]:
        end = said_time(plan.end)
        if plan.timetable.behind < 0:
            spare = said_minutes(-plan.timetable.behind)
            return [_("Ends at {time}, with {minutes} to spare.").format(time=end, minutes=spare)]
        if not plan.short_by:
            return [_("Ends at {time}, on time.").format(time=end)]
        short = ngettext(
            "Still {count} minute short: ends at {time}.",
            "Still {count} minutes short: ends at {time}.",
            plan.short_by,
        ).format(count=plan.short_by, time=end)
        titles, pins = self._titles()
        late = [
            said_clash(clash, titles[clash.activity_id], pins[clash.activity_id])
            for clash in plan.timetable.clashes
        ]
        return [short, *late]

    def _slack(self, table: Timetable) -> str:
        """Return how a free gap before a pin makes the day less late; nothing where none does."""
        found = None if table.day.ended is not None else slack(table)
        if found is None:
            return ""
        titles, _pins = self._titles()
        words = _("{late} late, {free} free before {title}: {behind}.")
        late, free = said_minutes(found.late), said_minutes(found.free)
        behind = said_behind(table.behind) if table.behind > 0 else _("nothing is lost")
        title = titles[found.activity_id]
        return words.format(late=late, free=free, title=title, behind=behind)

    def _titles(self) -> tuple[dict[int, str], dict[int, str]]:
        with self._day.store.reading() as session:
            found = activities(session)
        titles = {saved_id(each): translated(each.title) for each in found}
        return titles, {saved_id(each): each.starts for each in found}

    def _cuts(self, cuts: Sequence[Cut]) -> Iterator[tuple[str, str]]:
        """Yield what a plan does, step by step, in sentences with their look."""
        with self._day.store.reading() as session:
            order = {saved_id(each): each for each in activities(session)}
        before = 0
        for cut in cuts:
            activity = order[cut.line.activity_id]
            title = translated(activity.title)
            step = translated(self._day.deck(activity).step(cut.line.step).title)
            if step != title and cut.line.activity_id != before and len(order) > 1:
                yield "section", title
            before = cut.line.activity_id
            yield from self._cut(cut, step)

    @staticmethod
    def _cut(cut: Cut, step: str) -> list[tuple[str, str]]:
        if not cut.left_out:
            words = _("{step}: {minutes} instead of {before}.")
            now = said_minutes(cut.minutes)
            said = words.format(step=step, minutes=now, before=said_minutes(cut.line.minutes))
            return [("body", said)]
        words = _("{step}: left out, {minutes}.")
        found = [("body", words.format(step=step, minutes=said_minutes(cut.line.minutes)))]
        if cut.line.instead:
            instead = _("Instead: {instead}").format(instead=translated(cut.line.instead))
            found.append(("muted", instead))
        return found

    # What people do

    def _take(self, plan: LatePlan) -> None:
        try:
            apply_plan(self._day.store, plan)
        except FacilitatorError as error:
            self._table = None
            self._show()
            self._intro.setText(str(error))
            announce(self, str(error))
            return
        self.taken.emit(_took(plan))
        self.accept()


def _took(plan: LatePlan) -> str:
    words = _("The plan has {plan} now; the day ends at {time}. Undo takes it back.")
    return words.format(plan=plan.name, time=said_time(plan.end))


def _heading(table: Timetable) -> str:
    ended = table.day.ended is not None
    return _("The day has ended") if ended else said_behind(table.behind)


def _intro(table: Timetable, offers: Sequence[LatePlan]) -> str:
    if table.day.ended is not None:
        return _("Nothing is left to be shortened or left out.")
    if table.behind <= 0:
        return _("There is nothing to catch up: the plan can stay as it is.")
    if not offers:
        return _(
            "No step that is left may be shorter or go. Quiet writing, breaks and the closing keep "
            "their time: ask the room what it would rather leave for another day."
        )
    kept = _("Quiet writing, breaks, the closing and pinned times stay as they are.")
    if len(offers) == 1:
        return _("There is one way to catch up.") + " " + kept
    return _("There are two ways to catch up.") + " " + kept


def _label(role: str, text: str = "") -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    dress(label, role=role)
    return label


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
