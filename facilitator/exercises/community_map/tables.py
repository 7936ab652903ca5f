"""The tables of a community map, and the map as it stands.

Everything drawn is in pixels of the base map, from its top left. An area is a list of rings: the
first is its outside, the others are holes; a ring is a list of [x, y] and does not repeat its
first point.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, ClassVar, Final, cast

from pydantic import Field as Bounds
from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from facilitator.as_written import Listed, Written
from facilitator.clean import ClockTime, Day, Moment
from facilitator.decks.community import CommunityDeck
from facilitator.exercises.board.tables import CASCADE, Board
from facilitator.visibility import Visibility
from facilitator.workshop import Row, new_uid, now, saved_id

Coordinate = Annotated[float, Bounds(ge=-1e7, le=1e7)]
"""Of a pixel, or in degrees; what is far beyond the map is a slip, and nothing draws infinity."""
Vertex = Annotated[list[Coordinate], Bounds(min_length=2, max_length=2)]
KnownPoint = Annotated[list[Coordinate], Bounds(min_length=4, max_length=4)]
Ring = list[Vertex]
Rings = list[Ring]

AREA, CORE, EDGE = "area", "core", "edge"
"""What a patch is: what somebody calls theirs, the heart of it, and a line where it stops."""
PROVISION_PREFIX: Final = "O"
"""Opens the labels of what happens here; kinds of places have those of their deck."""


class MapPicture(Row, table=True):
    """A base map's picture: the frame that was chosen, and no more. Never changed once it is in."""

    __tablename__ = "map_picture"
    __table_args__ = {"info": {"undo": False}}

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE, index=True)
    media_type: str = Field(description="image/png or image/jpeg.")
    width: int = Field(description="Pixels.")
    height: int = Field(description="Pixels.")
    digest: str = Field(description="SHA-256 of the data, by which backups share it.")
    data: bytes


class CommunityMap(Row, table=True):
    """What holds for the whole map: its base map, where that lies, and what may be shown."""

    __tablename__ = "community_map"

    activity_id: int = Field(primary_key=True, foreign_key="activity.id", ondelete=CASCADE)
    picture_id: int | None = Field(
        default=None, foreign_key="map_picture.id", ondelete="SET NULL", index=True
    )
    width: int = Field(default=0, description="Of the base map, in pixels; 0 where there is none.")
    height: int = Field(default=0, description="Of the base map, in pixels.")
    base_title: str = Field(default="", description="What people call the base map.")
    attribution: str = Field(default="", description="Whose it is; printed wherever it is.")
    crs: str = Field(default="", description="Such as EPSG:27700; empty where it is not known.")
    to_crs: list[float] = Field(
        default_factory=list,
        sa_type=Listed(list[float]),
        description="a, b, c, d, e, f: X = ax + by + c and Y = dx + ey + f, from pixels.",
    )
    control_points: list[KnownPoint] = Field(
        default_factory=list,
        sa_type=Listed(list[KnownPoint]),
        description="[x, y, longitude, latitude] each.",
    )
    minimum: int | None = Field(default=None, description="None: as the deck has it.")
    revealed: bool = Field(default=False, description="Whether the room sees the agreement.")


class MapOutline(Row, table=True):
    """A boundary beside the drawings, such as an official one."""

    __tablename__ = "map_outline"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE, index=True)
    name: str
    polygons: list[Rings] = Field(sa_type=Listed(list[Rings]))


class Drawing(Row, table=True):
    """What one person drew. It is shown to nobody else unless they agreed."""

    __tablename__ = "map_drawing"
    __table_args__ = (UniqueConstraint("activity_id", "participant"),)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE)
    participant: str = Field(description="A code such as P7; never a name.")
    name: str = Field(default="", description="What they call it.")
    years: str = Field(default="", description="A band of the deck's.")
    table_number: int | None = None
    elsewhere: str = Field(default="", description="Mine is not on this map because …")
    may_be_shown: bool = Field(
        default=False, description="Whether its owner agreed that it is shown by itself."
    )
    from_paper: bool = False
    made_at: str = Field(sa_type=Written(Moment), default_factory=now, description="UTC.")


class Patch(Row, table=True):
    """A part of a drawing: an area, the heart of it, or a line where it stops."""

    __tablename__ = "map_patch"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE, index=True)
    drawing_id: int = Field(foreign_key="map_drawing.id", ondelete=CASCADE, index=True)
    kind: str = Field(default=AREA, description="`area`, `core` or `edge`.")
    rings: Rings = Field(
        sa_type=Listed(Rings), description="Of an edge: one line, which is not closed."
    )


