"""The run of the day in the open exchange format."""

from typing import Annotated, Literal

from pydantic import Field

from facilitator.clean import Line, Moment, Text
from facilitator.documents import Part

Began = Annotated[Moment, Field(min_length=1)] | None


class StepDocument(Part):
    """A step as it was planned, as it is planned now, and as long as it took."""

    step: str
    minutes: int = Field(ge=1, le=600)
    planned: int = Field(default=0, ge=0, le=600, description="0: the same as `minutes`.")
    least: int | None = Field(default=None, ge=1, le=600)
    can_go: bool = False
    instead: Text = ""
    role: str = ""
    prompt: Text = ""
    state: Literal["", "skipped", "parked"] = ""
    began: Began = None
    spent: int = Field(default=0, ge=0, le=10**9, description="Seconds.")
    added: int = Field(default=0, ge=-(10**6), le=10**6, description="Minutes.")


class LooseTimeDocument(Part):
    """Time that was spent on a step which the plan has no more: another plan was undone."""

    position: int = Field(ge=0, le=9_999)
    began: Began = None
    spent: int = Field(default=0, ge=0, le=10**9, description="Seconds.")
    added: int = Field(default=0, ge=-(10**6), le=10**6, description="Minutes.")


class ProgressDocument(Part):
    """Where an activity stands."""

    step: int = Field(default=0, ge=0, le=9_999)
    started: Began = None
    hidden_zones: list[str] = []
    dots_hidden: bool = False


class DayDocument(Part):
    """How far the day has got."""

    began: Began = None
    ended: Began = None
    activity: Line = Field(default="", description="The uid of the activity in hand.")
