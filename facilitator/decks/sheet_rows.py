"""Rows and columns out of a spreadsheet's text: tab-separated, or CSV, with a header or without."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.decks.parts import DeckError
from facilitator.i18n import _
from facilitator.language_names import language_tag
from facilitator.spreadsheet import Row, rows_of

USUAL: Final = ("code", "theme", "audience", "kind", "text", "minutes")
"""The order of the columns where no row names them."""
MOST_TEXT: Final = 2_000_000
ALSO: Final = "also "
"""Begins the name of a column that has the text in another language; its tag follows."""
_SPOKEN: Final = re.compile(r"(.+?)\s*\((.+)\)")
_BREAKS: Final = ("\t", ";", ",")


class Table(NamedTuple):
    """Rows with their numbers, and what their columns are."""

    rows: list[Row]
    columns: Sequence[str] | None = None
    """"" is one that is nothing of a card; None where nobody knows of any."""
    left_out: Sequence[str] = ()
    """What those columns are called that are nothing of a card."""


def table(text: str) -> Table:
    """Return the rows of a text, and what is known of its columns."""
    if not text.strip():
        return Table([])
    for mark in _BREAKS[:1] if "\t" in text else _BREAKS[1:]:
        rows = list(rows_of(text, mark))
        if not rows:
            continue
        if headed := _headed(rows):
            return headed
        if all(len(cells) >= len(USUAL) - 1 for _number, cells in rows):
            return Table(rows, USUAL)
    if "\t" in text:
        rows = list(rows_of(text, "\t"))
        wide = any(len(cells) >= len(USUAL) - 1 for _number, cells in rows)
        return Table(rows, USUAL if wide else None)
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1)]
    said = [(number, [line]) for number, line in lines if line]
    return _headed(said) or Table(said, ("text",))


def _headed(rows: Sequence[Row]) -> Table | None:
    """Return the table whose first row says what its columns are; None where that is no header."""
    names, heads = _column_names(), [cell.strip(" :*") for cell in rows[0][1]]
    columns = [_column(head, names) for head in heads]
    known = [column for column in columns if column]
    is_header = "text" in known and len(set(known)) == len(known) and 2 * len(known) >= len(heads)
    left_out = [head for head, column in zip(heads, columns, strict=True) if head and not column]
    return Table(list(rows[1:]), columns, left_out) if is_header else None


def _column(head: str, names: Mapping[str, str]) -> str:
    """Return what a column is: “Text”, and the same in Welsh: “Text (Welsh)” or “Text (cy)”."""
    known = names.get(head.casefold(), "")
    spoken = None if known else _SPOKEN.fullmatch(head)
    if spoken and names.get(spoken[1].casefold()) == "text" and (tag := _language(spoken[2])):
        return f"{ALSO}{tag}"
    return known


def _language(said: str) -> str:
    """Return a language's tag; empty where it is another word in brackets, as “new” and “min” are.

    They are tags as well, of languages that Babel has no more than a name for.
    """
    from babel.localedata import exists

    tag = language_tag(said) or ""
    is_name = tag.casefold() != said.strip().casefold()
    return tag if is_name or exists(tag.partition("-")[0]) else ""


def _column_names() -> Mapping[str, str]:
    """Return what each column may be called, in English and in the language of the app."""
    words = {
        "code": ("code", "card", "id", "no", "number", _("code")),
        "theme": ("theme", "topic", "category", _("theme")),
        "audience": ("audience", "for", "for whom", _("audience")),
        "kind": ("kind", "type", _("kind")),
        "text": ("text", "prompt", "question", "wording", _("text")),
        "minutes": ("minutes", "min", "time", _("minutes")),
    }
    return {word.casefold(): column for column, said in words.items() for word in said}


def sheet_text(path: Path) -> str:
    """Return the text of a CSV or tab-separated file, however it is encoded, or raise DeckError."""
    try:
        with path.open("rb") as stream:
            data = stream.read(2 * MOST_TEXT + 1)
    except OSError as error:
        message = _("“{file}” cannot be read: {why}. Try again, or open a copy.")
        raise DeckError(message.format(file=path.name, why=error.strerror or error)) from error
    if len(data) > 2 * MOST_TEXT:
        message = _("“{file}” is too large for a deck of cards: {size} MB at most. Divide it.")
        raise DeckError(message.format(file=path.name, size=2 * MOST_TEXT // 1_000_000))
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise DeckError(_("“{file}” is no table of text; save it as CSV.").format(file=path.name))
