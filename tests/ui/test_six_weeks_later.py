"""Two tables draw, trade and promise; six weeks later they tell what happened since.

By keys and mouse, looking only at what people could see, hold in their hands or open. Whatever
was said for the team alone, in private, or for somebody's own paper is looked for everywhere else.
"""

from collections.abc import Iterable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.given_out import text_in
from tests.hands import Hands
from tests.ui.log_book.sight import LATER, Evening, come, everything_in_sight, opened
from tests.ui.room.seen import everything_open, seen_in
from tests.ui.test_facilitator_journey import text_of
from ui.exercises.cards.hand import CardButton
from ui.exercises.fields import Choice
from ui.exporting import ExportDialog
from ui.home.deck_tile import DeckTile
from ui.log_book.dialog import LogBook
from ui.log_book.earlier import EarlierWorkshops
from ui.log_book.promise_dialog import PromiseDialog
from ui.log_book.taking_up import TakeUp
from ui.people.dialog import WhoIsHere
from ui.people.table import PeopleTable
from ui.printing.dialog import PrintDialog
from ui.printing.papers import PaperChoice
from ui.room.view import RoomView

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""No window manager here raises a menu, or gives it the keyboard."""

CARD = "8-P-A1"
CARD_SAYS = "Take one decision made this month"
FOR_ALL = ("head of housing", "month", "bakery", "oven", "landing", "stairwell")
"""Words of what the room shares: who, what, and the first step."""
WHAT_FOR_ALL = ("head of housing", "month", "bakery", "landing")
FOR_TEAM = ("grandmother", "landlord", "mould")
PRIVATE = "receptionist"
OWN_PAPER = ("widower", "estranged")
DONE, LET_GO, STILL_GOING = 0, 2, 3
"""How often the arrow goes on from the first outcome."""
AGAIN = "3 January 2027"
"""Six weeks after the second evening."""
SERVICE, RESIDENT = "Staff of public services", "A resident"
EVERY_OTHER_PAPER = ("The cards", "Blank", "Running", "Sign", "What to bring", "Cards we drew")
NOT_FOR_OTHERS = (*FOR_TEAM, PRIVATE, *OWN_PAPER)


# What anybody could see


def words(hands: Hands) -> str:
    """Return the plain text in sight, in whichever window is in front."""
    front = QApplication.activeWindow() or hands.window
    labels = [label.text() for label in front.findChildren(QLabel) if label.isVisible()]
    buttons = [each.text() for each in front.findChildren(QAbstractButton) if each.isVisible()]
    return "\n".join([*labels, *buttons])


def hand_of(hands: Hands) -> list[str]:
    """Return what a screen reader says of each card of the table that shows."""
    cards = hands.window.findChildren(CardButton)
    return [card.accessibleName() for card in cards if card.isVisible()]


def told_in(text: str, secrets: Iterable[str] = NOT_FOR_OTHERS) -> list[str]:
    """Return the words that a text should not have, and has."""
    text = text.lower()
    return [word for word in secrets if word in text or word.replace(" ", "") in text]


def all_of(path: Path) -> str:
    """Return all that is in a file, in lower case: of a PDF its text, and everything beside it."""
    if path.suffix != ".pdf":
        return text_in(path).replace("\n ", "").lower()
    bare = BytesIO()
    with pikepdf.open(path) as pdf:
        pdf.save(bare, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    beside = bare.getvalue().replace(b"\0", b"").decode("latin-1")
    return f"{text_of(path)}\n{beside}".lower()


# What hands do


def begin_workshop(hands: Hands) -> Path:
    """Start from the tile at home, and return the new file."""
    tiles = hands.window.findChildren(DeckTile)
    tile = next(each for each in tiles if each.isVisible() and each.value == "power_cards_45")
    tile.setFocus()
    hands.press("Return")
    hands.until(lambda: hands.window.page is not None, "the workshop")
    hands.rest(20)
    page = hands.window.page
    assert page is not None
    return page.store.path


def press_button(hands: Hands, name: str) -> None:
    """Click a button of whatever is in front."""
    front = QApplication.activeWindow() or hands.window
    said = {
        each.accessibleName() or each.text().replace("&", ""): each
        for each in front.findChildren(QPushButton)
        if each.isVisible()
    }
    QTest.mouseClick(said[name], Qt.MouseButton.LeftButton)


def leave(hands: Hands) -> None:
    """Put away the dialog in front."""
    hands.press("Escape")
    hands.until(lambda: QApplication.activeWindow() is hands.window, "the window again")


def choose_first_in_menu() -> None:
    menu = QApplication.activePopupWidget()
    assert menu is not None, "no menu is open"
    QTest.keyClick(menu, Qt.Key.Key_Return)


def hold_f9(widget: QWidget, *, down: bool) -> None:
    handle = widget.window().windowHandle()
    (QTest.keyPress if down else QTest.keyRelease)(handle, Qt.Key.Key_F9)


# The first evening


def go_to_step(hands: Hands, clock: Evening, number: int) -> None:
    """Let the minutes of the steps before it pass."""
    while f"Step {number} of 9" not in words(hands):
        clock.moment += timedelta(minutes=5)
        hands.press("Ctrl+PgDown")
        hands.rest(10)


def seat_two_tables_of_six(hands: Hands) -> None:
    opened(hands, "Ctrl+Shift+P", WhoIsHere)
    hands.find(QSpinBox, "How many tables").setFocus()
    hands.press("Up", times=2)
    hands.find(QSpinBox, "How many people to add").setFocus()
    hands.press("Ctrl+A")
    hands.write("12")
    press_button(hands, "Add people")
    table = hands.find(PeopleTable)
    table.setFocus()
    hands.press("Left")
    for number in range(12):
        hands.press("1" if number < 6 else "2")
        hands.press("Return")
        hands.until(lambda: hands.focus is table, "the seat")
        hands.press("Return")
    assert "12 people take part." in words(hands)
    seats = seen_in(table)
    assert all(f"P{number}, table {1 if number <= 6 else 2}" in seats for number in range(1, 13))
    leave(hands)


def name_communities(hands: Hands) -> None:
    for name in ("Mill Street", "the flats above the shops"):
        hands.press("Ctrl+Shift+C")
        hands.enter(name)
        hands.press("Ctrl+Tab")


def draw_and_trade(hands: Hands) -> None:
    """The second table draws a card, the first types its own, and the two change hands."""
    hands.press("Ctrl+Tab")
    hands.press("Alt+1")
    (drawn,) = hand_of(hands)
    hands.press("Ctrl+Tab")
    hands.press("Ctrl+K")
    hands.enter(CARD.lower().replace("-", ""))
    hands.press("Escape")
    (typed,) = hand_of(hands)
    assert CARD in typed
    hands.press("Ctrl+Shift+X")
    choose_first_in_menu()
    assert hand_of(hands) == [drawn]
    hands.press("Alt+2")
    assert len(hand_of(hands)) == 2
    hands.press("Ctrl+Tab")
    assert hand_of(hands) == [typed]


def read_card_in_the_room(hands: Hands) -> RoomView:
    """Show the card on the wall, and return what the room looks at."""
    hands.press("F11")
    room = hands.find(RoomView)
    hands.focus_window()
    hands.find(CardButton).setFocus()
    hands.press("Ctrl+Shift+W")
    assert CARD_SAYS in room.page.spoken()
    return room


def promise(
    hands: Hands, who: str, voice: str, what: str = "", *, step: str = "", shared: bool = False
) -> None:
    """Write a promise down; without `what`, with the words that stand there already."""
    hands.enter(who)
    box = hands.focus
    assert isinstance(box, QComboBox)
    while box.currentText() != voice:
        hands.press("Down")
    hands.press("Return")
    if what:
        hands.write(what)
    hands.press("Alt+F")
    hands.write(step)
    if shared:
        hands.press("Alt+R")
        hands.until(lambda: "unless whoever" not in words(hands), "who it is shared with")
    hands.press("Ctrl+Return")
    for_whom = "For everybody in the room." if shared or voice == SERVICE else "For the team."
    assert for_whom in words(hands)
    assert told_in(everything_open()) == []


def leave_on_own_paper(hands: Hands) -> None:
    """Begin to write, and think better of it: only a day is kept."""
    hands.enter("the widower")
    hands.press("Return")
    hands.write("I will ring my estranged son.")
    hands.press("Alt+O")
    hands.until(lambda: "What you typed is cleared." in words(hands), "their own paper")
    hands.press("Ctrl+Return")
    assert "Only the day is kept; the rest is on their paper." in words(hands)
    assert told_in(everything_open()) == []


def go_round_with_promises(hands: Hands) -> None:
    """One begins with the card, the others with their own words; residents' are for the team."""
    hands.find(CardButton).setFocus()
    opened(hands, "Ctrl+Shift+O", PromiseDialog)
    promise(hands, "head of housing", SERVICE, step="Ask which one it should be")
    promise(hands, "baker", SERVICE, "I will lend the bakery.", step="Clean the oven")
    promise(hands, "young grandmother", RESIDENT, "I will ask the landlord.", step="List the mould")
    promise(
        hands, "neighbour", RESIDENT, "I will ask on my landing.", step="The stairwell", shared=True
    )
    leave_on_own_paper(hands)
    leave(hands)


