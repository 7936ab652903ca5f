"""A volunteer has the keyboard: one form, their own notes, and no way out without the key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from tests.hands import application
from tests.ui.capture.conftest import Session
from ui.message_bar import MessageBar
from ui.scribe.key import KeyRefusedError, ScribeKey
from ui.scribe.page import ScribePage
from ui.scribe.start import StartScribe
from ui.theme import Theme, apply

KEY = "tulip"


def ask(hands: Session) -> StartScribe:
    hands.press("Ctrl+Shift+G")
    hands.rest(60)
    return hands.find(StartScribe)


def hand_over(hands: Session, table: int = 3) -> ScribePage:
    dialog = ask(hands)
    hands.write(KEY)
    hands.press("Tab")
    hands.write(KEY)
    dialog.table.setValue(table)
    hands.press("Return")
    hands.rest(60)
    return hands.find(ScribePage)


def texts(within: QWidget) -> str:
    """Return everything that can be read in a window."""
    found = [label.text() for label in within.findChildren(QLabel) if label.isVisible()]
    found += [button.text() for button in within.findChildren(QPushButton) if button.isVisible()]
    found += [f.toPlainText() for f in within.findChildren(QPlainTextEdit) if f.isVisible()]
    for view in within.findChildren(QListWidget):
        if view.isVisible():
            found += [view.item(n).text() for n in range(view.count())]
    return "\n".join(found)


def is_on(hands: Session) -> bool:
    return any(form.isVisible() for form in hands.window.findChildren(ScribePage))


def test_the_form_shows_a_question_a_field_and_own_notes_and_nothing_else(hands: Session) -> None:
    hand_over(hands)
    seen = texts(hands.window)
    assert "Table 3 · what people say, in their words" in seen
    assert "Good neighbours" not in seen
    assert "What Jo told me" not in seen
    assert "Riverside" not in seen + hands.window.windowTitle()
    hands.enter("A bench by the river")
    assert "A bench by the river" in texts(hands.window)
    views = [v for v in hands.window.findChildren(QAbstractItemView) if v.isVisible()]
    assert len(views) == 1
    note = next(n for n in hands.board().notes.values() if n.text == "A bench by the river")
    assert note.table_number == 3


SHORTCUTS = [
    "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+W", "Ctrl+O", "Ctrl+I", "Ctrl+E", "Ctrl+P",
    "Ctrl+Shift+N", "Ctrl+Shift+A", "F1", "Shift+F1", "F4", "Ctrl+F4", "F5", "F7", "F8", "F10",
    "F11", "Ctrl+F11", "Ctrl+D", "Ctrl+Shift+B", "Ctrl+Shift+G", "Ctrl+L", "Ctrl+F", "Ctrl+T",
    "Ctrl+Shift+T", "Ctrl+PgDown", "Ctrl+PgUp", "PgDown", "Ctrl+Shift+Space", "Ctrl+Shift+P",
    "Ctrl+Shift+E", "Ctrl+Shift+R", "Ctrl+B", "Ctrl+N", "Ctrl+K", "Ctrl+Shift+D", "F9",
]  # fmt: skip


def test_no_key_of_the_window_does_anything(hands: Session) -> None:
    hands.start_clock()
    hand_over(hands)
    hands.enter("A bench by the river")
    before, step = hands.texts(), hands.page.guide.step.key
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    for keys in SHORTCUTS:
        hands.press(keys)
        hands.rest(5)
        assert is_on(hands), keys
        assert QApplication.activePopupWidget() is None, keys
        opened = [d for d in hands.window.findChildren(QDialog) if d.isVisible()]
        assert opened == [], keys
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == windows
    assert not [m for m in hands.window.findChildren(QMenu) if m.isVisible()]
    assert hands.texts() == before
    assert hands.page.guide.step.key == step


def test_commands_that_are_offered_again_meanwhile_stay_without_their_keys(hands: Session) -> None:
    hand_over(hands)
    hands.enter("One")  # the window offers Undo after each step
    hands.window.commands.in_workshop(is_open=True)
    hands.press("Ctrl+Z")
    hands.press("Ctrl+W")
    assert "One" in hands.texts().values()
    assert is_on(hands)


def test_own_notes_are_changed_and_deleted_and_no_others(hands: Session) -> None:
    hand_over(hands)
    hands.enter("A bensh")
    notes = hands.find(QListWidget, "What you have typed")
    assert notes.count() == 1
    notes.setFocus()
    hands.press("Down")
    hands.press("Return")
    assert hands.find(QPlainTextEdit, "Change N3").toPlainText() == "A bensh"
    hands.press("Ctrl+A")
    hands.enter("A bench")
    assert hands.texts()["N3"] == "A bench"
    hands.write("half")
    notes.setFocus()
    hands.press("Return")
    hands.press("Escape")
    assert hands.find(QPlainTextEdit, "New note").toPlainText() == "half"
    notes.setFocus()
    hands.press("Delete")
    assert list(hands.texts()) == ["N1", "C1", "N2"]


def take_back(hands: Session, key: str) -> None:
    field = [f for f in hands.window.findChildren(QLineEdit) if f.isVisible()]
    if not field:
        button = next(
            b
            for b in hands.find(ScribePage).findChildren(QPushButton)
            if b.text().startswith("Facilitator")
        )
        button.setFocus()
        hands.press("Space")
    hands.enter(key)


def test_the_key_gives_the_window_back_as_it_was(hands: Session) -> None:
    title = hands.window.windowTitle()
    hand_over(hands)
    hands.write("half a thought")
    take_back(hands, KEY)
    hands.rest(20)
    assert not is_on(hands)
    assert hands.window.windowTitle() == title
    assert "half a thought" in hands.texts().values()
    hands.press("Ctrl+Z")
    assert "half a thought" not in hands.texts().values()


def test_a_wrong_key_opens_nothing(hands: Session) -> None:
    hand_over(hands)
    take_back(hands, "guess")
    assert is_on(hands)
    assert "That is not the key; type it again." in texts(hands.window)
    take_back(hands, "again")
    take_back(hands, "third")
    assert "Try again in 2 seconds." in texts(hands.window)
    field = hands.find(QLineEdit, "The facilitator’s key")
    assert not field.isEnabled()
    hands.until(field.isEnabled, "the wait is over")
    take_back(hands, KEY)
    assert not is_on(hands)


def test_closing_the_window_asks_for_the_key(hands: Session) -> None:
    hand_over(hands)
    assert not hands.window.close()
    assert hands.window.isVisible()
    assert hands.focus is hands.find(QLineEdit, "The facilitator’s key")
    hands.press("Escape")
    assert hands.focus is hands.find(QPlainTextEdit, "New note")
    hands.window.close()
    hands.enter(KEY)
    assert hands.window.close()


def test_another_file_is_not_opened_meanwhile(hands: Session, tmp_path: Path) -> None:
    hand_over(hands)
    hands.window.open_path(tmp_path / "other.workshop")
    assert is_on(hands)
    assert hands.find(QLineEdit, "The facilitator’s key")


@pytest.fixture
def large(hands: Session) -> Iterator[None]:
    """Have letters of twice the size, in a small window."""
    app = application()
    hands.window.resize(1280, 720)
    for scale in (2.0, 1.0):
        theme = Theme(text_scale=scale)
        apply(app, theme)
        hands.window.set_theme(theme)
        if scale == 2.0:
            yield


@pytest.mark.usefixtures("large")
def test_why_a_key_is_refused_is_in_sight_in_large_letters(hands: Session) -> None:
    dialog = ask(hands)
    hands.write("abc")
    hands.press("Return")
    (why,) = (each for each in dialog.findChildren(QLabel) if "at least 4" in each.text())
    assert why.visibleRegion().boundingRect() == why.rect()


def test_two_keys_that_differ_or_a_short_one_are_refused(hands: Session) -> None:
    dialog = ask(hands)
    assert "pass the keyboard to residents first" in texts(dialog)
    hands.enter("abc")
    assert "at least 4 characters" in texts(dialog)
    hands.write("d")
    hands.press("Return")
    assert "not the same" in texts(dialog)
    assert dialog.isVisible()
    hands.press("Escape")
    hands.rest(20)
    assert not is_on(hands)


def test_a_key_in_sight_is_typed_once(hands: Session) -> None:
    dialog = ask(hands)
    dialog.in_sight.setFocus()
    hands.press("Space")
    assert not dialog.again.isVisible()
    hands.write(KEY)
    assert dialog.key.displayText() == KEY
    hands.press("Return")
    hands.rest(60)
    assert is_on(hands)
    take_back(hands, KEY)


def test_the_key_is_written_nowhere(
    hands: Session, file: Path, data_dir: Path, tmp_path: Path
) -> None:
    hand_over(hands)
    hands.enter("A bench")
    folders = [tmp_path, data_dir]
    for path in (each for folder in folders for each in folder.rglob("*") if each.is_file()):
        assert KEY.encode() not in path.read_bytes(), path.name
    take_back(hands, KEY)


def test_messages_about_the_workshop_are_put_away(hands: Session) -> None:
    hands.window.say("A sentence about the workshop")
    hand_over(hands)
    assert not [bar for bar in hands.window.findChildren(MessageBar) if bar.isVisible()]


@pytest.fixture(autouse=True)
def the_keyboard_is_given_back(hands: Session) -> Iterator[None]:
    yield
    if hands.window.isVisible() and is_on(hands):
        field = [f for f in hands.window.findChildren(QLineEdit) if f.isVisible()]
        if field:
            hands.until(field[0].isEnabled)
        take_back(hands, KEY)


# The key itself


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_wrong_tries_take_longer_each_time_up_to_a_minute() -> None:
    clock = Clock()
    key = ScribeKey(KEY, clock)
    waits = []
    for _try in range(12):
        assert not key.opens("wrong")
        waits.append(key.wait)
        clock.now += key.wait
    assert waits == [0, 0, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60]
    assert key.opens(KEY)


def test_while_there_is_a_wait_not_even_the_key_opens() -> None:
    clock = Clock()
    key = ScribeKey(KEY, clock)
    for _try in range(3):
        key.opens("wrong")
    assert not key.opens(KEY)
    clock.now += 2
    assert key.opens(KEY)


@pytest.mark.parametrize("key", ["", "abc", "  ab  "])
def test_a_key_has_four_characters_or_more(key: str) -> None:
    with pytest.raises(KeyRefusedError):
        ScribeKey(key)


def test_a_key_is_the_same_however_the_keyboard_composes_it() -> None:
    assert ScribeKey("café").opens("cafe\u0301")
