"""What stands where in a TOML text: for the line of a mistake, and for edits that spare comments.

Only texts that `tomllib` has read come here, so nothing is checked twice. (tomlkit keeps comments
too, but where a list is reordered, or gains a key, it leaves them beside the wrong neighbour.)
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Generator
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
"""The way to a value, such as `("plans", 0, "steps", 2, "minutes")`."""

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"[ \t]*(?:#[^\n]*)?(?:\n|\Z)")
_LEAD = re.compile(r"^(?:[ \t]*\n)*(?:[ \t]*#[^\n]*\n)*[ \t]*\Z", re.MULTILINE)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_OTHER = re.compile(r"[^,\[\]{}\n#]*[^,\[\]{}\n# \t]")
_TEXT = re.compile(
    r'"""(?:\\.|[^"\\]|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)


@dataclass(slots=True)
class Value:
    """A value and its span; `items` where it is a list, `entries` where it is an inline table."""

    start: int
    end: int = 0
    items: "list[Value] | None" = None
    entries: "list[Entry] | None" = None


@dataclass(slots=True)
class Entry:
    """A key with its value; `begin` to `end` is with comments directly above and beside it."""

    keys: tuple[str, ...]
    start: int
    value: Value
    begin: int = 0
    end: int = 0


@dataclass(slots=True)
class Loose:
    """Comments and blank lines that belong to nothing in particular."""

    begin: int
    end: int


@dataclass(slots=True)
class Table:
    """A `[header]` with what follows it. The whole text is one too, without a header."""

    key: str = ""
    in_list: bool = False
    start: int = 0
    begin: int = 0
    head_end: int = 0
    parts: "list[Entry | Loose | Table]" = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        """The keys that stand in it themselves."""
        return [part for part in self.parts if isinstance(part, Entry)]

    def tables(self, key: str) -> "list[Table]":
        """Return what stands below it under this key, with headers of their own."""
        return [part for part in self.parts if isinstance(part, Table) and part.key == key]


def outline(source: str) -> Table:
    """Return what stands where in a valid TOML text, whose lines end in a plain newline."""
    return _Scanner(source).document()


def lines(source: str) -> dict[Path, int]:
    """Return the line of everything that a valid TOML text says, counted from 1."""
    source = source.replace("\r\n", "\n")
    breaks = [match.start() for match in re.finditer("\n", source)]
    found: dict[Path, int] = {}
    for path, offset in _table_places(outline(source), ()):
        for length in range(len(path) + 1):
            found.setdefault(path[:length], bisect_right(breaks, offset - 1) + 1)
    return found


def _table_places(table: Table, path: Path) -> Generator[tuple[Path, int]]:
    yield path, table.start
    counts: dict[str, int] = {}
    for part in table.parts:
        if isinstance(part, Entry):
            yield from _entry_places(part, path)
        elif isinstance(part, Table):
            below: Path = (*path, part.key)
            if part.in_list:
                number = counts.get(part.key, 0)
                counts[part.key] = number + 1
                below = (*below, number)
            yield from _table_places(part, below)


def _entry_places(entry: Entry, path: Path) -> Generator[tuple[Path, int]]:
    yield (*path, *entry.keys), entry.start
    yield from _value_places(entry.value, (*path, *entry.keys))


def _value_places(value: Value, path: Path) -> Generator[tuple[Path, int]]:
    for number, item in enumerate(value.items or ()):
        yield (*path, number), item.start
        yield from _value_places(item, (*path, number))
    for entry in value.entries or ():
        yield from _entry_places(entry, path)


class _Scanner:
    """Walks once over the text."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0

    def document(self) -> Table:
        root = current = Table()
        while True:
            gap = self._at
            self._skip(_BLANK)
            done = self._at == len(self._source)
            lead = _LEAD.search(self._source, gap, self._at)
            begin = lead.start() if lead and not done else self._at
            header = self._source.startswith("[", self._at)
            owner = root if done else current
            if header:
                owner, child = self._header(root, begin)
            if begin > gap:
                owner.parts.append(Loose(gap, begin))
            if done:
                return root
            if header:
                owner.parts.append(child)
                current = child
            else:
                entry = self._entry()
                self._skip(_LINE_END)
                entry.begin, entry.end = begin, self._at
                current.parts.append(entry)

    def _header(self, root: Table, begin: int) -> tuple[Table, Table]:
        start = self._at
        in_list = self._source.startswith("[[", start)
        self._at += 2 if in_list else 1
        *above, key = self._keys()
        self._at += 2 if in_list else 1
        self._skip(_LINE_END)
        parent = root
        for name in above:
            known = parent.tables(name)
            if not known:
                known = [Table(name, start=start, begin=begin, head_end=begin)]
                parent.parts += known
            parent = known[-1]
        return parent, Table(key, in_list, start, begin, self._at)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._source, self._at)
        assert match, "tomllib has read it"  # noqa: S101
        self._at = match.end()
        return match.group()

    def _keys(self) -> tuple[str, ...]:
        keys: list[str] = []
        while True:
            self._skip(_SPACE)
            if self._source[self._at] in "\"'":
                keys.append(tomllib.loads(f"key = {self._skip(_TEXT)}")["key"])
            else:
                keys.append(self._skip(_BARE))
            self._skip(_SPACE)
            if not self._source.startswith(".", self._at):
                return tuple(keys)
            self._at += 1

    def _entry(self) -> Entry:
        start = self._at
        keys = self._keys()
        self._at += 1
        self._skip(_SPACE)
        return Entry(keys, start, self._value())

    def _value(self) -> Value:
        value = Value(self._at)
        opening = self._source[self._at]
        if opening in "[{":
            self._at += 1
        if opening == "[":
            value.items = self._list()
        elif opening == "{":
            value.entries = self._inline()
        else:
            self._skip(_TEXT if opening in "\"'" else _OTHER)
        value.end = self._at
        return value

    def _list(self) -> list[Value]:
        items: list[Value] = []
        while self._goes_on("]"):
            items.append(self._value())
        return items

    def _inline(self) -> list[Entry]:
        entries: list[Entry] = []
        while self._goes_on("}"):
            entries.append(self._entry())
        return entries

    def _goes_on(self, closing: str) -> bool:
        """Step to what comes next in a list or an inline table, or past its end."""
        while True:
            self._skip(_BLANK)
            if self._source[self._at] != ",":
                break
            self._at += 1
        ends = self._source[self._at] == closing
        self._at += ends
        return not ends
