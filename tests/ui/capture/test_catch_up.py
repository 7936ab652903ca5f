"""Notes from paper come in sheet by sheet, and the session stays where it is."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListWidget, QSpinBox
from sqlmodel import SQLModel

from facilitator.decks import shipped_source
from facilitator.exercises.board.notes import change_note
from facilitator.plan import add_activity
from tests.ui.capture.conftest import Session
from ui.workshop.catch_up import CatchUp


def open_it(hands: Session) -> CatchUp:
    hands.press("Ctrl+F4")
    hands.rest(60)
    return hands.find(CatchUp)


def where_the_day_stands(hands: Session) -> dict[str, list[Any]]:
    """Return every row of the tables that say how far the day has got."""
    tables = ("progress", "day", "step_time", "planned_step")
    with hands.page.store.reading() as session:
        connection = session.connection()
        return {
            name: [
                tuple(row) for row in connection.execute(SQLModel.metadata.tables[name].select())
            ]
            for name in tables
        }


def listed(hands: Session) -> list[str]:
    view = hands.find(QListWidget, "Taken from this sheet")
    return [view.item(place).text() for place in range(view.count())]


def choose(hands: Session, name: str, text: str) -> None:
    box = hands.find(QComboBox, name)
    box.setFocus()
    place = box.findText(text)
    assert place >= 0, [box.itemText(n) for n in range(box.count())]
    hands.press("Home")
    hands.press("Down", place)
    assert box.currentText() == text
    hands.press("F6")


def test_sheets_come_in_for_any_step_and_nothing_else_moves(hands: Session) -> None:
    hands.start_clock()
    hands.press("Ctrl+PgDown", 2)
    before = where_the_day_stands(hands)
    assert before["day"]
    dialog = open_it(hands)
    hands.enter("The last bus goes at six")
    hands.press("Tab")
    hands.enter("A lift share")
    hands.press("Ctrl+Return")
    hands.enter("Nobody knows the new people")
    dialog.close()
    hands.rest(20)
    notes = hands.board().notes.values()
    came = [(note.label, note.table_number) for note in notes][3:]
    assert came == [("N3", 1), ("D1", 1), ("D2", 2)]
    assert where_the_day_stands(hands) == before


def test_another_activity_and_step_are_chosen_without_opening_it(hands: Session) -> None:
    here = hands.live.activity_id
    dialog = open_it(hands)
    dialog.activity.setFocus()
    hands.press("Down")
    choose(hands, "Column", "D · Discard")
    hands.enter("Forms in triplicate")
    dialog.close()
    hands.rest(20)
    assert hands.texts(2) == {"D1": "Forms in triplicate"}
    assert hands.live.activity_id == here


def test_the_step_says_which_column(hands: Session) -> None:
    dialog = open_it(hands)
    titles = [dialog.step.itemText(n) for n in range(dialog.step.count())]
    choose(hands, "Step", next(title for title in titles if title.endswith("What we will do")))
    hands.enter("Tea on Tuesdays")
    assert hands.texts()["D1"] == "Tea on Tuesdays"


def said(dialog: CatchUp) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_what_was_taken_from_this_sheet_now_stands_beside_and_nothing_older(
    hands: Session,
) -> None:
    dialog = open_it(hands)
    assert listed(hands) == []
    assert "2 notes of this table were on the board before." in said(dialog)
    hands.enter("A third")
    hands.press("Tab")
    hands.enter("A deed")
    assert listed(hands) == ["D1   A deed", "N3   A third"]
    hands.press("Ctrl+Return")
    assert listed(hands) == []
    assert not any("on the board before" in each for each in said(dialog))
    hands.enter("From the second sheet")
    dialog.number.setValue(1)
    assert listed(hands) == ["D1   A deed", "N3   A third"], "back at the first sheet"
    dialog.close()
    hands.rest(20)
    open_it(hands)
    assert listed(hands) == [], "another sitting"


def test_while_people_are_in_the_room_private_notes_are_only_counted(hands: Session) -> None:
    hands.start_clock()
    dialog = open_it(hands)
    assert "1 note of this table was on the board before." in said(dialog)
    hands.enter("Said in confidence")
    note = hands.board().by_label("N3")
    assert note is not None
    assert note.id is not None
    change_note(hands.page.store, note.id, visibility="private")
    assert listed(hands) == []
    labels = " ".join(said(dialog))
    assert "1 more from this sheet is private and not shown now." in labels
    assert "Jo" not in labels
    assert "confidence" not in labels


def test_a_note_is_changed_and_deleted_where_it_was_taken_in(hands: Session) -> None:
    open_it(hands)
    hands.enter("Bad nieghbours")
    notes = hands.find(QListWidget, "Taken from this sheet")
    notes.setFocus()
    notes.setCurrentRow(0)
    hands.press("Return")
    hands.press("Ctrl+A")
    hands.enter("Kind neighbours")
    assert hands.texts()["N3"] == "Kind neighbours"
    notes.setFocus()
    hands.press("Delete")
    assert "N3" not in hands.texts()


def test_kinds_and_links_are_typed_as_on_the_board(hands: Session) -> None:
    open_it(hands)
    hands.enter("- No bus after six")
    hands.enter("N1 > C1")
    board = hands.board()
    note = board.by_label("N3")
    assert note is not None
    assert (note.kind, note.text) == ("barrier", "No bus after six")
    assert len(board.links) == 1


def test_what_was_begun_is_kept_when_it_is_closed(hands: Session) -> None:
    dialog = open_it(hands)
    hands.write("Half a thought")
    dialog.close()
    hands.rest(20)
    assert "Half a thought" in hands.texts().values()


def test_round_the_table_the_number_goes_on_after_each_note(hands: Session) -> None:
    dialog = open_it(hands)
    box = next(box for box in dialog.findChildren(QCheckBox) if "Round" in box.text())
    box.setFocus()
    hands.press("Space")
    hands.rest(20)
    tables = hands.find(QSpinBox, "How many tables")
    tables.setValue(3)
    for text in ("one", "two", "three", "four"):
        hands.enter(text)
    said = {note.text: note.table_number for note in hands.board().notes.values()}
    assert [said[text] for text in ("one", "two", "three", "four")] == [1, 2, 3, 1]
    assert any(label.text() == "Table 2’s turn" for label in dialog.findChildren(QLabel))


def test_round_the_table_in_the_capture_bar(hands: Session) -> None:
    hands.press("Ctrl+Shift+T")
    hands.rest(20)
    hands.find(QSpinBox, "How many tables").setValue(2)
    hands.capture_field()
    for text in ("one", "two", "three"):
        hands.enter(text)
    said = {note.text: note.table_number for note in hands.board().notes.values()}
    assert [said[text] for text in ("one", "two", "three")] == [1, 2, 1]
    hands.press("Ctrl+Shift+T")
    hands.enter("Anybody")
    assert {n.text: n.table_number for n in hands.board().notes.values()}["Anybody"] is None


def test_cards_have_no_sheet_of_notes_and_another_board_is_offered_instead(hands: Session) -> None:
    store, page = hands.page.store, hands.page
    page.open_activity(add_activity(store, shipped_source("look_fors")))
    hands.rest(20)
    open_it(hands)
    box = hands.find(QComboBox, "Activity")
    offered = [box.itemText(place) for place in range(box.count())]
    assert [text[:2] for text in offered] == ["1.", "2."]
    hands.enter("Said on paper")
    assert "Said on paper" in hands.texts().values()
