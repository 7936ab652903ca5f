"""The copy that goes to others: what it does not have, and that it says so."""

from collections import Counter
from pathlib import Path

import pytest

from facilitator import participants, plan
from facilitator.beginning import import_file
from facilitator.check import check
from facilitator.decks import shipped_source
from facilitator.elsewhere import file_of
from facilitator.errors import FacilitatorError
from facilitator.exchange_text import read_exchange
from facilitator.exercises import exercise
from facilitator.exercises.board.notes import add_notes, change_note
from facilitator.passphrase.change import change_passphrase
from facilitator.people import change_person, people
from facilitator.privacy.share import share_copy
from facilitator.privacy.sharing import without_names
from facilitator.store import LockedWorkshopError, Store
from facilitator.transfer import export_document
from facilitator.workshop import activities, saved_id, the_workshop
from tests.hand_over.held import SAID, SECRETS, plain, speaking
from tests.locked import KEY, WORDS
from ui.cli import main

SAMPLE = Path(__file__).parents[2] / "assets" / "samples" / "riverside.json"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return speaking(tmp_path / "a.workshop", "Riverside")


def shared(path: Path, target: Path) -> list[str]:
    with Store.open(path, key=KEY, read_only=True) as store:
        return share_copy(file_of(store), target)


def say(path: Path, text: str) -> None:
    with Store.open(path) as store:
        with store.reading() as session:
            board = exercise("board").board.load(session, saved_id(activities(session)[0]))
        add_notes(store, board, "keep", [text])


def test_nothing_that_is_not_for_others_is_in_its_bytes(path: Path, tmp_path: Path) -> None:
    with Store.open(path) as store:
        participants.add_participants(store, 3)
        with store.reading() as session:
            (person,) = people(session)
        change_person(store, saved_id(person), name_may_be_shared=True)
    say(path, "Maria  SANTOS opens the hall; ring 0161 496 0142 or write to hall@example.org")
    out = tmp_path / "share.workshop"
    told = " ".join(shared(path, out))
    data = out.read_bytes()
    assert SAID.encode() in data
    gone = (*SECRETS, "Maria", "SANTOS", "496 0142", "hall@example", "P3", "large_print")
    assert [each for each in gone if each.encode() in data] == []
    assert b"(name left out) opens the hall; ring (number left out)" in data
    for sentence in (
        "1 private note is left out",
        "The name of 1 person is left out; the role stays.",
        "In 1 place where such a name was said",
        "2 addresses or telephone numbers",
        "The codes of 3 participants are left out",
        "How many people need what",
        "The facilitator's own notes",
    ):
        assert sentence in told
    assert not any(each in told for each in SECRETS)
    assert check(out).problem is None


def test_no_single_drawing_goes_also_where_its_owner_agreed(tmp_path: Path) -> None:
    path, out = tmp_path / "evening.workshop", tmp_path / "share.workshop"
    import_file(read_exchange(SAMPLE), path)
    with Store.open(path) as store:
        whole = export_document(store, complete=True)
    assert any(getattr(each, "drawings", []) for each in whole.activities)
    assert "left out, and with them what the maps say together" in " ".join(shared(path, out))
    with Store.open(out) as store:
        copied = export_document(store, complete=True)
    assert [each.drawings for each in copied.activities if hasattr(each, "drawings")] == [[]]
    assert not any(person.name for person in copied.people)
    assert copied.participants == []


def test_it_is_a_workshop_of_its_own(path: Path, tmp_path: Path) -> None:
    uids = set()
    shared(path, tmp_path / "share.workshop")
    for each in (path, tmp_path / "share.workshop"):
        with Store.open(each, read_only=True) as store, store.reading() as session:
            uids.add(the_workshop(session).uid)
            assert the_workshop(session).title == "Riverside"
    assert len(uids) == 2


def test_one_with_a_passphrase_keeps_it(path: Path, tmp_path: Path) -> None:
    with Store.open(path) as store:
        change_passphrase(store, KEY)
    out = tmp_path / "share.workshop"
    shared(path, out)
    assert SAID.encode() not in out.read_bytes()
    with pytest.raises(LockedWorkshopError):
        Store.open(out, read_only=True)
    with Store.open(out, key=KEY, read_only=True):
        pass
    assert WORDS


def test_on_the_command_line(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "share.workshop"
    before = path.read_bytes()
    assert main(["share", str(path), str(out)]) == 0
    assert "1 private note is left out" in capsys.readouterr().out
    made = out.read_bytes()
    assert main(["share", str(path), str(out)]) == 1
    assert "already" in capsys.readouterr().err
    assert out.read_bytes() == made
    assert path.read_bytes() == before
    assert main(["share", str(path), str(tmp_path / "share.json")]) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.workshop", "share.workshop"]


def test_where_nothing_is_to_be_left_out_it_says_so(tmp_path: Path) -> None:
    told = shared(plain(tmp_path / "a.workshop"), tmp_path / "share.workshop")
    assert told == ["There was nothing to leave out."]


def test_where_it_cannot_be_written_that_is_one_sentence(path: Path, tmp_path: Path) -> None:
    with pytest.raises(FacilitatorError, match="cannot be made here"):
        shared(path, tmp_path / "nowhere" / "share.workshop")


def test_a_deck_that_is_called_after_somebody_is_found_again(tmp_path: Path) -> None:
    path, copy = speaking(tmp_path / "a.workshop"), tmp_path / "copy.workshop"
    own = shipped_source("keep_amplify_discard_create")
    for old, anew in (
        ("keep_amplify_discard_create", "tea_with_maria_santos"),
        ("keep", "maria_santos"),
    ):
        own = own.replace(f'"{old}"', f'"{anew}"')
    with Store.open(path) as store:
        key = plan.add_activity(store, own)
        with store.reading() as session:
            board = exercise("board").board.load(session, key)
        add_notes(store, board, "maria_santos", ["Ask Maria Santos"])
        document = export_document(store)
    import_file(document, copy)
    for workshop in (copy, tmp_path / "share.workshop"):
        if workshop != copy:
            shared(path, workshop)
        with Store.open(workshop) as store:
            activity = export_document(store).activities[-1]
        assert activity.deck == "tea_with_maria_santos"
        assert [(each.zone, each.text) for each in activity.notes] == [
            ("maria_santos", "Ask (name left out)")
        ]


def test_one_name_among_many_is_found() -> None:
    notes = [{"text": f"{number} neighbours bring soup on Sundays"} for number in range(2_000)]
    names = [f"Person{number} O’Neill-Smith" for number in range(150)]
    notes[-1]["text"] = "Ask PERSON149 O'Neill Smith"
    values, left_out = {"activities": notes}, Counter[str]()
    without_names(values, names, left_out)
    assert values["activities"][-1] == {"text": "Ask (name left out)"}
    assert left_out == {"unshared_names": 1}


def test_a_name_goes_from_a_line_that_is_full_as_well(tmp_path: Path) -> None:
    path = speaking(tmp_path / "a.workshop")
    full = "Maria Santos " + "x" * 987
    with Store.open(path) as store:
        with store.reading() as session:
            board = exercise("board").board.load(session, saved_id(activities(session)[0]))
        (note,) = add_notes(store, board, "keep", ["Sweep"])
        change_note(store, note, owner=full)
        owners = [each.owner for each in export_document(store).activities[0].notes]
    assert owners[-1] == f"… {'x' * 987}"