def look_into_log_book(hands: Hands) -> None:
    """What is for the team is on the screen, which the room may see, only while F9 is held."""
    log_book = opened(hands, "Ctrl+J", LogBook)
    assert told_in(everything_open(), FOR_ALL[2:]) == ["bakery", "landing"]
    assert told_in(everything_open()) == []
    hold_f9(log_book, down=True)
    assert set(told_in(everything_open())) >= {"grandmother", "landlord"}
    hold_f9(log_book, down=False)
    assert told_in(everything_open()) == []
    leave(hands)


def read_promises_in_the_room(hands: Hands, room: RoomView) -> None:
    hands.window.commands.promised.trigger()
    hands.focus_window()
    said = seen_in(room) + room.page.spoken()
    assert told_in(said, ("bakery", "landing", "head of housing")) == [
        "bakery",
        "landing",
        "head of housing",
    ]
    assert told_in(said) == []


def see_something_in_private(hands: Hands, room: RoomView) -> None:
    """There is time for the look-fors, where something is noted that is for nobody else."""
    menu = hands.find(QPushButton, "Add activity").menu()
    assert menu is not None
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text().startswith("Look-fors")).trigger()
    hands.rest(20)
    hands.find(Choice, "Who may see it").setFocus()
    hands.press("End")
    hands.press("Ctrl+Shift+I")
    hands.enter("Told off by the receptionist")
    assert "It is kept, and not for the wall." in words(hands) + hands.asked()
    hands.press("Ctrl+Shift+W")
    assert "Everybody can find out what is on" in room.page.spoken()
    assert told_in(everything_open()) == []


