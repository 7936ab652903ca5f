"""What each cell of the table says, to whoever reads it and whoever listens."""

from enum import IntEnum
from typing import Final, NamedTuple

from facilitator.exercises.sector_map.seats import marked, strength_words
from facilitator.exercises.sector_map.tables import (
    KNOWN,
    NEEDED,
    NOBODY,
    WORKING,
    SectorEntry,
    SectorRow,
)
from facilitator.exercises.sector_map.typed import known_written, needed_written
from facilitator.i18n import _, ngettext
from facilitator.workshop import saved_id
from ui.exercises.board.cards import visibility_title
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.table_lines import BLANK, ENTRY, SECTOR, Line, Place
from ui.wording import said_day


class Column(IntEnum):
    """What each column holds."""

    PLACE = 0
    EXAMPLES = 1
    LABEL = 2
    HERE = 3
    KNOW = 4
    NEED = 5
    NEXT = 6


COLUMNS: Final = len(Column)
TYPED: Final = (Column.HERE, Column.KNOW, Column.NEED, Column.NEXT)
"""What is filled in, in the order in which Tab goes."""


class Piece(NamedTuple):
    """Some words of a cell, with a mark before them."""

    text: str
    tone: str = ""
    """`strong`, `muted`, `small` or `gap`; plain where empty."""
    strength: int | None = None
    """How many of three circles are full; 0 is an empty chair."""


def column_titles() -> dict[int, str]:
    """Return what the columns are called."""
    return {
        Column.PLACE: _("Institution"),
        Column.EXAMPLES: _("For example"),
        Column.LABEL: _("Label"),
        Column.HERE: _("What it is here"),
        Column.KNOW: _("Whom we know"),
        Column.NEED: _("Whom we need"),
        Column.NEXT: _("Next step"),
    }


def strength_marks(strength: int) -> str:
    """Return how well somebody is known, as circles."""
    return "●" * strength + "○" * (WORKING - strength)


