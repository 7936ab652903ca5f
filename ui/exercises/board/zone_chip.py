"""Which column the next note lands in: named beside the field, and chosen there."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from facilitator.decks import Zone
from facilitator.i18n import _, translated
from ui.theme import Theme


class ZoneChip(QPushButton):
    """In the column's own tint; its menu has every column."""

    chosen = Signal(str)

    def __init__(self, zones: Sequence[Zone]) -> None:
        super().__init__()
        self._zone = zones[0]
        menu = QMenu(self)
        for zone in zones:
            action = menu.addAction(translated(zone.title))
            action.triggered.connect(partial(self._choose, zone.key))
        self.setMenu(menu)

    def _choose(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.chosen.emit(key)

    def show_zone(self, zone: Zone, theme: Theme, *, narrow: bool) -> None:
        """Name a zone, by its letter where there is little room."""
        self._zone = zone
        self.be_narrow(on=narrow)
        self.setAccessibleName(_("Column: {title}").format(title=translated(zone.title)))
        self.setToolTip(translated(zone.title))
        tint = theme.tint(zone.tint)
        self.setStyleSheet(
            f"QPushButton {{ background: {tint.fill}; color: {tint.ink};"
            f" border: 1px solid {tint.edge}; border-radius: 16px; }}"
            f"QPushButton:focus {{ border: 2px solid {theme.colours.accent}; }}"
            "QPushButton::menu-indicator { image: none; width: 0; }"
        )

    def be_narrow(self, *, on: bool) -> None:
        """Name the zone by its letter; or by what one note of it is."""
        one = translated(self._zone.one)
        one = one[:1].upper() + one[1:]
        self.setText(f"{self._zone.prefix if on else one}  ⇥")
