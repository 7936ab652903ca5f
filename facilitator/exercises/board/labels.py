"""Labels such as N4 or D2: given once, said aloud, never used again."""

from sqlalchemy import bindparam
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, SQLModel, select

from facilitator.exercises.board.tables import LabelCount
from facilitator.prepared import Prepared

_COUNTS = SQLModel.metadata.tables["label_count"]
_GIVE = Prepared(
    insert(_COUNTS)
    .values(activity_id=bindparam("activity"), prefix=bindparam("of"), last=1)
    .on_conflict_do_update(
        index_elements=["activity_id", "prefix"], set_={"last": _COUNTS.c.last + 1}
    )
    .returning(_COUNTS.c.last)
)


def next_label(session: Session, activity_id: int, prefix: str) -> str:
    """Give the next label of a prefix. A label is given once, even when its note is undone."""
    ((number,),) = _GIVE.rows(session, {"activity": activity_id, "of": prefix})
    return f"{prefix}{number}"


def label_counts(session: Session, activity_id: int) -> dict[str, int]:
    """Return the last number given to each prefix."""
    rows = session.exec(select(LabelCount).where(LabelCount.activity_id == activity_id))
    return {row.prefix: row.last for row in rows}


def reserve_labels(session: Session, activity_id: int, last: dict[str, int]) -> None:
    """Give no label up to these numbers again, since notes have, or had, them."""
    query = select(LabelCount).where(LabelCount.activity_id == activity_id)
    known = {row.prefix: row for row in session.exec(query)}
    for prefix, number in last.items():
        count = known.get(prefix) or LabelCount(activity_id=activity_id, prefix=prefix, last=0)
        count.last = max(count.last, number)
        session.add(count)
