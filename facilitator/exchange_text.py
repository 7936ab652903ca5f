"""Exchange JSON as text: written, and read with a sentence that says what is wrong with it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails, from_json

from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.exercises import exercise
from facilitator.exercises.board.soundness import shortened
from facilitator.i18n import _
from facilitator.log_book.days import DAY_THAT_IS_NOT_MEANT

SIZE_LIMIT = 96 << 20
"""The most bytes that a file of exchange JSON may have."""


class UnreadableExchangeError(FacilitatorError):
    """A file that is not exchange JSON, or not of a version that this app reads."""


def exchange_json(document: WorkshopDocument) -> str:
    """Return a document as the text of an exchange file; what says nothing is not written."""
    values = document.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for written, activity in zip(values.get("activities", []), document.activities, strict=False):
        written["title"] = activity.title
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def read_exchange(path: Path) -> WorkshopDocument:
    """Return the workshop in a file of exchange JSON, or raise UnreadableExchangeError."""
    try:
        with path.open("rb") as stream:
            content = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        message = _("“{name}” cannot be read: {why}. Try again, or open a copy.")
        why = error.strerror or str(error)
        raise UnreadableExchangeError(message.format(name=path.name, why=why)) from error
    if len(content) > SIZE_LIMIT:
        message = _(
            "“{name}” is larger than exchange JSON may be ({limit} MB); leave part of it out."
        )
        raise UnreadableExchangeError(message.format(name=path.name, limit=SIZE_LIMIT >> 20))
    return parse_exchange(content, path.name)


def parse_exchange(content: bytes, name: str) -> WorkshopDocument:
    """Return the workshop in this exchange JSON; `name` is what people call where it is from."""
    try:
        found = from_json(content.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as error:
        message = _(
            "“{name}” is not exchange JSON: it cannot be read as JSON ({why}). Choose another "
            "file, or export it anew."
        )
        raise UnreadableExchangeError(message.format(name=name, why=error)) from error
    _refuse_other_formats(found, name)
    try:
        return WorkshopDocument.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        said = _("“{name}” cannot be taken in. {why}").format(name=name, why=_why(first, found))
        raise UnreadableExchangeError(said) from error


def _refuse_other_formats(found: Any, name: str) -> None:
    if not isinstance(found, dict) or found.get("format") != "workshop-exchange":
        message = _(
            "“{name}” is JSON, and not a workshop: its “format” is not workshop-exchange. "
            "Choose another file."
        )
        raise UnreadableExchangeError(message.format(name=name))
    if found.get("version") != 1:
        message = _(
            "“{name}” is in version {version} of the exchange format; this app reads 1. Install "
            "a newer app."
        )
        version = shortened(str(found.get("version")))
        raise UnreadableExchangeError(message.format(name=name, version=version))
    activities = found.get("activities")
    for activity in activities if isinstance(activities, list) else ():
        if isinstance(activity, dict) and isinstance(activity.get("exercise"), str):
            exercise(activity["exercise"])


def _why(error: ErrorDetails, found: Any) -> str:
    """Return what is wrong, and with which note, link or other part."""
    place = [step for step in error["loc"] if step not in ("board", "theory_of_change")]
    field = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
    value = shortened(str(error["input"]))
    if error["type"] == DAY_THAT_IS_NOT_MEANT:
        return f"{_whose(place, found)}{error['msg']}"
    limits = error.get("ctx", {})
    sentences = {
        "string_too_long": _(
            "“{field}” is too long: it holds at most {limit} characters. Shorten it."
        ),
        "extra_forbidden": _("“{field}” is no key that exchange JSON has there; leave it out."),
        "missing": _("“{field}” is missing; add it."),
        "literal_error": _("“{field}” cannot be “{value}”; write {expected}."),
        "union_tag_not_found": _("It does not say which “exercise” it is; add that."),
        "union_tag_invalid": _(
            "It is of no exercise that this app has; change it, or leave the activity out."
        ),
    }
    plain = _("“{field}” cannot be “{value}”; change it.")
    if error["loc"][-1] == "[key]":
        plain = _("“{value}” cannot stand there; change it.")
    if field in ("id", "from", "to") and error["type"] == "string_pattern_mismatch":
        plain = _("“{value}” is no label; write a letter or two and a number, such as N4.")
    sentence = sentences.get(error["type"], plain).format(
        field=field,
        value=value,
        limit=limits.get("max_length", ""),
        expected=limits.get("expected", ""),
    )
    return f"{_whose(place, found)}{sentence}"


def _whose(place: Sequence[str | int], found: Any) -> str:
    """Return the part of the document that is meant, such as `Activity 1, note N4: `."""
    names: list[str] = []
    part = found
    for list_name, index in zip(("", *place), (*place, ""), strict=True):
        try:
            part = part[index]
        except (LookupError, TypeError):
            break
        if isinstance(index, int):
            names.append(_named(str(list_name), index + 1, part))
    return f"{', '.join(names)}: " if names else ""


def _named(list_name: str, number: int, part: Any) -> str:
    words = {
        "activities": _("Activity {number}"),
        "decks": _("Deck {number}"),
        "groups": _("group {number}"),
        "notes": _("note {number}"),
        "links": _("link {number}"),
        "indicators": _("indicator {number}"),
        "wordings": _("wording {number}"),
        "votes": _("vote {number}"),
    }
    called: object = number
    if isinstance(part, dict) and list_name in ("notes", "groups") and "id" in part:
        called = shortened(str(part["id"]))
    if isinstance(part, dict) and list_name == "links" and {"from", "to"} <= part.keys():
        called = shortened(f"{part['from']} > {part['to']}")
    if list_name not in words:
        return f"{shortened(list_name)} {number}"
    return words[list_name].format(number=called)
