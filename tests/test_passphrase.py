"""A workshop with a passphrase: nobody reads it without, and whoever has it loses nothing."""

import pickle
import random
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing
from hashlib import scrypt
from pathlib import Path
from time import sleep

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlmodel import select

from facilitator import people, plan
from facilitator.backups import back_up, backups_of, copies_of
from facilitator.check import check
from facilitator.decks import shipped_source
from facilitator.elsewhere import file_of, opened_there
from facilitator.erasing import erase
from facilitator.errors import FacilitatorError, InvalidEntryError
from facilitator.exercises.board import notes
from facilitator.hand_over.copying import copy_session
from facilitator.log_book.taking_over import open_entries
from facilitator.merging.files import bring_together, write_together
from facilitator.passphrase import Passphrase
from facilitator.passphrase.change import change_passphrase
from facilitator.passphrase.hint import strength
from facilitator.store import (
    LockedWorkshopError,
    Store,
    UnreadableWorkshopError,
    WorkshopInUseError,
)
from facilitator.workshop import Workshop, the_workshop
from tests.chance import SOAK
from tests.locked import KEY, WORDS, holding
from tests.test_migrations import FIRST, SECOND, THIRD
from tests.workshops import board_of

SAID = "Damp comes through the nursery wall"
FLIPS = 1_000 if SOAK else 25


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Return a workshop in which something was said."""
    path = tmp_path / "folder" / "riverside.workshop"
    path.parent.mkdir()
    with plan.begin(path, title="Riverside homes") as store:
        board = plan.add_activity(store, shipped_source("theory_of_change"))
        notes.add_notes(store, board_of(store, board), "now", [SAID])
    return path


@pytest.fixture
def locked(plain: Path) -> Path:
    with Store.open(plain) as store:
        change_passphrase(store, KEY)
    return plain


def said(path: Path, key: Passphrase | None = KEY, *, read_only: bool = True) -> list[str]:
    with Store.open(path, key=key, read_only=read_only) as store:
        return [note.text for note in board_of(store, 1).notes.values()]


def uid_of(path: Path) -> str:
    with Store.open(path, key=KEY, read_only=True) as store, store.reading() as session:
        return the_workshop(session).uid


def test_only_the_passphrase_opens_it_and_nobody_says_more_than_is_known(locked: Path) -> None:
    assert said(locked) == [SAID]
    for key, sentence in ((None, "locked with a passphrase, or damaged"), ("x", "does not open")):
        with pytest.raises(LockedWorkshopError, match=sentence):
            Store.open(locked, key=None if key is None else Passphrase(key))
    with pytest.raises(LockedWorkshopError):
        open_entries(locked)
    assert "passphrase" in (check(locked).problem or "")
    assert check(locked, KEY).problem is None
    assert holding(locked.parent, SAID, "Riverside homes", "CREATE TABLE") == []


def test_any_program_with_sqlcipher_opens_it_as_the_format_is_described(locked: Path) -> None:
    salt = locked.read_bytes()[:16]
    key = scrypt(WORDS.encode(), salt=salt, n=32_768, r=8, p=1, maxmem=2**26, dklen=32)
    with closing(sqlcipher.connect(str(locked))) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
        assert connection.execute("SELECT text FROM note").fetchall() == [(SAID,)]


def test_it_never_says_itself_and_a_keyboard_may_write_an_accent_in_two_ways() -> None:
    key = Passphrase("  caf\u00e9 by the river\n")
    assert "caf" not in f"{key!r} {key} {[key]}"
    with pytest.raises(TypeError):
        pickle.dumps(key)
    assert key.matches("cafe\u0301 by the river")
    assert not key.matches("cafe by the river")
    salt = bytes(16)
    assert key.raw_key(salt) == Passphrase("cafe\u0301 by the river").raw_key(salt)


def test_setting_changing_and_removing_keep_every_word_and_undo(
    plain: Path, data_dir: Path
) -> None:
    other = Passphrase("another one")
    with Store.open(plain) as store:
        board = board_of(store, 1)
        notes.add_notes(store, board, "now", ["Buses stop at six"])
        for new in (KEY, other, None, KEY):
            told = change_passphrase(store, new)
            assert "1 backup was written anew" in " ".join(told)
            assert bool(holding(plain.parent, SAID)) == (new is None)
            assert bool(holding(data_dir, SAID)) == (new is None)
        store.undo()
        assert [note.text for note in board_of(store, 1).notes.values()] == [SAID]
        store.redo()
        with pytest.raises(WorkshopInUseError):  # it never let go of its lock
            Store.open(plain, key=KEY)
        with pytest.raises(InvalidEntryError):
            change_passphrase(store, Passphrase("  "))
    assert said(plain) == [SAID, "Buses stop at six"]
    assert sorted(each.name for each in plain.parent.iterdir()) == [plain.name]
    for backup in backups_of(plain, uid_of(plain)):
        assert said(backup) == [SAID]


def test_a_disk_that_refuses_leaves_it_as_it_was(plain: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has other rights")
    with Store.open(plain) as store:
        away = plain.parent.rename(plain.parent.with_name("away"))  # the stick is out
        with pytest.raises(FacilitatorError):
            change_passphrase(store, KEY)
        away.rename(plain.parent)
    assert said(plain, None) == [SAID]


def test_backups_of_before_are_locked_too_also_after_an_end_half_way(
    plain: Path, data_dir: Path
) -> None:
    uid = uid_of(plain)
    back_up(plain, uid)
    (shelf,) = {each.parent for each in backups_of(plain, uid)}
    with Store.open(plain) as store:
        store.lock_with(KEY)  # the power fails here: the file is locked, its backups are not yet
    (shelf / ".half.draft").write_text(SAID)
    assert holding(data_dir, SAID) != []

    Store.open(plain, key=KEY).close()

    assert holding(data_dir, SAID) == []
    assert all(said(each) == [SAID] for each in backups_of(plain, uid))
    (shelf / "2020-01-01T00-00-00.000000Z.workshop").write_bytes(b"SQLite format 3\0" + b"x" * 99)
    Store.open(plain, key=KEY).close()
    assert not (shelf / "2020-01-01T00-00-00.000000Z.workshop").exists()


def test_nothing_that_is_written_on_the_way_can_be_read(
    locked: Path, tmp_path: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    long = "Mould behind the cupboard. " * 2_000

    def nothing() -> bool:
        return not holding(tmp_path, SAID, "Mould behind") and not holding(data_dir, SAID, "Mould")

    with Store.open(locked, key=KEY) as store:
        board = board_of(store, 1)
        note = notes.add_notes(store, board, "now", ["Mould behind the cupboard"])[0]
        with store.step("Much") as session:
            session.exec(select(Workshop)).one().question = long
            session.flush()
            connection = session.connection().connection.driver_connection
            assert connection is not None
            connection.execute("PRAGMA cache_spill = 1")
            connection.execute("CREATE TEMP TABLE sorted AS SELECT text FROM note ORDER BY text")
            assert list(locked.parent.glob("*-journal")) != []
            assert nothing()
            connection.execute("DROP TABLE temp.sorted")
        store.undo()
        with Store.open(locked, key=KEY, read_only=True) as copy:  # lies in the temporary folder
            assert list(temporary.rglob("*.workshop")) != []
            assert nothing()
            assert len(board_of(copy, 1).notes) == 2
        notes.reword(store, note, "Mould behind the sofa")
        assert nothing()
    two = shutil.copy(locked, locked.with_name("two.workshop"))
    together = bring_together([locked, two], {locked: KEY, two: KEY})
    write_together(together, locked.with_name("both.workshop"), KEY)
    assert len(said(locked.with_name("both.workshop"))) == 2
    assert nothing()


def test_an_older_one_is_brought_up_to_date_in_the_dark(tmp_path: Path, data_dir: Path) -> None:
    path = tmp_path / "old.workshop"
    with Store.create(path, key=KEY, versions=[FIRST]) as store, store.step("Fill") as session:
        session.add(Workshop(title="Riverside homes"))
    versions = [FIRST, SECOND, THIRD]
    with Store.open(path, key=KEY, versions=versions) as store, store.reading() as session:
        assert the_workshop(session).title == "Riverside homes"
        session.connection().exec_driver_sql("SELECT mood FROM neighbour").all()
    assert list(data_dir.rglob("version-1-*.workshop")) != []
    assert holding(tmp_path, "Riverside homes", "CREATE") == []
    assert holding(data_dir, "Riverside homes", "CREATE") == []


def test_every_flipped_bit_is_noticed(locked: Path, tmp_path: Path) -> None:
    whole = locked.read_bytes()
    chance = random.Random(FLIPS)
    copy = tmp_path / "flipped.workshop"
    places = [chance.randrange(16, len(whole)) for _ in range(FLIPS)]
    for place in (3, *places):  # the third byte is of the salt
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        copy.write_bytes(flipped)
        with pytest.raises(UnreadableWorkshopError, match="damaged"):
            Store.open(copy, key=KEY, read_only=True)
    copy.write_bytes(whole[:-4096])
    with pytest.raises(UnreadableWorkshopError, match="damaged"):
        Store.open(copy, key=KEY)


TYPE = """
import sys
from pathlib import Path
from facilitator.passphrase import Passphrase
from facilitator.store import Store
from facilitator.workshop import Workshop
from sqlmodel import select
with Store.open(Path(sys.argv[1]), key=Passphrase(sys.argv[2])) as store:
    for number in range(10_000):
        with store.step("Type") as session:
            session.exec(select(Workshop)).one().question = f"{number} " + "Rising damp " * 2_000
        print(number, flush=True)
