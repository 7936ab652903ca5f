"""Printing, before people leave: what, on which paper, and where the files are then."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.access import NeededPrint, needed_prints
from facilitator.day.clock import is_running, the_day
from facilitator.errors import FacilitatorError
from facilitator.exchange_text import exchange_json
from facilitator.file_names import file_title
from facilitator.i18n import _, ngettext
from facilitator.participants import access_needs
from facilitator.store import Store
from facilitator.transfer import export_document
from facilitator.workshop import activities, the_workshop
from ui.layouts import column, row, scrolling
from ui.printing.job import PrintJob
from ui.printing.papers import PaperChoice, empty_boards, has_papers
from ui.printing.questions import questions_on_paper
from ui.printing.worker import PrintOrder, Sheet
from ui.theme import Theme, dress

PAPERS: Final = ("a4", "a3", "a2", "a1", "a0", "letter", "tabloid")
USUAL: Final = "a3"
FACILITATOR: Final = "facilitator"
"""The paper that shows what only the facilitator sees."""
READER_COPY: Final = ("story", "links", "notes")
"""The papers that say in words what a board shows."""


class PrintDialog(QDialog):
    """Asks what to print, prints it in another process, and shows what came of it."""

    def __init__(self, store: Store, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print"))
        self._store, self._theme = store, theme
        self._job: PrintJob | None = None
        self._left_out: list[str] = []
        self._pages = QStackedWidget()
        for page in (self._asking(), self._printing(), self._printed()):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.addWidget(self._pages)
        self.print_button.setDefault(True)  # only inside a dialog does Qt take it up
        self.resize(min(theme.px(560), 1_000), min(theme.px(640), 660))
        self.finished.connect(self._stop)

    # Asking

    def _asking(self) -> QWidget:
        self.print_button = QPushButton(_("Print"))
        dress(self.print_button, kind="filled")
        self.print_button.clicked.connect(self.begin)
        self.what = QComboBox()
        self.what.addItem(_("The whole workshop"), {})
        with self._store.reading() as session:
            found = activities(session)
            needed = {each.kind: each for each in needed_prints(access_needs(session))}
            empty = empty_boards(session, found)
            self._on_the_wall = is_running(the_day(session), self._store.clock())
        if len(found) > 1:
            for number, activity in enumerate(found, start=1):
                if has_papers(activity):
                    self.what.addItem(activity.title, {"activity": number})
        self.papers = PaperChoice(found, empty)
        self.papers.changed.connect(self._papers_changed)
        self.what.currentIndexChanged.connect(self._what_changed)
        self.paper = QComboBox()
        for paper in PAPERS:
            self.paper.addItem(_size_title(paper), paper)
        self.paper.setCurrentIndex(PAPERS.index(USUAL))
        self.folder = QLineEdit(str(self._usual_folder()))
        browse = QPushButton(_("Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._choose_folder)
        where = row()
        where.addWidget(self.folder, 1)
        where.addWidget(browse)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setSpacing(12)
        form.setContentsMargins(0, 4, 10, 4)
        if len(found) > 1:
            form.addRow(_("&What"), self.what)
        papers = QLabel(_("&Papers"))
        papers.setBuddy(self.papers)
        form.addRow(papers, self.papers)
        form.addRow(_("Poster &size"), self.paper)
        form.addRow("", self._asking_how(needed))
        into = QLabel(_("&Folder"))
        into.setBuddy(self.folder)
        form.addRow(into, where)
        content = QWidget()
        content.setLayout(form)
        self._trouble = QLabel(wordWrap=True)
        dress(self._trouble, role="stop")
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        return self._page(
            _("Print"), scrolling(content), self._trouble, (self.print_button, cancel)
        )

    def _asking_how(self, needed: Mapping[str, NeededPrint]) -> QVBoxLayout:
        """Return the boxes that say how it is printed: what people need is ticked, with the why."""
        self.large_print = QCheckBox(_("Large print, 18 point and more"))
        self.copies = QCheckBox(_("Large print copies as well"))
        self.mono = QCheckBox(_("Black and white"))
        self.questions = QCheckBox(_("Include the questions for the room"))
        how = column(0)
        for box in (self.large_print, self.copies, self.mono, self.questions):
            how.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        self.large_print.toggled.connect(self._larger)
        self.copies.toggled.connect(self._larger)
        large = needed.get("large_print")
        self._copies = large.count if large else 1
        self.copies.setChecked(large is not None)
        if "reader_copy" in needed:
            self.papers.add(READER_COPY)
        for each in () if self._on_the_wall else needed.values():
            how.addWidget(_notice(each.why))
        return how

    def _larger(self) -> None:
        """Tick what belongs to large print; where all is large, no copies are."""
        self.copies.setDisabled(self.large_print.isChecked())
        self.papers.print_large(self.large_print.isChecked() or self.copies.isChecked())

    def _what_changed(self) -> None:
        self.papers.print_day(on="activity" not in self.what.currentData())

    def _usual_folder(self) -> Path:
        """Return a folder beside the workshop's file, named after its title."""
        path = self._store.path
        with self._store.reading() as session:
            title = the_workshop(session).title
        return path.with_name((file_title(title) or path.stem) + _(" – printed"))

    def _page(
        self, title: str, body: QWidget, line: QWidget, buttons: tuple[QPushButton, ...]
    ) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        heading = QLabel(title)
        dress(heading, role="title")
        rows.addWidget(heading)
        rows.addWidget(body, 1)
        rows.addWidget(line)
        foot = row()
        foot.addStretch(1)
        for button in buttons:
            foot.addWidget(button)
        rows.addLayout(foot)
        return page

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, _("Where the files go"), str(Path(self.folder.text()).parent)
        )
        if name:
            self.folder.setText(name)

    def options(self) -> dict[str, Any]:
        """Return what was chosen, as fields of PrintOptions."""
        return {
            "paper": self.paper.currentData(),
            "large_print": self.large_print.isChecked(),
            "mono": self.mono.isChecked(),
            "papers": self.papers.chosen,
            "large_copies": self._copies if self.copies.isChecked() else 0,
            "empty_too": bool(self.what.currentData()),
            **self.what.currentData(),
        }

    def _papers_changed(self) -> None:
        self.print_button.setEnabled(bool(self.papers.chosen))

    # Printing

    def _printing(self) -> QWidget:
        body = QWidget()
        rows = column(12)
        self._now = QLabel(_("Getting ready…"), wordWrap=True)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(_("Printing"))
        rows.addWidget(self._now)
        rows.addWidget(bar)
        rows.addStretch(1)
        body.setLayout(rows)
        self.stop_button = QPushButton(_("Stop"))
        self.stop_button.clicked.connect(self._stop_and_ask)
        return self._page(_("Printing"), body, QLabel(), (self.stop_button,))

    def begin(self) -> None:
        """Print what was chosen."""
        self._trouble.clear()
        try:
            self._job = PrintJob(self._order(), Path(self.folder.text()).expanduser(), self)
        except FacilitatorError as error:
            self._fail(str(error))
            return
        self._now.setText(_("Getting ready…"))
        self._job.progressed.connect(self._show_progress)
        self._job.failed.connect(self._fail)
        self._job.finished.connect(self._show_printed)
        self._pages.setCurrentIndex(1)
        self.stop_button.setFocus()

    def _show_progress(self, name: str) -> None:
        self._now.setText(_("Drawing {name}").format(name=name))

    def _order(self) -> PrintOrder:
        with_notes = FACILITATOR in self.papers.chosen
        document = export_document(self._store, for_facilitator=with_notes)
        self._left_out = document.left_out
        questions = questions_on_paper(self._store, document) if self.questions.isChecked() else {}
        return PrintOrder(exchange_json(document), self.options(), questions)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job.deleteLater()
            self._job = None

    def _stop_and_ask(self) -> None:
        self._fail(_("Stopped; nothing was printed."))

    def _fail(self, sentence: str) -> None:
        self._stop()
        self._trouble.setText(sentence)
        self._trouble.setAccessibleName(sentence)
        self._pages.setCurrentIndex(0)
        self.print_button.setFocus()

    # Printed

    def _printed(self) -> QWidget:
        content = QWidget()
        self._files = column(8)
        content.setLayout(self._files)
        self._count = QLabel()
        dress(self._count, role="muted")
        folder = QPushButton(_("Open folder"))
        folder.clicked.connect(self._open_folder)
        close = self._close = QPushButton(_("Close"))
        dress(close, kind="filled")
        close.clicked.connect(self.accept)
        return self._page(_("Printed"), scrolling(content), self._count, (folder, close))

    def _show_printed(self, sheets: list[Sheet]) -> None:
        self._stop()
        if not sheets:
            self._fail(_("There is nothing to put on these papers yet; nothing was printed."))
            return
        while (item := self._files.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        said = {sentence for sheet in sheets for sentence in sheet.notices}
        for sentence in self._left_out:
            if sentence in said:
                self._files.addWidget(_notice(sentence))
        for sheet in sheets:
            self._files.addWidget(self._file(sheet))
        self._files.addStretch(1)
        text = ngettext("{count} file", "{count} files", len(sheets))
        self._count.setText(text.format(count=len(sheets)))
        self._pages.setCurrentIndex(2)
        self._close.setFocus()

    def _file(self, sheet: Sheet) -> QWidget:
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        line = row()
        name = QLabel(sheet.path.name, wordWrap=True)
        name.setTextFormat(Qt.TextFormat.PlainText)
        show = QPushButton(_("Open"))
        show.setAccessibleName(_("Open {name}").format(name=sheet.path.name))
        show.clicked.connect(partial(self._open, sheet.path))
        line.addWidget(name, 1)
        line.addWidget(show)
        rows.addLayout(line)
        for notice in sheet.notices:
            if notice in self._left_out:
                continue  # it stands above all files already
            rows.addWidget(_notice(notice))
        return box

    def _open(self, path: Path, *_signal: object) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _open_folder(self) -> None:
        self._open(Path(self.folder.text()).expanduser())


def _size_title(paper: str) -> str:
    return {"letter": _("Letter"), "tabloid": _("Tabloid")}.get(paper, paper.upper())


def _notice(sentence: str) -> QLabel:
    said = QLabel(sentence, wordWrap=True)
    said.setTextFormat(Qt.TextFormat.PlainText)
    dress(said, role="muted")
    return said
