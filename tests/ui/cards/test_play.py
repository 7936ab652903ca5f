"""Cards as a table plays them: drawn, typed, traded, put back, promised, with keys alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QScroller,
    QTabBar,
)

from facilitator.exercises.cards.play import pile
from facilitator.log_book.book import promise
from tests.ui.cards.conftest import CardTable
from tests.ui.room.seen import everything_open
from ui.exercises.cards.about import AboutDeck
from ui.exercises.cards.hand import CardButton
from ui.exercises.screen import PromiseFrom

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""No window manager here raises a menu, or gives it the keyboard."""

ACT = "8-P-A1"
REFLECT = "8-C-R1"
AT_REST = QScroller.State.Inactive


def said(cards: CardTable) -> list[str]:
    heard: list[str] = []
    cards.screen.said.connect(heard.append)
    return heard


def promised(cards: CardTable) -> list[PromiseFrom]:
    wanted: list[PromiseFrom] = []
    cards.screen.promise_wanted.connect(wanted.append)
    return wanted


def test_a_table_names_its_community_and_draws(cards: CardTable) -> None:
    assert "Which community are you thinking of" in cards.words()
    cards.press("Ctrl+Shift+C")
    cards.enter("Mill Street")
    cards.press("Ctrl+N")
    assert cards.board.communities == {1: "Mill Street"}
    assert len(cards.held()) == 1
    (code,) = cards.held()
    assert code in cards.chosen()
    cards.press("Ctrl+N", times=3)
    assert len(set(cards.held())) == 4


def test_a_card_of_a_kind_is_drawn_with_one_key(cards: CardTable) -> None:
    cards.press("Alt+2")
    cards.press("Alt+1")
    deck = cards.board.cards
    kinds = [card.kind for code in cards.held() if (card := deck.card(code))]
    assert kinds == ["act", "reflect"]


def test_a_paper_card_is_taken_by_the_code_that_stands_on_it(cards: CardTable) -> None:
    heard = said(cards)
    cards.press("Ctrl+K")
    cards.enter("8pa1")
    assert cards.held() == [ACT]
    field = cards.focus
    assert isinstance(field, QLineEdit)
    assert not field.text()
    cards.enter("8-p-a1")
    assert heard == ["This table holds card 8-P-A1 already; choose another one."]
    assert field.text() == "8-p-a1"
    assert cards.held() == [ACT]


def test_a_card_says_all_of_itself(cards: CardTable) -> None:
    cards.take(ACT)
    spoken = cards.chosen()
    assert spoken.startswith("Act, Accountability, for public service leaders: Take one decision")
    assert "30 minutes" in spoken
    assert ACT in spoken
    assert "We change the way we understand our accountability" in cards.words()
    assert "Title from the original, 2019" in cards.words()


def test_arrows_go_from_card_to_card(cards: CardTable) -> None:
    cards.take("6-P-R1", "6-P-R2", "6-P-R3")
    assert "6-P-R3" in cards.chosen()
    cards.press("Left")
    assert "6-P-R2" in cards.chosen()
    cards.press("Left", times=5)
    assert "6-P-R1" in cards.chosen()
    cards.press("Down")
    cards.press("Right")
    assert "6-P-R3" in cards.chosen()


def test_two_tables_trade(cards: CardTable) -> None:
    cards.take(ACT)
    cards.press("Ctrl+Tab")
    cards.take(REFLECT)
    cards.press("Ctrl+Shift+X")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Which card do you want for it?"
    cards.choose_in_menu()
    assert (cards.held(1), cards.held(2)) == ([REFLECT], [ACT])
    assert ACT in cards.chosen()
    cards.press("Ctrl+Z")
    assert (cards.held(1), cards.held(2)) == ([ACT], [REFLECT])


def test_who_has_nobody_to_trade_with_is_told(cards: CardTable) -> None:
    heard = said(cards)
    cards.take(ACT)
    cards.press("Ctrl+Shift+X")
    assert heard == [
        "There is no other table’s card to trade for yet, nor one with a holder here; "
        "let the tables take cards first."
    ]


def test_putting_back_is_undone(cards: CardTable) -> None:
    cards.take(ACT, REFLECT)
    cards.press("Del")
    assert cards.held() == [ACT]
    cards.press("Ctrl+Z")
    assert cards.held() == [ACT, REFLECT]


def test_the_keys_stay_in_the_hand_when_the_last_card_goes(cards: CardTable) -> None:
    cards.take(ACT)
    cards.press("Del")
    assert not cards.held()
    cards.press("Ctrl+N")
    cards.press("Del")
    assert not cards.held()