"""


def test_a_killed_app_leaves_whole_steps_and_no_word_in_its_journal(locked: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", TYPE, locked, WORDS], stdout=subprocess.PIPE, text=True
    ) as typist:
        assert typist.stdout is not None
        for _ in range(3):
            typist.stdout.readline()
        sleep(0.01)
        typist.kill()
        last = [3, *map(int, typist.stdout.read().split())][-1]
    assert holding(locked.parent, "Rising damp", SAID) == []
    with Store.open(locked, key=KEY) as store, store.reading() as session:
        question = the_workshop(session).question
        assert int(question.split()[0]) >= last - 1
        assert question.endswith("Rising damp ")


def test_somebody_erased_is_out_of_locked_backups_as_well(locked: Path) -> None:
    with Store.open(locked, key=KEY) as store:
        with store.step("Add person") as session:
            person = people.known_or_new(session, "Neighbour")
        people.change_person(store, person, name="Amina Farouk", name_may_be_held=True)
    with Store.open(locked, key=KEY) as store:
        uid = uid_of(locked)
        assert len(copies_of(locked, uid)) > 1
        told = " ".join(erase(store, person))
    assert "1 backup was written anew without them." in told
    for copy in (locked, *copies_of(locked, uid)):
        with Store.open(copy, key=KEY, read_only=True) as store, store.reading() as session:
            ask = session.connection().exec_driver_sql
            assert ask("SELECT count(*) FROM person WHERE name != ''").scalar() == 0
        assert said(copy) == [SAID]


def test_a_hint_asks_for_length_and_for_nothing_else() -> None:
    assert strength(" ") == "none"
    assert strength("Xy7!$") == strength("aaaaaaaaaaaaaaaaaaaaa") == "short"
    assert strength("seven herons") == "fair"
    assert strength(WORDS) == "good"


def test_another_process_gets_the_key_of_this_file_and_never_the_words(
    locked: Path, tmp_path: Path
) -> None:
    with Store.open(locked, key=KEY) as store:
        told = file_of(store)
    assert WORDS.encode() not in pickle.dumps(told)
    assert told.key not in repr(told)
    there = pickle.loads(pickle.dumps(told))
    with opened_there(there) as store:
        assert [note.text for note in board_of(store, 1).notes.values()] == [SAID]
    for private in (True, False):
        copy = tmp_path / f"stick {private}.workshop"
        copy_session(there, copy, private=private)
        assert said(copy) == [SAID]
    assert holding(tmp_path, SAID, "Riverside homes") == []
