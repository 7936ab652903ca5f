"""Photographs are kept with their activity, and nothing that the camera wrote comes along."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from facilitator import plan
from facilitator.decks import shipped_source
from facilitator.errors import InvalidEntryError
from facilitator.photos import (
    LARGEST,
    Photo,
    attach_photo,
    change_photo,
    kind_of_picture,
    photos,
    remove_photo,
)
from facilitator.store import Store
from facilitator.transfer import export_document


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with plan.begin(tmp_path / "x.workshop", title="What next?") as opened:
        plan.add_activity(opened, shipped_source("theory_of_change"))
        yield opened


def picture(kind: str = "JPEG", **how: object) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(buffer, kind, **how)
    return buffer.getvalue()


def with_place() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    return picture(exif=exif)


def kept(store: Store) -> list[Photo]:
    with store.reading() as session:
        return photos(session, 1)


def test_a_photograph_is_attached_described_and_removed_and_each_can_be_undone(
    store: Store,
) -> None:
    data = picture()
    photo_id = attach_photo(store, 1, data, caption=" The wall \n at noon ")
    assert [(p.caption, p.visibility, p.data) for p in kept(store)] == [
        ("The wall at noon", "public", data)
    ]
    change_photo(store, photo_id, visibility="private")
    change_photo(store, photo_id, caption="The wall")
    assert store.undo_label == "Change photograph"
    store.undo()
    assert kept(store)[0].caption == "The wall at noon"
    remove_photo(store, photo_id)
    assert kept(store) == []
    store.undo()
    assert kept(store)[0].data == data
    store.undo()
    store.undo()
    assert kept(store) == []


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a" + bytes(40), b"<svg/>", b"\xff\xd8", b"\x89PNG", bytes(60)]
)
def test_only_jpeg_and_png_are_kept_whatever_they_are_called(store: Store, data: bytes) -> None:
    assert kind_of_picture(data) == ""
    with pytest.raises(InvalidEntryError, match="JPEG or a PNG"):
        attach_photo(store, 1, data)


def test_what_the_camera_wrote_is_refused(store: Store) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "at home")
    for data in (with_place(), picture(comment=b"at home"), picture("PNG", pnginfo=notes)):
        with pytest.raises(InvalidEntryError, match="camera wrote"):
            attach_photo(store, 1, data)
    attach_photo(store, 1, picture("PNG"))


def test_what_would_swell_the_file_is_refused(store: Store) -> None:
    with pytest.raises(InvalidEntryError, match="too large"):
        attach_photo(store, 1, picture() + bytes(LARGEST))


def test_an_unknown_visibility_is_refused(store: Store) -> None:
    with pytest.raises(InvalidEntryError):
        attach_photo(store, 1, picture(), visibility="everyone")


def test_only_public_photographs_leave_the_file(store: Store) -> None:
    for visibility in ("public", "stays_in_room", "private"):
        attach_photo(store, 1, picture(), caption=visibility, visibility=visibility)
    (activity,) = export_document(store).activities
    assert [photo.caption for photo in activity.photos] == ["public"]
    (whole,) = export_document(store, complete=True).activities
    assert len(whole.photos) == 3
