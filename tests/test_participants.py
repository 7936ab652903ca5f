"""Who is in the room: codes and no names, an agreement in four parts, needs as counts."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import participants
from facilitator.access import OPENING, needed_prints, reminders_of
from facilitator.agreement import agreement
from facilitator.beginning import import_file, new_workshop
from facilitator.errors import InvalidEntryError
from facilitator.exchange import WorkshopHead
from facilitator.participants import NEEDS, PARTS, Participant
from facilitator.store import Store
from facilitator.transfer import export_document
from facilitator.workshop import the_workshop


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "riverside.workshop"
    with new_workshop(path, WorkshopHead(title="Riverside")):
        pass
    with Store.open(path) as store:
        yield store


def everybody(store: Store) -> list[Participant]:
    with store.reading() as session:
        return participants.participants(session)


def agreed(store: Store, code: str) -> dict[str, bool]:
    (person,) = [one for one in everybody(store) if one.code == code]
    return {part: getattr(person, part) for part in PARTS}


def needs(store: Store) -> dict[str, int]:
    with store.reading() as session:
        return participants.access_needs(session)


# Codes


def test_codes_count_on_in_order(store: Store) -> None:
    assert participants.add_participants(store, 10) == [f"P{n}" for n in range(1, 11)]
    assert participants.add_participants(store) == ["P11"]
    assert [person.code for person in everybody(store)] == [f"P{n}" for n in range(1, 12)]


def test_a_code_is_given_to_one_person_only(store: Store) -> None:
    participants.add_participants(store, 3)
    participants.remove_participants(store, ["P3"])
    assert participants.add_participants(store) == ["P4"]


def test_of_somebody_who_leaves_nothing_is_kept_but_the_code(store: Store) -> None:
    values = {"table_number": 2, "keep_notes": True, "quote": True, "photograph": True}
    participants.add_participants(store, 2, **values)
    participants.remove_participants(store, ["P1"])
    gone, here = everybody(store)
    assert agreed(store, "P1") == dict.fromkeys(PARTS, False)
    assert gone.table_number is None
    assert here.quote


def test_who_was_removed_by_mistake_comes_back_with_undo(store: Store) -> None:
    participants.add_participants(store, 1, quote=True)
    participants.remove_participants(store, ["P1"])
    assert store.undo_label == "Remove 1 person"
    store.undo()
    assert agreed(store, "P1")["quote"]


def test_codes_that_nobody_was_told_yet_are_taken_back_by_undo(store: Store) -> None:
    participants.add_participants(store, 300)
    store.undo()
    assert everybody(store) == []
    assert participants.add_participants(store, 30)[-1] == "P30"


@pytest.mark.parametrize("count", [0, -1, 2_001])
def test_nobody_and_too_many_are_refused_in_a_sentence(store: Store, count: int) -> None:
    with pytest.raises(InvalidEntryError, match="has room for 2000 people"):
        participants.add_participants(store, count)
    assert everybody(store) == []


def test_a_code_that_nobody_has_is_refused_in_a_sentence(store: Store) -> None:
    participants.add_participants(store)
    with pytest.raises(InvalidEntryError, match="Nobody here has the code P7"):
        participants.change_participants(store, ["P1", "P7"], quote=True)
    assert not agreed(store, "P1")["quote"]


def test_an_imported_code_is_kept_and_never_given_again(store: Store, tmp_path: Path) -> None:
    participants.add_participants(store, 7)
    participants.remove_participants(store, ["P7"])
    copy = tmp_path / "copy.workshop"
    import_file(export_document(store, complete=True), copy)
    with Store.open(copy) as again:
        assert participants.add_participants(again) == ["P8"]


@given(st.lists(st.tuples(st.sampled_from(["add", "remove", "change"]), st.integers(1, 9))))
def test_whatever_happens_no_code_is_given_twice(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int]]
) -> None:
    path = tmp_path_factory.mktemp("codes") / "one.workshop"
    given_out: list[str] = []
    with new_workshop(path) as store:
        for act, number in acts:
            if act == "add":
                given_out += participants.add_participants(store, number)
            elif given_out:
                code = given_out[number % len(given_out)]
                if act == "remove":
                    participants.remove_participants(store, [code])
                else:
                    participants.change_participants(store, [code], photograph=True)
        assert [person.code for person in everybody(store)] == given_out
    assert len(given_out) == len(set(given_out))


# The agreement


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_given_and_withdrawn_by_itself(store: Store, part: str) -> None:
    participants.add_participants(store, 2, **dict.fromkeys(PARTS, True))
    participants.change_participants(store, ["P1"], **{part: False})
    assert agreed(store, "P1") == {**dict.fromkeys(PARTS, True), part: False}
    assert all(agreed(store, "P2").values())
    store.undo()
    assert agreed(store, "P1")[part]


def test_nobody_has_agreed_to_more_than_taking_part_until_they_say_so(store: Store) -> None:
    participants.add_participants(store)
    assert agreed(store, "P1") == {**dict.fromkeys(PARTS, False), "joins": True}


def test_everybody_is_one_step(store: Store) -> None:
    codes = participants.add_participants(store, 20)
    participants.change_participants(store, codes, keep_notes=True, quote=True)
    store.undo()
    assert not any(person.quote for person in everybody(store))
    assert len(everybody(store)) == 20


def test_it_is_recorded_when_the_agreement_was_read_out(store: Store) -> None:
    store.clock = lambda: datetime(2026, 3, 14, 10, 7, 30, tzinfo=UTC)
    participants.record_agreement_read(store)
    with store.reading() as session:
        assert the_workshop(session).agreement_read == "2026-03-14T10:07:30+00:00"
    store.undo()
    with store.reading() as session:
        assert the_workshop(session).agreement_read == ""


def test_the_agreement_has_four_parts_and_is_read_out_in_under_a_minute() -> None:
    said = agreement()
    assert tuple(part.key for part in said.parts) == PARTS
    assert len(said.text().split()) < 120  # unhurried speech has 130 words a minute
    assert "code" in said.closing


def test_who_agreed_to_what_leaves_with_a_complete_export_only(store: Store) -> None:
    participants.add_participants(store, 3, quote=True)
    assert export_document(store).participants == []
    assert export_document(store, for_facilitator=True).participants == []
    assert len(export_document(store, complete=True).participants) == 3


# Tables


def test_tables_are_numbered_and_may_have_names(store: Store) -> None:
    participants.set_tables(store, 3, [" by the  window ", ""])
    with store.reading() as session:
        found = [(table.number, table.name) for table in participants.room_tables(session)]
    assert found == [(1, "by the window"), (2, ""), (3, "")]
    participants.set_tables(store, 1)
    with store.reading() as session:
        assert [(t.number, t.name) for t in participants.room_tables(session)] == [(1, "")]


def test_a_table_keeps_its_identity_when_others_come_and_go(store: Store) -> None:
    participants.set_tables(store, 2)
    with store.reading() as session:
        before = [table.uid for table in participants.room_tables(session)]
    participants.set_tables(store, 5, ["door"])
    with store.reading() as session:
        after = [table.uid for table in participants.room_tables(session)]
    assert after[:2] == before


def test_whoever_sat_at_a_table_that_goes_sits_at_none(store: Store) -> None:
    participants.set_tables(store, 3)
    participants.add_participants(store, 1, table_number=3)
    participants.add_participants(store, 1, table_number=2)
    participants.set_tables(store, 2)
    assert [person.table_number for person in everybody(store)] == [None, 2]
    store.undo()
    assert [person.table_number for person in everybody(store)] == [3, 2]


@pytest.mark.parametrize("count", [-1, 201])
def test_no_such_number_of_tables(store: Store, count: int) -> None:
    with pytest.raises(InvalidEntryError):
        participants.set_tables(store, count)


# Access needs


def test_needs_are_counts_in_their_own_order_and_none_is_no_need(store: Store) -> None:
    for kind in reversed(NEEDS):
        participants.set_need(store, kind, 2)
    participants.set_need(store, "bsl", 0)
    assert list(needs(store)) == [kind for kind in NEEDS if kind != "bsl"]
    store.undo()
    assert needs(store)["bsl"] == 2


def test_no_need_is_made_up_and_no_count_is_negative(store: Store) -> None:
    for kind, count in (("anna", 1), ("bsl", -1)):
        with pytest.raises(InvalidEntryError):
            participants.set_need(store, kind, count)
    assert needs(store) == {}


def test_needs_leave_for_the_facilitator_alone(store: Store) -> None:
    participants.set_need(store, "large_print", 2)
    assert export_document(store).access_needs == []
    (need,) = export_document(store, for_facilitator=True).access_needs
    assert (need.kind, need.count) == ("large_print", 2)


def test_reminders_come_when_they_are_of_use(store: Store) -> None:
    participants.set_need(store, "large_print", 2)
    participants.set_need(store, "bsl", 1)
    participants.set_need(store, "travel_or_fee", 1)
    with store.reading() as session:
        at_break = participants.reminders(session, "break")
        assert "The BSL interpreter needs a break too." in at_break
        assert "2 people need a large print copy: are they on the tables?" in at_break
        assert participants.reminders(session, "closing") == [
            "1 person is owed travel or a fee: is it ready, in an envelope?"
        ]
        assert participants.reminders(session, "buffer") == []
        assert len(participants.reminders(session, OPENING)) == 2


@given(
    st.dictionaries(st.sampled_from(NEEDS), st.integers(1, 99)),
    st.sampled_from(["", OPENING, "quiet", "break", "buffer", "closing"]),
)
def test_nobody_is_reminded_of_what_nobody_needs(counts: dict[str, int], role: str) -> None:
    told = reminders_of(counts, role)
    assert len(told) == len(set(told))
    for kind in NEEDS:
        one = reminders_of({kind: counts[kind]}, role) if kind in counts else []
        assert set(one) <= set(told)
    if not counts:
        assert told == []


def test_needs_say_what_is_printed_and_how_many() -> None:
    found = needed_prints({"large_print": 2, "reader_copy": 1, "bsl": 3})
    assert [(each.kind, each.count) for each in found] == [("large_print", 2), ("reader_copy", 1)]
    assert found[0].why == ("2 people need large print: print 2 copies of each large print sheet.")
    assert needed_prints({}) == []
