"""A community map in the open exchange format."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainSerializer

from facilitator.clean import ClockTime, Day, Line, Moment, Text, Uid
from facilitator.decks.parts import Key
from facilitator.documents import Part, from_base64, to_base64
from facilitator.exercises.board.document import (
    ActivityOnBoard,
    Label,
    LinkDocument,
    NoteDocument,
    SettingsDocument,
)
from facilitator.visibility import Visibility

LARGEST = 50_000_000
"""Bytes that a base map may take of the workshop's file."""
MOST_POINTS = 20_000
Number = Annotated[float, Field(ge=-1e7, le=1e7, allow_inf_nan=False)]
Pixel = tuple[Number, Number]
"""A place in pixels of the base map, from its top left."""
RingDocument = Annotated[list[Pixel], Field(max_length=MOST_POINTS)]
RingsDocument = Annotated[list[RingDocument], Field(min_length=1, max_length=500)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
TableNumber = Annotated[int, Field(ge=1, le=999)]
MapData = Annotated[
    bytes,
    Field(max_length=LARGEST),
    BeforeValidator(from_base64, json_schema_input_type=str),
    PlainSerializer(to_base64, return_type=str, when_used="json"),
]
"""A base map's bytes, written as base64."""


class ControlPointDocument(Part):
    """A point that people know on the map and on the ground."""

    pixel: Pixel
    lon_lat: tuple[Annotated[float, Field(ge=-180, le=180)], Annotated[float, Field(ge=-90, le=90)]]


class BaseMapDocument(Part):
    """The picture on which people draw, and where it lies."""

    media_type: Literal["image/png", "image/jpeg"]
    data: MapData
    title: Line = ""
    attribution: Line = ""
    crs: Annotated[Line, Field(max_length=40)] = ""
    to_crs: list[Annotated[float, Field(allow_inf_nan=False)]] = Field(
        default=[],
        max_length=6,
        description="a, b, c, d, e, f: X = ax + by + c and Y = dx + ey + f, from pixels.",
    )
    control_points: list[ControlPointDocument] = Field(default=[], max_length=200)


class OutlineDocument(Part):
    """A boundary beside the drawings, such as an official one."""

    uid: Uid = ""
    name: Line
    polygons: list[RingsDocument]


class PatchDocument(Part):
    """An area, the heart of it (`core`), or a line where it stops (`edge`, one open ring)."""

    uid: Uid = ""
    kind: Literal["area", "core", "edge"] = "area"
    rings: RingsDocument


class DrawingDocument(Part):
    """What one person drew, by code. Without one it is shared as nobody's."""

    uid: Uid = ""
    participant: Line = ""
    name: Line = ""
    years: Key | Literal[""] = ""
    table_number: TableNumber | None = None
    elsewhere: Text = ""
    may_be_shown: bool = False
    from_paper: bool = False
    made_at: Moment = ""
    areas: list[PatchDocument] = []


class PlaceDocument(Part):
    """A pin. Its `id` is its label, and `label` what is written beside it."""

    id: Label
    uid: Uid = ""
    kind: Key
    label: Line = ""
    pixel: Pixel
    visibility: Visibility = "public"
    table_number: TableNumber | None = None


class ProvisionDocument(Part):
    """Something that happens here. Its `id` is its label; `at` is the label of a pin."""

    id: Label
    uid: Uid = ""
    group_name: Line = ""
    what: Line
    days: list[Weekday] = []
    starts: ClockTime = ""
    ends: ClockTime = ""
    often: Line = ""
    place: Line = ""
    at: str = ""
    cost: Line = ""
    access: Line = ""
    helps: Text = ""
    barrier: Text = ""
    may_be_listed: bool = False
    heard_on: Day = ""


class BandDocument(Part):
    """The ground that a share of the maps covers: `from` up to, but not including, `to`."""

    least: float = Field(ge=0, le=1, alias="from")
    most: float = Field(ge=0, le=1, alias="to")
    polygons: list[RingsDocument] = []


class SurfaceDocument(Part):
    """How far some of the maps agree: everybody's, or those with one name, or of one table."""

    name: Line = ""
    table_number: TableNumber | None = None
    maps: int
    bands: list[BandDocument] = []


class TwoNamesDocument(Part):
    """Ground that has two names, each on two fifths of its maps or more."""

    names: list[Line] = Field(
        default=[], description="None where either is too few people's to be told."
    )
    polygons: list[RingsDocument]


class AgreementDocument(Part):
    """What may be said of all maps together, where single ones stay away. Read, never imported."""

    minimum: int
    maps: int = Field(description="How many people drew.")
    first_free: int = Field(default=1, description="The number after the last code that drew.")
    surfaces: list[SurfaceDocument] = []
    two_names: list[TwoNamesDocument] = []
    elsewhere: list[Text] = Field(default=[], description="Mine is not on this map because …")
    facts: dict[str, float] = Field(
        default={}, description="Areas in square metres, shares between 0 and 1, by key."
    )


class CommunitySettingsDocument(SettingsDocument):
    """What holds for the whole map."""

    minimum: int | None = Field(default=None, ge=3, le=50)
    revealed: bool = False


class CommunityMapDocument(ActivityOnBoard[NoteDocument, LinkDocument, CommunitySettingsDocument]):
    """A community map. Drawings leave only with everything else, or where their owners agreed."""

    exercise: Literal["community_map"]
    deck: str = "community_map"
    settings: CommunitySettingsDocument = CommunitySettingsDocument()
    base_map: BaseMapDocument | None = None
    outlines: list[OutlineDocument] = []
    drawings: list[DrawingDocument] = []
    places: list[PlaceDocument] = []
    provision: list[ProvisionDocument] = []
    agreement: AgreementDocument | None = None
