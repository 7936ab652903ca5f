"""Which cards are played, and what each table calls 'my community'."""

from collections.abc import Collection, Mapping
from typing import Any, cast

from sqlmodel import Session, select

from facilitator.decks import parse_deck
from facilitator.decks.cards import CardDeck
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.exercises.board.tables import of_activity
from facilitator.exercises.cards.entries import CommunityEntry
from facilitator.exercises.cards.tables import (
    CardChoice,
    CardOnWall,
    CardsBoard,
    Community,
    Draw,
)
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import Activity, StoredDeck, saved_id


def deck_in_play(session: Session, activity_id: int) -> CardDeck:
    """Return the deck of an activity that plays cards, without what was played."""
    activity = session.get_one(Activity, activity_id)
    return cast("CardDeck", parse_deck(session.get_one(StoredDeck, activity.deck_id).source))


def cards_drawn(session: Session, activity_id: int) -> CardsBoard:
    """Return what is needed to draw: what is played and what was drawn, and nothing else."""
    board = CardsBoard(
        session.get_one(Activity, activity_id),
        deck_in_play(session, activity_id),
        {str(model.__tablename__): {} for model in CardsBoard.TABLES},
    )
    for model in (CardChoice, Draw):
        found = session.exec(of_activity(model, activity_id))
        board.rows[str(model.__tablename__)] = {saved_id(row): row for row in found}
    return board


def choose(
    store: Store,
    activity_id: int,
    *,
    audiences: Collection[str] = (),
    themes: Collection[str] = (),
    kinds: Collection[str] = (),
) -> None:
    """Play the cards of these audiences, themes and kinds; of all, where none are named.

    What was chosen of one of them, one after another, is one step to undo.
    """
    chosen = {"audiences": audiences, "themes": themes, "kinds": kinds}
    merge = f"choose-{activity_id}-{_changing(store, activity_id, chosen)}"
    with store.step(_("Choose cards"), merge=merge) as session:
        deck = deck_in_play(session, activity_id)
        kept: dict[str, list[str]] = {}
        for name, wanted in chosen.items():
            known = [part.key for part in getattr(deck, name)]
            if strange := set(wanted) - set(known):
                message = _("This deck has nothing called “{key}”; choose something else.")
                raise InvalidEntryError(message.format(key=min(strange)))
            kept[name] = [key for key in known if key in wanted]
        keep_one(session, CardChoice, activity_id, kept, wanted=any(kept.values()))


def _changing(store: Store, activity_id: int, chosen: Mapping[str, Collection[str]]) -> str:
    """Return which of the choices differ from what is played now."""
    with store.reading() as session:
        now = session.get(CardChoice, activity_id) or CardChoice(activity_id=activity_id)
        return "-".join(name for name in chosen if set(chosen[name]) != set(getattr(now, name)))


def name_community(store: Store, activity_id: int, table_number: int, name: str) -> None:
    """Say what a table calls 'my community'; an empty name takes it back."""
    entry = checked(CommunityEntry, {"table_number": table_number, "name": name})
    with store.step(
        _("Name our community"), merge=f"community-{activity_id}-{table_number}"
    ) as session:
        query = select(Community).where(
            Community.activity_id == activity_id, Community.table_number == table_number
        )
        found = session.exec(query).first()
        if entry["name"]:
            row = found or Community(activity_id=activity_id, **entry)
            row.name = entry["name"]
            session.add(row)
        elif found is not None:
            session.delete(found)


def keep_one(
    session: Session,
    model: type[CardChoice] | type[CardOnWall],
    activity_id: int,
    values: dict[str, Any],
    *,
    wanted: bool,
) -> None:
    """Keep the one row of an activity that has something to say, and no row where it has not."""
    found = session.get(model, activity_id)
    if wanted:
        row = found or model(activity_id=activity_id)
        row.sqlmodel_update(values)
        session.add(row)
    elif found is not None:
        session.delete(found)
