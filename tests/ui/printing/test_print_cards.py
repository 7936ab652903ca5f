"""Cards and the log book in the print dialog, and on the command line."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from facilitator.decks import shipped_source
from facilitator.exercises.cards.play import draw_code
from facilitator.log_book.book import promise
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from ui.cli import main
from ui.printing.dialog import PrintDialog
from ui.theme import Theme

LONG = "People who were never asked before are asked first, and are paid for their time. " * 2


@pytest.fixture
def open_dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., PrintDialog]]:
    """Return what opens the dialog over a workshop with these decks."""
    stores: list[Store] = []

    def open_it(*sources: str, after: Callable[[Store], object] | None = None) -> PrintDialog:
        store = begin(tmp_path / "street.workshop", title="Street")
        stores.append(store)
        for source in sources:
            add_activity(store, source)
        if after is not None:
            after(store)
        dialog = PrintDialog(store, Theme())
        qtbot.addWidget(dialog)
        dialog.folder.setText(str(tmp_path / "out"))
        dialog.open()
        qtbot.waitExposed(dialog)
        return dialog

    yield open_it
    for store in stores:
        store.close()


def power_shifting() -> str:
    return shipped_source("power_shifting")


def box(dialog: PrintDialog, words: str) -> QCheckBox:
    boxes = dialog.findChildren(QCheckBox)
    return next(each for each in boxes if each.text().startswith(words))


def offered(dialog: PrintDialog) -> set[str]:
    return {each.text() for each in dialog.papers.findChildren(QCheckBox)}


def sizes(dialog: PrintDialog) -> QComboBox:
    boxes = dialog.findChildren(QComboBox)
    return next(each for each in boxes if "Size of the cards" in each.accessibleName())


def choices(dialog: PrintDialog) -> list[str]:
    found = sizes(dialog)
    return [found.itemText(place) for place in range(found.count())]


def says(dialog: PrintDialog, words: str) -> bool:
    labels = dialog.findChildren(QLabel)
    return any(words in label.text() for label in labels if label.isVisible())


def wait_for_files(qtbot: QtBot, dialog: PrintDialog) -> None:
    def printed() -> bool:
        buttons = dialog.findChildren(QPushButton)
        return any(each.text() == "Open folder" and each.isVisible() for each in buttons)

    qtbot.waitUntil(printed, timeout=60_000)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.pdf"))


def test_a_deck_that_nobody_drew_from_yet_is_offered_as_cards(
    open_dialog: Callable[..., PrintDialog],
) -> None:
    dialog = open_dialog(power_shifting())
    assert dialog.options()["papers"] == ("cards",)
    assert dialog.options()["cards"] == "a6_a4"
    assert choices(dialog)[0] == "A6: 2 on A4"
    assert says(dialog, "All 120 cards fit.")


def test_how_cards_are_printed_is_asked_only_where_they_are(
    open_dialog: Callable[..., PrintDialog],
) -> None:
    dialog = open_dialog(power_shifting(), shipped_source("four_quadrants"))
    assert not sizes(dialog).isVisible()
    assert "cards" not in dialog.options()
    box(dialog, "The cards themselves").click()
    assert sizes(dialog).isVisible()
    dialog.what.setFocus()
    dialog.what.setCurrentIndex(2)
    assert not sizes(dialog).isVisible()
    assert "cards" not in dialog.options()
    dialog.what.setCurrentIndex(1)
    assert dialog.options()["cards"] == "a6_a4"


def test_cards_are_printed_as_they_were_chosen_by_keys(
    qtbot: QtBot, open_dialog: Callable[..., PrintDialog], tmp_path: Path
) -> None:
    dialog = open_dialog(shipped_source("look_fors"))
    sizes(dialog).setFocus()
    while not sizes(dialog).currentText().startswith("Poker"):
        qtbot.keyClick(sizes(dialog), Qt.Key.Key_Down)
    qtbot.keyClick(box(dialog, "Front beside back"), Qt.Key.Key_Space)
    assert sizes(dialog).currentText() == "Poker: 4 on A4"
    qtbot.keyClick(dialog.print_button, Qt.Key.Key_Return)
    wait_for_files(qtbot, dialog)
    assert names(tmp_path / "out") == ["Street - cards poker to fold.pdf"]


def test_a_print_shop_is_asked_for_no_sheet(open_dialog: Callable[..., PrintDialog]) -> None:
    dialog = open_dialog(power_shifting())
    marks = box(dialog, "Crop marks")
    assert not marks.isVisible()
    box(dialog, "For a print shop").click()
    marks.click()
    assert choices(dialog) == [
        "A6: 105 × 148 mm",
        "Poker: 63 × 88 mm",
        "Tarot: 70 × 120 mm",
        "A7: 74 × 105 mm",
    ]
    assert not box(dialog, "Front beside back").isEnabled()
    options = dialog.options()
    assert (options["print_shop"], options["crop_marks"], options["fold"]) == (True, True, False)


def test_cards_go_on_letter_where_the_posters_do(open_dialog: Callable[..., PrintDialog]) -> None:
    dialog = open_dialog(power_shifting())
    sizes(dialog).setCurrentText("Tarot: 4 on A4")
    dialog.paper.setCurrentIndex(dialog.paper.findText("Letter"))
    assert all("on Letter" in choice for choice in choices(dialog))
    assert sizes(dialog).currentText() == "Tarot: 4 on Letter"


def test_a_card_that_does_not_fit_is_named_before_printing_with_the_size_that_fits(
    open_dialog: Callable[..., PrintDialog],
) -> None:
    cards = power_shifting()
    begins = cards.index('text = "', cards.index("[[cards]]")) + len('text = "')
    dialog = open_dialog(cards[:begins] + LONG + cards[begins:])
    assert says(dialog, "All 120 cards fit.")
    sizes(dialog).setCurrentText("Poker: 8 on A4")
    assert says(dialog, "Card 6-P-R1 does not fit on a poker card at 14 pt; A6 fits.")
    box(dialog, "Large print, 18").click()
    assert says(dialog, "Large print needs A6 cards, so these are on A6.")


def test_codes_are_off_and_the_reason_is_said(open_dialog: Callable[..., PrintDialog]) -> None:
    dialog = open_dialog(power_shifting())
    assert not dialog.options()["card_codes"]
    assert says(dialog, "people ask whether they are tracked")
    box(dialog, "A small square code").click()
    assert dialog.options()["card_codes"]


def test_what_was_drawn_is_ticked_once_a_card_was_drawn(
    open_dialog: Callable[..., PrintDialog],
) -> None:
    dialog = open_dialog(power_shifting(), after=lambda store: draw_code(store, 1, 1, "6-P-R1"))
    assert dialog.options()["papers"] == ("drawn",)
    assert not {"The spread of ratings", "Evidence book"} & offered(dialog)


def test_the_log_book_is_offered_where_somebody_promised_something(
    qtbot: QtBot, open_dialog: Callable[..., PrintDialog], tmp_path: Path
) -> None:
    def promised(store: Store) -> None:
        promise(store, role="GP", what="Meet Asha at the hall", share="room")
        promise(store, role="Nurse", what="Tell the team first", share="team")

    dialog = open_dialog(shipped_source("four_quadrants"), after=promised)
    assert {"slips", "promises", "log_book"} <= set(dialog.options()["papers"])
    dialog.papers.choose(["promises", "team_log_book"])
    dialog.begin()
    wait_for_files(qtbot, dialog)
    texts = {}
    for path in (tmp_path / "out").glob("*.pdf"):
        with pypdfium2.PdfDocument(path) as pdf:
            text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
            texts[path.stem] = " ".join(text.split())
    assert "Tell the team" in texts["Street - log book for the team"]
    assert "Tell the team" not in texts["Street - what we promised"]
    assert "Meet Asha" in texts["Street - what we promised"]


def test_no_log_book_is_offered_where_nobody_can_promise_anything(
    open_dialog: Callable[..., PrintDialog],
) -> None:
    board = open_dialog(shipped_source("four_quadrants"))
    assert not any("romise" in title or "og book" in title for title in offered(board))


def test_cards_that_nobody_promised_on_have_blank_slips(
    open_dialog: Callable[..., PrintDialog],
) -> None:
    found = {title for title in offered(open_dialog(power_shifting())) if "romise" in title}
    assert found == {"Blank promise slips"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "day.workshop"
    with begin(path, title="Day") as store:
        add_activity(store, shipped_source("look_fors"))
        add_activity(store, shipped_source("four_quadrants"))
    return path


def test_blank_cards_are_all_that_is_printed_of_blank_cards(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["print", str(file), "--out", str(out), "--cards", "poker", "--blank"]) == 0
    assert names(out) == ["Day - 1 blank cards poker.pdf"]


def test_cards_of_a_workshop_without_them_are_one_sentence(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    words = ["print", str(file), "--out", str(out), "--cards", "poker"]
    assert main([*words, "--activity", "2"]) == 1
    assert "There are no cards in this activity;" in capsys.readouterr().err
    with begin(tmp_path / "board.workshop", title="Board") as store:
        add_activity(store, shipped_source("four_quadrants"))
    words[1] = str(tmp_path / "board.workshop")
    for more in ([], ["--blank"]):
        assert main([*words, *more]) == 1
        assert "There are no cards in this workshop;" in capsys.readouterr().err
    assert names(out) == []
