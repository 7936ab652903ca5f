"""What a workshop holds about people: counted, and by whom it was supplied."""

from dataclasses import dataclass

from sqlmodel import Session

from facilitator.participants import Participant, access_needs, participants
from facilitator.people import Person, people
from facilitator.store import Store
from facilitator.workshop import WorkshopEntry, the_workshop


@dataclass(frozen=True)
class Agreed:
    """How many of those in the room agreed to what."""

    people: int
    """So many have a code; of those who left, the code is all that stays."""
    left: int
    joins: int
    keep_notes: int
    quote: int
    photograph: int
    read_out: str
    """When the agreement was read out, in UTC; empty where it was not."""


@dataclass(frozen=True)
class Held:
    """What a workshop holds about people."""

    named: list[Person]
    roles: list[str]
    """Of those of whom no name is held."""
    noted: int
    """Of so many people there is something that the facilitator keeps for themselves."""
    agreed: Agreed
    needs: dict[str, int]
    """How many need what; of nobody it is known who."""
    notes: int
    private: int
    stays_in_room: int
    facilitator_notes: int
    conversations: int
    promises: int
    for_team: int
    drawings: int
    shown: int
    """So many drawings may be shown by themselves, because their owners agreed."""
    photographs: int
    not_for_everybody: int
    """So many of the photographs."""


def held(session: Session) -> Held:
    """Return what a workshop holds about people."""
    everybody = people(session)
    restricted = "visibility != 'public'"
    return Held(
        named=[each for each in everybody if each.name.strip()],
        roles=[each.role for each in everybody if not each.name.strip()],
        noted=sum(bool(each.private_text.strip()) for each in everybody),
        agreed=_agreed(participants(session), the_workshop(session).agreement_read),
        needs={kind: count for kind, count in access_needs(session).items() if count},
        notes=_count(session, "note"),
        private=_count(session, "note", "visibility = 'private'"),
        stays_in_room=_count(session, "note", "visibility = 'stays_in_room'"),
        facilitator_notes=_count(session, "activity", "facilitator_notes != ''"),
        conversations=_count(session, "conversation"),
        promises=_count(session, "promise"),
        for_team=_count(session, "promise", "share != 'room'"),
        drawings=_count(session, "map_drawing"),
        shown=_count(session, "map_drawing", "may_be_shown"),
        photographs=_count(session, "photo"),
        not_for_everybody=_count(session, "photo", restricted),
    )


def _agreed(everybody: list[Participant], read_out: str) -> Agreed:
    return Agreed(
        people=len(everybody),
        left=sum(not each.joins for each in everybody),
        joins=sum(each.joins for each in everybody),
        keep_notes=sum(each.keep_notes for each in everybody),
        quote=sum(each.quote for each in everybody),
        photograph=sum(each.photograph for each in everybody),
        read_out=read_out,
    )


def _count(session: Session, table: str, where: str = "1") -> int:
    query = f'SELECT count(*) FROM "{table}" WHERE {where}'  # noqa: S608
    return int(session.connection().exec_driver_sql(query).scalar() or 0)


def keep_until(store: Store, day: str) -> None:
    """Note after which day the workshop is to be deleted, YYYY-MM-DD; none where that is empty.

    InvalidEntryError where there is no such day.
    """
    from facilitator.exercises.board.entries import checked
    from facilitator.i18n import _
    from facilitator.log_book.days import checked_day

    entry = checked(WorkshopEntry, {"delete_after": checked_day(day)})
    with store.step(_("Set until when it is kept"), merge="delete_after") as session:
        workshop = the_workshop(session)
        workshop.delete_after = entry["delete_after"]
        session.add(workshop)
