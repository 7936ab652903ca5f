"""Changing what was told of a promise the last time, or taking it back."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.log_book import book
from facilitator.log_book.book import Entry
from facilitator.workshop import saved_id
from ui.layouts import row, scrolling
from ui.log_book.fields import ENTER, enter_presses
from ui.log_book.happened_form import HappenedForm
from ui.log_book.reading import known_roles
from ui.log_book.word import Word
from ui.theme import dress
from ui.wording import said_day
from ui.workshop.over import Over


class ToldDialog(QDialog):
    """Shows what was told last. It is for the team as its promise is, and goes as that does."""

    def __init__(self, over: Over, entry: Entry) -> None:
        super().__init__(over.page)
        self._store, self._safe = over.day.store, over.safe
        self._entry, self._told = entry, entry.follow_ups[-1]
        self.setWindowTitle(_("What was told"))
        heading = QLabel(_("What was told on {day}").format(day=said_day(self._told.heard_on)))
        dress(heading, role="title")
        self.form = HappenedForm(book.today(self._store), asks_day=False)
        self.form.show_told(self._told)
        self.form.know(known_roles(self._store, self._safe))
        self._area = scrolling(self.form)
        self._word = Word()
        self.remove = QPushButton(_("&Take it back"))
        away, keep = QPushButton(_("Cancel")), QPushButton(_("Keep"))
        dress(keep, kind="filled")
        foot = row()
        foot.addWidget(self.remove)
        foot.addWidget(self._word, 1)
        foot.addWidget(away)
        foot.addWidget(keep)
        for button, act in (
            (self.remove, self._remove),
            (away, self.reject),
            (keep, self.keep),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked, act=act: act())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        self.form.went_on.connect(self._go_on)
        self.form.offered.connect(self._word.offer)
        self._safe.changed.connect(self._hide)
        self._hide()
        self.resize(min(over.theme.px(640), 1_180), min(over.theme.px(480), 680))
        self.form.begin_here()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on with Enter; a button with the cursor is pressed by it."""
        if enter_presses(event, self.focusWidget()):
            return
        if event.key() in ENTER:
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        self.focusNextChild()
        focus = self.focusWidget()
        if focus is not None and self.form.isAncestorOf(focus):
            self._area.ensureWidgetVisible(focus)

    def keep(self) -> None:
        """Keep what was told as it reads now."""
        values = self.form.values
        del values["by"]
        changed = {name: v for name, v in values.items() if getattr(self._told, name) != v}
        told_id = saved_id(self._told)
        if changed:
            self._try(lambda: book.change_follow_up(self._store, told_id, **changed))
        else:
            self.accept()

    def _remove(self) -> None:
        self._try(lambda: book.remove_follow_up(self._store, saved_id(self._told)))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except FacilitatorError as error:
            self._word.complain(str(error))
        else:
            self.accept()

    def _hide(self) -> None:
        """Keep what is for the team off a screen that the room may see."""
        self.form.setVisible(self._entry.promise.share == "room" or not self._safe.hides)
