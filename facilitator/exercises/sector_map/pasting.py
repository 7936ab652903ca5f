"""Institutions out of a spreadsheet, as they are pasted into the table of a map."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from facilitator.clean import clean_text
from facilitator.errors import InvalidEntryError
from facilitator.exercises.sector_map.institutions import add_entry
from facilitator.exercises.sector_map.persons import spoken
from facilitator.exercises.sector_map.tables import MapBoard
from facilitator.exercises.sector_map.typed import known_typed, needed_typed
from facilitator.i18n import _, ngettext
from facilitator.spreadsheet import Row, rows_of
from facilitator.store import Store
from facilitator.workshop import saved_id

FILLED: Final = ("here", "known", "needed", "next_step")
"""The columns that are filled in, in their order."""
MOST_LINES: Final = 1_000
MOST_TOLD, LONGEST = 8, 60
"""So many rows that are missing are named, each by so many characters."""

Cells = Mapping[str, str]
"""What a line says, by column; `row` is what its row of the map is called."""


class Pasted(NamedTuple):
    """What a text from a spreadsheet brings."""

    lines: Sequence[Cells]
    unknown: Sequence[str] = ()
    """What columns are called that are none of the map's: they are left out."""


def read_pasted(text: str, first: str = "here") -> Pasted:
    """Return the institutions in a text from a spreadsheet, a line each.

    Where the top line says what its columns are, they may come in any order, with a row of the
    map for each line. Otherwise its cells are those from the column `first` on.
    """
    rows = list(rows_of(clean_text(text)))
    heads = [head.strip(" :*°") for head in rows[0][1]] if rows else []
    named = [_column_names().get(head.casefold(), "") for head in heads]
    known = [name for name in named if name]
    if len(set(known)) == len(known) >= 2 and not {*FILLED, "row"}.isdisjoint(known):
        unknown = [head for head, name in zip(heads, named, strict=True) if head and not name]
        return Pasted(list(_lines(rows[1:], named)), unknown)
    columns = FILLED[FILLED.index(first) :]
    beyond = max((len(cells) for _number, cells in rows), default=0) - len(columns)
    if beyond > 0:
        message = _(
            "These lines have more cells than there are columns from here on. Begin further left, "
            "or say in their top line what the columns are, such as {columns}."
        )
        raise InvalidEntryError(message.format(columns=_("Institution, Whom we know")))
    return Pasted(list(_lines(rows, columns)))


def _lines(rows: Sequence[Row], columns: Sequence[str]) -> Iterator[Cells]:
    """Yield the lines that say something; one without a row is of the row above it."""
    row = ""
    for _number, cells in rows:
        said = {name: cell for name, cell in zip(columns, cells, strict=False) if name}
        row = said.get("row") or row
        if any(said.get(name) for name in FILLED):
            yield {**said, "row": row}


def add_pasted(
    store: Store, board: MapBoard, row_id: int, lines: Sequence[Cells], table: int | None = None
) -> list[int]:
    """Add the institutions of these lines in one step, and return their ids.

    A line that names no row of the map goes into the row `row_id`; `table` is whose map it is.
    """
    count = len(lines)
    if not lines:
        raise InvalidEntryError(
            _("Nothing in these lines can be filled in; copy the lines below their top line too.")
        )
    if count > MOST_LINES:
        message = _("These are {count} lines, and {most} go in at a time. Copy a part of them.")
        raise InvalidEntryError(message.format(count=count, most=MOST_LINES))
    rows = _rows_named(board, lines)
    label = ngettext("Paste institution", "Paste {count} institutions", count)
    with store.step(label.format(count=count)):
        return [
            add_entry(
                store,
                board,
                rows.get(_title(line)) or row_id,
                line.get("here", ""),
                known=known_typed(line.get("known", "")),
                needed=needed_typed(line.get("needed", "")),
                next_step=line.get("next_step", ""),
                table_number=table,
            )
            for line in lines
        ]


def _rows_named(board: MapBoard, lines: Sequence[Cells]) -> Mapping[str, int]:
    """Return the map's rows by what they are called; each that a line names has to be there."""
    own = {spoken(row.title): saved_id(row) for row in board.rows["sector_row"].values()}
    named = {_title(line): line.get("row", "") for line in lines if _title(line)}
    if missing := [name for title, name in named.items() if title not in own]:
        message = ngettext(
            "This map has no row {titles}. Add it first, or call it as it is called here.",
            "This map has no rows {titles}. Add them first, or call them as they are called here.",
            len(missing),
        )
        told = [f"“{name[:LONGEST]}”" for name in missing[:MOST_TOLD]]
        titles = ", ".join([*told, *(["…"] if len(missing) > MOST_TOLD else [])])
        raise InvalidEntryError(message.format(titles=titles))
    return own


def _title(line: Cells) -> str:
    """Return which row a line names, as names are compared, without the mark of a compiled one."""
    return spoken(line.get("row", "").strip(" °"))


def _column_names() -> Mapping[str, str]:
    """Return what each column may be called, in English and in the language of the app."""
    words = {
        "row": ("institution", "institutions", "row", _("Institution")),
        "examples": ("for example", "examples", _("For example")),
        "label": ("label", _("Label")),
        "here": ("what it is here", "here", _("What it is here")),
        "known": ("whom we know", "who we know", "know", "known", _("Whom we know")),
        "needed": ("whom we need", "who we need", "need", "needed", _("Whom we need")),
        "next_step": ("next step", "next", _("Next step")),
    }
    return {word.casefold(): column for column, said in words.items() for word in said}
