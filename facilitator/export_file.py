"""A workshop given out as a file: exchange JSON, tables, a calendar, or its map as GeoJSON."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from facilitator.csv_table import csv_text
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.exchange_text import exchange_json
from facilitator.exercises.community_map.document import CommunityMapDocument
from facilitator.files import replacing
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.transfer import export_document

if TYPE_CHECKING:
    from facilitator.decks.community import CommunityDeck

TIMES: Final = "times"
"""The table of planned and actual minutes, which holds nothing that anybody said."""
ELSEWHERE: Final = (".md", ".docx", ".png", ".svg")
"""What a workshop is given out as besides, from what is drawn of it: words, and pictures."""


def _calendar_text(document: WorkshopDocument) -> str:
    from facilitator.log_book.calendar import calendar_of  # icalendar costs 0.1 s

    return calendar_of(document).decode()


def _geojson_text(document: WorkshopDocument) -> str:
    from facilitator.exercises.community_map.geojson import geojson  # needs shapely and pyproj

    maps = [each for each in document.activities if isinstance(each, CommunityMapDocument)]
    if len(maps) != 1:
        message = _("GeoJSON holds one community map, and there are {count} here; say which one.")
        raise FacilitatorError(message.format(count=len(maps)))
    return geojson(maps[0], cast("CommunityDeck", document.deck(maps[0])))


def _tables(document: WorkshopDocument) -> bytes:
    from facilitator.csv_tables import tables_in_one

    return tables_in_one(document)


FORMATS: dict[str, Callable[[WorkshopDocument], str | bytes]] = {
    ".json": exchange_json,
    ".csv": csv_text,
    ".ics": _calendar_text,
    ".geojson": _geojson_text,
    ".zip": _tables,
}


def export_file(
    store: Store,
    path: Path,
    *,
    complete: bool = False,
    activity: int | None = None,
    table: str = "",
) -> list[str]:
    """Write a workshop into a file, whole or not at all, and return what was left out.

    The name's ending says which kind of file it is. `table` is the name of one of its tables, such
    as `promises`; the table of times holds nothing that anybody said.
    """
    write = _one_table(path, table) if table else FORMATS.get(path.suffix.lower())
    if write is None:
        message = _("A workshop cannot be exported as “{name}”; let the name end in {known}.")
        known = _(" or ").join((*FORMATS, *ELSEWHERE))
        raise FacilitatorError(message.format(name=path.name, known=known))
    document = export_document(store, complete=complete, activity=activity)
    _write(path, write(document))
    return [] if table == TIMES else document.left_out


def _one_table(path: Path, table: str) -> Callable[[WorkshopDocument], str]:
    from facilitator.csv_tables import table_of

    if path.suffix.lower() == ".csv":
        return partial(table_of, name=table)
    if table == TIMES:
        message = _("Planned and actual minutes are a table; let the name “{name}” end in .csv.")
    else:
        message = _("One table is a file of its own; let the name “{name}” end in .csv.")
    raise FacilitatorError(message.format(name=path.name))


def _write(path: Path, data: str | bytes) -> None:
    try:
        with replacing(path) as draft:
            draft.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    except OSError as error:
        message = _("“{name}” cannot be written: {why}. Choose another place, or make room.")
        why = error.strerror or str(error)
        raise FacilitatorError(message.format(name=path.name, why=why)) from error
