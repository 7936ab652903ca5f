"""How everything is printed: what is ticked is what is asked for."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.plan import begin
from ui.printing.dialog import PrintDialog
from ui.theme import Theme


def test_high_contrast_is_a_tick_of_its_own_and_has_no_colour(qtbot: QtBot, tmp_path: Path) -> None:
    store = begin(tmp_path / "street.workshop", title="Street")
    dialog = PrintDialog(store, Theme())
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    looks = dialog.looks
    assert dialog.options()["high_contrast"] is False
    looks.high_contrast.setFocus()
    qtbot.keyClick(looks.high_contrast, Qt.Key.Key_Space)
    assert dialog.options()["high_contrast"] is True
    assert not looks.mono.isEnabled()
    qtbot.keyClick(looks.high_contrast, Qt.Key.Key_Space)
    assert looks.mono.isEnabled()
    store.close()
