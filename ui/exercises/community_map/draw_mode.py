"""Drawing: one person after the other colours in what they call theirs, and sees no other map."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout

from facilitator.exercises.community_map import drawings
from facilitator.i18n import _
from ui.canvas.map.canvas import MapCanvas
from ui.canvas.map.layers import Layer
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.draw_actions import DrawActions
from ui.exercises.community_map.draw_layers import hand_layers, pin_layer
from ui.exercises.community_map.draw_panel import DrawPanel
from ui.exercises.community_map.draw_tools import (
    BEGUN_WITH,
    COLOUR,
    DrawTools,
    tool_words,
)
from ui.exercises.community_map.drawing_words import has_anything, how_large
from ui.exercises.community_map.mode import Mode
from ui.exercises.community_map.taking_away import TakingAway
from ui.live_board import SIGHT, BoardChanges
from ui.message_bar import announce
from ui.theme import Theme

ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
SHOWN: Final = frozenset({"map_drawing", "map_patch", "map_place", SIGHT})


class DrawMode(Mode):
    """Gives the map the drawing in hand, and a tool that draws on it."""

    def __init__(self, desk: CommunityDesk, canvas: MapCanvas) -> None:
        super().__init__(desk, canvas)
        self._shown = False
        self._before: list[int] = []
        self._known = set(desk.map.drawings)
        self._ever = set(self._known)
        self._begun_with = self._tool = COLOUR
        self.tools = DrawTools(desk, self)
        self.actions_ = DrawActions(self)
        self.addAction(self.actions_.next)
        self.panel = DrawPanel(desk, self.actions_.next)
        self._away = TakingAway(desk, self, self._put_down)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self._connect()
        self.panel.tools.show_tool(COLOUR)
        self.panel.tools.show_width(self.tools.width)
        self._show_hand()

    def _connect(self) -> None:
        panel, desk, actions = self.panel, self.desk, self.actions_
        actions.next.triggered.connect(self.next_person)
        actions.tool_wanted.connect(self.take_tool)
        actions.width_wanted.connect(self.tools.set_width)
        actions.name_wanted.connect(self._go_to_name)
        panel.list.chosen.connect(desk.take_in_hand)
        panel.list.next_wanted.connect(self.next_person)
        panel.list.remove_wanted.connect(self._away.remove)
        panel.put_down.clicked.connect(self._put_down)
        panel.tools.chosen.connect(self._take_and_go)
        panel.tools.width_chosen.connect(self.tools.set_width)
        panel.form.named.connect(self.canvas.setFocus)
        panel.form.remove_wanted.connect(self._away.remove)
        panel.form.erase_wanted.connect(self._ask_to_erase)
        self.tools.width_changed.connect(panel.tools.show_width)
        self.tools.ended.connect(self._say_how_large)
        desk.in_hand.connect(self._follow_hand)
        desk.picture_changed.connect(self._show_size)

    # Being shown

    def enter(self) -> None:
        """Give the map the drawing in hand, and its tool."""
        self._shown = True
        self._known = set(self.desk.map.drawings)
        self._ever |= self._known
        self.canvas.installEventFilter(self)
        self.canvas.addActions(self.actions_.on_map)
        self.canvas.said.connect(self._show_said)
        self._show_hand()

    def leave(self) -> None:
        """Save what is being typed, and take the drawing off the map."""
        self.flush()
        self._shown = False
        self.canvas.removeEventFilter(self)
        for action in self.actions_.on_map:
            self.canvas.removeAction(action)
        self.canvas.said.disconnect(self._show_said)
        self.canvas.set_tool(None)
        self.canvas.set_layers(())

    def layers(self) -> Sequence[Layer]:
        """Return the drawing in hand, and pins: other people's drawings would steer."""
        board, drawing = self.desk.map, self.desk.drawing
        in_hand = hand_layers(board, drawing) if drawing is not None else []
        return [*in_hand, pin_layer(board)]

    def follow(self, changes: BoardChanges) -> None:
        """Show what changed."""
        if SHOWN.isdisjoint(changes):
            return
        if "map_drawing" in changes:
            self._follow_drawings()
        self.canvas.set_layers(self.layers())
        self._show_panel()

    def begin(self) -> None:
        """Put the cursor on the map: there Enter begins the next person's drawing."""
        self.canvas.setFocus()

    def actions_of(self) -> list[QAction]:
        """Return the next person, the tools, and the widths."""
        return self.actions_.all()

    def flush(self) -> None:
        """Save what is being typed."""
        self.panel.form.flush()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.panel.set_theme(theme)

    # The drawing in hand

    def next_person(self) -> None:
        """Begin the next person's drawing; one that is empty still is theirs."""
        desk = self.desk
        if desk.store.read_only or desk.image is None:
            return
        self._complete()
        self.flush()
        here = desk.drawing
        if here is not None and not has_anything(desk.map, here):
            said = _("{code} has drawn nothing yet, and is still the next person.")
            self._say(said.format(code=here.participant))
            self.canvas.setFocus()
            return
        seat = self.panel.form.table
        begun = desk.act(
            lambda: drawings.begin_drawing(desk.store, desk.activity_id, table_number=seat)
        )
        if begun:
            self._tool = self._begun_with
            desk.take_in_hand(begun)
            self.canvas.setFocus()

    def _complete(self) -> None:
        """Put into the file what is being drawn just now."""
        tool, spot = self.canvas.tool, self.canvas.cross.spot
        if tool is None or not tool.busy or tool.finish():
            return
        if spot is not None:
            tool.put(spot, enter=False)
        else:
            tool.cancel()

    def _follow_hand(self, drawing_id: int) -> None:
        if drawing_id:
            self._before = [*self._before[-50:], drawing_id]
        if self._shown:
            self._show_hand()
            drawing = self.desk.drawing
            if drawing is not None:
                announce(self.canvas, _("{code} draws.").format(code=drawing.participant))

    def _follow_drawings(self) -> None:
        """After undoing, have in hand what undoing is about: the one before, or one come back."""
        there, known = self.desk.map.drawings, self._known
        back = [key for key in there if key in self._ever and key not in known]
        self._known = set(there)
        self._ever |= self._known
        if self.desk.drawing is None and back:
            self.desk.take_in_hand(back[-1])
        elif self.desk.drawing is None and known - self._known:
            left = [key for key in self._before if key in there]
            if left:
                self.desk.take_in_hand(left[-1])

    def _put_down(self) -> None:
        self.flush()
        self.desk.take_in_hand(0)
        self._before = []
        self.canvas.setFocus()

    def _show_hand(self) -> None:
        """Show the drawing in hand, and draw on that from now on."""
        drawing = self.desk.drawing
        may_draw = drawing is not None and not self.desk.store.read_only
        self._offer()
        self.panel.tools.setEnabled(may_draw)
        self._show_panel()
        if self._shown:
            self.canvas.set_layers(self.layers())
            self.canvas.set_tool(self.tools[self._tool] if may_draw else None)
            self.panel.tools.show_tool(self._tool)

    def _show_panel(self) -> None:
        self.panel.show_hand(self.desk.drawing, self._how_large())

    def _how_large(self) -> str:
        drawing = self.desk.drawing
        if drawing is None:
            return ""
        return how_large(self.desk.map, drawing.id or 0, self.desk.ground)

    def _offer(self) -> None:
        writes = not self.desk.store.read_only
        may_begin = writes and self.desk.image is not None
        self.actions_.offer(
            may_begin=may_begin, may_draw=may_begin and self.desk.drawing is not None
        )

    def _show_size(self) -> None:
        self._offer()
        self.panel.show_size(self._how_large())

    # Tools

    def take_tool(self, key: str) -> None:
        """Take a tool in hand."""
        self._tool = key
        if key in BEGUN_WITH:
            self._begun_with = key
        self.panel.tools.show_tool(key)
        if self._shown and self.desk.drawing is not None:
            self.canvas.set_tool(self.tools[key])
            words = tool_words()[key]
            announce(self.canvas, f"{words.title}. {words.how}")

    def _take_and_go(self, key: str) -> None:
        self.take_tool(key)
        self.canvas.setFocus()

    def _go_to_name(self) -> None:
        self.panel.form.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _ask_to_erase(self) -> None:
        self.flush()
        self._away.ask_to_erase(self.canvas.setFocus)

    def _show_said(self, sentence: str) -> None:
        """Show what the tool says, too: not everybody hears it."""
        self.panel.tools.say(sentence)

    def _say(self, sentence: str) -> None:
        self.panel.tools.say(sentence)
        announce(self.canvas, sentence)

    def _say_how_large(self) -> None:
        """Say how large the drawing is, where that is known; else how the tool is used."""
        size = self._how_large()
        if size:
            announce(self.canvas, size)
        self.panel.tools.show_tool(self._tool)

    # Keys on the map

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Begin the next person's drawing, or take the last point back, by keys on the map."""
        if watched is self.canvas and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Take Enter while nothing is being drawn, and Undo while something is."""
        tool, pressed = self.canvas.tool, event.type() == QEvent.Type.KeyPress
        busy = tool is not None and tool.busy
        if busy and event.matches(QKeySequence.StandardKey.Undo):
            if tool is not None and pressed:
                tool.take_back()
            return pressed or event.type() == QEvent.Type.ShortcutOverride
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if pressed and plain and event.key() in ENTER and not busy:
            if self.canvas.cross.place is not None:
                return False
            self.next_person()
            return True
        return False
