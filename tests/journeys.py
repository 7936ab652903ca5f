"""What people do with the app from the first evening to the last paper, where no network may be.

Run by itself, with a folder. Whoever asks Python for an internet socket is refused at once.
"""

import socket
import sys
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).parents[1] / "assets" / "samples" / "riverside.json"
FORBIDDEN = {socket.AF_INET, socket.AF_INET6}


def refuse_networks(event: str, about: tuple[Any, ...]) -> None:
    """Hear what Python does, and let it do nothing on the internet."""
    asked = event == "socket.__new__" and about[1] in FORBIDDEN
    if asked or event in {"socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}:
        raise AssertionError(f"the app asked for the network: {event}")


def on_the_command_line(folder: Path) -> None:
    from ui.cli import main

    path, other, out = folder / "Evening.workshop", folder / "Other.workshop", folder / "out"
    for words in (
        ["new", str(path), "--deck", "theory_of_change_120"],
        ["import", str(SAMPLE), str(other)],
        *(
            ["export", str(other), str(folder / f"Evening{ending}"), *more]
            for ending, *more in (
                (".json",), (".md",), (".docx",), (".ics",), (".csv", "--activity", "1"),
                (".png", "--activity", "1"),
            )
        ),
        ["print", str(other), "--out", str(out), "--activity", "1"],
        ["read", str(folder / "Evening.png"), "--into", str(other), "--json"],
        ["merge", str(path), str(other), "--into", str(folder / "Both.workshop")],
        ["check", str(folder / "Both.workshop"), "--json"],
    ):  # fmt: skip
        assert main(words) == 0, words


def in_the_window(folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from tests.hands import Hands

    app = QApplication(sys.argv[:1])
    with Hands.on(folder / "documents", (1280, 720)) as hands:
        hands.window.open_path(folder / "Other.workshop")
        hands.capture_field()
        hands.enter("Nobody knows the hall is there")
        hands.press("Ctrl+Z")
        hands.rest(50)
    app.processEvents()


if __name__ == "__main__":
    sys.addaudithook(refuse_networks)
    on_the_command_line(Path(sys.argv[1]))
    in_the_window(Path(sys.argv[1]))
