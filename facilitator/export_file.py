"""A workshop given out as a file: exchange JSON, a table, a calendar, or its map as GeoJSON."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

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


FORMATS: dict[str, Callable[[WorkshopDocument], str]] = {
    ".json": exchange_json,
    ".csv": csv_text,
    ".ics": _calendar_text,
    ".geojson": _geojson_text,
}


def export_file(
    store: Store,
    path: Path,
    *,
    complete: bool = False,
    activity: int | None = None,
    times: bool = False,
) -> list[str]:
    """Write a workshop into a file, whole or not at all, and return what was left out.

    The name's ending says which kind of file it is. With `times` it is a table of planned and
    actual minutes, which holds nothing that anybody said.
    """
    if times:
        _write_times(store, path, activity)
        return []
    write = FORMATS.get(path.suffix.lower())
    if write is None:
        message = _("A workshop cannot be exported as “{name}”; let the name end in {known}.")
        known = _(" or ").join(FORMATS)
        raise FacilitatorError(message.format(name=path.name, known=known))
    document = export_document(store, complete=complete, activity=activity)
    _write(path, write(document))
    return document.left_out


def _write_times(store: Store, path: Path, activity: int | None) -> None:
    from facilitator.day.results import timing_csv

    if path.suffix.lower() != ".csv":
        message = _("Planned and actual minutes are a table; let the name “{name}” end in .csv.")
        raise FacilitatorError(message.format(name=path.name))
    _write(path, timing_csv(export_document(store, activity=activity)))


def _write(path: Path, text: str) -> None:
    try:
        with replacing(path) as draft:
            draft.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        message = _("“{name}” cannot be written: {why}.")
        why = error.strerror or str(error)
        raise FacilitatorError(message.format(name=path.name, why=why)) from error
