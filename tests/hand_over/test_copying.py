"""The copy of the session on the stick, and what it says of people."""

from pathlib import Path

import pytest

from facilitator.check import check
from facilitator.elsewhere import WorkshopFile, file_of
from facilitator.errors import FacilitatorError
from facilitator.exercises import exercise
from facilitator.exercises.board.notes import add_notes
from facilitator.hand_over.copying import copy_session
from facilitator.hand_over.people import speaks_of
from facilitator.passphrase import Passphrase
from facilitator.store import Store
from facilitator.workshop import activities, saved_id
from tests.hand_over.held import SAID, SECRETS, plain, speaking
from tests.workshops import rows_of


def spoken_of(path: Path) -> str:
    with Store.open(path, read_only=True) as store, store.reading() as session:
        return " ".join(speaks_of(session))


def test_as_it_is_it_is_the_same_file_also_while_it_is_open(tmp_path: Path) -> None:
    path = speaking(tmp_path / "a.workshop")
    with Store.open(path) as store:
        copy_session(file_of(store), tmp_path / "copy.workshop", private=True)
    assert (tmp_path / "copy.workshop").read_bytes() == path.read_bytes()
    assert not list(tmp_path.glob("*journal*"))


def test_without_what_is_private_none_of_it_is_in_its_bytes(tmp_path: Path) -> None:
    path = speaking(tmp_path / "a.workshop")
    copy = tmp_path / "copy.workshop"
    copy_session(WorkshopFile(path), copy, private=False)
    data = copy.read_bytes()
    assert SAID.encode() in data
    assert [secret for secret in SECRETS if secret.encode() in data] == []
    assert all(secret.encode() in path.read_bytes() for secret in SECRETS)
    assert check(copy).problem is None
    assert spoken_of(copy) == ""


@pytest.mark.parametrize("private", [True, False])
def test_a_passphrase_locks_the_copy_and_not_the_workshop(tmp_path: Path, private: bool) -> None:
    path = speaking(tmp_path / "a.workshop")
    copy = tmp_path / "copy.workshop"
    key = Passphrase("four words of mine")
    copy_session(WorkshopFile(path), copy, private=private, lock=key.raw_key())
    assert SAID.encode() not in copy.read_bytes()
    with pytest.raises(FacilitatorError):
        Store.open(copy, read_only=True)
    with Store.open(copy, key=Passphrase("four words of mine"), read_only=True) as store:
        assert store.key is not None
    if private:
        assert check(path).problem is None
    assert rows_of(path)


def test_a_workshop_with_a_passphrase_keeps_it(tmp_path: Path) -> None:
    path = speaking(tmp_path / "a.workshop")
    with Store.open(path) as store:
        store.lock_with(Passphrase("its own"))
        for private in (True, False):
            copy = tmp_path / f"{private}.workshop"
            copy_session(file_of(store), copy, private=private)
            assert SAID.encode() not in copy.read_bytes()
            with Store.open(copy, key=Passphrase("its own"), read_only=True):
                pass


def test_it_is_said_whom_the_file_speaks_of(tmp_path: Path) -> None:
    said = spoken_of(speaking(tmp_path / "a.workshop"))
    for words in (
        "The name of 1 person is in it.",
        "What you keep to yourself about 1 person is in it.",
        "Your private notes to 1 activity are in it. They speak of people.",
        "1 thing that somebody said is private",
        "How many people need what",
    ):
        assert words in said
    assert not any(secret in said for secret in SECRETS)


def test_what_the_law_protects_most_is_said_without_its_words(tmp_path: Path) -> None:
    path = speaking(tmp_path / "a.workshop")
    assert "the law protects" not in spoken_of(path)
    with Store.open(path) as store:
        with store.reading() as session:
            board = exercise("board").board.load(session, saved_id(activities(session)[0]))
        add_notes(store, board, "keep", ["Maria Santos has diabetes and comes anyway"])
    said = spoken_of(path)
    assert "the law protects most" in said
    assert "diabetes" not in said


def test_a_file_that_speaks_of_nobody_says_nothing(tmp_path: Path) -> None:
    assert spoken_of(plain(tmp_path / "a.workshop")) == ""
