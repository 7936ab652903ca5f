"""Marking places: a kind, a click or Enter on the map, a few words, and the next one."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout

from facilitator.exercises.community_map import places
from facilitator.exercises.community_map.tables import MapPlace
from facilitator.i18n import _
from ui.canvas.map.canvas import MapCanvas
from ui.canvas.map.layers import Layer
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.mode import Mode
from ui.exercises.community_map.place_tool import PlaceTool
from ui.exercises.community_map.place_words import boundary_layer, place_layer, said_place
from ui.exercises.community_map.places_panel import PlacesPanel
from ui.exercises.screen import PromiseFrom
from ui.live_board import SIGHT, BoardChanges
from ui.message_bar import announce
from ui.theme import Theme
from ui.wording import translated

SHOWN = frozenset({"map_place", "map_outline", SIGHT})


class PlacesMode(Mode):
    """Gives the map its pins, and the tool that puts and moves them."""

    def __init__(self, desk: CommunityDesk, canvas: MapCanvas) -> None:
        super().__init__(desk, canvas)
        self._shown = False
        self._in_hand = 0
        self._kind = desk.map.community_deck.place_kinds[0].key
        self._known = set(desk.map.places)
        self.tool = PlaceTool(self)
        self.panel = PlacesPanel(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.words = self._action(_("What is it?"), self._go_to_words)
        self.seek = self._action(_("Find a place"), self.panel.seek.setFocus)
        self.remove = self._action(_("Remove place"), self._remove)
        self._connect()
        self.panel.kinds.show_kind(self._kind)
        self.panel.kinds.setEnabled(not desk.store.read_only)
        self._show_hand()

    def _action(self, title: str, does: Callable[[], object]) -> QAction:
        action = QAction(title, self)
        action.triggered.connect(lambda _checked=False: does())
        return action

    def _connect(self) -> None:
        panel, tool = self.panel, self.tool
        panel.kinds.chosen.connect(self._choose_kind_and_go)
        panel.list.chosen.connect(self.take_in_hand)
        panel.list.words_wanted.connect(self._go_to_words)
        panel.list.remove_wanted.connect(self._remove)
        panel.form.left.connect(self.canvas.setFocus)
        panel.form.remove_wanted.connect(self._remove)
        panel.form.promise_wanted.connect(self._promise)
        tool.placed.connect(self._put)
        tool.moved.connect(self._move)
        tool.chosen.connect(self.take_in_hand)
        tool.kind_wanted.connect(self._choose_by_number)
        tool.remove_wanted.connect(self._remove)
        tool.words_wanted.connect(self._go_to_words)

    # Being shown

    def enter(self) -> None:
        """Give the map its pins, and the tool."""
        self._shown = True
        self._known = set(self.desk.map.places)
        self.canvas.set_layers(self.layers())
        self.canvas.set_tool(self.tool)
        self._show_hand()

    def leave(self) -> None:
        """Save what is being typed, and let go of the map."""
        self.flush()
        self._shown = False
        self.canvas.select("", None)
        self.canvas.set_tool(None)
        self.canvas.set_layers(())

    def layers(self) -> Sequence[Layer]:
        """Return boundaries, and the pins that may be seen."""
        return [boundary_layer(self.desk.map), place_layer(self.desk.map)]

    def follow(self, changes: BoardChanges) -> None:
        """Show what changed; what undoing brings back is in hand."""
        if SHOWN.isdisjoint(changes):
            return
        there, known = self.desk.map.places, self._known
        self._known = set(there)
        back = [key for key in there if key not in known]
        if back and SIGHT not in changes and self._in_hand not in there:
            self._in_hand = back[-1]
        self.canvas.set_layers(self.layers())
        whole = self.desk.whole.rows["map_place"]
        if SIGHT not in changes and self._in_hand in known and self._in_hand in whole:
            self._say_hidden(there)
        self._show_hand()

    def _say_hidden(self, there: Mapping[int, MapPlace]) -> None:
        """Say why a pin that was just made private is gone from sight."""
        if self._in_hand not in there:
            self.desk.told.emit(_("It is kept, and not shown while the room may see this screen."))

    def begin(self) -> None:
        """Put the cursor on the map, where Enter puts a pin."""
        self.canvas.setFocus()

    def select_label(self, label: str) -> bool:
        """Select the pin of this label; of a kind's key, make that the kind of the next pin."""
        if label in self.panel.kinds.keys:
            self._choose_kind(label)
            return True
        for key, place in self.desk.map.places.items():
            if place.label == label:
                self.panel.seek.clear()
                self.take_in_hand(key)
                return True
        return False

    def actions_of(self) -> list[QAction]:
        """Return what can be done with pins."""
        writes = not self.desk.store.read_only
        self.words.setEnabled(self.place is not None)
        self.remove.setEnabled(writes and self.place is not None)
        return [self.words, self.seek, self.remove]

    def flush(self) -> None:
        """Save what is being typed."""
        self.panel.form.flush()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.panel.set_theme(theme)

    # The pin in hand

    @property
    def place(self) -> MapPlace | None:
        """The pin in hand, while it is there and may be seen."""
        return self.desk.map.places.get(self._in_hand)

    def take_in_hand(self, place_id: int) -> None:
        """Take a pin in hand: on the map, in the list, and in the form."""
        self.flush()
        self.panel.end_words()
        self._in_hand = place_id
        self._show_hand()

    def promise_in_hand(self) -> PromiseFrom | None:
        """Return the pin in hand, as what a promise comes from."""
        place = self.place
        if place is None:
            return None
        return PromiseFrom(
            self.desk.activity_id,
            source=place.label,
            for_everybody=place.visibility == "public",
        )

    def _show_hand(self) -> None:
        typing = self.panel.form.isAncestorOf(self.window().focusWidget() or self)
        self.panel.show_hand(self._in_hand)
        if typing and self.place is None:
            self.canvas.setFocus()
        if self._shown:
            self.canvas.select("pin" if self.place is not None else "", self._in_hand or None)

    def _go_to_words(self) -> None:
        if self.place is not None:
            self.panel.begin_words()

    def _promise(self) -> None:
        self.flush()
        source = self.promise_in_hand()
        if source is not None:
            self.desk.promised.emit(source)

    # Putting, moving, taking away

    def _choose_by_number(self, number: int) -> None:
        keys = self.panel.kinds.keys
        if number < len(keys):
            self._choose_kind(keys[number])

    def _choose_kind(self, key: str) -> None:
        self._kind = key
        self.panel.kinds.show_kind(key)
        kind = self.desk.map.community_deck.place_kind(key)
        said = _("The next pin is {kind}.").format(kind=translated(kind.one))
        announce(self.canvas, said)

    def _choose_kind_and_go(self, key: str) -> None:
        self._choose_kind(key)
        self.canvas.setFocus()

    def _put(self, x: float, y: float) -> None:
        desk, kind, seat = self.desk, self._kind, self.panel.form.table
        self.flush()
        board = desk.map
        put = desk.act(lambda: places.add_place(desk.store, board, kind, x, y, table_number=seat))
        if put is not None:
            self.panel.seek.clear()
            self.take_in_hand(put)
            self._go_to_words()

    def _move(self, place_id: object, x: float, y: float) -> None:
        if isinstance(place_id, int):
            desk = self.desk
            desk.act(lambda: places.move_place(desk.store, place_id, x, y))
            self.canvas.set_layers(self.layers())  # also where it may not be there
            self.take_in_hand(place_id)

    def _remove(self) -> None:
        """Take the pin in hand away; undo brings it back."""
        place, desk = self.place, self.desk
        if place is None or desk.store.read_only:
            return
        self.flush()
        place_id, said = self._in_hand, said_place(desk.map, place)
        self._in_hand = 0
        desk.act(lambda: places.remove_places(desk.store, [place_id]))
        self._show_hand()
        told = _("{label} is taken away: {what}. Ctrl+Z brings it back.")
        desk.told.emit(told.format(label=place.label, what=said))
