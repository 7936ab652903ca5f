"""What may be entered in the log book: checked here, once, before it reaches a table."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from facilitator.clean import Line, Text, Words
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.i18n import _
from facilitator.log_book.days import checked_day


class PromiseEntry(BaseModel):
    """What may be entered in a promise. Only what is given is changed."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    what: Words = ""
    with_whom: list[Line] = []
    first_step: Words = ""
    by: Line = ""
    source: Line = ""
    community: Line = ""
    place: Line = ""
    share: Literal["room", "team"] = "team"


class FollowUpEntry(BaseModel):
    """What may be entered about what happened since. Only what is given is changed."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    outcome: Literal["done", "changed", "let_go", "still_going"] = "still_going"
    happened: Words = ""
    there: list[Line] = []
    learned: Words = ""
    surprised: Words = ""
    next_step: Text = ""


def promise_entry(**values: Any) -> dict[str, Any]:
    """Return what was entered in a promise as it is kept, or raise InvalidEntryError."""
    if "with_whom" in values:
        values["with_whom"] = list(values["with_whom"])
    entry = checked(PromiseEntry, values)
    if "what" in entry and not entry["what"].strip():
        raise InvalidEntryError(_("Say what is promised, in a few words."))
    if "by" in entry:
        entry["by"] = checked_day(entry["by"])
    if "with_whom" in entry:
        entry["with_whom"] = [role for role in entry["with_whom"] if role]
    return entry


def follow_up_entry(**values: Any) -> dict[str, Any]:
    """Return what was told of a promise as it is kept, or raise InvalidEntryError."""
    if "there" in values:
        values["there"] = list(values["there"])
    entry = checked(FollowUpEntry, values)
    if "there" in entry:
        entry["there"] = [role for role in entry["there"] if role]
    return entry
