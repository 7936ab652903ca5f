"""What each cell of the list of notes says, to whoever reads it and whoever listens."""

from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from facilitator.exercises.board.tables import Note
from facilitator.i18n import _, ngettext, translated
from ui.exercises.board.cards import card_of, status_badge, visibility_title, zone_title
from ui.exercises.board.desk import Desk

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
EDIT: Final = int(Qt.ItemDataRole.EditRole)
FONT: Final = int(Qt.ItemDataRole.FontRole)
TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
ROLES: Final = frozenset({DISPLAY, EDIT, FONT, TIP, ACCESSIBLE})


class Column(IntEnum):
    """What each column says."""

    LABEL = 0
    YEAR = 1
    WORDS = 2
    KIND = 3
    WHO = 4
    STATUS = 5
    LINKS = 6


COLUMNS: Final = len(Column)
EDITED: Final = (Column.YEAR, Column.WORDS, Column.WHO)


class Cells:
    """The words of a board's list, as its notes are now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._heavy = QFont()
        self._heavy.setWeight(QFont.Weight.DemiBold)

    def title(self, column: int) -> str:
        """Return what a column is called."""
        titles = (_("Label"), _("Year"), _("Words"), _("Kind"), _("Who"), _("Status"), _("Links"))
        return titles[column]

    def said(self, note: Note, column: int, role: int) -> Any:
        """Return what a note's cell says in this role."""
        if role in {DISPLAY, EDIT}:
            return self.text(note, column)
        if role == TIP:
            return self._links(note) or None if column == Column.LINKS else None
        if column != Column.LABEL:
            return None
        return self._heavy if role == FONT else card_of(self._desk.live, note).description

    def heading(self, place: int, count: int, role: int) -> Any:
        """Return what the heading of a zone with so many notes says in this role."""
        title = zone_title(self._desk.live, self._desk.deck.zones[place])
        if role == FONT:
            return self._heavy
        if role == DISPLAY:
            return f"{title}  ({count})"
        if role == ACCESSIBLE:
            notes = ngettext("{count} note", "{count} notes", count).format(count=count)
            return f"{title}, {notes}"
        return None

    def text(self, note: Note, column: int) -> str:
        """Return what stands in a note's cell."""
        plain: dict[int, object] = {
            Column.LABEL: note.label,
            Column.YEAR: note.year,
            Column.WORDS: note.text,
            Column.WHO: note.who,
        }
        if column in plain:
            return "" if plain[column] is None else str(plain[column])
        if column == Column.KIND:
            return self._kind(note) if note.kind else ""
        if column == Column.STATUS:
            seen = "" if note.visibility == "public" else visibility_title(note.visibility).lower()
            return ", ".join(part for part in (status_badge(self._desk.live, note), seen) if part)
        return self._links(note)

    def _kind(self, note: Note) -> str:
        kinds = self._desk.deck.zone(note.zone).kinds
        own = (f"{kind.mark} {translated(kind.title)}" for kind in kinds if kind.key == note.kind)
        return next(own, "")

    def _links(self, note: Note) -> str:
        board, own = self._desk.board, note.id or 0
        links = [board.links[link_id] for link_id in self._desk.live.links_of(own)]
        notes = board.notes
        leads = [x.target_id for x in links if x.source_id == own]
        comes = [x.source_id for x in links if x.target_id == own]
        return "\n".join(
            f"{arrow} {', '.join(notes[each].label for each in ids if each in notes)}"
            for arrow, ids in (("→", leads), ("←", comes))
            if ids
        )
