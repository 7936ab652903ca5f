"""The folder that a workshop's prints go into, so that no two workshops mix their papers."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from facilitator.data_folder import data_folder
from facilitator.file_names import file_title
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import the_workshop
from ui.layouts import row
from ui.settings import read_json, write_json

KEPT: Final = 200
"""So many folders are remembered; one that was forgotten is not printed into again unasked."""


def usual_folder(store: Store) -> Path:
    """Return where prints go unless people say so: beside the file, named by title and day.

    Where that folder holds something that was not printed from this workshop, it has a number.
    """
    with store.reading() as session:
        workshop = the_workshop(session)
        title, day, uid = workshop.title, workshop.date, workshop.uid
    name = file_title(title) or store.path.stem
    if day and day not in name:
        name = _("{title} {day}").format(title=name, day=day)
    known, number = _known(), 1
    while True:
        numbered = f"{name} {number}" if number > 1 else name
        folder = store.path.with_name(numbered + _(" – printed"))
        if known.get(str(folder)) == uid or not _holds_something(folder):
            return folder
        number += 1


def is_of_another(store: Store, folder: Path) -> bool:
    """Say whether another workshop was printed into a folder, as far as is known here."""
    with store.reading() as session:
        uid = the_workshop(session).uid
    return _known().get(str(folder), uid) != uid and _holds_something(folder)


def remember_folder(store: Store, folder: Path) -> None:
    """Remember that this workshop is printed into a folder."""
    with store.reading() as session:
        uid = the_workshop(session).uid
    known = _known()
    known.pop(str(folder), None)
    rows = [*known.items(), (str(folder), uid)]
    write_json(_path(), dict(rows[-KEPT:]))


def other_papers(folder: Path, printed: set[Path]) -> int:
    """Return how many papers of earlier prints are in a folder beside these."""
    try:
        return len(set(folder.glob("*.pdf")) - printed)
    except OSError:
        return 0


def _holds_something(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except FileNotFoundError:
        return False
    except OSError:  # a file of that name, or a folder that may not be read
        return True


def _known() -> dict[str, str]:
    found = read_json(_path())
    if not isinstance(found, dict):
        return {}
    return {key: uid for key, uid in found.items() if isinstance(uid, str)}


def _path() -> Path:
    return data_folder() / "printed.json"


class FolderLine(QWidget):
    """Asks into which folder the files go."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.line = QLineEdit(str(folder))
        self.line.setAccessibleName(_("Folder"))
        browse = QPushButton(_("Choose…"))
        browse.setAccessibleName(_("Choose a folder"))
        browse.clicked.connect(lambda _checked: self._choose())
        parts = row()
        parts.setContentsMargins(0, 0, 0, 0)
        parts.addWidget(self.line, 1)
        parts.addWidget(browse)
        self.setLayout(parts)
        self.setFocusProxy(self.line)

    @property
    def folder(self) -> Path:
        """The folder that was given."""
        return Path(self.line.text()).expanduser()

    def _choose(self) -> None:
        beside = str(self.folder.parent)
        name = QFileDialog.getExistingDirectory(self, _("Where the files go"), beside)
        if name:
            self.line.setText(name)
