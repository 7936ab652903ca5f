"""Erasing somebody for good: from the file, from what is kept beside it, and from its backups.

The tables are asked of the file itself, so that a backup of an older version is treated alike.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from facilitator.backups import copies_of
from facilitator.erased_copies import forget_half_written, holds, written_anew
from facilitator.erased_words import sentences
from facilitator.errors import InvalidEntryError
from facilitator.i18n import _
from facilitator.inspection import columns, table_names
from facilitator.names_in_words import parts_of_name, whole_name
from facilitator.passphrase import Passphrase
from facilitator.recovery.away import waiting_copies
from facilitator.said_of import ABOUT_THEM
from facilitator.store import Store
from facilitator.workshop import the_workshop

NOBODY_IN = ("deck", "person")
"""Tables in which a part of a name is nobody's word."""


@dataclass
class Erased:
    """What was removed, by what it is."""

    role: str
    mentions: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many rows spoke of them, by table and column."""
    conversations: int = 0
    differences: int = 0
    texts: Counter[str] = field(default_factory=Counter)
    """In how many texts of a table the name stood, and stands no more."""
    maybe: Counter[str] = field(default_factory=Counter)
    """In how many texts of a table a part of the name stands, which may be somebody else's."""
    same_name: int = 0
    same_role: int = 0
    """So many others go by the same role: each row of a map may have its own."""
    photographs: int = 0
    rewritten: int = 0
    """So many backups are now without them."""
    deleted: int = 0
    """So many backups could only be deleted."""
    drafts: int = 0
    """So many copies that were left behind beside the file are deleted."""
    still_in: Path | None = None
    """The file, where work goes on without it, and so it still has them."""
    waiting: int = 0
    """So many recovery copies still have them, or may have."""


@dataclass(frozen=True)
class Somebody:
    """Whom to erase."""

    uid: str
    role: str
    name: str

    def is_in(self, copy: Path, key: Passphrase | None) -> bool:
        """Tell whether a copy of the workshop has their identity or their name, or may have it."""
        words = [self.uid, self.name] if self.name else [self.uid]
        return holds(copy, words, key, whole_name(self.name) if self.name else None)


def erase(store: Store, person_id: int, data_folder: Path | None = None) -> list[str]:
    """Erase somebody everywhere, and return what was removed, in sentences.

    Nothing that was done before can be undone afterwards. InvalidEntryError where there is
    nobody to erase. Backups are where the app keeps them, or in this folder.
    """
    with store.reading() as session:
        ask = session.connection().exec_driver_sql
        found = ask("SELECT uid, role, name FROM person WHERE id = ?", (person_id,)).first()
        workshop = the_workshop(session).uid
    if found is None:
        raise InvalidEntryError(
            _("This person is not in the workshop any more; choose somebody else.")
        )
    who = Somebody(*found)
    with store.for_good() as session:
        erased = _erase(session.connection().connection.driver_connection, who)
    for backup in copies_of(store.path, workshop, data_folder):
        if who.is_in(backup, store.key):
            _from_backup(backup, who, erased, store.key)
    _beside(store, workshop, who, erased, data_folder)
    return sentences(erased)


def _beside(
    store: Store, uid: str, who: Somebody, erased: Erased, data_folder: Path | None
) -> None:
    """Delete what a process that was stopped had in hand, and note where they still are."""
    is_here = store.away is None
    erased.drafts = forget_half_written(store.path, uid, uid, data_folder, beside=is_here)
    erased.still_in = None if is_here else store.path
    own = store.away.copy if store.away is not None else None
    waiting = (each.copy for each in waiting_copies(uid, store.path, data_folder))
    erased.waiting = sum(copy != own and who.is_in(copy, store.key) for copy in waiting)


def _from_backup(backup: Path, who: Somebody, erased: Erased, key: Passphrase | None) -> None:
    """Write a backup anew without somebody, or delete it where that does not succeed."""
    if written_anew(backup, lambda connection: _erase(connection, who), who.uid, key):
        erased.rewritten += 1
    elif not backup.exists():
        erased.deleted += 1


