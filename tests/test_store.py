"""What people did is in the file: whole, at once, and told to whoever shows it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from facilitator.database import APPLICATION_ID, connect
from facilitator.day.tables import Progress
from facilitator.errors import FacilitatorError
from facilitator.migrations import VERSIONS
from facilitator.migrations.freeze import frozen_sql, models
from facilitator.passphrase import Passphrase
from facilitator.store import Changes, ReadOnlyWorkshopError, Store
from facilitator.workshop import Workshop
from tests.locked import KEY, WORDS


@pytest.fixture(params=[None, KEY], ids=["plain", "locked"])
def key(request: pytest.FixtureRequest) -> Passphrase | None:
    """Return with what the workshop is locked: SQLite keeps one, and SQLCipher the other."""
    found: Passphrase | None = request.param
    return found


@pytest.fixture
def store(tmp_path: Path, key: Passphrase | None) -> Iterator[Store]:
    with Store.create(tmp_path / "riverside.workshop", key=key) as store:
        yield store


def titles(path: Path) -> list[str]:
    """Read the titles as another program would."""
    with closing(connect(path, KEY, mode="ro")) as connection:
        return [title for (title,) in connection.execute("SELECT title FROM workshop")]


def add(store: Store, title: str, **options: Any) -> int:
    with store.step("Add workshop", **options) as session:
        row = Workshop(title=title)
        session.add(row)
        session.flush()
        assert row.id is not None
        return row.id


def test_the_frozen_tables_are_the_ones_that_the_models_describe() -> None:
    assert VERSIONS[-1].sql == frozen_sql(models()), "run python -m facilitator.migrations.freeze"


def test_a_step_is_in_the_file_when_it_ends(store: Store) -> None:
    add(store, "Riverside")

    assert titles(store.path) == ["Riverside"]


def test_a_step_after_a_look_is_saved_too(store: Store) -> None:
    with store.reading() as session:
        session.exec(select(Workshop)).all()
    add(store, "Riverside")
    with store.reading() as session:
        assert [row.title for row in session.exec(select(Workshop))] == ["Riverside"]

    assert titles(store.path) == ["Riverside"]


def test_a_failed_step_leaves_nothing_behind(store: Store) -> None:
    add(store, "Riverside")

    def rename_half() -> None:
        with store.step("Rename") as session:
            session.exec(select(Workshop)).one().title = "Half"
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        rename_half()

    assert titles(store.path) == ["Riverside"]
    assert store.undo_label == "Add workshop"
    add(store, "Hillside")
    assert titles(store.path) == ["Riverside", "Hillside"]


def test_a_step_that_fails_at_the_very_end_leaves_nothing_behind(store: Store) -> None:
    def leave_an_orphan() -> None:
        with store.step("Orphan") as session:
            connection = session.connection()
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            connection.exec_driver_sql("INSERT INTO wording VALUES (1, 99, 'said', '', '')")

    with pytest.raises(IntegrityError):
        leave_an_orphan()

    assert store.undo_label is None
    add(store, "Riverside")
    assert titles(store.path) == ["Riverside"]
    store.undo()
    assert titles(store.path) == []


def test_a_step_that_changes_nothing_cannot_be_undone(store: Store) -> None:
    told: list[Changes] = []
    add(store, "Riverside")
    store.changed.connect(told.append)
    with store.step("Look around"):
        pass
    with store.step("Write the same") as session:
        session.connection().exec_driver_sql("UPDATE workshop SET title = 'Riverside'")

    assert store.undo_label == "Add workshop"
    assert told == []


def test_a_step_inside_a_step_is_part_of_it(store: Store) -> None:
    told: list[Changes] = []
    store.changed.connect(told.append)
    with store.step("Paste"):
        add(store, "Riverside")
        with suppress(ZeroDivisionError), store.step("Fail") as session:
            session.add(Workshop(title="Half"))
            raise ZeroDivisionError
        with store.reading() as session:
            assert len(session.exec(select(Workshop)).all()) == 1
        add(store, "Hillside")

    assert titles(store.path) == ["Riverside", "Hillside"]
    assert told == [{"workshop": frozenset({1, 2})}]
    assert store.undo_label == "Paste"
    store.undo()
    assert titles(store.path) == []


def test_a_step_may_not_begin_while_something_is_looked_up(store: Store) -> None:
    with store.reading(), pytest.raises(RuntimeError), store.step("Add"):
        pass


def test_looking_something_up_saves_nothing(store: Store) -> None:
    with store.reading() as session:
        session.add(Workshop(title="Riverside"))
        session.flush()

    assert titles(store.path) == []


def test_whoever_listens_is_told_which_rows_changed(store: Store) -> None:
    told: list[Changes] = []
    store.changed.connect(told.append)

    first = add(store, "Riverside")
    with store.progress() as session:
        session.exec(select(Workshop)).one().place = "The hall"
    store.undo()
    store.redo()

    assert told == [{"workshop": frozenset({first})}] * 4
    assert told[0]["note"] == frozenset()


def test_one_listener_that_fails_keeps_no_other_from_being_told(store: Store) -> None:
    told: list[Changes] = []

    def fail(_changes: Changes) -> None:
        raise ZeroDivisionError

    store.changed.connect(fail)
    store.changed.connect(told.append)
    with pytest.raises(ZeroDivisionError):
        add(store, "Riverside")

    assert told == [{"workshop": frozenset({1})}]
    assert titles(store.path) == ["Riverside"]
    assert store.undo_label == "Add workshop"


def test_a_closed_screen_is_told_nothing(store: Store) -> None:
    class Screen:
        def __init__(self, told: list[Changes]) -> None:
            self.told = told

        def refresh(self, changes: Changes) -> None:
            self.told.append(changes)

    told: list[Changes] = []
    screen, other = Screen(told), Screen(told)
    store.changed.connect(screen.refresh)
    store.changed.connect(other.refresh)
    store.changed.connect(screen.refresh)
    store.changed.disconnect(other.refresh)
    add(store, "Riverside")
    del screen
    add(store, "Hillside")

    assert told == [{"workshop": frozenset({1})}]


def test_opening_and_closing_changes_no_byte(store: Store) -> None:
    add(store, "Riverside")
    store.close()
    before = (sha256(store.path.read_bytes()).hexdigest(), store.path.stat().st_mtime_ns)

    for read_only in (False, True):
        with (
            Store.open(store.path, key=KEY, read_only=read_only) as again,
            again.reading() as session,
        ):
            assert session.exec(select(Workshop)).one().title == "Riverside"

    after = (sha256(store.path.read_bytes()).hexdigest(), store.path.stat().st_mtime_ns)
    assert after == before


def test_at_rest_a_workshop_is_one_file(store: Store) -> None:
    add(store, "Riverside")
    assert [path.name for path in store.path.parent.glob("*-*")] == []
    store.close()

    assert [path.name for path in store.path.parent.iterdir()] == [store.path.name]
    with closing(connect(store.path, KEY, mode="ro")) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSIONS[-1].number,)


def test_what_is_deleted_is_gone_from_the_file(store: Store) -> None:
    add(store, "Amina from number nine")
    with store.progress() as session:
        session.delete(session.exec(select(Workshop)).one())
    store.close()

    assert b"Amina" not in store.path.read_bytes()


def test_a_new_workshop_never_overwrites_a_file(tmp_path: Path) -> None:
    path = tmp_path / "riverside.workshop"
    path.write_text("precious")

    with pytest.raises(FacilitatorError, match="already"):
        Store.create(path)

    assert path.read_text() == "precious"
    assert [path.name for path in tmp_path.iterdir()] == [path.name]


def test_a_workshop_cannot_be_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FacilitatorError, match="cannot be made here"):
        Store.create(tmp_path / "nowhere" / "riverside.workshop")


def test_nothing_is_changed_in_a_workshop_opened_for_reading(store: Store) -> None:
    add(store, "Riverside")
    store.close()

    with Store.open(store.path, key=KEY, read_only=True) as again:
        assert again.read_only
        assert again.read_only_reason is None
        with pytest.raises(ReadOnlyWorkshopError), again.step("Rename"):
            pass
        with pytest.raises(ReadOnlyWorkshopError), again.progress():
            pass
        again.undo()

    assert titles(store.path) == ["Riverside"]


def test_a_full_disk_is_told_and_forgiven(store: Store) -> None:
    told: list[Changes] = []
    add(store, "Riverside")
    store.changed.connect(told.append)
    with store.reading() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1")

    with pytest.raises(FacilitatorError, match=r"disk is full.*Nothing that was saved before"):
        add(store, "A long story. " * 10_000)

    assert titles(store.path) == ["Riverside"]
    assert told == []
    with store.reading() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 100000")
    add(store, "A long story. " * 10_000)
    assert told == [{"workshop": frozenset({2})}]
    store.undo()
    store.undo()
    assert titles(store.path) == []


AT_THE_LIMIT = """
import resource, signal, sys
from pathlib import Path
from facilitator.errors import FacilitatorError
from facilitator.passphrase import Passphrase
from facilitator.store import Store
from facilitator.workshop import Workshop
store = Store.open(Path(sys.argv[1]), key=Passphrase(sys.argv[2]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (Path(sys.argv[1]).stat().st_size, hard))
try:
    with store.step("Write a lot") as session:
        session.add(Workshop(title="long " * 100_000))
except FacilitatorError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
with store.step("Write a little") as session:
    session.add(Workshop(title="Hillside"))
store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_disk_that_takes_no_more_loses_nothing(store: Store) -> None:
    add(store, "Riverside")
    store.close()

    run = subprocess.run(
        [sys.executable, "-c", AT_THE_LIMIT, store.path, WORDS],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "Nothing that was saved before is lost." in run.stdout
    assert titles(store.path) == ["Riverside", "Hillside"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder in use where it is")
def test_a_stick_pulled_out_for_good_can_be_left(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    store = Store.create(folder / "riverside.workshop")
    add(store, "Riverside")
    folder.rename(tmp_path / "away")

    store.close()
    store.close()
    assert titles(tmp_path / "away" / "riverside.workshop") == ["Riverside"]
    assert not folder.exists()


def test_progress_inside_an_undone_row_is_kept(
    store: Store, activity: Callable[[Store], int]
) -> None:
    """Undo takes back what the step wrote, and no more of the row than that."""
    row = add(store, "Riverside")
    with store.step("Rename") as session:
        session.get_one(Workshop, row).title = "Hillside"
    with store.progress() as session:
        session.get_one(Workshop, row).place = "The hall"
    store.undo()

    with store.reading() as session:
        workshop = session.get_one(Workshop, row)
        assert (workshop.title, workshop.place) == ("Riverside", "The hall")


@pytest.fixture
def activity() -> Callable[[Store], int]:
    def begin(store: Store) -> int:
        with store.step("Begin activity") as session:
            connection = session.connection()
            connection.exec_driver_sql("INSERT INTO deck VALUES (1, 'board', 1, '')")
            connection.exec_driver_sql(
                "INSERT INTO activity (id, uid, position, exercise, deck_id, title, plan, starts,"
                " facilitator_notes, materials)"
                " VALUES (7, 'u', 1, 'board', 1, 'Board', 'short', '', '', '[]')"
            )
            session.add(Progress(activity_id=7, step=0))
        return 7

    return begin


def test_where_people_are_is_never_undone(store: Store, activity: Callable[[Store], int]) -> None:
    row = activity(store)
    add(store, "Riverside")
    with store.progress() as session:
        session.get_one(Progress, row).step = 3
    assert store.undo_label == "Add workshop"
    store.undo()
    with store.reading() as session:
        assert session.get_one(Progress, row).step == 3

    store.undo()
    with store.reading() as session:
        assert session.get(Progress, row) is None
    store.redo()
    with store.reading() as session:
        assert session.get_one(Progress, row).step == 3


def test_what_is_saved_for_good_ends_undo_and_says_so_to_whoever_listens(store: Store) -> None:
    add(store, "Riverside")
    add(store, "Hillside")
    store.undo()
    labels: list[str | None] = []

    def listen(_changes: Changes) -> None:
        labels.extend((store.undo_label, store.redo_label))

    store.changed.connect(listen)
    with store.for_good() as session:
        session.exec(select(Workshop)).one().title = "Lakeside"
    assert labels == [None, None]
    store.undo()
    store.redo()
    assert titles(store.path) == ["Lakeside"]


def test_what_fails_to_be_saved_for_good_leaves_undo_as_it_was(store: Store) -> None:
    add(store, "Riverside")
    with suppress(ZeroDivisionError), store.for_good():
        raise ZeroDivisionError
    assert store.undo_label == "Add workshop"
    with pytest.raises(RuntimeError), store.step("Rename"), store.for_good():
        pass
