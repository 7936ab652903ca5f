"""What no picture is taken of: everything that opens over a window, with real files behind it."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from facilitator import plan
from facilitator.beginning import import_file
from facilitator.decks import shipped_source
from facilitator.decks.bundle import bundle_for, write_deck_file
from facilitator.decks.draft import draft_of, with_head
from facilitator.help import topics
from facilitator.help.library import Place as HelpPlace
from facilitator.i18n import _
from facilitator.recovery.away import not_back_yet
from facilitator.store import Store
from tests.access import editor_places, evening_places, exercise_places
from tests.access.tour import Tour
from tests.exports.exercises.sector_maps import riverside
from tests.hands import Hands, W
from tests.languages.pseudo import begin_of
from tests.recovery.pulling import Stick, entitle
from tests.ui.community_map.map_hands import workshop
from tests.ui.community_map.paper_hands import as_jpeg, scanned, sheet
from tests.ui.room.test_wall import picture
from ui.editor.page import DeckEditor
from ui.editor.picture_words import PictureWords
from ui.exercises.community_map.paper_dialog import PaperDialog
from ui.focus import open_over
from ui.help.window import HelpWindow
from ui.tour.bar import TourBar
from ui.trouble.dialog import TroubleDialog

Place = Callable[[Tour], None]
STOPS = 9
SCAN = "community_of_practice_2_horizon_scan"


class SpeakingHands(Hands):
    """Finds what is named in English by its name in the language that is spoken."""

    def find(self, kind: type[W], name: str = "") -> W:
        return super().find(kind, begin_of(name))


class SpeakingTour(Tour):
    """Reads menus and buttons in the language that is spoken."""

    def command(self, text: str) -> None:
        super().command(_(text))

    def click(self, widget: QWidget, text: str) -> None:
        super().click(widget, begin_of(text))


def recovery(tour: Tour) -> None:
    """A stick that is pulled out while somebody types, and put in again."""
    folder = tour.folder / "stick"
    stick = Stick(folder)
    with plan.begin(stick.workshop, title="Riverside") as store:
        plan.add_activity(store, shipped_source("keep_amplify_discard_create"))
    tour.open(stick.workshop)
    stick.pull()
    tour.hands.capture_field()
    tour.hands.enter("The bus goes until midnight")
    tour.hands.until(tour.hands.asked, "the sentence about the stick")
    tour.here("a stick is gone")
    tour.over("closing while a stick is gone", tour.hands.window.close)
    tour.hands.window.show_home()
    tour.hands.rest(100)
    tour.here("home, a stick is gone")
    stick.plug_in()
    with Store.open(stick.workshop) as store:
        entitle(store, "Theirs")
    assert not_back_yet()
    tour.hands.window.show_home()
    tour.hands.rest(100)
    tour.here("home, a stick is back")
    tour.over("which one", lambda: tour.hands.window.open_path(stick.workshop))


def learning(tour: Tour) -> None:
    """The tour at each of its stops, the help at the screen and at a question, and its print."""
    hands, window = tour.hands, tour.hands.window
    window.commands.tour.trigger()
    hands.until(lambda: window.findChild(TourBar) is not None, "the tour")
    hands.rest(250)
    for number in range(1, STOPS + 1):
        tour.here(f"stop {number}")
        bar = hands.find(TourBar)
        bar.show_done()
        tour.here(f"stop {number}, done")
        bar.next.click()
        hands.rest(20)
    hands.press("F1")
    help_ = hands.find(HelpWindow)
    hands.rest(50)
    tour.look("help", help_)
    for topic in topics()[::4]:
        help_.show_place(HelpPlace(topic))
        hands.rest(20)
        tour.look(f"help {topic.key}", help_)
    help_.finder.field.setText("printer")
    hands.rest(300)
    tour.look("help, found", help_)
    help_.close()
    for text in ("Settings…", "About Facilitator…", "Print the quick start…"):
        tour.commands(text)


def trouble(tour: Tour) -> None:
    """Something that nobody foresaw, once and again and again; with a report and without."""
    tour.sample()
    window, over = tour.hands.window, tour.hands.window.focus_capture
    for kept in (tour.folder / "2026-11-22T18-40-12.123456Z.txt", None):
        dialog = TroubleDialog("text", kept, window.theme, window)
        tour.over("trouble", lambda dialog=dialog: open_over(dialog, over))  # type: ignore[misc]
    dialog = TroubleDialog("text", tour.folder / "report.txt", window.theme, window)
    dialog.offer_to_close()
    for _time in range(3):
        dialog.count()
    dialog.findChildren(QPushButton)[0].click()

    def wait() -> None:
        open_over(dialog, over)
        tour.hands.rest(1_100)

    tour.over("trouble, again and again", wait)


def pooled(tour: Tour) -> None:
    """Tables that say the same, voices that were heard, and what is erased of them."""
    path = tour.folder / "Who we know.workshop"
    import_file(riverside(), path)
    tour.open(path)
    tour.hands.press("Down")
    tour.press("details of an entry", "Alt+Return")
    tour.hands.press("Escape")
    tour.over("a conversation", lambda: tour.hands.press("Ctrl+K"))
    tour.commands("Conversations of the whole map…", "Trusted voices…", "Bring tables together…")
    tour.commands("People’s data…", "Share copy…", "Leave nothing here…", "Hand-over folder…")


def paper(tour: Tour) -> None:
    """Sheets of a community map that come back: chosen, looked at, and set by hand."""
    printed = tour.folder / "street.workshop"
    workshop(printed, ("community_map",))
    scans = []
    for code in ("P1", "P2"):
        scans.append(tour.folder / f"{code}.jpg")
        scans[-1].write_bytes(as_jpeg(scanned(sheet(printed, code))))
    blank = tour.folder / "blank.jpg"
    blank.write_bytes(as_jpeg(scanned(sheet(printed, "P1"), ()).crop((200, 500, 800, 900))))
    tour.open(Path(shutil.copy(printed, tour.folder / "open.workshop")))
    tour.command("Bring in from paper…")
    dialog = tour.hands.find(PaperDialog)
    tour.look("paper, nothing yet", dialog)
    dialog.bring(scans)
    tour.hands.until(dialog.take_button.isVisible, "the first sheet")
    tour.hands.until(lambda: dialog.queue.count_read == 2, "both sheets")
    tour.look("paper, a sheet", dialog)
    dialog.take_in()
    tour.hands.until(dialog.take_button.isVisible, "the second sheet")
    dialog.take_in()
    tour.hands.rest(50)
    tour.look("paper, all taken in", dialog)
    dialog.bring([blank])
    tour.hands.until(dialog.hand.isVisible, "the photo by hand")
    tour.look("paper, by hand", dialog)
    tour.close_all()


def deck_editor(tour: Tour) -> None:
    """What the camera does not see of the editor: about a deck, a newer one, a picture's words."""
    hands, window = tour.hands, tour.hands.window
    window.copy_deck(SCAN)
    hands.rest(100)
    tour.press("about the deck", "Alt+3")
    editor = window.findChild(DeckEditor)
    assert editor is not None
    hands.press("Ctrl+S")
    theirs = tour.folder / "newer.deck"
    write_deck_file(theirs, with_head(draft_of(bundle_for(SCAN)), version=2).bundle())
    tour.over("a newer version", lambda: editor.show_newer(str(theirs)))
    words = PictureWords(picture(), "", window.theme, window)
    tour.over("words for a picture", lambda: open_over(words, window.focus_capture))


PLACES: tuple[Place, ...] = (
    evening_places.home,
    evening_places.board,
    evening_places.day,
    evening_places.taking_in,
    evening_places.log_book,
    evening_places.giving_out,
    evening_places.safety,
    exercise_places.other_boards,
    exercise_places.cards,
    exercise_places.sector_map,
    exercise_places.community_map,
    deck_editor,
    editor_places.card_editor,
    recovery,
    learning,
    trouble,
    pooled,
    paper,
)
EDITED = {"deck_editor", "card_editor"}
"""Places in which a deck is somebody's own work, and in its own language."""
IN_ENGLISH = {"paper"}
"""Places where another process reads what was printed: it has no catalogue of a trial language."""
