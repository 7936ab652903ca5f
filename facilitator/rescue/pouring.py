"""What was found, poured into a new file of ours: it opens, and what hangs together does still."""

from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from facilitator import seal
from facilitator.database import connect, driver_errors, make_empty
from facilitator.errors import FacilitatorError
from facilitator.exercises import exercise
from facilitator.migrations import Version
from facilitator.rescue.columns import UUID
from facilitator.rescue.finding import Found
from facilitator.rescue.pages import Value
from facilitator.rescue.standing_in import decks_by_name, stand_in
from facilitator.workshop import Workshop, activities, new_uid, saved_id

_SENSELESS: Final = (
    FacilitatorError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
)
"""What rows raise whose values no app has written."""


def pour(found: dict[str, Found], target: Path, version: Version, title: str) -> bool:
    """Write a new file with what was found, and say whether that is all that was sealed.

    What cannot be kept is counted as lost. `title` is for a workshop whose own is gone.
    """
    make_empty(target, version.sql, version.number)
    with closing(connect(target)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("BEGIN")
        for table, each in found.items():
            _insert(connection, table, each)
        decks_by_name(connection, found["deck"])
        whole = seal.holds(connection, found) and _no_loose_end(connection)
        if not whole:
            stand_in(connection, found)
            _tie_up(connection, found)
            _one_workshop(connection, found["workshop"], title)
            seal.renew(connection, found)
        connection.execute("COMMIT")
    return whole


def _insert(connection: Any, table: str, each: Found) -> None:
    names = ", ".join(f'"{column.name}"' for column in each.columns)
    marks = ", ".join("?" * len(each.columns))
    insert = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608
    for row_id, row in sorted(each.rows.items()):
        values = [
            row_id if column.is_key else _sound(column.name, value)
            for column, value in zip(each.columns, row.values, strict=True)
        ]
        try:
            each.lost += connection.execute(insert, values).rowcount == 0
        except driver_errors(OverflowError):
            each.lost += 1


def _sound(column: str, value: Value) -> Value:
    """Return a value as it was read; an identity that makes no sense is another one."""
    return new_uid() if column == "uid" and not UUID.fullmatch(str(value)) else value


def _no_loose_end(connection: Any) -> bool:
    return connection.execute("PRAGMA foreign_key_check").fetchone() is None


def _tie_up(connection: Any, found: dict[str, Found]) -> None:
    """Let go of rows that are not there: where a row cannot be without, it goes too."""
    missing: dict[str, set[int]] = defaultdict(set)
    while ends := connection.execute("PRAGMA foreign_key_check").fetchall():
        for table, row_id, parent, number in ends:
            keys = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            name = next(key[3] for key in keys if key[0] == number)
            column = next(each for each in found[table].columns if each.name == name)
            query = f'SELECT "{name}" FROM "{table}" WHERE rowid = ?'  # noqa: S608
            missing[parent].update(connection.execute(query, (row_id,)).fetchone() or ())
            if column.needed:
                gone = connection.execute(
                    f'DELETE FROM "{table}" WHERE rowid = ?',  # noqa: S608
                    (row_id,),
                )
                found[table].lost += gone.rowcount
            else:
                connection.execute(
                    f'UPDATE "{table}" SET "{name}" = NULL WHERE rowid = ?',  # noqa: S608
                    (row_id,),
                )
    for parent, ids in missing.items():
        found[parent].lost = max(found[parent].lost, len(ids - found[parent].rows.keys()))


def _one_workshop(connection: Any, workshop: Found, title: str) -> None:
    (count,) = connection.execute("SELECT count(*) FROM workshop").fetchone()
    if count == 1:
        return
    if count:
        connection.execute("DELETE FROM workshop WHERE id > (SELECT min(id) FROM workshop)")
        return
    workshop.lost, workshop.vague = max(workshop.lost, 1), False
    plain = Workshop(uid=new_uid(), title=title).model_dump()
    plain["id"] = 1
    marks = ", ".join(f":{name}" for name in plain)
    names = ", ".join(plain)
    connection.execute(f"INSERT INTO workshop ({names}) VALUES ({marks})", plain)  # noqa: S608


def drop_senseless(target: Path, found: dict[str, Found]) -> None:
    """Take out the activities that cannot be shown: something in them is not what was written."""
    senseless = _senseless(target)
    if not senseless:
        return
    with closing(connect(target)) as connection:
        connection.execute("BEGIN")
        for activity_id in senseless:
            connection.execute("DELETE FROM activity WHERE id = ?", (activity_id,))
            found["activity"].lost += 1
        seal.renew(connection, found)
        connection.execute("COMMIT")


def _senseless(target: Path) -> list[int]:
    from facilitator.store import Store

    with Store.open(target, read_only=True) as store, store.reading() as session:
        ids = {saved_id(activity): activity.exercise for activity in activities(session)}
        return [each for each, key in ids.items() if not _makes_sense(session, each, key)]


def _makes_sense(session: Any, activity_id: int, key: str) -> bool:
    try:
        method = exercise(key)
        board = method.board.load(session, activity_id)
        method.counts(board)
        method.questions(board)
    except _SENSELESS:
        return False
    return True
