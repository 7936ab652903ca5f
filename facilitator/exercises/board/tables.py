"""The tables of a board, and the board as it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, ClassVar, Final

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import class_mapper, make_transient_to_detached
from sqlmodel import Field, Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from facilitator.as_written import Listed, Written
from facilitator.clean import Moment
from facilitator.decks import BoardDeck, parse_deck
from facilitator.undo import Changes, RowImage
from facilitator.visibility import Visibility
from facilitator.workshop import Activity, Row, StoredDeck, has_rows, new_uid, now, saved_id

CASCADE: Final = "CASCADE"
VOICES = ("resident", "community_group", "staff", "leader")
"""Whose voices a note carries, beside or instead of a name."""
STATUSES = ("draft", "agreed", "parked", "differ")
"""`differ`: we see this differently. Both wordings are kept, shown and printed."""


class NoteGroup(Row, table=True):
    """Notes that belong together, under a title, each still whole underneath."""

    __tablename__ = "note_group"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE, index=True)
    title: str
    collapsed: bool = False


class Note(Row, table=True):
    """What somebody said, in their words."""

    __table_args__ = (
        UniqueConstraint("activity_id", "label"),
        Index("ix_note_place", "activity_id", "zone", "y"),
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE)
    label: str = Field(description="Given once, said aloud, kept when the note changes zone.")
    zone: str
    kind: str = ""
    text: str
    language: str = Field(default="", description="BCP 47; empty where it is the workshop's.")
    x: float = Field(description="Left edge, in board units: pixels at 1:1.")
    y: float = Field(description="Top edge, in board units.")
    tint: str = Field(default="", description="Empty where it is the zone's.")
    group_id: int | None = Field(
        default=None, foreign_key="note_group.id", ondelete="SET NULL", index=True
    )
    table_number: int | None = Field(default=None, description="The table that said it.")
    status: str = "draft"
    visibility: str = Field(default="public", sa_type=Written(Visibility))
    who: str = Field(default="", description="Who changes, or whom it is about; a role.")
    owner: str = Field(default="", description="Who takes it on; a role.")
    due: str = Field(default="", description="When it starts, or by when, as people say it.")
    year: int | None = Field(default=None, description="When it happened, on a time axis.")
    evidence: str = ""
    voices: list[str] = Field(default_factory=list, sa_type=Listed(list[str]))
    tags: list[str] = Field(default_factory=list, sa_type=Listed(list[str]))
    said_at: str = Field(sa_type=Written(Moment), default_factory=now, description="UTC.")


class Wording(Row, table=True):
    """Another wording of a note, kept behind the one that shows.

    `said` is what was first said; `agreed` is what was read back and agreed, kept when the note
    changes after that; `differs` is how others in the room put it.
    """

    id: int | None = Field(default=None, primary_key=True)
    note_id: int = Field(foreign_key="note.id", ondelete=CASCADE, index=True)
    role: str
    text: str
    language: str = ""


class Link(Row, table=True):
    """An arrow from one note to another; `because` is the assumption that it rests on."""

    __table_args__ = (UniqueConstraint("source_id", "target_id", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE, index=True)
    source_id: int = Field(foreign_key="note.id", ondelete=CASCADE, index=True)
    target_id: int = Field(foreign_key="note.id", ondelete=CASCADE, index=True)
    kind: str
    because: str = ""


class Vote(Row, table=True):
    """Dots or concerns put on a note, counted by kind of voice where the group wants that."""

    __table_args__ = (UniqueConstraint("note_id", "kind", "voice"),)

    id: int | None = Field(default=None, primary_key=True)
    note_id: int = Field(foreign_key="note.id", ondelete=CASCADE, index=True)
    kind: str = Field(description="`dot` or `concern`.")
    voice: str = ""
    count: int


class LabelCount(Row, table=True):
    """The last number given to a prefix. Outside undo, so that no label is ever reused."""

    __tablename__ = "label_count"
    __table_args__ = (UniqueConstraint("activity_id", "prefix"), {"info": {"undo": False}})

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE)
    prefix: str
    last: int


def of_activity(model: type[SQLModel], activity_id: int) -> SelectOfScalar[Any]:
    """Return the query for an activity's rows of one table, in the order they were made."""
    table = SQLModel.metadata.tables[str(model.__tablename__)]
    query: SelectOfScalar[Any] = select(model)
    if "activity_id" in table.c:
        query = query.where(table.c.activity_id == activity_id)
    elif "note_id" in table.c:
        query = query.join(Note, table.c.note_id == col(Note.id)).where(
            Note.activity_id == activity_id
        )
    else:
        query = query.join(Link, table.c.link_id == col(Link.id)).where(
            Link.activity_id == activity_id
        )
    return query.order_by(*table.primary_key.columns)


@cache
def _from_sqlite(model: type[SQLModel]) -> dict[str, Callable[[Any], Any]]:
    """Return how the values of a table's columns are read, where they are not taken as they are."""
    dialect = sqlite.dialect()
    table = SQLModel.metadata.tables[str(model.__tablename__)]
    read = {
        column.name: column.type.dialect_impl(dialect).result_processor(dialect, None)
        for column in table.columns
    }
    return {name: reader for name, reader in read.items() if reader is not None}


