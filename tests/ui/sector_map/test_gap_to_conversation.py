"""An evening with the keys alone: a blank map is filled, and a gap becomes a conversation."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from facilitator.log_book.book import promises
from tests.ui.log_book.sight import come, everything_in_sight, opened
from tests.ui.sector_map.table_hands import MapHands
from ui.exercises.sector_map.ring_canvas import RingCanvas
from ui.exercises.sector_map.talk_dialog import TalkDialog
from ui.printing.dialog import PrintDialog

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

ENTRIES = 30
GAP = "S30"


def fill(map_: MapHands) -> None:
    """Fill thirty rows, one below the other; the last one is a gap."""
    for number in range(1, ENTRIES + 1):
        map_.write(f"Here {number}")
        if number % 5:
            map_.press("Tab")
            map_.write(f"lead {number} {1 + number % 3}")
        if number == ENTRIES:
            map_.press("Tab", 2)
            map_.write("depot manager")
        map_.press("Ctrl+Return")
    map_.press("Escape")


def came_of_it(map_: MapHands, dialog: TalkDialog) -> None:
    """Plan a one-to-one, and write down what came of it, with somebody's promise."""
    map_.press("Right")
    assert dialog.plan.kind.key == "one_to_one"
    map_.press("Ctrl+Return")
    assert "Planned." in everything_in_sight()
    dialog.pages.tabBar().setFocus()
    map_.press("Right")
    dialog.happened.energy.setFocus()
    map_.write("The night buses")
    dialog.happened.promise.setFocus()
    map_.press("Space")
    dialog.happened.promise_who.setFocus()
    map_.write("street champion")
    map_.press("Return")
    map_.write("I will ring the depot.")
    map_.press("Ctrl+Return")
    assert "Written down. The promise is in the log book." in everything_in_sight()


def print_script(map_: MapHands, folder: Path) -> None:
    printing = come(map_, PrintDialog)
    ticked = map_.focus
    assert isinstance(ticked, QCheckBox)
    assert (ticked.text(), ticked.isChecked()) == ("One-to-one", True)
    map_.until(lambda: not ticked.visibleRegion().isEmpty(), "what is ticked in sight")
    printing.print_button.setFocus()
    map_.press("Return")
    map_.until(
        lambda: any(
            each.text() == "Open folder" and each.isVisible()
            for each in printing.findChildren(QPushButton)
        ),
        "the printed script",
    )
    [paper] = folder.rglob("*.pdf")
    assert "one-to-one" in paper.name
    map_.press("Escape")


def test_from_a_blank_map_to_a_conversation_that_raises_the_strength_and_is_printed(
    map_: MapHands, tmp_path: Path
) -> None:
    fill(map_)
    assert len(map_.board.entries) == ENTRIES
    assert map_.people(GAP, "needed") == [("depot manager", 0)]
    assert map_.known(GAP) == []

    map_.screen.select_labels([GAP])
    map_.press("Ctrl+2")
    assert isinstance(map_.focus, RingCanvas)
    assert f"{GAP} Here {ENTRIES}: nobody yet; we need depot manager" in map_.words()

    actions = [each for _menu, own in map_.screen.menu_actions() for each in own]
    talk = next(each for each in actions if each.text() == "Conversation…")
    map_.until(talk.isEnabled, "the conversation")
    dialog = opened(map_, "Ctrl+K", TalkDialog)
    came_of_it(map_, dialog)
    assert map_.known(GAP) == [("depot manager", 2)]
    map_.press("Ctrl+Z")
    assert map_.people(GAP, "needed") == [("depot manager", 0)]
    with map_.store.reading() as session:
        assert promises(session) == []
    map_.press("Ctrl+Shift+Z")
    assert map_.known(GAP) == [("depot manager", 2)]
    with map_.store.reading() as session:
        [entry] = promises(session)
    assert (entry.promise.what, entry.promise.source) == ("I will ring the depot.", GAP)

    dialog.guide.print.setFocus()
    map_.press("Return")
    print_script(map_, tmp_path)
    come(map_, TalkDialog).done(0)
    map_.until(lambda: QApplication.activeWindow() is map_.window, "the window again")
    assert "depot manager, have spoken" in map_.words()
