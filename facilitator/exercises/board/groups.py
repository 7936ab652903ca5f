"""Groups and Tidy: what brings a board into shape, each in one saved step."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from facilitator.board_bands import by_year
from facilitator.board_layout import note_height, tidy
from facilitator.decks import BoardDeck
from facilitator.exercises.board.banding import settle, settle_activity
from facilitator.exercises.board.entries import GroupEntry, checked, set_fields
from facilitator.exercises.board.tables import Board, Note, NoteGroup
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import saved_id


def group_notes(store: Store, board: Board, note_ids: Sequence[int], title: str) -> int:
    """Bring notes together under a title and return the group's id. Every note stays whole."""
    with store.step(_("Group notes")) as session:
        group_id = _make_group(session, board, note_ids, title)
        settle(session, board.deck, saved_id(board.activity))
        return group_id


def _make_group(session: Session, board: Board, note_ids: Sequence[int], title: str) -> int:
    named = checked(GroupEntry, {"title": title})
    group = NoteGroup(activity_id=saved_id(board.activity), **named)
    session.add(group)
    session.flush()
    set_fields(session, Note, note_ids, {"group_id": saved_id(group)})
    session.flush()
    _remove_empty_groups(session, saved_id(board.activity))
    return saved_id(group)


def _remove_empty_groups(session: Session, activity_id: int) -> None:
    used = select(Note.group_id).where(col(Note.group_id).is_not(None)).distinct()
    empty = select(NoteGroup).where(
        NoteGroup.activity_id == activity_id, col(NoteGroup.id).not_in(used)
    )
    for group in session.exec(empty):
        session.delete(group)


def ungroup(store: Store, group_id: int) -> None:
    """Let the notes of a group stand on their own again."""
    with store.step(_("Ungroup")) as session:
        notes = session.exec(select(Note).where(Note.group_id == group_id))
        set_fields(session, Note, [saved_id(note) for note in notes], {"group_id": None})
        session.flush()
        group = session.get_one(NoteGroup, group_id)
        session.delete(group)
        settle_activity(session, group.activity_id)


def rename_group(store: Store, group_id: int, title: str) -> None:
    """Give a group another title."""
    entry = checked(GroupEntry, {"title": title})
    with store.step(_("Rename group"), merge=f"group-{group_id}") as session:
        set_fields(session, NoteGroup, [group_id], entry)


def fold_group(store: Store, group_id: int, *, collapsed: bool) -> None:
    """Show a group by its title alone, or with its notes."""
    label = _("Fold group") if collapsed else _("Unfold group")
    with store.step(label) as session:
        set_fields(session, NoteGroup, [group_id], {"collapsed": collapsed})


def gather_tables(store: Store, board: Board) -> int:
    """Bring each table's notes together, zone by zone, and return how many groups were made.

    Notes that are in a group already, or say no table, stay as they are; nothing is dropped.
    Where there is a time axis, the notes of different periods stay apart.
    """
    families: dict[tuple[str, int, bool, int], list[int]] = {}
    for note_id, note in board.notes.items():
        if note.table_number is not None and note.group_id is None:
            family = (note.zone, note.table_number, *by_year(_period(board.deck, note)))
            families.setdefault(family, []).append(note_id)
    if not families:
        return 0
    with store.step(_("Bring tables together")) as session:
        for (_zone, table, *_period_of), note_ids in sorted(families.items()):
            _make_group(session, board, note_ids, _("Table {number}").format(number=table))
        _tidy(session, board)
    return len(families)


def _period(deck: BoardDeck, note: Note) -> int | None:
    if deck.axis is None or note.year is None or not deck.zone(note.zone).dated:
        return None
    return deck.axis.period(note.year)


def tidy_board(store: Store, board: Board) -> int:
    """Lay the board out anew: no notes overlap, and no link crosses a note not its own.

    Returns how many notes found another place.
    """
    with store.step(_("Tidy")) as session:
        return _tidy(session, board)


def _tidy(session: Session, board: Board) -> int:
    activity_id = saved_id(board.activity)
    if board.deck.axis is not None:
        return settle(session, board.deck, activity_id)
    query = select(Note).where(Note.activity_id == activity_id).order_by(col(Note.y), col(Note.x))
    notes = {saved_id(note): note for note in session.exec(query)}
    columns = [_blocks(zone.key, notes) for zone in board.deck.zones]
    heights = {note_id: _height(board, note) for note_id, note in notes.items()}
    ends = [(link.source_id, link.target_id) for link in board.links.values()]
    moved = 0
    for note_id, place in tidy(columns, heights, ends).items():
        note = notes[note_id]
        if (note.x, note.y) != place:
            note.x, note.y = place
            session.add(note)
            moved += 1
    return moved


def _height(board: Board, note: Note) -> float:
    other = board.wording(saved_id(note), "differs") if note.status == "differ" else None
    return note_height(note.text, other.text if other else "")


def _blocks(zone: str, notes: dict[int, Note]) -> list[list[int]]:
    """Return a zone's notes in their order, the notes of a group together."""
    blocks: dict[object, list[int]] = {}
    for note_id, note in notes.items():
        if note.zone == zone:
            block = ("note", note_id) if note.group_id is None else ("group", note.group_id)
            blocks.setdefault(block, []).append(note_id)
    return list(blocks.values())
