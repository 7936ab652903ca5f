"""Earlier versions, by time and by what changed: one is looked at, copied, or put back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.earlier import EarlierVersion, changes_aloud, moment
from facilitator.i18n import _
from ui.layouts import row
from ui.passphrase.fields import plain
from ui.theme import GRID, Theme, dress


class VersionsDialog(QDialog):
    """Lists what is kept of a workshop. Putting one in its place is asked once more."""

    look = Signal(object)
    """This version is to be looked at."""
    copy = Signal(object)
    """A copy of it is to be opened, next to the file."""
    put = Signal(object)
    """It is to be put in the place of the file."""

    def __init__(
        self,
        path: Path,
        versions: Sequence[EarlierVersion],
        since: str,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """`since` says what changed after the newest of them."""
        super().__init__(parent)
        self.setWindowTitle(_("Earlier versions"))
        self._versions = versions
        about = plain(
            _("It is kept as it was at each opening, the last ten times. Looking changes nothing."),
            "muted",
        )
        self.table = _table(versions, theme)
        self._holds = plain("", "muted")
        self._told = plain("", "stop")
        self._offered, self._asked = self._buttons(), self._question()
        self._asked.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(plain(_("Earlier versions of “{name}”").format(name=path.stem), "title"))
        whole.addWidget(about)
        if since:
            whole.addWidget(plain(since, "body"))
        whole.addWidget(self.table, 1)
        whole.addWidget(self._holds)
        whole.addWidget(self._told)
        whole.addWidget(self._offered)
        whole.addWidget(self._asked)
        self.resize(min(theme.px(820), 1_200), min(theme.px(540), 660))
        self.table.currentCellChanged.connect(self._follow)
        self.table.itemActivated.connect(lambda _item: self._choose(self.look_button))
        if versions:
            self.table.selectRow(0)
        self._follow()
        self.table.setFocus()

    @property
    def version(self) -> EarlierVersion | None:
        """The one that is chosen."""
        at = self.table.currentRow()
        return self._versions[at] if 0 <= at < len(self._versions) else None

    def _buttons(self) -> QWidget:
        self.look_button = QPushButton(_("&Look at it"))
        dress(self.look_button, kind="filled")
        self.copy_button = QPushButton(_("Open a &copy next to the file"))
        self.put_button = QPushButton(_("&Put it in place of the file…"))
        close = QPushButton(_("Close"))
        dress(close, kind="quiet")
        close.clicked.connect(self.reject)
        self.put_button.clicked.connect(self._ask)
        for button, signal in ((self.look_button, self.look), (self.copy_button, self.copy)):
            button.clicked.connect(lambda _checked, s=signal: self._emit(s))
        return _line(self.look_button, self.copy_button, self.put_button, close)

    def _question(self) -> QWidget:
        self.yes_button = QPushButton(_("Put it in place"))
        dress(self.yes_button, kind="stop")
        self.yes_button.clicked.connect(lambda _checked: self._emit(self.put))
        no = QPushButton(_("Leave it as it is"))
        no.clicked.connect(self._leave)
        asked = plain(
            _(
                "The workshop becomes what it was then. As it is now, it is kept as one of these "
                "versions, so you can come back to it."
            ),
            "body",
        )
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(asked)
        rows.addWidget(_line(self.yes_button, no))
        self.yes_button.setAccessibleDescription(asked.text())
        return box

    def _emit(self, signal: SignalInstance) -> None:
        version = self.version
        if version is not None and not version.trouble:
            self.accept()
            signal.emit(version)

    def _choose(self, button: QPushButton) -> None:
        if button.isEnabled():
            button.click()

    def _ask(self) -> None:
        self._show_question(on=True)
        self.yes_button.setFocus()

    def _leave(self) -> None:
        self._show_question(on=False)
        self.put_button.setFocus()

    def _show_question(self, *, on: bool) -> None:
        self._offered.setVisible(not on)
        self._asked.setVisible(on)
        self.table.setEnabled(not on)

    def _follow(self, *_cells: int) -> None:
        version = self.version
        trouble = "" if version is None else version.trouble
        if version is None:
            trouble = _("Nothing is kept of this workshop on this computer yet.")
        for button in (self.look_button, self.copy_button, self.put_button):
            button.setEnabled(not trouble)
        holds = "" if version is None or trouble else _said_held(version)
        for label, text in ((self._told, trouble), (self._holds, holds)):
            label.setText(text)
            label.setVisible(bool(text))
        self.table.setAccessibleDescription(trouble or holds)


def _line(*buttons: QPushButton) -> QWidget:
    box = QWidget()
    line = row()
    line.setContentsMargins(0, 0, 0, 0)
    line.addStretch(1)
    for button in buttons:
        button.setAutoDefault(False)
        line.addWidget(button)
    box.setLayout(line)
    return box


def _table(versions: Sequence[EarlierVersion], theme: Theme) -> QTableWidget:
    table = QTableWidget(len(versions), 2)
    table.setHorizontalHeaderLabels([_("When it was opened"), _("What had changed")])
    table.setAccessibleName(_("Earlier versions"))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setWordWrap(True)
    for at, version in enumerate(versions):
        changed = _("Cannot be opened") if version.trouble else changes_aloud(version.changes)
        for place, text in enumerate((moment(version.at), changed)):
            table.setItem(at, place, QTableWidgetItem(text))
    rows, columns = table.verticalHeader(), table.horizontalHeader()
    rows.hide()
    rows.setMinimumSectionSize(theme.to_press(36) + GRID)
    columns.setSectionsClickable(False)
    columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    columns.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.resizeColumnToContents(0)
    table.setColumnWidth(0, table.columnWidth(0) + 24)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table


def _said_held(version: EarlierVersion) -> str:
    """Say what is in a version."""
    if not any(version.counts.values()):
        return _("There is nothing in it yet.")
    return _("It holds {what}.").format(what=version.holds)
