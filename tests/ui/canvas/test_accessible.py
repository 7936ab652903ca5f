"""Promises to people who do not see the board: every card is an item, with its links and state."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from ui.canvas.board import BoardCanvas
from ui.canvas.scene import BoardScene
from ui.theme import Theme

from .conftest import note


@pytest.fixture(autouse=True)
def screen_reader(qapp: QApplication) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_the_board_is_a_list_of_its_cards(canvas: BoardCanvas) -> None:
    board = QAccessible.queryAccessibleInterface(canvas)
    assert board.role() == QAccessible.Role.List
    assert board.text(QAccessible.Text.Name) == "Board"
    assert board.childCount() == 8
    first = board.child(0)
    assert first.role() == QAccessible.Role.ListItem
    assert first.text(QAccessible.Text.Name) == "N1, strength, Local people talking; leads to N4"
    assert board.indexOfChild(board.child(3)) == 3
    assert first.parent().object() is canvas
    assert board.child(8) is None


def test_the_hosts_description_is_said_first(canvas: BoardCanvas) -> None:
    canvas.scene.put_card(
        note(4, 256, 116, description="D3, activity, Grow a diverse network of trusted voices")
    )
    board = QAccessible.queryAccessibleInterface(canvas)
    place = canvas.scene.reading_order().index(4)
    assert board.child(place).text(QAccessible.Text.Name) == (
        "D3, activity, Grow a diverse network of trusted voices; follows from N1"
    )


def test_state_and_place_follow_the_canvas(canvas: BoardCanvas) -> None:
    board = QAccessible.queryAccessibleInterface(canvas)
    canvas.select([1, 3])
    item = board.child(canvas.scene.reading_order().index(3))
    assert item.state().selected
    assert not board.child(3).state().selected
    middle = item.rect().center()
    assert board.childAt(middle.x(), middle.y()).object() is item.object()
    if canvas.hasFocus():
        assert board.focusChild().object() is item.object()
        assert item.state().focused


def test_a_card_that_goes_is_forgotten(qtbot, canvas: BoardCanvas) -> None:
    board = QAccessible.queryAccessibleInterface(canvas)
    item = board.child(0).object()
    with qtbot.waitSignal(item.destroyed):
        canvas.scene.remove_card(1)
    assert board.childCount() == 7


def test_a_closed_board_is_forgotten(qapp: QApplication, scene: BoardScene) -> None:
    canvas = BoardCanvas(scene, Theme())
    canvas.show()
    board = QAccessible.queryAccessibleInterface(canvas)
    names = [board.child(place).text(QAccessible.Text.Name) for place in range(8)]
    assert len(set(names)) == 8
    seen = weakref.ref(canvas)
    canvas.deleteLater()
    del canvas, board
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert seen() is None
    scene.put_card(note(1, 0, 0))
