"""Whatever was done can be taken back, to the letter, and done again."""

import math
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, col, delete, select, update

from facilitator.database import connect
from facilitator.errors import FacilitatorError
from facilitator.exercises.board.tables import LabelCount, Link, Note, NoteGroup, Vote, Wording
from facilitator.inspection import table_names
from facilitator.passphrase import Passphrase
from facilitator.store import Changes, Store
from facilitator.workshop import Activity, StoredDeck
from tests.locked import KEY

Edit = Callable[[Session], None]

BEYOND_UNDO = {"label_count", "progress"}


def begin(path: Path, key: Passphrase | None = None) -> Store:
    """Return a workshop with one board on which there are two notes and a link."""
    store = Store.create(path, key=key)
    with store.progress() as session:
        session.add(StoredDeck(key="board", version=1, source=""))
        session.flush()
        session.add(Activity(position=1, exercise="board", deck_id=1, title="", plan=""))
        session.flush()
        session.add(NoteGroup(activity_id=1, title="Buses"))
        session.flush()
        session.add(note("N1", "The bus is late", group_id=1))
        session.add(note("N2", "No bus on Sunday", group_id=1))
        session.flush()
        session.add(Link(activity_id=1, source_id=1, target_id=2, kind="leads_to"))
    return store


def note(label: str, text: str, **fields: Any) -> Note:
    return Note(activity_id=1, label=label, zone="now", text=text, **({"x": 0, "y": 0} | fields))


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row that undo takes back, as another program reads it, types included."""
    with closing(connect(store.path, KEY, mode="ro")) as connection:
        return {
            name: [
                tuple((type(value), value) for value in row)
                for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')
            ]
            for name in table_names(connection)
            if name not in BEYOND_UNDO
        }


@pytest.fixture(params=[None, KEY], ids=["plain", "locked"])
def store(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    with begin(tmp_path / "riverside.workshop", request.param) as store:
        yield store


def do(store: Store, edit: Edit, **options: Any) -> None:
    with store.step("Edit", **options) as session:
        edit(session)


TEXTS = st.text(max_size=12) | st.just("before\0after") | st.just('it\'s "so"; --')
NUMBERS = st.floats(allow_nan=False) | st.just(0.1 + 0.2) | st.just(math.ulp(0.0))
WORDS = st.lists(TEXTS, max_size=3)


@st.composite
def adding(draw: st.DrawFn) -> Edit:
    fields = {"x": draw(NUMBERS), "y": draw(NUMBERS), "voices": draw(WORDS), "tags": draw(WORDS)}
    text, number = draw(TEXTS), draw(st.none() | st.integers(-(2**63), 2**63 - 1))

    def edit(session: Session) -> None:
        label = f"N{len(session.exec(select(Note)).all()) + 100}"
        taken = session.exec(select(Note).where(Note.label == label)).first()
        if taken is None and session.get(Activity, 1) is not None:
            session.add(note(label, text, table_number=number, **fields))

    return edit


@st.composite
def moving_all(draw: st.DrawFn) -> Edit:
    x, text, number = draw(NUMBERS), draw(TEXTS), draw(st.none() | st.integers(0, 9))

    def edit(session: Session) -> None:
        values = {"x": col(Note.y) + x, "text": text, "table_number": number, "voices": [text]}
        session.execute(update(Note).values(values))

    return edit


@st.composite
def replacing(draw: st.DrawFn) -> Edit:
    """Write over rows by `INSERT OR REPLACE`, which deletes whatever stands in the way."""
    row, count = draw(st.integers(1, 3)), draw(st.integers(0, 9))

    def edit(session: Session) -> None:
        if (there := session.exec(select(Note)).first()) is not None:
            session.connection().exec_driver_sql(
                "INSERT OR REPLACE INTO vote VALUES (?, ?, 'dot', '', ?)", (row, there.id, count)
            )
            session.connection().exec_driver_sql(
                "INSERT OR REPLACE INTO note SELECT * FROM note LIMIT 1"
            )

    return edit


@st.composite
def answering(draw: st.DrawFn) -> Edit:
    role, text, collapsed = draw(TEXTS), draw(TEXTS), draw(st.booleans())

    def edit(session: Session) -> None:
        for row in session.exec(select(col(Note.id))).all():
            session.add(Wording(note_id=row, role=role, text=text))
        for group in session.exec(select(NoteGroup)).all():
            group.collapsed = collapsed

    return edit


def renumbering(session: Session) -> None:
    """Give rows other ids, as nothing in the app does; undo does not mind."""
    session.connection().exec_driver_sql("UPDATE vote SET id = id + 40")


def deleting(model: Any, row: int) -> Edit:
    def edit(session: Session) -> None:
        session.execute(delete(model).where(model.id == row))

    return edit


EDITS = st.one_of(
    adding(),
    moving_all(),
    replacing(),
    answering(),
    st.just(renumbering),
    st.sampled_from([Note, NoteGroup, Link, Vote]).flatmap(
        lambda model: st.integers(1, 4).map(lambda row: deleting(model, row))
    ),
    st.just(deleting(Activity, 1)),
)


@given(edits=st.lists(st.tuples(EDITS, st.sampled_from([None, None, "typing"])), max_size=8))
def test_undoing_everything_restores_the_start_and_redoing_everything_the_end(
    edits: list[tuple[Edit, str | None]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with begin(tmp_path_factory.mktemp("undo") / "riverside.workshop") as store:
        stages = [dump(store)]
        for edit, merge in edits:
            do(store, edit, merge=merge)
            stages.append(dump(store))
        undone = [dump(store)]
        while store.undo_label is not None:
            store.undo()
            undone.append(dump(store))
        assert undone[-1] == stages[0]
        assert all(stage in stages for stage in undone)

        redone = [dump(store)]
        while store.redo_label is not None:
            store.redo()
            redone.append(dump(store))
        assert redone == undone[::-1]

        while store.undo_label is not None:
            store.undo()
        assert dump(store) == stages[0]


def test_the_menu_says_what_is_taken_back(store: Store) -> None:
    assert store.undo_label is None
    assert store.redo_label is None
    with store.step("Add note") as session:
        session.add(note("N3", "Hello"))
    with store.step("Move note") as session:
        session.get_one(Note, 3).x = 5.0

    assert (store.undo_label, store.redo_label) == ("Move note", None)
    store.undo()
    assert (store.undo_label, store.redo_label) == ("Add note", "Move note")
    store.undo()
    store.undo()
    assert (store.undo_label, store.redo_label) == (None, "Add note")
    store.redo()
    assert (store.undo_label, store.redo_label) == ("Add note", "Move note")


def test_the_menu_is_right_by_the_time_the_screens_are_told(store: Store) -> None:
    labels: list[tuple[str | None, str | None]] = []
    do(store, deleting(Note, 1))
    store.changed.connect(lambda _changes: labels.append((store.undo_label, store.redo_label)))

    store.undo()
    store.redo()

    assert labels == [(None, "Edit"), ("Edit", None)]


def test_a_new_step_ends_what_could_be_redone(store: Store) -> None:
    do(store, deleting(Note, 1))
    store.undo()
    do(store, deleting(Note, 2))

    assert store.redo_label is None


def test_typing_in_one_field_is_one_step(store: Store) -> None:
    for text in ("T", "Th", "The"):
        with store.step("Edit text", merge="note-text-1") as session:
            session.get_one(Note, 1).text = text
        with store.progress() as session:
            session.connection().exec_driver_sql("UPDATE activity SET position = position + 1")
    with store.step("Edit text", merge="note-text-2") as session:
        session.get_one(Note, 2).text = "Other"

    store.undo()
    store.undo()

    assert store.undo_label is None
    with store.reading() as session:
        assert session.get_one(Note, 1).text == "The bus is late"


def test_typing_on_after_an_undo_is_a_step_of_its_own(store: Store) -> None:
    def type_text(text: str) -> None:
        with store.step("Edit text", merge="note-text-1") as session:
            session.get_one(Note, 1).text = text

    type_text("First")
    do(store, deleting(Note, 2))
    store.undo()
    type_text("Second")
    store.undo()

    with store.reading() as session:
        assert session.get_one(Note, 1).text == "First"


def test_what_goes_with_a_deleted_note_comes_back_with_it(store: Store) -> None:
    before = dump(store)
    told: list[Changes] = []
    store.changed.connect(told.append)
    do(store, deleting(Note, 1))
    store.undo()

    assert dump(store) == before
    assert told == [{"note": frozenset({1}), "link": frozenset({1})}] * 2


def test_a_number_once_given_is_never_given_again(store: Store) -> None:
    """`label_count` opts out of undo; its rows still come and go with their activity."""
    with store.step("Begin activity") as session:
        session.add(Activity(id=2, position=2, exercise="board", deck_id=1, title="", plan=""))
        session.flush()
        session.add(LabelCount(activity_id=2, prefix="N", last=1))
    with store.step("Add note") as session:
        session.exec(select(LabelCount)).one().last = 2
        session.add(note("N9", "Hello"))

    store.undo()
    with store.reading() as session:
        assert session.exec(select(LabelCount)).one().last == 2
    store.undo()
    with store.reading() as session:
        assert session.exec(select(LabelCount)).all() == []
    store.redo()
    with store.reading() as session:
        assert session.exec(select(LabelCount)).one().last == 2


def test_a_step_that_only_counts_is_no_step_to_undo(store: Store) -> None:
    told: list[Changes] = []
    store.changed.connect(told.append)
    with store.step("Count") as session:
        session.add(LabelCount(activity_id=1, prefix="N", last=2))

    assert store.undo_label is None
    assert told == [{"label_count": frozenset({1})}]


def test_what_cannot_come_back_is_told_and_nothing_else_happens(store: Store) -> None:
    do(store, deleting(Note, 2))
    with store.progress() as session:
        session.add(note("N2", "In its place"))
    before = dump(store)

    with pytest.raises(FacilitatorError, match="stays as it is"):
        store.undo()

    assert dump(store) == before
    do(store, deleting(Note, 2))
    store.undo()
    assert dump(store) == before


def test_undo_ends_with_the_session(store: Store) -> None:
    do(store, deleting(Note, 1))
    store.close()

    with Store.open(store.path, key=KEY) as again:
        assert again.undo_label is None
