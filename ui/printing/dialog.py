"""Printing, before people leave: what, on which paper, and where the files are then."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QWidget,
)

from facilitator.access import NeededPrint, needed_prints
from facilitator.day.state import is_running, the_day
from facilitator.elsewhere import file_of
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.i18n import _
from facilitator.participants import access_needs
from facilitator.store import Store
from facilitator.workshop import Activity, activities
from ui.layouts import scrolling
from ui.printing.calibrated import ForPrinter
from ui.printing.cards import CardsOnPaper, card_decks
from ui.printing.folder import (
    FolderLine,
    is_of_another,
    other_papers,
    remember_folder,
    usual_folder,
)
from ui.printing.job import PrintJob
from ui.printing.looks import Looks
from ui.printing.map_sheets import MapSheets
from ui.printing.packs import PackChoice
from ui.printing.papers import (
    PaperChoice,
    empty_boards,
    has_papers,
    out_of_place,
    without_words,
)
from ui.printing.pile_sizes import PileSizes
from ui.printing.posters import PosterChoice
from ui.printing.print_pages import PrintPages
from ui.printing.worker import PrintOrder, Sheet
from ui.theme import Theme

CARDS: Final = "cards"
"""The paper that is the cards themselves."""
BLANK: Final = "blank"
"""All blank sheets."""
READER_COPY: Final = ("story", "links", "notes")
"""The papers that say in words what a board shows."""


class PrintDialog(QDialog):
    """Asks what to print, prints it in another process, and shows what came of it."""

    def __init__(self, store: Store, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print"))
        self._store, self._theme = store, theme
        self._warned_of: Path | None = None
        self._document: WorkshopDocument | None = None
        self._sizes = PileSizes(self._whole_pack, self)
        self._pages = PrintPages(self, theme)
        self.print_button, self.progress = self._pages.button, self._pages.progress
        self.print_button.clicked.connect(self.begin)
        stopped = _("Stopped; nothing was printed.")
        self.progress.stopped.connect(lambda: self._fail(stopped))
        self._pages.ask(_("Print"), scrolling(self._asking()))
        self.resize(min(theme.px(580), 1_060), min(theme.px(640), 660))
        self.finished.connect(self._sizes.stop)

    # Asking

    def _asking(self) -> QWidget:
        self.what = QComboBox()
        self.what.addItem(_("The whole workshop"), {})
        with self._store.reading() as session:
            found = activities(session)
            needed = {each.kind: each for each in needed_prints(access_needs(session))}
            empty, without = empty_boards(session, found), out_of_place(session, found)
            silent = without_words(session)
            self.cards = CardsOnPaper(card_decks(session, found))
            self.map_sheets = MapSheets(session, found)
            self.pack = PackChoice(session)
            on_the_wall = is_running(the_day(session), self._store.clock())
        if len(found) > 1:
            for number, activity in enumerate(found, start=1):
                if has_papers(activity):
                    self.what.addItem(activity.title, {"activity": number})
        self.papers = PaperChoice(found, empty, without, silent)
        self._ask_how(needed, says_why=not on_the_wall)
        self.what.currentIndexChanged.connect(self._what_changed)
        self.posters = PosterChoice()
        self.paper = self.posters.paper
        self.for_printer = ForPrinter(self._theme)
        self._where = FolderLine(usual_folder(self._store))
        self.folder = self._where.line
        return self._form_of(found)

    def _form_of(self, found: Sequence[Activity]) -> QWidget:
        form = self._form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setSpacing(12)
        form.setContentsMargins(0, 4, 10, 4)
        form.addRow(_("&What"), self.what)
        form.setRowVisible(self.what, len(found) > 1)
        form.addRow(_("Pac&k"), self.pack)
        papers = QLabel(_("&Papers"))
        papers.setBuddy(self.papers)
        form.addRow(papers, self.papers)
        form.addRow(_("&Cards"), self.cards)
        form.addRow(_("Sheets for so many &people"), self.map_sheets)
        form.addRow(_("Poster &size"), self.posters)
        form.addRow("", self.looks)
        form.addRow(_("For the printe&r"), self.for_printer)
        self.posters.changed.connect(self._cards_changed)
        self.posters.changed.connect(self._show_piles)
        self._papers_changed()
        into = QLabel(_("&Folder"))
        into.setBuddy(self.folder)
        form.addRow(into, self._where)
        content = QWidget()
        content.setLayout(form)
        return content

    def _ask_how(self, needed: Mapping[str, NeededPrint], *, says_why: bool) -> None:
        """Ask how it is printed; what people need is ticked."""
        self.looks = Looks(needed, says_why=says_why)
        if self.looks.prints_large:
            self.papers.print_large(True)  # noqa: FBT003
        if "reader_copy" in needed:
            self.papers.add(READER_COPY)
        self.looks.larger.connect(self._larger)
        self.looks.changed.connect(self._cards_changed)
        self.papers.changed.connect(self._papers_changed)
        self.pack.changed.connect(self._papers_changed)
        self.pack.changed.connect(self._show_piles)
        for asked in (self.pack.tables, self.pack.people):
            asked.valueChanged.connect(self._show_piles)
        self.pack.piles.changed.connect(self._papers_changed)
        self._sizes.sized.connect(self.pack.piles.show_pages)

    def ask_for(self, title: str, options: Mapping[str, Any], paper: str) -> None:
        """Offer one thing alone to print, under this title, as this paper; options are its own."""
        self.what.addItem(title, dict(options))
        self.what.setCurrentIndex(self.what.count() - 1)
        self._form.setRowVisible(self.what, True)  # noqa: FBT003
        self._form.setRowVisible(self.pack, False)  # noqa: FBT003
        self.papers.choose([paper])

    def _larger(self) -> None:
        """Tick what belongs to large print."""
        self.papers.print_large(self.looks.prints_large)
        self._cards_changed()
        self._show_piles()

    def _what_changed(self) -> None:
        self.papers.print_day(on="activity" not in self.what.currentData())
        self._show_piles()

    def _show_piles(self) -> None:
        """List the papers of the pack, each to be left out."""
        if not self.pack.when:
            self._sizes.stop()
            return
        from exports.bound.piles import Piles
        from exports.sheets import PrintOptions

        if self._document is None:
            from facilitator.transfer import export_document

            self._document = export_document(self._store, for_paper=True)
        options = PrintOptions(**{**self.options(), "piles": ()})
        self.pack.piles.show_piles(Piles(self._document, options, {}).listed())
        self._sizes.ask()

    def _whole_pack(self) -> PrintOrder:
        """Return what would be printed if every pile were ticked."""
        return PrintOrder(file_of(self._store), {**self.options(), "piles": ()})

    def options(self) -> dict[str, Any]:
        """Return what was chosen, as fields of PrintOptions."""
        return {
            **self.posters.options(),
            "large_print": self.looks.large_print.isChecked(),
            "mono": self.looks.mono.isChecked(),
            "high_contrast": self.looks.high_contrast.isChecked(),
            "correction": self.for_printer.correction,
            "papers": self.papers.chosen,
            "large_copies": self.looks.large_copies,
            "empty_too": bool(self.what.currentData()),
            **(self.cards.options() if self._prints_cards else {}),
            **(self.map_sheets.options() if self._prints_map_sheets else {}),
            **self.pack.options(),
            **self.what.currentData(),
        }

    def _papers_changed(self) -> None:
        some = not self.pack.piles.is_empty if self.pack.when else bool(self.papers.chosen)
        self.print_button.setEnabled(some)
        self._form.setRowVisible(self.papers, not self.pack.when)
        self._form.setRowVisible(self.map_sheets, self._prints_map_sheets)
        self._cards_changed()

    @property
    def _prints_cards(self) -> bool:
        """Whether the cards themselves are printed."""
        number = self.what.currentData().get("activity")
        asked = self.pack.when == "before" or (not self.pack.when and CARDS in self.papers.chosen)
        return asked and self.cards.is_for(number)

    @property
    def _prints_map_sheets(self) -> bool:
        """Whether sheets are printed on which people draw a map."""
        number = self.what.currentData().get("activity")
        asked = not self.pack.when and BLANK in self.papers.chosen
        return asked and self.map_sheets.is_for(number)

    def _cards_changed(self) -> None:
        """Ask how cards are printed, only where they are; and say which of them fit."""
        on = self._prints_cards
        self._form.setRowVisible(self.cards, on)
        if on:
            self.cards.show_activity(self.what.currentData().get("activity"))
            self.cards.show_paper(self.paper.currentData())
            self.cards.show_looks(
                large_print=self.looks.large_print.isChecked(),
                mono=self.looks.mono.isChecked(),
            )

    # Printing

    def begin(self) -> None:
        """Print what was chosen."""
        self._sizes.stop()
        self._pages.say_nothing_more()
        folder = self._where.folder
        if is_of_another(self._store, folder) and folder != self._warned_of:
            self._warned_of = folder
            said = _(
                "“{name}” holds papers of another workshop; what has the same name is replaced. "
                "Choose another folder, or press Print again."
            )
            self._fail(said.format(name=folder.name))
            return
        try:
            job = PrintJob(self._order(), folder, self)
        except FacilitatorError as error:
            self._fail(str(error))
            return
        remember_folder(self._store, folder)
        job.progressed.connect(self.progress.show_name)
        job.failed.connect(self._ask_sizes)
        job.finished.connect(lambda sheets: self._show_printed(sheets, job.left_out))
        self._pages.work(job)

    def _order(self) -> PrintOrder:
        asked = self.looks.questions.isChecked()
        return PrintOrder(file_of(self._store), self.options(), with_questions=asked)

    def _fail(self, sentence: str) -> None:
        self._pages.fail(sentence)
        self._ask_sizes()

    def _ask_sizes(self) -> None:
        self._sizes.stop()
        if self.pack.when:
            self._sizes.ask()

    def _show_printed(self, sheets: list[Sheet], left_out: Sequence[str]) -> None:
        if not sheets:
            self._fail(
                _(
                    "There is nothing to put on these papers yet; nothing was printed. Choose "
                    "other papers, or add something first."
                )
            )
            return
        folder = self._where.folder
        older = other_papers(folder, {sheet.path for sheet in sheets})
        self._pages.show_printed(sheets, folder, left_out, older)
