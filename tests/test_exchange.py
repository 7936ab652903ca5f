"""What goes out comes back: nothing is lost, and nothing that is private leaves unasked."""

import json
import tempfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from PIL import Image
from sqlmodel import Session, SQLModel, select

from facilitator import plan, seal
from facilitator.beginning import import_file
from facilitator.board_layout import NOTE_WIDTH, Rect, note_height
from facilitator.csv_table import csv_text
from facilitator.day import clock
from facilitator.day.tables import PlannedStep
from facilitator.decks import parse_deck, shipped_source
from facilitator.decks.bundle import DeckBundle
from facilitator.exchange import WorkshopDocument
from facilitator.exchange_text import exchange_json, parse_exchange, read_exchange
from facilitator.exercises.board import notes
from facilitator.exercises.board.labels import reserve_labels
from facilitator.exercises.board.tables import Note
from facilitator.exercises.community_map.tables import CommunityMap, MapPicture
from facilitator.exercises.sector_map.tables import Sector, SectorRow, Tie
from facilitator.merging.tables import Difference
from facilitator.participants import AccessNeed, Participant, RoomTable
from facilitator.people import Person
from facilitator.photos import Photo
from facilitator.plan import store_deck
from facilitator.session import begin_session, session_of
from facilitator.store import Store
from facilitator.transfer import export_document, import_document
from facilitator.workshop import (
    Activity,
    DeckPicture,
    StoredDeck,
    activities,
    saved_id,
    the_workshop,
)
from tests.card_decks import RATED
from tests.chance import draws
from tests.drawing import COMMUNITY_OPENING
from tests.mapping import MAP_OPENING
from tests.playing import CARDS_OPENING
from tests.workshops import SCRIPTS, Builder, board_of, build, document_of, rows_of

ROOT = Path(__file__).parents[1]
DECK = shipped_source("theory_of_change")
RIVERSIDE = ROOT / "tests" / "cases" / "riverside.json"


def exchange(**activity: Any) -> WorkshopDocument:
    """Return a workshop with one theory of change."""
    values = {
        "format": "workshop-exchange",
        "version": 1,
        "workshop": {"title": "What next?"},
        "activities": [{"exercise": "theory_of_change", **activity}],
    }
    return parse_exchange(json.dumps(values).encode(), "case.json")


def note(label: str, zone: str = "now", **more: Any) -> dict[str, Any]:
    return {"id": label, "zone": zone, "text": f"what {label} says", **more}


# Nothing is lost


