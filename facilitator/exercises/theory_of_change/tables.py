"""The tables that a theory of change adds to the board's."""

from typing import Any, ClassVar

from sqlmodel import Field, SQLModel

from facilitator.as_written import Listed
from facilitator.exercises.board.tables import CASCADE, Board
from facilitator.workshop import Row, new_uid


class TheoryOfChange(Row, table=True):
    """What holds for the whole board, settled with the core team after the room."""

    __tablename__ = "theory_of_change"

    activity_id: int = Field(primary_key=True, foreign_key="activity.id", ondelete=CASCADE)
    horizon: str = Field(default="", description="By when the vision is meant to be true.")
    enablers: list[str] = Field(default_factory=list, sa_type=Listed(list[str]))
    barrier: str = Field(default="", description="The barrier that this work tests.")
    ambition: str = ""
    leading: list[str] = Field(
        default_factory=list, sa_type=Listed(list[str]), description="Roles."
    )
    engaged: list[dict[str, Any]] = Field(
        default_factory=list,
        sa_type=Listed(list[dict[str, Any]]),
        description="`role`, and whether they `joined`.",
    )
    hopes: list[dict[str, str]] = Field(
        default_factory=list,
        sa_type=Listed(list[dict[str, str]]),
        description="`text`, and `by` when.",
    )


class NoteDetail(Row, table=True):
    """What the core team settles about one note."""

    __tablename__ = "note_detail"

    note_id: int = Field(primary_key=True, foreign_key="note.id", ondelete=CASCADE)
    in_our_control: bool | None = None
    judged_by: str = Field(default="", description="Whose judgement counts; a role.")


class Indicator(Row, table=True):
    """A sign by which people would notice that a note has come true."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    note_id: int = Field(foreign_key="note.id", ondelete=CASCADE, index=True)
    sign: str
    source: str = ""
    baseline: str = ""
    target: str = ""
    read_by: str = Field(default="", description="Who reads it; a role.")


class Assumption(Row, table=True):
    """How sure the group is of a link's `because`, and how it would find out."""

    link_id: int = Field(primary_key=True, foreign_key="link.id", ondelete=CASCADE)
    confidence: int | None = Field(default=None, description="1 doubtful, 2 likely, 3 sure.")
    evidence: str = ""
    test: str = ""


class TheoryBoard(Board):
    """A board with the details, indicators and assumptions of a theory of change."""

    TABLES: ClassVar[tuple[type[SQLModel], ...]] = (
        *Board.TABLES,
        TheoryOfChange,
        NoteDetail,
        Indicator,
        Assumption,
    )

    @property
    def settings(self) -> TheoryOfChange:
        """What holds for the whole board; empty until somebody settles something."""
        found = self.rows["theory_of_change"].values()
        return next(iter(found), TheoryOfChange(activity_id=0))

    @property
    def details(self) -> dict[int, NoteDetail]:
        """Details by note id."""
        return self.rows["note_detail"]

    @property
    def assumptions(self) -> dict[int, Assumption]:
        """Assumptions by link id."""
        return self.rows["assumption"]

    def indicators(self, note_id: int) -> list[Indicator]:
        """Return a note's indicators, in the order they were made."""
        return [row for row in self.rows["indicator"].values() if row.note_id == note_id]
