"""Giving a workshop out as a file: asking where to, and saying what came of it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.export_file import export_file
from facilitator.file_names import file_title
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import the_workshop


class ExportDialog(QFileDialog):
    """Asks where to write a workshop: as exchange JSON, as a table, or as a calendar."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Export the workshop"), str(store.path.parent))
        self._times = _("Planned and actual minutes, for the coach (*.csv)")
        self._endings = {
            _("Exchange JSON, which can be imported again (*.json)"): "json",
            _("Table of the notes, for spreadsheet programs (*.csv)"): "csv",
            self._times: "csv",
            _("Calendar of what is to hear about (*.ics)"): "ics",
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
    """Write a workshop, or its minutes, into a file, and return what to tell people of it."""
    left_out = export_file(store, path, times=times)
    what = (
        _("Planned and actual minutes are written to “{name}”.")
        if times
        else _("The workshop is written to “{name}”.")
    )
    done = what.format(name=path.name)
    return " ".join([done, *left_out])
