"""A coach at the keyboard, preparing a session deck."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QMenu, QSpinBox, QWidget

from tests.hands import Hands
from ui.editor.day_list import DayList, DayRow
from ui.editor.row_delegate import WHAT


class Coach:
    """Uses the deck editor as somebody does who has no mouse."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands

    # Lines

    @property
    def lines(self) -> DayList:
        """The lines of the day."""
        return self.hands.find(DayList)

    @property
    def rows(self) -> list[DayRow]:
        """What the lines say."""
        lines = self.lines
        return [lines.item(number).data(WHAT) for number in range(lines.count())]

    def titles(self) -> list[str]:
        """The titles of the lines."""
        return [row.title for row in self.rows]

    def go_to(self, title: str) -> None:
        """Walk to a line with the arrow keys."""
        if self.hands.focus is not self.lines:
            self.hands.press("F6")
        assert self.hands.focus is self.lines
        self.hands.press("Home")
        for row in self.rows:
            if row.title == title:
                return
            self.hands.press("Down")
        raise AssertionError(f"there is no line “{title}”")

    def add(self, what: str, title: str = "") -> None:
        """Add a line below the one in hand, and give it a title."""
        self.hands.press("Ctrl+Return")
        self.choose(what)
        if title:
            self.fill("Title", title)

    def choose(self, what: str) -> None:
        """Choose from the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _time in menu.actions():
            QTest.keyClick(menu, Qt.Key.Key_Down)
            chosen = menu.activeAction()
            if chosen is not None and chosen.text().replace("&", "").startswith(what):
                QTest.keyClick(menu, Qt.Key.Key_Return)
                return
        raise AssertionError(f"the menu has no “{what}”")

    # Fields

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until the cursor is in a field of this name."""
        for _time in range(120):
            field = self.hands.focus
            said = field.accessibleName() or getattr(field, "text", str)()
            if said.startswith(name):
                return field
            self.hands.press("Tab")
        raise AssertionError(f"Tab does not lead to “{name}”")

    def fill(self, name: str, text: str) -> None:
        """Type into a field in place of what it says."""
        field = self.tab_to(name)
        self.hands.press("Ctrl+A")
        self.hands.write(text)
        if isinstance(field, QSpinBox):
            self.hands.press("Return")

    def tick(self, name: str) -> None:
        """Tick a box."""
        self.tab_to(name)
        self.hands.press("Space")

    def pick(self, name: str, what: str) -> None:
        """Choose from a box of choices."""
        box = self.tab_to(name)
        assert isinstance(box, QComboBox)
        self.hands.write(what)
        self.hands.press("Return")

    def push(self, name: str) -> None:
        """Push a button."""
        self.tab_to(name)
        self.hands.press("Space")


def export_deck(hands: Hands, path: Path) -> None:
    """Press Ctrl+E, and say where to."""
    hands.press("Ctrl+E")
    dialog = hands.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.selectFile(str(path))
    dialog.accept()
    hands.until(path.exists, "the deck is written")


def build_a_day(coach: Coach) -> None:
    """Build the day: two breaks, one pin, one board of our own."""
    hands = coach.hands
    hands.press("Ctrl+Shift+E")
    hands.press("Alt+3")
    coach.fill("Title", "A day at Riverside")
    coach.fill("The day starts at", "9.15")
    coach.go_to("Welcome")
    coach.add("Horizon scan")
    coach.add("Break")
    coach.add("A board of our own", "What we would carry on")
    coach.fill("Minutes of “Write alone”", "7")
    coach.tick("Whether it can be left out of “Read round")
    coach.fill("What to do instead of “Read round", "Leave it on the wall")
    coach.add("Buffer", "Whatever needs time")
    coach.add("Break", "Lunch")
    coach.fill("Pinned to", "1230")
    coach.fill("Minutes", "45")
    coach.add("Ten years on")
    coach.add("Talk", "What happens next")
    coach.fill("Prompt", "Who does what by Friday?")
    coach.fill("Facilitator's notes", "Wait; silence is fine here.")


def make_board_own(coach: Coach) -> None:
    """Make the board one's own: zones, a tag, a check."""
    coach.go_to("What we would carry on")
    coach.hands.press("Alt+2")
    coach.fill("What the board is called", "Carry on")
    coach.fill("Zone", "Carry on with")
    coach.fill("Prefix", "co")
    coach.pick("Tint", "Rose")
    coach.push("Add a zone")
    coach.fill("Tags, one to a line", "Old")
    coach.hands.press("Return")
    coach.hands.write("Young")
    coach.tick("Which zones are still empty?")
