"""What the room does not see yet: the ideas of a zone, the dots on the notes.

People write on their own before anybody reads, and vote before anybody counts. What is hidden
is saved as it comes, and shows when the facilitator reveals it. None of this is ever undone.
"""

from collections.abc import Callable

from facilitator.plan import progress
from facilitator.store import Store


def hide_zone(store: Store, activity_id: int, zone: str) -> None:
    """Hide the ideas of a zone, those that are there and those that come."""
    _set_zones(store, activity_id, lambda zones: zones.add(zone))


def reveal_zone(store: Store, activity_id: int, zone: str) -> None:
    """Show the ideas of a zone."""
    _set_zones(store, activity_id, lambda zones: zones.discard(zone))


def hide_dots(store: Store, activity_id: int) -> None:
    """Hide how many dots and concerns notes have."""
    _set_dots(store, activity_id, hidden=True)


def reveal_dots(store: Store, activity_id: int) -> None:
    """Show how many dots and concerns notes have."""
    _set_dots(store, activity_id, hidden=False)


def _set_zones(store: Store, activity_id: int, change: Callable[[set[str]], object]) -> None:
    with store.progress() as session:
        at = progress(session, activity_id)
        zones = {*at.hidden_zones}
        change(zones)
        at.hidden_zones = sorted(zones)
        session.add(at)


def _set_dots(store: Store, activity_id: int, *, hidden: bool) -> None:
    with store.progress() as session:
        at = progress(session, activity_id)
        at.dots_hidden = hidden
        session.add(at)
