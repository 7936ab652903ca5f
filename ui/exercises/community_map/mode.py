"""One way of looking at a community map: a panel beside the map, and what lies over it."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.canvas.map.canvas import MapCanvas
from ui.canvas.map.layers import Layer
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.screen import PromiseFrom
from ui.live_board import BoardChanges
from ui.theme import Theme


class Mode(QWidget):
    """The panel of one way of looking; it gives the map its layers and its tool while it shows."""

    def __init__(self, desk: CommunityDesk, canvas: MapCanvas) -> None:
        super().__init__()
        self.desk, self.canvas = desk, canvas

    def enter(self) -> None:
        """Be shown from now on: give the map its layers and its tool, and connect to it."""

    def leave(self) -> None:
        """Be shown no longer: save what is being typed, and let go of the map."""

    def layers(self) -> Sequence[Layer]:
        """Return what lies over the map."""
        return ()

    def follow(self, changes: BoardChanges) -> None:
        """Show what changed; only while it is shown."""

    def begin(self) -> None:
        """Put the cursor where the next thing is done."""

    def select_label(self, label: str) -> bool:
        """Select what this label names, and say whether there is such a thing here."""
        return False

    def promise_in_hand(self) -> PromiseFrom | None:
        """Return what a promise would be about: what is in hand, if anything is."""
        return None

    def actions_of(self) -> list[QAction]:
        """Return what its menu offers."""
        return []

    def flush(self) -> None:
        """Save what is being typed."""

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
