"""What people draw on a sheet with six pens: filled, hatched or outlined, by an unsteady hand."""

from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

PENS = {
    "red": (0.86, 0.16, 0.18),
    "blue": (0.16, 0.30, 0.68),
    "green": (0.12, 0.55, 0.28),
    "black": (0.13, 0.13, 0.14),
    "orange": (0.97, 0.50, 0.10),
    "purple": (0.46, 0.18, 0.58),
}
"""How much red, green and blue a stroke lets through."""
STYLES = ("filled", "hatched", "outlined")
Array = NDArray[Any]


@dataclass
class Drawn:
    """An area as its owner means it: a ring in mm from the top left of the map's frame."""

    colour: str
    ring: Array
    holes: list[Array] = field(default_factory=list)


@dataclass
class Sheet:
    """A map's frame, being drawn on: how much light each place lets through."""

    light: Array
    px: float
    draw: np.random.Generator
    areas: list[Drawn] = field(default_factory=list)

    @property
    def size(self) -> Array:
        """Width and height in mm."""
        return np.array(self.light.shape[1::-1]) / self.px

    def shape(self, middle: Array, radius: float) -> Array:
        """Return a smooth closed line around a place: no two are alike."""
        angle = np.linspace(0, 2 * np.pi, 240, endpoint=False)
        out = np.full_like(angle, radius)
        for wave in range(2, 6):
            most = 0.55 * radius / wave**1.4
            out += self.draw.uniform(-most, most) * np.sin(wave * angle + self.draw.uniform(0, 7))
        stretch = np.array([1.15, 0.87])
        return middle + stretch * out[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)

    def area(self, colour: str, style: str, *, hole: bool = False) -> None:
        """Draw an area somewhere on the map."""
        radius = self.draw.uniform(0.15, 0.32) * self.size.min()
        room = np.maximum(self.size - 2.9 * radius, 1)
        ring = self.shape(1.45 * radius + self.draw.uniform(0, 1, 2) * room, radius)
        ring = np.clip(ring, 2, self.size - 2)
        drawn = Drawn(colour, ring)
        if hole:
            middle = ring.mean(0)
            drawn.holes.append(middle + 0.42 * (ring - middle))
        self.areas.append(drawn)
        getattr(self, f"_{style}")(drawn)

    def _filled(self, drawn: Drawn) -> None:
        """Colour in with a broad marker: streaks, darker where they overlap, an unsteady edge."""
        width = self.draw.uniform(3.5, 6)
        strength = self.draw.uniform(0.4, 0.85)
        ink = self.draw.uniform(0.0, 0.15) + np.zeros(self.light.shape[:2], np.float32)
        for line in self._lines(drawn, width * self.draw.uniform(0.75, 0.98)):
            ink += strength * self._stroke(line, width)
        self._lay(drawn.colour, np.minimum(ink, 1.6 * strength) * self._mask(drawn, 0.5))

    def _hatched(self, drawn: Drawn) -> None:
        """Draw lines across it, and half the time its edge as well."""
        width = self.draw.uniform(0.8, 1.8)
        ink = np.zeros(self.light.shape[:2], np.float32)
        inside = self._mask(drawn, 0.8)
        for line in self._lines(drawn, self.draw.uniform(2.5, 5.5)):
            ink = np.maximum(ink, self._stroke(line, width))
        ink *= inside
        if self.draw.random() < 0.5:
            ink = np.maximum(ink, self._edge(drawn, width))
        self._lay(drawn.colour, ink * self.draw.uniform(0.7, 1))

    def _outlined(self, drawn: Drawn) -> None:
        """Draw round it; three in ten do not quite close the line."""
        ink = self._edge(drawn, self.draw.uniform(0.8, 2.2), gaps=True)
        self._lay(drawn.colour, ink * self.draw.uniform(0.75, 1))

    def _edge(self, drawn: Drawn, width: float, *, gaps: bool = False) -> Array:
        ink = np.zeros(self.light.shape[:2], np.float32)
        for ring in [drawn.ring, *drawn.holes]:
            line = np.vstack([ring, ring[:1]]) + self._wobble(len(ring) + 1, 0.35)
            if gaps and self.draw.random() < 0.3:
                steps = np.hypot(*np.diff(line, axis=0).T)
                line = line[: int(np.searchsorted(steps.cumsum(), steps.sum() - 4))]
            ink = np.maximum(ink, self._stroke(line, width))
        return ink

    def scribble(self, colour: str) -> None:
        """Draw what is no area: a tick, a cross, a word."""
        at = self.draw.uniform(0.1, 0.85, 2) * self.size
        height = self.draw.uniform(3, 6)
        kind = self.draw.integers(3)
        if kind == 2:
            steps = np.arange(0, 22, 0.4)
            line = at + np.stack(
                [steps, height / 2 * np.sin(2.4 * steps) + self.draw.normal(0, 0.3, len(steps))], 1
            )
            lines = [line]
        elif kind == 1:
            lines = [at + height * np.array(ends) for ends in ([(0, 0), (1, 1)], [(0, 1), (1, 0)])]
        else:
            lines = [at + height * np.array([(0, 0.6), (0.4, 1), (1.2, -0.2)])]
        for line in lines:
            self._lay(colour, self._stroke(line, 0.9))

    def _lines(self, drawn: Drawn, spacing: float) -> list[Array]:
        """Return wobbly parallel lines across an area."""
        angle = self.draw.uniform(0, np.pi)
        along = np.array([np.cos(angle), np.sin(angle)])
        across = np.array([-along[1], along[0]])
        depth, reach = drawn.ring @ across, drawn.ring @ along
        steps = np.arange(reach.min() - 2, reach.max() + 2, 2.0)
        places = np.arange(depth.min() + 0.4 * spacing, depth.max(), spacing)
        places = places + self.draw.normal(0, 0.08 * spacing, len(places))
        return [
            steps[:, None] * along + place * across + self._wobble(len(steps), 0.25)
            for place in places
        ]

    def _wobble(self, count: int, most: float) -> Array:
        """Return a slow unsteadiness of this size in mm, that comes back to where it began."""
        rough = self.draw.normal(0, 1, (count, 2))
        smooth = np.mean([np.roll(rough, shift, axis=0) for shift in range(13)], axis=0)
        smooth -= smooth.mean(0)
        return most * smooth / max(smooth.std(), 1e-6)

    def _stroke(self, line: Array, width: float) -> Array:
        ink = np.zeros(self.light.shape[:2], np.uint8)
        points = np.round(line * self.px * 8).astype(np.int32)
        thick = max(1, round(width * self.px))
        cv2.polylines(ink, [points], False, 255, thick, cv2.LINE_AA, 3)
        return ink.astype(np.float32) / 255

    def _mask(self, drawn: Drawn, unsteady: float) -> Array:
        """Return the area as an unsteady hand keeps to it."""
        ink = np.zeros(self.light.shape[:2], np.uint8)
        rings = [
            np.round((ring + self._wobble(len(ring), unsteady)) * self.px).astype(np.int32)
            for ring in [drawn.ring, *drawn.holes]
        ]
        cv2.fillPoly(ink, rings, 255, cv2.LINE_AA)
        return ink.astype(np.float32) / 255

    def _lay(self, colour: str, ink: Array) -> None:
        for channel, through in enumerate(PENS[colour]):
            self.light[:, :, channel] *= np.exp(np.log(through) * ink)


def overlap(drawn: list[Drawn], read: list[list[Array]], size: Array, px: float = 4) -> float:
    """Return what two sets of areas share, of what they cover together; rings in mm."""
    masks = []
    for areas in ([[each.ring, *each.holes] for each in drawn], read):
        mask = np.zeros(np.ceil(size[::-1] * px).astype(int), np.uint8)
        for rings in areas:
            one = np.zeros_like(mask)
            cv2.fillPoly(one, [np.round(ring * px).astype(np.int32) for ring in rings], 1)
            mask |= one
        masks.append(mask.astype(bool))
    joined = (masks[0] | masks[1]).sum()
    return float((masks[0] & masks[1]).sum() / joined) if joined else 1.0
