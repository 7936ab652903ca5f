"""Dots are counted as fast as somebody calls them out."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSpinBox, QTableWidget

from facilitator.day.reveal import hide_dots
from facilitator.exercises.board.notes import vote
from facilitator.participants import add_participants
from tests.ui.capture.conftest import Session
from ui.workshop.tally import Tally


def open_it(hands: Session) -> Tally:
    hands.press("Ctrl+D")
    hands.rest(60)
    return hands.find(Tally)


def table(hands: Session) -> dict[str, tuple[str, str]]:
    view = hands.find(QTableWidget)
    rows = [[_text(view, row, column) for column in range(4)] for row in range(view.rowCount())]
    return {label: (dots, concerns) for label, _words, dots, concerns in rows}


def _text(view: QTableWidget, row: int, column: int) -> str:
    item = view.item(row, column)
    assert item is not None
    return item.text()


def said(dialog: Tally) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def votes(hands: Session) -> dict[tuple[str, str, str], int]:
    board = hands.board()
    return {(board.notes[v.note_id].label, v.kind, v.voice): v.count for v in board.votes.values()}


def test_a_label_and_a_number_count(hands: Session) -> None:
    dialog = open_it(hands)
    for typed in ("C1 7", "c1 +2", "n1 c 3"):
        hands.enter(typed)
    assert table(hands)["C1"] == ("● 9", "")
    assert table(hands)["N1"] == ("", "▼ 3")
    assert "N1: 0 dots, 3 concerns." in said(dialog)
    hands.enter("X9 2")
    assert "No note here is called X9; look at its label again." in said(dialog)
    assert votes(hands) == {("C1", "dot", ""): 9, ("N1", "concern", ""): 3}


@pytest.mark.parametrize("typed", ["C1 c2", "c1c2", "C1 c 2", "C1 2c", "C1 concerns 2"])
def test_concerns_are_typed_with_or_without_a_space(hands: Session, typed: str) -> None:
    open_it(hands)
    hands.enter(typed)
    assert votes(hands) == {("C1", "concern", ""): 2}


def test_dots_are_typed_with_d_while_concerns_are_counted(hands: Session) -> None:
    open_it(hands)
    hands.find(QTableWidget).setFocus()
    hands.press("C")
    hands.press("F6")
    hands.enter("C1 d3")
    hands.enter("C1 2")
    assert votes(hands) == {("C1", "dot", ""): 3, ("C1", "concern", ""): 2}


def test_more_dots_than_there_can_be_are_asked_about_once(hands: Session) -> None:
    add_participants(hands.page.store, 12)
    dialog = open_it(hands)
    hands.enter("C1 36")
    assert votes(hands) == {("C1", "dot", ""): 36}
    hands.enter("C1 200")
    assert "200 dots on C1: more than everybody here could put." in said(dialog)
    assert "Press Enter again if that is right." in said(dialog)
    assert votes(hands) == {("C1", "dot", ""): 36}
    hands.press("Return")
    assert votes(hands) == {("C1", "dot", ""): 200}
    hands.enter("C1 199")
    assert votes(hands) == {("C1", "dot", ""): 199}, "fewer than before needs no question"


def test_what_was_asked_about_is_asked_again_when_something_else_is_typed(hands: Session) -> None:
    dialog = open_it(hands)
    hands.enter("C1 c 95")
    assert "95 concerns on C1: more than thirty people could put with three each." in said(dialog)
    hands.write("C1 9")
    hands.press("Return")
    hands.enter("C1 c 95")
    assert "more than thirty people" in said(dialog)
    assert votes(hands) == {("C1", "dot", ""): 9}


def test_arrows_plus_minus_and_c_count(hands: Session) -> None:
    open_it(hands)
    hands.find(QTableWidget).setFocus()
    hands.press("+", 3)
    hands.press("-")
    hands.press("Down")
    hands.press("C")
    hands.press("+")
    hands.press("D")
    hands.press("+", 2)
    assert votes(hands) == {("N1", "dot", ""): 2, ("N2", "dot", ""): 2, ("N2", "concern", ""): 1}
    hands.press("F6")
    hands.enter("N1 5")
    assert votes(hands)["N1", "dot", ""] == 5


def test_one_column_is_counted_on_its_own(hands: Session) -> None:
    open_it(hands)
    box = hands.find(QComboBox, "Column")
    box.setFocus()
    hands.press("Down", 3)
    assert list(table(hands)) == ["C1"]


def by_voice(hands: Session, dialog: Tally, **people: int) -> None:
    box = next(box for box in dialog.findChildren(QCheckBox) if "voice" in box.text())
    if not box.isChecked():
        box.setFocus()
        hands.press("Space")
    for name, number in people.items():
        field = hands.find(QSpinBox, name)
        field.setFocus()
        hands.press("Ctrl+A")
        hands.enter(str(number))
    hands.press("F6")


def choose_voice(hands: Session, name: str) -> None:
    box = hands.find(QComboBox, "Whose dots")
    box.setFocus()
    hands.press("Home")
    hands.press("Down", box.findText(name))
    assert box.currentText() == name
    hands.press("F6")


def test_dots_are_counted_by_voice_where_the_group_wants_it(hands: Session) -> None:
    dialog = open_it(hands)
    voices = [f for f in dialog.findChildren(QSpinBox) if f.isVisible()]
    assert voices == [], "nobody is asked unless the group wants it"
    by_voice(hands, dialog, Residents=12, Staff=8)
    hands.enter("C1 7")
    choose_voice(hands, "Staff")
    hands.enter("C1 3")
    assert votes(hands) == {("C1", "dot", "resident"): 7, ("C1", "dot", "staff"): 3}
    assert table(hands)["C1"][0] == "● 10  (Residents 7, Staff 3)"


def test_fewer_than_five_of_a_kind_never_show_on_their_own(hands: Session) -> None:
    dialog = open_it(hands)
    by_voice(hands, dialog, Residents=12, Staff=3, Leaders=2)
    box = hands.find(QComboBox, "Whose dots")
    assert [box.itemText(n) for n in range(box.count())] == [
        "Residents",
        "Together: Staff, Leaders",
    ]
    choose_voice(hands, "Together: Staff, Leaders")
    hands.enter("C1 4")
    assert votes(hands) == {("C1", "dot", ""): 4}
    assert table(hands)["C1"][0] == "● 4"


def test_everybody_together_is_always_there_to_count(hands: Session) -> None:
    dialog = open_it(hands)
    by_voice(hands, dialog)
    hands.enter("C1 4")
    by_voice(hands, dialog, Residents=12)
    box = hands.find(QComboBox, "Whose dots")
    assert [box.itemText(n) for n in range(box.count())] == ["Residents", "Everybody together"]
    hands.enter("C1 3")
    assert votes(hands) == {("C1", "dot", ""): 4, ("C1", "dot", "resident"): 3}
    choose_voice(hands, "Everybody together")
    hands.enter("C1 5")
    by_voice(hands, dialog, Staff=8)
    assert box.currentText() == "Everybody together"
    assert votes(hands) == {("C1", "dot", ""): 5, ("C1", "dot", "resident"): 3}
    by_voice(hands, dialog, Residents=0, Staff=0)
    assert [box.itemText(n) for n in range(box.count())] == ["Everybody together"]


def test_dots_of_a_kind_that_proves_small_go_together_when_it_is_closed(hands: Session) -> None:
    dialog = open_it(hands)
    by_voice(hands, dialog, Residents=12, Staff=6)
    choose_voice(hands, "Staff")
    hands.enter("C1 3")
    by_voice(hands, dialog, Staff=4)
    assert "Staff" not in table(hands)["C1"][0]
    dialog.close()
    hands.rest(20)
    assert votes(hands) == {("C1", "dot", ""): 3}


def test_voices_in_a_file_show_only_once_it_is_said_how_many_voted(hands: Session) -> None:
    note = hands.board().by_label("C1")
    assert note is not None
    assert note.id is not None
    vote(hands.page.store, note.id, "dot", 2, "leader")
    dialog = open_it(hands)
    by_voice(hands, dialog, Residents=9)
    assert table(hands)["C1"][0] == "● 2"


def test_while_dots_are_hidden_no_number_is_on_the_screen(hands: Session) -> None:
    hands.start_clock()
    hide_dots(hands.page.store, hands.live.activity_id)
    dialog = open_it(hands)
    hands.enter("C1 7")
    assert table(hands) == {"N1": ("hidden", "hidden"), "C1": ("hidden", "hidden")}
    assert "C1: counted." in said(dialog)
    assert "7 dots" not in said(dialog)
    assert votes(hands) == {("C1", "dot", ""): 7}


@pytest.mark.parametrize("key", ["Ctrl+D", "Ctrl+Shift+B"])
def test_a_part_of_the_day_without_notes_says_so_or_reads_nothing(hands: Session, key: str) -> None:
    second = hands.page.day.timetable.timings[-1].line.activity_id
    hands.page.open_activity(second)
    hands.press(key)
    hands.rest(40)
    texts = [label.text() for label in hands.window.findChildren(QLabel) if label.isVisible()]
    if key == "Ctrl+D":
        assert "There are no notes to put dots on yet; write some first." in texts
