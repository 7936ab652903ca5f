"""A process of its own that uses the real window until it is killed.

`python -m tests.soak.typist FILE SEED` opens the file, types, links and drags, and prints a line
as each step begins, and lines once the window has taken it: what stood in the file after it.
"""

import json
import os
import random
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.hands import Hands
from ui.cli import main

PATIENCE = 5_000
"""So many times it is looked for the window, every 20 ms."""


class Typist:
    """Does something, says that it is done, and does the next thing, without end."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._seed = seed
        self._said = 0
        self._waited = 0

    def begin(self) -> None:
        """Wait for the window, then never stop."""
        hands = Hands.of_open_window()
        if hands is None:
            self._waited += 1
            if self._waited > PATIENCE:
                sys.exit("The window did not open the file.")
            QTimer.singleShot(20, self.begin)
            return
        self._hands = hands
        hands.rest(20)
        self._say("ready")
        while True:
            self._step()
            QApplication.processEvents()

    def _step(self) -> None:
        self._say("begin")
        labels = self._labels()
        if len(labels) > 2 and self._chance.random() < 0.35:
            self._drag(self._chance.choice(labels))
        elif len(labels) > 4 and self._chance.random() < 0.3:
            self._link(*self._chance.sample(labels, 2))
        else:
            self._type()
        self._say_places()

    def _labels(self) -> list[str]:
        return [card.label for card in self._hands.board_canvas().scene.cards.values()]

    def _type(self) -> None:
        self._hands.capture_field()
        self._hands.press("Tab", self._chance.randrange(4))
        text = f"{self._seed}-{self._said} " + "said by someone " * self._chance.randint(1, 12)
        self._hands.enter(text.strip())
        self._say("note", text.strip())

    def _link(self, source: str, target: str) -> None:
        field = self._hands.capture_field()
        self._hands.enter(f"{source} > {target}")
        if field.toPlainText():  # they are linked already, and the bar says so
            field.selectAll()
            self._hands.press("Delete")
        else:
            self._say("link", source, target)

    def _drag(self, label: str) -> None:
        canvas = self._hands.board_canvas()
        card = next(card for card in canvas.scene.cards.values() if card.label == label)
        canvas.reveal_cards([card.id])
        begin = canvas.box_to_view(card.box).center().toPoint()
        end = begin + type(begin)(self._chance.randint(-90, 90), self._chance.randint(-60, 60))
        if (
            not canvas.viewport().rect().contains(end)
            or canvas.scene.card_at(*canvas.to_scene(begin).toTuple()) != card.id
        ):
            return
        self._hands.drag(canvas.viewport(), begin, end)

    def _say_places(self) -> None:
        """Say of all notes where they are: one that is put down pushes others along."""
        cards = self._hands.board_canvas().scene.cards.values()
        self._say("places", {card.label: (card.x, card.y) for card in cards})

    def _say(self, *what: object) -> None:
        self._said += 1
        print(json.dumps(what), flush=True)


if __name__ == "__main__":
    typist = Typist(int(sys.argv[2]))
    app = QApplication(sys.argv[:1])
    QTimer.singleShot(0, typist.begin)
    sys.exit(main([str(Path(sys.argv[1]))]))
