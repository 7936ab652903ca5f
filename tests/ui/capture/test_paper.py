"""When the projector dies, the step in hand goes on with paper."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from facilitator.decks import BoardDeck, parse_deck, shipped_source
from facilitator.plan import add_activity
from tests.ui.capture.conftest import Session
from ui.workshop.large_clock import LargeClock
from ui.workshop.paper import PaperView, for_the_tables


def words(view: PaperView) -> str:
    return " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_f4_says_what_to_say_what_to_put_on_the_tables_and_the_time(hands: Session) -> None:
    hands.press("Ctrl+PgDown")
    hands.press("F4")
    view = hands.find(PaperView)
    step = hands.page.guide.step
    assert step.key == "vision"
    for said in (step.prompt, step.on_paper, step.do):
        assert said in words(view)
    clock = hands.find(LargeClock)
    assert clock.text.endswith(":00")
    assert "the clock stands" in clock.accessibleDescription()
    assert clock.height() > hands.window.height() / 4
    assert not hands.page.guide.isVisible()


def test_the_clock_runs_and_the_next_step_is_taken_from_there(hands: Session) -> None:
    hands.press("F4")
    hands.press("Ctrl+Shift+Space")
    assert "stands" not in hands.find(LargeClock).accessibleDescription()
    hands.press("Ctrl+PgDown")
    step = hands.page.guide.step
    assert step.key == "vision"
    assert step.prompt in words(hands.find(PaperView))
    assert hands.page.store.undo_label is None


def test_the_day_goes_on_into_the_next_activity_on_paper(hands: Session) -> None:
    hands.press("F4")
    first = hands.live.activity_id
    for _step in range(20):
        if hands.live.activity_id != first:
            break
        hands.press("Ctrl+PgDown")
        hands.rest(5)
    assert hands.live.activity_id != first
    assert hands.live.board.deck.steps[0].prompt in words(hands.find(PaperView))


def test_escape_and_f4_go_back_to_where_people_type(hands: Session) -> None:
    for key in ("F4", "Escape"):
        hands.press("F4")
        assert hands.find(PaperView)
        hands.press(key)
        hands.enter("Back again")
    assert list(hands.texts().values()).count("Back again") == 2
    assert hands.page.guide.isVisible()


def test_another_activity_and_another_look_stay_on_paper(hands: Session) -> None:
    hands.press("F4")
    second = hands.page.day.timetable.timings[-1].line.activity_id
    hands.page.open_activity(second)
    first = hands.live.board.deck.steps[0]
    assert first.prompt in words(hands.find(PaperView))
    hands.press("Ctrl+Shift+D")
    hands.rest(20)
    assert first.prompt in words(hands.find(PaperView))
    hands.press("Escape")
    hands.rest(20)
    assert not [view for view in hands.window.findChildren(PaperView) if view.isVisible()]
    hands.press("Ctrl+Shift+D")


def test_the_blank_sheet_is_printed_from_there(hands: Session, tmp_path: Path) -> None:
    hands.press("F4")
    view = hands.find(PaperView)
    button = next(b for b in view.findChildren(QPushButton) if b.text() == "Print the blank sheet")
    button.click()
    hands.until(lambda: "ready for the printer" in words(view), "the blank sheet")
    printed = [path.name for path in (tmp_path / "Riverside – printed").glob("*.pdf")]
    assert printed
    assert all(name.startswith("Riverside - 1 ") for name in printed)


def deck_without_words_for_paper() -> BoardDeck:
    source = shipped_source("theory_of_change")
    lines = [line for line in source.splitlines() if not line.startswith("on_paper")]
    return parse_deck("\n".join(lines))


def test_a_deck_that_says_nothing_of_paper_is_helped_out() -> None:
    deck = deck_without_words_for_paper()
    said = for_the_tables(deck, deck.step("now"))
    assert "“N: Where are we now?”" in said
    assert "■ Barrier" in said
    assert for_the_tables(deck, deck.step("welcome"))


def test_cards_that_are_rated_have_blank_slips_to_print_from_there(
    hands: Session, tmp_path: Path
) -> None:
    page = hands.page
    page.open_activity(add_activity(page.store, shipped_source("look_fors")))
    hands.press("F4")
    view = hands.find(PaperView)
    assert page.guide.step.on_paper in words(view)
    button = next(b for b in view.findChildren(QPushButton) if b.text() == "Print the blank sheet")
    button.click()
    hands.until(lambda: "ready for the printer" in words(view), "the slips")
    printed = {path.name for path in (tmp_path / "Riverside – printed").glob("*.pdf")}
    assert "Riverside - 3 rating slips.pdf" in printed


def test_cards_of_ones_own_say_what_goes_on_the_tables() -> None:
    deck = parse_deck(shipped_source("power_shifting"))
    step = deck.steps[0].model_copy(update={"on_paper": ""})
    assert "The cards of this deck" in for_the_tables(deck, step)
