"""Who is in the room: tables, people by code, what they agreed to, and what they need.

No names: a code such as P7 is enough to withdraw by. Access needs are counts, and belong to
nobody.
"""

from sqlmodel import Field

from facilitator.workshop import Row, new_uid

NEEDS = ("interpreter", "bsl", "reader_copy", "large_print", "hearing_loop", "travel_or_fee")
"""What people may need to take part; counted, never named."""


class RoomTable(Row, table=True):
    """A table in the room, where people sit and talk."""

    __tablename__ = "room_table"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    number: int = Field(unique=True)
    name: str = Field(default="", description="Such as 'by the window'.")


class Participant(Row, table=True):
    """Somebody in the room, by code, with the four parts of the agreement."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    code: str = Field(unique=True, description="Such as P7.")
    table_number: int | None = None
    joins: bool = Field(default=True, description="Takes part.")
    keep_notes: bool = Field(default=False, description="What they say may be kept.")
    quote: bool = Field(default=False, description="They may be quoted, without a name.")
    photograph: bool = Field(default=False, description="They may be in photographs.")


class AccessNeed(Row, table=True):
    """How many people need something to take part."""

    __tablename__ = "access_need"

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(unique=True)
    count: int
