"""Photographs of flipcharts, attached with what the camera wrote left behind."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPushButton

from facilitator.photos import LARGEST, Photo, attach_photo, photos
from tests.ui.capture.conftest import Session
from ui.workshop.photos import Photographs
from ui.workshop.picture_file import LARGEST_FILE, PictureError, picture_from

ORIENTATION, GPS = 0x0112, 0x8825


def write(path: Path, size: tuple[int, int] = (400, 200), **how: object) -> Path:
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    picture.save(path, **how)
    return path


def from_a_phone(path: Path, orientation: int = 6) -> Path:
    """Write a picture as phones do: lying on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS).update({1: "N", 2: (53.0, 32.0, 10.0), 3: "W", 4: (2.0, 26.0, 20.0)})
    return write(path, exif=exif, comment=b"taken at home")


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_picture_stands_upright_and_says_nothing_about_where_it_was_taken(
    tmp_path: Path,
) -> None:
    path = from_a_phone(tmp_path / "a.jpg")
    assert b"Exif" in path.read_bytes()
    data = picture_from(path)
    picture = opened(data)
    assert (picture.format, picture.size) == ("JPEG", (200, 400))
    assert not picture.getexif()
    assert b"Exif" not in data
    assert b"taken at home" not in data
    top, bottom = picture.getpixel((100, 20)), picture.getpixel((100, 380))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert (top[1] < 80, bottom[1] > 200) == (True, True)


def test_words_and_transparency_of_a_png_do_not_come_along(tmp_path: Path) -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Somebody")
    path = tmp_path / "a.png"
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(path, pnginfo=words)
    data = picture_from(path)
    assert b"Somebody" not in data
    assert opened(data).getpixel((10, 10)) == (255, 255, 255)


def test_a_large_picture_becomes_small_enough_to_travel(tmp_path: Path) -> None:
    noise = Image.effect_noise((4_000, 3_000), 90).convert("RGB")
    path = tmp_path / "a.jpg"
    noise.save(path, quality=95)
    data = picture_from(path)
    assert opened(data).size == (2_400, 1_800)
    assert len(data) < LARGEST


def huge_png(path: Path) -> Path:
    """Write the header of a picture of 400 megapixels, and little more."""
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    chunks = b""
    for name, body in ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b"")):
        chunks += struct.pack(">I", len(body)) + name + body
        chunks += struct.pack(">I", zlib.crc32(name + body))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunks)
    return path


def test_what_is_too_large_is_refused_by_its_header(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="100 megapixels"):
        picture_from(huge_png(tmp_path / "a.png"))
    fat = tmp_path / "b.jpg"
    with fat.open("wb") as stream:
        stream.write(b"\xff\xd8\xff")
        stream.truncate(LARGEST_FILE + 1)
    with pytest.raises(PictureError, match="40 MB"):
        picture_from(fat)


@pytest.mark.qt_log_ignore("JPEG", extend=True)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", b"GIF89a" + bytes(50)),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(50)),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50)),
        ("a.jpg", b""),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(
    tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(PictureError, match=name):
        picture_from(path)
    with pytest.raises(PictureError, match=r"gone\.jpg"):
        picture_from(tmp_path / "gone.jpg")


# The dialog


def open_it(hands: Session) -> Photographs:
    hands.window.commands.photos.trigger()
    hands.rest(60)
    return hands.find(Photographs)


def kept(hands: Session) -> list[Photo]:
    with hands.page.store.reading() as session:
        return photos(session, hands.live.activity_id)


def said(dialog: Photographs) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_a_photograph_is_dropped_described_and_removed_by_keyboard(
    hands: Session, tmp_path: Path
) -> None:
    path = from_a_phone(tmp_path / "wall.jpg")
    dialog = open_it(hands)
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPointF(20, 20), copy, what, left, none))
    assert "1 photograph attached." in said(dialog)
    assert hands.focus is hands.find(QLineEdit, "Caption")
    hands.enter("The wall at noon")
    assert kept(hands)[0].caption == "The wall at noon"
    assert hands.find(QListWidget).item(0).text() == "Photograph 1: The wall at noon"
    hands.find(QComboBox, "Visible to").setFocus()
    hands.press("End")
    assert kept(hands)[0].visibility == "private"
    hands.find(QListWidget).setFocus()
    hands.press("Delete")
    assert kept(hands) == []
    assert "There is no photograph of this activity yet." in said(dialog)
    dialog.close()
    hands.rest(20)
    hands.press("Ctrl+Z")
    assert len(kept(hands)) == 1


def test_what_cannot_be_attached_is_said_and_the_others_are(hands: Session, tmp_path: Path) -> None:
    (tmp_path / "words.jpg").write_text("not a picture")
    good = write(tmp_path / "good.png")
    dialog = open_it(hands)
    dialog.attach([tmp_path / "words.jpg", good])
    assert "“words.jpg” is neither a JPEG nor a PNG picture; save it as one of these." in said(
        dialog
    )
    assert len(kept(hands)) == 1


@pytest.mark.parametrize("visibility", ["private", "stays_in_room"])
def test_what_is_not_for_everybody_is_not_on_a_screen_that_is_on_the_wall(
    hands: Session, tmp_path: Path, visibility: str
) -> None:
    data = picture_from(write(tmp_path / "a.jpg"))
    activity = hands.live.activity_id
    attach_photo(hands.page.store, activity, data, caption="Jo at home", visibility=visibility)
    hands.start_clock()
    dialog = open_it(hands)
    pictures = [label for label in dialog.findChildren(QLabel) if not label.pixmap().isNull()]
    assert pictures == []
    item = hands.find(QListWidget).item(0)
    assert item.icon().isNull()
    assert "Jo" not in item.text() + said(dialog)
    assert "Jo" not in hands.find(QLineEdit, "Caption").text()
    remove = next(b for b in dialog.findChildren(QPushButton) if "Remove" in b.text())
    assert not remove.isEnabled()
