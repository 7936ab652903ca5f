"""What is wrong with a deck, in one sentence: the file, the line, the key, and what would do."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from facilitator.clean import LANGUAGE_TAG
from facilitator.decks.board import MisplacedError
from facilitator.decks.outline import Path, lines
from facilitator.i18n import _


def at_line(file: str, line: int, why: str) -> str:
    """Return a sentence about one line of a deck."""
    place = _("{file}, line {line}: {why}")
    return place.format(file=file or _("This deck"), line=line, why=why)


def at_path(source: str, file: str, path: Path, why: str) -> str:
    """Return a sentence about what a readable TOML text says at a path, or nearest above it."""
    found = lines(source)
    while path not in found:
        path = path[:-1]
    return at_line(file, found[path], why)


def mistake(
    source: str, data: dict[str, Any], model: type[BaseModel], error: ValidationError, file: str
) -> str:
    """Return the sentence about a deck that is TOML, and yet no deck of this kind."""
    found = lines(source)
    told: list[tuple[bool, int, str]] = []
    for details in error.errors(include_url=False):
        path, extra, why = _one(details, data, model)
        while path not in found:
            path = path[:-1]
        told.append((not extra, found[path], why))
    _other, line, why = min(told, key=lambda each: each[:2])  # a misspelt key is missing as well
    return at_line(file, line, why)


def _one(
    details: ErrorDetails, data: dict[str, Any], model: type[BaseModel]
) -> tuple[Path, bool, str]:
    cause = details.get("ctx", {}).get("error")
    path, value = _followed(details["loc"], data)
    if isinstance(cause, MisplacedError):
        return (*path, *cause.at), False, str(cause)
    owner = _owner(model, path[:-1])
    if details["type"] == "extra_forbidden":
        known = owner.model_fields if owner else ()
        return path, True, unknown_key(str(path[-1]), known)
    if details["type"] == "missing":
        why = _("the key “{key}” is missing; add it.").format(key=details["loc"][-1])
        return path, False, why
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    wanted = _wanted(details, value)
    if path and isinstance(path[-1], int):
        message = _("in “{key}”, number {number} must be {wanted}.")
        return path, False, message.format(key=key, number=path[-1] + 1, wanted=wanted)
    return path, False, _("“{key}” must be {wanted}.").format(key=key, wanted=wanted)


def unknown_key(key: str, known: Iterable[str]) -> str:
    """Return the sentence about a key that does not exist, and the one that was meant."""
    names = sorted(known)
    why = _("there is no key “{key}” here; choose one of: {known}.")
    said = why.format(key=key, known=", ".join(names))
    close = get_close_matches(key.lower(), names, 1, 0.6)
    meant = _("Did you mean “{key}”?").format(key=close[0]) if close else ""
    return f"{said} {meant}".rstrip()


def _followed(place: Iterable[str | int], data: Any) -> tuple[Path, Any]:
    """Return how far a place leads into what is written; unions add steps that lead nowhere."""
    path: Path = ()
    for part in place:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
        path = (*path, part)
    return path, data


def _owner(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """Return the model that has the keys at a path."""
    owner: type[BaseModel] | None = model
    for part in path:
        if owner is None:
            return None
        if isinstance(part, str):
            field = owner.model_fields.get(part)
            owner = _model_in(field.annotation) if field else None
    return owner


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _wanted(details: ErrorDetails, value: Any) -> str:  # noqa: PLR0911 - one line a kind
    kind, limits = details["type"], details.get("ctx", {})
    if kind == "literal_error":
        return _("one of {these}").format(these=_quoted(str(limits["expected"])))
    if kind in ("greater_than_equal", "less_than_equal"):
        return _number(limits)
    if kind == "string_too_long":
        return _("{count} characters at most").format(count=limits["max_length"])
    if kind in ("string_too_short", "too_short"):
        return _("more than nothing")
    if kind == "string_pattern_mismatch":
        return patterns().get(str(limits["pattern"]), _("written differently"))
    if kind == "value_error":  # only a time of day has a validator of its own
        return _("a time of day from 00:00 to 23:59")
    return _kinds(value).get(kind, _("something else than {value}").format(value=_shown(value)))


def _number(limits: dict[str, Any]) -> str:
    if "ge" in limits:
        return _("{limit} or more").format(limit=limits["ge"])
    return _("{limit} or less").format(limit=limits["le"])


def _quoted(expected: str) -> str:
    """Return the values that a literal may have, without what pydantic puts between them."""
    return ", ".join(f"“{value}”" for value in re.findall(r"'([^']*)'", expected) if value)


def patterns() -> dict[str, str]:
    """Return in words what each pattern of a deck asks for."""
    clock = _("a time of day such as 09:30, in quotation marks")
    return {
        r"^[a-z][a-z0-9_]*$": _(
            "small letters, digits and underscores, and begin with a letter, such as walk_back"
        ),
        r"^[A-Z]{1,2}$": _("one or two capital letters, such as N"),
        r"^(\d{2}:\d{2})?$": clock,
        LANGUAGE_TAG: _("a language by its tag, such as en, bn or pt-BR"),
        r"^[A-Z]{2,3}$": _("two or three capital letters, such as PS"),
        r"^[A-Z0-9]{1,4}(-[A-Z0-9]{1,3}){0,3}$": _(
            "capital letters and digits, in parts with hyphens between them, such as 6-P-R1"
        ),
    }


def _kinds(value: Any) -> dict[str, str]:
    shown = _shown(value)
    text = _("a text in quotation marks, not {value}").format(value=shown)
    number = _("a whole number without quotation marks, not {value}").format(value=shown)
    several = _("a list in square brackets, not {value}").format(value=shown)
    table = _("keys with their values, not {value}").format(value=shown)
    yes = _("true or false, not {value}").format(value=shown)
    return {
        "string_type": text,
        "int_type": number,
        "bool_type": yes,
        "list_type": several,
        "dict_type": table,
        "model_type": table,
        "model_attributes_type": table,
    }


def _shown(value: Any) -> str:
    """Return a value as a deck writes it, and in words where that is long."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return _("a table")
    if isinstance(value, list):
        return _("a list")
    if isinstance(value, str):
        return f"“{value}”" if len(value) <= 40 else _("a text")
    return str(value) if len(str(value)) <= 40 else _("so long a number")
