"""Saying where a map lies, by points that people know: click one, and type its position.

What fits is saved at once and can be undone.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.errors import FacilitatorError
from facilitator.exercises.community_map.base_map import set_control_points
from facilitator.ground import ControlPoint, ground_of
from facilitator.i18n import _
from facilitator.positions import Position
from ui.canvas.map.canvas import MapCanvas
from ui.canvas.map.layers import Cross, Crosses
from ui.canvas.map.pinning import PointTool
from ui.exercises.community_map.base_focus import back_to
from ui.exercises.community_map.base_window import MapDialog
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.points_panel import PointsPanel
from ui.exercises.community_map.points_row import PointRow
from ui.exercises.community_map.points_words import outcome, still_needed
from ui.focus import open_over
from ui.layouts import row
from ui.log_book.word import Word
from ui.message_bar import announce
from ui.theme import dress

if TYPE_CHECKING:
    from facilitator.ground import Ground


def ask_known_points(parent: QWidget, desk: CommunityDesk) -> None:
    """Have somebody say where the map lies."""
    open_over(PointsDialog(desk, parent), back_to(parent))


class PointsDialog(MapDialog):
    """The map with numbered crosses, and beside it what is known of each."""

    def __init__(self, desk: CommunityDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[PointRow] = []
        self._saving = False
        self.setWindowTitle(_("Where the map lies"))
        self.canvas = MapCanvas(desk.theme)
        self.canvas.setAccessibleName(_("The map, with the known points"))
        self.tool = PointTool(self)
        self.panel = PointsPanel(desk.theme)
        self._word = Word()
        self.close_button = QPushButton(_("&Done"))
        self.close_button.setAutoDefault(False)
        dress(self.close_button, kind="filled")
        self._lay_out()
        self._connect()
        self.canvas.set_base(desk.image)
        self.canvas.set_fade(0.0)
        self.canvas.set_attribution(desk.map.settings.attribution)
        self._read()
        self.canvas.setFocus()

    def _lay_out(self) -> None:
        heading = QLabel(_("Where the map lies"))
        dress(heading, role="title")
        both = row(16)
        both.addWidget(self.canvas, 1)
        both.addWidget(self.panel)
        foot = row()
        foot.addWidget(self._word, 1)
        foot.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addWidget(heading)
        whole.addLayout(both, 1)
        whole.addLayout(foot)
        px = self._desk.theme.px
        self.resize(min(px(1_060), 1_240), min(px(680), 690))

    def _connect(self) -> None:
        self.canvas.said.connect(lambda sentence: announce(self.canvas, sentence))
        self.tool.placed.connect(self._place)
        self.tool.moved.connect(self._move)
        self.tool.chosen.connect(lambda number: self._rows[number - 1].line.setFocus())
        self.panel.points_wanted.connect(self._by_points)
        self.close_button.clicked.connect(lambda _checked: self.accept())
        self._desk.picture_changed.connect(self._follow)
        self.finished.connect(self._leave)
        store = self._desk.store
        for keys, act in (
            ("Ctrl+Z", store.undo),
            ("Ctrl+Shift+Z", store.redo),
            ("Ctrl+Y", store.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._try, act))

    def _leave(self) -> None:
        for each in self._rows:
            each.settle()
        self._desk.picture_changed.disconnect(self._follow)

    # What is known

    @property
    def _points(self) -> list[ControlPoint]:
        return [
            ControlPoint(each.pixel, (each.position.lon, each.position.lat))
            for each in self._rows
            if each.position is not None
        ]

    @property
    def _stored(self) -> list[ControlPoint]:
        given = self._desk.map.settings.control_points
        return [ControlPoint((x, y), (lon, lat)) for x, y, lon, lat in given]

    def _follow(self) -> None:
        """Show what undo brought back, and go with the map if that is taken away."""
        if self._desk.image is None:
            self.reject()
        elif not self._saving:
            self.canvas.set_base(self._desk.image)
            if self._points != self._stored:
                self._read()

    def _read(self) -> None:
        """Show the points that are stored, or that the file says where the map lies."""
        self.panel.clear()
        self._rows = []
        settings, ground = self._desk.map.settings, self._desk.ground
        if settings.crs and ground is not None:
            self.canvas.set_tool(None)
            self.panel.show_known(outcome(ground, self._desk.size))
        else:
            self.panel.show_points()
            self.canvas.set_tool(self.tool)
        for point in self._stored:
            self._add(point.pixel).show_position(Position(*point.lon_lat))
        self._show()

    def _by_points(self) -> None:
        self.panel.show_points()
        self.canvas.set_tool(self.tool)
        self.canvas.setFocus()
        self._show()

    # What somebody does

    def _place(self, x: float, y: float) -> None:
        """Put a point; one of which nobody said anything yet is put elsewhere."""
        found = next((each for each in self._rows if each.is_unwritten), None)
        if found is None:
            found = self._add((x, y))
        found.pixel = (x, y)
        self._show()
        found.line.setFocus()

    def _add(self, pixel: tuple[float, float]) -> PointRow:
        added = PointRow(self._desk.theme, pixel)
        added.settled.connect(self._settle)
        added.entered.connect(self.canvas.setFocus)
        added.removed.connect(lambda: self._remove(added))
        added.taken_up.connect(lambda: self.panel.bring_into_sight(added))
        self._rows.append(added)
        added.show_number(len(self._rows))
        self.panel.add(added)
        return added

    def _move(self, number: object, x: float, y: float) -> None:
        if isinstance(number, int):
            self._rows[number - 1].pixel = (x, y)
            self._settle()

    def _remove(self, gone: PointRow) -> None:
        self._rows.remove(gone)
        self.panel.take(gone)
        for number, each in enumerate(self._rows, start=1):
            each.show_number(number)
        if len(self._points) < 2 and self._stored:
            self._save([])
        self._settle()
        self.canvas.setFocus()

    def _settle(self) -> None:
        """Save the points where they say something, and show what they come to."""
        ground = self._show()
        if ground is not None and self._points != self._stored:
            self._save(self._points)

    def _show(self) -> "Ground | None":
        """Show crosses and what the points come to, and return that."""
        self.canvas.set_layers(
            [Crosses([Cross(at, *each.pixel) for at, each in enumerate(self._rows, start=1)])]
        )
        points, ground = self._points, None
        if len(points) < 2:
            self.panel.say(still_needed(points))
        else:
            try:
                ground = ground_of(control_points=points, size=self._desk.size)
            except FacilitatorError as error:
                self.panel.complain(str(error), stays=bool(self._stored))
        errors = iter(ground.errors if ground is not None and ground.error is not None else ())
        for each in self._rows:
            each.show_off(next(errors, None) if each.position is not None else None)
        if ground is not None:
            self.panel.say(outcome(ground, self._desk.size))
        return ground

    def _save(self, points: list[ControlPoint]) -> None:
        desk = self._desk
        self._saving = True
        try:
            self._try(lambda: set_control_points(desk.store, desk.activity_id, points))
        finally:
            self._saving = False

    def _try(self, act: Callable[[], object]) -> None:
        self._word.say("")
        try:
            act()
        except FacilitatorError as error:
            self._word.complain(str(error))
