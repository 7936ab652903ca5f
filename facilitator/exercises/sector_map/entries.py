"""What may be entered on a sector map: checked here, once, before it reaches a table."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from facilitator.clean import Day, Line, SomeLine, Text
from facilitator.visibility import Visibility

ConversationKind = Literal["first_contact", "one_to_one", "house_meeting"]


class CentreEntry(BaseModel):
    """What may be entered in the middle of a map."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    centre: Line = ""


class SectorTitle(BaseModel):
    """What may be entered about a sector."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    title: SomeLine = ""
    tint: Literal["lemon", "mint", "sky", "rose", "lilac"] = "sky"


class RowEntry(BaseModel):
    """What may be entered about a row."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    title: SomeLine = ""
    examples: Line = ""


class InstitutionEntry(BaseModel):
    """What may be entered about an institution that is here."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    here: Text = ""
    next_step: Text = ""
    review_on: Day = ""
    table_number: int | None = Field(default=None, ge=1, le=999)
    visibility: Visibility = "public"


class ConversationEntry(BaseModel):
    """What may be entered about a conversation."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    kind: ConversationKind = "one_to_one"
    planned_on: Day = ""
    reason: Text = ""
    held_on: Day = ""
    energy: Text = ""
    overlap: Text = ""
    next_step: Text = ""
    talking: int | None = Field(default=None, ge=1, le=5)
    self_review: int | None = Field(default=None, ge=1, le=4)
    invited: int | None = Field(default=None, ge=0, le=9_999)
    came: int | None = Field(default=None, ge=0, le=9_999)
    offers: Text = ""
    next_on: Day = ""
    notes: Text = ""
    notes_may_be_kept: bool = False


class VoiceCommunityEntry(BaseModel):
    """What may be entered about a community."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    name: SomeLine = ""
    languages: list[Line] = []


class VoiceEntry(BaseModel):
    """What may be entered about a trusted voice."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    touchpoint: Line = ""
    languages: list[Line] = []
    trained: bool = False
