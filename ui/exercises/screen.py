"""What the workshop window asks of the screen of an activity, whatever its exercise is."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.live_day import LiveDay
from ui.theme import Theme


class PromiseFrom(NamedTuple):
    """What somebody promises, as far as the screen that they promise from knows it."""

    activity_id: int
    source: str = ""
    """The card's code, or the note's label."""
    what: str = ""
    for_everybody: bool = True
    """Whether what it comes from may leave the room."""
    community: str = ""
    holder: str = ""
    """Who promises, as a role, where that is known."""
    minutes: int | None = None
    places: tuple[str, ...] = ()
    """Where, or with whom, it can be done: keys of the deck's places."""


class ActivityScreen(QWidget):
    """The middle of the workshop window. Exercises override what they have."""

    said = Signal(str)
    """One plain sentence for the status line and for assistive technology.

    An empty one: what was said before holds no longer."""

    promise_wanted = Signal(object)
    """Somebody promises something: a PromiseFrom."""

    def follow_day(self, day: LiveDay) -> None:
        """Show how the day stands, where the screen has something to say of it."""

    def follow_wall(self, seen: str) -> None:
        """Say what the room sees on the wall, by its chapter's key; empty where it sees none."""

    def take_step(self, zone: str | None) -> None:
        """Make ready for a step of the guide, without disturbing somebody who types."""

    def select_labels(self, labels: Sequence[str]) -> None:
        """Select what these labels name, such as N4 or D4>V4, and bring it into sight."""

    def focus_capture(self) -> None:
        """Put the cursor where what people say is typed."""

    def promise_in_hand(self) -> PromiseFrom | None:
        """Return what a promise would be about: the note or card in hand, if there is one."""
        return None

    def menu_actions(self) -> list[tuple[str, list[QAction]]]:
        """Return the menus of this screen: a title and its actions each."""
        return []

    def reveal(self) -> str | None:
        """Reveal to the room what this screen keeps, or hide it; return what that means.

        None where it is the step in hand that hides and reveals.
        """
        return None

    def other_keys(self) -> tuple[str, list[tuple[str, str]]]:
        """Return keys of the screen that are no commands of a menu, under a title."""
        return "", []

    def zoom_to_fit(self) -> None:
        """Show everything."""

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""

    def keep_begun(self) -> None:
        """Keep what somebody began to write and did not enter: the workshop closes."""

    def flush(self) -> None:
        """Save what is being typed, now: the window closes, or undoes."""
