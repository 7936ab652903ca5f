"""The sector map: institutions, whom we know and need, rows, and what several tables know."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.errors import FacilitatorError, InvalidEntryError
from facilitator.exercises.sector_map import institutions, pooling, rows, ties, voices
from facilitator.exercises.sector_map.insights import insights
from facilitator.exercises.sector_map.script import About, kinds, script
from facilitator.exercises.sector_map.tables import KNOWN, NEEDED
from facilitator.exercises.sector_map.typed import (
    known_typed,
    known_written,
    needed_typed,
    needed_written,
)
from facilitator.store import Store
from tests.exercises.sector_maps import (
    add,
    begun,
    everybody,
    known,
    map_of,
    needed,
    roles_of,
    row_called,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with begun(tmp_path / "map.workshop") as store:
        yield store


# The table


def test_a_new_map_has_the_decks_rows_and_says_which_are_compiled(store: Store) -> None:
    board = map_of(store)
    assert [sector.key for sector in board.sectors] == ["state", "market", "civil_society"]
    rows_of_state = board.rows_of(board.sectors[0].id or 0)
    assert [row.title for row in rows_of_state if not row.compiled] == [
        "Local authority",
        "National government",
        "Public services",
        "Elected representatives",
    ]
    assert board.centre == "Us"


def test_a_line_of_the_table_is_one_step(store: Store) -> None:
    entry = add(store, "Local authority", "Council", "Policy lead 3, Districts lead", "Leader")
    assert map_of(store).entries[entry].label == "S1"
    assert known(store, entry) == {"Policy lead": 3, "Districts lead": 1}
    assert needed(store, entry) == ["Leader"]
    assert map_of(store).strength(entry) == 3
    store.undo()
    assert map_of(store).entries == {}
    assert roles_of(store) == []
    store.redo()
    assert known(store, entry) == {"Policy lead": 3, "Districts lead": 1}


def test_a_label_is_given_once(store: Store) -> None:
    first = add(store, "Banks", "Branch")
    institutions.remove_entries(store, [first])
    second = add(store, "Banks", "Credit union")
    assert map_of(store).entries[second].label == "S2"


def test_a_role_is_a_person_of_its_own_but_one_within_an_entry(store: Store) -> None:
    add(store, "Banks", "Branch", "Manager")
    add(store, "Youth", "Club", "Manager", introducer=" Manager", holder="Treasurer")
    assert roles_of(store) == ["Manager", "Manager", "Treasurer"]
    second = list(map_of(store).entries.values())[1]
    (tie,) = map_of(store).ties_of(second.id or 0, KNOWN)
    assert tie.person_id == second.introducer_id


def test_who_is_known_and_needed_at_once_is_known(store: Store) -> None:
    entry = add(store, "Banks", "Branch", "Manager 2", "manager, Cashier")
    assert known(store, entry) == {"Manager": 2}
    assert needed(store, entry) == ["Cashier"]


def test_a_cell_says_who_is_known_from_then_on(store: Store) -> None:
    entry = add(store, "Banks", "Branch", "Manager 2, Cashier", "Director")
    before = {tie.person_id for tie in map_of(store).ties_of(entry, KNOWN)}
    ties.write_known(store, entry, "Manager 3; Director 1")
    assert known(store, entry) == {"Manager": 3, "Director": 1}
    assert needed(store, entry) == []
    assert "Cashier" not in roles_of(store)
    after = {tie.person_id for tie in map_of(store).ties_of(entry, KNOWN)}
    assert len(before & after) == 1
    store.undo()
    assert known(store, entry) == {"Manager": 2, "Cashier": 1}
    ties.write_needed(store, entry, "Manager, Director, Guard")
    assert needed(store, entry) == ["Director", "Guard"]
    assert known(store, entry) == {"Manager": 2, "Cashier": 1}


def test_whom_we_needed_to_know_is_met(store: Store) -> None:
    entry = add(store, "Banks", "Branch", need="Director")
    (tie,) = map_of(store).ties_of(entry, NEEDED)
    ties.meet(store, tie.id or 0, 2)
    assert known(store, entry) == {"Director": 2}
    ties.set_strength(store, tie.id or 0, 3)
    ties.set_strength(store, tie.id or 0, 1)
    assert map_of(store).strength(entry) == 1
    store.undo()
    assert known(store, entry) == {"Director": 2}
    ties.write_known(store, entry, "")
    assert roles_of(store) == []


@pytest.mark.parametrize("strength", [0, 4, -1])
def test_a_strength_is_one_two_or_three(store: Store, strength: int) -> None:
    entry = add(store, "Banks", "Branch")
    with pytest.raises(InvalidEntryError, match="1, 2 or 3"):
        ties.know(store, entry, "Manager", strength)
    assert roles_of(store) == []


def test_saves_of_one_field_are_one_step(store: Store) -> None:
    entry = add(store, "Banks", "Branch")
    for text in ("C", "Ca", "Call"):
        institutions.change_entry(store, entry, next_step=text)
    institutions.change_entry(store, entry, holder="Treasurer", review_on="2026-06-01")
    assert map_of(store).entries[entry].review_on == "2026-06-01"
    institutions.change_entry(store, entry, holder=None)
    assert roles_of(store) == []
    for _step in range(3):
        store.undo()
    assert map_of(store).entries[entry].next_step == ""
    assert store.undo_label == "Add institution"


def test_who_is_spoken_of_elsewhere_stays_when_an_entry_goes(store: Store) -> None:
    first = add(store, "Banks", "Branch", "Manager")
    (person,) = everybody(store)
    second = add(store, "Youth", "Club")
    ties.know(store, second, person, 2)
    institutions.remove_entries(store, [first])
    assert known(store, second) == {"Manager": 2}
    institutions.remove_entries(store, [second])
    assert roles_of(store) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Public Health lead 3, Districts lead 3; Policy lead",
            "Public Health lead 3|Districts lead 3|Policy lead 1",
        ),
        ("Ward 7 councillor", "Ward 7 councillor 1"),
        ("Year 9", "Year 9 1"),
        ("Chair (board, trust): 2", "Chair (board, trust) 2"),
        ("nurse 1, Nurse 3", "nurse 3"),
        (" , ;\n", ""),
        ("3", "3 1"),
        ("Director - 2", "Director 2"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_it_is_typed(text: str, people: str) -> None:
    found = known_typed(text)
    assert "|".join(f"{role} {strength}" for role, strength in found) == people
    assert known_typed(known_written(found)) == found
    roles = needed_typed(text)
    assert needed_typed(needed_written(roles)) == roles


def test_a_view_that_is_behind_gets_a_sentence(store: Store) -> None:
    entry = add(store, "Banks", "Branch", "Manager")
    board = map_of(store)
    (tie,) = board.ties
    row = row_called(board, "Banks")
    rows.remove_row(store, row)
    for late in (
        lambda: institutions.change_entry(store, entry, here="x"),
        lambda: institutions.add_entry(store, board, row, "x"),
        lambda: ties.set_strength(store, tie, 2),
        lambda: ties.need(store, entry, "x"),
        lambda: rows.change_row(store, row, title="x"),
        lambda: ties.know(store, add(store, "Youth", "Club"), 99),
    ):
        with pytest.raises(FacilitatorError):
            late()
    institutions.remove_entries(store, [entry])


# Rows and sectors


def test_a_row_moves_with_what_is_in_it(store: Store) -> None:
    add(store, "Banks", "Branch")
    board = map_of(store)
    row = row_called(board, "Banks")
    civil = board.sectors[2].id or 0
    rows.move_row(store, row, civil, 1)
    assert [each.title for each in map_of(store).rows_of(civil)][:3] == [
        "Faith groups",
        "Banks",
        "Community and voluntary groups",
    ]
    assert len(map_of(store).entries_of(row)) == 1
    rows.move_row(store, row, civil, 99)
    assert map_of(store).rows_of(civil)[-1].title == "Banks"


def test_a_removed_row_says_how_many_institutions_go_with_it(store: Store) -> None:
    add(store, "Banks", "Branch", "Manager")
    add(store, "Banks", "Credit union")
    rows.remove_row(store, row_called(map_of(store), "Banks"))
    assert store.undo_label == "Delete row with 2 institutions"
    assert roles_of(store) == []
    store.undo()
    assert len(map_of(store).entries) == 2
    assert roles_of(store) == ["Manager"]


def test_a_sector_has_a_row_once_and_a_map_a_sector(store: Store) -> None:
    board = map_of(store)
    market = board.sectors[1].id or 0
    with pytest.raises(InvalidEntryError, match="already"):
        rows.add_row(store, board.activity.id or 0, market, " banks ")
    with pytest.raises(InvalidEntryError, match="already"):
        rows.change_row(store, row_called(board, "Local media"), title="Banks")
    for sector in board.sectors[:2]:
        rows.remove_sector(store, sector.id or 0)
    with pytest.raises(InvalidEntryError, match="needs a sector"):
        rows.remove_sector(store, board.sectors[2].id or 0)


def test_a_sector_that_people_add_has_a_key_and_a_tint_of_its_own(store: Store) -> None:
    activity = map_of(store).activity.id or 0
    first = rows.add_sector(store, activity, "Media")
    rows.add_sector(store, activity, "media")
    rows.add_row(store, activity, first, "Radio", "Community stations")
    rows.change_sector(store, first, title="The media")
    rows.name_centre(store, activity, "Mill Street Tenants")
    board = map_of(store)
    assert [sector.key for sector in board.sectors[3:]] == ["media", "media_2"]
    assert board.sectors[3].title == "The media"
    assert board.centre == "Mill Street Tenants"
    assert len({sector.tint for sector in board.sectors}) == 5
    rows.move_sector(store, first, 0)
    assert map_of(store).sectors[0].key == "media"


# Several tables


def test_what_two_tables_know_is_offered_and_brought_together(store: Store) -> None:
    one = add(store, "Banks", "Branch", "Manager", table_number=1)
    two = add(store, "Banks", "branch ", "manager 3", "Cashier", table_number=2)
    add(store, "Youth", "Club", "Manager")
    board = map_of(store)
    (offer,) = pooling.alike(board, everybody(store).values())
    assert (offer.role, offer.entry_ids) == ("Manager", [one, two])
    assert pooling.same_here(board) == [[one, two]]

    assert pooling.bring_together(store, [two, one]) == one
    board = map_of(store)
    assert len(board.entries) == 3
    assert [entry.label for entry in board.institutions] == ["S1", "S3"]
    assert board.table_numbers(one) == [1, 2]
    assert board.strength(one) == 3
    assert pooling.alike(board, everybody(store).values()) == []
    assert pooling.same_here(board) == []
    assert known(store, two) == {"Manager": 3}
    store.undo()
    assert roles_of(store) == ["Manager", "manager", "Cashier", "Manager"]


def test_names_that_differ_only_in_their_marks_are_offered_as_one(store: Store) -> None:
    names = ["St. Anne’s pantry", "St Annes pantry", "st anne's  Pantry", "St Anne’s, the pantry"]
    ids = [add(store, "Food banks", name) for name in names]
    add(store, "Food banks", "?")
    add(store, "Food banks", "!")
    add(store, "Youth", "St Annes pantry")
    assert pooling.same_here(map_of(store)) == [ids[:3]]


def test_entries_that_stand_together_come_apart_again(store: Store) -> None:
    entries = [add(store, "Banks", "Branch", table_number=number) for number in (1, 2, 3)]
    pooling.bring_together(store, entries[1:])
    pooling.bring_together(store, entries[:2])
    assert len(map_of(store).institutions) == 1
    institutions.change_entry(store, entries[0], row_id=row_called(map_of(store), "Youth"))
    assert len(map_of(store).entries_of(row_called(map_of(store), "Youth"))) == 3
    pooling.take_apart(store, entries)
    assert len(map_of(store).institutions) == 3
    institutions.change_entry(store, entries[1], row_id=row_called(map_of(store), "Banks"))
    with pytest.raises(InvalidEntryError, match="one row"):
        pooling.bring_together(store, entries)


def test_people_who_are_one_keep_the_stronger_relationship(store: Store) -> None:
    entry = add(store, "Banks", "Branch", "Manager 1, Boss 3", introducer="Boss")
    ids = list(everybody(store))
    assert pooling.one_person(store, ids) == min(ids)
    assert list(known(store, entry).values()) == [3]
    assert map_of(store).entries[entry].introducer_id == min(ids)
    store.undo()
    assert len(roles_of(store)) == 2


# Trusted voices


def test_trusted_voices_are_people_like_the_others(store: Store) -> None:
    activity = map_of(store).activity.id or 0
    community = voices.add_community(store, activity, "Somali families", languages=["Somali"])
    voice = voices.add_voice(
        store, community, "Teacher", touchpoint="School gate", languages=["Somali", "somali"]
    )
    voices.change_voice(store, voice, backup="Grocer", trained=True)
    board = map_of(store)
    row = board.rows["trusted_voice"][voice]
    assert row.languages == ["Somali"]
    assert roles_of(store) == ["Teacher", "Grocer"]
    with pytest.raises(InvalidEntryError, match="themselves"):
        voices.change_voice(store, voice, backup="teacher")
    voices.change_community(store, community, name="Somali families, East")
    voices.remove_voice(store, voice)
    assert roles_of(store) == []
    voices.remove_community(store, community)
    for _step in range(2):
        store.undo()
    assert roles_of(store) == ["Teacher", "Grocer"]


def test_communities_are_asked_about_voices_stand_ins_and_languages(store: Store) -> None:
    activity = map_of(store).activity.id or 0
    families = voices.add_community(store, activity, "Families", languages=["Somali", "Urdu"])
    voices.add_community(store, activity, "Night workers")

    def open_still() -> list[list[str]]:
        found = insights(map_of(store))
        keys = ("community_with_few_voices", "voice_without_backup", "language_gap")
        return [found.get(key, []) for key in keys]

    gaps = ["Families: Somali", "Families: Urdu"]
    assert open_still() == [["Families", "Night workers"], [], gaps]
    teacher = voices.add_voice(store, families, "Teacher", languages=["somali"])
    assert open_still() == [["Families", "Night workers"], ["Families"], gaps[1:]]
    grocer = voices.add_voice(store, families, "Grocer", languages=["Urdu"], backup="Baker")
    voices.change_voice(store, teacher, backup="Cook")
    assert open_still() == [["Night workers"], [], []]
    voices.change_voice(store, grocer, backup=None)
    assert open_still() == [["Night workers"], ["Families"], []]


# Much, and long


def test_what_is_too_long_is_refused_with_a_sentence(store: Store) -> None:
    long = "x" * 10_000
    with pytest.raises(InvalidEntryError, match="too long"):
        add(store, "Banks", "Branch", long)
    with pytest.raises(InvalidEntryError, match="too long"):
        rows.change_row(store, row_called(map_of(store), "Banks"), title=long)
    entry = add(store, "Banks", long)
    assert map_of(store).entries[entry].here == long


@pytest.mark.parametrize("kind", kinds())
def test_a_script_says_what_is_known_and_leaves_room_for_the_rest(store: Store, kind: str) -> None:
    deck = map_of(store).sector_deck
    said = script(kind, deck, About(introducer="Policy lead", reason="you run the lunch club"))
    words = " ".join(move.say for move in said.moves)
    assert "Policy lead" in words or "you run the lunch club" in words
    assert "{" not in words
    assert said.dos == deck.dos
    assert said.afterwards
    assert script(kind, deck).minutes == {"first_contact": 0, "one_to_one": 40}.get(kind, 60)


def test_a_map_that_is_followed_row_by_row_says_what_one_read_anew_says(store: Store) -> None:
    board = map_of(store)
    store.changed.connect(board.follow)

    def as_read_anew() -> bool:
        fresh = map_of(store)
        return all(
            [each.id for each in board.together(key)] == [each.id for each in fresh.together(key)]
            and board.strength(key) == fresh.strength(key)
            and [tie.id for tie in board.ties_of(key, KNOWN)]
            == [tie.id for tie in fresh.ties_of(key, KNOWN)]
            for key in fresh.entries
        )

    first = add(store, "Local authority", "The council", know="Clerk 1")
    second = add(store, "Local authority", "The council", know="Leader 3", table_number=2)
    assert as_read_anew()
    pooling.bring_together(store, [first, second])
    assert board.strength(first) == 3
    assert as_read_anew()
    institutions.change_entry(store, second, here="Town hall")
    assert [each.here for each in board.together(first)] == ["The council", "Town hall"]
    ties.know(store, first, "Porter", 2)
    pooling.take_apart(store, [second])
    assert board.strength(first) == 2
    assert as_read_anew()
    store.undo()
    assert board.strength(first) == 3
    institutions.remove_entries(store, [second])
    assert as_read_anew()
    assert len(board.together(first)) == 1
