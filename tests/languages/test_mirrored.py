"""In a language that is read from the right, the window stands the other way round."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from facilitator import i18n
from tests.hands import Hands
from tests.languages.pseudo import Pseudo, arabic
from ui.app import make_application, speak_as_asked
from ui.canvas.board import BoardCanvas
from ui.exercises.board.capture import CaptureBar
from ui.home.deck_tile import DeckTile
from ui.home.page import Home
from ui.message_bar import MessageBar
from ui.mirror import mirrored, read_as, write_in, write_line
from ui.sample import sample_workshop
from ui.settings import Settings
from ui.workshop.guide import Guide
from ui.workshop.running_order import RunningOrder
from ui.workshop.timer_ring import TimerRing
from ui.workshop.top_bar import TopBar


@pytest.fixture
def in_arabic(qapp: object) -> Iterator[None]:
    """Speak a language that is written as Arabic is, until the test is over."""
    i18n.speak("ar_EG", Pseudo(arabic))
    yield
    i18n.speak("en")
    speak_as_asked(make_application(Settings()))


@pytest.fixture
def hands(in_arabic: None, tmp_path: Path) -> Iterator[Hands]:
    with Hands.on(tmp_path, (1280, 720)) as found:
        yield found


def left(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).x()


def right(widget: QWidget) -> int:
    return left(widget) + widget.width()


def one(hands: Hands, kind: type[QWidget]) -> QWidget:
    return next(each for each in hands.window.findChildren(kind) if each.isVisible())


def test_the_workshop_is_mirrored_and_its_canvas_is_not(hands: Hands, tmp_path: Path) -> None:
    hands.window.open_path(sample_workshop(tmp_path))
    hands.rest(300)
    order, guide, canvas = (one(hands, kind) for kind in (RunningOrder, Guide, BoardCanvas))
    assert left(order) + 2 >= right(canvas) > left(canvas) + 2 >= right(guide)
    bar = one(hands, TopBar)
    buttons = [each for each in bar.findChildren(QPushButton) if each.isVisible()]
    assert right(buttons[0]) > 1200, "the way back is where people begin to read"
    assert left(buttons[-1]) < 80, "and the menu where they end"
    capture = one(hands, CaptureBar)
    field = hands.capture_field()
    chip = next(each for each in capture.findChildren(QPushButton) if each.isVisible())
    assert left(chip) >= right(field)
    ring = one(hands, TimerRing)
    title = next(
        each
        for each in guide.findChildren(QLabel)
        if each.property("role") == "title" and each.isVisible()
    )
    assert right(ring) <= left(title) + 1
    told = QAccessible.queryAccessibleInterface(hands.board_canvas())
    notes = [told.child(place) for place in range(told.childCount())]
    begin = {note.text(QAccessible.Text.Name)[:2]: note.rect().x() for note in notes}
    assert begin["N1"] < begin["D1"] < begin["V1"], "a board runs as it was printed"


def test_home_and_its_tiles_are_mirrored(hands: Hands) -> None:
    home = one(hands, Home)
    tile = one(hands, DeckTile)
    corner = next(each for each in tile.children() if getattr(each, "text", str)() == "⋯")
    assert isinstance(corner, QWidget)
    assert right(corner) < left(tile) + tile.width() / 2
    labels = [each for each in tile.findChildren(QLabel) if each.isVisible()]
    assert not any(corner.geometry().intersects(each.geometry()) for each in labels)
    assert home.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_a_message_is_put_away_at_the_end_of_its_line(hands: Hands) -> None:
    hands.window.say("وحات وه هاد")
    hands.rest(50)
    bar = one(hands, MessageBar)
    sentence = next(each for each in bar.findChildren(QLabel) if each.isVisible())
    away = [each for each in bar.findChildren(QPushButton) if each.isVisible()]
    assert right(away[-1]) <= left(sentence)


def test_what_is_painted_by_hand_stands_on_the_side_where_people_begin(qapp: object) -> None:
    whole, part = QRectF(10, 0, 200, 20), QRectF(14, 2, 50, 16)
    picture = QImage(220, 20, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    assert mirrored(painter, whole, part) == part
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert mirrored(painter, whole, part) == QRectF(156, 2, 50, 16)
    picture.fill(Qt.GlobalColor.white)
    painter.setPen(Qt.GlobalColor.black)
    write_line(painter, whole, QPointF(14, 15), "III", QFontMetrics(painter.font()))
    painter.end()
    dark = [x for x in range(220) if QImage.pixelColor(picture, x, 10).lightness() < 128]
    assert min(dark) > 110


def test_what_was_typed_runs_as_its_letters_do_in_a_list_of_either_side(qapp: object) -> None:
    def drawn(around: Qt.LayoutDirection, side: Qt.AlignmentFlag, text: str) -> QImage:
        picture = QImage(200, 20, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.setLayoutDirection(around)
        if side == Qt.AlignmentFlag.AlignAbsolute:
            write_in(painter, picture.rect(), 0, text)
        else:
            painter.drawText(picture.rect(), side | Qt.AlignmentFlag.AlignAbsolute, text)
        painter.end()
        return picture

    ways, sides = Qt.LayoutDirection, Qt.AlignmentFlag
    typed = drawn(ways.RightToLeft, sides.AlignAbsolute, "Soup (hot).")
    assert typed == drawn(ways.LeftToRight, sides.AlignRight, "Soup (hot).")
    typed = drawn(ways.LeftToRight, sides.AlignAbsolute, "شوربة (hot).")
    assert typed == drawn(ways.RightToLeft, sides.AlignLeft, "شوربة (hot).")


def test_a_text_runs_as_its_own_language_does() -> None:
    assert read_as("Soup, هنا") == Qt.LayoutDirection.LeftToRight
    assert read_as("12: شوربة") == Qt.LayoutDirection.RightToLeft
    assert read_as("") == Qt.LayoutDirection.LeftToRight
