"""The bundled fonts, as they name themselves, with the licences that lie beside them."""

import struct
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import IO, Final

from facilitator.licences.part import Kind, Part, Text

LICENCE: Final = "OFL-1.1"
FAMILY, VERSION, TYPOGRAPHIC_FAMILY = 1, 5, 16
"""Numbers in a font's table of names."""

_BESIDE: Final = "LICENSE-"
_WINDOWS: Final = 3


def font_files() -> list[Traversable]:
    """Return every font that is bundled."""
    folder = files("assets") / "fonts"
    folders = [folder, *(each for each in folder.iterdir() if each.is_dir())]
    fonts = (each for one in folders for each in one.iterdir())
    return [each for each in fonts if each.name.lower().endswith((".ttf", ".otf"))]


def font_parts() -> list[Part]:
    """Return every family of fonts; the licence beside it is the one whose name begins as it."""
    texts = [each for each in (files("assets") / "fonts").iterdir() if _is_text(each)]
    found: dict[str, Part] = {}
    for font in sorted(font_files(), key=lambda each: each.name):
        names = names_of(font)
        family = names.get(TYPOGRAPHIC_FAMILY) or names.get(FAMILY, font.name)
        version = names.get(VERSION, "").partition(";")[0].removeprefix("Version ").strip()
        own = tuple(
            Text(each.name, partial(each.read_text, "utf-8"))
            for each in texts
            if font.name.startswith(each.name.removeprefix(_BESIDE))
        )
        found.setdefault(family, Part(family, version, LICENCE, Kind.FONT, own))
    return list(found.values())


def _is_text(entry: Traversable) -> bool:
    return entry.is_file() and entry.name.startswith(_BESIDE)


def names_of(font: Traversable) -> dict[int, str]:
    """Return a font's own names, in English or whatever comes last."""
    with font.open("rb") as stream:
        stream.seek(_table(stream, b"name"))
        table = stream.read(65_536)
    _format, count, storage = struct.unpack(">HHH", table[:6])
    names = {}
    for number in range(count):
        record = table[6 + 12 * number : 18 + 12 * number]
        platform, _code, _language, name, length, offset = struct.unpack(">HHHHHH", record)
        if platform == _WINDOWS:
            start = storage + offset
            names[name] = table[start : start + length].decode("utf-16-be", "replace")
    return names


def _table(stream: IO[bytes], tag: bytes) -> int:
    """Return where a table of the font begins."""
    head = stream.read(12)
    for _number in range(struct.unpack(">H", head[4:6])[0]):
        entry = stream.read(16)
        if entry[:4] == tag:
            return int(struct.unpack(">I", entry[8:12])[0])
    return 0
