"""Trusted voices: communities and whom they ask, typed in with the keys alone."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.log_book.sight import everything_in_sight
from tests.ui.sector_map.talk_stage import Stage, hold, press, stage, write
from ui.exercises.sector_map.voices_dialog import VoicesDialog


def shown(here: Stage) -> VoicesDialog:
    dialog = VoicesDialog(here.over, here.live)
    dialog.show()
    QTest.qWaitForWindowActive(dialog)
    return dialog


def typed_in(here: Stage) -> VoicesDialog:
    dialog = shown(here)
    write("Somali families")
    press("Return")
    write("shopkeeper")
    press("Return")
    write("school cook")
    press("Return")
    return dialog


def test_a_community_and_its_voices_are_typed_one_after_the_other(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        dialog = typed_in(here)
        [community] = here.board.rows["voice_community"].values()
        voices = here.board.rows["trusted_voice"].values()
        assert community.name == "Somali families"
        assert [each.person_id for each in voices] == [
            here.person("shopkeeper").id,
            here.person("school cook").id,
        ]
        assert "– school cook" in everything_in_sight()
        assert "nobody stands in" in everything_in_sight()
        dialog.done(0)


def test_languages_backup_and_training_are_saved_at_once_and_undone(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        dialog = typed_in(here)
        form = dialog.form
        form.touchpoint.setFocus()
        write("the canteen")
        press("Tab")
        write("Somali, English")
        press("Tab")
        write("caretaker")
        press("Tab")
        press("Space")
        voice = list(here.board.rows["trusted_voice"].values())[1]
        assert (voice.touchpoint, voice.languages) == ("the canteen", ["Somali", "English"])
        assert voice.trained
        assert voice.backup_id == here.person("caretaker").id
        assert "the canteen · Somali, English · trained · caretaker stands in" in (
            everything_in_sight()
        )
        press("Ctrl+Z")
        assert not list(here.board.rows["trusted_voice"].values())[1].trained
        dialog.done(0)


def test_what_is_open_is_asked_beside_it_but_not_while_the_room_looks(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        dialog = shown(here)
        write("Night-shift workers")
        press("Return")
        assert "fewer than two trusted voices" in everything_in_sight()
        here.begin_day()
        assert "fewer than two trusted voices" not in everything_in_sight()
        hold(dialog, down=True)
        assert "fewer than two trusted voices" in everything_in_sight()
        hold(dialog, down=False)
        dialog.done(0)


def test_nobody_stands_in_for_themselves(qapp: QApplication, tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = typed_in(here)
        dialog.form.backup.setFocus()
        write("school cook")
        press("Return")
        assert "Nobody can stand in for themselves" in everything_in_sight()
        dialog.done(0)


def test_delete_takes_a_voice_away_and_undo_brings_it_back(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        dialog = typed_in(here)
        dialog.list.setFocus()
        press("Delete")
        assert len(here.board.rows["trusted_voice"]) == 1
        press("Ctrl+Z")
        assert len(here.board.rows["trusted_voice"]) == 2
        dialog.done(0)


def test_somebody_on_the_map_stays_the_same_person(qapp: QApplication, tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        here.entry("Banks", "The branch", known=["cashier"])
        cashier = here.person("cashier").id
        dialog = shown(here)
        write("Pensioners")
        press("Return")
        write("Cashier")
        press("Return")
        [voice] = here.board.rows["trusted_voice"].values()
        assert voice.person_id == cashier
        dialog.done(0)


def test_a_voice_of_a_role_that_two_have_is_who_was_chosen(
    qapp: QApplication, tmp_path: Path
) -> None:
    with stage(tmp_path) as here:
        here.entry("Schools and colleges", "Ysgol y Bont", known=[("caretaker", 3)])
        chapel = here.entry("Faith groups", "Capel Seion", known=[("caretaker", 2)])
        dialog = shown(here)
        write("Welsh-speaking elders")
        press("Return")
        write("caretaker")
        press("Down", 2)
        press("Return")
        [voice] = here.board.rows["trusted_voice"].values()
        [tie] = here.board.ties_of(chapel, "known")
        assert voice.person_id == tie.person_id
        dialog.done(0)
