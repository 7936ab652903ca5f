"""The `.deck` file as a zip, which may come from a stranger: read in memory, within limits."""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

from facilitator.decks.parts import DeckError
from facilitator.i18n import _

SESSION = "session.toml"
MOST_ENTRIES = 200
MOST_BYTES = 30_000_000
MOST_IN_PICTURE = 5_000_000
MOST_IN_TEXT = 1_000_000

_MADE = (1980, 1, 1, 0, 0, 0)
_KNOWN = re.compile(
    r"session\.toml"
    r"|boards/[a-z][a-z0-9_]{0,59}\.toml"
    r"|pictures/[^\W_][\w .()-]{0,99}\.(?i:png|jpe?g)"
)
_FOLDERS = ("boards/", "pictures/")
_OUTSIDE = re.compile(r"^/|^[A-Za-z]:|\\|(?:^|/)\.{1,2}(?:/|$)|//")
_END = struct.Struct("<4s4H2LH")
_LONGEST_LISTING = MOST_ENTRIES * 1_024
_PIECE = 65_536


def unpacked(path: Path) -> dict[str, bytes]:
    """Return what a `.deck` file holds, by name, or raise DeckError; nothing is written."""
    return contents(_data(path), path.name)


def contents(data: bytes, file: str) -> dict[str, bytes]:
    """Return what the bytes of a `.deck` file hold, by name, or raise DeckError."""
    _refuse_crowds(data, file)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _contents(archive, file)
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        ValueError,
        OSError,
        RuntimeError,
    ) as error:
        raise _no_deck(file) from error


def packed(entries: Mapping[str, bytes]) -> bytes:
    """Return a zip of these entries: the same entries, in any order, are the same bytes."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(entries, key=lambda each: (each != SESSION, each)):
            info = zipfile.ZipInfo(name, _MADE)
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, entries[name])
    return stream.getvalue()


def _refuse_strange_name(name: str, file: str) -> None:
    """Raise DeckError where a name leads out of the deck, or has no place in one."""
    if _OUTSIDE.search(name) or not name.isprintable():
        message = _(
            "“{file}” is refused: it holds “{name}”, a name that leads out of the deck. Ask "
            "whoever made it for a sound one."
        )
        raise DeckError(message.format(file=file, name=_shown(name)))
    if not _KNOWN.fullmatch(name):
        message = _(
            "“{file}” is refused: “{name}” has no place in a deck, which holds "
            "session.toml, boards/….toml and pictures (.png, .jpg). Take it out, and pack "
            "the deck again."
        )
        raise DeckError(message.format(file=file, name=_shown(name)))


def _shown(name: str) -> str:
    return "".join(each if each.isprintable() else "�" for each in name[:80])


def _data(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + _LONGEST_LISTING + 1)
    except OSError as error:
        message = _("“{file}” cannot be read: {why}. Try again, or open a copy.")
        raise DeckError(message.format(file=path.name, why=error.strerror or error)) from error
    if len(data) > MOST_BYTES + _LONGEST_LISTING:
        raise _too_large(path.name)
    return data


def _no_deck(file: str) -> DeckError:
    return DeckError(
        _("“{file}” is not a deck, or it is damaged; choose another one, or copy it again.").format(
            file=file
        )
    )


def _too_large(file: str) -> DeckError:
    message = _("“{file}” is refused: a deck holds at most {size} MB. Make its pictures smaller.")
    return DeckError(message.format(file=file, size=MOST_BYTES // 1_000_000))


def _too_many(file: str) -> DeckError:
    message = _("“{file}” is refused: a deck holds at most {count} files. Take some out.")
    return DeckError(message.format(file=file, count=MOST_ENTRIES))


def _refuse_crowds(data: bytes, file: str) -> None:
    """Look at the zip's last record, before a list of all that it claims to hold is made."""
    at = len(data) - _END.size
    if at < 0:
        raise _no_deck(file)
    if data[at : at + 4] != b"PK\5\6" or data[-2:] != b"\0\0":
        at = data.rfind(b"PK\5\6", max(0, at - 65_535))
    if not 0 <= at <= len(data) - _END.size:
        raise _no_deck(file)
    here, total, listing = _END.unpack_from(data, at)[3:6]
    large = data[max(0, at - 20) : at].startswith(b"PK\6\7")
    if large or max(here, total) > MOST_ENTRIES or listing > _LONGEST_LISTING:
        raise _too_many(file)


def _contents(archive: zipfile.ZipFile, file: str) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise _too_many(file)
    _refuse_twice(entries, file)
    files = [entry for entry in entries if not _is_folder(entry)]
    for entry in files:
        _refuse_strange(entry, file)
    inflated: dict[str, bytes] = {}
    left = MOST_BYTES
    for entry in files:
        inflated[entry.filename] = _inflated(archive, entry, left, file)
        left -= len(inflated[entry.filename])
    return inflated


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.orig_filename in _FOLDERS and not entry.file_size


def _refuse_twice(entries: list[zipfile.ZipInfo], file: str) -> None:
    known: set[str] = set()
    for entry in entries:
        name = normalize("NFC", entry.orig_filename).casefold()
        if name in known:
            message = _("“{file}” is refused: it holds “{name}” twice. Take one out.")
            raise DeckError(message.format(file=file, name=_shown(entry.orig_filename)))
        known.add(name)


def _refuse_strange(entry: zipfile.ZipInfo, file: str) -> None:
    _refuse_strange_name(entry.orig_filename, file)
    name = _shown(entry.orig_filename)
    if entry.flag_bits & 0x41:
        message = _(
            "“{file}” is refused: “{name}” is locked with a password. Pack the deck again "
            "without one."
        )
        raise DeckError(message.format(file=file, name=name))
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        message = _(
            "“{file}” is refused: “{name}” is a link to somewhere else, not a file. Put the "
            "file itself in."
        )
        raise DeckError(message.format(file=file, name=name))
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        message = _(
            "“{file}” is refused: “{name}” is packed in an unusual way. Pack the deck again as "
            "a plain zip file."
        )
        raise DeckError(message.format(file=file, name=name))


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, file: str) -> bytes:
    """Return what an entry holds; it is counted as it comes, whatever its header promises."""
    own = MOST_IN_TEXT if entry.filename.lower().endswith(".toml") else MOST_IN_PICTURE
    data = bytearray()
    with archive.open(entry) as stream:
        while piece := stream.read(_PIECE):
            data += piece
            if len(data) > own:
                message = _(
                    "“{file}” is refused: “{name}” is larger than {size} MB. Make it smaller."
                )
                size = own // 1_000_000
                raise DeckError(message.format(file=file, name=entry.filename, size=size))
            if len(data) > left:
                raise _too_large(file)
    return bytes(data)
