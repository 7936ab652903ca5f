"""People's data: what a workshop holds about whom, until when, and what can be done about it."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.privacy.held import held, keep_until
from facilitator.store import Changes, Store
from facilitator.workshop import the_workshop
from ui.layouts import column, row
from ui.listening import listen
from ui.log_book.day_field import DayField
from ui.log_book.word import Word
from ui.privacy.held_words import parts
from ui.privacy.told import PrivacyDialog, plain, section
from ui.theme import Theme
from ui.wording import said_day


class PrivacyPanel(PrivacyDialog):
    """Says what is held, lets people say until when, and leads to what removes it."""

    erase_somebody = Signal()
    erase_workshop = Signal()
    share = Signal()
    leave_nothing = Signal()

    def __init__(
        self, store: Store, theme: Theme, parent: QWidget | None = None, *, names: bool = True
    ) -> None:
        """`names`: whether names may be in sight now."""
        super().__init__(_("People’s data"), theme, parent, QSize(720, 640))
        self._store, self._names = store, names
        self.heading.setText(_("What this workshop holds about people"))
        self._held = QVBoxLayout()
        self._held.setSpacing(6)
        self.lines.addLayout(self._held)
        self.lines.addLayout(self._until())
        self.lines.addLayout(self._to_do())
        self.lines.addStretch(1)
        self.finish = self.button(_("Close"), "filled")
        self.finish.clicked.connect(self.accept)
        listen(store.changed, self._follow)
        self._show()
        self._area.setFocus()

    # What is held

    def _follow(self, _changes: Changes) -> None:
        self._show()

    def _show(self) -> None:
        while (item := self._held.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        with self._store.reading() as session:
            found = parts(held(session), names=self._names)
        told: list[str] = []
        for part in found:
            self._held.addWidget(section(part.title))
            for sentence in part.sentences:
                self._held.addWidget(plain(sentence))
            told += [f"{part.title}.", *part.sentences]
        self.tell(" ".join(told))

    # Until when

    def _until(self) -> QVBoxLayout:
        with self._store.reading() as session:
            day = the_workshop(session).delete_after
        self.until = DayField(
            self._store.clock().astimezone().date(), _("Delete the workshop after this day")
        )
        self.until.show_iso(day)
        self.until.setEnabled(not self._store.read_only)
        self._word = Word()
        self._later = QTimer(self, singleShot=True, interval=400)
        self._later.timeout.connect(self._keep_until)
        self.until.changed.connect(self._later.start)
        self.finished.connect(self._settle)
        self._say_until(day)
        whole = column(6)
        whole.addWidget(section(_("Delete it after")))
        whole.addWidget(self.until)
        whole.addWidget(self._word)
        return whole

    def _settle(self, _result: int) -> None:
        if self._later.isActive():
            self._later.stop()
            self._keep_until()

    def _keep_until(self) -> None:
        day = self.until.iso
        try:
            keep_until(self._store, day)
        except FacilitatorError as error:
            self._word.complain(str(error))
            return
        self._say_until(day)

    def _say_until(self, day: str) -> None:
        if not day:
            self._word.say(_("No day is set, so nobody is reminded."))
            return
        said = _(
            "After {day} the page where you begin reminds you, and deletes the backups on this "
            "computer. The file itself goes when you erase it."
        )
        self._word.say(said.format(day=said_day(day) or day))

    # What can be done

    def _to_do(self) -> QVBoxLayout:
        whole = column(8)
        whole.addWidget(section(_("What you can do")))
        writable = not self._store.read_only
        for text, about, signal, on in (
            (
                _("&Erase somebody…"),
                _("Takes one person out of the file and its backups, for good."),
                self.erase_somebody,
                writable,
            ),
            (
                _("&Share copy…"),
                _("A new file without names, and without what is not for others."),
                self.share,
                True,
            ),
            (
                _("&Leave nothing here…"),
                _("For a borrowed computer: it keeps nothing of the workshop."),
                self.leave_nothing,
                True,
            ),
            (
                _("Erase this &workshop…"),
                _("Deletes its file, and all that is kept of it here."),
                self.erase_workshop,
                writable,
            ),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.setAccessibleDescription(about)
            button.setEnabled(on)
            button.clicked.connect(self.accept)
            button.clicked.connect(signal)
            line = row(12)
            line.addWidget(button)
            line.addWidget(plain(about, "muted"), 1)
            whole.addLayout(line)
        return whole
