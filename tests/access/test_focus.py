"""A promise to whoever uses the keyboard: what has the focus can be seen, in both themes."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QTimeEdit,
    QToolButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.access.seen import hidden_focus
from ui import theme as look
from ui.text_button import TextButton
from ui.theme import Theme, dress

MADE = (
    *(QPushButton, QToolButton, QCheckBox, QRadioButton, QLineEdit, QPlainTextEdit, QComboBox),
    *(QSpinBox, QDateEdit, QTimeEdit, QTabBar, QListWidget, QTreeWidget, QTableWidget),
)
LOOKS: tuple[tuple[type[QWidget], dict[str, str]], ...] = (
    (QPushButton, {"kind": "filled"}),
    (QPushButton, {"kind": "stop"}),
    (QPushButton, {"kind": "quiet"}),
    (QPushButton, {"fit": "snug"}),
    (QPushButton, {"touch": "true"}),
    (QPushButton, {"role": "question"}),
    (QPushButton, {"role": "question_here"}),
    (QToolButton, {"kind": "quiet"}),
    (QLineEdit, {"role": "wrong"}),
    (QPlainTextEdit, {"role": "wrong"}),
    (QListWidget, {"role": "flat"}),
    (QTreeWidget, {"role": "flat"}),
    (QTableWidget, {"role": "flat"}),
)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest, qapp: Any) -> Iterator[Theme]:
    theme = Theme(dark=request.param)
    look.apply(qapp, theme)
    yield theme
    look.apply(qapp, Theme())


def every_control(theme: Theme) -> list[QWidget]:
    found: list[QWidget] = [TextButton(theme, [("Riverside", "heading"), ("Hall", "muted")])]
    for kind, looks in (*((kind, {}) for kind in MADE), *LOOKS):
        widget = kind()
        dress(widget, **looks)
        found.append(widget)
    for kind in (QPushButton, QToolButton, QCheckBox, TextButton):
        widget = TextButton(theme, [("x", "")]) if kind is TextButton else kind()
        widget.setCheckable(True)
        widget.setChecked(True)
        found.append(widget)
    for widget in found:
        if isinstance(widget, QTabBar):
            widget.addTab("Promises")
        elif hasattr(widget, "setText") and not isinstance(widget, TextButton):
            widget.setText("Room view")
    return found


def test_every_kind_of_control_shows_its_focus(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    grid = QGridLayout(window)
    for number, widget in enumerate(every_control(theme)):
        widget.setMaximumSize(220, 90)
        grid.addWidget(widget, number // 5, number % 5)
    window.show()
    qtbot.waitActive(window)
    hidden = [hidden_focus(each) for each in every_shown(window, grid)]
    assert not any(hidden), "\n".join(filter(None, hidden))


def every_shown(window: QWidget, grid: QGridLayout) -> list[QWidget]:
    del window
    items = [grid.itemAt(number) for number in range(grid.count())]
    return [item.widget() for item in items if item is not None and item.widget() is not None]


def test_nothing_moves_when_the_focus_comes(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    grid = QGridLayout(window)
    for number, widget in enumerate(every_control(theme)):
        grid.addWidget(widget, number // 5, number % 5)
    window.show()
    qtbot.waitActive(window)
    moved = []
    for widget in every_shown(window, grid):
        window.setFocus()
        before = widget.sizeHint()
        widget.setFocus()
        if widget.sizeHint() != before:
            moved.append(
                (type(widget).__name__, widget.property("kind"), before, widget.sizeHint())
            )
    assert not moved