def _erase(connection: Any, who: Somebody) -> Erased:
    """Erase somebody within a transaction on the driver's own connection."""
    erased = Erased(who.role)
    tables = table_names(connection)
    own = "SELECT id FROM person WHERE uid = ?"
    if "person" in tables and (row := connection.execute(own, (who.uid,)).fetchone()):
        _remove(connection, tables, row[0], erased)
    if who.name:
        _unsay(connection, tables, who.name, erased)
    if "photo" in tables:
        erased.photographs = connection.execute("SELECT count(*) FROM photo").fetchone()[0]
    return erased


def _remove(connection: Any, tables: Sequence[str], person_id: int, erased: Erased) -> None:
    """Remove the person, and what is only about them."""
    gone = [connection.execute("SELECT uid FROM person WHERE id = ?", (person_id,)).fetchone()[0]]
    for table in tables:
        for key in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
            if key[2] != "person":
                continue
            where = f'FROM "{table}" WHERE "{key[3]}" = ?'
            if count := connection.execute(f"SELECT count(*) {where}", (person_id,)).fetchone()[0]:
                erased.mentions[table, key[3]] = count
            if key[6] == "CASCADE" and "uid" in columns(connection, table):
                found = connection.execute(f"SELECT uid {where}", (person_id,)).fetchall()
                gone += [uid for (uid,) in found]
    erased.conversations = _quieten(connection, tables, person_id)
    if "difference" in tables:
        for uid in gone:
            done = connection.execute("DELETE FROM difference WHERE about = ?", (uid,))
            erased.differences += done.rowcount
    connection.execute("DELETE FROM person WHERE id = ?", (person_id,))
    others = connection.execute("SELECT role FROM person").fetchall()
    erased.same_role = sum(_spoken(role) == _spoken(erased.role) for (role,) in others)


def _spoken(role: str) -> str:
    return " ".join(role.split()).casefold()


def _quieten(connection: Any, tables: Sequence[str], person_id: int) -> int:
    """Let conversations with somebody say nothing of them, and return how many did."""
    if "conversation" not in tables:
        return 0
    said = [name for name in ABOUT_THEM if name in columns(connection, "conversation")]
    blank = ", ".join(f"\"{name}\" = ''" for name in said)
    any_said = " OR ".join(f"\"{name}\" != ''" for name in said)
    where = f"person_id = ? AND kind != 'house_meeting' AND ({any_said})"
    change = f"UPDATE conversation SET {blank} WHERE {where}"  # noqa: S608
    return int(connection.execute(change, (person_id,)).rowcount)


# Texts


def _unsay(connection: Any, tables: Sequence[str], name: str, erased: Erased) -> None:
    """Take a name out of every text, and count where a part of it may mean the same person."""
    whole, parts = whole_name(name), parts_of_name(name)
    for table, column in _text_columns(connection, tables):
        query = f'SELECT rowid, "{column}" FROM "{table}" WHERE typeof("{column}") = \'text\''  # noqa: S608
        for row_id, text in connection.execute(query).fetchall():
            without = whole.sub(_("(erased)"), text)
            if (table, column) == ("person", "name"):
                erased.same_name += without != text
                continue
            if without != text:
                change = f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?'  # noqa: S608
                connection.execute(change, (without, row_id))
                erased.texts[table] += 1
            if parts is not None and table not in NOBODY_IN and parts.search(without):
                erased.maybe[table] += 1


def _text_columns(connection: Any, tables: Sequence[str]) -> Iterator[tuple[str, str]]:
    for table in tables:
        for _place, name, kind, *_rest in connection.execute(f'PRAGMA table_info("{table}")'):
            if kind.upper() in {"VARCHAR", "TEXT", "JSON"} and name != "uid":
                yield table, name
