"""Bringing copies together: which ones, what would come of it, and only then the new file."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QListWidget,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.data_folder import workshops_folder
from facilitator.day.state import is_running, the_day
from facilitator.errors import FacilitatorError
from facilitator.file_header import may_be_locked
from facilitator.i18n import _
from facilitator.merging.field_titles import field_title
from facilitator.merging.files import NO_KEYS, Together, bring_together, write_together
from facilitator.merging.preview import Said, differing, preview
from facilitator.passphrase import Passphrase
from facilitator.store import Store
from ui.beginning import unused_path
from ui.focus import open_over
from ui.layouts import row, scrolling
from ui.theme import GRID, Theme, dress


class MergeDialog(QDialog):
    """Shows what copies make together before anything is written. The copies stay as they are.

    Nobody's words are shown once a file was added whose people are in the room.
    """

    made = Signal(object, object)
    """The path of the workshop that holds everything, and its passphrase, or None."""

    def __init__(
        self,
        paths: Sequence[Path],
        theme: Theme,
        parent: QWidget | None = None,
        keys: Mapping[Path, Passphrase] = NO_KEYS,
    ) -> None:
        super().__init__(parent)
        self._theme, self._keys = theme, dict(keys)
        self.setWindowTitle(_("Bring copies together"))
        self._together: Together | None = None
        self._paths: list[Path] = []
        self._in_room = False
        """Whether this screen may be on the wall."""
        self._list = QListWidget()
        self._list.setAccessibleName(_("Files to bring together"))
        self._list.setMaximumHeight(theme.px(110))
        self._told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._told.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._differences = differences_table(theme)
        self._lay_out(theme)
        self.add(paths)

    def _lay_out(self, theme: Theme) -> None:
        heading = QLabel(_("Bring copies together"))
        dress(heading, role="title")
        about = QLabel(
            _(
                "Choose two or more files: copies of one workshop from two laptops, or the files "
                "of several tables. A new file holds everything; the copies stay as they are."
            ),
            wordWrap=True,
        )
        dress(about, role="muted")
        self._add = QPushButton(_("Add files…"))
        self._add.clicked.connect(self._ask)
        remove = QPushButton(_("Take off the list"))
        remove.clicked.connect(self._remove)
        dress(remove, kind="quiet")
        files = row()
        files.addWidget(self._add)
        files.addWidget(remove)
        files.addStretch(1)
        buttons = QDialogButtonBox()
        self._make = buttons.addButton(
            _("Make one workshop of them"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        dress(self._make, kind="filled")
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._write)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (heading, about, self._list):
            column.addWidget(part)
        column.addLayout(files)
        self._differences.setMinimumHeight(theme.px(90))
        content = QWidget()
        told = QVBoxLayout(content)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(self._told)
        told.addWidget(self._differences, 1)
        column.addWidget(scrolling(content), 1)
        column.addWidget(buttons)
        self.resize(theme.px(680), min(theme.px(620), 680))

    def add(self, paths: Sequence[Path]) -> None:
        """Add files to the list, and show what they make together."""
        locked = [path for path in paths if path not in self._keys and may_be_locked(path)]
        for path in paths:
            if path not in self._paths and path not in locked:
                self._paths.append(path)
                self._in_room = self._in_room or _day_runs(path, self._keys.get(path))
                self._list.addItem(path.name)
                self._list.item(self._list.count() - 1).setToolTip(str(path))
        self._show()
        if locked:
            self._ask_for_passphrase(locked)

    def _ask_for_passphrase(self, locked: Sequence[Path]) -> None:
        """Ask for that of the first of these files, and then add them."""
        from ui.passphrase.asking import AskPassphrase

        first = locked[0]

        def unlock(key: Passphrase) -> str:
            try:
                Store.open(first, key=key, read_only=True).close()
            except FacilitatorError as error:
                return str(error)
            self._keys[first] = key
            QTimer.singleShot(0, self, lambda: self.add(locked))  # once nothing is asked any more
            return ""

        open_over(AskPassphrase(first, unlock, self._theme, self), self._add.setFocus)

    def _ask(self) -> None:
        dialog = QFileDialog(self, _("Add files"), str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(_("Workshops (*.workshop)"))
        dialog.filesSelected.connect(lambda names: self.add([Path(name) for name in names]))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @property
    def _folder(self) -> Path:
        return self._paths[0].parent if self._paths else workshops_folder() or Path.home()

    def _remove(self) -> None:
        at = self._list.currentRow()
        if at >= 0:
            self._list.takeItem(at)
            del self._paths[at]
            self._show()

    def _show(self) -> None:
        self._together = None
        said: list[Said] = []
        if len(self._paths) < 2:
            told = [_("Add one more file to see what comes together.")]
        else:
            try:
                self._together = bring_together(self._paths, self._keys)
            except FacilitatorError as error:
                told = [str(error)]
            else:
                told = preview(self._together.copies, self._together.merged)
                told += self._said_of_lock()
                said = differing(self._together.merged)
        if said and self._in_room:
            said = []
            told.append(
                _(
                    "The day is under way and this screen may be on the wall, so the words are "
                    "not shown here. Both versions go into the new file, to be settled afterwards."
                )
            )
        self._told.setText("\n".join(told))
        self._make.setEnabled(self._together is not None)
        self._show_differences(said)

    @property
    def _locked(self) -> Path | None:
        """The first file that has a passphrase; the new one gets the same."""
        return next((path for path in self._paths if path in self._keys), None)

    def _said_of_lock(self) -> list[str]:
        if self._locked is None:
            return []
        sentence = _("The new file has the passphrase of “{name}”.")
        return [sentence.format(name=self._locked.stem)]

    def _show_differences(self, said: Sequence[Said]) -> None:
        self._differences.setVisible(bool(said))
        shown = [each._replace(field=field_title(each.field)) for each in said]
        fill(self._differences, shown)

    def _write(self) -> None:
        if self._together is None:
            return
        locked = self._locked
        key = None if locked is None else self._keys[locked]
        title = self._together.merged.workshop.title if locked is None else locked.stem
        title = title or self._paths[0].stem
        path = unused_path(self._folder, _("{title}, together").format(title=title), "")
        try:
            write_together(self._together, path, key)
        except FacilitatorError as error:
            self._told.setText(str(error))
            return
        self.accept()
        self.made.emit(path, key)


def _day_runs(path: Path, key: Passphrase | None) -> bool:
    """Say whether the people of a workshop are in the room; no, where it cannot be read."""
    try:
        with Store.open(path, key=key, read_only=True) as store, store.reading() as session:
            return is_running(the_day(session), store.clock())
    except FacilitatorError:
        return False


def differences_table(theme: Theme) -> QTableWidget:
    """Return an empty table of what copies say differently."""
    table = QTableWidget(0, len(Said._fields))
    table.setHorizontalHeaderLabels([_("About"), _("What"), _("Taken"), _("Kept beside it")])
    table.setAccessibleName(_("What the copies say differently"))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    rows, columns = table.verticalHeader(), table.horizontalHeader()
    rows.hide()
    rows.setMinimumSectionSize(theme.to_press(36) + GRID)
    columns.setSectionsClickable(False)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for wide in (2, 3):
        columns.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    return table


def fill(table: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    """Show these rows of text."""
    table.setRowCount(len(rows))
    for line, each in enumerate(rows):
        for place, text in enumerate(each):
            table.setItem(line, place, QTableWidgetItem(text))
