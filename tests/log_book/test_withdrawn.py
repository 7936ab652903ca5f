"""A name that is taken back is gone from the file, and no copy of it brings it back."""

import json
import shutil
from pathlib import Path

import pytest

from facilitator.beginning import import_file
from facilitator.errors import InvalidEntryError
from facilitator.exchange_text import parse_exchange
from facilitator.log_book import book
from facilitator.merging.files import bring_together, write_together
from facilitator.merging.kept import Kept, kept_differences, take_other
from facilitator.people import Person, change_person, people
from facilitator.store import Store
from tests.log_book.evenings import SECRET, book_of, evening
from tests.workshops import document_of
from ui.cli import main

NAME, OTHER = "Maureen Quill", "Maureen Quill-Moss"


def person(store: Store) -> Person:
    with store.reading() as session:
        return people(session)[0]


def differences(store: Store) -> dict[str, Kept]:
    with store.reading() as session:
        return {each.field: each for each in kept_differences(session)}


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """Return two laptops' files, which name somebody differently, and promise otherwise."""
    one, two = tmp_path / "one.workshop", tmp_path / "two.workshop"
    with evening(one) as store:
        who = book.promise(store, role="Nurse", voice="staff", what="Ring the hall")
        book.promise(store, role="Lodger", voice="resident", what="Something")
        change_person(store, who, name_may_be_held=True, name=NAME, private_text="Lives at 4")
    shutil.copyfile(one, two)
    for path, name, words in ((one, NAME, "Ring on Monday"), (two, OTHER, "Ring on Friday")):
        with Store.open(path) as store:
            change_person(store, 1, name=name, private_text=f"Lives with {name}")
            book.change_promise(store, 1, what=words)
            book.change_promise(store, 2, what=f"{SECRET}, {words}")
    return one, two


@pytest.fixture
def together(copies: tuple[Path, Path], tmp_path: Path) -> Path:
    path = tmp_path / "together.workshop"
    write_together(bring_together(copies), path)
    return path


def test_what_another_copy_calls_somebody_can_be_taken_while_it_may_be_held(together: Path) -> None:
    with Store.open(together) as store:
        before = person(store).name
        take_other(store, differences(store)["name"].id)
        assert {before, person(store).name} == {NAME, OTHER}
        assert differences(store)["name"].other == before


def test_a_name_that_is_taken_back_is_gone_with_what_other_copies_said_of_it(
    together: Path,
) -> None:
    with Store.open(together) as store:
        assert {"name", "private_text"} <= differences(store).keys()
        change_person(store, 1, name_may_be_held=False, private_text="")
        assert not {"name", "private_text"} & differences(store).keys()
        assert "what" in differences(store), "what was promised is still to be settled"
    assert "Quill" not in document_of(together).model_dump_json()


def test_nobody_agrees_to_anything_for_somebody_else(copies: tuple[Path, Path]) -> None:
    path = copies[0].with_name("agreed.workshop")
    with Store.open(copies[1]) as store:
        change_person(store, 1, name_may_be_shared=True)
    write_together(bring_together(copies), path)
    with Store.open(path) as store:
        assert not person(store).name_may_be_shared
        (shared,) = [d for f, d in differences(store).items() if f == "name_may_be_shared"]
        assert not shared.can_be_taken
        with pytest.raises(InvalidEntryError, match="can only be read"):
            take_other(store, shared.id)


def test_bringing_files_together_says_that_people_differ_and_not_how(
    copies: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["merge", *map(str, copies), "--into", str(tmp_path / "new.workshop")]) == 0
    said = capsys.readouterr().out
    assert "Nurse, name: the copies differ." in said
    assert "Nurse, private words: the copies differ." in said
    assert "A promise for the team, what: the copies differ." in said
    assert "Ring on Monday" in said, "what everybody may know is said"
    for secret in ("Quill", "Lives", SECRET):
        assert secret not in said


@pytest.mark.parametrize("may", [False, True])
def test_an_import_brings_a_name_only_where_it_may_be_held(tmp_path: Path, may: bool) -> None:
    values = {
        "format": "workshop-exchange",
        "version": 1,
        "workshop": {"title": "Mill Street"},
        "people": [
            {
                "uid": "u1",
                "role": "Nurse",
                "name": NAME,
                "name_may_be_held": may,
                "name_may_be_shared": True,
                "supplied_by": "Neighbour",
                "tell_by": "2026-04-14",
            }
        ],
        "promises": [{"person": "u1", "what": "Ring back", "share": "room"}],
    }
    path = tmp_path / "x.workshop"
    import_file(parse_exchange(json.dumps(values).encode(), "case.json"), path)
    with Store.open(path) as store:
        found = person(store)
        held = (found.name, found.name_may_be_shared, found.supplied_by, found.tell_by)
        told = (NAME, True, "Neighbour", "2026-04-14") if may else ("", False, "", "")
        assert held == told
        assert book_of(store)[0].person is not None
    assert ("Quill" in document_of(path, complete=False).model_dump_json()) == may