# On paper, and in files for others


def tick(hands: Hands, *, without: tuple[str, ...]) -> None:
    """Tick all papers, the team's own as well, but for those that begin so."""
    choice = hands.find(PaperChoice)
    for box in choice.findChildren(QCheckBox):
        if box.isChecked() == box.text().startswith(without):
            box.click()


def print_papers(hands: Hands, folder: Path, *, but: tuple[str, ...]) -> dict[str, str]:
    """Print the papers, and return what is in each file by its name."""
    dialog = opened(hands, "Ctrl+P", PrintDialog)
    tick(hands, without=but)
    field = next(each for each in dialog.findChildren(QLineEdit) if "printed" in each.text())
    field.setFocus()
    hands.press("Ctrl+A")
    hands.write(str(folder))
    press_button(hands, "Print")
    hands.until(lambda: "Open folder" in words(hands), "the papers")
    press_button(hands, "Close")
    hands.until(lambda: QApplication.activeWindow() is hands.window, "the window again")
    return {path.name: all_of(path) for path in folder.iterdir()}


def export_all(hands: Hands) -> dict[str, str]:
    """Export the workshop as everything that it can be, and return what is in each file."""
    written: dict[Path, str] = {}
    for number in range(7):  # pictures, which come last, are of one poster
        hands.press("Ctrl+E")
        dialog = come(hands, ExportDialog)
        boxes = dialog.findChildren(QComboBox)
        next(box for box in boxes if "(*.json)" in box.itemText(0)).setFocus()
        hands.press("Down", times=number)
        path = Path(dialog.selectedFiles()[0])
        assert path not in written
        dialog.accept()
        hands.until(path.exists, path.name)
        hands.until(lambda: QApplication.activeWindow() is hands.window, "the window again")
        written[path] = all_of(path)
    return {path.name: text for path, text in written.items()}


def assert_only_shared(files: dict[str, str]) -> None:
    """What is for the team is only in what says so in its name, and the rest is nowhere."""
    for name, text in files.items():
        team = "for the team" in name
        assert told_in(text, (PRIVATE, *OWN_PAPER) if team else NOT_FOR_OTHERS) == [], name


def file_of(files: dict[str, str], ending: str) -> str:
    return next(text for name, text in files.items() if name.endswith(ending))