def as_row(model: type[SQLModel], image: RowImage) -> Any:
    """Return a row as the session would load it, without asking the file again."""
    values = dict(image)
    for name, read in _from_sqlite(model).items():
        values[name] = read(values[name])
    row = class_mapper(model).class_manager.new_instance()
    vars(row).update(values)  # as it was saved: nothing to check, nothing to compare
    make_transient_to_detached(row)
    return row


Rows = dict[int, Any]


@dataclass
class Board:
    """An activity's rows as they stand, kept current row by row."""

    TABLES: ClassVar[tuple[type[SQLModel], ...]] = (NoteGroup, Note, Wording, Link, Vote)
    SEEN_WITH: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """The tables whose rows are seen only with another row: its table, and the column of its id."""

    activity: Activity
    deck: BoardDeck
    rows: dict[str, Rows] = field(default_factory=dict)

    @classmethod
    def load(cls, session: Session, activity_id: int) -> "Board":
        """Read the whole board of an activity."""
        activity = session.get_one(Activity, activity_id)
        stored = session.get_one(StoredDeck, activity.deck_id)
        board = cls(activity, parse_deck(stored.source))
        for model in cls.TABLES:
            found = (
                session.exec(of_activity(model, activity_id))
                if has_rows(session, str(model.__tablename__))
                else ()
            )
            board.rows[str(model.__tablename__)] = {_key(row): row for row in found}
        return board

    def follow(self, changes: Changes) -> dict[str, frozenset[int]]:
        """Take up the rows that a step left, and return which of them are this board's."""
        mine: dict[str, frozenset[int]] = {}
        for model in self.TABLES:
            name = str(model.__tablename__)
            if touched := self._take_up(model, changes.rows.get(name, {})):
                mine[name] = touched
        self.renew(mine)
        return mine

    def read_large(self, session: Session) -> None:
        """Read what is too large to be kept with the rest; asked for before it leaves the file."""

    def renew(self, mine: Mapping[str, frozenset[int]] | None = None) -> None:
        """Forget what was worked out from rows that may have changed; here, nothing is.

        `mine` are the rows that did; without it, any row may have.
        """

    def _take_up(
        self, model: type[SQLModel], images: Mapping[int, RowImage | None]
    ) -> frozenset[int]:
        name = str(model.__tablename__)
        rows = self.rows[name]
        last = next(reversed(rows), 0)
        touched: set[int] = set()
        for row_id, image in images.items():
            if image is not None and self._owns(image):
                rows[row_id] = as_row(model, image)
                touched.add(row_id)
            elif rows.pop(row_id, None) is not None:
                touched.add(row_id)
        if touched and min(touched) < last:  # an undo may have brought an older row back
            self.rows[name] = dict(sorted(rows.items()))
        return frozenset(touched)

    def _owns(self, image: RowImage) -> bool:
        """Say whether a row is this activity's; its owner was taken up before it."""
        if "activity_id" in image:
            return bool(image["activity_id"] == saved_id(self.activity))
        if "note_id" in image:
            return image["note_id"] in self.notes
        return image["link_id"] in self.links

    @property
    def notes(self) -> dict[int, Note]:
        """Notes by id, in the order they were made."""
        return self.rows["note"]

    @property
    def links(self) -> dict[int, Link]:
        """Links by id, in the order they were made."""
        return self.rows["link"]

    @property
    def groups(self) -> dict[int, NoteGroup]:
        """Groups by id."""
        return self.rows["note_group"]

    @property
    def votes(self) -> dict[int, Vote]:
        """Votes by id."""
        return self.rows["vote"]

    @property
    def wordings(self) -> dict[int, Wording]:
        """Other wordings by id."""
        return self.rows["wording"]

    def in_zone(self, zone: str) -> list[Note]:
        """Return the notes of a zone, from the top of the board down."""
        notes = [note for note in self.notes.values() if note.zone == zone]
        return sorted(notes, key=lambda note: (note.y, note.x, note.id))

    def dots(self, note_id: int, kind: str = "dot") -> int:
        """Return how many dots, or concerns, are on a note."""
        return sum(
            vote.count
            for vote in self.votes.values()
            if vote.note_id == note_id and vote.kind == kind
        )

    def wording(self, note_id: int, role: str) -> Wording | None:
        """Return a note's other wording of this role, if there is one."""
        own = (w for w in self.wordings.values() if w.note_id == note_id and w.role == role)
        return next(own, None)

    def by_label(self, label: str) -> Note | None:
        """Return the note that people call by this label, such as D3."""
        wanted = label.strip().upper()
        return next((note for note in self.notes.values() if note.label == wanted), None)


def _key(row: SQLModel) -> int:
    table = SQLModel.metadata.tables[str(row.__tablename__)]
    (column,) = table.primary_key.columns
    return int(getattr(row, column.name))


Insights = dict[str, list[str]]
"""What is, or is not, on the board: the insight's key, and the labels that it is about."""
