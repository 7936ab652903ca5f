"""Where the cursor goes when a dialog over a map is closed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.exercises.screen import ActivityScreen


def back_to(parent: QWidget) -> Callable[[], None]:
    """Return what puts the cursor somewhere sensible in whatever a dialog was opened over."""
    return parent.focus_capture if isinstance(parent, ActivityScreen) else parent.setFocus