class Words:
    """The words of the table, as the map is now."""

    def __init__(self, desk: MapDesk) -> None:
        self._desk = desk
        self.shows_examples = False
        """Whether the examples have a column of their own."""
        self.shows_labels = True
        """Whether labels do; otherwise they stand below what the row is called."""

    # For who looks

    def pieces(self, line: Line, place: Place, column: int) -> list[Piece]:
        """Return what stands in a cell."""
        row = self.row(place)
        if row is None:
            return []
        if column == Column.PLACE:
            title = marked(row.title, compiled=row.compiled)
            named = [Piece(title, "strong")] if place.is_first else []
            return [*named, *self._labelled(line)]
        if column == Column.EXAMPLES:
            return [Piece(row.examples, "muted")] if place.is_first and row.examples else []
        if line.kind == BLANK:
            return self._empty(row, place, column)
        entry = self._desk.entry(line.id)
        return self._of_entry(entry, column) if entry is not None else []

    def _empty(self, row: SectorRow, place: Place, column: int) -> list[Piece]:
        """Return what an empty line says: quietly, what could stand there."""
        if column != Column.HERE:
            return []
        if not place.is_first:
            return [Piece(_("Another one here …"), "muted")]
        return [] if self.shows_examples or not row.examples else [Piece(row.examples, "muted")]

    def _of_entry(self, entry: SectorEntry, column: int) -> list[Piece]:
        if column == Column.LABEL:
            return self._label(entry)
        if column == Column.HERE:
            return [Piece(entry.here)] if entry.here else []
        if column == Column.KNOW:
            return self._known(entry)
        if column == Column.NEED:
            return [Piece(role) for role in self._roles(entry, NEEDED)]
        return self._next(entry)

    def _labelled(self, line: Line) -> list[Piece]:
        """Return the label of an entry, and whose it is, where no column has them."""
        entry = self._desk.entry(line.id) if line.kind == ENTRY and not self.shows_labels else None
        if entry is None:
            return []
        return [Piece(" · ".join([entry.label, *self._about(entry)]), "small")]

    def _label(self, entry: SectorEntry) -> list[Piece]:
        found = [Piece(entry.label, "label")]
        found += [Piece(text, "small") for text in self._about(entry)]
        return found

    def _about(self, entry: SectorEntry) -> list[str]:
        """Return whose it is, with whom it stands, and who does not see it, where that is said."""
        first = self._desk.map.entries.get(entry.stands_with_id or 0)
        seen = entry.visibility
        said = [
            _("Table {number}").format(number=entry.table_number) if entry.table_number else "",
            _("with {label}").format(label=first.label) if first is not None else "",
            visibility_title(seen) if seen != "public" else "",
        ]
        return [text for text in said if text]

    def _known(self, entry: SectorEntry) -> list[Piece]:
        found = [Piece(role, "", strength) for role, strength in self.known(entry)]
        if found or not self.is_gap(entry):
            return found
        return [Piece(strength_words()[NOBODY], "gap", NOBODY)]

    def _next(self, entry: SectorEntry) -> list[Piece]:
        found = [Piece(entry.next_step)] if entry.next_step else []
        if not self.shows_examples:
            return found  # in little room, the panel says it
        return found + [Piece(text, "small") for text in self._arranged(entry)]

    def _arranged(self, entry: SectorEntry) -> list[str]:
        """Return who introduces us, who holds it and when it is looked at again."""
        role = self._desk.people.role
        introducer, holder = role(entry.introducer_id), role(entry.holder_id)
        day = said_day(entry.review_on)
        said = [
            _("through {who}").format(who=introducer) if introducer else "",
            _("held by {who}").format(who=holder) if holder else "",
            _("look again on {day}").format(day=day) if day else "",
        ]
        return [text for text in said if text]

    # What is behind

    def row(self, place: Place) -> SectorRow | None:
        """Return the row of a line; None for a heading's."""
        found: SectorRow | None = self._desk.map.rows["sector_row"].get(place.row_id)
        return found

    def known(self, entry: SectorEntry) -> list[tuple[str, int]]:
        """Return whom we know at an institution, and how well."""
        ties = self._desk.map.ties_of(saved_id(entry), KNOWN)
        return [(self._desk.people.role(tie.person_id), tie.strength) for tie in ties]

    def _roles(self, entry: SectorEntry, kind: str) -> list[str]:
        ties = self._desk.map.ties_of(saved_id(entry), kind)
        return [self._desk.people.role(tie.person_id) for tie in ties]

    def is_gap(self, entry: SectorEntry) -> bool:
        """Say whether nobody is known there, on this entry or on one that it stands with."""
        return self._desk.leader(entry) not in self._desk.reached

    def typed(self, line: Line, place: Place, column: int) -> str:
        """Return what an editor of a cell begins from."""
        if line.kind == SECTOR:
            sector = self._desk.map.rows["sector"].get(line.id)
            return sector.title if sector is not None else ""
        row, entry = self.row(place), self._desk.entry(line.id) if line.kind != BLANK else None
        if column in {Column.PLACE, Column.EXAMPLES}:
            return "" if row is None else row.title if column == Column.PLACE else row.examples
        if entry is None:
            return ""
        if column == Column.KNOW:
            return known_written(self.known(entry))
        if column == Column.NEED:
            return needed_written(self._roles(entry, NEEDED))
        plain = {Column.HERE: entry.here, Column.NEXT: entry.next_step}
        return plain.get(Column(column), entry.label)

    # For who listens

    def heading(self, sector_id: int) -> tuple[str, str]:
        """Return what a sector is called, and what is in it."""
        board = self._desk.map
        sector = board.rows["sector"].get(sector_id)
        if sector is None:
            return "", ""
        rows = {row.id for row in board.rows["sector_row"].values() if row.sector_id == sector_id}
        entries, reached = board.entries, self._desk.reached
        own = [
            key
            for key, entry in entries.items()
            if entry.row_id in rows and entry.stands_with_id not in entries
        ]
        gaps = sum(key not in reached for key in own)
        said = [
            ngettext("{count} row", "{count} rows", len(rows)).format(count=len(rows)),
            ngettext("{count} institution", "{count} institutions", len(own)).format(
                count=len(own)
            ),
        ]
        if gaps:
            said.append(_("nobody known at {count}").format(count=gaps))
        return sector.title, " · ".join(said)

    def aloud(self, line: Line, place: Place, column: int) -> str:
        """Return a cell as a screen reader says it."""
        if line.kind == SECTOR:
            return ", ".join(filter(None, self.heading(line.id)))
        row = self.row(place)
        if row is None:
            return ""
        if column == Column.PLACE:
            compiled = _("compiled, not on the source’s sheet") if row.compiled else ""
            labelled = (piece.text for piece in self._labelled(line))
            return ", ".join(filter(None, (row.title, compiled, *labelled)))
        said = "; ".join(self._aloud(piece) for piece in self.pieces(line, place, column))
        if line.kind == BLANK and column != Column.EXAMPLES:
            said = _("nothing yet")
            if column == Column.HERE and row.examples:
                said = _("nothing yet; for example {examples}").format(examples=row.examples)
        return f"{self.cell_name(line, place, column)}: {said or _('nothing yet')}"

    def cell_name(self, line: Line, place: Place, column: int) -> str:
        """Return what a cell is called: its row, and what is asked in its column."""
        row, title = self.row(place), column_titles()[column]
        if row is None:
            return self.heading(line.id)[0]
        return f"{row.title}, {title[:1].lower()}{title[1:]}"

    @staticmethod
    def _aloud(piece: Piece) -> str:
        if piece.strength is None or piece.strength == NOBODY:
            return piece.text
        return f"{piece.text}, {strength_words()[piece.strength]}"
