"""Presses keys in the app, and hears over AT-SPI where the focus goes: run by the system's Python.

`outside_focus.py SECONDS` waits for the app, then does as an evening asks, with real keys (xdotool)
and nothing else, and prints as JSON what it heard at each place: role and name, one by one.
"""

import json
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402
from outside import app_named  # noqa: E402

QUIET = 0.3
"""So many seconds nothing more is heard, and a key is done with."""
PATIENCE = 2.0
"""So many seconds are waited for the first that is heard: many a key moves no focus."""
FAR = 50


class Ear:
    """Hears what gets the focus."""

    def __init__(self):
        self.heard = []
        self._last = time.monotonic()
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:state-changed:focused")

    def _hear(self, event):
        if not event.detail1:
            return
        self._last = time.monotonic()
        try:
            self.heard.append([event.source.get_role_name(), event.source.get_name() or ""])
        except GLib.Error:
            self.heard.append(["", ""])  # it went at once

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
            GLib.MainContext.default().iteration(False)
            if len(self.heard) > before and time.monotonic() - self._last > QUIET:
                break
            time.sleep(0.01)

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


def evening(ear):
    """Go through the sample; return what was heard where."""
    told = {"window": ear.press("F6", "F6", "F6", "Tab", "Tab")}
    ear.press("ctrl+n", "Escape")
    told["board"] = ear.press("Home", "ctrl+Right", "ctrl+Down")
    ear.press("ctrl+l")
    told["list"] = ear.press("Home", "Down", "Down")
    ear.press("ctrl+l")
    begun = len(ear.heard)
    ear.open_activity("Who we know")
    told["order"] = ear.heard[begun:]
    ear.press("ctrl+2")
    told["ring"] = ear.press("Home", "Right", "Up")
    told["table"] = ear.press("ctrl+1", "ctrl+Home", "Down", "Down")
    ear.open_activity("Where we say we are")
    ear.press("ctrl+1")
    ear.until("Drawings", "Tab")
    told["drawings"] = ear.press("Home", "Down", "Down")
    ear.open_activity("What each of us can shift")
    ear.press("ctrl+k", "Escape")
    told["cards"] = ear.press("Right", "Right", "Left")
    return told


def main():
    Atspi.init()
    app = app_named("facilitator", float(sys.argv[1]))
    if app is None:
        print(json.dumps({}))
        return
    time.sleep(3)
    print(json.dumps(evening(Ear())))


if __name__ == "__main__":
    main()
