"""Giving a workshop out as a file: asking where to, and saying what came of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from facilitator.decks import COMMUNITY_MAP
from facilitator.elsewhere import file_of
from facilitator.export_file import TIMES
from facilitator.file_names import file_title
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import activities, the_workshop
from ui.export.order import PICTURES, WORDS, ExportOrder, Given, give_out
from ui.focus import open_over

if TYPE_CHECKING:
    from ui.main_window import MainWindow

GEOJSON: Final = ".geojson"


class ExportDialog(QFileDialog):
    """Asks where to write a workshop: as data, as tables, in words, or as a picture."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Export the workshop"), str(store.path.parent))
        self._times = _("Planned and actual minutes, for the coach (*.csv)")
        self._endings = {
            _("Exchange JSON, which can be imported again (*.json)"): "json",
            _("Table of the notes, for spreadsheet programs (*.csv)"): "csv",
            self._times: "csv",
            _("Calendar of what is to hear about (*.ics)"): "ics",
            _("All tables, one for each thing (*.zip)"): "zip",
            _("Everything in words, for a report: Word (*.docx)"): "docx",
            _("Everything in words, as plain text: Markdown (*.md)"): "md",
            _("Picture of a poster (*.png)"): "png",
            _("Drawing of a poster (*.svg)"): "svg",
        }
        if the_map(store) is not None:
            self._endings[_("Map for other map programs (*.geojson)")] = "geojson"
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setNameFilters(list(self._endings))
        self.setDefaultSuffix("json")
        with store.reading() as session:
            title = the_workshop(session).title
        self._name = file_title(title) or store.path.stem
        self.selectFile(f"{self._name}.json")
        self.filterSelected.connect(self._take_kind)

    @property
    def times(self) -> bool:
        """Whether planned and actual minutes are wanted, and nothing of what people said."""
        return self.selectedNameFilter() == self._times

    def _take_kind(self, kind: str) -> None:
        ending = self._endings[kind]
        self.setDefaultSuffix(ending)
        chosen = self.selectedFiles()
        name = Path(chosen[0]).name if chosen else self._name
        stem, _dot, old = name.rpartition(".")
        if not stem or old not in self._endings.values():
            return
        minutes = _(", minutes")
        stem = stem.removesuffix(minutes)
        self.selectFile(f"{stem}{minutes if kind == self._times else ''}.{ending}")


def export_to(window: "MainWindow", store: Store, path: Path, *, times: bool = False) -> None:
    """Write a workshop into a file, and have the window say what came of it.

    Words and pictures are drawn in another process, and which poster it is to be is asked first.
    """
    kind = "" if times else path.suffix.lower()
    if kind in PICTURES:
        _ask_which_poster(window, store, path)
    elif kind in WORDS:
        _write_elsewhere(window, store, ExportOrder(path))
    else:
        activity = the_map(store) if kind == GEOJSON else None
        order = ExportOrder(path, activity=activity, table=TIMES if times else "")
        window.say(_sentence(give_out(store, order), times=times))


def the_map(store: Store) -> int | None:
    """Return the number of the only community map of a workshop, counted from 1."""
    with store.reading() as session:
        found = activities(session)
    numbers = [n for n, each in enumerate(found, 1) if each.exercise == COMMUNITY_MAP]
    return numbers[0] if len(numbers) == 1 else None


def _ask_which_poster(window: "MainWindow", store: Store, path: Path) -> None:
    from ui.export.posters import PosterDialog

    workshop = file_of(store)

    def ask() -> None:
        dialog = PosterDialog(workshop, path, window.theme, window)
        dialog.drawn.connect(window.say)
        open_over(dialog, window.focus_capture)

    QTimer.singleShot(0, window, ask)  # the dialog before gives the cursor back to the window first


def _write_elsewhere(window: "MainWindow", store: Store, order: ExportOrder) -> None:
    from ui.export.job import ExportJob

    job = ExportJob(file_of(store), window)
    job.finished.connect(lambda given: window.say(_sentence(given)))
    job.failed.connect(window.say)
    for end in (job.finished, job.failed):
        end.connect(lambda _about: job.stop())
        end.connect(job.deleteLater)
    app = QApplication.instance()
    if app is not None:
        app.aboutToQuit.connect(job.stop)
    job.write(order)
    window.say_in_passing(_("Writing “{name}”…").format(name=order.path.name))


def _sentence(given: Given, *, times: bool = False) -> str:
    """Say what was written, and what of the workshop is not in it."""
    name, kind = given.files[0].name, given.files[0].suffix.lower()
    if times:
        what = _("Planned and actual minutes are written to “{name}”.")
    elif kind == GEOJSON:
        what = _("The map is written to “{name}”.")
    else:
        what = _("The workshop is written to “{name}”.")
    return " ".join([what.format(name=name), *given.left_out])
