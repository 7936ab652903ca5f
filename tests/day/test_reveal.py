"""Ideas and dots wait until they are revealed: saved as they come, and never undone."""

from pathlib import Path

from facilitator.day.reveal import hide_dots, hide_zone, reveal_dots, reveal_zone
from facilitator.decks import shipped_source
from facilitator.exercises.board.notes import add_notes, vote
from facilitator.exercises.board.room import Hidden, hidden_in, shown_in_room, waiting
from facilitator.exercises.board.tables import Board
from facilitator.plan import add_activity, begin, progress
from facilitator.store import Store


def hidden(store: Store, activity_id: int) -> Hidden:
    with store.reading() as session:
        return hidden_in(progress(session, activity_id))


def board(store: Store, activity_id: int) -> Board:
    with store.reading() as session:
        return Board.load(session, activity_id)


def test_zones_and_dots_are_hidden_and_revealed(tmp_path: Path) -> None:
    path = tmp_path / "a.workshop"
    with begin(path) as store:
        activity = add_activity(store, shipped_source("keep_amplify_discard_create"))
        undo = store.undo_label
        hide_zone(store, activity, "keep")
        hide_zone(store, activity, "discard")
        hide_zone(store, activity, "keep")
        hide_dots(store, activity)
        assert store.undo_label == undo
    with Store.open(path, data_folder=tmp_path) as store:
        assert hidden(store, activity) == Hidden(frozenset({"keep", "discard"}), dots=True)
        reveal_zone(store, activity, "keep")
        reveal_zone(store, activity, "create")
        reveal_dots(store, activity)
        assert hidden(store, activity) == Hidden(frozenset({"discard"}))


def test_what_waits_is_counted_and_what_is_private_is_not(tmp_path: Path) -> None:
    with begin(tmp_path / "a.workshop") as store:
        activity = add_activity(store, shipped_source("keep_amplify_discard_create"))
        empty = board(store, activity)
        add_notes(store, empty, "keep", ["The choir", "The shed"])
        add_notes(store, empty, "keep", ["What Ana said"], visibility="private")
        (stays,) = add_notes(store, empty, "create", ["A café"], visibility="stays_in_room")
        vote(store, stays, "dot", 2)
        whole = board(store, activity)
    waits = Hidden(frozenset({"keep"}), dots=True)
    assert waiting(whole, waits) == {"keep": 2}
    shown = shown_in_room(whole, waits)
    assert [note.text for note in shown.notes.values()] == ["A café"]
    assert not shown.votes
    assert shown_in_room(whole).dots(stays) == 2
