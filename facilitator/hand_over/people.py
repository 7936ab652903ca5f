"""What the file on the stick says of people, before it leaves the house."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from facilitator.i18n import _, ngettext
from facilitator.people import Person, people
from facilitator.said_of import TEXTS, said_of
from facilitator.special_data import warns

_CODE = re.compile(r"(?<!\w)P\d{1,4}(?!\w)")
_RESTRICTED = ("note", "evidence", "sector_entry", "map_place", "photo")
"""The tables whose rows may be for some eyes only."""


@dataclass(frozen=True)
class _Held:
    """How much of each sort is in the file."""

    everybody: list[Person]
    notes: list[str]
    restricted: int
    participants: int
    needs: int
    conversations: int
    promises: int
    photographs: int


def speaks_of(session: Session) -> list[str]:
    """Return what of a workshop speaks of people and is in a copy of its file, in sentences."""
    held = _Held(
        everybody=people(session),
        notes=_texts(session, "SELECT facilitator_notes FROM activity"),
        restricted=sum(
            _count(session, f"SELECT count(*) FROM {table} WHERE visibility != 'public'")  # noqa: S608
            for table in _RESTRICTED
        ),
        participants=_count(session, "SELECT count(*) FROM participant"),
        needs=_count(session, "SELECT count(*) FROM access_need"),
        conversations=_count(session, "SELECT count(*) FROM conversation"),
        promises=_count(session, "SELECT count(*) FROM promise WHERE share != 'room'"),
        photographs=_count(session, "SELECT count(*) FROM photo"),
    )
    return [*_of_people(held), *_protected(session, held), *_of_the_rest(held)]


def _of_people(held: _Held) -> Iterator[str]:
    named = sum(bool(each.name.strip()) for each in held.everybody)
    if named:
        yield ngettext(
            "The name of {count} person is in it.", "The names of {count} people are in it.", named
        ).format(count=named)
    noted = sum(bool(each.private_text.strip()) for each in held.everybody)
    if noted:
        yield ngettext(
            "What you keep to yourself about {count} person is in it.",
            "What you keep to yourself about {count} people is in it.",
            noted,
        ).format(count=noted)
    if count := len(held.notes):
        own = ngettext(
            "Your private notes to {count} activity are in it.",
            "Your private notes to {count} activities are in it.",
            count,
        ).format(count=count)
        about = any(_speaks(text, held.everybody) for text in held.notes)
        yield _("{notes} They speak of people.").format(notes=own) if about else own


def _protected(session: Session, held: _Held) -> Iterator[str]:
    named = [each for each in held.everybody if each.name.strip()]
    spoken_of = _somewhere(session, named) if named else []
    if any(warns(each.private_text, each, of_them=True) for each in named) or any(
        said_of(session, each) for each in spoken_of
    ):
        yield _(
            "It says something of somebody by name that the law protects most: of health, "
            "faith, origin or papers."
        )


def _of_the_rest(held: _Held) -> Iterator[str]:
    wordings = (
        (
            held.restricted,
            ngettext(
                "{count} thing that somebody said is private or stays in the room, and is in it.",
                "{count} things that people said are private or stay in the room, and are in it.",
                held.restricted,
            ),
        ),
        (
            held.conversations,
            ngettext(
                "{count} conversation with somebody is in it.",
                "{count} conversations with people are in it.",
                held.conversations,
            ),
        ),
        (
            held.promises,
            ngettext(
                "{count} promise that is for the team is in it.",
                "{count} promises that are for the team are in it.",
                held.promises,
            ),
        ),
        (
            held.participants,
            ngettext(
                "The code of {count} participant is in it, with what they agreed to.",
                "The codes of {count} participants are in it, with what they agreed to.",
                held.participants,
            ),
        ),
        (held.needs, _("How many people need what to take part is in it.")),
        (
            held.photographs,
            ngettext(
                "{count} photograph is in it: look whether somebody can be known on it.",
                "{count} photographs are in it: look whether somebody can be known on them.",
                held.photographs,
            ),
        ),
    )
    for count, wording in wordings:
        if count:
            yield wording.format(count=count)


def _somewhere(session: Session, named: list[Person]) -> list[Person]:
    """Return those of whom something may be said: the others need not be looked for.

    A part of their name stands anywhere, or there is a conversation with them.
    """
    met = set(session.connection().exec_driver_sql("SELECT person_id FROM conversation").scalars())
    said = "\n".join(
        text
        for table, columns in TEXTS.items()
        for column in columns
        for text in _texts(session, f'SELECT "{column}" FROM "{table}"')  # noqa: S608
    ).casefold()
    return [
        each
        for each in named
        if each.id in met or any(part in said for part in each.name.casefold().split())
    ]


def _speaks(text: str, everybody: list[Person]) -> bool:
    """Say whether a text speaks of somebody: by name, by role, by code, or of their health."""
    if _CODE.search(text):
        return True
    called = [word for each in everybody for word in (each.name, each.role) if word.strip()]
    return any(
        re.search(rf"(?<!\w){re.escape(word.strip())}(?!\w)", text, re.IGNORECASE)
        for word in called
    )


def _texts(session: Session, query: str) -> list[str]:
    rows = session.connection().exec_driver_sql(query).all()
    return [text for (text,) in rows if isinstance(text, str) and text.strip()]


def _count(session: Session, query: str) -> int:
    return int(session.connection().exec_driver_sql(query).scalar() or 0)
