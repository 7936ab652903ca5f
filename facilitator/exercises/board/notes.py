"""What people do to notes. Each function is one saved step with one name in the undo menu."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import and_, bindparam, insert, literal_column
from sqlmodel import Session, SQLModel, col, select

from facilitator.board_layout import MARGIN, NOTE_GAP, column_at, column_x, note_height
from facilitator.clean import clean_text
from facilitator.decks import BoardDeck, Zone
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.banding import settle, settle_activity
from facilitator.exercises.board.entries import NoteEntry, checked, set_fields
from facilitator.exercises.board.growing import make_room, shown_height, slot_in
from facilitator.exercises.board.labels import next_label
from facilitator.exercises.board.tables import Board, Note, Vote, Wording
from facilitator.exercises.board.years import year_typed
from facilitator.i18n import _, ngettext
from facilitator.prepared import Prepared
from facilitator.store import Store
from facilitator.workshop import new_uid, now, saved_id

_EMPTY_NOTE = {
    name: None if field.is_required() else field.get_default(call_default_factory=True)
    for name, field in Note.model_fields.items()
    if name != "id"
}
_INSERT = Prepared(insert(SQLModel.metadata.tables["note"]), _EMPTY_NOTE)
_LOWEST = Prepared(
    select(col(Note.y), col(Note.text), col(Wording.text))
    .outerjoin(
        Wording,
        and_(
            col(Wording.note_id) == Note.id,
            col(Wording.role) == "differs",
            col(Note.status) == "differ",
        ),
    )
    .where(Note.activity_id == bindparam("activity"), Note.zone == bindparam("of"))
    .order_by(col(Note.y).desc())
    .limit(literal_column("1"))  # a value would have it parsed anew each time
)


def bottom_of_zone(session: Session, activity_id: int, zone: str) -> float:
    """Return the height at which the next note of a zone stands clear of the others."""
    lowest = _LOWEST.rows(session, {"activity": activity_id, "of": zone})
    if not lowest:
        return MARGIN
    y, text, other = lowest[0]
    return float(y) + note_height(text, other or "") + NOTE_GAP


def add_notes(
    store: Store, board: Board, zone: str, texts: Iterable[str], **more: Any
) -> list[int]:
    """Add a note for each text, below the others of the zone, and return their ids.

    Texts without a visible character make no note. `more` holds other fields of NoteEntry. On a
    board with a time axis, a year with which a text opens is the note's.
    """
    cleaned = [text for text in (clean_text(text).strip() for text in texts) if text]
    entries = [
        checked(NoteEntry, {"zone": zone, **_dated(board.deck, zone, text), **more})
        for text in cleaned
    ]
    if not entries:
        return []
    label = ngettext("Add note", "Add {count} notes", len(entries)).format(count=len(entries))
    with store.step(label) as session:
        return _insert_notes(session, board, board.deck.zone(zone), entries)


def _dated(deck: BoardDeck, zone: str, text: str) -> dict[str, Any]:
    """Return a note's words, and its year where they open with one on a board that has years."""
    if deck.axis is None or not deck.zone(zone).dated:
        return {"text": text}
    typed = year_typed(text, deck.axis)
    return {"text": text} if typed is None else {"text": typed.words, "year": typed.year}


def _insert_notes(
    session: Session, board: Board, zone: Zone, entries: list[dict[str, Any]]
) -> list[int]:
    """Insert notes without the unit of work: the room waits for this one."""
    activity_id = saved_id(board.activity)
    x, y = column_x(board.deck.zones.index(zone)), bottom_of_zone(session, activity_id, zone.key)
    ids: list[int] = []
    for entry in entries:
        label = next_label(session, activity_id, zone.prefix)
        given = {"activity_id": activity_id, "label": label, "uid": new_uid(), "said_at": now()}
        row = {**_EMPTY_NOTE, "x": x, "y": y, **given, **entry}
        ids.append(_INSERT.insert(session, row))
        y += note_height(entry["text"]) + NOTE_GAP
    settle(session, board.deck, activity_id)
    return ids


def reword(store: Store, note_id: int, text: str) -> None:
    """Say a note in other words. What was first said stays behind it.

    Consecutive rewordings of one note are one step to undo.
    """
    wording = checked(NoteEntry, {"text": text})["text"]
    if not wording.strip():
        raise InvalidEntryError(_("A note needs words; delete the note if it should go."))
    with store.step(_("Reword note"), merge=f"reword-{note_id}") as session:
        note = session.get_one(Note, note_id)
        if note.text == wording:
            return
        _keep_wording(session, note, "said")
        if note.status == "agreed":
            _keep_wording(session, note, "agreed")
        height = shown_height(session, note)
        note.text = wording
        session.add(note)
        make_room(session, note, height)
        settle_activity(session, note.activity_id)


def _wording(session: Session, note_id: int, role: str) -> Wording | None:
    query = select(Wording).where(Wording.note_id == note_id, Wording.role == role)
    return session.exec(query).first()


def _keep_wording(session: Session, note: Note, role: str) -> None:
    """Keep the present wording behind the next one, unless this role has one already."""
    if _wording(session, saved_id(note), role) is None:
        session.add(
            Wording(note_id=saved_id(note), role=role, text=note.text, language=note.language)
        )


def change_note(store: Store, note_id: int, **values: Any) -> None:
    """Change fields of a note other than its words. Saves of one field are one step to undo."""
    entry = checked(NoteEntry, values)
    fields = "-".join(sorted(entry))
    with store.step(_("Change note"), merge=f"note-{note_id}-{fields}") as session:
        set_fields(session, Note, [note_id], entry)
        if "year" in entry:
            _settle_with(session, [note_id])


