"""What a workshop holds as tables, one for each thing, for spreadsheet programs and archives."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from facilitator.csv_cells import table_text
from facilitator.csv_map import map_rows
from facilitator.csv_places import COLUMNS as PLACE_COLUMNS
from facilitator.csv_places import place_rows
from facilitator.csv_rows import card_rows, promise_rows
from facilitator.csv_table import NOTE_COLUMNS, note_rows
from facilitator.day.results import TimingRow, timing_rows
from facilitator.decks import BoardDeck
from facilitator.errors import FacilitatorError
from facilitator.exchange import ActivityDocument, WorkshopDocument
from facilitator.exercises.theory_of_change.document import TheoryLinkDocument
from facilitator.i18n import _

Row = Mapping[str, Any]
Rows = Iterator[Row]
MIDNIGHT: Final = (1980, 1, 1, 0, 0, 0)
"""The time that stands with every table: the first that a zip file can hold."""


@dataclass(frozen=True)
class Table:
    """A table: its columns, and how its rows are found in a workshop."""

    columns: tuple[str, ...]
    rows: Callable[[WorkshopDocument], Rows]


def table_of(document: WorkshopDocument, name: str) -> str:
    """Return one of the tables of a workshop; FacilitatorError where there is none of this name."""
    table = TABLES.get(name)
    if table is None:
        message = _("There is no table called “{name}”; choose one of: {known}.")
        raise FacilitatorError(message.format(name=name, known=", ".join(TABLES)))
    return table_text(table.columns, table.rows(document))


def tables_in_one(document: WorkshopDocument) -> bytes:
    """Return all tables in which there is anything as one zip file, the same on any day."""
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        for name, table in TABLES.items():
            rows = list(table.rows(document))
            if rows:
                text = table_text(table.columns, rows)
                file.writestr(ZipInfo(f"{name}.csv", MIDNIGHT), text.encode(), ZIP_DEFLATED)
    return packed.getvalue()


def _notes(document: WorkshopDocument) -> Rows:
    for activity, deck in _with_decks(document):
        yield from note_rows(activity, deck)


def _links(document: WorkshopDocument) -> Rows:
    for activity, deck in _with_decks(document):
        texts = {note.id: note.text for note in activity.notes}
        kinds = {kind.key: kind.title for kind in deck.link_kinds}
        for link in activity.links:
            yield {
                "activity": activity.title,
                "from": link.source,
                "from_text": texts.get(link.source, ""),
                "kind": kinds.get(link.kind, link.kind),
                "to": link.target,
                "to_text": texts.get(link.target, ""),
                "because": link.because,
                **_tested(link),
            }


def _tested(link: object) -> Row:
    if not isinstance(link, TheoryLinkDocument):
        return {}
    return {"confidence": link.confidence, "evidence": link.evidence, "test": link.test}


def _cards(document: WorkshopDocument) -> Rows:
    for activity, deck in _with_decks(document):
        yield from card_rows(activity, deck)


def _sector_maps(document: WorkshopDocument) -> Rows:
    for activity, deck in _with_decks(document):
        yield from map_rows(document, activity, deck)


def _community_maps(document: WorkshopDocument) -> Rows:
    for activity, deck in _with_decks(document):
        yield from place_rows(activity, deck)


def _people(document: WorkshopDocument) -> Rows:
    for person in document.people:
        yield person.model_dump(include=set(PERSON))


def _times(document: WorkshopDocument) -> Rows:
    names = [field.name for field in fields(TimingRow)]
    for row in timing_rows(document):
        yield dict(zip(names, astuple(row), strict=True))


def _with_decks(document: WorkshopDocument) -> Iterator[tuple[ActivityDocument, BoardDeck]]:
    for activity in document.activities:
        yield activity, document.deck(activity)


LINK: Final = ("from", "from_text", "kind", "to", "to_text", "because")
CARD: Final = ("label", "zone", "kind", "text", "table", "who", "status", "voices")
SECTOR: Final = ("label", "zone", "kind", "group", "text", "who", "score", "needed", "introducer")
PROMISE: Final = ("kind", "text", "who", "voices", "status", "due", "first_step", "with_whom")
PERSON: Final = (
    "role",
    "voice",
    "name",
    "supplied_by",
    "supplied_on",
    "tell_by",
    "told_on",
    "private_text",
)

TABLES: Final[Mapping[str, Table]] = {
    "notes": Table(NOTE_COLUMNS, _notes),
    "links": Table(("activity", *LINK, "confidence", "evidence", "test"), _links),
    "cards": Table(("activity", *CARD, "score", "count", "visibility"), _cards),
    "sector_map": Table(
        (
            "activity",
            *SECTOR,
            "owner",
            "first_step",
            "due",
            "said_at",
            "table",
            "visibility",
            "with_whom",
            "language",
        ),
        _sector_maps,
    ),
    "community_map": Table(
        (
            "activity",
            "label",
            "zone",
            "kind",
            "text",
            "group",
            *PLACE_COLUMNS,
            "said_at",
            "table",
            "visibility",
            "voices",
        ),
        _community_maps,
    ),
    "log_book": Table(("activity", *PROMISE, "said_at", "visibility", "from"), promise_rows),
    "people": Table(PERSON, _people),
    "times": Table(tuple(field.name for field in fields(TimingRow)), _times),
}
"""The tables of a workshop by their names, which are also those of the files."""
