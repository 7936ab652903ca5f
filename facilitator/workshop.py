"""The workshop and its plan: one event, one file."""

from datetime import UTC, datetime
from uuid import uuid4

from pydantic import BaseModel, ConfigDict
from sqlalchemy import inspect
from sqlmodel import Field, Session, SQLModel, select

from facilitator.clean import Day, LanguageTag, Line


def new_uid() -> str:
    """Return an identity that stays the same wherever the row travels."""
    return str(uuid4())


def now() -> str:
    """Return this moment as text, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def saved_id(row: SQLModel) -> int:
    """Return the primary key of a row that is in the file."""
    (key,) = inspect(row).identity
    return int(key)


class Row(SQLModel):
    """A row of a file. Its validators, which rows do not use, are not built at the start."""

    model_config = {"defer_build": True}


class Workshop(Row, table=True):
    """One event: what it is called, where and when it is, and the question it asks."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    title: str = ""
    place: str = ""
    date: str = Field(default="", description="The day, written YYYY-MM-DD; empty when open.")
    question: str = Field(default="", description="Opens with 'How might we'.")
    language: str = Field(default="en-GB", description="BCP 47; the language of titles and paper.")


class StoredDeck(Row, table=True):
    """A deck as it was when an activity began with it, so that a newer one changes nothing."""

    __tablename__ = "deck"

    id: int | None = Field(default=None, primary_key=True)
    key: str
    version: int
    source: str = Field(description="The deck's TOML.")


class Activity(Row, table=True):
    """One run of an exercise inside the workshop."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    position: int
    exercise: str
    deck_id: int = Field(foreign_key="deck.id")
    title: str
    plan: str = Field(description="The key of the deck's plan: its order and length.")


class Progress(Row, table=True):
    """Where an activity stands: its step and its clock. Saved, but no step to undo."""

    __table_args__ = {"info": {"undo": False}}

    activity_id: int = Field(primary_key=True, foreign_key="activity.id", ondelete="CASCADE")
    step: int = Field(default=0, description="Which step of the plan is in hand, from 0.")
    started: str | None = Field(default=None, description="UTC; since when the clock runs.")
    spent: int = Field(default=0, description="Seconds run before `started`.")
    added: int = Field(default=0, description="Minutes that the facilitator added to this step.")


class WorkshopEntry(BaseModel):
    """What may be entered about the workshop itself."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    title: Line = ""
    place: Line = ""
    date: Day = ""
    question: Line = ""
    language: LanguageTag = "en-GB"


def the_workshop(session: Session) -> Workshop:
    """Return the one workshop of the file."""
    return session.exec(select(Workshop)).one()


def activities(session: Session) -> list[Activity]:
    """Return the activities in the running order."""
    order = select(Activity).order_by(SQLModel.metadata.tables["activity"].c.position)
    return list(session.exec(order))
