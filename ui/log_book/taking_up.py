"""Taking up an earlier workshop: its open promises, as far as their owners agree."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFrame,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from facilitator.log_book.taking_over import Earlier, OpenEntry, take_over
from ui.flow import Flow
from ui.layouts import row, scrolling
from ui.log_book.fields import ENTER, enter_presses
from ui.theme import dress
from ui.wording import said_day
from ui.workshop.over import Over


class EarlierPromise(QFrame):
    """One promise of the earlier workshop: it is taken up, waits, or is left out.

    What is for the team is read only by whoever may: its words leave the screen with `hide_words`.
    """

    changed = Signal()

    def __init__(self, entry: OpenEntry) -> None:
        super().__init__()
        dress(self, role="panel")
        self.entry = entry
        self.taken = QRadioButton(_("They agree: take it up"))
        self.away = QRadioButton(_("Not here today: it waits"))
        self.left = QRadioButton(_("Leave it out"))
        self._role, self._what = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._about = QLabel(wordWrap=True)
        for label, role in ((self._role, "strong"), (self._what, "body"), (self._about, "small")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            dress(label, role=role)
        choices = QButtonGroup(self)
        ways = Flow(spacing=16)
        for button in self._ways:
            choices.addButton(button)
            ways.addWidget(button)
        choices.buttonToggled.connect(lambda button, on: _stop_at(button, on=on))
        for button in self._ways:
            _stop_at(button, on=False)
        self.left.setChecked(True)  # nobody is taken up unasked
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(4)
        for part in (self._role, self._what, self._about):
            column.addWidget(part)
        column.addLayout(ways)
        choices.buttonToggled.connect(lambda _button, _on: self.changed.emit())
        self.hide_words(hidden=False)

    @property
    def _ways(self) -> tuple[QRadioButton, ...]:
        return (self.taken, self.away, self.left)

    @property
    def comes(self) -> bool:
        """Whether it comes along, to be asked about or to wait."""
        return not self.left.isChecked()

    def hide_words(self, *, hidden: bool) -> None:
        """Keep what is for the team from sight, or show it."""
        entry = self.entry
        kept = hidden and entry.share != "room"
        role = _("For the team") if kept else entry.role or _("Somebody")
        what = _("This may be on the wall. Hold F9 to read it.") if kept else entry.what
        self._role.setText(role)
        self._what.setText(what)
        told = said_day(entry.made_on)
        shared = (
            _("for everybody in the room")
            if entry.share == "room"
            else _("for the team: take it up only if whoever promised agrees")
        )
        about = (_("promised on {day}").format(day=told) if told else "", shared)
        self._about.setText(" · ".join(part for part in about if part))
        for box in self._ways:
            box.setAccessibleName(f"{box.text()}: {role}. {what}")


class TakeUp(QDialog):
    """Shows what an earlier workshop leaves to be heard about, and takes it up."""

    taken = Signal(int, bool)
    """So much was taken up, and whether any of it can be asked about now."""

    def __init__(self, over: Over, earlier: Earlier) -> None:
        super().__init__(over.page)
        self._store, self._earlier, self._safe = over.day.store, earlier, over.safe
        self.setWindowTitle(_("Take up an earlier workshop"))
        self.rows = [EarlierPromise(entry) for entry in earlier.entries]
        heading = QLabel(_("What was promised before"), wordWrap=True)
        dress(heading, role="title")
        where = " · ".join(part for part in (earlier.title, said_day(earlier.date)) if part)
        from_ = QLabel(where, wordWrap=True)
        from_.setTextFormat(Qt.TextFormat.PlainText)
        dress(from_, role="strong")
        self.papers = [_paper(each.remind_on) for each in earlier.papers]
        self._reminders = [each.uid for each in earlier.papers]
        self._intro = QLabel(_intro(earlier), wordWrap=True)
        self._trouble = QLabel(wordWrap=True)
        dress(self._trouble, role="stop")
        self.take = QPushButton()
        dress(self.take, kind="filled")
        away = QPushButton(_("Cancel"))
        for button in (self.take, away):
            button.setAutoDefault(False)
        self.take.clicked.connect(lambda _checked: self._take())
        away.clicked.connect(lambda _checked: self.reject())
        foot = row()
        foot.addWidget(self._trouble, 1)
        foot.addWidget(away)
        foot.addWidget(self.take)
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 6, 0)
        lines.setSpacing(8)
        for each in self.rows:
            each.changed.connect(self._count)
            lines.addWidget(each)
        for paper in self.papers:
            paper.toggled.connect(self._count)
            lines.addWidget(paper)
        lines.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        for part in (heading, from_, self._intro):
            column.addWidget(part)
        column.addWidget(scrolling(content), 1)
        column.addLayout(foot)
        over.safe.changed.connect(self._hide)
        self._hide()
        self._count()
        self.resize(min(over.theme.px(800), 1_180), min(over.theme.px(600), 680))
        first = [each.left for each in self.rows[:1]]
        next(iter([*first, *self.papers, away])).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Press the button that has the cursor with Enter; Ctrl+Enter takes up what is chosen."""
        if enter_presses(event, self.focusWidget()):
            return
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take.click()
        else:
            super().keyPressEvent(event)

    def _hide(self) -> None:
        for each in self.rows:
            each.hide_words(hidden=self._safe.hides)

    def _count(self) -> None:
        promised = sum(each.comes for each in self.rows)
        papers = sum(each.isChecked() for each in self.papers)
        text = ngettext("Take up {count} promise", "Take up {count} promises", promised)
        if papers and not promised:
            text = ngettext("Take up {count} reminder", "Take up {count} reminders", papers)
        elif papers:
            text = _("Take up {count} in all")
        self.take.setText(text.format(count=promised + papers))
        self.take.setEnabled(bool(promised + papers))
        self.take.setVisible(bool(self.rows or self.papers))

    def _take(self) -> None:
        wanted = [each for each in self.rows if each.comes]
        uids = [each.entry.uid for each in wanted]
        waiting = [each.entry.uid for each in wanted if each.away.isChecked()]
        ticked = zip(self._reminders, self.papers, strict=True)
        papers = [uid for uid, box in ticked if box.isChecked()]
        try:
            count = take_over(self._store, self._earlier, uids, waiting=waiting, papers=papers)
        except FacilitatorError as error:
            self._trouble.setText(str(error))
            return
        self.accept()
        self.taken.emit(count, len(waiting) < len(uids))


def _stop_at(button: QAbstractButton, *, on: bool) -> None:
    """Let Tab stop at what is chosen; the arrows go to the others."""
    policy = Qt.FocusPolicy
    button.setFocusPolicy(policy.StrongFocus if on else policy.ClickFocus)


def _paper(day: str) -> QCheckBox:
    words = _("Somebody wants to be reminded of their own paper on {day}")
    return QCheckBox(words.format(day=said_day(day) or day))


def _intro(earlier: Earlier) -> str:
    if not earlier.entries and not earlier.papers:
        return _("There is nothing open in its log book: all of it was heard about.")
    if not earlier.entries:
        return _("No promise is open in it. Of somebody’s own paper, only the day comes along.")
    return _(
        "Ask each person who is here: only what they agree to is taken up. The promise of somebody "
        "who is not here waits for them, and is not asked about today. The earlier file stays as "
        "it is."
    )
