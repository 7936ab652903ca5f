"""What is held about people: names by consent, warnings, and erasing somebody for good."""

import json
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from facilitator import people, plan
from facilitator.backups import copies_of
from facilitator.beginning import import_file
from facilitator.check import check
from facilitator.csv_table import csv_text
from facilitator.decks import shipped_source
from facilitator.errors import InvalidEntryError
from facilitator.exchange_text import exchange_json
from facilitator.exercises.board import notes
from facilitator.exercises.sector_map import conversations, pooling, ties, voices
from facilitator.hand_over.people import speaks_of
from facilitator.held_names import a_month_after
from facilitator.log_book import book
from facilitator.log_book.insights import not_told
from facilitator.merging.tables import Difference
from facilitator.people import Person, change_person, erase_person, known_or_new, to_tell, warns
from facilitator.said_of import move_to_private, said_of
from facilitator.store import Store
from facilitator.transfer import export_document
from facilitator.workshop import the_workshop
from tests.exercises.sector_maps import add, begun, everybody, map_of
from tests.workshops import board_of

NAME = "Zoë Abernathy"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map.workshop"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with begun(path) as store:
        yield store


def named(store: Store, **values: object) -> int:
    """Return somebody who is known at an institution, and whose name may be held."""
    add(store, "Banks", "Branch", "Manager 3", "Director")
    person_id = next(key for key, row in everybody(store).items() if row.role == "Manager")
    change_person(store, person_id, name=NAME, name_may_be_held=True, **values)
    return person_id


# Names


def test_a_name_needs_leave_to_be_held_and_to_be_shared(store: Store) -> None:
    add(store, "Banks", "Branch", "Manager")
    (person,) = everybody(store)
    for values in ({"name": NAME}, {"name_may_be_shared": True}):
        with pytest.raises(InvalidEntryError, match=r"[Aa]sk"):
            change_person(store, person, **values)
    change_person(store, person, name=NAME, name_may_be_held=True, name_may_be_shared=True)
    change_person(store, person, name_may_be_held=False)
    row = everybody(store)[person]
    assert (row.name, row.name_may_be_shared) == ("", False)


@pytest.mark.parametrize(
    ("given", "by"),
    [("2026-03-14", "2026-04-14"), ("2026-01-31", "2026-02-28"), ("2026-12-05", "2027-01-05")],
)
def test_whoever_was_named_by_somebody_else_is_told_within_a_month(
    store: Store, given: str, by: str
) -> None:
    person = named(store, supplied_by="Treasurer", supplied_on=given)
    assert everybody(store)[person].tell_by == by
    assert [row.name for row in to_tell(everybody(store).values())] == [NAME]
    change_person(store, person, told_on="2026-03-20")
    assert to_tell(everybody(store).values()) == []


def test_who_named_themselves_need_not_be_told(store: Store) -> None:
    person = named(store)
    assert everybody(store)[person].tell_by == ""
    change_person(store, person, supplied_by="Treasurer")
    assert everybody(store)[person].supplied_on == "2026-03-14"
    change_person(store, person, supplied_by="")
    assert everybody(store)[person].tell_by == ""


def test_a_check_asks_who_tells_whoever_was_named_and_names_nobody(
    path: Path, store: Store
) -> None:
    person = named(store)
    assert check(path).log_book is None
    change_person(store, person, supplied_by="Treasurer")
    report = check(path).log_book
    assert report is not None
    (question,) = report.questions
    assert question.text.startswith("Somebody should have heard by now")  # it is long since March
    assert question.labels == [everybody(store)[person].uid]
    assert NAME not in question.text
    (early,) = not_told(everybody(store).values(), date(2026, 3, 20))
    assert early.text.endswith("somebody else gave it. Who tells them?")
    change_person(store, person, told_on="2026-03-20")
    assert check(path).log_book is None


def test_a_name_that_was_given_on_another_day_is_to_be_told_a_month_after_that(
    store: Store,
) -> None:
    person = named(store, supplied_by="Treasurer", supplied_on="2026-03-01")
    change_person(store, person, supplied_on="2026-03-10")
    assert everybody(store)[person].tell_by == "2026-04-10"
    change_person(store, person, supplied_on="2026-03-12", tell_by="2026-03-20")
    assert everybody(store)[person].tell_by == "2026-03-20"


