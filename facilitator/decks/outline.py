"""What stands on which line of a TOML text, for the sentences about mistakes.

Only texts that `tomllib` has read come here, so nothing is checked twice. Neither tomllib nor
tomlkit tells where it found what it read.
"""

import re
import tomllib
from bisect import bisect_left

Path = tuple[str | int, ...]
"""The way to a value, such as `("plans", 0, "steps", 2, "minutes")`."""

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_OTHER = re.compile(r"[^,\[\]{}\n#]*[^,\[\]{}\n# \t]")
_TEXT = re.compile(
    r'"""(?:\\.|[^"\\]|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)


def lines(source: str) -> dict[Path, int]:
    """Return the line of everything that a valid TOML text says, counted from 1."""
    return _Scanner(source.replace("\r\n", "\n")).document()


class _Scanner:
    """Walks once over the text."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._breaks = [match.start() for match in re.finditer("\n", source)]
        self._lines: dict[Path, int] = {(): 1}
        self._last: dict[Path, int] = {}

    def document(self) -> dict[Path, int]:
        table: Path = ()
        while self._goes_on(""):
            if self._source.startswith("[", self._at):
                table = self._header()
            else:
                self._entry(table)
        return self._lines

    def _found(self, path: Path, offset: int) -> None:
        for length in range(len(path) + 1):
            self._lines.setdefault(path[:length], bisect_left(self._breaks, offset) + 1)

    def _header(self) -> Path:
        """Step over a header and return what it opens; within lists, their last table is meant."""
        start = self._at
        brackets = 2 if self._source.startswith("[[", start) else 1
        self._at += brackets
        *above, key = self._keys()
        self._at += brackets
        path: Path = ()
        for name in above:
            path = (*path, name)
            path = (*path, self._last[path]) if path in self._last else path
        path = (*path, key)
        if brackets == 2:
            self._last[path] = self._last.get(path, -1) + 1
            path = (*path, self._last[path])
        self._found(path, start)
        return path

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._source, self._at)
        assert match, "tomllib has read it"  # noqa: S101
        self._at = match.end()
        return match.group()

    def _keys(self) -> Path:
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

    def _entry(self, table: Path) -> None:
        start = self._at
        path = (*table, *self._keys())
        self._found(path, start)
        self._at += 1
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: Path) -> None:
        opening = self._source[self._at]
        if opening in "[{":
            self._at += 1
        if opening == "[":
            number = 0
            while self._goes_on("]"):
                self._found((*path, number), self._at)
                self._value((*path, number))
                number += 1
        elif opening == "{":
            while self._goes_on("}"):
                self._entry(path)
        else:
            self._skip(_TEXT if opening in "\"'" else _OTHER)

    def _goes_on(self, closing: str) -> bool:
        """Step to what comes next, or past the end of the list, the inline table or the text."""
        self._skip(_BLANK)
        while self._source.startswith(",", self._at):
            self._at += 1
            self._skip(_BLANK)
        ends = self._source[self._at : self._at + 1] == closing
        self._at += len(closing) * ends
        return not ends
