"""What happens here: the list of who does what, when and where. Each function is one step."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, select

from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.exercises.board.labels import next_label
from facilitator.exercises.community_map.entries import WEEK, ProvisionEntry
from facilitator.exercises.community_map.tables import PROVISION_PREFIX, MapPlace, Provision
from facilitator.i18n import _, ngettext
from facilitator.log_book.days import checked_day
from facilitator.store import Store
from facilitator.workshop import saved_id


def add_provision(store: Store, activity_id: int, what: str, **values: Any) -> int:
    """List something that happens and return its id; `values` are fields of ProvisionEntry.

    It was heard today, unless `heard_on` says when.
    """
    entry = _checked({"what": what, **values})
    entry.setdefault("heard_on", store.clock().astimezone().date().isoformat())
    with store.step(_("List what happens")) as session:
        _refuse_strange_pin(session, activity_id, entry.get("place_id"))
        label = next_label(session, activity_id, PROVISION_PREFIX)
        row = Provision(activity_id=activity_id, label=label, **entry)
        session.add(row)
        session.flush()
        return saved_id(row)


def change_provision(store: Store, provision_id: int, **values: Any) -> None:
    """Change a line of the list; saves of one field are one step."""
    entry = _checked(values)
    merge = f"provision-{provision_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change what happens"), merge=merge) as session:
        row = session.get(Provision, provision_id)
        if row is None:
            raise InvalidEntryError(_("This line was taken away meanwhile; choose another one."))
        _refuse_strange_pin(session, row.activity_id, entry.get("place_id"))
        row.sqlmodel_update(entry)
        session.add(row)


def remove_provision(store: Store, provision_ids: Iterable[int]) -> None:
    """Take lines off the list."""
    ids = list(provision_ids)
    title = ngettext("Remove {count} line", "Remove {count} lines", len(ids))
    with store.step(title.format(count=len(ids))) as session:
        for row in session.exec(select(Provision).where(col(Provision.id).in_(ids))):
            session.delete(row)


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    heard_on = values.pop("heard_on", None)
    entry = checked(ProvisionEntry, values)
    if not entry.get("what", "something"):
        raise InvalidEntryError(_("Say what happens; a few words are enough."))
    if heard_on is not None:
        entry["heard_on"] = checked_day(heard_on)
    if "days" in entry:
        entry["days"] = [day for day in WEEK if day in entry["days"]]
    return entry


def _refuse_strange_pin(session: Session, activity_id: int, place_id: int | None) -> None:
    if place_id is None:
        return
    pin = session.get(MapPlace, place_id)
    if pin is None or pin.activity_id != activity_id:
        raise InvalidEntryError(_("This place was taken away meanwhile; choose another one."))