def test_a_name_that_comes_in_with_a_document_is_told_within_a_month(
    tmp_path: Path, store: Store
) -> None:
    person = named(store, supplied_by="Treasurer", supplied_on="2026-03-01")
    document = export_document(store, complete=True)
    (part,) = [each for each in document.people if each.name]
    today = datetime.now().astimezone().date()
    for given, by, until in (
        ("2026-03-01", "", "2026-04-01"),
        ("2026-03-01", "2026-03-09", "2026-03-09"),
        ("", "", a_month_after(today).isoformat()),
    ):
        part.supplied_on, part.tell_by = given, by
        path = tmp_path / f"{until}-{bool(by)}-{bool(given)}.workshop"
        import_file(document, path)
        with Store.open(path) as again:
            (waiting,) = to_tell(everybody(again).values())
        assert waiting.tell_by == until
    part.supplied_by, part.supplied_on = "", ""
    import_file(document, tmp_path / "themselves.workshop")
    with Store.open(tmp_path / "themselves.workshop") as again:
        assert to_tell(everybody(again).values()) == []
    assert everybody(store)[person].tell_by == "2026-04-01"


def test_two_who_are_one_are_told_once_and_by_the_day_that_came_with_the_name(
    store: Store,
) -> None:
    person = named(store, supplied_by="Treasurer", supplied_on="2026-03-01")
    other = next(key for key, row in everybody(store).items() if row.role == "Director")
    assert pooling.one_person(store, [other, person]) == min(other, person)
    (waiting,) = to_tell(everybody(store).values())
    assert (waiting.name, waiting.tell_by) == (NAME, "2026-04-01")


@pytest.mark.parametrize("shared", [False, True])
def test_a_name_leaves_only_where_it_may_be_shared(store: Store, *, shared: bool) -> None:
    named(store, name_may_be_shared=shared, private_text="is tired", supplied_by="Treasurer")
    text = exchange_json(export_document(store))
    assert (NAME in text) is shared
    assert "is tired" not in text
    assert "Treasurer" not in text
    table = csv_text(export_document(store))
    assert (NAME in table) is shared
    on_paper = export_document(store, for_facilitator=True, for_paper=True).model_dump_json()
    assert (NAME in on_paper) is shared
    assert "is tired" not in on_paper + table
    complete = exchange_json(export_document(store, complete=True))
    assert NAME in complete
    assert "is tired" in complete


# Warnings


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Amina is diabetic", "health"),
        ("Rang Amina. She has just been diagnosed with breast cancer.", "health"),
        ("Amina Khan is Muslim, and leads the network", "faith"),
        ("Amina is Pakistani", "ethnicity"),
        ("amina: her visa ran out in May", "immigration"),
        ("Amina is seeking work. The neighbour is diabetic.", ""),
        ("The neighbour is diabetic", ""),
        ("Ask the mosque committee", ""),
        ("GP practice manager", ""),
        ("Amina chairs the mosque committee", ""),
        ("Amina is the refugee support worker at the council", ""),
        ("Amina runs the Muslim women’s group", ""),
        ("Amina speaks Polish", ""),
        ("Amina likes tea", ""),
    ],
)
def test_a_warning_is_about_a_person_with_a_name(text: str, kind: str) -> None:
    assert warns(text, Person(role="neighbour", name="Amina Khan")) == kind
    assert warns(text, Person(role="neighbour")) == ""
    assert warns(text, None) == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Has epilepsy, and loves the choir", "health"),
        ("Lights up at the choir. She is Muslim", "faith"),
        ("The depot has a diabetes group", ""),
        ("Runs the Muslim women’s group", ""),
    ],
)
def test_what_came_of_talking_with_somebody_is_about_them_without_their_name(
    text: str, kind: str
) -> None:
    amina = Person(role="neighbour", name="Amina Khan")
    assert warns(text, amina, of_them=True) == kind
    assert warns(text, amina) == ""
    assert warns(text, Person(role="neighbour"), of_them=True) == ""


