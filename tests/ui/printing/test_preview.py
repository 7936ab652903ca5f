"""Looking at what was printed: every page, as large as one likes, by keyboard."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from exports.document import Document, Rect
from exports.pdf import write_pdf
from ui.printing.preview import Preview
from ui.theme import Theme

COLOURS = ("#C00000", "#00A000", "#0000C0")


def paper(path: Path, size: tuple[float, float], *, flip: bool = False) -> Path:
    """Write three pages, each of a colour of its own."""
    document = Document(path.stem)
    document.flip = "long" if flip else ""
    for colour in COLOURS:
        page = document.add_page(*size)
        with page.artifact():
            page.rect(Rect(0, 0, *size), fill=colour)
    write_pdf(document, path)
    return path


Open = Callable[..., Preview]


@pytest.fixture
def preview(qtbot: QtBot, tmp_path: Path) -> Preview:
    cards = paper(tmp_path / "cards.pdf", (210, 297), flip=True)
    poster = paper(tmp_path / "poster.pdf", (841, 594))
    dialog = Preview([cards, poster], Theme())
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    ready(qtbot, dialog)
    return dialog


def ready(qtbot: QtBot, dialog: Preview) -> None:
    qtbot.waitUntil(lambda: dialog.view.complete, timeout=60_000)


def says(dialog: Preview) -> str:
    return " | ".join(label.text() for label in dialog.findChildren(QLabel))


def colour_shown(dialog: Preview) -> QColor:
    seen = dialog.view.visibleRegion().boundingRect().center()
    return dialog.view.grab().toImage().pixelColor(seen)


def test_pages_are_turned_by_keyboard_and_say_which_side_they_are(
    qtbot: QtBot, preview: Preview
) -> None:
    assert "Page 1 of 3, front: A4, upright, flipped on the long edge" in says(preview)
    assert preview.pages.hasFocus()
    assert colour_shown(preview) == QColor(COLOURS[0])
    qtbot.keyClick(preview.pages, Qt.Key.Key_Down)
    ready(qtbot, preview)
    assert "Page 2 of 3, back" in says(preview)
    assert colour_shown(preview) == QColor(COLOURS[1])
    area = preview.findChild(QScrollArea)
    assert area is not None
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_PageDown)
    ready(qtbot, preview)
    assert "Page 3 of 3, front" in area.accessibleName()
    assert colour_shown(preview) == QColor(COLOURS[2])
    preview.number.setFocus()
    preview.number.selectAll()
    qtbot.keyClicks(preview.number, "2")
    assert "Page 2 of 3" in says(preview)


def test_every_file_is_shown_and_its_pages_keep_their_shape(qtbot: QtBot, preview: Preview) -> None:
    preview.files.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "A1, sideways" in says(preview), timeout=60_000)
    ready(qtbot, preview)
    assert "front" not in says(preview)
    width, height = preview.view.width() - 24, preview.view.height() - 24
    assert width / height == pytest.approx(841 / 594, rel=0.02)


def test_one_file_alone_is_turned_by_the_arrows_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = Preview([paper(tmp_path / "one.pdf", (210, 297))], Theme())
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    ready(qtbot, dialog)
    assert dialog.pages.hasFocus()
    qtbot.keyClick(dialog.pages, Qt.Key.Key_Down)
    assert "Page 2 of 3" in says(dialog)


def test_zooming_by_keyboard_draws_what_is_seen(qtbot: QtBot, preview: Preview) -> None:
    before = preview.view.width()
    for _time in range(3):
        qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    ready(qtbot, preview)
    assert preview.view.width() > before * 1.5
    assert colour_shown(preview) == QColor(COLOURS[0])
    qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.width() == before


def test_the_window_stays_awake_while_large_pages_are_drawn(qtbot: QtBot, preview: Preview) -> None:
    preview.files.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "A1" in says(preview), timeout=60_000)
    beats: list[float] = []
    heart = QTimer(preview, interval=5)
    heart.timeout.connect(lambda: beats.append(perf_counter()))
    heart.start()
    preview.zoom.setCurrentIndex(preview.zoom.count() - 1)
    ready(qtbot, preview)
    heart.stop()
    assert len(beats) >= 3


def test_enter_turns_to_a_page_or_presses_a_button_and_never_closes(
    qtbot: QtBot, preview: Preview
) -> None:
    preview.number.setFocus()
    preview.number.selectAll()
    qtbot.keyClicks(preview.number, "3")
    qtbot.keyClick(preview.number, Qt.Key.Key_Return)
    assert "Page 3 of 3" in says(preview)
    qtbot.keyClick(preview.pages, Qt.Key.Key_Return)
    larger = next(b for b in preview.findChildren(QPushButton) if b.accessibleName() == "Larger")
    before = preview.view.width()
    larger.setFocus()
    qtbot.keyClick(larger, Qt.Key.Key_Return)
    assert preview.isVisible()
    assert preview.view.width() > before


def test_a_file_that_is_gone_is_said_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = Preview([tmp_path / "gone.pdf"], Theme())
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: "“gone.pdf” cannot be shown" in says(dialog), timeout=60_000)


def test_every_control_has_a_name(preview: Preview) -> None:
    for button in preview.findChildren(QPushButton):
        assert button.accessibleName() or len(button.text()) > 2
    for part in (preview.files, preview.pages, preview.number, preview.zoom):
        assert part.accessibleName()
