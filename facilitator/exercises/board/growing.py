"""Notes that grow, or are put down, push aside what lies below, so that nothing is hidden."""

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from facilitator.board_layout import NOTE_GAP, NOTE_WIDTH, note_height
from facilitator.exercises.board.tables import Note, Wording
from facilitator.workshop import saved_id


def shown_height(session: Session, note: Note) -> float:
    """Return the height of a note as it is shown: with both wordings where the room differs."""
    if note.status != "differ":
        return note_height(note.text)
    query = select(Wording.text).where(Wording.note_id == saved_id(note), Wording.role == "differs")
    return note_height(note.text, session.exec(query).first() or "")


def slot_in(session: Session, note: Note) -> None:
    """Give a note that was put down a place of its own in its column.

    On the upper half of another note it takes that note's place, on the lower half the place
    after it; what lies below moves down.
    """
    session.flush()
    while (above := _nearest_above(session, note)) is not None:
        height = shown_height(session, above)
        if note.y < above.y + height / 2:
            note.y = above.y
            break
        if note.y >= above.y + height:
            break
        note.y = above.y + height + NOTE_GAP
    session.add(note)
    make_room(session, note, 0)


def _nearest_above(session: Session, note: Note) -> Note | None:
    query = select(Note).where(*_beside(note), Note.y <= note.y).order_by(col(Note.y).desc())
    return session.exec(query.limit(1)).first()


def _beside(note: Note) -> tuple[ColumnElement[bool], ...]:
    """Return what makes other notes of a board share a note's column."""
    return (
        col(Note.activity_id) == note.activity_id,
        col(Note.zone) == note.zone,
        col(Note.id) != note.id,
        col(Note.x).between(note.x - NOTE_WIDTH, note.x + NOTE_WIDTH),
    )


def make_room(session: Session, note: Note, height_before: float) -> None:
    """Move down the notes below one that grew, each no further than it must.

    Notes that it covered before it grew were put there by hand, and stay.
    """
    session.flush()
    foot = note.y + shown_height(session, note)
    query = (
        select(Note).where(*_beside(note), Note.y >= note.y + height_before).order_by(col(Note.y))
    )
    for below in session.exec(query).all():
        if below.y >= foot:
            return
        below.y = foot + NOTE_GAP
        session.add(below)
        foot = below.y + shown_height(session, below)
