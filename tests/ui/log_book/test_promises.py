"""Promises written down at speed, with the keys alone."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton

from facilitator.log_book import book
from facilitator.people import people
from tests.hands import Hands
from tests.ui.log_book.sight import (
    Evening,
    come,
    everything_in_sight,
    open_store,
    opened,
    written,
)
from ui.log_book.dialog import LogBook
from ui.log_book.promise_dialog import PromiseDialog
from ui.shortcuts import ShortcutSheet


def promise_dialog(hands: Hands) -> PromiseDialog:
    return opened(hands, "Ctrl+Shift+O", PromiseDialog)


def says(hands: Hands, role: str, what: str) -> None:
    """Type who and what, and go on with Enter."""
    hands.enter(role)
    hands.press("Return")
    hands.write(what)


def test_several_people_promise_one_after_the_other(hands: Hands) -> None:
    promise_dialog(hands)
    says(hands, "neighbour, Mill Street", "I will ask on my landing.")
    hands.press("Ctrl+Return")
    says(hands, "nurse", "I will come without my uniform.")
    hands.press("Ctrl+Return")
    assert [(e.person and e.person.role, e.promise.what) for e in written(hands)] == [
        ("neighbour, Mill Street", "I will ask on my landing."),
        ("nurse", "I will come without my uniform."),
    ]
    assert "2 promises written down" in everything_in_sight()
    assert {e.promise.by for e in written(hands)} == {"2026-11-19"}
    hands.press("Escape")
    hands.until(lambda: QApplication.activeWindow() is hands.window, "the window again")


def test_whom_it_is_shared_with_holds_however_fast_somebody_types(hands: Hands) -> None:
    promise_dialog(hands)
    says(hands, "neighbour, Mill Street", "I will ask on my landing.")
    hands.press("Alt+R")
    hands.press("Ctrl+Return")
    hands.rest(150)
    says(hands, "baker", "I will keep the bread of the day.")
    hands.press("Ctrl+Return")
    assert [e.promise.share for e in written(hands)] == ["room", "team"]


def test_enter_goes_through_every_field_and_the_last_one_writes_it_down(hands: Hands) -> None:
    dialog = promise_dialog(hands)
    passed = []
    hands.write("nurse")
    while hands.focus is not dialog.keep:
        passed.append(hands.focus.accessibleName())
        if hands.focus is dialog.form.what:
            hands.write("I will listen.")
        hands.press("Return")
        assert len(passed) < 15, passed
        if hands.focus is dialog.form.own_paper:
            hands.press("Tab")
        if hands.focus is dialog.away:
            hands.press("Tab")
    assert passed[:5] == [
        "Who, as a role",
        "Whose voice",
        "What",
        "With whom, as roles",
        "First step",
    ]
    assert "My community" in passed
    hands.press("Return")
    assert [e.promise.what for e in written(hands)] == ["I will listen."]


def test_a_selected_note_is_taken_up_with_its_label(hands: Hands) -> None:
    canvas = hands.board_canvas()
    canvas.setFocus()
    hands.press("Ctrl+A")
    promise_dialog(hands)
    field = hands.find(QPlainTextEdit, "What")
    assert field.toPlainText() == "The open kitchen"
    assert "From K1" in everything_in_sight()
    hands.enter("school cook")
    hands.press("Ctrl+Return")
    says(hands, "caretaker", "I will leave the lights on.")
    hands.press("Ctrl+Return")
    first, second = (entry.promise for entry in written(hands))
    assert (first.source, first.what) == ("K1", "The open kitchen")
    assert (second.source, second.what) == ("", "I will leave the lights on.")
    assert first.activity_id == second.activity_id is not None


def test_who_promises_says_with_whom_it_is_shared_unless_they_say_otherwise(hands: Hands) -> None:
    dialog = promise_dialog(hands)
    assert "unless whoever promises says otherwise" in everything_in_sight()
    hands.enter("housing officer")
    voice = hands.focus
    assert isinstance(voice, QComboBox)
    while voice.currentText() != "Staff of public services":
        hands.press("Down")
    assert "for everybody to see" in everything_in_sight()
    hands.press("Return")
    hands.write("I will read the survey out.")
    hands.press("Ctrl+Return")
    says(hands, "neighbour", "I will ring about the lift.")
    hands.press("Ctrl+Return")
    says(hands, "housing officer", "I will ask the surveyor.")
    dialog.form.team.setFocus()
    hands.press("Space")
    hands.press("Ctrl+Return")
    assert [entry.promise.share for entry in written(hands)] == ["room", "team", "team"]
    officer = written(hands)[2].person
    assert officer is not None
    assert officer.voice == "staff"


def test_known_roles_are_offered_and_picked_with_the_arrows(hands: Hands) -> None:
    store = open_store(hands)
    book.promise(store, role="neighbour, Mill Street", voice="resident", what="I will ask.")
    dialog = promise_dialog(hands)
    hands.write("mill")
    assert "Known: neighbour, Mill Street." in everything_in_sight()
    hands.press("Down")
    assert dialog.form.who.text() == "neighbour, Mill Street"
    hands.press("Return")
    assert dialog.form.voice.currentText() == "A resident"
    assert "Known:" not in everything_in_sight()
    dialog.form.with_whom.setFocus()
    hands.write("the cook, neigh")
    hands.press("Down")
    assert dialog.form.with_whom.roles == ["the cook", "neighbour, Mill Street"]
    dialog.form.with_whom.clear()
    hands.write("mil")
    hands.press("Down")
    assert dialog.form.with_whom.roles == ["neighbour, Mill Street"]
    hands.find(QPlainTextEdit, "What").setFocus()
    hands.write("I will ask again.")
    hands.press("Ctrl+Return")
    with store.reading() as session:
        assert len(people(session)) == 1


def test_what_stays_on_their_own_paper_leaves_nothing_but_a_day(hands: Hands, path: Path) -> None:
    dialog = promise_dialog(hands)
    says(hands, "the quiet one", "a secret of mine")
    dialog.form.own_paper.setFocus()
    hands.press("Return")
    assert "secret" not in everything_in_sight()
    assert "What you typed is cleared" in everything_in_sight()
    hands.press("Ctrl+Return")
    assert "Only the day is kept" in everything_in_sight()
    store = open_store(hands)
    with store.reading() as session:
        assert [each.remind_on for each in book.reminders(session)] == ["2026-11-19"]
        assert people(session) == []
    assert written(hands) == []
    hands.press("Escape")
    hands.press("Ctrl+W")
    assert b"secret" not in path.read_bytes()
    assert b"quiet one" not in path.read_bytes()


def test_without_a_day_nothing_at_all_is_kept_of_their_own_paper(hands: Hands) -> None:
    dialog = promise_dialog(hands)
    dialog.form.own_paper.click()
    hands.press("End")
    hands.press("Ctrl+Return")
    assert "Nothing is kept" in everything_in_sight()
    assert open_store(hands).undo_label != "Remind of own paper"


def test_what_is_missing_is_said_and_nothing_typed_is_lost(hands: Hands) -> None:
    dialog = promise_dialog(hands)
    says(hands, "", "I will bring the key.")
    hands.press("Ctrl+Return")
    assert "Say who it is, as a role" in everything_in_sight()
    assert hands.focus is dialog.form.who
    assert dialog.form.what.words == "I will bring the key."
    hands.press("Escape")
    assert "not written down yet" in everything_in_sight()
    hands.write("caretaker")
    hands.press("Ctrl+Return")
    assert len(written(hands)) == 1
    hands.write("x")
    hands.press("Escape")
    hands.press("Escape")
    hands.until(lambda: QApplication.activeWindow() is hands.window, "the window again")
    assert len(written(hands)) == 1


def test_a_promise_is_changed_and_removed_and_both_undo(hands: Hands) -> None:
    store = open_store(hands)
    book.promise(store, role="nurse", what="I will come.", by="2026-11-01")
    opened(hands, "Ctrl+J", LogBook)
    opened(hands, "Return", PromiseDialog)
    what = hands.find(QPlainTextEdit, "What")
    assert what.toPlainText() == "I will come."
    what.setFocus()
    hands.press("Ctrl+End")
    hands.write(" On Monday.")
    hands.press("Ctrl+Return")
    come(hands, LogBook)
    assert [e.promise.what for e in written(hands)] == ["I will come. On Monday."]
    assert written(hands)[0].promise.by == "2026-11-01"
    hands.press("Delete")
    assert written(hands) == []
    assert "Nothing is promised yet" in everything_in_sight()
    hands.press("Ctrl+Z")
    assert "I will come. On Monday." in everything_in_sight()
    hands.press("Ctrl+Z")
    assert [e.promise.what for e in written(hands)] == ["I will come."]


def test_promises_stand_under_what_there_is_to_hear_never_overdue(
    hands: Hands, evening: Evening
) -> None:
    store = open_store(hands)
    book.promise(store, role="nurse", what="Long ago", by="2026-09-01")
    book.promise(store, role="cook", what="Some day")
    book.follow_up(
        store,
        book.promise(store, role="caretaker", what="The lights"),
        outcome="done",
        learned="They were on already.",
    )
    book_ = opened(hands, "Ctrl+J", LogBook)
    listed = [book_.promises.list.item(row) for row in range(book_.promises.list.count())]
    assert [item.text() for item in listed] == [
        "To hear about",
        "Long ago",
        "Open",
        "Some day",
        "Heard about",
        "The lights",
    ]
    seen = everything_in_sight()
    assert "to hear about on 1 September 2026" in seen
    assert "There is something to hear about from" in seen
    assert "overdue" not in seen.lower()
    book_.promises.list.setFocus()
    hands.press("End")
    hands.rest(10)
    assert "They were on already." in everything_in_sight()


def test_a_name_is_kept_only_with_the_tick(hands: Hands) -> None:
    store = open_store(hands)
    book.promise(store, role="nurse", what="I will come.")
    log_book = opened(hands, "Ctrl+J", LogBook)
    log_book.pages.setCurrentIndex(2)
    page = log_book.people
    assert not page.name.isEnabled()
    page.may.setFocus()
    hands.press("Space")
    assert page.name.isEnabled()
    page.name.setFocus()
    hands.enter("Amal")
    with store.reading() as session:
        assert [(each.role, each.name) for each in people(session)] == [("nurse", "Amal")]
    page.may.setFocus()
    hands.press("Space")
    with store.reading() as session:
        assert [each.name for each in people(session)] == [""]
    page.role.setFocus()
    page.role.selectAll()
    hands.press("Delete")
    hands.press("Return")
    assert "it cannot be empty" in everything_in_sight()


def test_the_keys_are_in_the_list_of_shortcuts(hands: Hands) -> None:
    sheet = opened(hands, "Shift+F1", ShortcutSheet)
    found = {}
    for place in range(sheet.list.topLevelItemCount()):
        part = sheet.list.topLevelItem(place)
        for row in range(part.childCount() if part is not None else 0):
            child = part.child(row) if part is not None else None
            if child is not None:
                found[child.text(0)] = child.text(1)
    assert found["Promise…"] == "Ctrl+Shift+O"
    assert found["Log book…"] == "Ctrl+J"
    assert found["What happened?"] == "Ctrl+Shift+J"
    assert "Take up an earlier workshop…" in found


def test_nothing_is_written_into_a_workshop_that_is_only_read(
    hands: Hands, path: Path, tmp_path: Path
) -> None:
    book.promise(open_store(hands), role="nurse", what="I will come.")
    hands.press("Ctrl+W")
    hands.window.open_path(path, read_only=True)
    hands.rest(20)
    hands.press("Ctrl+Shift+O")
    assert QApplication.activeWindow() is hands.window
    assert "for reading only" in everything_in_sight()
    log_book = opened(hands, "Ctrl+J", LogBook)
    hands.press("Return")
    hands.press("Delete")
    enabled = {
        button.text().replace("&", "")
        for button in log_book.findChildren(QPushButton)
        if button.isVisible() and button.isEnabled()
    }
    assert enabled == {"Close"}
