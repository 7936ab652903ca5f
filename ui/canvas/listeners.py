"""Who is told what changed in a scene."""

from collections.abc import Callable
from weakref import WeakMethod

from ui.canvas.rows import Change


class Listeners:
    """Bound methods, each told as long as its object lives."""

    def __init__(self) -> None:
        self._methods: list[WeakMethod[Callable[[Change], None]]] = []

    def __bool__(self) -> bool:
        return bool(self._methods)

    def add(self, listener: Callable[[Change], None]) -> None:
        """Tell this one from now on."""
        self._methods.append(WeakMethod(listener))

    def tell(self, change: Change) -> None:
        """Tell everybody, and forget who is gone."""
        for reference in list(self._methods):
            listener = reference()
            if listener is None:
                self._methods.remove(reference)
            else:
                listener(change)
