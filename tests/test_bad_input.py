"""Bad input gets one plain sentence, and nothing is lost or half-written."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from facilitator.store import Store
from facilitator.transfer import export_document
from ui.cli import main

NOTES = [
    {"id": "N1", "zone": "now", "kind": "barrier", "text": "The last bus goes at six."},
    {"id": "D1", "zone": "actions", "text": "Ask for a later one"},
]
LINKS = [{"from": "N1", "to": "D1"}]


def case(**activity: Any) -> dict[str, Any]:
    one = {"exercise": "theory_of_change", "notes": NOTES, "links": LINKS, **activity}
    return {
        "format": "workshop-exchange",
        "version": 1,
        "workshop": {"title": "What next?"},
        "activities": [one],
    }


def with_note(**more: Any) -> dict[str, Any]:
    return case(notes=[{**NOTES[0], **more}, NOTES[1]])


def with_link(**more: Any) -> dict[str, Any]:
    return case(links=[*LINKS, more])


def with_deck(source: str) -> dict[str, Any]:
    return {**case(deck="own"), "decks": [{"key": "own", "source": source}]}


def with_activities(*activities: Any) -> dict[str, Any]:
    return {**case(), "activities": list(activities)}


REFUSED: dict[str, tuple[Any, str]] = {
    "not an object": ([1, 2], "not a workshop"),
    "another format": ({"type": "FeatureCollection"}, "not a workshop"),
    "a later version": ({**case(), "version": 2}, "version 2"),
    "no workshop": ({"format": "workshop-exchange", "version": 1, "activities": []}, "“workshop”"),
    "an unknown exercise": (case(exercise="juggling"), "juggling"),
    "no exercise": (with_activities({"notes": []}), "exercise"),
    "activities that are none": (with_activities("x", 3), "Activity 1"),
    "an unknown key": (with_note(colour="red"), "note N1: “colour”"),
    "an unknown key at the top": ({**case(), "people_": []}, "people_"),
    "an unknown zone": (with_note(zone="later"), "Note N1 names a zone “later”"),
    "an unknown kind": (with_note(kind="hope"), "Note N1 names a kind “hope”"),
    "an unknown tag": (with_note(tags=["red"]), "Note N1 names a tag “red”"),
    "an unknown group": (with_note(group="g9"), "Note N1 names a group “g9”"),
    "an unknown status": (with_note(status="done"), "note N1: “status” cannot be “done”"),
    "an unknown plan": (case(settings={"plan": "quick"}), "“quick”"),
    "an unknown deck": (case(deck="elsewhere"), "elsewhere"),
    "an unknown enabler": (case(settings={"enablers": ["money"]}), "money"),
    "a deck that is no TOML": (with_deck("id ="), "line 1"),
    "a deck for another exercise": (
        case(deck="keep_amplify_discard_create"),
        "Activity 1: It is a",
    ),
    "two decks of one key": ({**case(), "decks": [{"key": "a", "source": ""}] * 2}, "same key"),
    "a deck that is no deck": (with_deck("id = 'own'"), "deck"),
    "a link to a missing note": (with_link(**{"from": "N1", "to": "C7"}), "N1 > C7"),
    "a link of an unknown kind": (with_link(**{"from": "D1", "to": "N1", "kind": "x"}), "D1 > N1"),
    "a link to itself": (with_link(**{"from": "D1", "to": "D1"}), "D1 > D1"),
    "a link twice": (with_link(**LINKS[0]), "N1 > D1 is there twice"),
    "two notes of one label": (case(notes=[*NOTES, {**NOTES[0], "id": "n1"}]), "label N1"),
    "two groups of one id": (case(groups=[{"id": "a", "title": ""}] * 2), "id a"),
    "a label that is none": (with_note(id="first"), "“first” is no label"),
    "a note without words": (with_note(text=" \n\x07 "), "Note N1 has no words"),
    "a note without text": (with_note(text=None), "note N1: “text”"),
    "a note of 5 MB": (with_note(text="so " * 1_700_000), "note N1: “text” is too long"),
    "a vote of nobody": (with_note(votes=[{"kind": "dot", "count": 0}]), "note N1, vote 1"),
    "a vote twice": (with_note(votes=[{"kind": "dot", "count": 1}] * 2), "Note N1"),
    "a wording twice": (with_note(wordings=[{"role": "said", "text": "a"}] * 2), "Note N1"),
    "a place that is nowhere": (with_note(x=1e300, y=0), "note N1: “x”"),
    "a number that is no number": (with_note(table_number=10**40), "note N1: “table_number”"),
    "a moment that is none": (with_note(said_at="yesterday"), "note N1: “said_at”"),
    "a clock without a time zone": (case(progress={"started": "2024-01-01"}), "“started”"),
    "a clock that ran for ever": (case(progress={"spent": 10**30}), "“spent”"),
    "a day that is not in the calendar": (
        {**case(), "workshop": {"date": "2024-02-31"}},
        "“date” cannot be “2024-02-31”",
    ),
    "a label count of a prefix that is none": (case(labels={"now": 3}), "Activity 1: “now”"),
}


@pytest.fixture
def taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Return a function that imports content into a workshop, and says what was complained of."""

    def take_in(content: bytes, into: str = "new.workshop") -> tuple[int, str]:
        path = tmp_path / "case.json"
        path.write_bytes(content)
        status = main(["import", str(path), str(tmp_path / into)])
        return status, capsys.readouterr().err

    return take_in