class MapPlace(Row, table=True):
    """A pin: a gift, a group, a place, a story, a barrier."""

    __tablename__ = "map_place"
    __table_args__ = (UniqueConstraint("activity_id", "label"),)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE)
    label: str
    kind: str
    title: str = ""
    x: float
    y: float
    visibility: str = Field(default="public", sa_type=Written(Visibility))
    table_number: int | None = None


class Provision(Row, table=True):
    """Something that happens here: who does what, when and where, and what is in the way."""

    __table_args__ = (UniqueConstraint("activity_id", "label"),)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete=CASCADE)
    label: str
    group_name: str = ""
    what: str
    days: list[str] = Field(
        default_factory=list, sa_type=Listed(list[str]), description="`mon` to `sun`."
    )
    starts: str = Field(
        sa_type=Written(ClockTime), default="", description="HH:MM; empty when open."
    )
    ends: str = Field(sa_type=Written(ClockTime), default="", description="HH:MM; empty when open.")
    often: str = Field(default="", description="Such as 'every second week'.")
    place: str = ""
    place_id: int | None = Field(
        default=None, foreign_key="map_place.id", ondelete="SET NULL", index=True
    )
    cost: str = ""
    access: str = ""
    helps: str = Field(default="", description="How it helps.")
    barrier: str = Field(default="", description="What is in the way.")
    may_be_listed: bool = Field(default=False, description="Whether the group wants to be listed.")
    heard_on: str = Field(
        sa_type=Written(Day), default="", description="The day on which it was heard, YYYY-MM-DD."
    )


class CommunityBoard(Board):
    """A community map as it stands, but for its picture, which is read when it is drawn."""

    TABLES: ClassVar[tuple[type[SQLModel], ...]] = (
        *Board.TABLES,
        CommunityMap,
        MapOutline,
        Drawing,
        Patch,
        MapPlace,
        Provision,
    )

    picture: MapPicture | None = None
    """The base map's picture, once `read_large` was asked for."""

    def read_large(self, session: Session) -> None:
        """Read the base map's picture."""
        self.picture = map_picture(session, saved_id(self.activity))

    @property
    def community_deck(self) -> CommunityDeck:
        """The deck that the map runs on."""
        return cast("CommunityDeck", self.deck)

    @property
    def settings(self) -> CommunityMap:
        """What holds for the whole map; its defaults where nobody set anything yet."""
        found = next(iter(self.rows["community_map"].values()), None)
        return found or CommunityMap(activity_id=saved_id(self.activity))

    @property
    def size(self) -> tuple[int, int] | None:
        """The base map's width and height in pixels; None where there is none."""
        settings = self.settings
        return (settings.width, settings.height) if settings.width else None

    @property
    def minimum(self) -> int:
        """The number of maps of which shares may be shown: never of fewer."""
        return self.settings.minimum or self.community_deck.minimum

    @property
    def drawings(self) -> dict[int, Drawing]:
        """Drawings by id, in the order they were begun."""
        return self.rows["map_drawing"]

    @property
    def patches(self) -> dict[int, Patch]:
        """Patches by id, in the order they were drawn."""
        return self.rows["map_patch"]

    def patches_of(self, drawing_id: int, kind: str = AREA) -> list[Patch]:
        """Return a drawing's patches of one kind."""
        return [patch for patch in self._patched[drawing_id] if patch.kind == kind]

    @property
    def places(self) -> dict[int, MapPlace]:
        """Pins by id, in the order they were put down."""
        return self.rows["map_place"]

    @property
    def provision(self) -> dict[int, Provision]:
        """What happens here, by id."""
        return self.rows["provision"]

    @property
    def outlines(self) -> dict[int, MapOutline]:
        """Boundaries by id."""
        return self.rows["map_outline"]

    def renew(self, mine: Mapping[str, frozenset[int]] | None = None) -> None:
        """Work out anew, when it is next asked, which patches are whose."""
        if mine is None or "map_patch" in mine:
            vars(self).pop("_patched", None)

    @cached_property
    def _patched(self) -> defaultdict[int, list[Patch]]:
        found: defaultdict[int, list[Patch]] = defaultdict(list)
        for patch in self.patches.values():
            found[patch.drawing_id].append(patch)
        return found


def map_picture(session: Session, activity_id: int) -> MapPicture | None:
    """Return the picture of an activity's base map, or None where none was chosen."""
    query = (
        select(MapPicture)
        .join(CommunityMap, col(CommunityMap.picture_id) == col(MapPicture.id))
        .where(CommunityMap.activity_id == activity_id)
    )
    return session.exec(query).first()
