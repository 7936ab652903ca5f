"""A phone's photo of a sheet: perspective, curled paper, the room's light, blur, noise, JPEG."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from exports.document import Document
from exports.pdf import pdf_bytes
from exports.png import rendered
from tests.photos import sheets
from tests.photos.pens import Drawn, Sheet

Array = NDArray[Any]
LIGHTS = ("even", "uneven", "warm", "cold", "shadow")
TINTS = {"warm": (1.0, 0.88, 0.66), "cold": (0.82, 0.94, 1.0)}
GAMMA = 2.2


@dataclass(frozen=True)
class Scene:
    """What is photographed and how; lengths in mm, angles in degrees."""

    map: str = sheets.GREY
    paper: str = "a4"
    style: str = "filled"
    """filled, hatched, outlined, or empty."""
    colours: tuple[str, ...] = ("red",)
    light: str = "even"
    tilt: float = 15
    curl: float = 5
    blur: float = 1.2
    noise: float = 4
    roll: float = 0
    """How the sheet lies: 180 is upside down."""
    brightness: float = 0.9
    fill: float = 0.9
    """How much of the photo the sheet takes."""
    long_side: int = 4000
    dpi: float = 250
    mono: bool = False
    printed_at: float = 1.0
    scribbles: int = 2
    hole: bool = False
    covered: int | None = None
    """The corner that a cup stands on."""
    quality: int = 70
    seed: int = 0


@dataclass(frozen=True)
class Photo:
    """A JPEG, and what is drawn on the sheet, in mm from the top left of the map's frame."""

    data: bytes
    areas: list[Drawn]
    size: Array


@lru_cache(12)
def _printed(pdf: bytes, dpi: float) -> Array:
    return np.asarray(next(rendered(pdf, dpi=dpi)))


def photo(scene: Scene, document: Document | None = None) -> Photo:
    """Draw on a sheet and photograph it: on the scene's own, or on the first page of another."""
    draw = np.random.default_rng(scene.seed)
    if document is None:
        document, pdf = sheets.sheet(scene.map, scene.paper), sheets.pdf(scene.map, scene.paper)
    else:
        pdf = pdf_bytes(document)
    page = _on_paper(scene, pdf)
    px = scene.dpi / 25.4
    frame = document.pages[0].frames["map"]
    left, top = round(frame.x * px), round(frame.y * px)
    height, width = round(frame.height * px), round(frame.width * px)
    sheet = Sheet(np.ones((height, width, 3), np.float32), px, draw)
    if scene.style != "empty":
        for number, colour in enumerate(scene.colours):
            sheet.area(colour, scene.style, hole=scene.hole and not number)
    for _scribble in range(scene.scribbles):
        sheet.scribble(str(draw.choice(["black", "blue"])))
    page[top : top + height, left : left + width] *= sheet.light
    _write_in_margin(page, px, draw)
    if scene.printed_at != 1:
        page = _smaller(page, scene.printed_at)
    if scene.covered is not None:
        _cup(page, scene.covered)
    picture = _lit(_seen(np.clip(page, 0, 255).astype(np.uint8), scene, draw), scene, draw)
    _ok, data = cv2.imencode(".jpg", picture[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, scene.quality])
    return Photo(data.tobytes(), sheet.areas, sheet.size)


