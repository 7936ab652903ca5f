"""Beginning a community map, and what holds for the whole of it."""

from sqlmodel import Session

from facilitator.decks.community import CommunityDeck
from facilitator.errors import InvalidEntryError
from facilitator.exercises.community_map.tables import CommunityMap
from facilitator.i18n import _
from facilitator.store import Store


def begin(session: Session, activity_id: int, _deck: CommunityDeck) -> None:
    """Write the row of what holds for the whole map."""
    session.add(CommunityMap(activity_id=activity_id))
    session.flush()


def set_minimum(store: Store, activity_id: int, minimum: int | None) -> None:
    """Say of how many maps shares may be shown, or None: as the deck has it."""
    if minimum is not None and not 3 <= minimum <= 50:
        raise InvalidEntryError(_("Shares can be shown from 3 to 50 maps; choose such a number."))
    with store.step(_("Change the least number of maps"), merge="map-minimum") as session:
        found = session.get_one(CommunityMap, activity_id)
        found.minimum = minimum
        session.add(found)


def reveal(store: Store, activity_id: int, *, on: bool = True) -> None:
    """Show the room where the maps agree; or hide it again. Saved, and never undone."""
    with store.progress() as session:
        found = session.get_one(CommunityMap, activity_id)
        found.revealed = on
        session.add(found)
