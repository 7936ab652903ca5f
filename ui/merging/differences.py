"""What the copies said differently, for the core team to settle when there is time."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.day.state import is_running, the_day
from facilitator.i18n import _
from facilitator.merging.field_titles import field_title
from facilitator.merging.kept import Kept, kept_differences, settle, take_other
from facilitator.store import Changes, Store
from ui.layouts import row
from ui.listening import listen
from ui.merging.dialog import differences_table, fill
from ui.theme import Theme, dress


class DifferencesDialog(QDialog):
    """Lists what another copy said differently. Both are kept until somebody settles it.

    That may be private or hidden, so none of it is on the screen while the day runs.
    """

    def __init__(self, store: Store, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Said differently"))
        self._store = store
        self._kept: list[Kept] = []
        self._told = QLabel(wordWrap=True)
        dress(self._told, role="muted")
        self._table = differences_table(theme)
        self._table.currentCellChanged.connect(self._offer)
        self._take = QPushButton(_("Take the other"))
        self._take.clicked.connect(self._take_other)
        self._settle = QPushButton(_("Keep what is there"))
        self._settle.clicked.connect(self._keep)
        self._lay_out(theme)
        listen(store.changed, self._follow)
        self._show()

    def _lay_out(self, theme: Theme) -> None:
        heading = QLabel(_("Said differently"))
        dress(heading, role="title")
        acts = row()
        acts.addWidget(self._take)
        acts.addWidget(self._settle)
        acts.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self._told)
        column.addWidget(self._table, 100)
        column.addLayout(acts)
        column.addStretch(1)
        column.addWidget(buttons)
        self.resize(theme.px(680), theme.px(420))

    def _show(self) -> None:
        with self._store.reading() as session:
            in_room = is_running(the_day(session), self._store.clock())
            self._kept = [] if in_room else kept_differences(session)
        self._told.setText(_told(in_room=in_room, count=len(self._kept)))
        rows = [(each.about, field_title(each.field), each.now, each.other) for each in self._kept]
        fill(self._table, rows)
        for part in (self._table, self._take, self._settle):
            part.setVisible(bool(self._kept))
        if self._kept:
            self._table.setCurrentCell(
                max(min(self._table.currentRow(), len(self._kept) - 1), 0), 0
            )
        self._offer()

    def _offer(self, *_cell: int) -> None:
        chosen = self._chosen
        can_write = not self._store.read_only
        self._take.setEnabled(can_write and chosen is not None and chosen.can_be_taken)
        self._settle.setEnabled(can_write and chosen is not None)

    @property
    def _chosen(self) -> Kept | None:
        at = self._table.currentRow()
        return self._kept[at] if 0 <= at < len(self._kept) else None

    def _take_other(self) -> None:
        if (chosen := self._chosen) is not None:
            take_other(self._store, chosen.id)

    def _keep(self) -> None:
        if (chosen := self._chosen) is not None:
            settle(self._store, chosen.id)

    def _follow(self, changes: Changes) -> None:
        if changes.keys() & {"difference", "day"}:
            self._show()


def _told(*, in_room: bool, count: int) -> str:
    """Return what there is to say about the differences."""
    if in_room:
        return _(
            "The day is under way and this screen may be on the wall. What was said differently "
            "is kept, and can be settled here when the day has ended."
        )
    if count:
        return _(
            "When copies came together, these were not the same. Both are kept until you decide."
        )
    return _("Nothing was said differently, or all of it is settled.")
