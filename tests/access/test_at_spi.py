"""A promise, kept from outside: a screen reader finds the notes, and a name for all.

The real app runs on a screen of its own (Xvfb) in a session of its own, and another process walks
what it gives to assistive technology over AT-SPI, as Orca does. Part of `make soak`.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ui.sample import sample_workshop

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is what Linux has"),
]
ROOT = Path(__file__).parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
SCREEN = ":93"
PATIENCE = 150
"""So many seconds are waited for the app to be there."""
LONGEST = 400
"""So many seconds somebody listens at the longest; what is heard by then is too little."""
MANAGED = "xdotool get_num_desktops"
"""What fails as long as nobody manages the windows of a screen."""
SESSION = """
set -u
"$LAUNCHER" --launch-immediately & bus=$!
manager=
for _try in 1 2 3 4 5 6 7 8 9 10; do
  [ -z "$MANAGER" ] || $MANAGED && break
  [ -z "$manager" ] || kill $manager  # it came before its screen
  $MANAGER & manager=$!
  sleep 2
done
"$PYTHON" -m ui.cli "$WORKSHOP" & app=$!
timeout "$LONGEST" "$SYSTEM" "$OUTSIDE" "$PATIENCE"
kill $app $bus $manager
wait
"""
FOCUS_TOOLS = ("openbox", "xdotool")
"""A window manager gives the focus, and real keys move it."""


def launcher() -> str:
    """Return what starts the bus of assistive technology; skip, and say why, where it is not."""
    for tool in ("Xvfb", "dbus-run-session", "bash"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed here")
    found = next((each for each in LAUNCHERS if Path(each).exists()), None)
    if found is None:
        pytest.skip("at-spi2-core is not installed here")
    asks = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    has_gi = (
        Path(SYSTEM_PYTHON).exists()
        and not subprocess.run(
            [SYSTEM_PYTHON, "-c", asks], check=False, capture_output=True
        ).returncode
    )
    if not has_gi:
        pytest.skip("the system's Python has no gi with Atspi (python3-gi, gir1.2-atspi-2.0)")
    return found


@pytest.fixture
def screen() -> Iterator[str]:
    """Have a screen that nobody sees."""
    launcher()
    server = subprocess.Popen(
        ["Xvfb", SCREEN, "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    end = time.monotonic() + 20
    while not Path("/tmp/.X11-unix", f"X{SCREEN[1:]}").exists() and time.monotonic() < end:
        time.sleep(0.1)
    yield SCREEN
    server.terminate()
    server.wait(10)


def heard(
    screen: str, folder: Path, script: str = "outside.py", manager: str = ""
) -> dict[str, Any]:
    """Return what a script in another process hears of the app, with the sample open in it."""
    run = folder / "run"
    run.mkdir(mode=0o700)
    environment = {
        **os.environ,
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(run),
        "FACILITATOR_DATA_DIR": str(folder / "data"),
        "PYTHONDONTWRITEBYTECODE": "",
        "LAUNCHER": launcher(),
        "PYTHON": sys.executable,
        "SYSTEM": SYSTEM_PYTHON,
        "WORKSHOP": str(sample_workshop(folder)),
        "OUTSIDE": str(Path(__file__).with_name(script)),
        "PATIENCE": str(PATIENCE),
        "LONGEST": str(LONGEST),
        "MANAGER": manager,
        "MANAGED": MANAGED,
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", SESSION],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONGEST + 60,
        check=False,
    )
    print(done.stderr[-2_000:])  # where something is missing, it is shown why
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    assert lines, done.stderr[-2_000:]
    told: dict[str, Any] = json.loads(lines[-1])
    assert any(told.values()), f"the app did not come: {done.stderr[-2_000:]}"
    return told


def test_the_app_is_heard_from_outside(screen: str, tmp_path: Path) -> None:
    told = heard(screen, tmp_path)
    assert any("Riverside" in name for name in told["windows"]), told["windows"]
    rows = told["found"]
    items = [name for role, name, _focusable, _more in rows if role == "list item"]
    sample = json.loads((ROOT / "assets" / "samples" / "riverside.json").read_text("utf-8"))
    for note in sample["activities"][0]["notes"]:
        assert any(each.startswith(f"{note['id']}.") for each in items), note["id"]
    nameless = [
        (role, more)
        for role, name, focusable, more in rows
        if focusable and not name and not more and role not in {"filler", "panel"}
    ]
    assert not nameless


NAMELESS = {"panel", "frame", "application", ""}
PLACES = {
    "board": ("list item", r"[NDCV]\d+\."),
    "list": ("table cell", r"\w"),
    "order": ("radio button", r"Who we know\. "),
    "ring": ("list item", r".*\b[A-Z]\d+ "),
    "table": ("table cell", r"\w"),
    "drawings": ("list item", r"P\d+, "),
    "cards": ("", r".*\d+-[A-Z]-"),
}
"""What is heard when arrows move in each place: the role, and how the name is worded."""


def heard_by_keys(screen: str, folder: Path, script: str) -> dict[str, Any]:
    """Return what a script hears that presses real keys."""
    for tool in FOCUS_TOOLS:
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed here")
    return heard(screen, folder, script, "openbox")


def test_the_focus_is_heard_wherever_keys_lead(screen: str, tmp_path: Path) -> None:
    told = heard_by_keys(screen, tmp_path, "outside_focus.py")
    assert len({row[1] for row in told["window"]}) > 3, told["window"]
    wrong = [
        f"{place}: {told[place]}"
        for place, (role, worded) in PLACES.items()
        if not any(role in {"", row[0]} and re.match(worded, row[1]) for row in told[place])
    ]
    nameless = [
        row for rows in told.values() for row in rows if not row[1] and row[0] not in NAMELESS
    ]
    assert not wrong, "\n".join(wrong)
    assert not nameless


DIALOGS = {
    "ctrl+p": ("Print", "combo box", "The whole workshop"),
    "shift+F1": ("Keyboard shortcuts", "tree", "Keyboard shortcuts"),
    "ctrl+shift+g": ("Guest scribe", "password text", "Your key"),
    "ctrl+F4": ("Catch up", "text", "New note in"),
    "ctrl+d": ("Count dots", "text", "Label and number"),
    "ctrl+j": ("Log book", "list", "Promises"),
    "ctrl+shift+a": ("About this workshop", "text", "Title"),
    "ctrl+k": ("Conversation", "radio button", "One-to-one"),
    "ctrl+F3": ("Bring tables together", "push button", "Close"),
    "ctrl+shift+i": ("Bring in from paper", "push button", "Choose photos"),
}
"""By keys: what the dialog is called that they open, and what has the focus in it."""


def test_dialogs_pins_and_what_is_announced_are_heard(screen: str, tmp_path: Path) -> None:
    told = heard_by_keys(screen, tmp_path, "outside_dialogs.py")
    wrong = [
        f"{keys}: {rows}"
        for keys, rows in told["dialogs"].items()
        if not rows
        or not rows[0][1].startswith(DIALOGS[keys][0])
        or rows[1][0] != DIALOGS[keys][1]
        or not rows[1][1].startswith(DIALOGS[keys][2])
    ]
    assert told["dialogs"].keys() == DIALOGS.keys()
    assert not wrong, "\n".join(wrong)
    assert "N10 added" in told["announced"]
    assert all(re.match(r"\d+ % across, \d+ % down", said) for said in told["crosshair"])
    names = [name for role, name, _more in told["pins"] if role == "list item"]
    assert len(set(names)) > 2, told["pins"]
    assert any(re.match(r"[A-Z]\d+ \w", name) for name in names), names
    assert {row[0] for row in told["to the ring"]} == {"list item", "list"}, "and nothing between"
    assert {row[1] for row in told["to the table"]} == {"Sector map as a table"}
