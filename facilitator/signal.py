"""A signal in plain Python: whoever listens is told, and is forgotten when it is gone."""

from collections.abc import Callable
from inspect import ismethod
from typing import Generic, TypeVar
from weakref import WeakMethod

T = TypeVar("T")


class Signal(Generic[T]):
    """Tells every listener, in the order in which they connected.

    Bound methods are held weakly, so a closed screen is forgotten without disconnecting. Plain
    functions and lambdas are held for as long as the signal lives, or until `disconnect`.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[], Callable[[T], object] | None]] = []

    def connect(self, listener: Callable[[T], object]) -> None:
        """Call this listener at every `emit` from now on; connecting it twice tells it once."""
        self.disconnect(listener)
        self._listeners.append(WeakMethod(listener) if ismethod(listener) else lambda: listener)

    def disconnect(self, listener: Callable[[T], object]) -> None:
        """Stop calling this listener; nothing happens if it was not connected."""
        self._listeners = [ref for ref in self._listeners if ref() not in (listener, None)]

    def emit(self, value: T) -> None:
        """Tell every listener, then raise what went wrong in the first one that failed.

        A listener that fails keeps no other from being told.
        """
        first: Exception | None = None
        for ref in tuple(self._listeners):
            listener = ref()
            try:
                if listener is not None:
                    listener(value)
            except Exception as error:
                first = first or error
        if first is not None:
            raise first