def test_health_said_in_a_conversation_is_found_and_moves_without_a_name_in_it(
    store: Store,
) -> None:
    person, other = named(store), "Director"
    activity = map_of(store).activity.id or 0
    for who in (person, other):
        talk = conversations.plan(store, activity, "one_to_one", who=who)
        conversations.record(store, talk, held_on="2026-03-14", energy="Has epilepsy")
    with store.reading() as session:
        (said,) = said_of(session, everybody(store)[person])
        assert any("protects most" in each for each in speaks_of(session))
    move_to_private(store, person, said)
    assert everybody(store)[person].private_text == "Has epilepsy"
    kept = [talk.energy for talk in map_of(store).conversations.values()]
    assert kept == ["", "Has epilepsy"]


def test_words_can_be_kept_for_the_facilitator_alone(store: Store) -> None:
    person = named(store)
    people.keep_private(store, person, "is diabetic ")
    people.keep_private(store, person, "likes tea")
    assert everybody(store)[person].private_text == "is diabetic\nlikes tea"
    store.undo()
    assert everybody(store)[person].private_text == "is diabetic"


# Erasing


@pytest.mark.parametrize("shared", [False, True])
def test_erasing_somebody_leaves_no_byte_of_their_name(
    path: Path, store: Store, *, shared: bool
) -> None:
    person = named(store)
    board = map_of(store)
    first = next(iter(board.entries))
    second = add(store, "Youth", f"Run by {NAME.upper()}", introducer=person, holder=person)
    ties.know(store, second, person, 2)
    change_person(store, person, supplied_by="Vet", name_may_be_shared=shared)
    people.keep_private(store, person, f"{NAME} is tired")
    activity = board.activity.id or 0
    talk = conversations.plan(store, activity, "one_to_one", entry_id=first, who=person)
    conversations.record(store, talk, held_on="2026-03-14", energy="Her garden", suggested=["Vet"])
    hosted = {"who": person, "reason": f"{NAME} knows the street", "planned_on": "2026-03-20"}
    conversations.plan(store, activity, "house_meeting", **hosted)
    conversations.plan(store, activity, "first_contact", who="Vet", introducer=person)
    community = voices.add_community(store, activity, "Allotments")
    voices.add_voice(store, community, person)
    promise = book.promise(store, role="Manager", what="Open late")
    book.follow_up(store, promise, outcome="done", happened=f"{NAME} opened; Zoë was glad")
    kad = board_of(store, plan.add_activity(store, shipped_source("keep_amplify_discard_create")))
    notes.add_notes(store, kad, "keep", [f"Tea with {NAME}"], tags=["workforce_culture"])
    with store.step("Differ") as session:
        session.add(Difference(about="x", field="text", other=f'"{NAME} said no"'))
    store.close()
    for title in ("one", "two"):
        with Store.open(path) as again, again.step("Rename") as session:
            the_workshop(session).title = title

    with Store.open(path) as again:
        with again.reading() as session:
            uid = the_workshop(session).uid
        held = [NAME.encode() in copy.read_bytes() for copy in copies_of(path, uid)]
        assert held == [True] * len(held) != []
        told = erase_person(again, person)
        assert again.undo_label is None
        assert again.redo_label is None
        copies = copies_of(path, uid)
    assert len(copies) == len(held)
    for file in (path, *copies):
        assert "abernathy" not in file.read_bytes().decode("utf-8", "ignore").casefold()
        with Store.open(file, read_only=True) as each:
            assert "Manager" not in [row.role for row in everybody(each).values() if row.name]
            assert b"is tired" not in file.read_bytes()
            for complete in (False, True):
                document = export_document(each, complete=complete, for_paper=True)
                for text in (exchange_json(document), csv_text(document)):
                    assert "abernathy" not in text.casefold()
    said = "\n".join(told)
    assert "2 relationships on sector maps are gone." in said
    assert f"{len(held)} backups were written anew" in said
    assert "what happened since (1)" in said
    assert "What 1 conversation with them said of them is gone." in said


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (NAME, unicodedata.normalize("NFD", NAME)),
        (unicodedata.normalize("NFD", NAME), NAME),
        (NAME, "Zoë_Abernathy"),
        (NAME, "zoë.abernathy@example.org"),
        (NAME, "Zoë  ABERNATHY’s shop"),
        ("Siobhán O’Neill", "Siobhán O'Neill"),
        ("Anne Marie Jones", "Anne-Marie Jones"),
        ("Jürgen Groß", "JÜRGEN GROSS"),
        ("王芳", "问王芳老师"),
    ],
)
def test_a_name_is_erased_however_people_wrote_it_backups_included(
    path: Path, store: Store, name: str, written: str
) -> None:
    """Also from a backup in which the name stands, and nobody goes by it yet."""
    person = named(store)
    add(store, "Banks", f"Ask {written}", "Cashier")
    activity = map_of(store).activity.id or 0
    voices.add_community(store, activity, "Bakers", languages=[f"as {written}"])
    store.close()
    with Store.open(path) as again:
        change_person(again, person, name=name)
        with again.reading() as session:
            uid = the_workshop(session).uid
        told = erase_person(again, person)
        files = (path, *copies_of(path, uid))
    assert len(files) > 1
    for file in files:
        raw = file.read_bytes()
        assert written.removeprefix("问").removesuffix("老师").encode() not in raw
        assert json.dumps(written)[1:-1].encode() not in raw
    assert "Their name stood in other people's words" in "\n".join(told)


