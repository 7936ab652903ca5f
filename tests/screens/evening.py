"""Pictures of an evening with cards, of the log book, and of a sector map."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from facilitator.beginning import import_file
from facilitator.decks import shipped_source
from facilitator.exercises.cards.play import draw_code, name_community, show_card
from facilitator.exercises.cards.rating import add_evidence, rate
from facilitator.i18n import _
from facilitator.log_book.book import follow_up, promise
from facilitator.participants import set_tables
from facilitator.plan import add_activity, begin
from tests.exports.exercises.sector_maps import riverside
from tests.hands import Hands
from ui.room.view import RoomView

Shoot = Callable[..., None]
HANDS = {1: ("8-P-A1", "6-C-R1", "10-P-A1"), 2: ("D1-C-A1", "9-C-R1")}
SLIPS = {"C1-1": "0 3 3 4 4 ?", "C1-2": "2 2 3 3 2", "C1-3": "0 0 1"}


class Evening:
    """Takes pictures with somebody else's camera; `wall` is the size of the room view."""

    def __init__(self, hands: Hands, shoot: Shoot, folder: Path, wall: tuple[int, int]) -> None:
        self._hands, self._shoot, self._folder, self._wall = hands, shoot, folder, wall

    def cards(self) -> None:
        """Two tables hold cards; some were rated, some promised, and one is on the wall."""
        self._hands.window.show_home()
        self._hands.window.open_path(self._played())
        self._hands.rest(600)
        self._shoot("cards")
        self._room("room-card")
        for name, keys in (
            ("promise", "Ctrl+Shift+O"),
            ("log-book", "Ctrl+J"),
            ("what-happened", "Ctrl+Shift+J"),
        ):
            self._over(name, keys)
        page = self._hands.window.page
        assert page is not None
        page.open_activity(2)
        self._hands.rest(400)
        self._shoot("rating")

    def sector_map(self) -> None:
        """A map as a table, as a ring, and on the wall; and a conversation that is planned."""
        path = self._folder / "Who we know.workshop"
        import_file(riverside(), path)
        self._hands.window.show_home()
        self._hands.window.open_path(path)
        self._hands.rest(600)
        self._shoot("sector-map")
        self._hands.press("Down")
        self._hands.rest(300)
        self._over("conversation", "Ctrl+K")
        self._hands.press("Ctrl+2")
        self._hands.rest(400)
        self._shoot("sector-ring")
        self._room("room-ring")

    def card_editor(self) -> None:
        """A deck of cards in the editor."""
        self._hands.window.copy_deck("power_cards_45")
        self._hands.rest(300)
        self._hands.press("Alt+2")
        self._hands.rest(300)
        buttons = self._hands.window.findChildren(QPushButton)
        next(each for each in buttons if each.text() == _("Edit a copy of these cards")).click()
        self._hands.rest(200)
        self._hands.press("Alt+4")
        self._hands.rest(400)
        self._hands.press("Down", 3)
        self._shoot("editor-cards")
        self._hands.press("Ctrl+W")
        self._hands.rest(200)

    def _played(self) -> Path:
        path = self._folder / "Power cards on the landing.workshop"
        with begin(path, title="Power cards", place="Riverside Hall", date="2026-03-14") as store:
            set_tables(store, 2)
            cards = add_activity(store, shipped_source("power_shifting"))
            rated = add_activity(store, shipped_source("look_fors"))
            for table, codes in HANDS.items():
                name_community(store, cards, table, f"The families of block {table}")
                for code in codes:
                    draw_code(store, cards, table, code)
            show_card(store, cards, "8-P-A1")
            for card, slips in SLIPS.items():
                rate(store, rated, card, 1, slips)
            add_evidence(store, rated, "C1-1", "The Friday soup is planned by those who eat it.")
            told = promise(
                store,
                role="Housing officer",
                voice="staff",
                what="Answer every letter from Mill Street by telephone first",
                first_step="Ring number twelve",
                by="2026-04-20",
                activity_id=cards,
                source="8-P-A1",
            )
            follow_up(store, told, outcome="still_going", happened="Nine calls.", by="2026-05-20")
            promise(
                store,
                role="Neighbour, Mill Street",
                voice="resident",
                what="Ask three people what brings them back to the library",
                share="room",
                by="2026-03-10",
            )
        return path

    def _over(self, name: str, keys: str) -> None:
        self._hands.press(keys)
        self._hands.rest(400)
        self._shoot(name, self._front())
        self._hands.press("Escape")
        self._hands.rest(150)
        if self._front() is not self._hands.window:
            self._front().close()
            self._hands.rest(150)

    def _front(self) -> QWidget:
        front = QApplication.activeModalWidget() or QApplication.activeWindow()
        assert front is not None
        return front

    def _room(self, name: str) -> None:
        self._hands.press("F11")
        self._hands.rest(400)
        room = next(w for w in QApplication.topLevelWidgets() if isinstance(w, RoomView))
        room.resize(*self._wall)
        self._hands.rest(300)
        self._shoot(name, room)
        room.close()
        self._hands.rest(200)
