"""Real keys (xdotool) pressed in the app, and ears on AT-SPI: run by the system's own Python."""

import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

QUIET = 0.3
"""So many seconds nothing more is heard, and a key is done with."""
PATIENCE = 2.0
"""So many seconds are waited for the first that is heard: many a key moves no focus."""
LONG = 30.0
"""So many seconds are waited for what is sure to come, such as a dialog on a busy computer."""
FAR = 50


class Ear:
    """Hears what gets the focus, which window comes to the front, and what is announced."""

    def __init__(self):
        self.heard = []
        """Role, name and description of what had the focus, one by one."""
        self.fronts = []
        """Role and name of each window that came to the front."""
        self.said = []
        """What was announced."""
        self._last = time.monotonic()
        self._listener = Atspi.EventListener.new(self._hear)
        for event in ("object:state-changed:focused", "window:activate", "object:announcement"):
            self._listener.register(event)

    def come_to_front(self):
        """Have keys go to the app: on a busy computer its window may come before its manager."""
        for _time in range(FAR):
            if self.press("F6"):
                return
            found = ["xdotool", "search", "--onlyvisible", "--class", "facilitator"]
            subprocess.run([*found, "windowactivate", "windowfocus"], check=False)

    def _hear(self, event):
        if event.type.startswith("object:announcement"):
            self.said.append(event.any_data)
        elif event.type.startswith("window:activate"):
            row = self._row(event.source)
            if row[0]:
                self.fronts.append(row)
        elif event.detail1:
            self.heard.append(self._row(event.source))
        self._last = time.monotonic()

    @staticmethod
    def _row(thing):
        try:
            return [thing.get_role_name(), thing.get_name() or "", thing.get_description() or ""]
        except GLib.Error:
            return ["", "", ""]  # it went at once

    def _listen(self):
        GLib.MainContext.default().iteration(False)
        time.sleep(0.01)

    def press(self, *keys):
        """Press keys; return what was heard until it is quiet."""
        before = len(self.heard)
        for key in keys:
            self._press(key)
        return self.heard[before:]

    def _press(self, key):
        before, begun = len(self.heard), time.monotonic()
        subprocess.run(["xdotool", "key", key], check=True)
        while time.monotonic() - begun < PATIENCE:
            self._listen()
            if len(self.heard) > before and time.monotonic() - self._last > QUIET:
                break

    def write(self, text):
        """Type a text."""
        subprocess.run(["xdotool", "type", "--delay", "30", text], check=True)

    def wait(self, so):
        """Listen until it is so; say whether it came to be."""
        begun = time.monotonic()
        while not so() and time.monotonic() - begun < LONG:
            self._listen()
        return so()

    def until(self, name, *keys):
        """Press keys again and again until something that is called so has the focus."""
        for _time in range(FAR):
            told = self.press(*keys)
            if any(each[1].startswith(name) for each in told):
                return True
        return False

    def open_activity(self, title):
        """Go to the running order, and with arrows to a line of it."""
        found = self.until("Fold the running order", "F6") or self.until(
            "Fold the running order", "Tab"
        )
        self.press("Tab")
        for _time in range(FAR):
            if not self.press("Up"):
                break
        found = found and (self.heard[-1][1].startswith(title) or self.until(title, "Down"))
        self.press("Return", "Escape")
        return found

    def dialog(self, keys):
        """Open a dialog, and leave it; return the window and the first thing heard in it."""
        fronts, heard = len(self.fronts), len(self.heard)
        self.press(keys)

        def is_open():
            return len(self.heard) > heard and any(
                role == "dialog" for role, *_name in self.fronts[fronts:]
            )

        if not self.wait(is_open):
            return []
        self.press()
        front = next(row for row in self.fronts[fronts:] if row[0] == "dialog")
        first = self.heard[-1]
        fronts = len(self.fronts)
        for _time in range(3):  # the first may give up what was begun
            self.press("Escape")
            if any(role == "frame" for role, *_name in self.fronts[fronts:]):
                break
        return [front, first]
