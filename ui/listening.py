"""Listening to the plain signals of the method for as long as Qt has the one who listens."""

from types import MethodType
from typing import TYPE_CHECKING, TypeVar, cast
from weakref import WeakMethod

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from facilitator.signal import Signal

T = TypeVar("T")


def listen(signal: "Signal[T]", method: "Callable[[T], object]") -> None:
    """Call this method of a widget at every `emit`, until the widget is destroyed.

    A plain signal forgets whoever Python has freed, but Python may hold on to an object, in a
    cycle, long after Qt has deleted what is under it.
    """
    bound = cast("MethodType", method)
    owner = cast("QObject", bound.__self__)
    held = WeakMethod(bound)

    def forget() -> None:
        if (here := held()) is not None:
            signal.disconnect(here)

    signal.connect(method)
    owner.destroyed.connect(forget)
