"""Giving somebody else the keyboard: the form of one table, and nothing but that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:  # what a guest needs is imported when there is one
    from ui.main_window import MainWindow
    from ui.scribe.guest import GuestScribe
    from ui.workshop.page import WorkshopPage


class WindowScribe:
    """Makes the guest's form when it is first wanted."""

    def __init__(self, window: MainWindow, stack: QStackedWidget) -> None:
        self._window, self._stack = window, stack
        self._guest: GuestScribe | None = None

    def hand_over(self, page: WorkshopPage) -> None:
        """Give somebody else the form of one table."""
        from ui.scribe.guest import GuestScribe

        window = self._window
        if self._guest is None:
            self._guest = GuestScribe(window, self._stack)
        window.put_message_away()
        if hindrance := self._guest.ask(page, window.theme):
            window.say(hindrance)

    def asks_for_key(self) -> bool:
        """Ask for the key where a guest has the keyboard, and say whether one has."""
        guest = self._guest
        if guest is None or not guest.is_on:
            return False
        guest.ask_for_key()
        return True
