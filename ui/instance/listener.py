"""The window that is open listens to processes that were started after it, for the same user."""

import json
import os
from functools import partial
from hashlib import sha256
from pathlib import Path
from secrets import compare_digest, token_hex
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from facilitator.data_folder import data_folder
from ui.instance.call import ABSTRACT, TAKEN, TOKEN
from ui.instance.claim import Address, Claim

LONGEST: Final = 64 << 10
"""Bytes of a message; a longer one is not heard out."""
LONGEST_TOKEN: Final = 200
MOST_CALLERS: Final = 8
PATIENCE_MS: Final = 3_000


class Listener(QObject):
    """Tells what other processes of this user ask for."""

    wanted = Signal(object)
    """The path of a file that is there; None where only the window is wanted."""

    def __init__(self, claim: Claim, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._word = token_hex(16)
        self._heard: dict[QLocalSocket, bytes] = {}
        self._server = QLocalServer(self)
        option = QLocalServer.SocketOption
        self._server.setSocketOptions(
            option.AbstractNamespaceOption if ABSTRACT else option.UserAccessOption
        )
        self._server.newConnection.connect(self._answer)
        if claim.is_ours and (name := self._listen()):
            claim.announce(Address(name, self._word))

    def close(self) -> None:
        """Hear nobody any more."""
        self._server.close()

    def _listen(self) -> str:
        """Return the name under which this process listens; none where it cannot."""
        usual = f"facilitator-{sha256(os.fsencode(data_folder().resolve())).hexdigest()[:16]}"
        for name in (usual, f"{usual}-{token_hex(4)}"):  # the usual one may be somebody else's
            QLocalServer.removeServer(name)  # what an app that was killed left behind
            if self._server.listen(name):
                return name if ABSTRACT else self._server.fullServerName()
        return ""

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._heard) >= MOST_CALLERS:
                socket.abort()
                socket.deleteLater()
                continue
            self._heard[socket] = b""
            socket.readyRead.connect(partial(self._hear, socket))
            socket.disconnected.connect(partial(self._forget, socket))
            QTimer.singleShot(PATIENCE_MS, socket, socket.abort)
            self._hear(socket)

    def _forget(self, socket: QLocalSocket) -> None:
        if self._heard.pop(socket, None) is not None:
            socket.deleteLater()

    def _hear(self, socket: QLocalSocket) -> None:
        heard = self._heard.get(socket)
        if heard is None:
            return
        heard += bytes(socket.read(LONGEST + 1 - len(heard)).data())
        self._heard[socket] = heard
        if b"\n" in heard:
            self._take(socket, heard)
        elif len(heard) > LONGEST:
            socket.abort()

    def _take(self, socket: QLocalSocket, heard: bytes) -> None:
        said = _understood(heard)
        word = said["word"].encode("utf-8", "surrogatepass")
        if not compare_digest(word, self._word.encode()):
            socket.abort()
            return
        socket.write(TAKEN)
        socket.flush()
        socket.disconnectFromServer()
        if said["token"] and len(said["token"]) <= LONGEST_TOKEN:
            os.environ[TOKEN] = said["token"]  # Qt looks there when it brings a window forward
        self.wanted.emit(_file(said["path"]))


def _understood(heard: bytes) -> dict[str, str]:
    """Return what a message says, a word for each of three; empty where it says none."""
    try:
        said: Any = json.loads(heard)
    except (ValueError, RecursionError):
        said = None
    known = said if isinstance(said, dict) else {}
    words = {name: known.get(name) for name in ("word", "path", "token")}
    return {name: word if isinstance(word, str) else "" for name, word in words.items()}


def _file(said: str) -> Path | None:
    """Return a file that is there."""
    try:
        path = Path(said)
        return path if path.is_absolute() and path.is_file() else None
    except (OSError, ValueError):
        return None
