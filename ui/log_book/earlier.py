"""Which earlier workshop is taken up: those that were open last, or any other file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from facilitator.log_book.taking_over import open_entries
from ui.home.recent import RecentWorkshop, recent_workshops, told_apart
from ui.layouts import row
from ui.log_book.entry_list import EntryList, Line
from ui.log_book.fields import enter_presses
from ui.theme import dress
from ui.wording import place_and_day
from ui.workshop.over import Over

OFFERED: Final = 12
"""So many workshops are offered; the others are files like any other."""


def workshops_before(path: Path) -> list[RecentWorkshop]:
    """Return the workshops that were open last but for this one, as far as they are there."""
    found = (each for each in recent_workshops()[: 2 * OFFERED] if each.path != path)
    return [each for each in found if each.found][:OFFERED]


class EarlierWorkshops(QDialog):
    """Offers workshops by title, place and day; how much is open in each follows."""

    wanted = Signal(str)
    """The path of the workshop that was chosen."""
    file_wanted = Signal()
    """It is another file."""

    def __init__(self, over: Over, before: Sequence[RecentWorkshop]) -> None:
        super().__init__(over.page)
        title = _("Take up an earlier workshop")
        self.setWindowTitle(title)
        self._before = list(before)
        self._open: dict[Path, str] = {}
        self._uncounted = [each.path for each in before]
        heading = QLabel(_("Which workshop was it?"), wordWrap=True)
        dress(heading, role="title")
        self.list = EntryList(over.theme, title)
        self.list.setAccessibleDescription(_("Arrows move, Enter opens."))
        other = QPushButton(_("Another &file…"))
        away = QPushButton(_("Cancel"))
        self.look = QPushButton(_("Look at its promises"))
        dress(self.look, kind="filled")
        foot = row()
        foot.addWidget(other)
        foot.addStretch(1)
        foot.addWidget(away)
        foot.addWidget(self.look)
        for button in (other, away, self.look):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        other.clicked.connect(lambda _checked: self._leave_for_file())
        away.clicked.connect(lambda _checked: self.reject())
        self.look.clicked.connect(lambda _checked: self._choose(self.list.key))
        self.list.opened.connect(self._choose)
        self._show()
        self.list.choose(str(before[0].path))
        self.list.setFocus()
        self.resize(min(over.theme.px(560), 1_180), min(over.theme.px(460), 680))
        self._counting = QTimer(self, interval=0)
        self._counting.timeout.connect(self._count_next)
        self.finished.connect(self._counting.stop)
        self._counting.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Press the button that has the cursor with Enter."""
        if not enter_presses(event, self.focusWidget()):
            super().keyPressEvent(event)

    def _count_next(self) -> None:
        """Look into one file at a time: whoever knows which it is need not wait."""
        if not self._uncounted:
            self._counting.stop()
            return
        path = self._uncounted.pop(0)
        try:
            count = len(open_entries(path).entries)
        except FacilitatorError:
            self._open[path] = ""  # why it cannot be read is said when it is chosen
        else:
            words = ngettext("{count} open promise", "{count} open promises", count)
            self._open[path] = words.format(count=count) if count else _("nothing open")
        self._show()

    def _show(self) -> None:
        apart = told_apart(self._before)
        lines = [
            Line(
                str(each.path),
                each.title or each.path.stem,
                _joined(
                    place_and_day(each.place, each.date),
                    apart.get(each.path, ""),
                    self._open.get(each.path, ""),
                ),
            )
            for each in self._before
        ]
        self.list.show_lines([(_("Open here before"), lines)])

    def _choose(self, key: str) -> None:
        if key:
            self.accept()
            self.wanted.emit(key)

    def _leave_for_file(self) -> None:
        self.accept()
        self.file_wanted.emit()


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
