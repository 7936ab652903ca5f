"""The tables of the log book."""

from typing import Final

from sqlmodel import Field

from facilitator.as_written import Listed, Written
from facilitator.clean import Day
from facilitator.people import Person
from facilitator.workshop import Activity, Row, new_uid

CASCADE: Final = "CASCADE"
SHARES: Final = ("room", "team")
"""`room`: agreed for the wall and for everybody. `team`: for those who work on it."""
OUTCOMES: Final = ("done", "changed", "let_go", "still_going")


class Promise(Row, table=True):
    """What somebody promised: an entry of the log book."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int | None = Field(
        default=None,
        foreign_key=f"{Activity.__tablename__}.id",
        ondelete="SET NULL",
        index=True,
        description="The activity that it came from, while that is in this file.",
    )
    person_id: int | None = Field(
        default=None, foreign_key=f"{Person.__tablename__}.id", ondelete="SET NULL", index=True
    )
    what: str
    with_whom: list[str] = Field(
        default_factory=list, sa_type=Listed(list[str]), description="Roles."
    )
    first_step: str = ""
    by: str = Field(
        sa_type=Written(Day),
        default="",
        description="The day to hear about it, YYYY-MM-DD; empty if open.",
    )
    source: str = Field(default="", description="The card's code, or the note's label.")
    community: str = Field(default="", description="Whom the person calls 'my community'.")
    place: str = Field(default="", description="Where or with whom; a place of the card's deck.")
    share: str = Field(default="team", description="`room` or `team`.")
    state: str = Field(default="open", description="`open`, `done`, `changed` or `let_go`.")
    made_on: str = Field(sa_type=Written(Day), default="", description="The day, YYYY-MM-DD.")
    made_at: str = Field(default="", description="The earlier workshop that it was taken from.")
    waits: bool = Field(default=False, description="Whoever promised is not here; it waits.")


class FollowUp(Row, table=True):
    """What happened since somebody promised."""

    __tablename__ = "follow_up"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    promise_id: int = Field(foreign_key="promise.id", ondelete=CASCADE, index=True)
    heard_on: str = Field(sa_type=Written(Day), default="", description="The day, YYYY-MM-DD.")
    outcome: str = Field(description="`done`, `changed`, `let_go` or `still_going`.")
    happened: str = Field(default="", description="What was done, and what came of it.")
    there: list[str] = Field(
        default_factory=list, sa_type=Listed(list[str]), description="Who was there; roles."
    )
    learned: str = ""
    surprised: str = ""
    next_step: str = ""


class PaperReminder(Row, table=True):
    """Somebody wants to be reminded of what stands on their own paper. Nothing else is held."""

    __tablename__ = "paper_reminder"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    remind_on: str = Field(sa_type=Written(Day), description="The day, YYYY-MM-DD.")
