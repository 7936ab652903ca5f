"""About Facilitator: calm at first sight, every licence within reach, all of it by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from facilitator import __version__
from tests.in_sight import any_shown, shown, words_on
from ui import theme as look
from ui.about_app.dialog import AboutApp
from ui.main_window import MainWindow
from ui.menus import menus
from ui.settings import Settings


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(Settings.load(), tmp_path)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show_home()
    window.show()
    qtbot.waitActive(window)
    yield window
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.close()


@pytest.fixture
def about(window: MainWindow) -> AboutApp:
    window.commands.about_app.trigger()
    return shown(window, AboutApp)


def in_sight(about: AboutApp) -> list[str]:
    names = about.licences.list
    rows = (names.item(number) for number in range(names.count()))
    return [item.text() for item in rows if not item.isHidden()]


def test_it_is_in_the_help_menu_and_needs_no_workshop(window: MainWindow) -> None:
    title, actions = menus(window.commands)[-1]
    assert title == "Help"
    assert "About Facilitator…" in [action.text() for action in actions]
    assert window.page is None
    assert window.commands.about_app.isEnabled()


def test_it_says_first_what_it_is(about: AboutApp) -> None:
    told = words_on(about)
    assert f"Facilitator {__version__}" in told
    assert "Guides community workshops offline" in told
    assert in_sight(about)[:2] == ["Facilitator", "Python"]
    assert about.licences.text.toPlainText().startswith("MIT License")


def test_a_part_is_found_by_what_is_typed_and_read_without_a_mouse(
    qtbot: QtBot, about: AboutApp
) -> None:
    licences = about.licences
    qtbot.waitUntil(licences.list.hasFocus)
    qtbot.keyClick(licences.list, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(licences.search.hasFocus)
    qtbot.keyClicks(licences.search, "lgpl qt")
    assert in_sight(about) == ["Qt (in PySide6_Essentials)"]
    assert "1 part" in words_on(about)
    qtbot.keyClick(licences.search, Qt.Key.Key_Down)
    qtbot.waitUntil(licences.list.hasFocus)
    assert "You may replace Qt" in licences.text.toPlainText()
    qtbot.keyClick(licences.list, Qt.Key.Key_Tab)
    qtbot.waitUntil(licences.text.hasFocus)
    assert licences.text.accessibleName() == "Licence of Qt"
    qtbot.keyClick(licences.text, Qt.Key.Key_Tab)
    assert not licences.text.hasFocus()


def test_what_is_not_there_is_said(qtbot: QtBot, about: AboutApp) -> None:
    qtbot.keyClicks(about.licences.search, "horse")
    assert not in_sight(about)
    assert "No part is called that. Type fewer letters." in words_on(about)


def test_esc_closes_it(qtbot: QtBot, window: MainWindow, about: AboutApp) -> None:
    qtbot.keyClick(about.licences.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any_shown(window, AboutApp))


@pytest.fixture(params=["light", "dark"])
def twice_as_large(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[look.Theme]:
    theme = look.Theme(request.param == "dark", 2.0)
    look.apply(qapp, theme)
    yield theme
    look.apply(qapp, look.Theme())


def test_at_twice_the_size_it_fits_a_small_screen(qtbot: QtBot, twice_as_large: look.Theme) -> None:
    about = AboutApp(twice_as_large)
    qtbot.addWidget(about)
    about.show()
    qtbot.waitExposed(about)
    assert about.width() <= 1280
    assert about.height() <= 720
    licences = about.licences
    assert licences.text.viewport().height() > 4 * licences.text.fontMetrics().height()
    row = licences.list.visualItemRect(licences.list.item(0))
    assert row.height() > licences.list.fontMetrics().height()
