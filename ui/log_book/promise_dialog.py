"""Writing promises down, one after the other, or leaving them on their owner's paper."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QStackedWidget, QVBoxLayout

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from facilitator.log_book import book
from facilitator.log_book.book import Entry
from ui.exercises.screen import PromiseFrom
from ui.layouts import row, scrolling
from ui.log_book.fields import ENTER, enter_presses
from ui.log_book.own_paper import OwnPaper
from ui.log_book.promise_form import PromiseForm
from ui.log_book.reading import Places, known_people, known_roles
from ui.log_book.word import Word
from ui.message_bar import announce
from ui.theme import Theme, dress
from ui.workshop.over import Over


class PromiseDialog(QDialog):
    """Asks for promises and writes each down at once; or changes one that was written down."""

    written = Signal(int)
    """A promise was written down, or changed: its id."""

    def __init__(
        self,
        over: Over,
        *,
        source: PromiseFrom | None = None,
        entry: Entry | None = None,
        places: Places | None = None,
    ) -> None:
        super().__init__(over.page)
        self._store, self._safe = over.day.store, over.safe
        self._activity_id = source.activity_id if source is not None else None
        self._source = source.source if source is not None else ""
        self._entry, self._count = entry, 0
        title = _("Promise") if entry is None else _("Change promise")
        self.setWindowTitle(title)
        self._heading = QLabel(title)
        dress(self._heading, role="title")
        self.form = PromiseForm(book.today(self._store), places or {})
        self.own_paper = OwnPaper(book.today(self._store))
        self._parts = QStackedWidget()
        self._parts.addWidget(self.form)
        self._parts.addWidget(self.own_paper)
        self._area = scrolling(self._parts)
        self._make_foot()
        self._lay_out(over.theme)
        self._connect()
        if entry is not None:
            self.form.show_entry(entry)
        elif source is not None:
            self.form.take_up(source)
        self._know()
        self._warn()
        self._left_as = self.form.said
        self.form.who.setFocus()

    def _make_foot(self) -> None:
        self._word = Word()
        self._seen = QLabel(
            _(
                "The room may see this screen while you type. Once it is written down, what is "
                "for the team is out of sight."
            ),
            wordWrap=True,
        )
        dress(self._seen, role="small")
        self.keep = QPushButton(self._keeping)
        self.keep.setToolTip(_("Ctrl+Enter"))
        dress(self.keep, kind="filled")
        self.away = QPushButton(_("Close") if self._entry is None else _("Cancel"))
        for button in (self.keep, self.away):
            button.setAutoDefault(False)

    def _lay_out(self, theme: Theme) -> None:
        foot = row()
        foot.addWidget(self._word, 1)
        foot.addWidget(self.away)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._seen)
        column.addWidget(self._area, 1)
        column.addWidget(self.form.why)
        column.addLayout(foot)
        self.resize(min(theme.px(680), 1_180), min(theme.px(650), 680))

    def _connect(self) -> None:
        self.form.went_on.connect(self.go_on)
        self.form.offered.connect(self._word.offer)
        self.form.own_paper_wanted.connect(self._leave_on_paper)
        self.own_paper.unwanted.connect(self._promise_after_all)
        self.keep.clicked.connect(lambda _checked: self.write_down())
        self.away.clicked.connect(lambda _checked: self.reject())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.write_down)
        self._safe.changed.connect(self._know)
        self._safe.changed.connect(self._warn)

    # By keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on with Enter; a button with the cursor is pressed by it."""
        if enter_presses(event, self.focusWidget()):
            return
        if event.key() in ENTER:
            self.go_on()
        else:
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """Put the cursor into the next field."""
        self.focusNextChild()
        focus = self.focusWidget()
        if focus is not None and self._area.isAncestorOf(focus):
            self._area.ensureWidgetVisible(focus)

    # What is entered

    @property
    def _keeping(self) -> str:
        return _("Write it down") if self._entry is None else _("Keep")

    @property
    def _is_own_paper(self) -> bool:
        return self._parts.currentWidget() is self.own_paper

    def write_down(self) -> None:
        """Keep what was entered, and be ready for the next; what hinders it is said."""
        try:
            if self._is_own_paper:
                self._keep_reminder()
            elif self._entry is not None:
                self._change(self._entry)
            else:
                self._keep()
        except FacilitatorError as error:
            self._word.complain(str(error))
            self._go_to_what_is_missing()

    def _keep(self) -> None:
        values = self.form.values
        promise_id = book.promise(
            self._store, activity_id=self._activity_id, source=self._source, **values
        )
        self._count += 1
        self._source = ""
        self._next(_said_kept(values["share"], self._count))
        self.form.day.say_as_before()
        self.written.emit(promise_id)

    def _change(self, entry: Entry) -> None:
        had, values = entry.promise, self.form.values
        person = entry.person
        role, voice = (person.role, person.voice) if person is not None else ("", "")
        changed = {
            name: value
            for name, value in values.items()
            if name not in {"role", "voice"} and getattr(had, name) != value
        }
        if (values["role"], values["voice"]) != (role, voice):
            changed |= {"role": values["role"], "voice": values["voice"]}
        if changed:
            book.change_promise(self._store, had.id or 0, **changed)
        self.written.emit(had.id or 0)
        self.accept()

    def _keep_reminder(self) -> None:
        said = _("Nothing is kept; it is all on their paper.")
        if day := self.own_paper.day.iso:
            book.remind(self._store, day)
            said = _("Only the day is kept; the rest is on their paper.")
        self._ask_for_promise()
        self._next(said)

    def _next(self, said: str) -> None:
        self.form.begin_again()
        self._know()
        self._left_as = self.form.said
        self._area.verticalScrollBar().setValue(0)
        self.form.who.setFocus()
        self._word.say(said)

    def _go_to_what_is_missing(self) -> None:
        form = self.form
        missing = form.what if form.who.text().strip() else form.who
        missing.setFocus()
        self._area.ensureWidgetVisible(missing)

    # Leaving

    def reject(self) -> None:
        """Leave; what was typed and not written down is pointed out first, once."""
        if self.form.said != self._left_as and self._entry is None and self.isVisible():
            self._left_as = self.form.said
            said = _(
                "This is not written down yet: press Ctrl+Enter for that, or Esc again to leave it."
            )
            self._word.complain(said)
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Leave without a word where the window goes."""
        if not event.spontaneous():
            self._left_as = self.form.said
        super().closeEvent(event)

    # On their own paper

    def _leave_on_paper(self) -> None:
        self.form.forget_all()
        self._source, self._left_as = "", self.form.said
        self._parts.setCurrentWidget(self.own_paper)
        self.form.why.hide()
        self._heading.setText(_("On their own paper"))
        self.keep.setText(_("Remember the day"))
        self._word.say("")
        announce(self.own_paper, self.own_paper.sentence)
        self.own_paper.day.setFocus()

    def _promise_after_all(self) -> None:
        self._ask_for_promise()
        self.form.who.setFocus()

    def _ask_for_promise(self) -> None:
        self._parts.setCurrentWidget(self.form)
        self.form.why.show()
        self._heading.setText(self.windowTitle())
        self.keep.setText(self._keeping)

    # What shows

    def _know(self) -> None:
        self.form.know(known_people(self._store, self._safe), known_roles(self._store, self._safe))

    def _warn(self) -> None:
        self._seen.setVisible(self._safe.runs)
        if self._entry is not None and self._entry.promise.share != "room":
            self._parts.setVisible(not self._safe.hides)
            self.form.why.setVisible(not self._safe.hides)


def _said_kept(share: str, count: int) -> str:
    where = _("For everybody in the room.") if share == "room" else _("For the team.")
    said = ngettext("{count} promise written down.", "{count} promises written down.", count)
    return f"{where} {said.format(count=count)}"
