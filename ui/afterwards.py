"""What is imported beside the window, while people look at home, so that a tile opens at once.

Two threads that import the same modules get each other's half-finished ones: whoever wants some of
them meanwhile waits for the end.
"""

import threading
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Final

_NAME: Final = "imports afterwards"


def import_beside(names: Iterable[str], then: Callable[[], object]) -> None:
    """Import modules in a thread of its own, and then do something there."""

    def work() -> None:
        for name in names:
            import_module(name)
        then()

    threading.Thread(target=work, name=_NAME, daemon=True).start()


def still_importing() -> bool:
    """Say whether that goes on."""
    return bool(_threads())


def wait_for_imports() -> None:
    """Let imports that are under way come to their end."""
    for thread in _threads():
        thread.join()


def _threads() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name == _NAME]