# Six weeks later


def take_up(hands: Hands, path: Path) -> None:
    """Take up what was promised: three agree, and the baker is not here."""
    hands.press("Ctrl+Shift+Y")
    before = come(hands, EarlierWorkshops)
    assert before.list.choose(str(path))
    hands.press("Return")
    dialog = come(hands, TakeUp)
    assert not any(row.comes for row in dialog.rows), "nobody is taken up unasked"
    for row in dialog.rows:
        assert hands.focus is row.left
        hands.press("Left", times=1 if "baker" in row.away.accessibleName() else 2)
        hands.press("Tab")
    assert [row.away.isChecked() for row in dialog.rows] == [False, True, False, False]
    press_button(hands, "Take up 4 promises")


def tell(hands: Hands, of: str, outcome: int, happened: str, learned: str = "") -> None:
    """Say what became of the promise that is asked about, and go on to the next."""
    assert of in words(hands)
    hands.press("Space")
    hands.press("Right", times=outcome)
    hands.press("Return")
    hands.enter(happened)
    hands.press("Return")
    hands.write(learned)
    hands.press("Ctrl+Return")


def tell_what_happened(hands: Hands) -> None:
    """Go round by keyboard; the last answer is taken back, and given again."""
    come(hands, LogBook)
    assert "What happened? 1 of 3" in words(hands)
    tell(hands, CARD_SAYS, DONE, "Posters in every lobby.", "Plain words take an afternoon.")
    tell(hands, "landlord", LET_GO, "He shouted at the grandmother.")
    tell(hands, "landing", STILL_GOING, "Eleven doors opened.")
    hands.rest(10)
    assert AGAIN in everything_in_sight()
    hands.press("Ctrl+Z")
    hands.rest(10)
    assert AGAIN not in everything_in_sight()
    hands.press("Ctrl+Shift+Z")
    hands.rest(10)
    assert AGAIN in everything_in_sight()
    leave(hands)


# The story


def the_first_evening(hands: Hands, clock: Evening) -> Path:
    """Play for three quarters of an hour, and return the file that remembers it."""
    path = begin_workshop(hands)
    seat_two_tables_of_six(hands)
    hands.press("Ctrl+Shift+Space")
    go_to_step(hands, clock, 2)
    name_communities(hands)
    go_to_step(hands, clock, 3)
    draw_and_trade(hands)
    room = read_card_in_the_room(hands)
    go_to_step(hands, clock, 8)
    go_round_with_promises(hands)
    look_into_log_book(hands)
    read_promises_in_the_room(hands, room)
    see_something_in_private(hands, room)
    hands.window.commands.end_day.trigger()
    hands.answer("The projector is off: end it")
    hands.rest(20)
    return path


def test_two_tables_promise_and_tell_six_weeks_later(qtbot: QtBot, tmp_path: Path) -> None:
    clock = Evening()
    with Hands.on(tmp_path / "documents", (1280, 720), clock) as hands:
        path = the_first_evening(hands, clock)
        printed = print_papers(hands, tmp_path / "first", but=("The cards", "Blank"))
        files = printed | export_all(hands)
        assert_only_shared(files)
        for ending in ("promise slips.pdf", "log book.pdf", ".json", ".ics"):
            assert told_in(file_of(files, ending), FOR_ALL) == list(FOR_ALL)
        on_the_wall = file_of(files, "what we promised.pdf")
        assert told_in(on_the_wall, WHAT_FOR_ALL) == list(WHAT_FOR_ALL)
        assert told_in(file_of(files, "promise slips for the team.pdf"), FOR_TEAM) == list(FOR_TEAM)
        hands.press("Ctrl+W")
        earlier = path.read_bytes()
        assert told_in(earlier.decode("latin-1"), OWN_PAPER) == []

        clock.moment = LATER
        assert begin_workshop(hands) != path
        take_up(hands, path)
        tell_what_happened(hands)
        printed = print_papers(hands, tmp_path / "second", but=EVERY_OTHER_PAPER)
        assert_only_shared(printed)
        since = file_of(printed, "what happened since.pdf")
        told = ("posters", "afternoon", "eleven")
        assert told_in(since, told) == list(told)
        on_the_wall = file_of(printed, "what we promised.pdf")
        said = ("3january2027", "done", "waitsuntiltheyarehere")
        assert told_in(on_the_wall, said) == list(said)
        assert path.read_bytes() == earlier
