"""What may be seen of a board is the same, whether it came row by row or all at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from facilitator.day.reveal import hide_dots, hide_zone, reveal_dots, reveal_zone
from facilitator.decks import shipped_source
from facilitator.errors import FacilitatorError
from facilitator.exercises.board.groups import group_notes
from facilitator.exercises.board.links import link_notes
from facilitator.exercises.board.notes import (
    add_notes,
    change_note,
    remove_notes,
    see_differently,
    send_to_zone,
    vote,
)
from facilitator.exercises.board.room import in_room, shown_in_room, waiting
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from facilitator.visibility import VISIBILITIES
from tests.chance import draws
from ui.live_board import SIGHT, BoardChanges, LiveBoard

ACTS = ("add", "link", "group", "vote", "differ", "mark", "send", "remove", "undo", "redo")
SIGHTS = ("hide zone", "reveal zone", "hide dots", "reveal dots", "key")
DONE = st.tuples(st.sampled_from((*ACTS, *SIGHTS)), st.integers(0, 999), st.integers(0, 999))


@contextmanager
def an_activity(folder: Path) -> Iterator[tuple[Store, int]]:
    """Open a workshop anew, so that its activity is there for good: no undo takes it."""
    path = folder / "a.workshop"
    with begin(path) as store:
        activity = add_activity(store, shipped_source("theory_of_change"))
    with Store.open(path, data_folder=folder) as store:
        yield store, activity


class Told:
    """Remembers which rows a board told of."""

    def __init__(self, live: LiveBoard) -> None:
        self.changes: list[BoardChanges] = []
        live.changed.connect(self.take)

    def take(self, changes: BoardChanges) -> None:
        self.changes.append(changes)


def act(store: Store, live: LiveBoard, what: str, one: int, other: int) -> None:
    notes, zones = list(live.whole.notes), [zone.key for zone in live.whole.deck.zones]
    zone = zones[one % len(zones)]
    if what in SIGHTS:
        if what == "key":
            live.hide(on=not live.hides)
        elif what.endswith("dots"):
            (hide_dots if what == "hide dots" else reveal_dots)(store, live.activity_id)
        else:
            (hide_zone if what == "hide zone" else reveal_zone)(store, live.activity_id, zone)
    elif what == "add":
        visibility = VISIBILITIES[other % len(VISIBILITIES)]
        add_notes(store, live.whole, zone, [f"said {other}"], visibility=visibility)
    elif what in {"undo", "redo"}:
        (store.undo if what == "undo" else store.redo)()
    elif notes:
        first, second = notes[one % len(notes)], notes[other % len(notes)]
        if what == "mark":
            change_note(store, first, visibility=VISIBILITIES[other % len(VISIBILITIES)])
        elif what == "send":
            send_to_zone(store, live.whole, [first], zone)
        else:
            _to_notes(store, live, what, (first, second))


def _to_notes(store: Store, live: LiveBoard, what: str, notes: tuple[int, int]) -> None:
    first, second = notes
    if what == "link":
        link_notes(store, live.whole, (first, second), because="so")
    elif what == "group":
        group_notes(store, live.whole, sorted({first, second}), f"group of {first}")
    elif what == "vote":
        vote(store, first, "dot", 1)
    elif what == "differ":
        see_differently(store, first, "otherwise")
    else:
        remove_notes(store, [first])


@draws(3)
@given(st.lists(DONE, min_size=12, max_size=30))
def test_row_by_row_and_all_at_once_are_the_same(done: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder, an_activity(Path(folder)) as (store, activity):
        live, room = LiveBoard(store, activity), LiveBoard(store, activity, hides=True)
        for what, one, other in done:
            before, told = dict(live.board.notes), Told(live)
            hid = live.hides
            try:
                act(store, live, what, one, other)
            except FacilitatorError:
                continue
            again = LiveBoard(store, activity, hides=live.hides)
            assert again.board.rows == live.board.rows
            assert {name: list(rows) for name, rows in again.board.rows.items()} == {
                name: list(rows) for name, rows in live.board.rows.items()
            }
            came_or_went = before.keys() ^ live.board.notes.keys()
            assert came_or_went <= {row for each in told.changes for row in each.get("note", ())}
            if hid != live.hides:
                assert any(SIGHT in each for each in told.changes)
            again.close()
            _only_what_the_room_sees(room)
        live.close()
        room.close()


def _only_what_the_room_sees(room: LiveBoard) -> None:
    shown = shown_in_room(room.whole, room.hidden)
    for table in ("note", "link", "note_group", "vote"):
        assert room.board.rows[table] == shown.rows[table]
    assert all(in_room(note, room.hidden) for note in room.board.notes.values())
    assert room.questions() == []
    counts = waiting(room.whole, room.hidden)
    assert {zone.key: room.waiting(zone.key) for zone in room.whole.deck.zones} == {
        zone.key: counts[zone.key] for zone in room.whole.deck.zones
    }
