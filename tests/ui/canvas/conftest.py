"""A small board, shown."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from facilitator.board_layout import lines_height, note_lines
from ui import theme as look
from ui.canvas.board import BoardCanvas
from ui.canvas.rows import Arrow, Card, ZoneHeading
from ui.canvas.scene import BoardScene


def note(number: int, x: float, y: float, text: str = "Local people talking", **more) -> Card:
    lines = tuple(note_lines(text))
    zone = "now" if x < 240 else "actions"
    return Card(number, f"N{number}", zone, text, x, y, lines_height(len(lines)), lines, **more)


@pytest.fixture
def scene() -> BoardScene:
    scene = BoardScene()
    scene.set_headings(
        [
            ZoneHeading("now", "Where are we now?", 16, tint="sky"),
            ZoneHeading("actions", "What are we going to do?", 256, tint="lemon"),
        ]
    )
    for number in range(1, 9):
        column = (number - 1) % 2
        scene.put_card(
            note(
                number,
                16 + 240 * column,
                16 + 100 * ((number - 1) // 2),
                tint="lemon" if column else "sky",
                mark="" if column else "▲ strength",
            )
        )
    scene.put_arrow(Arrow(1, 1, 4, because=True))
    scene.put_arrow(Arrow(2, 5, 2))
    scene.put_arrow(Arrow(3, 7, 8, kind="blocks"))
    return scene


@pytest.fixture
def canvas(qtbot, qapp: QApplication, scene: BoardScene) -> BoardCanvas:
    look.apply(qapp, look.Theme())
    canvas = BoardCanvas(scene, look.Theme())
    canvas.setAccessibleName("Board")
    qtbot.addWidget(canvas)
    canvas.resize(640, 480)
    canvas.show()
    canvas.look_at_start()
    canvas.setFocus()
    qapp.processEvents()
    return canvas


@pytest.fixture
def spot(canvas: BoardCanvas) -> Callable[[int], QPoint]:
    """Where in the viewport a card's text is."""

    def find(card_id: int) -> QPoint:
        card = canvas.scene.cards[card_id]
        return canvas.to_view(card.x + 40, card.y + 40).toPoint()

    return find