@pytest.mark.parametrize("said", [f"First\n{NAME} rings", "Ask Zoë\nAbernathy", f"“{NAME}”\tno"])
@pytest.mark.parametrize("escaped", [True, False])
def test_a_name_at_the_break_of_a_line_is_erased_from_what_is_kept_as_json(
    path: Path, store: Store, said: str, escaped: bool
) -> None:
    person = named(store)
    with store.step("Differ") as session:
        other = json.dumps(said, ensure_ascii=escaped)
        session.add(Difference(about="x", field="text", other=other))
    erase_person(store, person)
    store.close()
    assert b"Abernathy" not in path.read_bytes()


def test_a_name_within_a_longer_word_is_nobodys(store: Store) -> None:
    add(store, "Banks", "Samantha, Sam\u0301son and Samsons", "Cashier")
    add(store, "Banks", "Branch", "Manager")
    (person,) = [key for key, row in everybody(store).items() if row.role == "Manager"]
    change_person(store, person, name="Sam", name_may_be_held=True)
    erase_person(store, person)
    assert next(iter(map_of(store).entries.values())).here == "Samantha, Sam\u0301son and Samsons"


def test_whoever_goes_by_the_same_role_stays_and_that_is_said(store: Store) -> None:
    add(store, "Banks", "Branch", "Jane Smith 3")
    add(store, "Banks", "Other branch", "jane smith 2")
    told = erase_person(store, min(everybody(store)))
    said = "1 other person here goes by the same role, and stays. Look whether it is them."
    assert said in told
    assert said not in erase_person(store, min(everybody(store)))


def test_a_promise_stays_and_is_nobodys(store: Store) -> None:
    book.promise(store, role="Nurse", what="Ring")
    (person,) = everybody(store)
    assert "1 promise stays, and is nobody's now." in erase_person(store, person)
    with store.reading() as session:
        (entry,) = book.promises(session)
    assert entry.person is None
    with pytest.raises(InvalidEntryError, match="not in the workshop"):
        erase_person(store, person)


def test_a_backup_that_cannot_be_written_anew_is_deleted(path: Path, store: Store) -> None:
    person = named(store)
    store.close()
    with Store.open(path) as again:
        with again.reading() as session:
            uid = the_workshop(session).uid
        (backup,) = copies_of(path, uid)
        whole = backup.read_bytes()
        backup.write_bytes(whole[:4096] + b"damaged" + whole[4103:6000] + NAME.encode())
        assert "1 backup could not be written anew, so it was deleted." in erase_person(
            again, person
        )
        assert copies_of(path, uid) == []


def test_somebody_whom_a_table_not_loaded_speaks_of_is_not_forgotten(store: Store) -> None:
    add(store, "Banks", "Branch", "Manager")
    (person,) = everybody(store)
    with store.step("Forget") as session:
        people.forget_if_unmentioned(session, person)
        stranger = known_or_new(session, "stranger")
        people.forget_unmentioned(session, [person, stranger])
    assert [row.role for row in everybody(store).values()] == ["Manager"]
