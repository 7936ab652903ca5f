"""A community map in the app's own window, in the hands of a facilitator."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from facilitator.decks import shipped_source
from facilitator.exercises.community_map import base_map
from facilitator.exercises.community_map.tables import CommunityBoard, Drawing
from facilitator.ground import ControlPoint
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from facilitator.workshop import saved_id
from tests.drawing import picture
from tests.hands import Hands
from ui.canvas.map.canvas import MapCanvas
from ui.exercises.community_map.drawings_list import DrawingsList
from ui.exercises.community_map.screen import CommunityScreen

SIZE = 800, 600
KNOWN = [
    ControlPoint((0.0, 0.0), (-2.44, 53.54)),
    ControlPoint((800.0, 0.0), (-2.43, 53.54)),
]


class MapHands(Hands):
    """Draws on a map, and reads what stands beside it."""

    @property
    def store(self) -> Store:
        page = self.window.page
        assert page is not None
        return page.store

    @property
    def screen(self) -> CommunityScreen:
        page = self.window.page
        assert page is not None
        assert isinstance(page.activity_screen, CommunityScreen)
        return page.activity_screen

    @property
    def canvas(self) -> MapCanvas:
        return self.find(MapCanvas)

    @property
    def board(self) -> CommunityBoard:
        """The map as it stands, seen or not."""
        return cast("CommunityBoard", self.screen.desk.live.whole)

    @property
    def codes(self) -> list[str]:
        return [row.participant for row in self.board.drawings.values()]

    def drawing(self, code: str) -> Drawing:
        return next(row for row in self.board.drawings.values() if row.participant == code)

    def areas(self, code: str, kind: str = "area") -> list[float]:
        """Return how many pixels each patch of a drawing covers."""
        from facilitator.exercises.community_map.shapes import shape_of

        patches = self.board.patches_of(saved_id(self.drawing(code)), kind)
        return [shape_of(patch.rings).area for patch in patches]

    def at(self, x: float, y: float) -> QPoint:
        """Return where a place of the map is in the view."""
        return self.canvas.from_map(x, y).toPoint()

    def stroke(self, *places: tuple[float, float]) -> None:
        """Drag the mouse from place to place of the map."""
        view, button = self.canvas.viewport(), Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        points = [self.at(*place) for place in places]
        QTest.mousePress(view, button, none, points[0])
        for begun, ended in pairwise(points):
            for step in range(1, 5):
                QTest.mouseMove(view, begun + (ended - begun) * step / 4)
        QTest.mouseRelease(view, button, none, points[-1])

    def click(self, name: str) -> None:
        """Click a button by what it says."""
        buttons = self.window.findChildren(QAbstractButton)
        button = next(
            each
            for each in buttons
            if each.isVisible() and (each.accessibleName() or each.text()).startswith(name)
        )
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def listed(self) -> list[str]:
        """Return what a screen reader says of each drawing in the list."""
        model = self.find(DrawingsList).model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    def words(self) -> str:
        """Return the plain text in sight."""
        labels = self.window.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())


def workshop(path: Path, decks: Sequence[str] = ("community_map",), *, placed: bool = True) -> Path:
    """Make a workshop whose community map has a base map."""
    with begin(path, title="Our street", question="Where is our community?") as store:
        for deck in decks:
            activity = add_activity(store, shipped_source(deck))
            if deck == "community_map":
                base = picture(SIZE)
                base_map.choose_base_map(store, activity, base, title="Plan", attribution="Us")
                if placed:
                    base_map.set_control_points(store, activity, KNOWN)
    return path
