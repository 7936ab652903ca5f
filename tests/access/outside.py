"""Walks the app from outside, as a screen reader does: run by the system's own Python, with Atspi.

`outside.py SECONDS` waits for the app on the session's bus, then prints what it hears as JSON: the
names of its windows, and role, name and description of all that shows.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

MOST = 4_000


def app_named(name, seconds):
    """Return the application once its window is there."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(number)
            if child is not None and name in (child.get_name() or "").lower() and windows(child):
                return child
        time.sleep(0.3)
    return None


def windows(app):
    """Return the app's windows."""
    return [app.get_child_at_index(number) for number in range(app.get_child_count())]


def walk(thing, found):
    """Collect role, name and whether it can have the focus, of a thing and all within it."""
    if len(found) >= MOST:
        return
    try:
        states = thing.get_state_set()
        shows = states.contains(Atspi.StateType.SHOWING)
        focusable = states.contains(Atspi.StateType.FOCUSABLE)
        row = [thing.get_role_name(), thing.get_name(), focusable and shows]
        found.append([*row, thing.get_description() or ""])
        for number in range(min(thing.get_child_count(), 400)):
            child = thing.get_child_at_index(number)
            if child is not None:
                walk(child, found)
    except GLib.Error:
        return  # it went while it was looked at


def main():
    Atspi.init()
    app = app_named("facilitator", float(sys.argv[1]))
    if app is None:
        print(json.dumps({"windows": []}))
        return
    found = []
    time.sleep(2)
    for window in windows(app):
        walk(window, found)
    names = [window.get_name() for window in windows(app)]
    print(json.dumps({"windows": names, "found": found}))


if __name__ == "__main__":
    main()
