"""The room sees what is for the room, and nothing that hangs on what is not."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from facilitator.decks import parse_deck, shipped_source
from facilitator.exercises.board.room import shown_in_room
from facilitator.exercises.board.tables import Link, Note, NoteGroup, Vote, Wording
from facilitator.exercises.theory_of_change.tables import (
    Assumption,
    Indicator,
    NoteDetail,
    TheoryBoard,
    TheoryOfChange,
)
from facilitator.visibility import VISIBILITIES
from facilitator.workshop import Activity

DECK = parse_deck(shipped_source("theory_of_change"))
SECRET = "SECRET"
ROLES = ("said", "agreed", "differs")


@st.composite
def boards(draw: st.DrawFn) -> TheoryBoard:
    """A board on which every text of, or about, a private note says SECRET."""
    ids = list(range(1, draw(st.integers(1, 8)) + 1))
    hidden = {each for each in ids if draw(st.booleans())}
    rows: dict[str, dict[int, Any]] = {}
    group_ids = [10, 11]
    notes = rows["note"] = {
        each: Note(
            id=each,
            activity_id=1,
            label=f"D{each}",
            zone=draw(st.sampled_from([zone.key for zone in DECK.zones])),
            text=SECRET if each in hidden else f"said {each}",
            x=0,
            y=0,
            visibility=draw(
                st.sampled_from(["private", "unheard of"] if each in hidden else VISIBILITIES[:2])
            ),
            status=draw(st.sampled_from(["draft", "differ"])),
            group_id=draw(st.sampled_from([None, *group_ids])),
        )
        for each in ids
    }
    shown_groups = {note.group_id for each, note in notes.items() if each not in hidden}
    rows["note_group"] = {
        each: NoteGroup(id=each, activity_id=1, title="ours" if each in shown_groups else SECRET)
        for each in group_ids
    }
    ends = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), unique=True))
    rows["link"] = {
        number: Link(
            id=number,
            activity_id=1,
            source_id=source,
            target_id=target,
            kind="leads_to",
            because=SECRET if {source, target} & hidden else "why",
        )
        for number, (source, target) in enumerate(ends)
    }
    rows["vote"] = {each: Vote(id=each, note_id=each, kind="dot", count=1) for each in ids}
    rows["wording"] = {}
    for each in ids:
        for role in ROLES:
            shows = role == "differs" and notes[each].status == "differ" and each not in hidden
            number = len(rows["wording"])
            rows["wording"][number] = Wording(
                id=number, note_id=each, role=role, text="others say" if shows else SECRET
            )
    rows["indicator"] = {each: Indicator(id=each, note_id=each, sign=SECRET) for each in ids}
    rows["note_detail"] = {each: NoteDetail(note_id=each, judged_by=SECRET) for each in ids}
    rows["assumption"] = {
        link_id: Assumption(link_id=link_id, evidence=SECRET) for link_id in rows["link"]
    }
    rows["theory_of_change"] = {1: TheoryOfChange(activity_id=1, barrier=SECRET)}
    activity = Activity(id=1, position=0, exercise="theory_of_change", deck_id=1, title="", plan="")
    return TheoryBoard(activity, DECK, rows)


@given(boards())
def test_nothing_private_reaches_the_room(board: TheoryBoard) -> None:
    shown = shown_in_room(board)
    rows = [row for table in shown.rows.values() for row in table.values()]
    assert SECRET not in repr([row.model_dump() for row in rows])
    for link in shown.links.values():
        assert {link.source_id, link.target_id} <= shown.notes.keys()
    assert {vote.note_id for vote in shown.votes.values()} == shown.notes.keys()


@given(boards())
def test_what_is_for_the_room_reaches_it(board: TheoryBoard) -> None:
    shown = shown_in_room(board)
    assert set(shown.notes) == {n for n, note in board.notes.items() if note.text != SECRET}
    assert set(shown.links) == {n for n, link in board.links.items() if link.because != SECRET}
    assert set(shown.groups) == {n for n, group in board.groups.items() if group.title != SECRET}
    assert {w.text for w in shown.wordings.values()} <= {"others say"}
    assert type(shown) is type(board)
    assert set(shown.rows) == set(board.rows)
