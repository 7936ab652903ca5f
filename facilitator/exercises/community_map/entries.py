"""What may be entered on a community map: checked here, once, before it reaches a table."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from facilitator.clean import ClockTime, Line, SomeLine, Text
from facilitator.decks.parts import Key
from facilitator.visibility import Visibility

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class DrawingEntry(BaseModel):
    """What may be entered about a drawing. Only what is given is changed."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    name: Line = ""
    years: Key | Literal[""] = ""
    table_number: int | None = Field(default=None, ge=1, le=999)
    elsewhere: Text = ""
    may_be_shown: bool = False
    from_paper: bool = False


class PlaceEntry(BaseModel):
    """What may be entered about a pin."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    kind: Key = "place"
    title: Line = ""
    x: float = Field(default=0.0, ge=-1e7, le=1e7, allow_inf_nan=False)
    y: float = Field(default=0.0, ge=-1e7, le=1e7, allow_inf_nan=False)
    visibility: Visibility = "public"
    table_number: int | None = Field(default=None, ge=1, le=999)


class ProvisionEntry(BaseModel):
    """What may be entered about something that happens here."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    group_name: Line = ""
    what: Line = ""
    days: list[Weekday] = Field(default=[], max_length=7)
    starts: ClockTime = ""
    ends: ClockTime = ""
    often: Line = ""
    place: Line = ""
    place_id: int | None = None
    cost: Line = ""
    access: Line = ""
    helps: Text = ""
    barrier: Text = ""
    may_be_listed: bool = False


class BaseMapEntry(BaseModel):
    """What may be entered about the base map: what it is called, and whose it is."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    base_title: Line = ""
    attribution: Line = ""


class OutlineEntry(BaseModel):
    """What may be entered about a boundary."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    name: SomeLine = ""
