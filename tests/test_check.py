"""`facilitator check` says what a correct app says of the real cases, and leaves the file alone."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from facilitator.beginning import import_file
from facilitator.check import check
from facilitator.decks import shipped_decks, shipped_sessions
from facilitator.decks.bundle import bundle_for
from facilitator.exchange_text import read_exchange
from facilitator.plan import remove_activity
from facilitator.session import begin_session
from facilitator.store import Store
from tests.workshops import board_of
from ui.cli import main

CASES = ["toc_salford", "toc_tameside", "keep_amplify_discard_create", "sector_map_oldham_state"]
RIVERSIDE = Path(__file__).parent / "cases" / "riverside.json"


@pytest.fixture
def checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[Path], dict[str, Any]]:
    """Return a function that imports a case, checks it, and returns what is said as JSON."""

    def import_and_check(case: Path) -> dict[str, Any]:
        file = str(tmp_path / "x.workshop")
        assert main(["import", str(case), file]) == 0
        capsys.readouterr()
        assert main(["check", file, "--json"]) == 0
        said: dict[str, Any] = json.loads(capsys.readouterr().out)
        return said

    return import_and_check


@pytest.mark.parametrize("name", CASES)
def test_a_real_case_gives_the_results_that_are_known(
    name: str, shared: Path, checked: Callable[[Path], dict[str, Any]]
) -> None:
    expected = json.loads((shared / "cases" / f"{name}.expected.json").read_text("utf-8"))
    said = checked(shared / "cases" / f"{name}.json")
    (activity,) = said["activities"]
    found = {**activity["insights"], "counts": activity["counts"]}
    assert said["ok"] is True
    assert {key: found.get(key) for key in expected} == expected


def test_the_log_book_is_asked_as_well(
    checked: Callable[[Path], dict[str, Any]], tmp_path: Path
) -> None:
    case = {
        "format": "workshop-exchange",
        "version": 1,
        "workshop": {"title": "Riverside"},
        "people": [{"uid": "p1", "role": "Housing officer", "voice": "staff"}],
        "promises": [
            {"uid": "a1", "person": "p1", "what": "Answer letters", "by": "2020-02-01"},
            {"uid": "a2", "person": "p1", "what": "Meet the street", "state": "done"},
        ],
    }
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    said = checked(path)["log_book"]
    assert (said["promises"], said["open"]) == (2, 1)
    assert said["insights"]["not_heard_about"] == ["a1"]


def test_every_board_says_what_it_is(checked: Callable[[Path], dict[str, Any]]) -> None:
    (activity,) = checked(RIVERSIDE)["activities"]
    assert (activity["title"], activity["exercise"]) == ("Our theory of change", "theory_of_change")
    assert activity["counts"] == {"notes": 27, "links": 25, "links_without_because": 15}
    assert activity["insights"]["change_without_who"] == ["C6"]


def test_to_people_it_speaks_in_questions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.workshop"
    import_file(read_exchange(RIVERSIDE), path)
    assert main(["check", str(path)]) == 0
    said = capsys.readouterr().out
    assert "is sound" in said
    assert "27 notes, 25 links" in said
    assert "C6 does not say who changes. Whom do we mean?" in said


@pytest.mark.parametrize("deck", [*shipped_decks(), *shipped_sessions()])
def test_an_empty_board_is_sound(deck: str, tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    begin_session(path, bundle_for(deck))
    report = check(path)
    assert report.problem is None
    assert all(activity.counts.get("notes", 0) == 0 for activity in report.activities)


def test_a_workshop_without_activities_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    begin_session(path, bundle_for("theory_of_change"))
    with Store.open(path) as store:
        remove_activity(store, 1)
    assert check(path).as_json() == {"ok": True, "activities": []}


def test_checking_changes_no_byte_and_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    import_file(read_exchange(RIVERSIDE), path)
    before = path.read_bytes()
    assert check(path).problem is None
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["x.workshop"]


def test_a_workshop_that_is_open_elsewhere_can_be_checked(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    import_file(read_exchange(RIVERSIDE), path)
    with Store.open(path) as store:
        assert board_of(store, 1).notes
        assert check(path).problem is None


def test_what_is_not_sound_is_said_in_json_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.workshop"
    path.write_bytes(b"what")
    assert main(["check", str(path), "--json"]) == 1
    out, err = capsys.readouterr()
    said = json.loads(out)
    assert (said["ok"], said["activities"]) == (False, [])
    assert said["problem"] == err.strip()
