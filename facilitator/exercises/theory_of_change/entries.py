"""What may be entered in a theory of change, beyond what a board holds."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from facilitator.clean import Line, Text

Enabler = Literal[
    "redefined_purpose", "system_leadership", "shared_power", "collective_accountability"
]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)


class Engaged(_Entry):
    """Somebody who was asked to take part, by role, and whether they joined."""

    role: Line
    joined: bool = False


class Hope(_Entry):
    """What the group hopes to see, and by when."""

    text: Text
    by: Line = ""


class SettingsEntry(_Entry):
    """What may be entered for the whole board."""

    horizon: Line = ""
    enablers: list[Enabler] = []
    barrier: Text = ""
    ambition: Text = ""
    leading: list[Line] = []
    engaged: list[Engaged] = []
    hopes: list[Hope] = []


class DetailEntry(_Entry):
    """What may be entered about one note, beyond the board's own fields."""

    in_our_control: bool | None = None
    judged_by: Line = ""


class IndicatorEntry(_Entry):
    """What may be entered in an indicator."""

    sign: Text = ""
    source: Text = ""
    baseline: Line = ""
    target: Line = ""
    read_by: Line = ""


class AssumptionEntry(_Entry):
    """What may be entered about a link's `because`."""

    confidence: Annotated[int, Field(ge=1, le=3)] | None = None
    evidence: Text = ""
    test: Text = ""
