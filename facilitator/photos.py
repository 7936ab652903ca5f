"""Photographs of flipcharts and sheets, attached to an activity.

What comes in here is finished: small enough for a file that travels on a stick, and without what
the camera wrote about itself, such as where it was. Whoever reads the camera's file sees to that.
"""

from collections.abc import Iterator
from typing import Final

from pydantic import BaseModel, ConfigDict
from sqlmodel import Field, Session, col, select

from facilitator.as_written import Written
from facilitator.clean import Line, Moment
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.visibility import Visibility
from facilitator.workshop import Activity, Row, new_uid, now, saved_id

LARGEST: Final = 3 * 1024 * 1024
"""Bytes that one photograph may take of the workshop's file."""
JPEG: Final = b"\xff\xd8\xff"
PNG: Final = b"\x89PNG\r\n\x1a\n"
_TELLTALE_MARKERS: Final = frozenset({*range(0xE1, 0xF0), 0xFE}) - {0xE2, 0xEE}
"""JPEG segments in which cameras and programs write. The colour profile and Adobe's do not tell."""
_TELLTALE_CHUNKS: Final = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_WITHOUT_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_SCAN: Final = 0xDA


class Photo(Row, table=True):
    """A picture of what was on paper."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    activity_id: int = Field(foreign_key="activity.id", ondelete="CASCADE", index=True)
    caption: str = ""
    visibility: str = Field(default="public", sa_type=Written(Visibility))
    data: bytes = Field(description="JPEG or PNG, without what the camera wrote about itself.")
    added_at: str = Field(sa_type=Written(Moment), default_factory=now, description="UTC.")


class PhotoEntry(BaseModel):
    """What may be entered about a photograph. Only what is given is changed."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    caption: Line = ""
    visibility: Visibility = "public"


def attach_photo(store: Store, activity_id: int, data: bytes, **values: str) -> int:
    """Attach a photograph to an activity and return its id; `values` are fields of PhotoEntry."""
    refuse_unfit(data)
    entry = checked(PhotoEntry, values)
    with store.step(_("Attach photograph")) as session:
        activity = session.get_one(Activity, activity_id)
        photo = Photo(activity_id=saved_id(activity), data=data, **entry)
        session.add(photo)
        session.flush()
        return saved_id(photo)


def change_photo(store: Store, photo_id: int, **values: str) -> None:
    """Change a photograph's caption, or who may see it. Saves of one field are one undo step."""
    entry = checked(PhotoEntry, values)
    merge = f"photo-{photo_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change photograph"), merge=merge) as session:
        photo = session.get_one(Photo, photo_id)
        photo.sqlmodel_update(entry)
        session.add(photo)


def remove_photo(store: Store, photo_id: int) -> None:
    """Take a photograph away; undo brings it back."""
    with store.step(_("Remove photograph")) as session:
        session.delete(session.get_one(Photo, photo_id))


def photos(session: Session, activity_id: int) -> list[Photo]:
    """Return the photographs of an activity, in the order they were attached."""
    query = select(Photo).where(Photo.activity_id == activity_id).order_by(col(Photo.id))
    return list(session.exec(query))


def kind_of_picture(data: bytes) -> str:
    """Return `jpeg` or `png` as the first bytes say, whatever the file is called; else nothing."""
    if data.startswith(JPEG):
        return "jpeg"
    return "png" if data.startswith(PNG) else ""


def refuse_unfit(data: bytes) -> None:
    """Raise InvalidEntryError where this is no photograph that may be kept."""
    kind = kind_of_picture(data)
    if not kind:
        raise InvalidEntryError(_("A photograph is a JPEG or a PNG picture; choose one of these."))
    if len(data) > LARGEST:
        raise InvalidEntryError(
            _("This photograph is too large to keep in the workshop; choose a smaller copy.")
        )
    if any(_telltales_of_jpeg(data) if kind == "jpeg" else _telltales_of_png(data)):
        message = _(
            "This photograph still holds what the camera wrote about itself; attach it in the "
            "app instead."
        )
        raise InvalidEntryError(message)


def _telltales_of_jpeg(data: bytes) -> Iterator[bool]:
    """Yield, for each segment before the picture itself, whether it tells more than a picture."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == _SCAN:
            return
        if marker == 0xFF or marker in _WITHOUT_LENGTH:
            at += 1 if marker == 0xFF else 2
            continue
        yield marker in _TELLTALE_MARKERS
        at += 2 + int.from_bytes(data[at + 2 : at + 4])


def _telltales_of_png(data: bytes) -> Iterator[bool]:
    """Yield, for each chunk, whether it tells more than a picture."""
    at = len(PNG)
    while at + 8 <= len(data):
        yield data[at + 4 : at + 8] in _TELLTALE_CHUNKS
        at += 12 + int.from_bytes(data[at : at + 4])