def test_a_card_is_swapped_for_another_of_its_kind(cards: CardTable) -> None:
    cards.take(ACT)
    cards.press("Ctrl+Del")
    (code,) = cards.held()
    card = cards.board.cards.card(code)
    assert code != ACT
    assert card is not None
    assert (card.kind, card.audience) == ("act", "public_service")
    assert code in cards.chosen()


def test_who_holds_a_card_is_kept_with_the_card_it_was_typed_for(cards: CardTable) -> None:
    cards.take(ACT, REFLECT)
    field = cards.find(QLineEdit, "Who holds this card")
    field.setFocus()
    cards.write("nurse")
    cards.screen.select_labels([ACT])
    holders = {draw.card: draw.holder for draw in cards.board.draws.values()}
    assert holders == {ACT: "", REFLECT: "nurse"}
    assert "Held by nurse" in " ".join(cards.faces())


def test_a_promise_takes_along_what_the_card_knows(cards: CardTable) -> None:
    wanted = promised(cards)
    cards.press("Ctrl+Shift+C")
    cards.enter("Mill Street")
    cards.take(ACT)
    cards.screen.actions_.promise.trigger()
    (promise,) = wanted
    assert (promise.source, promise.community, promise.minutes) == (ACT, "Mill Street", 30)
    assert promise.what.startswith("Take one decision made this month")
    cards.take(REFLECT)
    cards.screen.actions_.promise.trigger()
    assert (wanted[1].source, wanted[1].what) == (REFLECT, "")


def test_both_sides_are_read_side_by_side_and_a_card_is_taken_from_them(cards: CardTable) -> None:
    cards.take(ACT)
    cards.press("Ctrl+Shift+F")
    assert sum("Act, Accountability" in face for face in cards.faces()) == 6
    assert "for community leaders" in cards.words()
    other = next(
        card
        for card in cards.window.findChildren(CardButton)
        if card.isVisible() and "8-C-A1" in card.accessibleName()
    )
    other.setFocus()
    cards.press("Return")
    assert cards.held() == [ACT, "8-C-A1"]
    cards.press("Ctrl+Shift+F")
    cards.press("Esc")
    assert "8-C-A1" in cards.chosen()


def test_what_is_played_is_chosen_with_the_keys(cards: CardTable) -> None:
    cards.find(QPushButton, "Kinds").setFocus()
    cards.press("Space")
    cards.choose_in_menu(2)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert cards.board.choice.kinds == ["reflect"]
    left = pile(cards.board, 1)
    assert {card.kind for card in left} == {"reflect"}
    assert f"{len(left)} cards to draw" in cards.words()
    cards.press("Ctrl+Z")
    assert cards.board.choice.kinds == []


def test_an_empty_pile_is_said_in_a_sentence(cards: CardTable) -> None:
    heard = said(cards)
    cards.screen.choice.chosen.emit({"themes": ["equals"], "audiences": [], "kinds": ["act"]})
    cards.press("Ctrl+N", times=7)
    assert len(cards.held()) == 6
    assert len(heard) == 1
    assert "left for this table" in heard[0]


def test_another_table_has_a_tab_of_its_own(cards: CardTable) -> None:
    tabs = cards.find(QTabBar, "Tables")
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["Table 1", "Table 2"]
    QTest.mouseClick(cards.find(QPushButton, "More tables"), Qt.MouseButton.LeftButton)
    cards.choose_in_menu()
    cards.press("Ctrl+N")
    assert len(cards.held(3)) == 1


def tab_names(cards: CardTable) -> list[str]:
    tabs = cards.find(QTabBar, "Tables")
    return [tabs.tabText(at) for at in range(tabs.count())]


def test_there_is_a_first_table_and_one_to_one_is_a_choice(
    open_deck: Callable[..., CardTable],
) -> None:
    cards = open_deck("power_shifting", tables=0)
    assert tab_names(cards) == ["Table 1"]
    cards.screen.actions_.more_tables.trigger()
    assert tab_names(cards) == ["Table 1", "Table 2"]
    cards.screen.actions_.fewer_tables.trigger()
    assert tab_names(cards) == ["Table 1"]
    cards.screen.actions_.fewer_tables.trigger()
    cards.screen.actions_.one_to_one.trigger()
    assert tab_names(cards) == ["One to one"]
    cards.press("Ctrl+N")
    assert len(cards.held(0)) == 1
    assert not cards.screen.actions_.fewer_tables.isEnabled()


