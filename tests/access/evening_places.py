"""Home, the workshop and everything that opens over it, but for the exercises' own screens."""

import shutil
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from facilitator.decks import shipped_source
from facilitator.log_book import book
from facilitator.passphrase.change import change_passphrase
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from tests.access.tour import Tour
from tests.locked import KEY, WORDS
from tests.recovery.pulling import Stick
from tests.rescue.damage import make, page_of, zeroed
from ui.home.recent import RecentWorkshop, remember
from ui.message_bar import Question
from ui.passphrase.fields import PassphraseField


def home(tour: Tour) -> None:
    """Home on a new laptop and on one that was used; what is asked there."""
    window = tour.hands.window
    tour.here("home, empty")
    path = make(tour.folder / "Warm evenings.workshop")
    remember(RecentWorkshop(path, "Warm evenings", "Riverside School", "2026-02-09"))
    remember(RecentWorkshop(tour.folder / "gone.workshop", "Gone", "Hall", "2026-01-01"))
    window.show_home()
    tour.hands.rest(100)
    tour.here("home")
    window.ask(Question("Is that so?", "&Yes", "&No", lambda: None))
    tour.here("a question")
    window.put_message_away()
    tour.commands("Keyboard shortcuts", "Calibrate a printer…", "Bring copies together…")
    window.commands.menu.trigger()
    tour.close_all()
    locked = Path(shutil.copy(path, tour.folder / "Locked.workshop"))
    with Store.open(locked) as store:
        change_passphrase(store, KEY)
    tour.over("a passphrase is asked for", lambda: window.open_path(locked))
    path.write_bytes(zeroed(path.read_bytes(), page_of(path, "link"), 10_000))
    tour.over("a damaged file", lambda: window.open_path(path))


def board(tour: Tour) -> None:
    """The board of the theory of change, its list, its panels, the guide and the wall."""
    tour.sample()
    screen = tour.page.activity_screen
    tour.here("board")
    screen.select_labels(["N1", "D1"])
    tour.here("board, notes chosen")
    tour.press("list", "Ctrl+L")
    tour.press("find", "Ctrl+F")
    tour.hands.press("Escape")
    tour.press("board again", "Ctrl+L")
    screen.select_labels(["D1"])
    tour.press("a note's details", "Alt+Return")
    tour.hands.press("Escape")
    screen.open_link(next(iter(tour.page.live.board.links)))
    tour.here("a link's details")
    tour.hands.press("Escape")
    screen.open_settings()
    tour.here("settings of the board")
    tour.hands.press("Escape")
    tour.press("round the table", "Ctrl+Shift+T")
    tour.hands.press("Ctrl+Shift+T")
    tour.press("carry on with paper", "F4")
    tour.hands.press("Escape")
    tour.wall("the board on the wall")
    tour.press("the day runs", "Ctrl+Shift+Space")


def day(tour: Tour) -> None:
    """A moment of the day, and what is asked about the day."""
    tour.sample("moment")
    tour.here("moment")
    tour.wall("a moment on the wall")
    tour.sample()
    tour.over("pin", lambda: tour.page.dialogs.ask_for_pin(2))
    tour.commands(
        "About this workshop…",
        "Who is in the room…",
        "Another length…",
        "Running late…",
        "Room view settings…",
        "Said differently…",
    )


def taking_in(tour: Tour) -> None:
    """What takes in what people say, and the guest's form."""
    tour.sample()
    tour.commands(
        "Catch up…", "Count dots…", "Photographs…", "Read back what is new…", "Guest scribe…"
    )
    tour.hands.focus_window()
    tour.hands.press("Ctrl+Shift+G")
    tour.hands.rest(50)
    tour.hands.write("a key")
    tour.hands.press("Tab")
    tour.hands.enter("a key")
    tour.hands.rest(100)
    tour.here("guest scribe")
    tour.hands.window.close()
    tour.hands.rest(30)
    tour.here("guest scribe, leaving")
    tour.hands.enter("a key")
    tour.hands.rest(100)


