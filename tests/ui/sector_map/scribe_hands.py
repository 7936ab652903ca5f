"""A volunteer who types paper maps: the keyboard is handed over, and taken back."""

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from tests.ui.room.seen import seen_in
from tests.ui.sector_map.table_hands import MapHands
from ui.exercises.sector_map.scribe_page import MapScribePage
from ui.scribe.start import StartScribe

KEY = "tulip"


def hand_over(hands: MapHands, table: int = 1) -> MapScribePage:
    """Give the keyboard away by keys alone, for the paper of this table."""
    hands.press("Ctrl+Shift+G")
    hands.rest(60)
    dialog = hands.find(StartScribe)
    hands.write(KEY)
    hands.press("Tab")
    hands.write(KEY)
    hands.press("Tab", 2)
    assert hands.focus is dialog.table
    hands.press("Ctrl+A")
    hands.enter(str(table))
    hands.press("Return")
    hands.rest(60)
    return hands.find(MapScribePage)


def take_back(hands: MapHands, key: str = KEY) -> None:
    """Close the window, as somebody does who wants out, and give the key."""
    if not [field for field in hands.window.findChildren(QLineEdit) if is_key_field(field)]:
        assert not hands.window.close()
    hands.enter(key)
    hands.rest(20)


def is_key_field(field: QWidget) -> bool:
    return field.isVisible() and field.accessibleName() == "The facilitator’s key"


def is_on(hands: MapHands) -> bool:
    return any(page.isVisible() for page in hands.window.findChildren(MapScribePage))


def next_paper(hands: MapHands, table: int) -> None:
    """Go on to another table's paper."""
    hands.press("Ctrl+Shift+T")
    assert isinstance(hands.focus, QSpinBox)
    hands.enter(str(table))


def go_to(hands: MapHands, row: str) -> None:
    """Go down to a row with Ctrl+Enter and Esc, as somebody does who follows a paper."""
    for _step in range(60):
        if hands.here().startswith(f"{row}, "):
            return
        hands.press("Ctrl+Return")
        hands.press("Escape")
    raise AssertionError(f"there is no row {row} below")


def seen(hands: MapHands) -> str:
    """Return everything that the volunteer's page holds, for any sense."""
    return seen_in(hands.find(MapScribePage))
