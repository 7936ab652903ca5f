"""Plain data as TOML that people read: short lists on one line, tables in a list one to a line."""

import re
from typing import Any
from unicodedata import category

_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SHORT = 80


def has_header(value: Any) -> bool:
    """Return whether a value stands best under a `[header]`, below what has none."""
    return isinstance(value, dict) or _of_tables(value)


def section(key: str, value: Any) -> str:
    """Return what has a header, with a blank line above each."""
    if isinstance(value, dict):
        return f"\n[{key}]\n{lines_of(value)}"
    return "".join(f"\n[[{key}]]\n{lines_of(part)}" for part in value)


def lines_of(table: dict[str, Any]) -> str:
    """Return a table's keys and values, each on its line."""
    return "".join(line(key, value) for key, value in table.items())


def line(key: str, value: Any) -> str:
    """Return a key and its value, with the end of the line."""
    return f"{name(key)} = {block(value)}\n"


def name(key: str) -> str:
    """Return a key as TOML writes it."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _text(key)


def block(value: Any) -> str:
    """Return a value, on several lines where that reads better."""
    if isinstance(value, str) and "\n" in value:
        return text_of_lines(value)
    if isinstance(value, list) and (_of_tables(value) or len(inline(value)) > _SHORT):
        return "[\n" + "".join(f"    {inline(item)},\n" for item in value) + "]"
    return inline(value)


def inline(value: Any) -> str:
    """Return a value on one line."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{name(key)} = {inline(each)}" for key, each in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return _text(value) if isinstance(value, str) else str(value)


def text_of_lines(text: str) -> str:
    """Return a text between three quotation marks, each of its lines on a line."""
    shown = "".join(each if each in '"\n' else _character(each) for each in text)
    closed = re.sub(r'"(?=""|\Z)', r'\\"', shown)
    return f'"""\n{closed}"""'


def _of_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _text(text: str) -> str:
    return f'"{"".join(map(_character, text))}"'


def _character(character: str) -> str:
    if character in _ESCAPED:
        return _ESCAPED[character]
    hidden = category(character) in {"Cc", "Zl", "Zp"} or character == "\ufeff"
    return f"\\u{ord(character):04X}" if hidden else character