def one_sentence(said: str) -> bool:
    return said.count("\n") == 1 and len(said) < 400 and "Traceback" not in said


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


TakenIn = Callable[..., tuple[int, str]]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_taken_in_is_refused_whole(
    name: str, taken_in: TakenIn, tmp_path: Path
) -> None:
    values, reason = REFUSED[name]
    status, said = taken_in(json.dumps(values).encode())
    assert (status, one_sentence(said)) == (1, True), said
    assert reason in said
    assert names_in(tmp_path) == {"case.json"}


@pytest.mark.parametrize("name", ["an unknown zone", "a link to a missing note", "a note of 5 MB"])
def test_an_existing_workshop_is_left_as_it_was(
    name: str, taken_in: TakenIn, tmp_path: Path
) -> None:
    assert taken_in(json.dumps(case()).encode(), "x.workshop")[0] == 0
    before = (tmp_path / "x.workshop").read_bytes()
    status, _said = taken_in(json.dumps(REFUSED[name][0]).encode(), "x.workshop")
    assert status == 1
    assert (tmp_path / "x.workshop").read_bytes() == before
    assert names_in(tmp_path) == {"case.json", "x.workshop"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not JSON",
        b"{",
        b"\xff\xfe{\x00}\x00",
        b"\x00" * 100,
        b'{"format": "workshop-exchange\xff", "version": 1}',
        b'{"format": "workshop-exchange", "version": 1, "workshop": ' + b"[" * 200_000,
        b'{"a":' * 200_000,
        b'{"format": "workshop-exchange", "version": ' + b"9" * 100_000 + b"}",
        b'{"format": "workshop-exchange", "version": NaN}',
    ],
    ids=["empty", "text", "cut off", "UTF-16", "zeros", "latin", "deep", "deeper", "long", "NaN"],
)
def test_what_is_not_exchange_json_is_refused(
    content: bytes, taken_in: TakenIn, tmp_path: Path
) -> None:
    status, said = taken_in(content)
    assert (status, one_sentence(said)) == (1, True), said[:500]
    assert "case.json" in said
    assert names_in(tmp_path) == {"case.json"}


def test_a_file_that_is_too_large_is_refused_unread(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "case.json").open("wb") as stream:
        stream.truncate(97 << 20)
    assert main(["import", str(tmp_path / "case.json"), str(tmp_path / "x.workshop")]) == 1
    said = capsys.readouterr().err
    assert one_sentence(said)
    assert "96 MB" in said


@pytest.mark.parametrize("case_name", ["nowhere.json", "."])
def test_a_file_that_cannot_be_read_is_named(
    case_name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(tmp_path / case_name), str(tmp_path / "x.workshop")]) == 1
    assert one_sentence(capsys.readouterr().err)
    assert names_in(tmp_path) == set()


