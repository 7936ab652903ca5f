"""Slips typed per table, the spread, and evidence of which the room sees what it may."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton

from facilitator.exercises.cards.rating import change_evidence, spread
from facilitator.participants import add_participants
from tests.ui.cards.conftest import CardTable
from tests.ui.room.seen import everything_open
from ui.exercises.cards.spread_strip import SpreadStrip
from ui.exercises.fields import Choice

FIRST, SECOND = "C1-1", "C1-2"
SECRET = "What Jo told me about the surgery"


def strip(rated: CardTable) -> str:
    return rated.find(SpreadStrip).accessibleName()


def test_slips_are_typed_and_enter_goes_on_to_the_next_card(rated: CardTable) -> None:
    rated.enter("0 3 3 4 ?")
    rated.enter("2,2")
    rated.press("Up")
    first, second = spread(rated.board, FIRST), spread(rated.board, SECOND)
    assert (first.counts, first.dont_know) == ({0: 1, 3: 2, 4: 1}, 1)
    assert second.counts == {2: 2}
    rated.press("Up")
    assert "3 Regular: 2" in strip(rated)
    assert "? Don’t know: 1" in strip(rated)


def test_scores_far_apart_are_to_be_talked_about_and_nothing_is_averaged(rated: CardTable) -> None:
    rated.enter("2 2 3")
    assert "talk about it" not in everything_open()
    rated.press("Up")
    rated.enter("0")
    rated.press("Up")
    assert "◆ From 0 to 3: talk about it" in rated.words()
    assert strip(rated).startswith("The spread. Far apart: talk about it")
    listed = rated.find(QListWidget, "Cards to rate")
    assert "4 slips: talk about it" in listed.currentItem().text()
    assert "average" not in everything_open().lower()


def test_what_is_not_on_the_scale_is_said_and_nothing_is_kept(rated: CardTable) -> None:
    heard: list[str] = []
    rated.screen.said.connect(heard.append)
    rated.enter("3 7")
    assert "“7” is not on the scale; type a number from 0 to 4" in heard[0]
    assert not rated.board.ratings


def test_each_table_enters_its_own_and_takes_it_back(rated: CardTable) -> None:
    rated.enter("1 1")
    rated.press("Ctrl+Tab")
    rated.press("Up")
    rated.enter("4")
    rated.press("Up")
    assert spread(rated.board, FIRST, table_number=2).counts == {4: 1}
    QTest.mouseClick(rated.find(QPushButton, "Take this table’s"), Qt.MouseButton.LeftButton)
    assert spread(rated.board, FIRST).counts == {1: 2}
    rated.press("Ctrl+Z")
    assert spread(rated.board, FIRST).counts == {1: 2, 4: 1}


def test_one_persons_whole_slip_is_typed_card_by_card(rated: CardTable) -> None:
    heard: list[str] = []
    rated.screen.said.connect(heard.append)
    way = rated.find(Choice, "How slips are typed")
    way.setFocus()
    rated.press("Down")
    rated.enter("0 1 2")
    assert "3 scores for 38 cards" in heard[0]
    assert not rated.board.ratings
    rated.press("Ctrl+A")
    rated.enter("0 1 2 3 4 ?")
    assert spread(rated.board, FIRST, table_number=1).counts == {0: 1}
    assert spread(rated.board, "C1-6").dont_know == 1
    rated.enter("4 " * 38)
    assert spread(rated.board, FIRST).counts == {0: 1, 4: 1}
    rated.press("Ctrl+Z", times=2)
    assert not rated.board.ratings


def test_an_empty_line_says_what_is_typed_there(rated: CardTable) -> None:
    heard: list[str] = []
    rated.screen.said.connect(heard.append)
    rated.press("Return")
    assert heard == ["Type one number for each slip, such as 0 3 3 4 ?"]


def test_one_score_and_one_person_are_told_as_one(rated: CardTable) -> None:
    heard: list[str] = []
    rated.screen.said.connect(heard.append)
    add_participants(rated.store, 1, table_number=1)
    rated.enter("0 1")
    assert "2 slips of 1 person at" in heard[0]
    rated.press("Ctrl+A")
    rated.press("Backspace")
    way = rated.find(Choice, "How slips are typed")
    way.setFocus()
    rated.press("Down")
    rated.enter("0")
    assert "1 score for 38 cards" in heard[-1]


def test_more_slips_than_people_are_asked_about_once(rated: CardTable) -> None:
    heard: list[str] = []
    rated.screen.said.connect(heard.append)
    add_participants(rated.store, 2, table_number=1)
    rated.enter("0 1 2")
    assert "3 slips of 2 people" in heard[0]
    assert not rated.board.ratings
    rated.press("Return")
    assert len(rated.board.ratings) == 3


def test_evidence_is_typed_changed_and_removed(rated: CardTable) -> None:
    rated.press("Ctrl+Shift+I")
    rated.enter("The board by the library door")
    (row,) = rated.board.evidence.values()
    assert (row.card, row.table_number, row.visibility) == (FIRST, 1, "public")
    assert "The board by the library door" in everything_open()
    change_evidence(rated.store, row.id or 0, text="The board by the school gate")
    assert "school gate" in everything_open()
    QTest.mouseClick(rated.find(QPushButton, "Remove"), Qt.MouseButton.LeftButton)
    assert not rated.board.evidence
    rated.press("Ctrl+Z")
    assert len(rated.board.evidence) == 1
