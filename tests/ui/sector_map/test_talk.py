"""From a gap to a conversation, with the keys alone, and back again."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.exercises.sector_map.institutions import remove_entries
from facilitator.log_book.book import promises
from facilitator.people import change_person
from tests.ui.log_book.sight import everything_in_sight
from tests.ui.sector_map.talk_stage import Stage, hold, press, stage, write
from ui.exercises.sector_map.talk_dialog import TalkDialog
from ui.printing.dialog import PrintDialog


def shown(over: Stage, entry_id: int | None) -> TalkDialog:
    dialog = TalkDialog(over.over, over.live, entry_id)
    dialog.show()
    QTest.qWaitForWindowActive(dialog)
    return dialog


def a_gap(here: Stage) -> int:
    here.entry("High-street traders", "Market hall", known=[("market manager", 2)])
    here.entry("Local authority", "The council", known=[("councillor", 3), ("clerk", 1)])
    return here.entry("Utilities and transport", "Bus company", needed=["depot manager"])


def planned(here: Stage, gap: int) -> TalkDialog:
    """Plan with the keys alone: it is the needed person, and the nearest introducer."""
    dialog = shown(here, gap)
    dialog.plan.reason.setFocus()
    write("drivers know every street")
    press("Ctrl+Return")
    return dialog


def test_who_could_introduce_us_is_offered_from_the_same_sector_first(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        dialog = shown(here, a_gap(here))
        seen = everything_in_sight()
        assert "Bus company" in seen
        assert "Gap: nobody known yet" in seen
        assert dialog.plan.who.text() == "depot manager"
        offered = [dialog.plan.introducers.item(row) for row in range(7)]
        said = [item.text() for item in offered]
        assert said[:5] == ["Same sector", "market manager", "Elsewhere", "councillor", "clerk"]
        assert dialog.plan.introducer_role == "market manager"
        dialog.done(0)


def test_a_plan_is_kept_and_the_script_says_what_is_known(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        gap = a_gap(here)
        dialog = planned(here, gap)
        script = dialog.guide.text.toPlainText()
        assert "market manager said that I should talk with you" in script
        assert "drivers know every street" in script
        assert "Bring a form" in script
        [talk] = here.board.conversations.values()
        assert (talk.kind, talk.entry_id) == ("first_contact", gap)
        assert talk.person_id == here.person("depot manager").id
        assert here.board.entries[gap].introducer_id == here.person("market manager").id
        assert talk.planned_on == "2026-10-15"
        dialog.done(0)


def test_what_came_of_it_is_one_step_with_strength_and_promise_undone_and_redone(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        gap = a_gap(here)
        planned(here, gap).done(0)
        dialog = shown(here, gap)
        form = dialog.happened
        assert form.day.isAncestorOf(QApplication.focusWidget())
        form.energy.setFocus()
        write("The night buses")
        press("Return")
        write("Safe ways home")
        press("Return")
        write("night driver, union steward")
        press("Return")
        write("Ride the 11 together")
        form.talking.buttons["3"].setFocus()
        press("Space")
        assert form.strength.currentText() == "have spoken"
        form.promise.setFocus()
        press("Space")
        form.promise_who.setFocus()
        write("street champion")
        press("Return")
        write("I will ring the depot.")
        press("Ctrl+Return")
        assert "Written down. The promise is in the log book." in everything_in_sight()
        assert here.strengths(gap) == {"depot manager": 2}
        assert "have spoken" in everything_in_sight()

        press("Ctrl+Z")
        assert here.strengths(gap) == {"depot manager": 0}
        [talk] = here.board.conversations.values()
        assert talk.held_on == ""
        assert not here.board.rows["suggestion"]
        press("Ctrl+Shift+Z")
        assert here.strengths(gap) == {"depot manager": 2}
        [talk] = here.board.conversations.values()
        assert (talk.energy, talk.overlap, talk.talking) == ("The night buses", "Safe ways home", 3)
        assert here.board.entries[gap].next_step == "Ride the 11 together"
        with here.store.reading() as session:
            [entry] = promises(session)
        assert (entry.promise.what, entry.promise.source) == ("I will ring the depot.", "S3")
        assert {here.person(r).role for r in ("night driver", "union steward")}
        dialog.done(0)


def test_notes_are_stored_only_where_they_agreed_and_the_form_says_so(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        gap = a_gap(here)
        planned(here, gap).done(0)
        dialog = shown(here, gap)
        dialog.happened.notes.setFocus()
        write("told me about the strike")
        assert "will not be stored" in everything_in_sight()
        press("Ctrl+Return")
        assert "notes were not kept" in everything_in_sight()
        [talk] = here.board.conversations.values()
        assert talk.notes == ""
        assert b"told me about the strike" not in here.store.path.read_bytes()
        dialog.happened.may_keep.setFocus()
        press("Space")
        dialog.happened.notes.setFocus()
        write("may be kept")
        press("Ctrl+Return")
        [talk] = here.board.conversations.values()
        assert talk.notes == "may be kept"
        dialog.done(0)


def test_a_conversation_that_nobody_planned_is_written_down_in_one_step(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        gap = a_gap(here)
        dialog = shown(here, gap)
        dialog.plan.kind.buttons["one_to_one"].click()
        dialog.plan.who.setFocus()
        press("Ctrl+A")
        write("ticket inspector")
        dialog.pages.setCurrentIndex(1)
        dialog.happened.strength.setFocus()
        press("Down")
        press("Ctrl+Return")
        assert here.strengths(gap) == {"depot manager": 0, "ticket inspector": 3}
        here.store.undo()
        assert not here.board.conversations
        assert here.strengths(gap) == {"depot manager": 0}
        dialog.done(0)


def test_a_house_meeting_counts_who_came_and_what_they_offer(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        a_gap(here)
        dialog = shown(here, None)
        dialog.plan.kind.buttons["house_meeting"].click()
        dialog.plan.who.setFocus()
        write("councillor")
        dialog.plan.reason.setFocus()
        write("When did the bus not come?")
        assert "The scribe" in dialog.guide.text.toPlainText()
        dialog.pages.setCurrentIndex(1)
        form = dialog.happened
        form.invited.setValue(12)
        form.came.setValue(8)
        assert form.next_on.iso == ""
        form.next_on.choice.setFocus()
        press("Home")
        form.review.buttons["4"].setFocus()
        press("Space")
        form.overlap.setFocus()
        assert form.overlap.accessibleName() == "Shared concern"
        write("The last bus")
        press("Return")
        write("Two people count passengers")
        press("Ctrl+Return")
        [talk] = here.board.conversations.values()
        assert (talk.invited, talk.came, talk.overlap) == (12, 8, "The last bus")
        assert (talk.offers, talk.reason) == (
            "Two people count passengers",
            "When did the bus not come?",
        )
        assert talk.person_id == here.person("councillor").id
        assert (talk.next_on, talk.self_review) == ("2026-10-15", 4)
        dialog.done(0)
        again = shown(here, None)
        again.which.setCurrentIndex(1)
        assert again.which.toolTip() == again.which.currentText()
        offered = again.which.view()
        assert offered.minimumWidth() >= offered.sizeHintForColumn(0)
        again.which.chosen.emit(str(talk.id))
        again.pages.setCurrentIndex(1)
        assert again.happened.review.key == "4"
        assert "15 October 2026" in again.happened.next_on.day.text()
        again.done(0)


def test_a_day_that_was_offered_is_called_so_after_it_was_kept(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        dialog = shown(here, a_gap(here))
        assert dialog.plan.day.choice.currentText() == "In a week"
        press("Ctrl+Return")
        assert "Planned." in everything_in_sight()
        assert dialog.plan.day.choice.currentText() == "In a week"
        dialog.done(0)


def test_who_must_hear_that_their_name_is_here_is_told_in_the_first_contact(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        gap = a_gap(here)
        person_id = here.person("depot manager").id or 0
        named = {"name": "Sam Ortiz", "name_may_be_held": True, "supplied_by": "councillor"}
        change_person(here.store, person_id, **named)
        dialog = planned(here, gap)
        assert "by 8 November 2026 at the latest" in everything_in_sight()
        dialog.pages.setCurrentIndex(1)
        dialog.happened.told.setFocus()
        press("Space")
        press("Ctrl+Return")
        assert here.person("depot manager").told_on == "2026-10-08"
        assert "at the latest" not in everything_in_sight()
        assert not dialog.happened.told.isVisible()
        dialog.done(0)


def test_print_keeps_the_plan_and_prints_the_script_of_that_one(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        gap = a_gap(here)
        shown_first = planned(here, gap)
        shown_first.done(0)
        dialog = shown(here, None)
        dialog.which.chosen.emit("0")
        dialog.plan.kind.buttons["one_to_one"].click()
        dialog.plan.who.setFocus()
        write("councillor")
        dialog.pages.setCurrentIndex(1)
        dialog.happened.energy.setFocus()
        write("not written down yet")
        dialog.guide.print.setFocus()
        press("Space")
        printing = next(
            each for each in QApplication.topLevelWidgets() if isinstance(each, PrintDialog)
        )
        options = printing.options()
        assert (options["activity"], options["conversation"]) == (1, 2)
        assert options["papers"] == ("planned_talks",)
        assert "One-to-one" in printing.what.currentText()
        assert "councillor" in printing.what.currentText()
        assert [talk.kind for talk in here.board.conversations.values()] == [
            "first_contact",
            "one_to_one",
        ]
        printing.done(0)
        assert dialog.happened.energy.words == "not written down yet"
        press("Ctrl+Return")
        assert list(here.board.conversations.values())[1].energy == "not written down yet"
        dialog.done(0)


def test_with_whom_is_asked_before_anything_is_kept(qapp: QApplication, tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        gap = here.entry("Banks", "The branch")
        dialog = shown(here, gap)
        press("Ctrl+Return")
        assert "Say with whom you talk" in everything_in_sight()
        assert QApplication.focusWidget() is dialog.plan.who
        assert not here.board.conversations
        dialog.done(0)


def test_what_was_said_is_off_the_wall_until_the_key_is_held(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        gap = a_gap(here)
        dialog = planned(here, gap)
        dialog.pages.setCurrentIndex(1)
        form = dialog.happened
        form.energy.setPlainText("her sister drives the 11")
        form.may_keep.setChecked(True)
        form.notes.setPlainText("quietly said")
        press("Ctrl+Return")
        here.begin_day()
        for leak in ("her sister", "quietly said"):
            assert leak not in everything_in_sight()
        assert "Hold F9" in everything_in_sight()
        hold(dialog, down=True)
        for words in ("her sister", "quietly said"):
            assert words in everything_in_sight()
        hold(dialog, down=False)
        assert "her sister" not in everything_in_sight()
        dialog.done(0)


def test_health_said_of_a_named_person_can_go_to_the_private_field(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        gap = a_gap(here)
        person_id = here.person("depot manager").id or 0
        change_person(here.store, person_id, name_may_be_held=True, name="Sam Ortiz")
        planned(here, gap).done(0)
        dialog = shown(here, gap)
        dialog.happened.energy.setFocus()
        write("The depot has a diabetes group.")
        assert not dialog.said_of_them.isVisible()
        press("Ctrl+A")
        write("Sam has diabetes.")
        assert "health of somebody" in everything_in_sight()
        dialog.said_of_them.button.setFocus()
        press("Space")
        assert dialog.happened.energy.words == ""
        assert here.person("depot manager").private_text == "Sam has diabetes."
        assert "Sam" not in everything_in_sight()
        dialog.done(0)


def test_what_lights_them_up_is_about_them_without_their_name(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        gap = a_gap(here)
        planned(here, gap).done(0)
        dialog = shown(here, gap)
        dialog.happened.energy.setFocus()
        write("Has epilepsy.")
        assert not dialog.said_of_them.isVisible()  # a role is nobody
        dialog.done(0)
        person_id = here.person("depot manager").id or 0
        change_person(here.store, person_id, name_may_be_held=True, name="Sam Ortiz")
        dialog = shown(here, gap)
        dialog.happened.energy.setFocus()
        write("Has epilepsy.")
        assert "health of somebody" in everything_in_sight()
        dialog.done(0)


def test_escape_points_out_once_what_is_not_kept(qapp: QApplication, tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = shown(here, a_gap(here))
        dialog.plan.reason.setFocus()
        write("because")
        press("Escape")
        assert dialog.isVisible()
        assert "not kept yet" in everything_in_sight()
        press("Escape")
        assert not dialog.isVisible()


def test_an_institution_that_was_removed_meanwhile_is_said_and_nothing_is_kept(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        gap = a_gap(here)
        dialog = shown(here, gap)
        remove_entries(here.store, [gap])
        press("Ctrl+Return")
        assert "removed meanwhile" in everything_in_sight() or "not in the workshop" in (
            everything_in_sight()
        )
        assert not here.board.conversations
        dialog.done(0)


def test_a_file_that_is_only_read_shows_what_was_said_and_takes_nothing(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        gap = a_gap(here)
        here.store.read_only = True
        dialog = shown(here, gap)
        assert not dialog.keep.isEnabled()
        press("Ctrl+Return")
        press("Escape")
        assert not dialog.isVisible()
        here.store.read_only = False
