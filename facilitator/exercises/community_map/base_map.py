"""Choosing the base map of a community map, and saying where it lies."""

from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, delete, func, select

from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.exercises.community_map.document import LARGEST, CommunityMapDocument
from facilitator.exercises.community_map.entries import BaseMapEntry
from facilitator.exercises.community_map.tables import (
    CommunityBoard,
    CommunityMap,
    Drawing,
    MapOutline,
    MapPicture,
    MapPlace,
)
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import saved_id

if TYPE_CHECKING:
    from facilitator.base_maps import BasePicture
    from facilitator.ground import ControlPoint, Ground

KINDS = {"PNG": "image/png", "JPEG": "image/jpeg"}
MOST_POINTS = 50


def choose_base_map(
    store: Store, activity_id: int, picture: "BasePicture", *, title: str, attribution: str
) -> None:
    """Let a picture be the base map. Once something is drawn on one, it stays."""
    entry = checked(BaseMapEntry, {"base_title": title, "attribution": attribution})
    size_of(picture.data)
    with store.step(_("Choose base map")) as session:
        _refuse_drawn_on(session, activity_id)
        settings = session.get_one(CommunityMap, activity_id)
        settings.picture_id = _put_picture(session, activity_id, picture)
        settings.width, settings.height = picture.width, picture.height
        reference = picture.reference
        settings.crs = "" if reference is None else reference.crs
        settings.to_crs = [] if reference is None else list(reference.to_crs)
        settings.control_points = []
        settings.sqlmodel_update(entry)
        session.add(settings)


def change_base_map(store: Store, activity_id: int, **values: Any) -> None:
    """Change what the base map is called, or whose it is: fields of BaseMapEntry."""
    entry = checked(BaseMapEntry, values)
    merge = f"base-map-{activity_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change base map"), merge=merge) as session:
        settings = session.get_one(CommunityMap, activity_id)
        settings.sqlmodel_update(entry)
        session.add(settings)


def forget_unused(store: Store) -> None:
    """Let go of base maps that only undo could bring back: the workshop is being closed."""
    used = select(CommunityMap.picture_id).where(col(CommunityMap.picture_id).is_not(None))
    unused = col(MapPicture.id).not_in(used)
    with store.reading() as session:
        any_left = session.exec(select(MapPicture.id).where(unused)).first() is not None
    if any_left and not store.read_only:
        with store.for_good() as session:
            session.exec(delete(MapPicture).where(unused))


def set_control_points(
    store: Store, activity_id: int, points: "Sequence[ControlPoint]"
) -> "Ground | None":
    """Say where the base map lies, by points that people know; none of them: nowhere.

    Returns what that means on the ground, with its error. Raises InvalidEntryError where the
    points do not say it.
    """
    from facilitator.ground import ground_of

    if len(points) > MOST_POINTS:
        message = _("Fifty known points are more than enough; take some away.")
        raise InvalidEntryError(message)
    with store.step(_("Say where the map lies")) as session:
        settings = session.get_one(CommunityMap, activity_id)
        size = (settings.width, settings.height) if settings.width else None
        ground = ground_of(control_points=points, size=size) if points else None
        settings.control_points = [[*point.pixel, *point.lon_lat] for point in points]
        settings.crs, settings.to_crs = "", []
        session.add(settings)
    return ground


def ground_of_board(board: CommunityBoard) -> "Ground | None":
    """Return where a map lies on the ground; None where nobody said so soundly."""
    settings = board.settings
    return ground_of_values(settings.crs, settings.to_crs, settings.control_points, board.size)


def ground_of_document(document: CommunityMapDocument) -> "Ground | None":
    """Return where a document's map lies on the ground, as `ground_of_board` does."""
    base = document.base_map
    if base is None:
        return None
    points = [(*point.pixel, *point.lon_lat) for point in base.control_points]
    return ground_of_values(base.crs, base.to_crs, points, size_of_document(document))


def ground_of_values(
    crs: str,
    to_crs: Sequence[float],
    points: Sequence[Sequence[float]],
    size: tuple[float, float] | None,
) -> "Ground | None":
    """Return the same from plain values: points are [x, y, longitude, latitude] each."""
    if not (crs and to_crs) and len(points) < 2:
        return None
    from facilitator.ground import ControlPoint, ground_of

    known = [ControlPoint((x, y), (lon, lat)) for x, y, lon, lat in points]
    try:
        return ground_of(crs, tuple(to_crs), known, size)
    except InvalidEntryError:
        return None


def size_of_document(document: CommunityMapDocument) -> tuple[int, int] | None:
    """Return how large a document's base map is in pixels, or None where it has none."""
    return None if document.base_map is None else size_of(document.base_map.data)


def size_of(data: bytes) -> tuple[int, int]:
    """Return the width and height of a picture in pixels, or raise InvalidEntryError."""
    from PIL import Image, UnidentifiedImageError

    if len(data) > LARGEST:
        raise InvalidEntryError(_("This base map is larger than 50 MB; choose a smaller frame."))
    try:
        with Image.open(BytesIO(data), formats=tuple(KINDS)) as picture:
            return picture.size
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        message = _("The base map is no picture that this app can read; choose it again.")
        raise InvalidEntryError(message) from error


def _put_picture(session: Session, activity_id: int, picture: "BasePicture") -> int:
    row = MapPicture(
        activity_id=activity_id,
        media_type=picture.media_type,
        width=picture.width,
        height=picture.height,
        digest=sha256(picture.data).hexdigest(),
        data=picture.data,
    )
    session.add(row)
    session.flush()
    return saved_id(row)


def _refuse_drawn_on(session: Session, activity_id: int) -> None:
    """Refuse another base map under what lies on this one."""
    for table in (Drawing, MapPlace, MapOutline):
        query = select(func.count()).select_from(table)
        if session.exec(query.where(col(table.activity_id) == activity_id)).one():
            message = _(
                "There are drawings or places on this base map, so it stays; "
                "for another one, add another activity."
            )
            raise InvalidEntryError(message)
