"""Giving a workshop out as a file: asking where to, and saying what came of it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from facilitator.decks import COMMUNITY_MAP
from facilitator.export_file import export_file
from facilitator.file_names import file_title
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.transfer import export_document
from facilitator.workshop import activities, the_workshop

PICTURES: Final = frozenset({".png", ".svg"})


class ExportDialog(QFileDialog):
    """Asks where to write a workshop: as exchange JSON, a table, a calendar, or as its map."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Export the workshop"), str(store.path.parent))
        self._times = _("Planned and actual minutes, for the coach (*.csv)")
        self._endings = {
            _("Exchange JSON, which can be imported again (*.json)"): "json",
            _("Table of the notes, for spreadsheet programs (*.csv)"): "csv",
            self._times: "csv",
            _("Calendar of what is to hear about (*.ics)"): "ics",
        }
        if the_map(store) is not None:
            self._endings |= {
                _("Map for other map programs (*.geojson)"): "geojson",
                _("Picture of the map (*.png)"): "png",
                _("Drawing of the map (*.svg)"): "svg",
            }
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


def exported(store: Store, path: Path, *, times: bool = False) -> str:
    """Write a workshop, its minutes or its map into a file, and return what to tell people."""
    kind, number = path.suffix.lower(), the_map(store)
    if kind in PICTURES and not times and number is not None:
        return _drawn(store, path, number)
    left_out = export_file(
        store, path, times=times, activity=number if kind == ".geojson" else None
    )
    if times:
        what = _("Planned and actual minutes are written to “{name}”.")
    elif kind == ".geojson":
        what = _("The map is written to “{name}”.")
    else:
        what = _("The workshop is written to “{name}”.")
    return " ".join([what.format(name=path.name), *left_out])


def the_map(store: Store) -> int | None:
    """Return the number of the only community map of a workshop, counted from 1."""
    with store.reading() as session:
        found = activities(session)
    numbers = [n for n, each in enumerate(found, 1) if each.exercise == COMMUNITY_MAP]
    return numbers[0] if len(numbers) == 1 else None


def _drawn(store: Store, path: Path, number: int) -> str:
    """Draw the map's poster as a picture, which takes a second or two."""
    from exports.picture_file import export_picture

    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        export_picture(export_document(store, for_paper=True), path, activity=number)
    finally:
        QApplication.restoreOverrideCursor()
    return _("The map is drawn in “{name}”.").format(name=path.name)
