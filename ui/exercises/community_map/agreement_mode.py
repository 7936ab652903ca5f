"""Agreement: everybody's maps over one another, once that is revealed to everybody."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout

from facilitator.exercises.community_map import community
from facilitator.exercises.community_map.agreement_words import (
    band_title,
    percent,
    said_area,
    so_many_maps,
    too_few,
    two_names_sentence,
)
from facilitator.exercises.community_map.shapes import area_of
from facilitator.exercises.community_map.tables import CORE, CommunityBoard
from facilitator.exercises.community_map.together import surface_of_board
from facilitator.i18n import _
from ui.canvas.map.canvas import MapCanvas
from ui.canvas.map.layers import BAND_LOOKS, OFFICIAL_LOOK, Layer, Outlines
from ui.canvas.map.selecting import SelectTool
from ui.exercises.community_map import agreement_found as found
from ui.exercises.community_map.agreement_choice import Offer
from ui.exercises.community_map.agreement_layers import (
    EVERYBODY,
    NAMED_LOOK,
    Choice,
    boundary_layer,
    may_be_named,
    pin_layer,
    surface_layers,
)
from ui.exercises.community_map.agreement_legend import Meaning
from ui.exercises.community_map.agreement_panel import AgreementPanel
from ui.exercises.community_map.desk import SETTINGS, CommunityDesk
from ui.exercises.community_map.mode import Mode
from ui.live_board import SIGHT, BoardChanges
from ui.message_bar import announce
from ui.theme import Theme

if TYPE_CHECKING:
    from facilitator.exercises.community_map.surface import Surface

SOON_MS: Final = 15
"""So long after a choice, which shows at once, the map follows."""
AT_ONCE: Final = frozenset({SIGHT, SETTINGS, "map_place"})
SHOWN: Final = AT_ONCE | {"map_drawing", "map_patch", "map_outline"}


class AgreementMode(Mode):
    """Shows nothing of what the maps say together before it is revealed."""

    def __init__(self, desk: CommunityDesk, canvas: MapCanvas) -> None:
        super().__init__(desk, canvas)
        self._choice = EVERYBODY
        self._kept: dict[Choice, list[Layer]] = {}
        self._kept_of: tuple[object, ...] = ()
        self._boundaries: tuple[tuple[object, ...], Outlines] = ((), Outlines([]))
        self._shown = self._chose = False
        self.tool = SelectTool(self)
        self.panel = AgreementPanel(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.pins = QAction(_("Places over the agreement"), self)
        self.pins.setCheckable(True)
        self.pins.setChecked(True)
        self.panel.pins.setChecked(True)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._connect()

    def _connect(self) -> None:
        panel = self.panel
        self._soon.timeout.connect(self.refresh)
        self.pins.toggled.connect(panel.pins.setChecked)
        panel.pins.toggled.connect(self.pins.setChecked)
        self.pins.toggled.connect(self._soon.start)
        panel.reveal.clicked.connect(self._reveal)
        panel.choice.chosen.connect(self._choose)
        panel.drawings.left_out.connect(self._leave_out)
        panel.minimum_wanted.connect(self._set_minimum)

    # Being shown

    def enter(self) -> None:
        """Lay the maps over one another, if that is revealed."""
        self._shown = True
        self.canvas.set_tool(self.tool)
        self.refresh()

    def leave(self) -> None:
        """Take everything off the map, and forget who drew."""
        self._shown = False
        self._soon.stop()
        self.canvas.set_tool(None)
        self.canvas.set_layers(())
        self.panel.show_drawings([], frozenset(), listed=False)
        self.panel.choice.show_offers([], EVERYBODY, 0, 0)

    def follow(self, changes: BoardChanges) -> None:
        """Show what changed; at once where something may have to leave the screen."""
        if not AT_ONCE.isdisjoint(changes):
            self.refresh()
        elif not SHOWN.isdisjoint(changes):
            self._soon.start()

    def begin(self) -> None:
        """Put the cursor where revealing is done, or whose maps are shown is chosen."""
        if self.desk.revealed:
            self.panel.choice.focus_chosen()
        else:
            self.panel.reveal.setFocus()

    def actions_of(self) -> list[QAction]:
        """Return whether places show."""
        return [self.pins]

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.panel.set_theme(theme)

    # What people ask for

    def _reveal(self) -> None:
        desk, on = self.desk, not self.desk.revealed
        desk.act(lambda: community.reveal(desk.store, desk.activity_id, on=on))
        if desk.revealed != on:
            return
        told = _("The room sees where the maps agree.")
        desk.told.emit(told if on else _("Where the maps agree is hidden again."))
        self.begin()

    def _choose(self, choice: Choice) -> None:
        self._choice, self._chose = choice._replace(without=self._choice.without), True
        self._soon.start()

    def _leave_out(self, without: frozenset[int]) -> None:
        self._choice, self._chose = self._choice._replace(without=without), True
        self._soon.start()

    def _set_minimum(self, least: int) -> None:
        desk, usual = self.desk, self.desk.map.community_deck.minimum
        wanted = None if least == usual else least
        desk.act(lambda: community.set_minimum(desk.store, desk.activity_id, wanted))

    # What shows

    @property
    def _whole(self) -> CommunityBoard:
        """Everybody's drawings: what they say together is shown, none by itself."""
        return cast("CommunityBoard", self.desk.whole)

    @property
    def choice(self) -> Choice:
        """Whose maps are shown. While the wall may see it, no single one is left out."""
        left_out = self._choice.without & self._whole.drawings.keys()
        hides = self.desk.live.hides
        return self._choice._replace(without=frozenset() if hides else frozenset(left_out))

    def refresh(self) -> None:
        """Show the maps as they are now."""
        self._soon.stop()
        if not self._shown:
            return
        board = self._whole
        surface, least = surface_of_board(board), board.minimum
        self.panel.show_minimum(least, board.community_deck.minimum)
        if not self.desk.revealed:
            self._kept.clear()
            self.canvas.set_layers(self.layers())
            self.panel.show_drawings([], frozenset(), listed=False)
            self.panel.choice.show_offers([], EVERYBODY, least, 0)
            self.panel.legend.show_lines([])
            self.panel.show_facts([])
            self.panel.show_waiting(surface.maps(), least)
            return
        self._show_choices(surface)
        choice = self.choice
        maps = surface.maps(choice.name, choice.table, choice.without)
        self.canvas.set_layers(self.layers())
        self.panel.show_told(maps, self._whose(choice), least)
        self.panel.legend.show_lines(self._meanings(surface, choice))
        self.panel.show_facts(self._sentences(surface, choice))
        if self._chose:
            self._chose = False
            announce(self, so_many_maps(maps) if maps >= least else too_few(maps, least))

    def layers(self) -> Sequence[Layer]:
        """Return bands, boundaries, ground with two names, and pins; pins alone until revealed."""
        pins = [pin_layer(self.desk.map)] if self.pins.isChecked() else []
        if not self.desk.revealed:
            return pins
        return [*self._surface(), self._official(), *pins]

    def _surface(self) -> list[Layer]:
        """Return what lies over the map of these maps; kept until somebody draws."""
        surface, careful = surface_of_board(self._whole), self.desk.live.hides
        now = (surface, surface.version, surface.minimum, careful)
        if self._kept_of != now:
            self._kept_of, self._kept = now, {}
        choice = self.choice
        if choice not in self._kept:
            self._kept[choice] = surface_layers(surface, choice, careful=careful)
        return self._kept[choice]

    def _official(self) -> Outlines:
        rows = tuple(self._whole.outlines.values())
        if self._boundaries[0] != rows:
            self._boundaries = (rows, boundary_layer(self._whole))
        return self._boundaries[1]

    def _show_choices(self, surface: "Surface") -> None:
        board, hides = self._whole, self.desk.live.hides
        names, least = found.names_used(board, surface), board.minimum
        told = surface.names() if hides else names
        tables = surface.tables() if hides else found.tables_used(board, surface)
        offers = [
            Offer(EVERYBODY, _("All maps"), surface.maps()),
            *(Offer(Choice(name=name), name, count) for name, count in told),
            *(
                Offer(Choice(table=table), _("Table {number}").format(number=table), count)
                for table, count in tables
            ),
        ]
        own = self._choice._replace(without=frozenset())
        if not any(each.choice == own and each.maps >= least for each in offers):
            own = EVERYBODY
            self._choice = own._replace(without=self._choice.without)
        self.panel.choice.show_offers(offers, own, least, len(names) - len(told))
        lines = [
            (key, f"{row.participant}  {row.name}".strip())
            for key, row in board.drawings.items()
            if board.patches_of(key) or board.patches_of(key, CORE)
        ]
        self.panel.show_drawings(lines, self.choice.without, listed=not hides)

    def _whose(self, choice: Choice) -> str:
        parts = []
        if choice.name is not None:
            parts.append(_("Only those called “{name}”.").format(name=choice.name))
        if choice.table is not None:
            parts.append(_("Only those of table {number}.").format(number=choice.table))
        if choice.without:
            codes = [self._whole.drawings[key].participant for key in sorted(choice.without)]
            parts.append(_("Without {codes}.").format(codes=", ".join(codes)))
        return " ".join(parts)

    def _meanings(self, surface: "Surface", choice: Choice) -> list[Meaning]:
        ground = self.desk.ground
        areas = found.band_areas(surface, choice, ground)
        lines = [
            Meaning(BAND_LOOKS[place], band_title(place), _size(*areas[place]))
            for place in reversed(range(len(areas)))
        ]
        for row in self._whole.outlines.values():
            size = ground.square_metres(area_of(row.polygons)) if ground is not None else 0.0
            lines.append(Meaning(OFFICIAL_LOOK, row.name, said_area(size) if size else ""))
        if choice.is_everybody and areas and surface.two_names():
            lines.append(Meaning(NAMED_LOOK, _("Ground with two names")))
        return lines

    def _sentences(self, surface: "Surface", choice: Choice) -> list[str]:
        if not choice.is_everybody:
            return found.sentences_of_some(surface, choice, self.desk.ground)
        careful, named = self.desk.live.hides, surface.two_names()
        told = dict.fromkeys(
            two_names_sentence(each.names if may_be_named(each, surface) or not careful else ())
            for each in named
        )
        return [*told, *found.sentences(self._whole)]


def _size(square_metres: float, share: float) -> str:
    """Say how large a band is, and which share of all that was coloured in."""
    if not share:
        return "–"
    said = percent(share)
    return f"{said_area(square_metres)}\n{said}" if square_metres else said
