"""Whole files made into broken ones: bytes, lines of text, and values of JSON."""

import json
import random
from typing import Any, Final

_ODD_BYTES: Final = (b"\0", b"\xff", b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\x80")
_ODD_TEXTS: Final = (
    "", "=", "[", "]", "{", "}", "'''", '"', "\\", "[[", "= 99999999999999999999", "= -1", "= nan",
    "= []", "= {}", '= "../../../etc/passwd"', "= 1979-05-27", "= true", "\t", "\0", "é\u202e",
)  # fmt: skip
_ODD_VALUES: Final[tuple[Any, ...]] = (
    None, True, -1, 0, 1e308, -1e308, 2**70, "", "x" * 25_000, "../../../etc/passwd", "\0",
    "\ud800", [], {}, [[]], [[[[]]]], {"": ""}, [None], "N4", "P1", "2024-02-30", "https://example.org",
    float("inf"), float("nan"),
)  # fmt: skip


def scratched(data: bytes, chance: random.Random) -> bytes:
    """Return data with bits flipped, bytes overwritten, pieces left out, doubled or cut off."""
    found = bytearray(data)
    for _time in range(chance.choice((1, 1, 2, 4, 12))):
        _scratch(found, chance)
    return bytes(found)


def _scratch(data: bytearray, chance: random.Random) -> None:
    # What says how the rest is to be read stands mostly in front.
    within = len(data) if chance.random() < 0.5 else min(len(data), 600)
    at = chance.randrange(max(1, within))
    long = chance.choice((1, 4, 40, 400))
    match chance.randrange(7):
        case 0 | 1:
            if data:
                data[at] ^= 1 << chance.randrange(8)
        case 2:
            odd = chance.choice(_ODD_BYTES)
            data[at : at + len(odd)] = odd
        case 3:
            data[at : at + long] = chance.randbytes(long)
        case 4:
            del data[at : at + long]
        case 5:
            data[at:at] = data[at : at + long]
        case _:
            if chance.random() < 0.2:
                del data[chance.randrange(len(data) + 1) :]


def scratched_text(data: bytes, chance: random.Random) -> bytes:
    """Return text with lines left out, doubled, moved, or with something odd in them."""
    lines = data.decode("utf-8").split("\n")
    for _time in range(chance.choice((1, 1, 2, 5))):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[other])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                key = lines[at].split("=", 1)[0]
                lines[at] = key + chance.choice(_ODD_TEXTS)
            case 4:
                place = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:place] + chance.choice(_ODD_TEXTS) + lines[at][place:]
            case _:
                key = lines[at].split("=", 1)[0]
                lines[at] = f'{key} = "{"x" * chance.choice((300, 30_000))}"'
        lines = lines or [""]
    text = "\n".join(lines).encode("utf-8", "surrogatepass")
    return scratched(text, chance) if chance.random() < 0.2 else text


def scratched_json(data: bytes, chance: random.Random) -> bytes:
    """Return JSON in which values are others, are gone, or stand somewhere else."""
    whole = json.loads(data)
    for _time in range(chance.choice((1, 1, 2, 4))):
        _change_a_value(whole, chance)
    text = json.dumps(whole).encode()
    if chance.random() < 0.02:
        return text[:1] + b"[" * 100_000 + text[1:]
    return scratched(text, chance) if chance.random() < 0.1 else text


def _change_a_value(whole: Any, chance: random.Random) -> None:
    part = whole
    while True:
        keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(part[key], dict | list) and part[key] and chance.random() < 0.85:
            part = part[key]
            continue
        break
    match chance.randrange(5):
        case 0:
            del part[key]
        case 1 if isinstance(part, list):
            part.insert(0, part[key])
        case 1 | 2:
            part[key] = part[chance.choice(keys)]
        case 3 if isinstance(part, dict):
            part[chance.choice(("", "id", "uid", "zone", "kind", "text", "rings"))] = part.pop(key)
        case _:
            part[key] = chance.choice(_ODD_VALUES)