@draws(3)
@given(SCRIPTS)
def test_a_complete_export_imported_again_is_the_same_workshop(
    script: list[tuple[int, str, int, int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "first.workshop"), Path(folder, "second.workshop")
        build(first, script)
        document = document_of(first)
        text = exchange_json(document)
        import_file(parse_exchange(text.encode(), "first.json"), second)
        assert document_of(second) == document
        assert exchange_json(document_of(second)) == text
        assert rows_of(second) == rows_of(first)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, no_real_home: None) -> Path:
    """Return a workshop with at least one row in every table."""
    path = tmp_path_factory.mktemp("full") / "full.workshop"
    import_file(read_exchange(RIVERSIDE), path)
    source = shipped_source("keep_amplify_discard_create")
    second_plan = source[source.index("[[plans]]") :].replace('"sixty"', '"again"')
    with Store.open(path) as store:
        first = activity_ids(store)[0]
        clock.go_to_step(store, first, 3)
        plan.add_activity(store, RATED)
        plan.add_activity(store, shipped_source("sector_map"))
        plan.add_activity(store, shipped_source("community_map"))
        for action in (*CARDS_OPENING, *MAP_OPENING, *COMMUNITY_OPENING):
            Builder(store, first).do(*action)
        board = board_of(store, plan.add_activity(store, f"{source}\n{second_plan}"))
        notes.add_notes(store, board, "keep", ["Tea"], tags=["workforce_culture"])
        clock.start(store, first)
        clock.pause(store)
        with store.step("Use a label up, and who is there") as session:
            reserve_labels(session, first, {"Q": 4})
            session.add_all(everybody_and_everything(session, first))
    return path


def everybody_and_everything(session: Session, activity_id: int) -> list[SQLModel]:
    """Return a row for each table that belongs to no board."""
    deck_id = store_deck(session, "our_day", 1, OUR_DAY)
    the_workshop(session).deck_id = deck_id
    return [
        RoomTable(number=2, name="by the window"),
        Participant(code="P1", table_number=2),
        AccessNeed(kind="bsl", count=1),
        Difference(about="somebody", field="title", other='"Ours"'),
        Photo(activity_id=activity_id, caption="The flipchart", data=PNG),
        DeckPicture(deck_id=deck_id, name="hall.png", data=PNG),
    ]


OUR_DAY = """
id = "our_day"
version = 1
title = "Our day"

[[activities]]
kind = "break"
title = "Tea"
minutes = 10
"""
PNG = b"\x89PNG\r\n\x1a\n"


def activity_ids(store: Store) -> list[int]:
    with store.reading() as session:
        return [saved_id(activity) for activity in activities(session)]


COLUMNS = [
    (table.name, column.name)
    for table in SQLModel.metadata.sorted_tables
    for column in table.columns
    if table.name != seal.TABLE and not column.primary_key and not column.foreign_keys
]
LAST = {"activity", "deck", "label_count"}
"""Tables whose last row is the one that may differ."""
ANOTHER: dict[tuple[str, str], Any] = {
    ("workshop", "date"): "2031-02-03",
    ("workshop", "language"): "cy",
    ("workshop", "starts"): "09:30",
    ("workshop", "expected"): 30,
    ("workshop", "agreement_read"): "2020-01-01T10:00:00+00:00",
    ("workshop", "delete_after"): "2027-04-02",
    ("activity", "plan"): "again",
    ("activity", "starts"): "12:30",
    ("activity", "materials"): ["pens"],
    ("planned_step", "least"): 3,
    ("planned_step", "step"): "close",
    ("planned_step", "state"): "parked",
    ("step_time", "began"): "2020-01-01T10:00:00+00:00",
    ("progress", "hidden_zones"): ["vision"],
    ("day", "began"): "2020-01-01T10:00:00+00:00",
    ("day", "ended"): "2020-01-01T12:00:00+00:00",
    ("photo", "visibility"): "private",
    ("photo", "added_at"): "2020-01-01T10:00:00+00:00",
    ("photo", "data"): PNG + b"another",
    ("deck_picture", "data"): b"another",
    ("progress", "started"): "2020-01-01T10:00:00+00:00",
    ("note", "label"): "QQ4",
    ("note", "kind"): "barrier",
    ("note", "year"): 1984,
    ("note", "tint"): "rose",
    ("note", "status"): "parked",
    ("note", "visibility"): "private",
    ("note", "voices"): ["leader"],
    ("note", "said_at"): "2020-01-01T10:00:00+00:00",
    ("wording", "role"): "differs",
    ("link", "kind"): "blocks",
    ("vote", "kind"): "concern",
    ("vote", "voice"): "leader",
    ("label_count", "prefix"): "QQ",
    ("theory_of_change", "enablers"): ["system_leadership"],
    ("theory_of_change", "leading"): ["another"],
    ("theory_of_change", "engaged"): [{"role": "another", "joined": True}],
    ("theory_of_change", "hopes"): [{"text": "another", "by": "May"}],
    ("assumption", "confidence"): 2,
    ("card_choice", "audiences"): ["community"],
    ("card_choice", "themes"): ["money"],
    ("card_choice", "kinds"): ["reflect"],
    ("card_on_wall", "card"): "2-C-A",
    ("draw", "card"): "2-C-A",
    ("rating", "card"): "2-C-A",
    ("rating", "voice"): "community_group",
    ("evidence", "card"): "2-C-A",
    ("evidence", "visibility"): "private",
    ("person", "voice"): "resident",
    ("person", "supplied_on"): "2031-02-03",
    ("person", "tell_by"): "2031-02-03",
    ("person", "told_on"): "2031-02-03",
    ("sector", "tint"): "mint",
    ("sector_entry", "label"): "S2",
    ("sector_entry", "review_on"): "2032-02-03",
    ("sector_entry", "visibility"): "private",
    ("tie", "strength"): 1,
    ("conversation", "kind"): "one_to_one",
    ("conversation", "planned_on"): "2032-02-03",
    ("conversation", "held_on"): "2032-02-03",
    ("conversation", "talking"): 4,
    ("conversation", "self_review"): 4,
    ("conversation", "next_on"): "2032-02-03",
    ("conversation", "invited"): 4,
    ("conversation", "came"): 4,
    ("voice_community", "languages"): ["another"],
    ("trusted_voice", "languages"): ["another"],
    ("promise", "with_whom"): ["another"],
    ("promise", "by"): "2031-02-03",
    ("promise", "share"): "team",
    ("promise", "state"): "let_go",
    ("promise", "made_on"): "2031-02-03",
    ("follow_up", "heard_on"): "2031-02-03",
    ("follow_up", "outcome"): "let_go",
    ("follow_up", "there"): ["another"],
    ("paper_reminder", "remind_on"): "2031-02-03",
    ("community_map", "to_crs"): [2.0, 0.0, 3.0, 0.0, -2.0, 4.0],
    ("community_map", "control_points"): [[1.0, 2.0, -2.0, 53.0]],
    ("map_outline", "polygons"): [[[[1.0, 1.0], [2.0, 1.0], [2.0, 2.0]]]],
    ("map_drawing", "years"): "from_30",
    ("map_drawing", "participant"): "P77",
    ("map_drawing", "made_at"): "2031-02-03T10:00:00+00:00",
    ("map_patch", "kind"): "core",
    ("map_patch", "rings"): [[[1.0, 1.0], [2.0, 1.0], [2.0, 2.0]]],
    ("map_place", "label"): "G2",
    ("map_place", "kind"): "story",
    ("map_place", "visibility"): "private",
    ("provision", "label"): "O2",
    ("provision", "days"): ["fri"],
    ("provision", "starts"): "09:00",
    ("provision", "ends"): "12:00",
    ("provision", "heard_on"): "2032-02-03",
}


def _insert_activity(session: Session) -> None:
    plan.put_activity(session, parse_deck(DECK), DECK)


def _insert_step(session: Session) -> None:
    step = {"step": "moves", "minutes": 5, "planned": 5}
    session.add(PlannedStep(activity_id=saved_id(activities(session)[-1]), position=6, **step))


def _own_deck(**changes: Any) -> Callable[[Session], None]:
    def change(session: Session) -> None:
        deck = session.get_one(StoredDeck, activities(session)[-1].deck_id)
        for name, (old, new) in changes.items():
            assert old in deck.source
            deck.source = deck.source.replace(old, new, 1)
            if name == "exercise":
                activities(session)[-1].exercise = "theory_of_change"
            elif name != "source":
                setattr(deck, name, 7 if name == "version" else "own")
        session.add(deck)

    return change


def _change_note(place: int, **values: Any) -> Callable[[Session], None]:
    def change(session: Session) -> None:
        note = list(session.exec(select(Note)))[place]
        note.sqlmodel_update(values)
        session.add(note)

    return change


def _insert_sector(session: Session) -> None:
    sector = session.exec(select(Sector).where(Sector.key == "market")).one()
    session.add(Sector(activity_id=sector.activity_id, key="media", title="Media", position=3))


def _insert_row(session: Session) -> None:
    sector = session.exec(select(Sector).where(Sector.key == "market")).one()
    place = {"activity_id": sector.activity_id, "sector_id": sector.id}
    session.add(SectorRow(**place, title="Markets", position=8))


def _know(session: Session) -> None:
    tie = session.exec(select(Tie).where(Tie.kind == "needed")).first()
    assert tie is not None
    tie.kind, tie.strength = "known", 2
    session.add(tie)


def _may_be_held(session: Session) -> None:
    person = session.exec(select(Person).where(Person.name == "")).first()
    assert person is not None
    person.name_may_be_held = True
    session.add(person)


def _another_picture(session: Session) -> None:
    stream = BytesIO()
    Image.new("RGB", (60, 40), "#336699").save(stream, "JPEG")
    (old,) = session.exec(select(MapPicture)).all()
    old.data, old.media_type, old.width, old.height = stream.getvalue(), "image/jpeg", 60, 40
    old.digest = sha256(old.data).hexdigest()
    settings = session.get_one(CommunityMap, old.activity_id)
    settings.width, settings.height = 60, 40
    session.add(settings)
    session.add(old)


PICTURE = ("media_type", "width", "height", "digest", "data")
TOGETHER: dict[tuple[str, str], Callable[[Session], None]] = {
    ("activity", "exercise"): _own_deck(
        exercise=('exercise = "board"', 'exercise = "theory_of_change"')
    ),
    ("deck", "key"): _own_deck(key=('id = "keep_amplify_discard_create"', 'id = "own"')),
    ("deck", "version"): _own_deck(version=("version = 1", "version = 7")),
    ("deck", "source"): _own_deck(source=("# Keep", "# We keep")),
    ("note", "tags"): _change_note(-1, tags=["system_conditions"]),
    ("note", "zone"): _change_note(1, zone="vision", kind=""),
    ("planned_step", "position"): _insert_step,
    ("activity", "position"): _insert_activity,
    ("sector", "position"): _insert_sector,
    ("sector_row", "position"): _insert_row,
    ("tie", "kind"): _know,
    ("person", "name_may_be_held"): _may_be_held,
    **{("map_picture", name): _another_picture for name in PICTURE},
    ("community_map", "width"): _another_picture,
    ("community_map", "height"): _another_picture,
}
"""Columns that only differ together with others."""


Values = dict[tuple[str, str], list[str]]


@pytest.fixture(scope="module")
def copied(full: Path) -> tuple[Values, Values, Values]:
    """Change a value in every column, and return each column's values before, after, and copied."""
    changed, second = full.with_name("changed.workshop"), full.with_name("second.workshop")
    changed.write_bytes(full.read_bytes())
    with Store.open(changed) as store, store.step("Change") as session:
        for table, column in COLUMNS:
            if (table, column) not in TOGETHER:
                change_column(session, table, column)
        for change in TOGETHER.values():
            change(session)
    import_file(document_of(changed), second)
    return values_of(full), values_of(changed), values_of(second)


def values_of(path: Path) -> Values:
    rows = {name: [json.loads(row) for row in found] for name, found in rows_of(path).items()}
    return {
        (table, column): sorted(json.dumps(row[column]) for row in rows[table])
        for table, column in COLUMNS
    }


@pytest.mark.parametrize("column", COLUMNS, ids=map(".".join, COLUMNS))
def test_the_format_has_every_column(
    column: tuple[str, str], copied: tuple[Values, Values, Values]
) -> None:
    before, changed, second = copied
    assert changed[column] != before[column]
    assert second[column] == changed[column]


def change_column(session: Session, name: str, column: str) -> None:
    """Give one row another value in this column."""
    table = SQLModel.metadata.tables[name]
    (key,) = table.primary_key.columns
    order = key.desc() if name in LAST else key
    row = session.connection().execute(table.select().order_by(order)).mappings().first()
    assert row is not None, f"the full workshop has no row in {name}"
    now = row[column]
    if (name, column) in ANOTHER:
        value: Any = ANOTHER[name, column]
    elif isinstance(now, bool):
        value = not now
    elif isinstance(now, int | float):
        value = now + 1
    else:
        assert isinstance(now, str), f"say in ANOTHER what else {name}.{column} may hold"
        value = f"another-{name}-{column}"
    update = table.update().where(key == row[key.name]).values({column: value})
    session.connection().execute(update)


# What is private stays


def test_an_export_leaves_out_what_is_private_and_says_how_much(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    secret = {"visibility": "private", "wordings": [{"role": "said", "text": "a secret of old"}]}
    document = exchange(
        groups=[{"id": "a", "title": "Seen"}, {"id": "b", "title": "Unseen"}],
        notes=[
            note("N1", group="a"),
            note("N2", group="a", **secret, votes=[{"kind": "dot", "count": 3}]),
            note("D1", "actions", group="b", visibility="stays_in_room"),
            note("C1", "changes"),
        ],
        links=[{"from": "N1", "to": "C1"}, {"from": "N2", "to": "D1"}, {"from": "D1", "to": "C1"}],
    )
    import_file(document, path)
    out = document_of(path, complete=False)
    assert [n.id for n in out.activities[0].notes] == ["N1", "C1"]
    assert [group.title for group in out.activities[0].groups] == ["Seen"]
    assert [(link.source, link.target) for link in out.activities[0].links] == [("N1", "C1")]
    assert out.left_out == [
        "1 private note is left out, with its votes and wordings.",
        "1 note that stays in the room is left out, with its votes and wordings.",
        "2 links from or to such notes are left out.",
    ]
    for text in (exchange_json(out), csv_text(out)):
        assert not any(word in text for word in ("secret", "N2", "D1", "Unseen"))
    assert document_of(path).left_out == []
    assert len(document_of(path).activities[0].notes) == 4


SESSION = """
# COACHSECRET: a comment of the coach
id = "ours"
version = 1
title = "Ours"
authors = ["Ada"]

[[activities]]
deck = "mine"
notes = "COACHSECRET: ask Bo first"

[[activities]]
kind = "talk"
title = "Hello"
minutes = 5
notes = "COACHSECRET: keep it short"
"""


def test_the_facilitators_own_notes_stay_even_in_the_deck_they_came_with(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    board = DECK.replace('id = "theory_of_change"', 'id = "mine"', 1)
    begin_session(path, DeckBundle(SESSION, {"mine": board}))
    with Store.open(path) as store:
        for out in (export_document(store), export_document(store, activity=2)):
            assert "COACHSECRET" not in exchange_json(out)
            assert out.left_out == ["The facilitator's own notes are left out."]
        assert exchange_json(export_document(store, complete=True)).count("COACHSECRET") == 5
        mine = export_document(store, for_facilitator=True)
        assert mine.left_out == []
        assert mine.activities[1].facilitator_notes == "COACHSECRET: keep it short"
        public = export_document(store)
    import_file(public, tmp_path / "again.workshop")
    with Store.open(tmp_path / "again.workshop") as store:
        again = session_of(store).session
    assert [line.title for line in again.activities] == ["Theory of change", "Hello"]
    assert again.authors == ["Ada"]


def test_notes_of_an_activity_are_said_to_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    with plan.begin(path, title="Ours") as store:
        plan.change_activity(store, plan.add_activity(store, DECK), facilitator_notes="Ask Bo")
        assert export_document(store).left_out == ["The facilitator's own notes are left out."]


def test_a_deck_without_notes_travels_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    source = "".join(line for line in SESSION.splitlines(True) if not line.startswith("notes"))
    begin_session(path, DeckBundle(source.replace('"mine"', '"theory_of_change"')))
    (deck,) = [deck for deck in document_of(path, complete=False).decks if deck.key == "ours"]
    assert deck.source.startswith("\n# COACHSECRET")


# Taking in


def test_an_import_appends_in_one_step_that_can_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    import_file(read_exchange(RIVERSIDE), path)
    before = document_of(path)
    with Store.open(path) as store:
        import_document(store, exchange(title="Second", notes=[note("N1"), note("N2")]))
        assert store.undo_label == "Import What next?"
        after = export_document(store, complete=True)
        assert [a.title for a in after.activities] == ["Our theory of change", "Second"]
        assert [n.id for n in after.activities[1].notes] == ["N1", "N2"]
        assert after.workshop == before.workshop
        store.undo()
        assert export_document(store, complete=True) == before
        store.redo()
        assert export_document(store, complete=True) == after


def test_a_workshop_without_a_name_takes_the_name_that_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    plan.begin(path).close()
    own = document_of(path).workshop.uid
    import_file(exchange(), path)
    assert document_of(path).workshop.title == "What next?"
    assert document_of(path).workshop.uid == own


def test_identities_are_kept_where_they_are_free(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    document = exchange(notes=[note("N1", uid="one"), note("N2")], uid="run")
    import_file(document, path)
    import_file(document, path)
    first, second = document_of(path).activities
    assert (first.uid, first.notes[0].uid) == ("run", "one")
    uids = [first.uid, second.uid, *(n.uid for a in (first, second) for n in a.notes)]
    assert len(set(uids)) == 6
    assert all(uids)


def test_labels_that_came_in_are_never_given_again(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    import_file(exchange(notes=[note("N4"), note("C2", "now")], labels={"N": 2, "V": 9}), path)
    with Store.open(path) as store:
        board = board_of(store, activity_ids(store)[0])
        for zone in ("now", "changes", "vision", "actions"):
            notes.add_notes(store, board, zone, ["new"])
        labels = [n.label for n in board_of(store, activity_ids(store)[0]).notes.values()]
    assert labels == ["N4", "C2", "N5", "C3", "V10", "D1"]


def test_a_link_is_of_the_kind_that_its_deck_says(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    both = [{"from": "n1", "to": "D1"}, {"from": "D1", "to": "C1"}]
    import_file(
        exchange(notes=[note("N1"), note("D1", "actions"), note("C1", "changes")], links=both), path
    )
    assert [link.kind for link in document_of(path).activities[0].links] == [
        "responds_to",
        "leads_to",
    ]


def test_notes_without_a_place_are_laid_out_as_tidy_does_it(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    import_file(read_exchange(RIVERSIDE), path)
    with Store.open(path, read_only=True) as store:
        laid_out = [(n.x, n.y) for n in board_of(store, 1).notes.values()]
    assert overlapping(document_of(path)) == 0
    assert len({x for x, _ in laid_out}) == 4


def test_notes_without_a_place_stand_below_those_that_have_one(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    placed = [note("N1", x=20, y=400), note("N2"), note("N3"), note("D1", "actions")]
    import_file(exchange(notes=placed), path)
    by_label = document_of(path).activities[0].by_label()
    assert (by_label["N1"].x, by_label["N1"].y) == (20, 400)
    assert overlapping(document_of(path)) == 0
    assert all((by_label[label].y or 0) > 400 for label in ("N2", "N3"))


def overlapping(document: WorkshopDocument) -> int:
    boxes = [
        Rect(n.x or 0, n.y or 0, NOTE_WIDTH, note_height(n.text))
        for activity in document.activities
        for n in activity.notes
    ]
    return sum(one.overlaps(other) for i, one in enumerate(boxes) for other in boxes[:i])


def test_decks_travel_where_they_are_not_the_shipped_ones(tmp_path: Path) -> None:
    first, second = tmp_path / "first.workshop", tmp_path / "second.workshop"
    shipped = shipped_source("theory_of_change")
    with plan.begin(first) as store:
        for source in (shipped, f"{shipped}\n# ours", f"{shipped}\n# theirs"):
            plan.add_activity(store, source)
    document = document_of(first)
    assert [activity.deck for activity in document.activities] == [
        "theory_of_change",
        "theory_of_change-2",
        "theory_of_change-3",
    ]
    assert [deck.source[-6:] for deck in document.decks] == ["# ours", "theirs"]
    import_file(document, second)
    with Store.open(second, read_only=True) as store, store.reading() as session:
        decks = [session.get_one(StoredDeck, a.deck_id) for a in session.exec(select(Activity))]
        assert {deck.key for deck in decks} == {"theory_of_change"}
        assert [deck.source[-6:] for deck in decks] == [shipped[-6:], "# ours", "theirs"]


def test_one_activity_can_go_out_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.workshop"
    import_file(exchange(title="First"), path)
    import_file(exchange(title="Second"), path)
    with Store.open(path, read_only=True) as store:
        alone = export_document(store, activity=2)
    assert [activity.title for activity in alone.activities] == ["Second"]


# The format as it is written down


def test_the_written_schema_is_the_one_that_the_code_has() -> None:
    written = json.loads((ROOT / "docs" / "exchange.schema.json").read_text("utf-8"))
    assert written == WorkshopDocument.model_json_schema(), (
        "run python -m facilitator.exchange_schema"
    )


def test_exports_and_cases_keep_to_the_written_schema(tmp_path: Path, shared: Path) -> None:
    schema = json.loads((ROOT / "docs" / "exchange.schema.json").read_text("utf-8"))
    path = tmp_path / "x.workshop"
    import_file(read_exchange(RIVERSIDE), path)
    cases = [RIVERSIDE, *(shared / "cases").glob("toc_*[a-z].json")]
    texts = [case.read_text("utf-8") for case in cases if "expected" not in case.name]
    assert len(texts) == 3
    for text in (*texts, exchange_json(document_of(path))):
        jsonschema.validate(json.loads(text), schema)


def test_the_example_in_the_documentation_can_be_imported(tmp_path: Path) -> None:
    written = (ROOT / "docs" / "exchange.md").read_text("utf-8")
    example = written.split("```json\n")[1].split("```")[0]
    path = tmp_path / "x.workshop"
    import_file(parse_exchange(example.encode(), "example.json"), path)
    board, carried_on = document_of(path).activities
    assert [note.id for note in board.notes] == ["N1", "D1", "C1"]
    assert [note.text for note in carried_on.notes] == ["Friday soup"]


# The table


def table_of(**activity: Any) -> list[dict[str, str]]:
    import csv
    from io import StringIO

    text = csv_text(exchange(**activity))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_table_has_a_row_for_each_note_with_its_links() -> None:
    rows = table_of(
        title="Riverside",
        notes=[note("N1", kind="barrier"), note("D1", "actions", owner="Hall committee")],
        links=[{"from": "N1", "to": "D1", "because": "we can"}],
    )
    assert [row["label"] for row in rows] == ["N1", "D1"]
    assert (rows[0]["zone"], rows[0]["kind"]) == ("Where are we now?", "Barrier")
    assert (rows[0]["links_to"], rows[0]["because"]) == ("D1", "D1: we can")
    assert (rows[1]["links_from"], rows[1]["owner"]) == ("N1", "Hall committee")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20 7946", "'+44 20 7946"),
        ("-5", "-5"),
        ("-5,5", "-5,5"),
        ("+3.2", "+3.2"),
        ("- bread", "'- bread"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ('He said "no", and\nleft', 'He said "no", and\nleft'),
        ("מה נשמע 🌊", "מה נשמע 🌊"),
    ],
)
def test_a_cell_that_would_run_is_text(said: str, kept: str) -> None:
    assert table_of(notes=[{"id": "N1", "zone": "now", "text": said}])[0]["text"] == kept
