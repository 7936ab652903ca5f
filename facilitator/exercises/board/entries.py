"""What may be entered on a board: checked here, once, before it reaches a table."""

from collections.abc import Iterable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlmodel import Session, SQLModel

from facilitator.clean import Line, Text, Words
from facilitator.errors import InvalidEntryError
from facilitator.i18n import _
from facilitator.visibility import Visibility

Voice = Literal["resident", "community_group", "staff", "leader"]


class NoteEntry(BaseModel):
    """What may be entered in a note. Only what is given is changed."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    zone: str = ""
    kind: str = ""
    text: Words = ""
    language: Line = ""
    x: float = Field(default=0.0, ge=-1e9, le=1e9, allow_inf_nan=False)
    y: float = Field(default=0.0, ge=-1e9, le=1e9, allow_inf_nan=False)
    tint: Literal["", "lemon", "mint", "sky", "rose", "lilac"] = ""
    group_id: int | None = None
    table_number: int | None = Field(default=None, ge=1, le=999)
    status: Literal["draft", "agreed", "parked", "differ"] = "draft"
    visibility: Visibility = "public"
    who: Line = ""
    owner: Line = ""
    due: Line = ""
    year: int | None = Field(default=None, ge=-9_999, le=9_999)
    evidence: Text = ""
    voices: list[Voice] = []
    tags: list[str] = []


class LinkEntry(BaseModel):
    """What may be entered in a link. Only what is given is changed."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    kind: str = ""
    because: Words = ""


class GroupEntry(BaseModel):
    """What may be entered in a group."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    title: Line = ""


def checked(model: type[BaseModel], values: dict[str, Any]) -> dict[str, Any]:
    """Return the values as they may be kept, or raise InvalidEntryError with a sentence."""
    try:
        return model.model_validate(values).model_dump(include=set(values))
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] == "string_too_long":
            raise InvalidEntryError(
                _(
                    "This text is too long: a note holds at most {limit} characters. Shorten "
                    "it, or make two of it."
                ).format(limit=first["ctx"]["max_length"])
            ) from error
        place = ".".join(str(part) for part in first["loc"])
        raise InvalidEntryError(
            _("{field} cannot be kept: {why}. Type something else.").format(
                field=place, why=first["msg"]
            )
        ) from error


def set_fields(
    session: Session, model: type[SQLModel], ids: Iterable[int], entry: dict[str, Any]
) -> None:
    """Set the same checked values on several rows of a table."""
    for row_id in ids:
        row = session.get_one(model, row_id)
        row.sqlmodel_update(entry)
        session.add(row)
