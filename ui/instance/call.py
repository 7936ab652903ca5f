"""A second process asks the window that is open already to come forward, and to open a file.

Local sockets only: a name on this computer, never the network. Qt is not waited for where Python
knows such sockets itself.
"""

import json
import os
import sys
from pathlib import Path
from time import monotonic
from typing import Final

from ui.instance.claim import Address, running_app

ABSTRACT: Final = sys.platform == "linux"
"""Whether a socket is a name alone: then no file of it is left behind by an app that was killed."""
TOKEN: Final = "XDG_ACTIVATION_TOKEN"  # noqa: S105
"""By which a desktop lets the window come forward that somebody asked for."""
TAKEN: Final = b"taken"


def hand_over(path: Path | None, seconds: float) -> bool:
    """Ask the window that is open to take over, and say whether it did within so many seconds."""
    address = running_app()
    if address is None:
        return False
    send = by_pipe if sys.platform == "win32" else by_socket
    return TAKEN in send(address, _message(address, path), max(seconds, 0.1))


def by_socket(address: Address, message: bytes, seconds: float) -> bytes:
    """Say something to the app that runs, and return what it answers; nothing where it does not."""
    from socket import AF_UNIX, SOCK_STREAM, socket

    name = f"\0{address.name}" if ABSTRACT else address.name
    with socket(AF_UNIX, SOCK_STREAM) as there:
        there.settimeout(seconds)
        try:
            there.connect(name)
            there.sendall(message)
            return there.recv(len(TAKEN))
        except OSError:
            return b""


def by_pipe(address: Address, message: bytes, seconds: float) -> bytes:
    """Do the same where Python knows no such socket: Windows."""
    from PySide6.QtNetwork import QLocalSocket

    end = monotonic() + seconds
    there = QLocalSocket()
    if ABSTRACT:
        there.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
    there.connectToServer(address.name)
    if not there.waitForConnected(_left(end)):
        return b""
    _let_it_come_forward()
    there.write(message)
    there.flush()
    there.waitForReadyRead(_left(end))
    heard = bytes(there.read(len(TAKEN)).data())
    there.abort()
    return heard


def _message(address: Address, path: Path | None) -> bytes:
    said = {
        "word": address.word,
        "path": None if path is None else str(path.absolute()),
        "token": os.environ.get(TOKEN, ""),
    }
    return json.dumps(said).encode("ascii") + b"\n"


def _left(end: float) -> int:
    return max(int((end - monotonic()) * 1_000), 1)


def _let_it_come_forward() -> None:
    """Give away the right to come to the front, which Windows gives to what was just started."""
    if sys.platform == "win32":
        import ctypes

        anybody = -1
        ctypes.windll.user32.AllowSetForegroundWindow(anybody)
