"""The pictures of the help: those of the light look that its words ask for, made smaller."""

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from facilitator.help import topics
from facilitator.help.blocks import Picture, blocks

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "assets" / "help" / "pictures"
WIDTH = 960
COLOURS = 96
"""A picture of a calm screen needs no more."""


def wanted() -> set[str]:
    """Return the names of the pictures that the help shows."""
    return set(_shown())


def _shown() -> Iterator[str]:
    for topic in topics():
        for text in (topic.lead, *(section.text for section in topic.sections)):
            yield from (block.name for block in blocks(text) if isinstance(block, Picture))


def scaled(path: Path) -> bytes:
    """Return a picture of a screen as the help shows it."""
    with Image.open(path) as picture:
        size = (WIDTH, round(picture.height * WIDTH / picture.width))
        if picture.width <= WIDTH:
            size = picture.size
        small = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    kept = io.BytesIO()
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def write(taken: Path) -> None:
    """Write the help's pictures from those that were taken; put away those that nobody asks for."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    names = wanted()
    for old in PICTURES.glob("*.png"):
        if old.stem not in names:
            old.unlink()
    for name in sorted(names):
        path = taken / f"{name}-light.png"
        if path.is_file():
            (PICTURES / f"{name}.png").write_bytes(scaled(path))
        else:
            print(f"assets/help asks for {name}.png, which no scene takes")
