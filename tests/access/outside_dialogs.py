"""Hears over AT-SPI what opens, what is announced, and what is chosen on the maps.

Run by the system's own Python: `outside_dialogs.py SECONDS` waits for the app, presses real keys,
and prints as JSON what it heard.
"""

import json
import signal
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402
from outside import app_named  # noqa: E402
from outside_ear import Ear  # noqa: E402

DIALOGS = ("ctrl+p", "shift+F1", "ctrl+shift+g", "ctrl+F4", "ctrl+d", "ctrl+j", "ctrl+shift+a")
"""Print, the keys, guest scribe, catching up, dots, the log book, about this workshop."""


def announced(ear):
    """Type a note; return what was announced."""
    ear.press("ctrl+n")
    ear.write("The lamp is lit")
    return said_after(ear, "Return")


def said_after(ear, *keys):
    """Press keys; return what was announced until then."""
    before = len(ear.said)
    ear.press(*keys)
    ear.wait(lambda: len(ear.said) > before)
    return ear.said[before:]


def evening(ear, told):
    """Go through the sample; tell what was heard where."""
    ear.come_to_front()
    ear.press("F6")
    told["announced"] = announced(ear)
    dialogs = told["dialogs"] = {}
    for keys in DIALOGS:
        dialogs[keys] = ear.dialog(keys)
    ear.open_activity("Who we know")
    ear.press("ctrl+1")
    for keys in ("ctrl+k", "ctrl+F3"):
        dialogs[keys] = ear.dialog(keys)
    told["to the ring"] = ear.press("ctrl+2")
    told["to the table"] = ear.press("ctrl+1")
    ear.open_activity("Where we say we are")
    ear.press("ctrl+1")
    dialogs["ctrl+shift+i"] = ear.dialog("ctrl+shift+i")
    ear.press("ctrl+2")
    ear.until("Map", "Tab")
    told["pins"] = ear.press("Home", "Down", "Right", "Down")
    ear.press("ctrl+3")
    told["crosshair"] = said_after(ear, "Right", "Right")


def main():
    Atspi.init()
    app = app_named("facilitator", float(sys.argv[1]))
    if app is None:
        print(json.dumps({}))
        return
    time.sleep(3)
    told = {}
    signal.signal(signal.SIGTERM, lambda *_how: sys.exit())  # its time is over
    try:
        evening(Ear(), told)
    finally:
        print(json.dumps(told))


if __name__ == "__main__":
    main()
