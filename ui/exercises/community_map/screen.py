"""The screen of a community map: drawing, agreement, places, and the list of what happens here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from facilitator.exercises.community_map.entries import WEEK
from facilitator.exercises.community_map.tables import PROVISION_PREFIX
from facilitator.i18n import _, translated
from facilitator.store import Store
from ui.canvas.map.canvas import MapCanvas
from ui.exercises.board.bars import Bars
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.map_actions import AGREEMENT, DRAW, PLACES, PROVISION, MapActions
from ui.exercises.community_map.map_keys import keys_on_the_map
from ui.exercises.community_map.no_map import NoMap
from ui.exercises.community_map.top_bar import TopBar
from ui.exercises.screen import ActivityScreen, PromiseFrom
from ui.listening import listen
from ui.live_board import BoardChanges, LiveBoard
from ui.message_bar import announce
from ui.theme import Theme

if TYPE_CHECKING:  # imported when they are first wanted
    from ui.exercises.community_map.mode import Mode
    from ui.exercises.community_map.provision_page import ProvisionPage

PANEL: Final = 288
BELOW: Final = 264
NARROW: Final = 700
"""In less width the panel stands below the map."""


class CommunityScreen(ActivityScreen):
    """One community map, shown and drawn on."""

    def __init__(
        self, store: Store, live: LiveBoard, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = CommunityDesk(store, live, theme, self)
        self.setAccessibleName(translated(live.whole.deck.title))
        self.canvas = MapCanvas(theme)
        self._modes: dict[str, Mode] = {}
        self._mode = ""
        self._provision: ProvisionPage | None = None
        self._panels = QStackedWidget()
        self._map = QSplitter(Qt.Orientation.Horizontal)
        self._map.setChildrenCollapsible(False)
        self._map.setHandleWidth(1)
        self._map.addWidget(self._panels)
        self._map.addWidget(self.canvas)
        self._map.setStretchFactor(1, 1)
        self._beside: bool | None = None
        self._own_sizes = False
        self.no_map = NoMap(self.desk)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._map)
        self._pages.addWidget(self.no_map)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bars = Bars(live, column, self._pages, self)
        self.actions_ = MapActions(self.desk, self)
        self.top = TopBar(self.actions_)
        column.addWidget(self.top)
        column.addWidget(self._pages, 1)
        self._connect()
        self._show_picture()
        self.show_mode(PROVISION if self.desk.map.community_deck.opens == "provision" else DRAW)

    def _connect(self) -> None:
        desk = self.desk
        desk.said.connect(self.said)
        desk.told.connect(self.said)
        desk.promised.connect(self.promise_wanted)
        self.canvas.said.connect(self._speak)
        desk.picture_changed.connect(self._show_picture)
        self._map.splitterMoved.connect(self._resized_by_hand)
        self.no_map.choose.clicked.connect(self.actions_.base_map.trigger)
        for key, action in self.actions_.modes.items():
            action.triggered.connect(lambda _checked=False, to=key: self._go_to(to))
        listen(desk.live.changed, self._follow)

    def _speak(self, sentence: str) -> None:
        """Say what whoever cannot see the map needs to hear; the panel shows it as well."""
        announce(self.canvas, sentence)

    # The ways of looking

    @property
    def mode(self) -> "Mode | None":
        """The way of looking at the map that is shown; None where the list is."""
        return self._modes.get(self._mode)

    def _go_to(self, key: str) -> None:
        """Show the map, or the list, with the cursor there before what had it is hidden."""
        if key == PROVISION:
            self._list().show()
            self._list().begin()
        elif self.desk.image is not None:
            self._map.show()
            self.canvas.setFocus()
        self.show_mode(key)
        self.focus_capture()

    def show_mode(self, key: str) -> None:
        """Show the map, or the list, in this way."""
        if key == self._mode:
            return
        if self.mode is not None:
            self.mode.leave()
        self._mode = key
        self.actions_.modes[key].setChecked(True)
        if key != PROVISION:
            mode = self._modes.get(key) or self._made(key)
            self._panels.setCurrentWidget(mode)
            mode.enter()
        self._arrange()

    def _made(self, key: str) -> "Mode":
        """Make a way of looking when it is first wanted."""
        mode: Mode
        if key == DRAW:
            from ui.exercises.community_map.draw_mode import DrawMode

            mode = DrawMode(self.desk, self.canvas)
        elif key == AGREEMENT:
            from ui.exercises.community_map.agreement_mode import AgreementMode

            mode = AgreementMode(self.desk, self.canvas)
        else:
            from ui.exercises.community_map.places_mode import PlacesMode

            mode = PlacesMode(self.desk, self.canvas)
        self._modes[key] = mode
        self._panels.addWidget(mode)
        return mode

    def _list(self) -> "ProvisionPage":
        if self._provision is None:
            from ui.exercises.community_map.provision_page import ProvisionPage

            self._provision = ProvisionPage(self.desk)
            self._pages.addWidget(self._provision)
        return self._provision

    def _show_picture(self) -> None:
        """Put the base map on the canvas, or say that one is to be chosen."""
        settings, ground = self.desk.map.settings, self.desk.ground
        if self.canvas.base is not self.desk.image:
            self.canvas.set_base(self.desk.image)
        self.canvas.set_attribution(settings.attribution)
        self.canvas.set_scale(None if ground is None else ground.metres_per_pixel)
        self.actions_.offer()
        self._arrange()

    def _arrange(self) -> None:
        """Show the page that is wanted, with the panel beside the map or below it."""
        page: QWidget = self._map if self.desk.image is not None else self.no_map
        self._pages.setCurrentWidget(self._list() if self._mode == PROVISION else page)
        theme = self.desk.theme
        beside = self.width() >= theme.px(NARROW)
        self.top.fit()
        if beside != self._beside:
            self._beside, self._own_sizes = beside, False
            self._place_panel(beside=beside)
        if not self._own_sizes:
            self._share_room(beside=beside)

    def _place_panel(self, *, beside: bool) -> None:
        """Let the panel stand left of the map, or below it where there is little width."""
        self._map.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self._map.insertWidget(0 if beside else 1, self._panels)
        self._map.setStretchFactor(self._map.indexOf(self._panels), 0)
        self._map.setStretchFactor(self._map.indexOf(self.canvas), 1)

    def _share_room(self, *, beside: bool) -> None:
        """Share the room out, until somebody moves what parts them."""
        px = self.desk.theme.px
        if beside:
            self._map.setSizes([px(PANEL), max(1, self.width() - px(PANEL))])
        else:
            whole = self.height() - self.top.sizeHint().height()
            part = min(px(BELOW), whole // 2)
            self._map.setSizes([max(1, whole - part), part])

    def _resized_by_hand(self) -> None:
        self._own_sizes = True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Arrange anew where the width asks for it."""
        super().resizeEvent(event)
        self._arrange()

    def _follow(self, changes: BoardChanges) -> None:
        self.actions_.offer()
        if self.mode is not None:
            self.mode.follow(changes)
        if self._provision is not None:
            self._provision.follow(changes)

    # What the window asks

    def take_step(self, zone: str | None) -> None:
        """Stay as it is: a step of a map has no zone."""

    def select_labels(self, labels: Sequence[str]) -> None:
        """Show what these labels name: a pin or a kind of pin, a line of the list or a day."""
        for label in labels[:1]:
            key = self._mode_of(label)
            self.show_mode(key)
            shown = self._list() if key == PROVISION else self.mode
            if shown is not None:
                shown.select_label(label)

    def _mode_of(self, label: str) -> str:
        """Return the way of looking that shows what a label names."""
        board, first = self.desk.map, label.partition("+")[0]
        listed = first.startswith(PROVISION_PREFIX) and first[1:].isdigit()
        if listed or label in WEEK:
            return PROVISION
        kinds = (kind.key for kind in board.community_deck.place_kinds)
        marked = {*kinds, *(place.label for place in board.places.values())}
        return PLACES if label in marked else AGREEMENT

    def focus_capture(self) -> None:
        """Put the cursor where the next thing is done."""
        if self._mode == PROVISION:
            self._list().begin()
        elif self.desk.image is None:
            self.no_map.choose.setFocus()
        elif self.mode is not None:
            self.mode.begin()

    def promise_in_hand(self) -> PromiseFrom | None:
        """Return the pin or the line of the list in hand, as what a promise comes from."""
        shown = self._list() if self._mode == PROVISION else self.mode
        return shown.promise_in_hand() if shown is not None else None

    def menu_actions(self) -> list[tuple[str, list[QAction]]]:
        """Return the menu of a community map."""
        return self.actions_.menus(self.mode)

    def reveal(self) -> str:
        """Reveal to the room where the maps agree, or hide it again."""
        return self.actions_.toggle_reveal()

    def other_keys(self) -> tuple[str, list[tuple[str, str]]]:
        """Return the keys of the map itself."""
        return _("On the map"), keys_on_the_map()

    def zoom_to_fit(self) -> None:
        """Show the whole map."""
        self.canvas.zoom_to_fit()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.desk.theme = theme
        self.canvas.set_theme(theme)
        for mode in self._modes.values():
            mode.set_theme(theme)
        if self._provision is not None:
            self._provision.set_theme(theme)
        self._arrange()

    def flush(self) -> None:
        """Save what is being typed."""
        for mode in self._modes.values():
            mode.flush()
        if self._provision is not None:
            self._provision.flush()

    def keep_begun(self) -> None:
        """Keep what somebody began to write."""
        self.flush()
        if self._provision is not None:
            self._provision.keep_begun()
