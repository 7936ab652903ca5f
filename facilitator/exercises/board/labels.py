"""Labels such as N4 or D2: given once, said aloud, never used again."""

from sqlmodel import Session, select

from facilitator.exercises.board.tables import LabelCount


def next_label(session: Session, activity_id: int, prefix: str) -> str:
    """Give the next label of a prefix. A label is given once, even when its note is undone."""
    query = select(LabelCount).where(
        LabelCount.activity_id == activity_id, LabelCount.prefix == prefix
    )
    count = session.exec(query).first()
    if count is None:
        count = LabelCount(activity_id=activity_id, prefix=prefix, last=0)
    count.last += 1
    session.add(count)
    return f"{prefix}{count.last}"


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
