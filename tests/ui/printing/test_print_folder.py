"""Where printed files go unless people choose another folder."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
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


def test_two_workshops_of_one_title_do_not_mix_their_papers(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = tmp_path / "first.workshop", tmp_path / "second.workshop"
    for path, day in ((first, "2026-11-22"), (second, "2027-01-03")):
        with new_workshop(path, WorkshopHead(title="Cards", date=day)):
            pass
    with Store.open(first) as store:
        papers = folder(qtbot, store)
        assert papers == tmp_path / "Cards 2026-11-22 – printed"
        print_into(qtbot, store)
        assert folder(qtbot, store) == papers  # its own papers are renewed
    old = {path: path.read_bytes() for path in papers.glob("*.pdf")}
    assert old
    with Store.open(second) as store:
        assert folder(qtbot, store) == tmp_path / "Cards 2027-01-03 – printed"
        change_workshop(store, date="2026-11-22")
        assert folder(qtbot, store) == tmp_path / "Cards 2026-11-22 2 – printed"
        dialog = print_into(qtbot, store, papers)
        assert says(dialog, "holds papers of another workshop")
    assert {path: path.read_bytes() for path in papers.glob("*.pdf")} == old


def print_into(qtbot: QtBot, store: Store, into: Path | None = None) -> PrintDialog:
    dialog = PrintDialog(store, Theme())
    qtbot.addWidget(dialog)
    dialog.papers.choose(["sign_in"])
    if into is not None:
        dialog.folder.setText(str(into))
    dialog.open()
    qtbot.waitExposed(dialog)
    dialog.print_button.click()
    wanted = "another workshop" if into is not None else "1 file"
    qtbot.waitUntil(lambda: says(dialog, wanted), timeout=60_000)
    return dialog


def says(dialog: PrintDialog, words: str) -> bool:
    labels = dialog.findChildren(QLabel)
    return any(words in label.text() for label in labels if label.isVisible())


def folder(qtbot: QtBot, store: Store) -> Path:
    dialog = PrintDialog(store, Theme())
    qtbot.addWidget(dialog)
    return Path(dialog.folder.text())
