"""What the workshop window asks of the screen of an activity, whatever its exercise is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.theme import Theme


class ActivityScreen(QWidget):
    """The middle of the workshop window. Exercises override what they have."""

    said = Signal(str)
    """One plain sentence for the status line and for assistive technology."""

    def take_step(self, zone: str | None) -> None:
        """Make ready for a step of the guide, without disturbing somebody who types."""

    def select_labels(self, labels: Sequence[str]) -> None:
        """Select what these labels name, such as N4 or D4>V4, and bring it into sight."""

    def focus_capture(self) -> None:
        """Put the cursor where what people say is typed."""

    def menu_actions(self) -> list[tuple[str, list[QAction]]]:
        """Return the menus of this screen: a title and its actions each."""
        return []

    def zoom_to_fit(self) -> None:
        """Show everything."""

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""

    def keep_begun(self) -> None:
        """Keep what somebody began to write and did not enter: the workshop closes."""

    def flush(self) -> None:
        """Save what is being typed, now: the window closes, or undoes."""