def _on_paper(scene: Scene, pdf: bytes) -> Array:
    """Return the sheet as a printer leaves it: dots spread, white is not quite white."""
    page = _printed(pdf, scene.dpi)
    if scene.mono:
        page = cv2.cvtColor(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    page = 255 * (page.astype(np.float32) / 255) ** 1.12
    page = np.maximum(page, 28) * np.float32([0.975, 0.97, 0.955])
    return page.astype(np.float32)


def _write_in_margin(page: Array, px: float, draw: np.random.Generator) -> None:
    """Write on the line below the map."""
    steps = np.arange(0, 45, 0.5)
    high = 1.8 * np.sin(2.2 * steps) + draw.normal(0, 0.6, len(steps))
    line = np.stack([75 + steps, page.shape[0] / px - 18 + high], 1) * px
    cv2.polylines(page, [line.astype(np.int32)], False, (30, 40, 110), round(0.7 * px), cv2.LINE_AA)


def _smaller(page: Array, size: float) -> Array:
    """Return a page as a printer leaves it that was told to make it fit."""
    height, width = page.shape[:2]
    left, top = width * (1 - size) / 2, height * (1 - size) / 2
    move = np.array([[size, 0, left], [0, size, top]])
    return cv2.warpAffine(page, move, (width, height), borderValue=(248, 247, 243))


def _cup(page: Array, corner: int) -> None:
    height, width = page.shape[:2]
    at = [(0, 0), (width, 0), (width, height), (0, height)][corner]
    cv2.circle(page, at, width // 12, (70, 60, 120), -1)


def _seen(page: Array, scene: Scene, draw: np.random.Generator) -> Array:
    """Return what the camera sees: the sheet in space, bent a little, on a wooden table."""
    long, short = scene.long_side, scene.long_side * 3 // 4
    px = scene.dpi / 25.4
    size = np.array(page.shape[1::-1]) / px
    tilt, towards = np.radians(scene.tilt), draw.uniform(0, 2 * np.pi)
    roll = np.radians(scene.roll + draw.uniform(-6, 6))
    turn = _rotation(np.array([np.cos(towards), np.sin(towards), 0]), tilt)
    turn = _rotation(np.array([0, 0, 1]), roll) @ turn
    upright = abs(np.sin(roll)) > 0.7
    wide, high = (short, long) if upright else (long, short)
    focal = 0.75 * long
    corners = np.array([[x, y, 0] for x in (-0.5, 0.5) for y in (-0.5, 0.5)]) * [*size, 0] @ turn.T
    distance = 300.0
    for _round in range(30):
        seen = focal * corners[:, :2] / (corners[:, 2:] + distance)
        share = (np.ptp(seen, axis=0) / [wide, high]).max()
        distance *= share / scene.fill
    middle = (seen.max(0) + seen.min(0)) / 2
    step = 16
    xs, ys = np.meshgrid(np.arange(0, wide + step, step), np.arange(0, high + step, step))
    rays = np.stack(
        [xs - wide / 2 + middle[0], ys - high / 2 + middle[1], np.full(xs.shape, focal)], -1
    )
    rays = (rays / focal) @ turn
    eye = np.array([0, 0, -distance]) @ turn
    bend = _Bend(draw, scene.curl, size)
    lift = np.zeros(xs.shape)
    for _round in range(8):
        reach = (lift - eye[2]) / rays[..., 2]
        at = eye[:2] + reach[..., None] * rays[..., :2]
        lift = bend.lift(at)
    at = ((at + size / 2) * px).astype(np.float32)
    whole = (xs.shape[1] * step, ys.shape[0] * step)
    at = cv2.resize(at, whole, interpolation=cv2.INTER_LINEAR)
    at = cv2.warpAffine(
        at,
        np.float32([[1, 0, -(step - 1) / 2], [0, 1, -(step - 1) / 2]]),
        (wide, high),
        borderMode=cv2.BORDER_REPLICATE,
    )
    table = _table(wide, high, draw)
    inside = (
        (at[..., 0] > 0)
        & (at[..., 1] > 0)
        & (at[..., 0] < page.shape[1] - 1)
        & (at[..., 1] < page.shape[0] - 1)
    )
    seen = cv2.remap(
        page, at[..., 0], at[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.where(inside[..., None], seen, table)


class _Bend:
    """Paper that was rolled or folded: a wave along one direction, in mm towards the camera."""

    def __init__(self, draw: np.random.Generator, curl: float, size: Array) -> None:
        angle = draw.uniform(0, np.pi)
        self.along = np.array([np.cos(angle), np.sin(angle)])
        self.curl, self.length = curl, np.hypot(*size)
        self.phase = draw.uniform(0, 2 * np.pi)

    def lift(self, at: Array) -> Array:
        return (
            -self.curl
            / 2
            * (1 + np.sin(2 * np.pi * 0.75 * (at @ self.along) / self.length + self.phase))
        )


def _rotation(axis: Array, angle: float) -> Array:
    return cv2.Rodrigues(axis * angle)[0]


def _table(wide: int, high: int, draw: np.random.Generator) -> Array:
    grain = draw.normal(0, 1, (high // 20 + 1, 8)).astype(np.float32)
    grain = cv2.resize(grain, (wide, high), interpolation=cv2.INTER_CUBIC)
    return np.clip(np.float32([150, 112, 78]) + 12 * grain[..., None], 0, 255).astype(np.uint8)


def _lit(picture: Array, scene: Scene, draw: np.random.Generator) -> Array:
    """Return the picture in the room's light, as a phone keeps it."""
    high, wide = picture.shape[:2]
    small = (wide // 8, high // 8)
    xs, ys = np.meshgrid(np.linspace(-1, 1, small[0]), np.linspace(-1, 1, small[1]))
    light = 1 - 0.15 * (xs**2 + ys**2) / 2
    if scene.light != "even":
        angle = draw.uniform(0, 2 * np.pi)
        light = light * (0.75 + 0.25 * (xs * np.cos(angle) + ys * np.sin(angle)))
        spot = draw.uniform(-0.7, 0.7, 2)
        light = light + 0.25 * np.exp(-((xs - spot[0]) ** 2 + (ys - spot[1]) ** 2) / 0.3)
    if scene.light == "shadow":
        light = light * _hand(small, draw)
    light = np.repeat(light[..., None], 3, 2) * TINTS.get(scene.light, (1, 1, 1))
    light = cv2.resize((light ** (1 / GAMMA)).astype(np.float32), (wide, high))
    light *= scene.brightness / np.percentile(light, 90)
    seen = picture * light
    if scene.blur:
        seen = cv2.GaussianBlur(seen, (0, 0), scene.blur)
    tile = draw.normal(0, scene.noise, (600, 700, 3)).astype(np.float32)
    seen += np.tile(tile, (high // 600 + 1, wide // 700 + 1, 1))[:high, :wide]
    curve = np.arange(256) / 255
    curve = 255 * (0.8 * curve + 0.2 * curve * curve * (3 - 2 * curve))
    return cv2.LUT(np.clip(seen, 0, 255).astype(np.uint8), curve.astype(np.uint8))


def _hand(size: tuple[int, int], draw: np.random.Generator) -> Array:
    """Return the shadow of a hand and the phone it holds."""
    wide, high = size
    shadow = np.zeros((high, wide), np.float32)
    at = np.array([wide, high]) * draw.uniform(0.2, 0.8, 2)
    angle = draw.uniform(0, 2 * np.pi)
    along = np.array([np.cos(angle), np.sin(angle)])
    arm = np.int32([at, at + 2 * wide * along])
    cv2.line(shadow, arm[0].tolist(), arm[1].tolist(), 1.0, wide // 6)
    for finger in range(4):
        turn = angle + np.pi + (finger - 1.5) * 0.3
        tip = at + wide / 6 * np.array([np.cos(turn), np.sin(turn)])
        cv2.line(shadow, np.int32(at).tolist(), np.int32(tip).tolist(), 1.0, wide // 28)
    return 1 - draw.uniform(0.3, 0.5) * cv2.GaussianBlur(
        shadow, (0, 0), wide * draw.uniform(0.006, 0.02)
    )
