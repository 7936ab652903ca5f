"""Notes that grow push aside what lies below them, so that nothing is hidden."""

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


def make_room(session: Session, note: Note, height_before: float) -> None:
    """Move down the notes below one that grew, each no further than it must.

    Notes that it covered before it grew were put there by hand, and stay.
    """
    session.flush()
    foot = note.y + shown_height(session, note)
    query = (
        select(Note)
        .where(
            Note.activity_id == note.activity_id,
            Note.zone == note.zone,
            Note.id != note.id,
            Note.y >= note.y + height_before,
            col(Note.x).between(note.x - NOTE_WIDTH, note.x + NOTE_WIDTH),
        )
        .order_by(col(Note.y))
    )
    for below in session.exec(query).all():
        if below.y >= foot:
            return
        below.y = foot + NOTE_GAP
        session.add(below)
        foot = below.y + shown_height(session, below)
