"""The deck editor: the day, its forms, its boards and its cards."""

from io import BytesIO

from PIL import Image
from PySide6.QtWidgets import QApplication

from facilitator.decks.bundle import bundle_for, write_deck_file
from facilitator.decks.draft import draft_of, with_head
from tests.access.tour import Tour
from tests.ui.editor.coach import Coach
from ui.editor.cards.card_list import CardList
from ui.editor.page import DeckEditor
from ui.focus import open_over

SCAN = "community_of_practice_2_horizon_scan"


def deck_editor(tour: Tour) -> None:
    """The lines of a day, what stands beside them, and what opens over them."""
    from ui.editor.picture_words import PictureWords

    hands = tour.hands
    hands.window.copy_deck(SCAN)
    hands.rest(100)
    tour.here("deck editor")
    coach = Coach(hands)
    for title in ("What we agree", "Break", "Horizon scan"):
        coach.go_to(title)
        tour.here(f"line {title}")
    tour.press("board of a line", "Alt+2")
    hands.press("Space")
    tour.here("a board of one's own")
    tour.press("about the deck", "Alt+3")
    tour.over("rehearsal", lambda: hands.press("F11"))
    editor = hands.window.findChild(DeckEditor)
    assert editor is not None
    hands.press("Ctrl+S")
    theirs = tour.folder / "newer.deck"
    write_deck_file(theirs, with_head(draft_of(bundle_for(SCAN)), version=2).bundle())
    tour.over("a newer version", lambda: editor.show_newer(str(theirs)))
    picture = BytesIO()
    Image.new("RGB", (80, 60), "teal").save(picture, "PNG")
    window = hands.window
    words = PictureWords(picture.getvalue(), "", window.theme, window)
    tour.over("words for a picture", lambda: open_over(words, window.focus_capture))


def card_editor(tour: Tour) -> None:
    """A deck of cards in the editor: its list, forms, languages, and cards in their true size."""
    hands = tour.hands
    hands.window.copy_deck("power_cards_45")
    hands.rest(100)
    hands.press("Alt+2")
    hands.rest(100)
    tour.click(hands.window, "Edit a copy of these cards")
    hands.rest(100)
    tour.press("cards of the deck", "Alt+4")
    tour.press("one card", "Down")
    tour.press("languages", "Alt+2")
    tour.press("about the cards", "Alt+3")
    tour.press("cards again", "Alt+1")
    tour.over("true size", lambda: hands.press("F11"))
    hands.focus_window()
    hands.find(CardList).setFocus()
    QApplication.clipboard().setText("theme\ttext\nFood\tWho cooks on Monday?\n")
    tour.over("from a spreadsheet", lambda: hands.press("Ctrl+V"))
