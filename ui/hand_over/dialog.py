"""Handing a workshop over: where to, what goes along, and what is in the folder then."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from exports.hand_over.order import HandOver
from facilitator.elsewhere import file_of
from facilitator.errors import FacilitatorError
from facilitator.hand_over.folder import folder_for, folder_name
from facilitator.hand_over.people import speaks_of
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import the_workshop
from ui.hand_over.job import HandOverJob
from ui.hand_over.lock_copy import LockCopy
from ui.hand_over.which_copy import WhichCopy
from ui.layouts import column, scrolling
from ui.printing.folder import FolderLine
from ui.printing.printed import notice, page_of
from ui.printing.work_pages import WorkPages
from ui.theme import Theme, dress


class HandOverDialog(QDialog):
    """Asks what goes into the folder for the stick, has it made, and says what is there."""

    def __init__(self, store: Store, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Hand-over folder"))
        self._store = store
        self._pages = WorkPages(self, _("Making the hand-over folder"), _("Make the folder"))
        self.make_button, self.progress = self._pages.button, self._pages.progress
        self.make_button.clicked.connect(self.begin)
        stopped = _("Stopped; nothing was handed over.")
        self.progress.stopped.connect(lambda: self._pages.fail(stopped))
        self._area = scrolling(self._asked())
        self._pages.ask(_("Hand-over folder"), self._area)
        self.resize(min(theme.px(600), 1_000), min(theme.px(620), 660))

    # Asking

    def _asked(self) -> QWidget:
        with self._store.reading() as session:
            workshop = the_workshop(session)
            self._title, self._uid = workshop.title or self._store.path.stem, workshop.uid
            sentences = speaks_of(session)
        self._where = FolderLine(self._store.path.with_name(folder_name(self._title)))
        self.folder = self._where.line
        self.when = QComboBox()
        for words, key in (
            (_("What the workshop needs next"), ""),
            (_("For before the day"), "before"),
            (_("For after the day"), "after"),
            (_("For before and after"), "both"),
        ):
            self.when.addItem(words, key)
        self.large_print = QCheckBox(_("All of it in large print, 18 point and more"))
        self.large_copies = QCheckBox(_("Large print copies as well"))
        self.large_copies.setChecked(True)
        self.large_print.toggled.connect(self.large_copies.setDisabled)
        self.mono = QCheckBox(_("Black and white"))
        self.with_notes = QCheckBox(_("My own papers too, with private notes"))
        self.which = WhichCopy(sentences)
        self.which.setVisible(bool(sentences))
        for choice in (self.which.without, self.which.whole):
            choice.toggled.connect(self._pages.say_nothing_more)
        self._speaks = bool(sentences)
        self.lock = LockCopy(is_locked=self._store.key is not None)
        return self._form()

    def _form(self) -> QWidget:
        about = notice(
            _(
                "A folder for the stick: the workshop’s file, the papers to print, copies for "
                "screen readers and in large print, and one page for the day when nothing works."
            )
        )
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setSpacing(12)
        form.setContentsMargins(0, 4, 10, 4)
        form.addRow(about)
        into = QLabel(_("&Where"))
        into.setBuddy(self.folder)
        form.addRow(into, self._where)
        form.addRow(self.which)
        form.addRow(_("&Papers"), self.when)
        ticks = QWidget()
        fixed = QSizePolicy.Policy.Fixed  # else it is squeezed where more is asked below it
        ticks.setSizePolicy(QSizePolicy.Policy.Preferred, fixed)
        boxes = column(0)
        boxes.setContentsMargins(0, 0, 0, 0)
        for box in (self.large_copies, self.large_print, self.mono, self.with_notes):
            boxes.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        ticks.setLayout(boxes)
        form.addRow("", ticks)
        form.addRow(self.lock)
        content = QWidget()
        content.setLayout(form)
        return content

    # Making

    def begin(self) -> None:
        """Make what was chosen."""
        self._pages.say_nothing_more()
        if self._speaks and not self.which.is_chosen:
            self._pages.fail(_("Choose first which copy of the workshop’s file goes along."))
            self._show(self.which.without)
            return
        if trouble := self.lock.trouble:
            self._pages.fail(trouble)
            self._show(self.lock.first)
            return
        try:
            folder = folder_for(self._where.folder, self._title, self._uid)
            job = HandOverJob(self._order(), folder, self)
        except FacilitatorError as error:
            self._pages.fail(str(error))
            return
        job.progressed.connect(self.progress.show_sentence)
        job.finished.connect(partial(self._show_made, folder))
        self._pages.work(job)

    def _show(self, field: QWidget) -> None:
        """Put the cursor into a field that is still to be filled, wherever people scrolled to."""
        field.setFocus()
        self._area.ensureWidgetVisible(field)

    def _order(self) -> HandOver:
        return HandOver(
            file_of(self._store),
            private=not self.which.without.isChecked(),
            when=self.when.currentData(),
            with_notes=self.with_notes.isChecked(),
            large_print=self.large_print.isChecked(),
            large_copies=self.large_copies.isChecked(),
            mono=self.mono.isChecked(),
            key=self.lock.key(),
        )

    # What is there

    def _show_made(self, folder: Path, notices: Sequence[str], left_out: Sequence[str]) -> None:
        self.lock.forget()
        self._pages.show_result(self._made(folder, notices, left_out))
        self.close_button.setFocus()

    def _made(self, folder: Path, notices: Sequence[str], left_out: Sequence[str]) -> QWidget:
        content = QWidget()
        rows = column(8)
        content.setLayout(rows)
        done = _("The folder is complete: {folder}").format(folder=folder)
        where = QLabel(done, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        rows.addWidget(where)
        rows.addWidget(
            notice(
                _("Whoever gets it opens “START HERE” first. Eject a stick before you pull it out.")
            )
        )
        for sentence in notices:
            rows.addWidget(notice(sentence))
        if left_out:
            heading = QLabel(_("What the papers leave out"))
            dress(heading, role="strong")
            rows.addWidget(heading)
        for sentence in left_out:
            rows.addWidget(notice(sentence))
        rows.addStretch(1)
        show = QPushButton(_("Open folder"))
        url = QUrl.fromLocalFile(str(folder))
        show.clicked.connect(lambda _checked: QDesktopServices.openUrl(url))
        self.close_button = QPushButton(_("Close"))
        dress(self.close_button, kind="filled")
        self.close_button.clicked.connect(self.accept)
        buttons = (show, self.close_button)
        return page_of(_("Handed over"), scrolling(content), QLabel(), buttons)
