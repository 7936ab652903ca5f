"""What is wrong with a text that is not TOML, in one sentence."""

import re
from tomllib import TOMLDecodeError

from facilitator.decks.mistakes import at_line
from facilitator.i18n import _

_PLACE = re.compile(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)", re.S)


def not_toml(source: str, error: Exception, file: str) -> str:
    """Return the sentence about a text that cannot be read as TOML."""
    place = _PLACE.fullmatch(str(error))
    last = source.rstrip("\n").count("\n") + 1
    if isinstance(error, TOMLDecodeError) and place:
        line = int(place["line"] or _opened(source, place["what"]) or last)
        return at_line(file, line, _syntax(place["what"], source.split("\n")[line - 1]))
    if isinstance(error, RecursionError):
        return at_line(
            file, _deepest(source), _("lists stand inside lists too deeply; take some out.")
        )
    digits = re.search(r"\d{4000}", source)
    line = source.count("\n", 0, digits.start()) + 1 if digits else last
    return at_line(file, line, _("a number is too long; shorten it."))


def _deepest(source: str) -> int:
    rows = source.split("\n")
    return 1 + max(range(len(rows)), key=lambda row: rows[row].count("[") + rows[row].count("{"))


def _opened(source: str, what: str) -> int:
    """Return the line on which a text begins that runs on to the end of the deck; 0 if none."""
    if not what.startswith(("Unterminated", "Expected")):
        return 0
    mark = '"' if what.startswith("Unterminated") else "'"
    for quote in (mark * 3, mark):
        opens = re.compile(rf"[=\[,{{]\s*{quote}(?!.*{quote})")
        rows = [n for n, row in enumerate(source.split("\n"), 1) if opens.search(row)]
        if rows:
            return rows[-1]
    return 0


def _syntax(what: str, row: str) -> str:
    if re.search(r"=\s*\d{1,2}:\d{2}\s*(#.*)?$", row):
        return _('a time of day stands in quotation marks, such as "09:30"; add them.')
    return next((why for begins, why in _syntaxes() if what.startswith(begins)), _unreadable())


def _unreadable() -> str:
    return _('this cannot be read; write on each line: key = "text", a number, or a list.')


def _syntaxes() -> list[tuple[str, str]]:
    """Return what the reader says, by its beginning, and what that means to a coach."""
    twice = _("this stands in the deck already; leave one out.")
    open_text = _("a text is not closed: add a quotation mark at its end.")
    no_key = _(
        "a key is missing, or has a character that belongs in a text; write small letters, then "
        "“=”."
    )
    backslash = _("a backslash alone cannot stand in a text: write it twice, as \\\\.")
    heading = _("a heading is not closed: write [name] or [[name]] on a line of its own.")
    return [
        ("Cannot", twice),
        ("Duplicate", twice),
        ("Illegal character '\\n'", open_text),
        ("Unterminated", open_text),
        ("Expected '\"'", open_text),
        ('Expected "\'"', open_text),
        ('Expected \'"""\'', open_text),
        ("Expected \"'''\"", open_text),
        ("Illegal character", _("a character stands here that cannot be seen; delete it.")),
        ("Found invalid character '\\n'", open_text),
        ("Found invalid", _("a character stands here that cannot be seen; delete it.")),
        ("Unescaped", backslash),
        ("Invalid hex", backslash),
        ("Escaped", backslash),
        ("Expected ']", heading),
        ("Expected '='", _("a “=” is missing between a key and its value; add it.")),
        (
            "Expected newline",
            _(
                "something is left over on this line, after its value; take it out, or begin a new "
                "line."
            ),
        ),
        ("Invalid statement", no_key),
        ("Invalid initial", no_key),
        ("Invalid value", _("a value is missing, or is a text without quotation marks; add them.")),
        ("Invalid date", _("there is no such date or time; change it.")),
        (
            "Unclosed array",
            _("a list is not closed by “]”, or lacks a comma; add what is missing."),
        ),
        (
            "Unclosed inline",
            _("“{” is not closed by “}” on its line, or a comma is missing; add what is missing."),
        ),
    ]
