"""What every dialog over the workshop page works with."""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ui.live_day import LiveDay
from ui.theme import Theme
from ui.wall_safe import WallSafe


class Over(NamedTuple):
    """The day, what may be in sight of the room, the look, and the page that it opens over."""

    day: LiveDay
    safe: WallSafe
    theme: Theme
    page: QWidget
