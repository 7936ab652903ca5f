"""The workshop and its plan: one event, one file."""

from datetime import UTC, datetime
from uuid import uuid4

from pydantic import BaseModel, ConfigDict
from pydantic import Field as PydanticField
from sqlalchemy import inspect
from sqlmodel import Field, Session, SQLModel, select

from facilitator.as_written import Listed, Written
from facilitator.clean import ClockTime, Day, LanguageTag, Line, Moment


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


def has_rows(session: Session, table: str) -> bool:
    """Say whether a table has any row: asked where reading it would cost people's time.

    The table's module need not be imported for it.
    """
    query = f'SELECT 1 FROM "{table}" LIMIT 1'  # noqa: S608 - a name of ours
    return session.connection().exec_driver_sql(query).first() is not None


class Row(SQLModel):
    """A row of a file. Its validators, which rows do not use, are not built at the start."""

    model_config = {"defer_build": True}


class Workshop(Row, table=True):
    """One event: what it is called, where and when it is, and the question it asks."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    title: str = ""
    place: str = ""
    date: str = Field(
        sa_type=Written(Day),
        default="",
        description="The day, written YYYY-MM-DD; empty when open.",
    )
    question: str = Field(default="", description="Opens with 'How might we'.")
    language: str = Field(default="en-GB", description="BCP 47; the language of titles and paper.")
    starts: str = Field(
        sa_type=Written(ClockTime),
        default="",
        description="When it is to begin, HH:MM; empty when open.",
    )
    expected: int | None = Field(default=None, description="How many people are expected.")
    agreement_read: str = Field(
        sa_type=Written(Moment), default="", description="UTC; when the agreement was read out."
    )
    delete_after: str = Field(
        sa_type=Written(Day),
        default="",
        description="YYYY-MM-DD; it and its backups are to be deleted after it; empty when open.",
    )
    deck_id: int | None = Field(
        default=None, foreign_key="deck.id", description="The session deck that it began with."
    )


class StoredDeck(Row, table=True):
    """A deck as it was when an activity began with it, so that a newer one changes nothing."""

    __tablename__ = "deck"

    id: int | None = Field(default=None, primary_key=True)
    key: str
    version: int
    source: str = Field(description="The deck's TOML.")


class DeckPicture(Row, table=True):
    """A picture that a deck's steps show to the room."""

    __tablename__ = "deck_picture"

    id: int | None = Field(default=None, primary_key=True)
    deck_id: int = Field(foreign_key="deck.id", ondelete="CASCADE", index=True)
    name: str = Field(description="What the deck calls it, such as hall.png.")
    data: bytes = Field(description="PNG or JPEG.")


class Activity(Row, table=True):
    """One line of the running order: a run of an exercise, or a moment of the day without one."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    position: int
    exercise: str
    deck_id: int = Field(foreign_key="deck.id")
    title: str
    plan: str = Field(description="The key of the deck's plan: its order and length.")
    starts: str = Field(
        sa_type=Written(ClockTime),
        default="",
        description="Pinned to this time, HH:MM; empty when it flows.",
    )
    facilitator_notes: str = Field(default="", description="For the facilitator alone.")
    materials: list[str] = Field(default_factory=list, sa_type=Listed(list[str]))


class WorkshopEntry(BaseModel):
    """What may be entered about the workshop itself."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    title: Line = ""
    place: Line = ""
    date: Day = ""
    question: Line = ""
    language: LanguageTag = "en-GB"
    starts: ClockTime = ""
    expected: int | None = PydanticField(default=None, ge=1, le=9_999)
    agreement_read: Moment = ""
    delete_after: Day = ""


def the_workshop(session: Session) -> Workshop:
    """Return the one workshop of the file."""
    return session.exec(select(Workshop)).one()


def activities(session: Session) -> list[Activity]:
    """Return the activities in the running order."""
    order = select(Activity).order_by(SQLModel.metadata.tables["activity"].c.position)
    return list(session.exec(order))
