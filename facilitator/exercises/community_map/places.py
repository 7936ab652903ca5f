"""Pins on a community map. Each function is one step to undo."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, select

from facilitator.decks.community import CommunityDeck, PlaceKind
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.exercises.board.labels import next_label
from facilitator.exercises.community_map.entries import PlaceEntry
from facilitator.exercises.community_map.strokes import map_size
from facilitator.exercises.community_map.tables import CommunityBoard, MapPlace
from facilitator.i18n import _, ngettext
from facilitator.store import Store
from facilitator.workshop import saved_id


def add_place(
    store: Store, board: CommunityBoard, kind: str, x: float, y: float, **values: Any
) -> int:
    """Put a pin down and return its id; `values` are fields of PlaceEntry."""
    known = _kind(board.community_deck, kind)
    entry = checked(PlaceEntry, {"kind": kind, "x": x, "y": y, **values})
    activity_id = saved_id(board.activity)
    with store.step(_("Add {one}").format(one=known.one)) as session:
        _refuse_beside(session, activity_id, x, y)
        label = next_label(session, activity_id, known.prefix)
        row = MapPlace(activity_id=activity_id, label=label, **entry)
        session.add(row)
        session.flush()
        return saved_id(row)


def change_place(store: Store, place_id: int, **values: Any) -> None:
    """Change what a pin says, what it is, or who may see it; its label stays."""
    entry = checked(PlaceEntry, values)
    merge = f"place-{place_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change place"), merge=merge) as session:
        row = _place(session, place_id)
        row.sqlmodel_update(entry)
        session.add(row)


def move_place(store: Store, place_id: int, x: float, y: float) -> None:
    """Put a pin somewhere else."""
    entry = checked(PlaceEntry, {"x": x, "y": y})
    with store.step(_("Move place")) as session:
        row = _place(session, place_id)
        _refuse_beside(session, row.activity_id, x, y)
        row.sqlmodel_update(entry)
        session.add(row)


def remove_places(store: Store, place_ids: Iterable[int]) -> None:
    """Take pins away; what happens there stays in the list."""
    ids = list(place_ids)
    title = ngettext("Remove {count} place", "Remove {count} places", len(ids))
    with store.step(title.format(count=len(ids))) as session:
        for row in session.exec(select(MapPlace).where(col(MapPlace.id).in_(ids))):
            session.delete(row)


def _kind(deck: CommunityDeck, key: str) -> PlaceKind:
    found = deck.place_kind(key)
    if found.key != key:
        message = _("This map has no places of the kind “{key}”; choose another kind.")
        raise InvalidEntryError(message.format(key=key))
    return found


def _place(session: Session, place_id: int) -> MapPlace:
    row = session.get(MapPlace, place_id)
    if row is None:
        raise InvalidEntryError(_("This place was taken away meanwhile; choose another one."))
    return row


def _refuse_beside(session: Session, activity_id: int, x: float, y: float) -> None:
    """Refuse a pin that is not on the map."""
    size = map_size(session, activity_id)
    if size is not None and not (0 <= x <= size[0] and 0 <= y <= size[1]):
        raise InvalidEntryError(_("That is not on the map; put the pin within the picture."))
