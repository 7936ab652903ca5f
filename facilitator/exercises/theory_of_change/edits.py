"""What the core team settles about a theory of change. Each function is one saved step."""

from typing import Any

from sqlmodel import Session, SQLModel

from facilitator.exercises.board.entries import checked
from facilitator.exercises.theory_of_change.entries import (
    AssumptionEntry,
    DetailEntry,
    IndicatorEntry,
    SettingsEntry,
)
from facilitator.exercises.theory_of_change.tables import (
    Assumption,
    Indicator,
    NoteDetail,
    TheoryOfChange,
)
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import saved_id


def change_settings(store: Store, activity_id: int, **values: Any) -> None:
    """Change what holds for the whole board. Saves of one field are one step to undo."""
    entry = checked(SettingsEntry, values)
    merge = f"theory-{activity_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change the theory of change"), merge=merge) as session:
        _put(session, TheoryOfChange, {"activity_id": activity_id}, entry)


def change_detail(store: Store, note_id: int, **values: Any) -> None:
    """Change what the core team settles about a note."""
    entry = checked(DetailEntry, values)
    merge = f"detail-{note_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change note"), merge=merge) as session:
        _put(session, NoteDetail, {"note_id": note_id}, entry)


def change_assumption(store: Store, link_id: int, **values: Any) -> None:
    """Change how sure the group is of a link, and how it would find out."""
    entry = checked(AssumptionEntry, values)
    merge = f"assumption-{link_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change assumption"), merge=merge) as session:
        _put(session, Assumption, {"link_id": link_id}, entry)


def _put(
    session: Session, model: type[SQLModel], key: dict[str, int], entry: dict[str, Any]
) -> None:
    (row_id,) = key.values()
    row = session.get(model, row_id) or model(**key)
    row.sqlmodel_update(entry)
    session.add(row)


def add_indicator(store: Store, note_id: int, **values: Any) -> int:
    """Add a sign by which people would notice, and return its id."""
    entry = checked(IndicatorEntry, {"sign": "", **values})
    with store.step(_("Add indicator")) as session:
        indicator = Indicator(note_id=note_id, **entry)
        session.add(indicator)
        session.flush()
        return saved_id(indicator)


def change_indicator(store: Store, indicator_id: int, **values: Any) -> None:
    """Change a sign, where it is read, from what and to what."""
    entry = checked(IndicatorEntry, values)
    merge = f"indicator-{indicator_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change indicator"), merge=merge) as session:
        _put(session, Indicator, {"id": indicator_id}, entry)


def remove_indicator(store: Store, indicator_id: int) -> None:
    """Delete a sign."""
    with store.step(_("Delete indicator")) as session:
        session.delete(session.get_one(Indicator, indicator_id))
