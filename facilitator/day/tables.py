"""The plan of the day step by step, and how far the day has got."""

from typing import Any, Final

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from facilitator.as_written import Listed, Written
from facilitator.clean import SomeMoment
from facilitator.workshop import Row

CASCADE: Final = "CASCADE"


class PlannedStep(Row, table=True):
    """A step of an activity as this workshop plans it."""

    __tablename__ = "planned_step"
    __table_args__ = (UniqueConstraint("activity_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE)
    position: int = Field(description="From 0; skipping a step moves no other.")
    step: str = Field(description="Its key in the activity's deck.")
    minutes: int = Field(description="What it has now.")
    planned: int = Field(description="Minutes that the coach gave it; they never change.")
    least: int | None = Field(default=None, description="It can shrink to so many minutes.")
    can_go: bool = False
    instead: str = Field(default="", description="What to do instead where it is left out.")
    role: str = Field(default="", description="`quiet`, `break`, `buffer`, `closing`, or none.")
    prompt: str = Field(default="", description="Asked instead of the deck's own prompt.")
    state: str = Field(
        default="",
        description="`skipped` was left out; `parked` was put off, and is offered again.",
    )


class Progress(Row, table=True):
    """Where an activity stands: its step, its clock, and what is hidden for now. Never undone."""

    __table_args__ = {"info": {"undo": False}}

    activity_id: int = Field(primary_key=True, foreign_key="activity.id", ondelete=CASCADE)
    step: int = Field(default=0, description="The position of the step in hand.")
    started: str | None = Field(
        sa_type=Written(SomeMoment), default=None, description="UTC; since when its clock runs."
    )
    hidden_zones: list[str] = Field(
        default_factory=list,
        sa_type=Listed(list[str]),
        description="Not on the wall until they are revealed.",
    )
    dots_hidden: bool = False


def _own_number(context: Any) -> int:
    """Return an id that no other step is ever given: a time that was deleted returns under it."""
    values = context.get_current_parameters()
    return int(values["activity_id"]) * 10_000 + int(values["position"])


class StepTime(Row, table=True):
    """The time that a step took so far. Never undone."""

    __tablename__ = "step_time"
    __table_args__ = (UniqueConstraint("activity_id", "position"), {"info": {"undo": False}})

    id: int | None = Field(
        default=None, primary_key=True, sa_column_kwargs={"default": _own_number}
    )
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE)
    position: int
    began: str | None = Field(
        sa_type=Written(SomeMoment), default=None, description="UTC; when its clock first ran."
    )
    spent: int = Field(default=0, description="Seconds, without those since `Progress.started`.")
    added: int = Field(default=0, description="Minutes that the facilitator gave it on the day.")


class Day(Row, table=True):
    """How far the day has got: one row, from the first start of a clock. Never undone."""

    __table_args__ = {"info": {"undo": False}}

    id: int = Field(default=1, primary_key=True)
    began: str | None = Field(
        sa_type=Written(SomeMoment),
        default=None,
        description="UTC; when the first clock was started.",
    )
    ended: str | None = Field(
        sa_type=Written(SomeMoment),
        default=None,
        description="UTC; when the facilitator ended the day.",
    )
    activity: str = Field(default="", description="The uid of the activity in hand.")
