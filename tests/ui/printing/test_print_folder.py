"""Where printed files go unless people choose another folder."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from facilitator.beginning import new_workshop
from facilitator.exchange import WorkshopHead
from facilitator.plan import change_workshop
from facilitator.store import Store
from ui.printing.dialog import PrintDialog
from ui.theme import Theme


def test_the_folder_stands_beside_the_file_and_is_named_after_the_title(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Workshop 2026-11-22.workshop"
    with new_workshop(path, WorkshopHead()):
        pass
    with Store.open(path) as store:
        assert folder(qtbot, store) == tmp_path / "Workshop 2026-11-22 – printed"
        change_workshop(store, title="Mill Lane: a street that’s ours?")
        assert folder(qtbot, store) == tmp_path / "Mill Lane a street that’s ours – printed"
        assert path.exists()


def folder(qtbot: QtBot, store: Store) -> Path:
    dialog = PrintDialog(store, Theme())
    qtbot.addWidget(dialog)
    return Path(dialog.folder.text())