def log_book(tour: Tour) -> None:
    """What was promised, by whom, and what came of it."""
    from ui.log_book.dialog import LogBook

    tour.sample()
    store = tour.page.store
    told = book.promise(store, role="Caretaker", what="Open the hall", share="room")
    book.follow_up(store, told, outcome="done", happened="It is open.")
    tour.commands("Promise…", "Log book…", "People, by role…")
    tour.over("what happened", tour.page.log_book.ask_what_happened)
    earlier = make(tour.folder / "Earlier.workshop")
    with Store.open(earlier) as other:
        book.promise(other, role="Cook", what="Soup", share="room")
    remember(RecentWorkshop(earlier, "Earlier", "Hall", "2025-01-01"))
    tour.commands("Take up an earlier workshop…")
    tour.over("take up", lambda: tour.page.log_book.take_up(earlier))
    tour.command("Log book…")
    dialog = tour.hands.find(LogBook)
    dialog.promises.choose(told)
    tour.hands.rest(20)
    dialog.promises.again.click()
    tour.in_front("what was told", dialog)
    tour.close_all()
    tour.command("People, by role…")
    dialog = tour.hands.find(LogBook)
    tour.click(dialog, "Erase")
    tour.in_front("erase somebody", dialog)
    tour.close_all()


def giving_out(tour: Tour) -> None:
    """Paper and files that leave."""
    from tests.ui.printing.test_preview import paper
    from ui.exporting import export_to
    from ui.focus import open_over
    from ui.printing.on_printer import PrinterDialog
    from ui.printing.preview import Preview

    tour.sample()
    window, store = tour.hands.window, tour.page.store
    tour.commands("Print…", "Hand-over folder…", "Bring copies together…", "Share copy…")
    picture = tour.folder / "a.png"
    tour.over("which poster", lambda: export_to(window, store, picture, times=False))
    pdf, over = paper(tour.folder / "one.pdf", (210, 297)), window.focus_capture
    tour.over("preview", lambda: open_over(Preview([pdf], window.theme, window), over))
    tour.over("printer", lambda: open_over(PrinterDialog([pdf], window.theme, window), over))


def safety(tour: Tour) -> None:
    """Passphrases, what is held about people, and leaving nothing."""
    from ui.privacy.leave_dialog import LeaveDialog

    tour.sample()
    window = tour.hands.window
    tour.commands("Passphrase…", "Earlier versions…", "People’s data…")
    tour.command("People’s data…")
    panel = tour.front
    assert panel is not None
    tour.click(panel, "Erase this workshop")
    tour.in_front("erase this workshop", panel)
    tour.close_all()
    tour.command("Passphrase…")
    for field in tour.front.findChildren(QLineEdit)[:2]:
        field.setText(WORDS)
    tour.hands.press("Return")
    tour.hands.until(lambda: tour.page.store.key is not None, "it is locked")
    tour.close_all()
    window.lock.lock()
    tour.here("the window is locked")
    tour.hands.find(PassphraseField, "Passphrase of").setFocus()
    tour.hands.enter(WORDS)
    tour.hands.until(lambda: not window.lock.is_on, "it is open")
    tour.commands("Leave nothing here…")
    tour.command("Leave nothing here…")
    tour.hands.find(LeaveDialog).this.setChecked(True)
    tour.close_all()
    window.commands.leave.trigger()
    asked = tour.in_front("leaving", None)
    asked.nothing.click()  # type: ignore[attr-defined]
    tour.in_front("what was left", asked)
    tour.close_all()


def stick_gone(tour: Tour) -> None:
    """Closing the app while the stick with the workshop is out."""
    stick, hands = Stick(tour.folder / "stick"), tour.hands
    with begin(stick.workshop, title="Riverside") as store:
        add_activity(store, shipped_source("keep_amplify_discard_create"))
    tour.open(stick.workshop)
    stick.pull()
    hands.capture_field()
    hands.enter("The bus goes until midnight")
    hands.until(hands.asked, "the sentence about the stick")
    tour.over("closing while the stick is out", hands.window.close)
    stick.plug_in()
