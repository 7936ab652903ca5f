"""Whoever is spoken of in a conversation, and is on the map, is nobody new."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlmodel import select

from facilitator.exercises.sector_map.conversation_insights import conversation_insights
from facilitator.people import Person
from tests.ui.log_book.sight import everything_in_sight
from tests.ui.sector_map.talk_stage import Stage, press, stage, write
from ui.exercises.sector_map.talk_dialog import TalkDialog


def shown(here: Stage, entry_id: int) -> TalkDialog:
    dialog = TalkDialog(here.over, here.live, entry_id)
    dialog.show()
    QTest.qWaitForWindowActive(dialog)
    return dialog


def after_a_talk(here: Stage) -> TalkDialog:
    """Open what is written down once somebody spoke with the GP."""
    surgery = here.entry("Health bodies", "Meddygfa’r Bont", known=[("GP", 1)])
    dialog = shown(here, surgery)
    dialog.pages.setCurrentIndex(1)
    return dialog


def called(here: Stage, role: str) -> list[int | None]:
    """Return everybody who goes by a role, however it is written."""
    with here.store.reading() as session:
        return [p.id for p in session.exec(select(Person)) if p.role.casefold() == role]


def suggested(here: Stage) -> list[int]:
    return [each.person_id for each in here.board.rows["suggestion"].values()]


def test_who_was_suggested_and_is_known_already_is_not_asked_for_as_somebody_new(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        here.entry("Faith groups", "Masjid-e-Noor مسجد نور", known=[("Imam", 3)])
        dialog = after_a_talk(here)
        dialog.happened.suggested.setFocus()
        write("im")
        press("Down")
        write("; school nurse")
        press("Ctrl+Return")
        assert "Written down." in everything_in_sight()
        [imam], [nurse] = called(here, "imam"), called(here, "school nurse")
        assert suggested(here) == [imam, nurse]
        found = conversation_insights(here.board, "2026-10-08")
        assert found["suggested_not_contacted"] == [str(nurse)]

        press("Ctrl+Return")  # written down again, it is about the same people
        assert suggested(here) == [imam, nurse]
        dialog.done(0)


def test_two_of_one_role_are_told_apart_by_where_they_are(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        row = "High-street traders"
        here.entry(row, "Café Zaïre & Fils", known=[("owner", 3)])
        here.entry(row, "Siop Sgod a Sglod", known=[("owner", 2)])
        gap = here.entry("Utilities and transport", "Bws Ceredigion")
        dialog = shown(here, gap)
        press("Right", 2)
        assert dialog.plan.is_meeting
        dialog.plan.who.setFocus()
        write("owner")
        apart = "Known: owner (S1 Café Zaïre & Fils); owner (S2 Siop Sgod a Sglod)."
        assert apart in everything_in_sight()
        press("Down", 2)
        press("Ctrl+Return")
        first, other = called(here, "owner")
        [talk] = here.board.conversations.values()
        assert talk.person_id == other != first
        dialog.done(0)


def test_whom_we_have_yet_to_meet_is_not_proposed_as_the_host_of_a_meeting(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        gap = here.entry("Utilities and transport", "Bws Ceredigion", needed=["depot manager"])
        dialog = shown(here, gap)
        assert dialog.plan.who.text() == "depot manager"
        press("Right", 2)
        assert dialog.plan.is_meeting
        assert dialog.plan.who.text() == ""
        press("Left")
        assert dialog.plan.who.text() == "depot manager"
        dialog.plan.who.setFocus()
        press("Ctrl+Return")
        [talk] = here.board.conversations.values()
        assert talk.person_id == here.person("depot manager").id
        dialog.done(0)


def test_undo_does_not_wipe_what_is_typed_and_not_kept(qapp: QApplication, tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = after_a_talk(here)
        form = dialog.happened
        form.energy.setFocus()
        write("Walking groups, and the choir")
        form.talking.buttons["3"].setFocus()
        press("Ctrl+Z")
        assert form.energy.words == "Walking groups, and the choir"
        assert "not kept yet, so nothing was undone" in everything_in_sight()
        assert [entry.here for entry in here.board.entries.values()] == ["Meddygfa’r Bont"]
        press("Ctrl+Return")
        press("Ctrl+Z")
        assert not here.board.conversations
        dialog.done(0)


def test_two_of_one_role_who_were_suggested_stay_two_when_it_is_written_down_again(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        row = "High-street traders"
        here.entry(row, "Corner cafe", known=[("owner", 3)])
        here.entry(row, "Chip shop", known=[("owner", 2)])
        dialog = after_a_talk(here)
        dialog.happened.suggested.setFocus()
        write("owner (S1 Corner cafe); owner (S2 Chip shop)")
        press("Ctrl+Return")
        assert sorted(suggested(here)) == sorted(map(int, filter(None, called(here, "owner"))))
        assert len(suggested(here)) == 2
        press("Ctrl+Return")
        assert len(suggested(here)) == 2
        dialog.done(0)