def test_a_letter_or_digit_among_the_cards_begins_a_code(cards: CardTable) -> None:
    cards.take(ACT)
    cards.write("8")
    cards.write("cr1")
    field = cards.focus
    assert isinstance(field, QLineEdit)
    assert field.text() == "8cr1"
    cards.press("Return")
    assert cards.held() == [ACT, REFLECT]
    cards.press("Esc")
    cards.write("s")
    assert cards.held() == [ACT, REFLECT]


def test_what_hindered_somebody_is_not_said_any_longer_once_it_goes_right(
    cards: CardTable,
) -> None:
    heard = said(cards)
    cards.press("Ctrl+K")
    cards.enter("99")
    cards.press("Ctrl+A")
    cards.enter(ACT)
    assert heard[-1] == ""
    assert len(heard) == 2


def test_a_card_that_two_tables_hold_is_told_and_taken(cards: CardTable) -> None:
    heard = said(cards)
    cards.take(ACT)
    cards.press("Ctrl+Tab")
    cards.take(ACT)
    assert (cards.held(1), cards.held(2)) == ([ACT], [ACT])
    assert heard == ["Table 1 holds this card too."]


def test_a_card_that_somebody_promised_says_so(cards: CardTable) -> None:
    cards.take(ACT)
    assert "Promised" not in cards.chosen()
    promise(cards.store, role="nurse", what="Ask why", activity_id=1, source=ACT, share="room")
    assert "Promised" in cards.chosen()
    cards.press("Ctrl+Z")
    assert "Promised" not in cards.chosen()


def test_a_finger_chooses_a_card_and_scrolls_the_hand(cards: CardTable) -> None:
    cards.take(ACT, "6-P-R1", "6-P-R2", "6-P-R3", "6-C-R1", "6-C-R2", "6-C-R3", "7-P-R1", REFLECT)
    first = next(c for c in cards.window.findChildren(CardButton) if ACT in c.accessibleName())
    finger = QTest.createTouchDevice()
    area = first.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    bar = area.verticalScrollBar()
    cards.until(bar.maximum, "more cards than fit")
    bar.setValue(bar.maximum())
    glass = area.viewport()
    QTest.touchEvent(glass, finger).press(1, QPoint(60, 60), glass).commit()
    for down in (120, 200, 280, 340):
        cards.rest(30)
        QTest.touchEvent(glass, finger).move(1, QPoint(60, down), glass).commit()
    QTest.touchEvent(glass, finger).release(1, QPoint(60, 340), glass).commit()
    cards.until(lambda: bar.value() < bar.maximum(), "the hand scrolled")
    cards.until(lambda: QScroller.scroller(glass).state() == AT_REST, "the hand came to rest")
    bar.setValue(0)
    at = first.rect().center()
    QTest.touchEvent(first, finger).press(1, at, first).commit()
    QTest.touchEvent(first, finger).release(1, at, first).commit()
    cards.until(lambda: ACT in cards.chosen(), "the card is chosen")


def test_a_click_chooses_and_buttons_do_what_keys_do(cards: CardTable) -> None:
    cards.take(ACT, REFLECT)
    first = next(c for c in cards.window.findChildren(CardButton) if ACT in c.accessibleName())
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert ACT in cards.chosen()
    button = cards.find(QPushButton, "Put back")
    assert button.height() >= 44
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert cards.held() == [REFLECT]


def test_where_there_is_little_room_enter_shows_a_card_large_and_escape_goes_back(
    cards: CardTable,
) -> None:
    cards.window.resize(560, 640)
    cards.rest(20)
    cards.take(ACT)
    cards.press("Return")
    assert not cards.faces()
    assert cards.find(QPushButton, "Put back").isVisible()
    cards.press("Esc")
    assert ACT in cards.chosen()


def test_about_the_deck_says_where_its_themes_come_from(cards: CardTable) -> None:
    cards.screen.actions_.about.trigger()
    about = cards.find(AboutDeck)
    assert "Derived theme, not from the original" in everything_open()
    about.close()


def test_the_menu_has_everything_with_its_keys(cards: CardTable) -> None:
    cards.take(ACT)
    ((title, actions),) = cards.screen.menu_actions()
    keys = {action.text(): action.shortcut().toString() for action in actions}
    assert title == "&Cards"
    assert keys["Trade…"] == "Ctrl+Shift+X"
    assert keys["Put back"] == "Del"
    assert keys["Draw a card"] == "Ctrl+N"


def test_a_theme_that_nobody_drew_is_looked_through(cards: CardTable) -> None:
    cards.screen.select_labels(["equals"])
    assert "Leaders work as equals" in cards.words()
    assert sum("Equals" in face for face in cards.faces()) == 12