def set_tint(store: Store, note_ids: Sequence[int], tint: str) -> None:
    """Colour notes, or give them back the colour of their zone."""
    entry = checked(NoteEntry, {"tint": tint})
    with store.step(_("Colour notes")) as session:
        set_fields(session, Note, note_ids, entry)


def read_back(store: Store, note_ids: Sequence[int]) -> None:
    """Mark notes as agreed, after they were read back to the room as they stand."""
    with store.step(_("Mark as agreed")) as session:
        for note_id in note_ids:
            if earlier := _wording(session, note_id, "agreed"):
                session.delete(earlier)
            set_fields(session, Note, [note_id], {"status": "agreed"})
        _settle_with(session, note_ids)


def set_status(store: Store, note_ids: Sequence[int], status: str) -> None:
    """Park notes, or take them up again."""
    entry = checked(NoteEntry, {"status": status})
    with store.step(_("Change status")) as session:
        set_fields(session, Note, note_ids, entry)
        _settle_with(session, note_ids)


def _settle_with(session: Session, note_ids: Iterable[int]) -> None:
    """Settle the boards of these notes, whose height may have changed."""
    activities = {session.get_one(Note, note_id).activity_id for note_id in note_ids}
    for activity_id in activities:
        settle_activity(session, activity_id)


def see_differently(store: Store, note_id: int, text: str, language: str = "") -> None:
    """Hold another wording beside a note: we see this differently. Both show and print."""
    wording = checked(NoteEntry, {"text": text, "language": language})
    if not wording["text"].strip():
        raise InvalidEntryError(_("Write down how others in the room put it."))
    with store.step(_("Keep both wordings"), merge=f"differ-{note_id}") as session:
        note = session.get_one(Note, note_id)
        height = shown_height(session, note)
        other = _wording(session, note_id, "differs") or Wording(
            note_id=note_id, role="differs", text=""
        )
        other.sqlmodel_update(wording)
        note.status = "differ"
        session.add_all([other, note])
        make_room(session, note, height)
        settle_activity(session, note.activity_id)


def move_notes(
    store: Store, board: Board, places: Iterable[tuple[int, float, float]], *, nudge: bool = False
) -> None:
    """Put notes down where they were dragged; a note that lands in another zone belongs there.

    A note that is put down stands in its zone's column and covers no other; where there is a time
    axis, it stands beside its period. A nudge goes exactly where it says; nudges of the same
    notes, one after another, are one step to undo.
    """
    targets = [(note_id, checked(NoteEntry, {"x": x, "y": y})) for note_id, x, y in places]
    if not targets:
        return
    merge = "nudge-" + "-".join(str(note_id) for note_id, _entry in targets) if nudge else None
    label = ngettext("Move note", "Move {count} notes", len(targets)).format(count=len(targets))
    with store.step(label, merge=merge) as session:
        moved: list[Note] = []
        for note_id, entry in targets:
            note = session.get_one(Note, note_id)
            column = column_at(entry["x"], len(board.deck.zones))
            _enter_zone(note, board.deck, board.deck.zones[column].key)
            note.x, note.y = entry["x"] if nudge else column_x(column), entry["y"]
            session.add(note)
            moved.append(note)
        if not nudge:
            for note in sorted(moved, key=lambda note: note.y):
                slot_in(session, note)
            settle(session, board.deck, saved_id(board.activity))


def _enter_zone(note: Note, deck: BoardDeck, zone: str) -> None:
    if note.zone != zone:
        note.zone = zone
        if note.kind not in {kind.key for kind in deck.zone(zone).kinds}:
            note.kind = ""


def send_to_zone(store: Store, board: Board, note_ids: Sequence[int], zone: str) -> None:
    """Move notes to the foot of another zone. Their labels stay."""
    x = column_x(board.deck.zones.index(board.deck.zone(zone)))
    with store.step(_("Move to zone")) as session:
        y = bottom_of_zone(session, saved_id(board.activity), zone)
        for note_id in note_ids:
            note = session.get_one(Note, note_id)
            _enter_zone(note, board.deck, zone)
            note.x, note.y = x, y
            session.add(note)
            y += shown_height(session, note) + NOTE_GAP
        settle(session, board.deck, saved_id(board.activity))


def remove_notes(store: Store, note_ids: Sequence[int]) -> None:
    """Delete notes with their links and votes."""
    count = len(note_ids)
    label = ngettext("Delete note", "Delete {count} notes", count).format(count=count)
    with store.step(label) as session:
        notes = [session.get_one(Note, note_id) for note_id in note_ids]
        for note in notes:
            session.delete(note)
        for activity_id in {note.activity_id for note in notes}:
            settle_activity(session, activity_id)


def vote(store: Store, note_id: int, kind: str, change: int, voice: str = "") -> None:
    """Put dots or concerns on a note, or take them off; never fewer than none."""
    with store.step(_("Vote"), merge=f"vote-{note_id}-{kind}-{voice}") as session:
        query = select(Vote).where(Vote.note_id == note_id, Vote.kind == kind, Vote.voice == voice)
        found = session.exec(query).first()
        row = found or Vote(note_id=note_id, kind=kind, voice=voice, count=0)
        row.count = min(max(row.count + change, 0), 9_999)
        if row.count:
            session.add(row)
        elif found:
            session.delete(found)
