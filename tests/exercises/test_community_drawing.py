"""What people draw on a community map is kept as they meant it."""

import csv
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point

from facilitator import participants, plan
from facilitator.backups import copies_of
from facilitator.csv_table import csv_text
from facilitator.decks import shipped_source
from facilitator.errors import InvalidEntryError
from facilitator.exercises.community_map import (
    base_map,
    drawings,
    outlines,
    paper,
    places,
    provision,
    strokes,
)
from facilitator.exercises.community_map.shapes import area_of
from facilitator.exercises.community_map.tables import AREA, CORE, EDGE, CommunityBoard
from facilitator.files import replacing
from facilitator.merging.tables import Difference
from facilitator.photos import photos
from facilitator.store import Store
from tests.drawing import KNOWN, picture
from tests.workshops import board_of, document_of


@pytest.fixture
def activity(store: Store) -> int:
    return plan.add_activity(store, shipped_source("community_map"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return plan.begin(tmp_path / "riverside.workshop", title="Riverside")


def board(store: Store, activity: int) -> CommunityBoard:
    found = board_of(store, activity)
    assert isinstance(found, CommunityBoard)
    return found


def area(store: Store, activity: int, drawing: int) -> float:
    own = board(store, activity).patches_of(drawing)
    return area_of([patch.rings for patch in own]).area


SQUARE = [(100.0, 100.0), (300.0, 100.0), (300.0, 300.0), (100.0, 300.0)]


def test_the_next_person_is_the_next_who_has_not_drawn(store: Store, activity: int) -> None:
    participants.add_participants(store, 3)
    participants.change_participants(store, ["P2"], joins=False)
    begun = [drawings.begin_drawing(store, activity) for _ in range(3)]
    codes = [board(store, activity).drawings[each].participant for each in begun]
    assert codes == ["P1", "P3", "P4"]  # P2 does not take part; P4 was given no code before


def test_a_person_has_one_drawing(store: Store, activity: int) -> None:
    drawings.begin_drawing(store, activity, "P7")
    with pytest.raises(InvalidEntryError, match="P7 has a drawing already"):
        drawings.begin_drawing(store, activity, "p7")


def test_each_stroke_is_undone_by_itself(store: Store, activity: int) -> None:
    one = drawings.begin_drawing(store, activity)
    strokes.draw_round(store, one, SQUARE)
    strokes.paint(store, one, [(500, 500), (600, 500)], 40)
    whole = area(store, activity, one)
    strokes.cut_hole(store, one, [(150, 150), (250, 150), (250, 250), (150, 250)])
    assert area(store, activity, one) == pytest.approx(whole - 10_000)
    store.undo()
    assert area(store, activity, one) == pytest.approx(whole)
    store.undo()
    assert area(store, activity, one) == pytest.approx(40_000)
    store.redo()
    assert area(store, activity, one) == pytest.approx(whole)


def test_strokes_that_touch_are_one_patch_and_others_stay_apart(
    store: Store, activity: int
) -> None:
    one = drawings.begin_drawing(store, activity)
    strokes.paint(store, one, [(100, 100), (200, 100)], 30)
    strokes.paint(store, one, [(600, 600), (700, 600)], 30)
    assert len(board(store, activity).patches_of(one)) == 2
    strokes.paint(store, one, [(190, 100), (610, 600)], 30)
    assert len(board(store, activity).patches_of(one)) == 1


def test_rubbing_through_the_middle_leaves_two_patches(store: Store, activity: int) -> None:
    one = drawings.begin_drawing(store, activity)
    strokes.draw_round(store, one, SQUARE)
    strokes.rub_out(store, one, [(200, 50), (200, 350)], 20)
    assert len(board(store, activity).patches_of(one)) == 2
    strokes.rub_out(store, one, [(50, 200), (350, 200)], 500)
    assert board(store, activity).patches_of(one) == []


def test_a_line_that_crosses_itself_is_repaired(store: Store, activity: int) -> None:
    one = drawings.begin_drawing(store, activity)
    strokes.draw_round(store, one, [(100, 100), (300, 300), (300, 100), (100, 300)])
    assert area(store, activity, one) == pytest.approx(20_000)


def test_core_and_edge_stand_beside_the_area(store: Store, activity: int) -> None:
    one = drawings.begin_drawing(store, activity)
    strokes.draw_round(store, one, SQUARE)
    strokes.paint(store, one, [(200, 200)], 50, CORE)
    strokes.draw_edge(store, one, [(100, 100), (300, 100)])
    found = board(store, activity)
    assert [len(found.patches_of(one, kind)) for kind in (AREA, CORE, EDGE)] == [1, 1, 1]
    assert area(store, activity, one) == pytest.approx(40_000)


POINTS = st.tuples(st.floats(0, 1_000), st.floats(0, 1_000))


@settings(max_examples=15, deadline=None)
@given(line=st.lists(POINTS, min_size=1, max_size=12), width=st.floats(5, 80))
def test_whatever_is_painted_covers_what_the_brush_went_over(
    tmp_path_factory: pytest.TempPathFactory, line: list[tuple[float, float]], width: float
) -> None:
    path = tmp_path_factory.mktemp("paint") / "x.workshop"
    with plan.begin(path) as store:
        activity = plan.add_activity(store, shipped_source("community_map"))
        one = drawings.begin_drawing(store, activity)
        strokes.paint(store, one, line, width)
        own = area_of([patch.rings for patch in board(store, activity).patches_of(one)])
        assert own.is_valid
        assert all(own.distance(Point(point)) < 1 for point in line)


def test_a_sheet_is_one_step_and_a_second_photo_of_it_takes_its_place(
    store: Store, activity: int
) -> None:
    one = paper.accept_sheet(store, activity, "P4", [[SQUARE]], name="The Bottoms")
    assert store.undo_label == "Take in the sheet of P4"
    again = paper.accept_sheet(store, activity, "P4", [[[(x + 50, y) for x, y in SQUARE]]])
    assert again == one
    assert area(store, activity, one) == pytest.approx(40_000)
    assert board(store, activity).drawings[one].name == "The Bottoms"
    store.undo()
    store.undo()
    assert not board(store, activity).drawings


def test_a_sheet_of_somebody_who_drew_on_the_screen_is_added(store: Store, activity: int) -> None:
    one = drawings.begin_drawing(store, activity, "P4")
    strokes.draw_round(store, one, [(500, 500), (600, 500), (600, 600), (500, 600)])
    paper.accept_sheet(store, activity, "P4", [[SQUARE]])
    assert area(store, activity, one) == pytest.approx(50_000)


def test_pins_keep_their_labels_and_lists_keep_what_happens(store: Store, activity: int) -> None:
    pin = places.add_place(store, board(store, activity), "group", 10, 20, title="Choir")
    line = provision.add_provision(store, activity, "Singing", place_id=pin, days=["tue", "mon"])
    found = board(store, activity)
    assert found.places[pin].label == "G1"
    assert found.provision[line].days == ["mon", "tue"]
    places.remove_places(store, [pin])
    assert board(store, activity).provision[line].place_id is None
    store.undo()
    assert board(store, activity).provision[line].place_id == pin
    places.remove_places(store, [pin])
    second = places.add_place(store, board(store, activity), "group", 10, 20)
    assert board(store, activity).places[second].label == "G2"


def test_what_is_no_entry_is_refused_with_a_sentence(store: Store, activity: int) -> None:
    one = drawings.begin_drawing(store, activity)
    with pytest.raises(InvalidEntryError, match="three points"):
        strokes.draw_round(store, one, [(0, 0), (1, 1)])
    with pytest.raises(InvalidEntryError, match="Say what happens"):
        provision.add_provision(store, activity, "  ")
    with pytest.raises(InvalidEntryError, match="no places of the kind"):
        places.add_place(store, board(store, activity), "castle", 1, 1)
    drawings.remove_drawing(store, one)
    with pytest.raises(InvalidEntryError, match="taken away meanwhile"):
        strokes.paint(store, one, [(1, 1)], 5)


def test_an_erased_drawing_is_gone_for_good(store: Store, activity: int) -> None:
    photo = b"\x89PNG\r\n\x1a\n" + b"the sheet of P1"
    one = paper.accept_sheet(store, activity, "P1", [[SQUARE]], photo=photo, name="Ghostly Bottoms")
    store.close()
    Store.open(store.path).close()
    with Store.open(store.path) as again:
        uid = board(again, activity).drawings[one].uid
        copies = copies_of(store.path, document_of(store.path).workshop.uid)
        assert any(uid.encode() in copy.read_bytes() for copy in copies)
        drawings.erase_drawing(again, one)
        assert again.undo_label is None
    for file in (store.path, *copies):
        data = file.read_bytes()
        assert not any(word in data for word in (b"Ghostly", b"the sheet of P1", uid.encode()))


def test_an_erased_drawing_is_in_nothing_that_a_stopped_app_left_half_written(
    store: Store, activity: int
) -> None:
    one = drawings.begin_drawing(store, activity, name="Ghostly Bottoms")
    with replacing(store.path.with_name("copy.workshop")) as draft:
        draft.write_bytes(store.path.read_bytes())
        kept = draft.read_bytes()
    draft.write_bytes(kept)  # as a stopped app leaves it
    os.utime(draft, (0, 0))
    drawings.erase_drawing(store, one)
    assert not draft.exists()


def test_what_another_copy_said_of_an_erased_drawing_is_gone_too(
    store: Store, activity: int
) -> None:
    one = drawings.begin_drawing(store, activity, name="Riverside")
    strokes.draw_round(store, one, SQUARE)
    uid = board(store, activity).drawings[one].uid
    with store.step("Bring together") as session:
        session.add(Difference(about=uid, field="name", other='"Ghostly Bottoms"'))
    store.close()
    Store.open(store.path).close()
    with Store.open(store.path) as again:
        copies = copies_of(store.path, document_of(store.path).workshop.uid)
        assert any(b"Ghostly" in copy.read_bytes() for copy in copies)
        drawings.erase_drawing(again, one)
    assert not any(b"Ghostly" in file.read_bytes() for file in (store.path, *copies))


def test_the_photo_of_a_sheet_goes_and_comes_with_its_drawing(store: Store, activity: int) -> None:
    photo = b"\x89PNG\r\n\x1a\n" + b"the sheet of P1"
    one = paper.accept_sheet(store, activity, "P1", [[SQUARE]], photo=photo)
    drawings.remove_drawing(store, one)
    with store.reading() as session:
        assert photos(session, activity) == []
    store.undo()
    with store.reading() as session:
        [kept] = photos(session, activity)
    assert (kept.data, kept.visibility) == (photo, "private")


def test_what_lies_entirely_beside_the_map_is_refused(store: Store, activity: int) -> None:
    base_map.choose_base_map(store, activity, picture(), title="Plan", attribution="Us")
    one = drawings.begin_drawing(store, activity)
    beside = [(x + 5_000.0, y) for x, y in SQUARE]
    with pytest.raises(InvalidEntryError, match="not on the map"):
        strokes.draw_round(store, one, beside)
    with pytest.raises(InvalidEntryError, match="not on the map"):
        strokes.paint(store, one, beside, 9)
    assert board(store, activity).patches_of(one) == []


def test_places_and_what_happens_are_rows_of_the_table(store: Store, activity: int) -> None:
    base_map.choose_base_map(store, activity, picture(), title="Plan", attribution="Us")
    base_map.set_control_points(store, activity, KNOWN)
    pin = places.add_place(store, board(store, activity), "group", 0, 0, title="Choir")
    places.add_place(
        store, board(store, activity), "story", 9, 9, title="=A1", visibility="private"
    )
    provision.add_provision(
        store, activity, "Singing", place_id=pin, days=["mon"], may_be_listed=True, cost="-5"
    )
    provision.add_provision(store, activity, "Not to be listed")
    strokes.draw_round(store, drawings.begin_drawing(store, activity), SQUARE)
    store.close()
    rows = list(csv.DictReader(csv_text(document_of(store.path, complete=False)).splitlines()))
    assert [row["text"] for row in rows] == ["Choir", "Singing"]
    assert (rows[0]["longitude"], rows[0]["latitude"]) == ("-2.44", "53.54")
    assert (rows[1]["days"], rows[1]["cost"], rows[1]["longitude"]) == ("Monday", "-5", "-2.44")
    rows = list(csv.DictReader(csv_text(document_of(store.path)).splitlines()))
    assert [row["text"] for row in rows] == ["Choir", "'=A1", "Singing", "Not to be listed", ""]


def test_a_base_map_stays_under_what_is_drawn(store: Store, activity: int) -> None:
    base_map.choose_base_map(store, activity, picture(), title="Plan", attribution="Us")
    base_map.choose_base_map(store, activity, picture((80, 60)), title="Other", attribution="Us")
    assert board(store, activity).size == (80, 60)
    store.undo()
    assert board(store, activity).size == (400, 300)
    one = drawings.begin_drawing(store, activity)
    with pytest.raises(InvalidEntryError, match="so it stays"):
        base_map.choose_base_map(store, activity, picture(), title="Plan", attribution="Us")
    with pytest.raises(InvalidEntryError, match="not on the map"):
        strokes.draw_round(store, one, [(500, 500), (600, 500), (600, 600)])
    with pytest.raises(InvalidEntryError, match="not on the map"):
        places.add_place(store, board(store, activity), "group", 401, 20)


def test_a_boundary_finds_its_place(store: Store, activity: int) -> None:
    base_map.choose_base_map(store, activity, picture(), title="Plan", attribution="Us")
    ring = [(-2.439, 53.5399), (-2.437, 53.5399), (-2.437, 53.5390)]
    with pytest.raises(InvalidEntryError, match="Say first where the map lies"):
        outlines.add_outlines(store, activity, [("Ward", [[ring]])])
    base_map.set_control_points(store, activity, KNOWN)
    outlines.add_outlines(store, activity, [("Ward", [[ring]])])
    (row,) = board(store, activity).outlines.values()
    (x, y), *_rest = sorted(row.polygons[0][0])
    assert (x, y) == (pytest.approx(40, abs=3), pytest.approx(6, abs=3))
    with pytest.raises(InvalidEntryError, match="does not lie on this map"):
        outlines.add_outlines(
            store, activity, [("Paris", [[[(2.3, 48.8), (2.4, 48.8), (2.4, 48.9)]]])]
        )
