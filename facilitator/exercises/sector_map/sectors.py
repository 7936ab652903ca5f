"""Sectors and their rows: begun from the deck, and added to by whoever needs more."""

import re
from collections import Counter
from typing import Any

from sqlmodel import Session, select

from facilitator.decks.sectors import SectorDeck
from facilitator.exercises.board.exchange import Uids
from facilitator.exercises.sector_map.document import SectorMapDocument
from facilitator.exercises.sector_map.persons import Adding
from facilitator.exercises.sector_map.tables import Sector, SectorRow
from facilitator.workshop import new_uid, saved_id

_add_row = Adding(SectorRow)
TINTS = ("sky", "lemon", "lilac", "mint", "rose")


def begin(session: Session, activity_id: int, deck: SectorDeck) -> None:
    """Copy the deck's sectors and rows into a map, where they can be changed."""
    places: dict[str, int] = {}
    for position, sector in enumerate(deck.sectors):
        row = Sector(activity_id=activity_id, position=position, **sector.model_dump())
        session.add(row)
        session.flush()
        places[sector.key] = saved_id(row)
    rows: Counter[str] = Counter()
    for part in deck.rows:
        values = part.model_dump(exclude={"sector"})
        session.add(
            SectorRow(
                activity_id=activity_id,
                sector_id=places[part.sector],
                position=rows[part.sector],
                **values,
            )
        )
        rows[part.sector] += 1
    session.flush()


def take_in(
    session: Session, activity_id: int, document: SectorMapDocument, uids: Uids
) -> dict[tuple[str, str], int]:
    """Write a document's sectors and rows, and return the ids of rows by sector's key and title.

    A document that lists sectors has all of its own; one that does not has those of its deck.
    What its entries name besides is added.
    """
    if document.sectors:
        for gone in session.exec(select(Sector).where(Sector.activity_id == activity_id)):
            session.delete(gone)
        session.flush()
    found = _Places(session, activity_id)
    for sector in document.sectors:
        found.sector(sector.key, sector.title, tint=sector.tint, uid=uids.keep(sector.uid))
    for row in document.rows:
        values = row.model_dump(include={"examples", "compiled"})
        found.row(row.sector, row.title, uid=uids.keep(row.uid), **values)
    for entry in document.entries:
        found.row(entry.sector, entry.row)
    return found.rows


class _Places:
    """The sectors and rows of one map, found by what people call them, or made."""

    def __init__(self, session: Session, activity_id: int) -> None:
        self._session, self._activity_id = session, activity_id
        sectors = session.exec(select(Sector).where(Sector.activity_id == activity_id)).all()
        rows = session.exec(select(SectorRow).where(SectorRow.activity_id == activity_id)).all()
        keys = {saved_id(sector): sector.key for sector in sectors}
        self._sectors = {sector.key: saved_id(sector) for sector in sectors}
        self._filled = Counter(keys[row.sector_id] for row in rows)
        self.rows = {(keys[row.sector_id], row.title): saved_id(row) for row in rows}

    def sector(self, key: str, title: str = "", **values: Any) -> int:
        if key not in self._sectors:
            number = len(self._sectors)
            given = {"tint": TINTS[number % len(TINTS)], **values}
            sector = Sector(
                activity_id=self._activity_id,
                key=key,
                title=title or spoken_key(key),
                position=number,
                **given,
            )
            self._sectors[key] = self._saved(sector)
        return self._sectors[key]

    def row(self, key: str, title: str, **values: Any) -> int:
        if (key, title) not in self.rows:
            sector_id = self.sector(key)
            self.rows[key, title] = _add_row(
                self._session,
                activity_id=self._activity_id,
                uid=values.pop("uid", "") or new_uid(),
                sector_id=sector_id,
                title=title,
                position=self._filled[key],
                **values,
            )
            self._filled[key] += 1
        return self.rows[key, title]

    def _saved(self, row: Sector) -> int:
        self._session.add(row)
        self._session.flush()
        return saved_id(row)


def spoken_key(key: str) -> str:
    """Return a key as people would write it: `civil_society` as 'Civil society'."""
    words = re.sub(r"[_\s]+", " ", key).strip()
    return words[:1].upper() + words[1:]
