"""What of a workshop is said about somebody: what to keep private, and what erasing removes."""

from collections import Counter
from typing import Any, Final, NamedTuple

from sqlmodel import Session

from facilitator.errors import InvalidEntryError
from facilitator.i18n import _
from facilitator.people import Person, mentioning
from facilitator.special_data import warns
from facilitator.store import Store

TEXTS: Final = {
    "conversation": ("energy", "overlap", "reason", "next_step", "offers", "notes"),
    "sector_entry": ("here", "next_step"),
    "trusted_voice": ("touchpoint",),
    "promise": ("what", "first_step"),
    "follow_up": ("happened", "learned", "surprised", "next_step"),
    "note": ("text",),
}
"""Where people write what may be about somebody, by table."""
ABOUT_THEM: Final = ("energy", "overlap", "reason", "notes")
"""What a conversation with somebody says of them, with their name or without."""
NEVER_EMPTY: Final = frozenset({("promise", "what"), ("note", "text")})


class Said(NamedTuple):
    """A text that says something about a named person that the law protects most."""

    table: str
    column: str
    row_id: int
    text: str
    kind: str
    """As `special_data.warns` says it."""


def said_of(session: Session, person: Person) -> list[Said]:
    """Return what a workshop says about somebody whose name is held that is better kept private.

    A person without a name is a role, of whom nothing is found.
    """
    if not person.name.strip():
        return []
    talks = _talks_with(session, person)
    return [
        Said(table, column, row_id, text, kind)
        for table, columns in TEXTS.items()
        for column in columns
        for row_id, text in _texts(session, table, column)
        if (kind := warns(text, person, of_them=(table, column, row_id) in talks))
    ]


def move_to_private(store: Store, person_id: int, said: Said) -> None:
    """Move a text from where the room may come across it to the person's private text.

    InvalidEntryError where it is not what it was any more.
    """
    table, column = said.table, said.column
    if column not in TEXTS.get(table, ()):
        raise ValueError(f"nothing is said in {table}.{column}")
    with store.step(_("Move to the private field")) as session:
        person = session.get(Person, person_id)
        if person is None or (said.row_id, said.text) not in _texts(session, table, column):
            raise InvalidEntryError(
                _("This was changed meanwhile, so it was left as it is; look at it again.")
            )
        left = _("(private)") if (table, column) in NEVER_EMPTY else ""
        change = f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?'  # noqa: S608
        session.connection().exec_driver_sql(change, (left, said.row_id))
        person.private_text = "\n".join(part for part in (person.private_text, said.text) if part)
        session.add(person)


def mentions(session: Session, person_id: int) -> Counter[tuple[str, str]]:
    """Return how many rows of each table and column refer to somebody."""
    found: Counter[tuple[str, str]] = Counter()
    for table, column in mentioning(session):
        query = f'SELECT count(*) FROM "{table}" WHERE "{column}" = ?'  # noqa: S608
        count = session.connection().exec_driver_sql(query, (person_id,)).scalar()
        if count:
            found[table, column] = int(count)
    return found


def _talks_with(session: Session, person: Person) -> set[tuple[str, str, int]]:
    """Return where conversations with somebody say something of them: table, column and row."""
    query = "SELECT id FROM conversation WHERE person_id = ? AND kind != 'house_meeting'"
    found = session.connection().exec_driver_sql(query, (person.id,)).all()
    columns = (*ABOUT_THEM, "next_step")
    return {("conversation", column, int(row_id)) for (row_id,) in found for column in columns}


def _texts(session: Session, table: str, column: str) -> list[tuple[int, str]]:
    query = f'SELECT id, "{column}" FROM "{table}" WHERE "{column}" != \'\' ORDER BY id'  # noqa: S608
    rows: list[Any] = list(session.connection().exec_driver_sql(query).all())
    return [(int(row_id), str(text)) for row_id, text in rows]
