"""Where the cursor of the table is, what is chosen with it, and that the screen shows so."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.ui.log_book.sight import opened
from tests.ui.sector_map.table_hands import MapHands
from ui.exercises.sector_map.table_words import Column
from ui.shortcuts import ShortcutSheet
from ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def on_screen(map_: MapHands) -> QImage:
    """Return what the screen shows of the table, painted again or not."""
    window, table = map_.window, map_.table
    shown = window.screen().grabWindow(window.winId()).toImage()
    place = table.viewport().mapTo(window, QPoint(0, 0))
    part = shown.copy(place.x(), place.y(), table.viewport().width(), table.viewport().height())
    return part.convertToFormat(QImage.Format.Format_RGB32)


def painted(map_: MapHands) -> QImage:
    """Return the table as it is when all of it is painted anew."""
    return map_.table.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def is_framed(map_: MapHands) -> bool:
    """Say whether the screen shows a frame around the cell that the cursor is in."""
    cell = map_.table.visualRect(map_.table.currentIndex())
    colour = on_screen(map_).pixelColor(cell.left() + 1, cell.center().y())
    return colour == QColor(Theme().colours.accent)


def test_ctrl_enter_chooses_the_line_that_it_leads_to_and_no_other(map_: MapHands) -> None:
    map_.write("The council")
    map_.press("Ctrl+Return")
    map_.press("Escape")
    assert [line.kind for line in map_.table.chosen()] == ["blank"]
    map_.press("Delete")  # the row of the empty line, and not the council above it
    assert [entry.here for entry in map_.board.entries.values()] == ["The council"]
    map_.press("Ctrl+Z")
    map_.write("The ministry")
    map_.press("Ctrl+Return")
    map_.press("Escape")
    assert len(map_.table.chosen()) == 1


def test_the_cell_of_the_cursor_is_framed_on_the_screen(map_: MapHands) -> None:
    map_.until(lambda: is_framed(map_), "a frame")
    map_.write("The council")
    assert isinstance(map_.focus, QPlainTextEdit)
    map_.press("Return")
    assert isinstance(map_.focus, QPlainTextEdit)
    map_.press("Escape")
    map_.until(lambda: is_framed(map_), "a frame")
    map_.press("Ctrl+End")
    map_.press("Home")
    map_.press("Right", 3)
    map_.write("The town fund")
    map_.press("Ctrl+Return")  # there is no row below
    assert "Funders" in map_.here()
    assert map_.focus is map_.table
    map_.until(lambda: is_framed(map_), "a frame")
    map_.press("Backtab")
    map_.until(lambda: not is_framed(map_), "no frame")


def test_the_screen_shows_the_table_as_it_is_after_every_key(map_: MapHands) -> None:
    keys = ["Return", "Escape", "Up", "Ctrl+Return", "Escape", "Down", "Right", "Home", "Ctrl+Z"]
    keys += ["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+End", "Right", "Ctrl+Home", "Down", "Alt+Down"]
    map_.fill("The council", "Clerk 2")
    for key in keys:
        map_.press(key)
        map_.until(lambda: on_screen(map_) == painted(map_), "what the key does")


def test_tab_opens_the_next_cell_and_leads_out_behind_the_last_one(map_: MapHands) -> None:
    map_.write("The town fund")
    map_.press("Ctrl+Return")
    map_.press("Escape")
    map_.press("Up")
    map_.press("Tab")
    map_.write("Clerk 2")
    map_.press("Return")
    map_.press("Escape")
    assert map_.known("S1") == [("Clerk", 2)]
    map_.press("Up")
    map_.press("End")
    assert map_.table.currentIndex().column() == Column.NEXT
    map_.press("Tab")
    assert map_.focus is not map_.table
    assert not map_.table.isAncestorOf(map_.focus)


def test_a_key_that_is_held_takes_one_institution_away(map_: MapHands) -> None:
    for here in ("The council", "The parks team", "The housing office"):
        map_.fill(here)
    map_.press("Escape")
    map_.press("Up")
    map_.press("Delete")
    none = Qt.KeyboardModifier.NoModifier
    for _time in range(5):
        again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, none, "", autorep=True)
        QApplication.sendEvent(map_.table, again)
    assert [entry.here for entry in map_.board.entries.values()] == [
        "The council",
        "The parks team",
    ]


def test_labels_and_tables_stay_in_sight_where_there_is_little_room(map_: MapHands) -> None:
    map_.press("Ctrl+Shift+T")
    map_.enter("3")
    map_.fill("The council")
    map_.fill("The parks team")
    map_.press("Escape")
    assert "Local authority, label: S1; Table 3" in map_.aloud()
    map_.window.resize(820, 600)
    map_.rest(30)
    assert map_.table.isColumnHidden(Column.LABEL)
    said = map_.aloud()
    assert "Local authority, S1 · Table 3" in said
    assert "Local authority, S2 · Table 3" in said
    assert "The council" in " ".join(said)


def test_the_sheet_of_keys_has_those_of_the_table_and_of_the_ring(map_: MapHands) -> None:
    for view, words in (("Ctrl+1", "In the table"), ("Ctrl+2", "On the ring")):
        map_.press(view)
        sheet = opened(map_, "Shift+F1", ShortcutSheet)
        tops = [sheet.list.topLevelItem(n) for n in range(sheet.list.topLevelItemCount())]
        assert words in [each.text(0) for each in tops if each is not None]
        map_.press("Escape")
        map_.focus_window()
