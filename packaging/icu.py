"""ICU's table of data, read and written smaller."""

import struct
from collections.abc import Mapping
from fnmatch import fnmatch
from typing import Final

STAYS: Final = (
    *("*.icu", "*.nrm", "icustd.res", "icuver.res", "res_index.res", "root.res", "pool.res"),
    *("supplementalData.res", "keyTypeInfo.res", "likelySubtags.res", "numberingSystems.res"),
    *("metadata.res", "timezoneTypes.res", "windowsZones.res", "zoneinfo64.res", "metaZones.res"),
    *("en.res", "coll/*"),
)
"""Of the data of ICU: characters, and sorting in every language. Qt has dates, numbers,
currencies, names and breaks of its own, and nothing here asks it for other encodings than Unicode.
"""


def smaller(data: bytes) -> bytes:
    """Return ICU's table of data with only what is in `STAYS`, in the format it came in."""
    head = struct.unpack_from("<H", data)[0]
    (count,) = struct.unpack_from("<I", data, head)
    rows = [struct.unpack_from("<II", data, head + 4 + 8 * place) for place in range(count)]
    starts = [start for _name, start in rows]
    ends = [*starts[1:], len(data) - head]
    kept: dict[bytes, bytes] = {}
    for (name, start), end in zip(rows, ends, strict=True):
        named = data[head + name : data.index(0, head + name)]
        inner = named.decode("ascii").partition("/")[2]
        if any(_matches(inner, pattern) for pattern in STAYS):
            kept[named] = data[head + start : head + end]
    return data[:head] + table(kept)


def _matches(name: str, pattern: str) -> bool:
    return name.count("/") == pattern.count("/") and fnmatch(name, pattern)


def table(items: Mapping[bytes, bytes]) -> bytes:
    """Return a table of ICU's data with these items, as it stands after its head."""
    names, places = b"", []
    start = 4 + 8 * len(items)
    for name in items:
        places.append(start + len(names))
        names += name + b"\0"
    at = start + len(names)
    body, rows = bytearray(), b""
    for place, item in zip(places, items.values(), strict=True):
        body += b"\xaa" * (-(at + len(body)) % 16)
        rows += struct.pack("<II", place, at + len(body))
        body += item
    return struct.pack("<I", len(items)) + rows + names + bytes(body)
