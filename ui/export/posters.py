"""Which poster is drawn as a picture, and how large."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.elsewhere import WorkshopFile
from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from ui.export.job import ExportJob
from ui.export.order import ExportOrder, Given
from ui.layouts import row
from ui.message_bar import announce
from ui.printing.posters import PAPERS, USUAL, size_title
from ui.theme import Theme, dress

if TYPE_CHECKING:
    from exports.picture_file import Poster


class PosterDialog(QDialog):
    """Lists what hangs on the wall, and draws what is chosen, in another process."""

    drawn = Signal(str)
    """What was drawn, in a sentence."""

    def __init__(
        self, workshop: WorkshopFile, path: Path, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Draw a poster"))
        self._path, self._posters = path, list["Poster"]()
        self.list = QListWidget()
        self.list.setAccessibleName(_("What hangs on the wall"))
        self.list.itemActivated.connect(self.draw)
        self.paper, self.fineness = QComboBox(), QComboBox()
        self._word = QLabel(_("Looking at what hangs on the wall…"), wordWrap=True)
        self._word.setTextFormat(Qt.TextFormat.PlainText)
        self.draw_button, self.cancel = QPushButton(_("Draw")), QPushButton(_("Cancel"))
        self._lay_out()
        self.resize(min(theme.px(480), 1_000), min(theme.px(440), 640))
        self._wait()
        self._job = ExportJob(workshop, self)
        self._job.found.connect(self._show)
        self._job.finished.connect(self._tell)
        self._job.failed.connect(self._complain)
        self.finished.connect(self._job.stop)
        self._job.look()

    def draw(self) -> None:
        """Draw what is chosen."""
        place = self.list.currentRow()
        if not self.draw_button.isEnabled() or place < 0:
            return
        poster = self._posters[place]
        order = ExportOrder(
            self._path,
            activity=poster.activity or None,
            poster=poster.key,
            paper=self.paper.currentData(),
            dpi=self.fineness.currentData() or 0,
        )
        try:
            self._job.write(order)
        except FacilitatorError as error:
            self._complain(str(error))
            return
        self._say(_("Drawing “{poster}”…").format(poster=poster.title))
        self._wait()

    def _lay_out(self) -> None:
        heading = QLabel(_("Draw a poster"))
        dress(heading, role="title")
        for paper in PAPERS:
            self.paper.addItem(size_title(paper), paper)
        self.paper.setCurrentIndex(PAPERS.index(USUAL))
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow(_("As on &paper"), self.paper)
        if self._path.suffix.lower() == ".png":
            for dpi, words in (
                (96, _("for a screen: {count} points an inch")),
                (150, _("for a report: {count} points an inch")),
                (300, _("for print: {count} points an inch")),
            ):
                self.fineness.addItem(words.format(count=dpi), dpi)
            self.fineness.setCurrentIndex(1)
            form.addRow(_("How &fine"), self.fineness)
        dress(self.draw_button, kind="filled")
        self.draw_button.clicked.connect(lambda _checked: self.draw())
        self.cancel.setAutoDefault(False)  # Enter draws, and never stops what it began
        self.cancel.clicked.connect(self.reject)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.draw_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(heading)
        whole.addWidget(self.list, 1)
        whole.addLayout(form)
        whole.addWidget(self._word)
        whole.addLayout(foot)

    def _show(self, posters: list["Poster"]) -> None:
        self._posters = posters
        for poster in posters:
            self.list.addItem(QListWidgetItem(poster.title))
        if not posters:
            self._say(
                _("There is nothing to hang on the wall yet; add something to an activity first.")
            )
            self.cancel.setFocus()
            return
        self._wait(over=True)
        self._say("")
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _tell(self, given: Given) -> None:
        count = len(given.files)
        what = ngettext(
            "The poster is drawn in “{name}”.",
            "The poster is drawn on {count} pages, in “{name}” and others beside it.",
            count,
        ).format(count=count, name=self._path.name)
        self.drawn.emit(" ".join([what, *given.left_out]))
        self.accept()

    def _complain(self, sentence: str) -> None:
        self._wait(over=True)
        self._say(sentence, role="stop")

    def _wait(self, *, over: bool = False) -> None:
        """Take no more choices until this is over."""
        for part in (self.list, self.paper, self.fineness, self.draw_button):
            part.setEnabled(over)

    def _say(self, sentence: str, role: str = "muted") -> None:
        dress(self._word, role=role)
        self._word.setText(sentence)
        announce(self, sentence)
