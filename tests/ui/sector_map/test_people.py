"""What is held about people: told within a month, private where it should be, erased for good."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from facilitator.backups import back_up, copies_of
from facilitator.exercises.sector_map import conversations
from facilitator.log_book import book
from facilitator.people import Person, change_person, people
from facilitator.workshop import the_workshop
from tests.ui.log_book.sight import everything_in_sight
from tests.ui.sector_map.talk_stage import Stage, hold, press, stage, write
from ui.log_book.dialog import LogBook
from ui.log_book.entry_list import UNDER
from ui.log_book.erase_dialog import EraseDialog
from ui.log_book.people_page import PeoplePage


def shown(here: Stage) -> PeoplePage:
    page = PeoplePage(here.over)
    page.resize(900, 640)
    page.show()
    QTest.qWaitForWindowActive(page)
    page.begin()
    return page


def named(here: Stage, *, given_by: str = "") -> int:
    """Add somebody whose name is held."""
    here.entry("Banks", "The branch", known=[("branch manager", 2)])
    person_id = here.person("branch manager").id or 0
    change_person(
        here.store,
        person_id,
        name_may_be_held=True,
        name="Amina Warsame",
        supplied_by=given_by,
        **({"supplied_on": "2026-10-08", "tell_by": "2026-11-08"} if given_by else {}),
    )
    return person_id


def asked(page: PeoplePage) -> EraseDialog:
    """Return the question before somebody is erased, once it is in front."""
    [dialog] = page.findChildren(EraseDialog)
    while QApplication.activeWindow() is not dialog:
        dialog.activateWindow()
        QTest.qWait(10)
    return dialog


def click(page: PeoplePage, text: str) -> None:
    buttons = page.findChildren(QPushButton)
    next(each for each in buttons if each.isVisible() and each.text() == text).click()


def test_the_log_book_asks_who_tells_whoever_was_named_by_somebody_else(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        here.entry("Banks", "The counter", known=["cashier"])
        named(here, given_by="market trader")
        log_book = LogBook(here.over)
        log_book.show()
        QTest.qWaitForWindowActive(log_book)
        asked_there = everything_in_sight()
        assert "because somebody else gave it. Who tells them?" in asked_there
        assert "Amina" not in asked_there
        uid = here.person("branch manager").uid
        log_book.promises.questions.chosen.emit([uid])
        assert log_book.people.isVisible()
        assert "Amina Warsame" in everything_in_sight()
        assert log_book.people.role.text() == "branch manager"
        log_book.done(0)


def test_whose_name_somebody_else_gave_must_be_told_within_a_month(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        named(here)
        page = shown(here)
        assert "Tell them" not in everything_in_sight()
        page.form.supplied_by.setFocus()
        write("market trader")
        press("Return")
        person = here.person("branch manager")
        assert (person.supplied_by, person.supplied_on) == ("market trader", "2026-10-08")
        assert person.tell_by == "2026-11-08"
        assert "by 8 November 2026 at the latest" in everything_in_sight()
        assert "to be told" in everything_in_sight()
        page.form.told.setFocus()
        press("Space")
        assert here.person("branch manager").told_on == "2026-10-08"
        assert "They were told on 8 October 2026" in everything_in_sight()
        assert "to be told" not in everything_in_sight()
        here.store.undo()
        assert "at the latest" in everything_in_sight()


def test_a_name_is_held_and_printed_only_where_both_are_ticked(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        here.entry("Banks", "The branch", known=["branch manager"])
        page = shown(here)
        assert not page.form.name.isEnabled()
        assert not page.form.share.isVisible()
        page.form.may.setFocus()
        press("Space")
        page.form.name.setFocus()
        write("Amina Warsame")
        press("Return")
        assert not here.person("branch manager").name_may_be_shared
        page.form.share.setFocus()
        press("Space")
        assert here.person("branch manager").name_may_be_shared
        page.form.may.setFocus()
        press("Space")
        assert here.person("branch manager").name == ""


def test_faith_said_about_a_named_person_moves_to_the_private_field_and_back(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        named(here)
        entry_id = here.entry("Banks", "The mosque committee banks here")
        talk = conversations.plan(
            here.store, here.activity_id, "one_to_one", who=here.person("branch manager").id
        )
        page = shown(here)
        assert "their faith" not in everything_in_sight()
        conversations.record(
            here.store, talk, held_on="2026-10-08", energy="Amina is muslim and sings."
        )
        assert "about their faith" in everything_in_sight()
        click(page, "Move to the private field")
        assert here.board.conversations[talk].energy == ""
        assert here.person("branch manager").private_text == "Amina is muslim and sings."
        assert "about their faith" not in everything_in_sight()
        assert here.board.entries[entry_id].here == "The mosque committee banks here"
        here.store.undo()
        assert here.board.conversations[talk].energy == "Amina is muslim and sings."
        assert here.person("branch manager").private_text == ""


def test_a_promise_that_moves_keeps_its_place_in_the_log_book(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        named(here)
        book.promise(here.store, role="neighbour", what="Amina has cancer: I will cook.")
        page = shown(here)
        click(page, "Move to the private field")
        with here.store.reading() as session:
            [entry] = book.promises(session)
        assert entry.promise.what == "(private)"
        assert "cancer" in here.person("branch manager").private_text


def test_names_and_private_texts_are_off_the_wall_until_the_key_is_held(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        person_id = named(here)
        change_person(here.store, person_id, private_text="owes us a visit")
        page = shown(here)
        assert "Amina Warsame" in everything_in_sight()
        here.begin_day()
        for leak in ("Amina", "owes us", "branch manager"):
            assert leak not in everything_in_sight()
        assert "Hold F9" in everything_in_sight()
        hold(page, down=True)
        for words in ("Amina Warsame", "owes us a visit"):
            assert words in everything_in_sight()
        hold(page, down=False)
        assert "Amina" not in everything_in_sight()


def test_erasing_says_what_goes_before_and_what_went_after_backups_included(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        person_id = named(here)
        book.promise(here.store, role="branch manager", what="Amina Warsame will open early.")
        with here.store.reading() as session:
            uid = the_workshop(session).uid
        back_up(here.store.path, uid)
        page = shown(here)
        page.form.erase.setFocus()
        press("Space")
        dialog = asked(page)
        before = everything_in_sight()
        assert "1 relationship on a sector map goes" in before
        assert "1 promise stays" in before
        assert "1 backup that the app keeps" in before
        assert "Amina" not in "\n".join(each.text() for each in dialog.findChildren(QLabel))
        assert here.person("branch manager").id == person_id
        dialog.erase.setFocus()
        press("Return")
        after = everything_in_sight()
        assert "Erased for good: branch manager" in after
        assert "1 backup was written anew without them" in after
        with here.store.reading() as session:
            assert "branch manager" not in [each.role for each in people(session)]
        for path in (here.store.path, *copies_of(here.store.path, uid)):
            assert b"Amina" not in path.read_bytes()
        press("Return")
        assert not dialog.isVisible()


def test_leaving_the_question_erases_nobody(qapp: QApplication, tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        person_id = named(here)
        page = shown(here)
        page.form.erase.click()
        dialog = asked(page)
        press("Return")
        assert not dialog.isVisible()
        with here.store.reading() as session:
            assert session.get_one(Person, person_id).name == "Amina Warsame"


def test_two_people_of_one_role_are_told_apart_by_where_they_are(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        here.entry("Banks", "The branch", known=[("manager", 2)])
        here.entry("Local authority", "The council", known=[("manager", 1), ("clerk", 1)])
        page = shown(here)
        items = [page.list.item(at) for at in range(page.list.count())]
        under = {(item.text(), item.data(UNDER)) for item in items}
        assert {("manager", "S1 Banks"), ("manager", "S2 Local authority"), ("clerk", "")} <= under


def test_before_erasing_it_is_said_what_others_wrote_about_their_health(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        here.entry("Health bodies", "The ward", next_step="Amina Warsame has depression, ask later")
        named(here)
        page = shown(here)
        page.list.choose(str(here.person("branch manager").id))
        click(page, "Erase this person…")
        asked(page)
        assert "In 1 of those places it also speaks of their health" in (everything_in_sight())
        press("Return")  # the cursor is on “Leave it as it is”
        click(page, "Move to the private field")
        click(page, "Erase this person…")
        assert "it also speaks of" not in everything_in_sight()
        page.findChildren(EraseDialog)[-1].reject()
