"""From a gap to a conversation, and what a recorded conversation changes: one step, all of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from facilitator.errors import InvalidEntryError
from facilitator.exercises.sector_map import conversations
from facilitator.exercises.sector_map.insights import insights
from facilitator.exercises.sector_map.questions import questions
from facilitator.exercises.sector_map.tables import Conversation
from facilitator.log_book.book import promises
from facilitator.people import change_person, to_tell
from facilitator.store import Store
from tests.exercises.sector_maps import add, begun, everybody, known, map_of, needed, roles_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with begun(tmp_path / "map.workshop") as store:
        yield store


def activity(store: Store) -> int:
    return map_of(store).activity.id or 0


def only(store: Store) -> Conversation:
    (found,) = map_of(store).conversations.values()
    return found


def said(store: Store, person_id: int | None) -> str:
    return everybody(store)[person_id or 0].role


def test_who_could_introduce_us_is_near_and_well_known(store: Store) -> None:
    gap = add(store, "National government", "MP", need="Caseworker")
    add(store, "Banks", "Branch", "Manager 3")
    add(store, "Local authority", "Council", "Clerk 1, Leader 2, Caseworker")
    add(store, "National government", "Ministry", "Adviser 1")
    people = [
        (said(store, offer.person_id), offer.strength, offer.label)
        for offer in conversations.introducers(map_of(store), gap)
    ]
    assert people == [
        ("Adviser", 1, "S4"),
        ("Leader", 2, "S3"),
        ("Clerk", 1, "S3"),
        ("Caseworker", 1, "S3"),
        ("Manager", 3, "S2"),
    ]


def test_a_gap_becomes_a_conversation_that_is_planned(store: Store) -> None:
    gap = add(store, "National government", "MP", need="Caseworker")
    add(store, "Local authority", "Council", "Leader 2")
    introducer = next(iter(conversations.introducers(map_of(store), gap)))
    conversations.plan(
        store,
        activity(store),
        "one_to_one",
        entry_id=gap,
        who="caseworker",
        introducer=introducer.person_id,
        planned_on="2026-03-20",
        reason="They answer the letters",
    )
    row = only(store)
    assert said(store, row.person_id) == "Caseworker"
    assert said(store, map_of(store).entries[gap].introducer_id) == "Leader"
    assert roles_of(store) == ["Caseworker", "Leader"]
    assert "nobody_known_no_next_step" not in [
        key for key, labels in _insights(store).items() if labels
    ]


def _insights(store: Store) -> dict[str, list[str]]:
    return insights(map_of(store))


def test_a_recorded_conversation_is_one_step_with_all_that_it_changes(store: Store) -> None:
    gap = add(store, "National government", "MP", need="Caseworker", next_step="Ask the leader")
    talk = conversations.plan(store, activity(store), "one_to_one", entry_id=gap, who="Caseworker")
    done = conversations.record(
        store,
        talk,
        held_on="2026-03-20",
        energy="Her street",
        overlap="Both want the office open on Saturdays",
        suggested=["Librarian", "Postman"],
        next_step="Ring on Monday",
        talking=3,
        strength=2,
        promise={"role": "Neighbour", "what": "Ring the caseworker", "by": "2026-03-23"},
    )
    assert done.said == ""
    assert known(store, gap) == {"Caseworker": 2}
    assert needed(store, gap) == []
    assert map_of(store).entries[gap].next_step == "Ring on Monday"
    with store.reading() as session:
        (promised,) = promises(session)
    assert (promised.promise.id, promised.promise.source) == (done.promise_id, "S1")

    store.undo()
    assert needed(store, gap) == ["Caseworker"]
    assert map_of(store).entries[gap].next_step == "Ask the leader"
    assert only(store).held_on == ""
    assert roles_of(store) == ["Caseworker"]
    with store.reading() as session:
        assert promises(session) == []
    store.redo()
    assert known(store, gap) == {"Caseworker": 2}
    assert roles_of(store) == ["Caseworker", "Librarian", "Postman", "Neighbour"]


def test_notes_are_kept_only_where_they_may_be(store: Store) -> None:
    talk = conversations.plan(store, activity(store), "first_contact", who="Librarian")
    done = conversations.record(store, talk, held_on="2026-03-20", notes="Afraid of the cuts")
    assert done.notes_dropped
    assert "not kept" in done.said
    assert only(store).notes == ""
    done = conversations.record(
        store, talk, held_on="2026-03-20", notes="Opens on Saturdays", notes_may_be_kept=True
    )
    assert not done.notes_dropped
    assert only(store).notes == "Opens on Saturdays"
    conversations.change_conversation(store, talk, notes_may_be_kept=False)
    assert only(store).notes == ""


def test_whoever_was_suggested_is_asked_about_until_somebody_talks_with_them(store: Store) -> None:
    add(store, "Public services", "The library", "Librarian")
    talk = conversations.plan(store, activity(store), "one_to_one", who="Librarian")
    conversations.record(store, talk, held_on="2026-03-20", suggested=["Postman", "Nurse"])

    def open_still() -> list[str]:
        found = _insights(store)["suggested_not_contacted"]
        return [said(store, int(person_id)) for person_id in found]

    assert open_still() == ["Postman", "Nurse"]
    asked = [each for each in questions(map_of(store)) if each.key == "suggested_not_contacted"]
    assert len(asked) == 1
    nurse = next(key for key, row in everybody(store).items() if row.role == "Nurse")
    again = conversations.plan(store, activity(store), "first_contact", who=nurse)
    assert open_still() == ["Postman", "Nurse"]
    conversations.record(store, again, held_on="2026-03-27")
    assert open_still() == ["Postman"]


def test_a_conversation_is_written_down_again_with_other_suggestions(store: Store) -> None:
    talk = conversations.plan(store, activity(store), "one_to_one", who="Librarian")
    conversations.record(store, talk, held_on="2026-03-20", suggested=["Postman", "Nurse"])
    before = {person.role: key for key, person in everybody(store).items()}
    conversations.record(store, talk, held_on="2026-03-20", suggested=["nurse", "Baker"])
    after = {person.role: key for key, person in everybody(store).items()}
    assert list(after) == ["Librarian", "Nurse", "Baker"]
    assert after["Nurse"] == before["Nurse"]
    conversations.remove_conversation(store, talk)
    assert roles_of(store) == []
    store.undo()
    assert len(map_of(store).rows["suggestion"]) == 2


def test_a_house_meeting_has_a_host_and_offers(store: Store) -> None:
    talk = conversations.plan(store, activity(store), "house_meeting", who="Neighbour, number 4")
    conversations.record(
        store, talk, held_on="2026-03-20", invited=10, came=7, offers="Tea", overlap="Parking"
    )
    assert (only(store).came, only(store).offers) == (7, "Tea")


def test_a_house_meeting_says_when_it_meets_again_and_is_asked_about_it(store: Store) -> None:
    def asked(day: date) -> dict[str, list[str]]:
        return insights(map_of(store), day)

    host = "Neighbour, number 4"
    talk = conversations.plan(store, activity(store), "house_meeting", who=host)
    conversations.record(store, talk, held_on="2026-03-20", offers="Tea")
    assert asked(date(2026, 3, 21))["meeting_without_next_date"] == [str(talk)]
    conversations.change_conversation(store, talk, next_on="2026-04-20")
    assert only(store).next_on == "2026-04-20"
    assert (
        not {"meeting_without_next_date", "conversation_overdue"} & asked(date(2026, 4, 20)).keys()
    )
    assert asked(date(2026, 4, 21))["conversation_overdue"] == [str(talk)]
    conversations.plan(store, activity(store), "house_meeting", who=only(store).person_id)
    assert "conversation_overdue" not in asked(date(2026, 4, 21))
    with pytest.raises(InvalidEntryError, match="not a day"):
        conversations.change_conversation(store, talk, next_on="soon")


def test_we_review_ourselves_and_the_low_ones_are_asked_about(store: Store) -> None:
    add(store, "Banks", "Branch")
    talk = conversations.plan(store, activity(store), "one_to_one", who="Librarian")
    conversations.record(store, talk, held_on="2026-03-20", self_review=1)
    assert _insights(store)["hardly_kept_to_it"] == [str(talk)]
    (question,) = [each for each in questions(map_of(store)) if each.key == "hardly_kept_to_it"]
    assert "What would we do differently?" in question.text
    conversations.record(store, talk, held_on="2026-03-20", self_review=4)
    assert "hardly_kept_to_it" not in _insights(store)
    for wrong in (0, 5):
        with pytest.raises(InvalidEntryError):
            conversations.record(store, talk, held_on="2026-03-20", self_review=wrong)


def test_who_heard_in_a_conversation_that_their_name_is_held_is_told(store: Store) -> None:
    gap = add(store, "National government", "MP", need="Caseworker")
    (person,) = everybody(store)
    talk = conversations.plan(store, activity(store), "first_contact", entry_id=gap, who=person)
    conversations.record(store, talk, held_on="2026-03-20", told=True)
    assert everybody(store)[person].told_on == ""  # there is no name
    named = {"name": "Ada Lee", "name_may_be_held": True, "supplied_by": "Treasurer"}
    change_person(store, person, **named)
    conversations.record(store, talk, held_on="2026-03-20")
    assert to_tell(everybody(store).values())
    conversations.record(store, talk, held_on="2026-03-20", told=True)
    assert everybody(store)[person].told_on == "2026-03-20"
    store.undo()
    assert to_tell(everybody(store).values())


@pytest.mark.parametrize(
    "values",
    [
        {"held_on": ""},
        {"held_on": "Monday"},
        {"held_on": "2026-03-20", "talking": 6},
        {"held_on": "2026-03-20", "strength": 4},
        {"held_on": "2026-03-20", "promise": {"role": "", "what": "x"}},
        {"held_on": "2026-03-20", "suggested": [""]},
    ],
)
def test_what_cannot_be_kept_changes_nothing(store: Store, values: dict[str, object]) -> None:
    gap = add(store, "National government", "MP", need="Caseworker")
    talk = conversations.plan(store, activity(store), "one_to_one", entry_id=gap, who="Caseworker")
    with pytest.raises(InvalidEntryError):
        conversations.record(store, talk, **values)  # type: ignore[arg-type]
    assert only(store).held_on == ""
    assert needed(store, gap) == ["Caseworker"]
    assert store.undo_label == "Plan a conversation"


def test_a_conversation_stays_when_its_institution_goes(store: Store) -> None:
    from facilitator.exercises.sector_map import institutions

    gap = add(store, "National government", "MP", need="Caseworker")
    talk = conversations.plan(store, activity(store), "one_to_one", entry_id=gap, who="Caseworker")
    institutions.remove_entries(store, [gap])
    assert said(store, only(store).person_id) == "Caseworker"
    conversations.record(store, talk, held_on="2026-03-20", next_step="Ring")
