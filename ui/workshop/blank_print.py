"""Printing the blank sheet of one activity, at once: the projector is dead and the room waits."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.elsewhere import file_of
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import activities, saved_id
from ui.printing.folder import remember_folder, usual_folder
from ui.printing.job import PrintJob
from ui.printing.worker import PrintOrder, Sheet


class BlankPrint(QObject):
    """One print of a blank sheet into the folder of the workshop's prints."""

    printed = Signal(list)
    """list[Path]: the files."""
    failed = Signal(str)

    def __init__(self, store: Store, activity_id: int, paper: str, parent: QObject) -> None:
        super().__init__(parent)
        with store.reading() as session:
            ids = [saved_id(each) for each in activities(session)]
        number = ids.index(activity_id) + 1
        options = {"blank": True, "activity": number, "paper": paper}
        self.folder = usual_folder(store)
        order = PrintOrder(file_of(store), options)
        self._job = PrintJob(order, self.folder, self)
        remember_folder(store, self.folder)
        self._job.finished.connect(self._finish)
        self._job.failed.connect(self.failed)

    def stop(self) -> None:
        """Stop; nothing of it stays."""
        self._job.stop()

    def _finish(self, sheets: list[Sheet]) -> None:
        files: list[Path] = [sheet.path for sheet in sheets]
        if files:
            self.printed.emit(files)
        else:
            self.failed.emit(
                _("This activity has no blank sheet; nothing was printed. Choose another activity.")
            )


def begin_print(store: Store, activity_id: int, paper: str, parent: QObject) -> "BlankPrint | str":
    """Begin to print a blank sheet; where that cannot be, return the sentence that says why."""
    try:
        return BlankPrint(store, activity_id, paper, parent)
    except FacilitatorError as error:
        return str(error)
