"""Long work that says how far it is, and that can be stopped."""

from collections.abc import Callable
from typing import IO, Any

from facilitator.errors import FacilitatorError
from facilitator.i18n import _


class StoppedError(FacilitatorError):
    """Somebody stopped the work; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(_("Stopped. Nothing was changed."))


class Work:
    """A piece of work, or a part of a larger one, from 0 to 1."""

    def __init__(
        self,
        progress: Callable[[float], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        self._progress, self._stop = progress, stop

    def at(self, share: float) -> None:
        """Say how far the work is; raise StoppedError where it is not wanted any more."""
        if self.stopped():
            raise StoppedError
        if self._progress is not None:
            self._progress(min(1.0, max(0.0, share)))

    def stopped(self) -> bool:
        """Tell whether somebody stopped the work."""
        return self._stop is not None and self._stop()

    def part(self, start: float, end: float) -> "Work":
        """Return a part of this work, whose 0 and 1 are shares of the whole."""
        progress = self._progress
        if progress is None:
            return Work(None, self._stop)
        return Work(lambda share: progress(start + share * (end - start)), self._stop)


class Watched:
    """A file that reports how far it was read, and stops being read when the work is stopped."""

    def __init__(self, stream: IO[bytes], length: int, work: Work) -> None:
        self._stream, self._length, self._work = stream, max(1, length), work
        self._furthest = 0

    def read(self, size: int = -1) -> bytes:
        """Read, and say how far."""
        self._furthest = max(self._furthest, self._stream.tell())
        self._work.at(self._furthest / self._length)
        return self._stream.read(size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class Written:
    """A file in memory that stops taking bytes when the work is stopped, or at a limit."""

    def __init__(self, limit: int, work: Work) -> None:
        self.data = bytearray()
        self.full = False
        self._limit, self._work = limit, work

    def write(self, piece: bytes) -> int:
        """Keep a piece. Beyond the limit nothing is kept, and `full` says so."""
        if self._work.stopped():
            raise StoppedError
        self.full = self.full or len(self.data) + len(piece) > self._limit
        if not self.full:
            self.data += piece
        return len(piece)

    def flush(self) -> None:
        """Do nothing: there is no disk behind it."""
