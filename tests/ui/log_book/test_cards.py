"""A promise that begins with a card: its words, where it can be done, and whose community."""

from facilitator.exercises.cards import play
from tests.hands import Hands
from tests.ui.log_book.sight import everything_in_sight, open_store, opened, written
from ui.log_book.dialog import LogBook
from ui.log_book.promise_dialog import PromiseDialog

CARD = "6-P-A3"


def test_the_card_in_hand_is_promised(hands: Hands) -> None:
    page, store = hands.window.page, open_store(hands)
    assert page is not None
    page.add_activity("power_shifting")
    live = page.live
    assert live is not None
    play.name_community(store, live.activity_id, 0, "The flats above the shops")
    play.draw_code(store, live.activity_id, 0, CARD, holder="housing officer")
    hands.rest(50)
    dialog = opened(hands, "Ctrl+Shift+O", PromiseDialog)
    hands.rest(20)
    assert dialog.form.who.text() == "housing officer"
    lines = dialog.form.what.document().size().height()
    assert dialog.form.what.height() > lines * dialog.form.what.fontMetrics().height()
    dialog.form.place.setFocus()
    hands.press("Down")
    place = dialog.form.place.currentText()
    hands.press("Ctrl+Return")
    (entry,) = written(hands)
    assert entry.promise.source == CARD
    assert entry.promise.what.startswith("Find a small sum")
    assert entry.promise.community == "The flats above the shops"
    assert entry.promise.activity_id == live.activity_id
    assert entry.promise.place
    hands.press("Escape")
    hands.rest(20)
    opened(hands, "Ctrl+J", LogBook)
    hands.rest(20)
    seen = everything_in_sight()
    assert place in seen
    assert CARD in seen
