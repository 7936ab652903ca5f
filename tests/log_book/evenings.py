"""An evening on which people promise something, and the one on which they come back."""

from datetime import UTC, datetime
from pathlib import Path

from facilitator import plan
from facilitator.log_book.book import Entry, promise, promises
from facilitator.store import Store

AUTUMN, SPRING = datetime(2026, 3, 14, 20, tzinfo=UTC), datetime(2026, 4, 25, 19, tzinfo=UTC)
SECRET = "Tell my landlord that I cannot sleep"


def evening(path: Path, title: str = "Mill Street", date: str = "2026-03-14") -> Store:
    """Return a workshop that is open on that day, and nothing promised yet."""
    store = plan.begin(path, title=title, date=date)
    store.clock = lambda: AUTUMN
    return store


def promised(store: Store) -> list[int]:
    """Write down three promises: two for the wall, one for the team."""
    return [
        promise(
            store,
            role="Housing officer",
            voice="staff",
            what="Find out who needs the form, and drop it if nobody does",
            with_whom=["tenants’ panel"],
            first_step="Ask the lettings team on Monday",
            by="2026-04-25",
        ),
        promise(store, role="Neighbour", voice="resident", what=SECRET, by="2026-04-20"),
        promise(store, role="GP", voice="leader", what="Meet in the hall and not in the surgery"),
    ]


def book_of(store: Store) -> list[Entry]:
    with store.reading() as session:
        return promises(session)
