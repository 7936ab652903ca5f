"""The map on the wall, to look at only: where most agree, once that is revealed, and places."""

from typing import Final, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from facilitator.exercises.community_map.agreement_words import (
    band_sign,
    have_drawn,
    so_many_maps,
    too_few,
)
from facilitator.exercises.community_map.room import shown_community
from facilitator.exercises.community_map.tables import CommunityBoard
from facilitator.i18n import _
from ui.canvas.map.canvas import MapCanvas
from ui.canvas.map.layers import BAND_LOOKS, OFFICIAL_LOOK, Layer
from ui.exercises.community_map.desk import SETTINGS
from ui.exercises.community_map.room import drawn, is_open, left_the_wall
from ui.exercises.community_map.shared_picture import base_picture
from ui.exercises.community_map.wall_legend import Meaning, WallLegend
from ui.listening import listen
from ui.live_board import SIGHT, BoardChanges, LiveBoard
from ui.room.whole import WholePicture
from ui.theme import Theme, house_font

SOON_MS: Final = 120
"""Whoever draws does not wait for the wall."""
MARKS: Final = 0.5
"""Pins and hatching, in text sizes of the wall: a shape is told apart when it is smaller."""
CREDIT: Final = 0.42
"""Whose map it is, in text sizes: it must stand there, and nobody has to read it from afar."""
BESIDE_PINS: Final = 2.1
ABOVE_PINS: Final = 1.35
"""So far from a pin, in text sizes, the middle of a share is written."""
MARGIN: Final = 0.032
"""Of the width, as around every page on the wall."""
BESIDE: Final = 0.36
"""Of the width, at most, that the key takes."""
AT_ONCE: Final = frozenset({SIGHT, SETTINGS})


class MapOverview(WholePicture):
    """Follows the map for as long as it is shown."""

    def __init__(self, live: LiveBoard, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._live = live
        self.canvas = MapCanvas(theme, self)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas.set_fade(0.35)
        self.legend = WallLegend(self)
        self._credit = QLabel(self, wordWrap=True)
        self._credit.setTextFormat(Qt.TextFormat.PlainText)
        self._credit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(24)
        self._grid.addWidget(self.canvas, 0, 0, 2, 1)
        self._grid.addWidget(self.legend, 0, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._credit, 1, 1, Qt.AlignmentFlag.AlignBottom)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(1, 1)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self._shown = self._read()
        listen(live.changed, self._follow)
        self.refresh()

    def _read(self) -> CommunityBoard:
        return shown_community(self._whole, self._live.hidden)

    @property
    def _whole(self) -> CommunityBoard:
        """Everybody's drawings, for what they say together; nothing of it is shown by itself."""
        return cast("CommunityBoard", self._live.whole)

    def put_away(self) -> None:
        """Follow the map no more, and go."""
        self._soon.stop()
        self._live.changed.disconnect(self._follow)
        self.canvas.set_base(None)
        super().put_away()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        super().set_theme(theme)
        self.canvas.set_theme(theme)
        self.fit()

    def fit(self) -> None:
        """Write as large as the back row needs; the key takes no more than its share."""
        colours, most = self.theme.colours, round(self.width() * BESIDE)
        margin = round(self.width() * MARGIN)
        self._grid.setContentsMargins(margin, 0, margin, round(margin * 0.4))
        self.canvas.set_text_size(self.least, self.least * MARKS)
        self.legend.fit(self.least, most, round(self.height() * 0.86), colours.ink)
        size = max(12, round(self.least * CREDIT))
        self._credit.setFont(house_font(size))
        self._credit.setStyleSheet(f"color: {colours.muted}; font-size: {size}px")
        self._credit.setMaximumWidth(most)
        self._grid.activate()
        self.canvas.set_layers(self._layers(self._shown))

    def refresh(self) -> None:
        """Show the map as it is now."""
        self._soon.stop()
        shown = self._shown = self._read()
        settings, image = shown.settings, base_picture(self._live)
        if image is not self.canvas.base:
            self.canvas.set_base(image)
        self.canvas.set_note("" if image is not None else _("There is no base map yet."))
        self._credit.setText(settings.attribution)
        words, lines = self._key(shown)
        self.legend.show_lines(words, lines)
        self.setAccessibleName(". ".join((_("The map"), *words, *(line.title for line in lines))))
        self.fit()

    def _layers(self, shown: CommunityBoard) -> list[Layer]:
        if not is_open(shown):
            return []
        from ui.exercises.community_map import agreement_layers as over

        pins: list[Layer] = [over.pin_layer(shown, short=True)]
        if not shown.settings.revealed:
            return pins
        from facilitator.exercises.community_map.together import surface_of_board

        surface = surface_of_board(self._whole)
        spots = [(place.x, place.y) for place in shown.places.values()]
        text = self.least / max(1e-6, self.canvas.zoom)
        clear = over.Clear(spots, text * BESIDE_PINS, text * ABOVE_PINS)
        return [
            *over.surface_layers(surface, over.EVERYBODY, careful=True, clear=clear),
            over.boundary_layer(shown),
            *pins,
        ]

    def _key(self, shown: CommunityBoard) -> tuple[list[str], list[Meaning]]:
        """Return what the key says: sentences, and what each sign means."""
        if not is_open(shown) or not shown.settings.revealed:
            count = drawn(self._whole)
            return ([have_drawn(count)] if count else []), []
        from facilitator.exercises.community_map.together import surface_of_board

        surface = surface_of_board(self._whole)
        lines = [Meaning(OFFICIAL_LOOK, row.name) for row in shown.outlines.values()]
        if not surface.is_enough():
            return [too_few(surface.maps(), surface.minimum)], lines
        bands = [Meaning(BAND_LOOKS[place], band_sign(place)) for place in (3, 2, 1, 0)]
        if surface.two_names():
            from ui.exercises.community_map.agreement_layers import NAMED_LOOK

            lines.append(Meaning(NAMED_LOOK, _("Two names")))
        return [_("On our {maps}").format(maps=so_many_maps(surface.maps()))], [*bands, *lines]

    def _follow(self, changes: BoardChanges) -> None:
        if not AT_ONCE.isdisjoint(changes) or left_the_wall(self._shown, self._whole, changes):
            self.refresh()
        else:
            self._soon.start()
