"""Pictures open whatever they are called, the right way up, and take their place along."""

import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps, PngImagePlugin

from facilitator.base_maps import BaseMapError, BasePicture, Source, StoppedError, open_source
from facilitator.ground import Reference, ground_of
from tests.base_maps.map_files import (
    BLUE,
    GREEN,
    RED,
    YELLOW,
    colours,
    geotiff,
    pdf,
    quarters,
    textured,
)

BRITISH = {1024: 1, 1025: 1, 3072: 27700}
PLACED = {"t33550": (2.0, 2.0, 0.0), "t33922": (0.0, 0.0, 0.0, 371000.0, 405000.0, 0.0)}


def decoded(picture: BasePicture) -> Image.Image:
    return Image.open(BytesIO(picture.data)).convert("RGB")


def differ(one: Image.Image, other: Image.Image) -> int:
    """Return by how much two pictures differ at the spot where they differ the most."""
    return max(high for _low, high in ImageChops.difference(one, other).getextrema())  # type: ignore[misc]


KINDS: dict[str, Callable[[Path, Image.Image], None]] = {
    "png": lambda path, image: image.save(path, "PNG"),
    "png-grey": lambda path, image: image.convert("L").save(path, "PNG"),
    "png-palette": lambda path, image: image.quantize(200).save(path, "PNG"),
    "png-16-colours": lambda path, image: image.quantize(16).save(path, "PNG", bits=4),
    "png-black-white": lambda path, image: image.convert("1").save(path, "PNG"),
    "png-alpha": lambda path, image: image.convert("RGBA").save(path, "PNG"),
    "tiff": lambda path, image: image.save(path, "TIFF"),
    "tiff-large": lambda path, image: image.save(path, "TIFF", big_tiff=True),
    "tiff-lzw": lambda path, image: image.save(path, "TIFF", compression="tiff_lzw"),
    "tiff-fax": lambda path, image: image.convert("1").save(path, "TIFF", compression="group4"),
    "tiff-tiles": lambda path, image: image.save(
        path, "TIFF", compression="tiff_adobe_deflate", tiffinfo={322: 128, 323: 128}
    ),
    "tiff-cmyk": lambda path, image: image.convert("CMYK").save(path, "TIFF"),
    "jpeg": lambda path, image: image.save(path, "JPEG", quality=98, subsampling=0),
    "jpeg-slow": lambda path, image: image.save(
        path, "JPEG", quality=98, subsampling=0, progressive=True
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_frame_is_what_any_program_would_cut(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a map without an ending"
    KINDS[kind](path, textured())
    source = open_source(path)
    assert source.kind == kind.split("-", maxsplit=1)[0]
    assert source.size == (500, 400)
    whole = Image.open(path).convert("RGB")
    for frame, longest in (((40, 30, 301, 297), 8192), ((40, 30, 300, 300), 120)):
        picture = source.cut(frame, longest)
        left, top, width, height = frame
        size = (picture.width, picture.height)
        box = (left, top, left + width, top + height)
        expected = whole.resize(size, Image.Resampling.LANCZOS, box)
        assert decoded(picture).size == size
        assert max(size) == min(longest, max(width, height))
        slack = 0 if picture.media_type == "image/png" and "jpeg" not in kind else 24
        assert differ(decoded(picture), expected) <= slack


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("ending", ["png", "jpg", "tif"])
def test_a_turned_picture_is_upright_and_tells_nothing_else(
    tmp_path: Path, turn: int, ending: str
) -> None:
    path, said = tmp_path / f"x.{ending}", Image.Exif()
    said[0x0112], said[0x8298], said[0x010F] = turn, "© Jane Doe", "SpyCam"
    quarters().save(path, exif=said)
    upright = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    source = open_source(path)
    assert source.size == upright.size
    picture = source.cut((0, 0, 120, 80))
    assert differ(decoded(picture), upright.crop((0, 0, 120, 80))) < 60
    assert picture.attribution.endswith("Jane Doe")
    assert b"SpyCam" not in picture.data
    assert b"Jane" not in picture.data
    assert [near(c) for c in colours(source.preview())] == [near(c) for c in colours(png(upright))]


def near(colour: tuple[int, ...]) -> tuple[int, ...]:
    """Return which of the four colours of a corner this is."""
    return min((RED, GREEN, BLUE, YELLOW), key=lambda c: sum(abs(a - b) for a, b in zip(c, colour)))  # noqa: B905


def png(image: Image.Image) -> bytes:
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def test_a_png_says_whose_it_is(tmp_path: Path) -> None:
    said = PngImagePlugin.PngInfo()
    said.add_itxt("Copyright", "© <b>Ordnance</b>\nSurvey")
    quarters().save(tmp_path / "x.png", pnginfo=said)
    assert open_source(tmp_path / "x.png").attribution == "© Ordnance Survey"


def test_what_can_be_seen_through_is_white(tmp_path: Path) -> None:
    Image.new("RGBA", (50, 50), (10, 10, 10, 0)).save(tmp_path / "x.png")
    assert colours(open_source(tmp_path / "x.png").cut().data)[0] == (255, 255, 255)


def test_drawn_maps_stay_png_and_photographs_become_jpeg(tmp_path: Path) -> None:
    quarters().save(tmp_path / "flat.jpg", quality=100)
    Image.effect_noise((400, 400), 90).convert("RGB").save(tmp_path / "noisy.png")
    quarters().save(tmp_path / "flat.png")
    assert open_source(tmp_path / "flat.png").cut().media_type == "image/png"
    assert open_source(tmp_path / "noisy.png").cut().media_type == "image/jpeg"


@pytest.mark.parametrize("kind", ["area", "point", "matrix"])
def test_a_geotiff_keeps_its_place_through_frame_and_scale(tmp_path: Path, kind: str) -> None:
    places = {
        "area": PLACED,
        "point": PLACED | {"t33922": (0.0, 0.0, 0.0, 371001.0, 404999.0, 0.0)},
        "matrix": {"t34264": (2.0, 0.0, 0.0, 371000.0, 0.0, -2.0, 0.0, 405000.0, *(0.0,) * 7, 1.0)},
    }
    keys = BRITISH | ({1025: 2} if kind == "point" else {})
    source = open_source(geotiff(tmp_path / "x.tif", textured(), keys, **places[kind]))
    assert source.reference == Reference("EPSG:27700", (2.0, 0.0, 371000.0, 0.0, -2.0, 405000.0))
    picture = source.cut((100, 50, 300, 200), longest=150)
    assert picture.reference is not None
    under = ground_of(*picture.reference, size=(picture.width, picture.height))
    assert under is not None
    assert under.metres([(0, 0)])[0] == pytest.approx((371200, 404900))
    assert under.metres([(150, 100)])[0] == pytest.approx((371800, 404500))


def test_a_turned_geotiff_lies_where_it_did(tmp_path: Path) -> None:
    source = open_source(geotiff(tmp_path / "x.tif", textured(), BRITISH, t274=6, **PLACED))
    assert source.size == (400, 500)
    under = ground_of(*(source.reference or ("", ())))
    assert under is not None
    assert under.metres([(400, 0)])[0] == pytest.approx((371000, 405000))


@pytest.mark.parametrize("keys", [{1024: 1, 3072: 32767}, {1024: 1, 3072: 30000}, {1024: 1}])
def test_an_unknown_projection_opens_as_a_picture_and_says_so(
    tmp_path: Path, keys: dict[int, int]
) -> None:
    source = open_source(geotiff(tmp_path / "x.tif", quarters(), keys, **PLACED))
    assert source.reference is None
    assert "projection that this app does not know" in source.notice
    assert source.cut().reference is None


def test_a_geotiff_in_degrees_is_placed(tmp_path: Path) -> None:
    tags = {"t33550": (0.001, 0.001, 0.0), "t33922": (0.0, 0.0, 0.0, -2.5, 53.5, 0.0)}
    source = open_source(geotiff(tmp_path / "x.tif", quarters(), {1024: 2, 2048: 4326}, **tags))
    assert source.reference == Reference("EPSG:4326", (0.001, 0.0, -2.5, 0.0, -0.001, 53.5))


def test_pages_of_a_pdf_are_chosen_and_small_frames_drawn_fine(tmp_path: Path) -> None:
    source = open_source(pdf(tmp_path / "x.pdf", (300, 200), (144, 72)))
    assert (source.pages, source.page) == (2, 1)
    second = source.at_page(2)
    assert second.size == (600, 300)
    corners = colours(second.cut().data)
    assert near(corners[0]) == RED
    assert corners[2] == (255, 255, 255)
    fine = second.cut((250, 100, 100, 100))
    assert fine.width == fine.height == 400
    assert near(colours(fine.data)[0]) == RED


def bomb(path: Path, width: int, height: int) -> Path:
    """Write a PNG that says it is huge, of which hardly anything is there."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in chunks
        )
    )
    return path


def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    with pytest.raises(BaseMapError, match="50000 by 50000 pixels"):
        open_source(bomb(tmp_path / "x.png", 50_000, 50_000))
    source = open_source(bomb(tmp_path / "y.png", 10_000, 9_000))
    with pytest.raises(BaseMapError, match="damaged"):
        source.preview()


def test_a_picture_of_ninety_megapixels_opens_without_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    Image.new("L", (10_000, 9_000), 200).save(path, compress_level=1)
    source = open_source(path)
    assert source.size == (10_000, 9_000)
    with Image.open(BytesIO(source.preview(200))) as small:
        assert small.size == (200, 180)
    assert source.cut((9_000, 8_000, 900, 900)).width == 900


@pytest.mark.parametrize("ending", ["png", "jpg", "tif", "pdf"])
def test_a_file_that_was_not_copied_to_the_end_is_a_sentence(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.{ending}"
    if ending == "pdf":
        pdf(path, (300, 200))
    else:
        textured().save(path)
    whole = path.read_bytes()
    for share in (0.05, 0.5, 0.9):
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(BaseMapError, match=rf"“x\.{ending}” is damaged"):
            open_source(path).cut()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"not a picture at all", "no map that this app can open"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"\xff\xd8\xff\xe0 nonsense", "damaged"),
        (b"II*\0\xff\xff\xff\xff", "damaged"),
        (b"%PDF-1.7 nonsense", "damaged"),
        (b"GIF89a", "no map that this app can open"),
    ],
)
def test_what_is_no_map_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(content)
    with pytest.raises(BaseMapError, match=words):
        open_source(path)


def test_a_missing_file_and_a_folder_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(BaseMapError, match="There is no file"):
        open_source(tmp_path / "gone.png")
    with pytest.raises(BaseMapError):
        open_source(tmp_path)


def test_heights_are_no_picture(tmp_path: Path) -> None:
    Image.new("F", (20, 20), 3.5).save(tmp_path / "x.tif")
    with pytest.raises(BaseMapError, match="measurements"):
        open_source(tmp_path / "x.tif")


@pytest.mark.parametrize("frame", [(900, 0, 50, 50), (0, 0, 3, 3), (float("nan"), 0, 50, 50)])
def test_a_frame_that_is_not_on_the_map_is_refused(
    tmp_path: Path, frame: tuple[float, float, float, float]
) -> None:
    textured().save(tmp_path / "x.png")
    with pytest.raises(BaseMapError, match="frame"):
        open_source(tmp_path / "x.png").cut(frame)


def test_a_frame_beyond_the_edge_ends_at_the_edge(tmp_path: Path) -> None:
    textured().save(tmp_path / "x.png")
    picture = open_source(tmp_path / "x.png").cut((-50, 300, 200, 900))
    assert (picture.width, picture.height) == (150, 100)


@pytest.mark.parametrize("kind", ["png", "tiff-lzw", "jpeg"])
def test_it_says_how_far_it_is_and_can_be_stopped(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x"
    KINDS[kind](path, textured(1500, 1200))
    source, shares = open_source(path), list[float]()
    source.cut(progress=shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 3
    assert shares[-1] == 1
    with pytest.raises(StoppedError):
        source.cut(progress=shares.append, stop=lambda: shares[-1] < 1)


def test_nothing_of_the_path_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "secret folder"
    folder.mkdir()
    textured().save(folder / "x.png")
    source: Source = open_source(folder / "x.png")
    assert not any("secret" in str(value) for value in source.cut()[:1] + source.cut()[2:])
    assert b"secret" not in source.cut().data


def test_nothing_heavy_is_loaded_before_a_map_is_used() -> None:
    heavy = "{'PIL', 'numpy', 'cv2', 'shapely', 'pyproj', 'pypdfium2', 'sqlite3'}"
    code = (
        f"import sys, facilitator.base_maps, facilitator.ground; print({heavy} & {{*sys.modules}})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "set()"
