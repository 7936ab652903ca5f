"""A board with a time axis on the screen: years are typed, read and changed where notes are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from facilitator import plan
from facilitator.decks import shipped_source
from facilitator.exercises.board.tables import Board, Note
from facilitator.store import Store
from tests.hands import Hands
from tests.workshops import board_of
from ui.exercises.board.actions import Actions
from ui.exercises.board.list_cells import Column
from ui.room.view import RoomView

DECADES = ["1950s", "1960s", "1970s", "1980s", "1990s", "2000s", "2010s", "2020s"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mill.workshop"
    with plan.begin(path, title="How did we get here?") as store:
        plan.add_activity(store, shipped_source("timeline_roots_feelings"))
    return path


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, path: Path) -> Iterator[Hands]:
    with Hands.on(tmp_path, path=path) as hands:
        hands.until(lambda: "New note" in hands.focus.accessibleName(), "the board")
        yield hands


def board(path: Path) -> Board:
    with Store.open(path, read_only=True) as store:
        return board_of(store, 1)


def note(path: Path, label: str) -> Note:
    found = board(path).by_label(label)
    assert found is not None
    return found


def write(hands: Hands, *texts: str) -> None:
    hands.capture_field()
    for text in texts:
        hands.enter(text)


def titles(hands: Hands) -> list[str]:
    return [period.title for period in hands.board_canvas().scene.periods]


def test_the_periods_are_on_the_board_and_notes_stand_under_theirs(hands: Hands) -> None:
    assert titles(hands) == DECADES
    write(hands, "1984 The mill closed", "1951: I was born", "We danced every Friday")
    assert titles(hands) == [*DECADES, "No year yet"]
    scene = hands.board_canvas().scene
    periods = {period.title: period for period in scene.periods}
    for card, title in zip(scene.cards.values(), ("1980s", "1950s", "No year yet"), strict=True):
        period = periods[title]
        assert period.y < card.y < card.y + card.height < period.y + period.height
    assert [card.year for card in scene.cards.values()] == ["1984", "1951", ""]
    assert "1984. The mill closed" in scene.cards[1].description
    write(hands, "1921 The hall was built")
    assert titles(hands)[0] == "1950s, and before"
    hands.press("Ctrl+Z", times=2)
    assert titles(hands) == DECADES


def test_the_capture_bar_says_that_a_year_may_come_first(hands: Hands) -> None:
    field = hands.capture_field()
    assert "A year at the beginning" in field.accessibleDescription()
    hands.press("Tab")
    assert "Roots" in field.accessibleName()
    assert "A year at the beginning" not in field.accessibleDescription()


def test_a_year_is_typed_in_the_details(hands: Hands, path: Path) -> None:
    write(hands, "The mill closed")
    hands.press("Escape")
    hands.press("Home")
    hands.press("Alt+Return")
    field = hands.find(QLineEdit, "Year")
    field.setFocus()
    hands.enter("the mill")
    assert field.text() == "", "what is no year is not kept"
    assert note(path, "P1").year is None
    hands.enter("1984")
    assert note(path, "P1").year == 1984
    hands.press("Escape")
    hands.press("Ctrl+Z")
    assert note(path, "P1").year is None


def test_a_root_has_no_field_for_a_year(hands: Hands) -> None:
    hands.capture_field()
    hands.press("Tab")
    write(hands, "Nobody asked twice")
    hands.press("Escape")
    hands.press("Home")
    hands.press("Alt+Return")
    with pytest.raises(AssertionError):
        hands.find(QLineEdit, "Year")


def test_the_list_shows_years_and_lets_them_be_changed(hands: Hands, path: Path) -> None:
    write(hands, "1984 The mill closed", "1951 I was born")
    hands.press("Escape")
    hands.press("Ctrl+L")
    view = hands.list_of_notes()
    model = view.model()
    assert model.headerData(Column.YEAR, view.horizontalHeader().orientation()) == "Year"
    years = [model.index(row, Column.YEAR).data() for row in range(model.rowCount())]
    assert [year for year in years if year] == ["1951", "1984"]
    row = years.index("1951")
    assert model.setData(model.index(row, Column.YEAR), "1996")
    hands.until(lambda: note(path, "P2").year == 1996)
    model.setData(model.index(row, Column.YEAR), "when I was small")
    assert note(path, "P2").year == 1996


def test_a_note_dragged_to_another_decade_goes_back_and_says_why(hands: Hands, path: Path) -> None:
    write(hands, "1951 I was born", "1984 The mill closed")
    canvas = hands.board_canvas()
    card = canvas.scene.cards[1]
    begin = canvas.to_view(card.x + 60, card.y + 40).toPoint()
    hands.drag(canvas.viewport(), begin, begin + QPoint(0, 120))
    assert note(path, "P1").year == 1951
    assert canvas.scene.cards[1].y == card.y
    told = [label.text() for label in hands.window.findChildren(QLabel)]
    assert "Notes stand beside their year; the details of P1 can change it." in told


def test_the_menu_names_a_kind_once_however_many_zones_have_it(hands: Hands) -> None:
    (actions,) = hands.window.findChildren(Actions)
    (kinds,) = [each for each in actions.note_actions if each.text() == "Kind"]
    menu = kinds.menu()
    assert menu is not None
    assert [each.text() for each in menu.actions()] == [
        "▲  Made life easier",
        "▼  Made life harder",
        "◆  Did both",
        "No kind",
    ]


def test_the_wall_reads_notes_by_their_years(hands: Hands) -> None:
    write(hands, "1984 The mill closed", "c. 1960 We came here", "1951 I was born")
    hands.press("F11")
    room = hands.find(RoomView)
    room.showNormal()
    room.resize(1280, 720)
    hands.rest(400)
    said = " ".join(
        widget.accessibleDescription() for widget in [room, *room.findChildren(QWidget)]
    )
    places = [said.find(words) for words in ("1951: I was born", "c. 1960 We", "1984: The mill")]
    assert -1 not in places, said
    assert places == sorted(places)
    room.close()
