"""Putting pins and control points on a map, and moving those that are there."""

from abc import abstractmethod
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QPainter

from facilitator.i18n import _
from ui.canvas.map.layers import Cross, Key, Pin
from ui.canvas.map.tool import Spot, Tool
from ui.theme import LIGHT


class Held(NamedTuple):
    """A thing that is moved."""

    key: Key
    thing: Pin | Cross


class PlacingTool(Tool):
    """Puts things on the map where there is none, and moves those there are."""

    placed = Signal(float, float)
    """Somebody wants one here: x, y in the map's pixels."""
    moved = Signal(object, float, float)
    """The thing with this key is to be at x, y."""
    chosen = Signal(object)
    """The thing with this key was clicked, not moved."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._began: Spot | None = None
        self._now: Spot | None = None
        self._held: Held | None = None
        self._lifted = False
        self._by_key = False

    @abstractmethod
    def _thing_at(self, spot: Spot) -> Held | None:
        """Return what is at a spot."""
        raise NotImplementedError

    @abstractmethod
    def _paint_thing(self, painter: QPainter, at: QPointF, thing: Pin | Cross) -> None:
        """Paint what is held."""
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Whether something is held."""
        return self._held is not None

    def press(self, spot: Spot) -> bool:
        """Take hold of what is there, or mean this place."""
        self.cancel()
        self._began = self._now = spot
        self._held = self._thing_at(spot)
        return True

    def drag(self, spot: Spot) -> None:
        """Carry what is held."""
        if self._began is None:
            return
        if self._held is not None and not self._lifted and spot.strayed_from(self._began):
            self._lift()
        self._now = spot
        self.refresh()

    def release(self, spot: Spot) -> None:
        """Put down what is held; a click that held nothing puts something new."""
        began, held, lifted = self._began, self._held, self._lifted
        self.cancel()
        if began is None:
            return
        if held is None:
            self._place(spot if not spot.strayed_from(began) else None)
        elif lifted:
            self.moved.emit(held.key, spot.x, spot.y)
        else:
            self.chosen.emit(held.key)

    def _place(self, spot: Spot | None) -> None:
        if spot is not None:
            self.placed.emit(spot.x, spot.y)

    def double(self, spot: Spot) -> None:
        """Put another one, or take hold again, as a first click does."""
        self.press(spot)

    def hover(self, spot: Spot) -> None:
        """Show the label of what is there; carry what keys hold."""
        if self._by_key:
            self._now = spot
            self.refresh()
        elif self._held is None:
            found = self._thing_at(spot)
            self.canvas.name_pin(found.key if found is not None else None)

    def leave(self) -> None:
        """Name nothing any longer."""
        self.canvas.name_pin(None)

    def cancel(self) -> None:
        """Leave everything where it was."""
        self._began = self._now = self._held = None
        self._lifted = self._by_key = False
        if self._canvas is not None:
            self._canvas.lift(None)

    def _lift(self) -> None:
        if self._held is not None:
            self._lifted = True
            self.canvas.lift(self._held.key)

    def put(self, spot: Spot, *, enter: bool) -> None:
        """Pick up what is under the crosshair, put down what is held, or put something new."""
        del enter
        if self._held is not None:
            held = self._held
            self.cancel()
            self.moved.emit(held.key, spot.x, spot.y)
            self.say(_("Put down."))
            return
        self._held = self._thing_at(spot)
        if self._held is None:
            self.placed.emit(spot.x, spot.y)
            return
        self._now, self._by_key = spot, True
        self._lift()
        self.say(_("Picked up. Arrow keys move it; Enter puts it down, Esc leaves it."))

    def give_up(self) -> bool:
        """Leave what is held where it was."""
        if not super().give_up():
            return False
        self.say(_("Left where it was."))
        return True

    def paint(self, painter: QPainter) -> None:
        """Show what is held where it is held."""
        if self._held is not None and self._lifted and self._now is not None:
            at = self.canvas.from_map(self._now.x, self._now.y)
            self._paint_thing(painter, at, self._held.thing)


class PinTool(PlacingTool):
    """Puts pins."""

    def words(self) -> str:
        """Say how to put a pin."""
        return _(
            "Pins: arrow keys move the crosshair, Enter puts a pin, or picks up the pin that is "
            "there and puts it down again, Esc leaves it where it was."
        )

    def _thing_at(self, spot: Spot) -> Held | None:
        pin = self.canvas.pin_at(spot.at, spot.reach if spot.touch else 0.0)
        return Held(pin.key, pin) if pin is not None else None

    def _paint_thing(self, painter: QPainter, at: QPointF, thing: Pin | Cross) -> None:
        if isinstance(thing, Pin):
            signs = self.canvas.sign_painter
            signs.paint_pin(painter, at, thing.mark, private=thing.private)
            signs.paint_ring(painter, at, LIGHT.accent)


class PointTool(PlacingTool):
    """Puts control points; their keys are their numbers."""

    def words(self) -> str:
        """Say how to put a control point."""
        return _(
            "Known points: arrow keys move the crosshair, with Shift by single steps, Enter puts a "
            "point, or picks up the point that is there and puts it down again."
        )

    def _thing_at(self, spot: Spot) -> Held | None:
        for cross in reversed(self.canvas.signs.crosses):
            away = self.canvas.from_map(cross.x, cross.y) - spot.at
            if away.manhattanLength() <= 1.4 * spot.reach:
                return Held(cross.number, cross)
        return None

    def _paint_thing(self, painter: QPainter, at: QPointF, thing: Pin | Cross) -> None:
        if isinstance(thing, Cross):
            self.canvas.sign_painter.paint_cross(painter, at, thing.number)
