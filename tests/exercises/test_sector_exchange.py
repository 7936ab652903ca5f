"""Sector maps that come in, go out, meet copies of themselves, and what they leave open."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from facilitator.beginning import import_file
from facilitator.decks import parse_deck, shipped_source
from facilitator.decks.sectors import SectorDeck
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.exchange_text import read_exchange
from facilitator.exercises.sector_map import conversations, institutions, pooling, rows, ties
from facilitator.exercises.sector_map.document import SectorMapDocument
from facilitator.exercises.sector_map.insights import counts, insights
from facilitator.exercises.sector_map.questions import questions
from facilitator.exercises.sector_map.tables import MapBoard
from facilitator.merging import merge
from facilitator.merging.preview import preview
from facilitator.people import change_person
from facilitator.store import Store
from tests.exercises.sector_maps import add, begun, everybody, map_of, row_called
from tests.workshops import document_of, rows_of
from ui.cli import main

A_DAY = date(2026, 6, 1)
Edit = Callable[[Store], object]


def document(*entries: dict[str, Any], **more: Any) -> WorkshopDocument:
    """Return a workshop with one map of these entries."""
    every = [
        {"id": f"S{place}", "sector": "state", "row": "Boards", **entry}
        for place, entry in enumerate(entries, 1)
    ]
    return WorkshopDocument.model_validate(
        {
            "format": "workshop-exchange",
            "version": 1,
            "workshop": {},
            "people": [{"uid": "p1", "role": "Chair"}],
            "activities": [{"exercise": "sector_map", "entries": every, **more}],
        }
    )


def imported(folder: Path, *entries: dict[str, Any], **more: Any) -> Store:
    path = folder / "map.workshop"
    import_file(document(*entries, **more), path)
    return Store.open(path)


def test_the_real_case_gives_the_results_that_are_known(tmp_path: Path, shared: Path) -> None:
    case = shared / "cases" / "sector_map_oldham_state.json"
    import_file(read_exchange(case), tmp_path / "map.workshop")
    expected = json.loads(case.with_suffix(".expected.json").read_text("utf-8"))
    with Store.open(tmp_path / "map.workshop") as store:
        board = map_of(store)
    assert counts(board).items() >= expected.pop("counts").items()
    assert insights(board).items() >= expected.items()


def full_map() -> tuple[WorkshopDocument, dict[str, Any]]:
    """Return an invented map with every row of the deck that is shipped, and what it leaves open.

    Every third row is a gap, every sixth one without a next step; one row has two institutions.
    """
    deck = parse_deck(shipped_source("sector_map"))
    assert isinstance(deck, SectorDeck)
    entries: list[dict[str, Any]] = []
    for place, row in enumerate((*deck.rows, deck.rows[0])):
        entry: dict[str, Any] = {"sector": row.sector, "row": row.title, "here": f"Here {place}"}
        if place % 3:
            entry["known"] = [{"role": f"Worker {place}", "strength": place % 3}, {"person": "p1"}]
            entry["holder"] = {"person": "p1"} if place < 9 else {"role": "Holder"}
        else:
            entry["needed"] = [{"role": f"Head {place}"}]
            entry["next_step"] = "Ring" if place % 6 else ""
        if place == len(deck.rows):  # the same row again, where nobody is known either
            entry = {**entry, "known": [], "needed": [], "holder": None}
        entries.append({"id": f"S{place + 1}", **entry})
    nobody = [entry["id"] for entry in entries if not entry.get("known")]
    by_id = {entry["id"]: entry for entry in entries}
    at = [(by_id[label]["sector"], by_id[label]["row"]) for label in nobody]
    twos = sum(1 for entry in entries if entry.get("known") and entry["known"][0]["strength"] == 2)
    ones = len(entries) - len(nobody) - twos
    open_still = {
        "nobody_known": nobody,
        "nobody_known_no_next_step": [n for n in nobody if not by_id[n].get("next_step")],
        "row_without_anyone": sorted({f"{sector}: {row}" for sector, row in at}),
        "held_by_one_person": [
            label for label, entry in by_id.items() if entry.get("holder") == {"person": "p1"}
        ],
        "counts": {
            "entries": 35,
            "by_strength": {"0": len(nobody), "1": ones, "2": twos, "3": 0},
        },
    }
    return document(*entries), open_still


def test_a_full_map_of_all_three_sectors_equals_what_was_counted_by_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, expected = full_map()
    case, path = tmp_path / "case.json", tmp_path / "map.workshop"
    case.write_text(made.model_dump_json(by_alias=True), "utf-8")
    assert main(["import", str(case), str(path)]) == 0
    capsys.readouterr()
    assert main(["check", "--json", str(path)]) == 0
    (report,) = json.loads(capsys.readouterr().out)["activities"]
    assert report["counts"].items() >= expected.pop("counts").items()
    held = report["insights"]["held_by_one_person"]
    assert held[: len(expected["held_by_one_person"])] == expected.pop("held_by_one_person")
    assert report["insights"].items() >= expected.items()
    with Store.open(path) as store:
        board = map_of(store)
        assert [len(board.rows_of(sector.id or 0)) for sector in board.sectors] == [11, 8, 15]
        assert all(
            board.entries_of(row.id or 0)
            for sector in board.sectors
            for row in board.rows_of(sector.id or 0)
        )

    out, again = tmp_path / "out.json", tmp_path / "again.workshop"
    assert main(["export", str(path), str(out), "--complete"]) == 0
    assert main(["import", str(out), str(again)]) == 0
    assert document_of(again) == document_of(path)
    assert rows_of(again) == rows_of(path)


# What comes in


def test_a_role_is_a_person_of_its_own_and_new_rows_are_added(tmp_path: Path) -> None:
    entry = {"known": [{"role": "Chair"}, {"person": "p1"}], "strength": 2}
    other = {"sector": "the_media", "row": "Radio", "known": [{"role": "Chair", "strength": 3}]}
    with imported(tmp_path, entry, entry, other) as store:
        board = map_of(store)
        assert [row.role for row in everybody(store).values()] == ["Chair"] * 4
        assert len({tie.person_id for tie in board.ties.values()}) == 4
        assert [board.strength(key) for key in board.entries] == [2, 2, 3]
        assert board.sectors[-1].title == "The media"
        assert row_called(board, "Radio")
        assert row_called(board, "Boards")


def test_who_is_known_and_needed_at_once_is_known(tmp_path: Path) -> None:
    same = {"known": [{"person": "p1"}], "needed": [{"person": "p1"}, {"person": "p1"}]}
    with imported(tmp_path, same) as store:
        ((tie),) = map_of(store).ties.values()
        assert (tie.kind, tie.strength) == ("known", 1)


def test_who_is_known_here_and_needed_there_is_both_and_a_role_is_no_person(tmp_path: Path) -> None:
    one = {"known": [{"person": "p1", "strength": 3}], "needed": [{"role": "Chair"}]}
    other = {"known": [{"role": "Chair"}], "needed": [{"person": "p1"}]}
    with imported(tmp_path, one, other) as store:
        board, (first, second) = map_of(store), map_of(store).entries
        assert [tie.kind for tie in board.ties.values()] == ["known", "needed"] * 2
        chair = board.ties_of(first, "known")[0].person_id
        assert chair == board.ties_of(second, "needed")[0].person_id
        assert chair not in {board.ties_of(first, "needed")[0].person_id}
        assert board.strength(second) == 1
    once = document_of(tmp_path / "map.workshop")
    import_file(once, tmp_path / "again.workshop")
    assert document_of(tmp_path / "again.workshop") == once


@pytest.mark.parametrize(
    "entry",
    [
        {"known": [{"role": "x" * 10_000}]},
        {"needed": [{"role": "x" * 10_000}]},
        {"holder": {"role": "x" * 10_000}},
        {"row": "x" * 10_000},
        {"here": "x" * 20_001},
    ],
)
def test_a_name_of_ten_thousand_characters_is_refused_with_a_sentence(
    tmp_path: Path, entry: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    made = document({}).model_dump(mode="json", by_alias=True)
    made["activities"][0]["entries"][0].update(entry)
    case = tmp_path / "case.json"
    case.write_text(json.dumps(made), "utf-8")
    assert main(["import", str(case), str(tmp_path / "map.workshop")]) == 1
    said = capsys.readouterr().err
    assert len(said) < 300
    assert "Traceback" not in said
    assert not (tmp_path / "map.workshop").exists()


@pytest.mark.parametrize(
    ("entry", "more"),
    [
        ({"known": [{"person": "nobody"}]}, {}),
        ({"known": [{}]}, {}),
        ({"stands_with": "S1"}, {}),
        ({"stands_with": "S9"}, {}),
        ({}, {"conversations": [{"kind": "one_to_one", "entry": "S7"}]}),
        ({}, {"rows": [{"sector": "state", "title": "x"}] * 2}),
    ],
)
def test_what_does_not_agree_is_refused_with_a_sentence(
    tmp_path: Path, entry: dict[str, Any], more: dict[str, Any]
) -> None:
    with pytest.raises(FacilitatorError):
        imported(tmp_path, entry, **more)


def test_a_thousand_institutions_go_out_as_they_came_in(tmp_path: Path) -> None:
    entries = [
        {"row": f"Row {n}", "here": "x" * 100, "known": [{"role": f"r{n}"}]} for n in range(1_000)
    ]
    with imported(tmp_path, *entries) as store:
        board = map_of(store)
        assert len(board.entries) == 1_000
        assert not insights(board)["nobody_known"]
    once = document_of(tmp_path / "map.workshop")
    import_file(once, tmp_path / "again.workshop")
    assert document_of(tmp_path / "again.workshop") == once


def test_what_stays_in_the_room_does_not_leave(tmp_path: Path) -> None:
    with begun(tmp_path / "map.workshop") as store:
        first = add(store, "Banks", "Branch", "Manager")
        hidden = add(store, "Banks", "Branch", "Guard", visibility="stays_in_room")
        add(store, "Banks", "Vault", "Keeper", visibility="private")
        pooling.bring_together(store, [first, hidden])
        conversations.plan(store, map_of(store).activity.id or 0, "one_to_one", who="Priest")
    out = document_of(tmp_path / "map.workshop", complete=False)
    (activity,) = out.activities
    assert isinstance(activity, SectorMapDocument)
    assert [entry.id for entry in activity.entries] == ["S1"]
    assert [person.role for person in out.people] == ["Manager"]
    assert activity.conversations == []
    assert len(out.left_out) == 2


# What is open


def test_a_map_asks_about_what_is_missing(tmp_path: Path) -> None:
    with begun(tmp_path / "map.workshop") as store:
        for number in range(4):
            add(store, "Local authority", f"Office {number}", "Amina 2", review_on="2026-06-01")
        gap = add(store, "Local authority", "Leader's office")
        activity = map_of(store).activity.id or 0
        for talking, kind, who in ((5, "one_to_one", "Cleaner"), (3, "house_meeting", "Host")):
            talk = conversations.plan(store, activity, kind, who=who)
            conversations.record(store, talk, held_on="2026-05-01", talking=talking)
        conversations.plan(store, activity, "first_contact", who="Vet", planned_on="2026-05-02")
        for person in everybody(store):
            change_person(store, person, name="Zebulon", name_may_be_held=True)
        board = map_of(store)
        found = insights(board, A_DAY)
        assert found["introducer_available"] == ["S5"]
        assert found["sector_imbalance"] == ["market", "civil_society"]
        assert found["only_officials_known"] == ["S1", "S2", "S3", "S4"]
        assert found["stale_contacts"] == ["S1", "S2", "S3", "S4"]
        assert len(found["one_side_talked"]) == len(found["met_once"]) == 1
        assert len(found["meeting_without_offers"]) == len(found["conversation_overdue"]) == 1
        asked = questions(board)
        assert {question.key for question in asked} >= {"sector_imbalance", "one_side_talked"}
        assert all("{" not in question.text for question in asked)
        said = json.dumps([*found.values(), *asked])
        assert "Zebulon" not in said
        conversations.plan(store, activity, "first_contact", entry_id=gap, who="Leader")
        assert insights(map_of(store), A_DAY)["nobody_known_no_next_step"] == []


# Copies that come together


def copies(folder: Path, before: Edit, *after: Edit) -> list[WorkshopDocument]:
    """Return what copies of one workshop have, each after its own edit."""
    start = folder / "start.workshop"
    with begun(start) as store:
        before(store)
    documents = []
    for number, edit in enumerate(after):
        path = folder / f"{number}.workshop"
        shutil.copy(start, path)
        with Store.open(path) as store:
            edit(store)
        documents.append(document_of(path))
    return documents


def map_in(merged: WorkshopDocument) -> SectorMapDocument:
    (found,) = merged.activities
    assert isinstance(found, SectorMapDocument)
    return found


def met(store: Store) -> None:
    board = map_of(store)
    ties.meet(store, next(key for key, tie in board.ties.items() if tie.kind == "needed"), 2)
    add(store, "Banks", "Branch", "Manager", table_number=1)
    rows.add_row(store, board.activity.id or 0, board.sectors[0].id or 0, "Parish council")


def wrote(store: Store) -> None:
    board = map_of(store)
    row = rows.add_row(
        store, board.activity.id or 0, board.sectors[0].id or 0, "Parish council", "Clerks"
    )
    institutions.add_entry(store, map_of(store), row, "Clerk's office", needed=["Clerk"])
    add(store, "Banks", "Branch", "Manager", table_number=2)


def test_what_two_tables_wrote_is_all_there(tmp_path: Path) -> None:
    one, other = copies(
        tmp_path, lambda store: add(store, "Youth", "Club", "Leader", "Director"), met, wrote
    )
    merged = merge(one, other)
    assert merge(other, one) == merged
    assert merge(merged, one) == merge(other, merged) == merged
    assert merge(one, one) == one
    found = map_in(merged)
    assert sorted(entry.here for entry in found.entries) == [
        "Branch",
        "Branch",
        "Clerk's office",
        "Club",
    ]
    assert len({entry.id for entry in found.entries}) == 4
    (club,) = [entry for entry in found.entries if entry.here == "Club"]
    assert ([known.strength for known in club.known], club.needed) == ([1, 2], [])
    parish = [row for row in found.rows if row.title == "Parish council"]
    assert [row.examples for row in parish] == ["Clerks"]
    assert len([person for person in merged.people if person.role == "Manager"]) == 2

    import_file(merged, tmp_path / "both.workshop")
    with Store.open(tmp_path / "both.workshop") as store:
        (offer,) = pooling.alike(map_of(store), everybody(store).values())
        pooling.bring_together(store, offer.entry_ids)
        board: MapBoard = map_of(store)
        assert len(board.entries) == 4
        assert sorted(board.table_numbers(min(offer.entry_ids))) == [1, 2]


def test_notes_that_may_not_be_kept_are_in_no_byte_of_the_file_that_they_came_with(
    tmp_path: Path,
) -> None:
    talk = {"kind": "one_to_one", "held_on": "2026-05-01", "notes": "a secret", "energy": "Horses"}
    kept = {**talk, "notes": "agreed", "notes_may_be_kept": True}
    with imported(tmp_path, {}, conversations=[talk, kept]) as store:
        found = [(row.energy, row.notes) for row in map_of(store).conversations.values()]
        path = store.path
    assert found == [("Horses", ""), ("Horses", "agreed")]
    assert b"a secret" not in path.read_bytes()


def test_nobody_who_comes_in_stands_in_for_themselves(tmp_path: Path) -> None:
    voice = {"person": "p1", "backup": {"person": "p1"}}
    with imported(
        tmp_path, {}, communities=[{"name": "Night workers", "voices": [voice]}]
    ) as store:
        (row,) = map_of(store).rows["trusted_voice"].values()
        assert row.backup_id is None
        assert insights(map_of(store), A_DAY)["voice_without_backup"] != []


def test_what_each_table_brings_to_a_map_and_which_labels_change_is_said(tmp_path: Path) -> None:
    made = copies(
        tmp_path,
        lambda store: add(store, "Youth", "Club", "Leader"),
        lambda store: add(store, "Banks", "Branch", "Manager", table_number=1),
        lambda store: add(store, "Banks", "Office", "Manager", table_number=2),
    )
    told = preview(made, merge(*made))
    for number in (1, 2):
        assert f"Copy {number} brings 1 institution that no other has." in told
    assert [line for line in told if line.startswith("S2 of copy ")]
    assert "S3 from now on." in " ".join(told)
    assert not [line for line in told if "note" in line]


def test_notes_are_kept_only_where_both_copies_may_keep_them(tmp_path: Path) -> None:
    def before(store: Store) -> None:
        talk = conversations.plan(store, map_of(store).activity.id or 0, "one_to_one", who="Vet")
        conversations.record(
            store, talk, held_on="2026-05-01", notes="a secret", notes_may_be_kept=True
        )

    def withdrawn(store: Store) -> None:
        conversations.change_conversation(store, 1, notes_may_be_kept=False)

    def kept(store: Store) -> None:
        conversations.change_conversation(store, 1, energy="Horses")

    merged = merge(*copies(tmp_path, before, withdrawn, kept))
    assert map_in(merged).conversations[0].energy == "Horses"
    assert "a secret" not in merged.model_dump_json()
