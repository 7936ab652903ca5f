"""Presses keys in the app, and hears over AT-SPI where the focus goes: run by the system's Python.

`outside_focus.py SECONDS` waits for the app, then does as an evening asks, with real keys (xdotool)
and nothing else, and prints as JSON what it heard at each place: role and name, one by one.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402
from outside import app_named  # noqa: E402
from outside_ear import Ear  # noqa: E402


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
