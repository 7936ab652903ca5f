"""A note's links, each with the reason that it rests on."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from facilitator.exercises.board.links import change_link, remove_links
from facilitator.i18n import _
from ui.exercises.board.desk import Desk
from ui.exercises.board.form import Form, side_by_side, small
from ui.exercises.board.note_page import NoteSection
from ui.exercises.board.typed import shortened
from ui.exercises.fields import SavedLine
from ui.focus import tab_through
from ui.theme import dress


class _LinkRow(Form):
    """One link: the other end, `because`, and what can be done with it."""

    def __init__(self, desk: Desk, link_id: int) -> None:
        super().__init__()
        self._desk, self._link_id = desk, link_id
        self._name = small(role="strong")
        self._because = SavedLine(_("because …"))
        self._because.saved.connect(self._save)
        self.details = QPushButton(_("Details"))
        self._away = remove = QPushButton(_("Remove link"))
        for button in (self.details, remove):
            dress(button, kind="quiet")
        remove.clicked.connect(self._remove)
        self.fields = (self._because, self.details, remove)
        self.column.addWidget(self._name)
        self.column.addWidget(self._because)
        self.column.addWidget(side_by_side(self.details, remove))

    def show_from(self, note_id: int) -> None:
        """Show the link as it is seen from one of its ends."""
        board = self._desk.board
        link = board.links[self._link_id]
        leaves = link.source_id == note_id
        other = board.notes[link.target_id if leaves else link.source_id]
        name = f"{'→' if leaves else '←'} {other.label}  {shortened(other.text, 48)}"
        self._name.setText(name)
        self._because.setAccessibleName(_("Because, {link}").format(link=name))
        self.details.setAccessibleName(_("Details of the link {link}").format(link=name))
        self._away.setAccessibleName(_("Remove the link {link}").format(link=name))
        self._because.show_text(link.because)

    def _save(self, text: str) -> None:
        if self._link_id in self._desk.board.links:
            self._desk.act(lambda: change_link(self._desk.store, self._link_id, because=text))

    def _remove(self) -> None:
        self._desk.act(lambda: remove_links(self._desk.store, [self._link_id]))


class LinksSection(NoteSection):
    """All links of the note."""

    link_opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: dict[int, _LinkRow] = {}
        self._title = small(role="section")
        self.column.addSpacing(8)
        self.column.addWidget(self._title)
        self._none = small(_("Drag from the note’s handle, or type D3 > C1 below."))
        self.column.addWidget(self._none)

    def show_row(self, row_id: int) -> None:
        """Show another note."""
        self._drop(list(self._rows))
        super().show_row(row_id)

    def _drop(self, link_ids: list[int]) -> None:
        for link_id in link_ids:
            self._rows.pop(link_id).deleteLater()

    def refresh(self) -> None:
        """Add and take away rows as links come and go; a row that stays keeps its cursor."""
        if self.note is None:
            return
        link_ids = self.desk.live.links_of(self.row_id)
        self._drop([link_id for link_id in self._rows if link_id not in link_ids])
        for link_id in link_ids:
            if link_id not in self._rows:
                row = self._rows[link_id] = _LinkRow(self.desk, link_id)
                row.details.clicked.connect(partial(self._open, link_id))
                self.column.addWidget(row)
                row.show()
            self._rows[link_id].show_from(self.row_id)
        tab_through(self._none, *(part for row in self._rows.values() for part in row.fields))
        self._title.setText(_("Links ({count})").format(count=len(link_ids)))
        self._none.setVisible(not link_ids)

    def _open(self, link_id: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.link_opened.emit(link_id)