def text_of(path: Path) -> str:
    with Store.open(path, read_only=True) as store:
        return export_document(store, complete=True).activities[0].notes[0].text


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("a\x00b\x07c\x1b[31md\x7f", "abc[31md"),
        ("tab\tand\nnew line\r\nstay", "tab\tand\nnew line\nstay"),
        ("<b>&amp; it's “said”</b>", "<b>&amp; it's “said”</b>"),
        ("السلام عليكم 🌊 नमस्ते", "السلام عليكم 🌊 नमस्ते"),
        ("\u202eright to left\u202c", "\u202eright to left\u202c"),
        ("%s {text} $x '; DROP TABLE note; --", "%s {text} $x '; DROP TABLE note; --"),
        ("x" * 20_000, "x" * 20_000),
    ],
)
def test_words_are_kept_as_they_were_said(
    said: str, kept: str, taken_in: TakenIn, tmp_path: Path
) -> None:
    assert taken_in(json.dumps(with_note(text=said)).encode())[0] == 0
    assert text_of(tmp_path / "new.workshop") == kept


def test_half_a_character_is_refused_or_dropped(taken_in: TakenIn, tmp_path: Path) -> None:
    content = json.dumps(with_note(text="HALF")).replace("HALF", "a\\ud83d b").encode()
    status, said = taken_in(content)
    assert status == 0 or one_sentence(said)
    if status == 0:
        assert text_of(tmp_path / "new.workshop") == "a b"


def test_json_of_windows_with_a_byte_order_mark_is_read(taken_in: TakenIn) -> None:
    assert taken_in(b"\xef\xbb\xbf" + json.dumps(case()).encode())[0] == 0


# Files that are not, or no longer, ours


@pytest.fixture
def workshop(taken_in: TakenIn, tmp_path: Path) -> Path:
    assert taken_in(json.dumps(case()).encode(), "x.workshop")[0] == 0
    (tmp_path / "case.json").unlink()
    return tmp_path / "x.workshop"


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:5_000]),
    "random": lambda path: path.write_bytes(bytes(range(256)) * 64),
    "empty": lambda path: path.write_bytes(b""),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "gone": Path.unlink,
    "another database": lambda path: (path.unlink(), change(path, "CREATE TABLE t (x)")),
    "a trigger": lambda path: change(
        path, "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END"
    ),
    "no workshop": lambda path: change(path, "DELETE FROM workshop"),
    "two workshops": lambda path: change(
        path,
        "INSERT INTO workshop (uid, title, place, date, question, language, starts, agreement_read,"
        " delete_after) VALUES ('', '', '', '', '', 'en', '', '', '')",
    ),
    "a zone that is none": lambda path: change(path, "UPDATE note SET zone = 'elsewhere'"),
    "an exercise that is none": lambda path: change(path, "UPDATE activity SET exercise = 'x'"),
    "a deck that is none": lambda path: change(path, "UPDATE deck SET source = 'x'"),
    "a list that is none": lambda path: change(path, "UPDATE note SET voices = 'x'"),
    "a list of another kind": lambda path: change(path, "UPDATE note SET voices = '{\"a\": 1}'"),
    "a status that is none": lambda path: change(path, "UPDATE note SET status = 'x'"),
    "a number that is text": lambda path: change(path, "UPDATE note SET x = 'left'"),
    "a text that is a blob": lambda path: change(path, "UPDATE note SET text = x'00ff'"),
    "a loose end": lambda path: change(path, "UPDATE link SET target_id = 99"),
}


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody types a passphrase where one is asked for: what chance wrote looks locked."""
    monkeypatch.setattr("sys.stdin", StringIO("a passphrase\n"))


@pytest.mark.usefixtures("typed")
@pytest.mark.parametrize("name", DAMAGE)
@pytest.mark.parametrize("command", ["check", "export"])
def test_a_file_that_is_not_sound_is_refused_in_a_sentence(
    name: str,
    command: str,
    workshop: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    DAMAGE[name](workshop)
    before = names_in(tmp_path)
    words = {"check": ["check"], "export": ["export", "--complete"]}[command]
    out = [str(tmp_path / "out.json")] if command == "export" else []
    status = main([*words, str(workshop), *out])
    said = capsys.readouterr().err
    if command == "export" and status == 0:
        return  # an export gives out what can be read, and judges nothing
    assert status == 1
    assert one_sentence(said), said
    assert "did not foresee" not in said
    assert names_in(tmp_path) == before


def test_a_folder_that_vanished_is_named_and_nothing_is_left(
    workshop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "stick"
    for words in (
        ["export", str(workshop), str(gone / "out.json")],
        ["new", str(gone / "y.workshop")],
    ):
        assert main(words) == 1
        assert one_sentence(capsys.readouterr().err)
    assert not gone.exists()
