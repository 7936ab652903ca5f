"""A deck travels as one file, and a file from a stranger is read without harm."""

import stat
import struct
import time
import tracemalloc
import warnings
import zipfile
import zlib
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from facilitator.decks import DeckError, parse_deck, shipped_source
from facilitator.decks.bundle import (
    DeckBundle,
    bundle_for,
    bundle_of,
    read_deck_file,
    session_minutes,
    write_deck_file,
)
from facilitator.decks.library import import_deck

SESSION = """\
id = "day"
version = 1
title = "Our day"

[[activities]]
kind = "talk"
title = "Welcome"
minutes = 10

[[activities]]
deck = "ours"
steps = [{ step = "look", minutes = 7 }]

[[activities]]
deck = "ours"

[[activities]]
deck = "theory_of_change"
plan = "vision_first_120"
"""
BOARD = """\
id = "ours"
version = 1
exercise = "board"
title = "Ours"

[[zones]]
key = "all"
title = "All"
one = "note"
prefix = "A"
tint = "sky"
prompt = "What?"

[[steps]]
key = "look"
title = "Look"
prompt = "What do you see?"
do = "Wait."
picture = "tree.png"

[[plans]]
key = "short"
title = "Short"
steps = [{ step = "look", minutes = 5 }]
"""


def picture(kind: str = "PNG", size: tuple[int, int] = (4, 4)) -> bytes:
    stream = BytesIO()
    Image.new("1" if kind == "PNG" else "L", size).save(stream, kind)
    return stream.getvalue()


def bundle() -> DeckBundle:
    return DeckBundle(SESSION, {"ours": BOARD}, {"tree.png": picture(), "b.jpg": picture("JPEG")})


def zipped(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with (
        warnings.catch_warnings(action="ignore"),
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name, data in entries:
            archive.writestr(name, data)
    return path


def refusal(path: Path) -> str:
    """Return the sentence with which a file is refused; nothing is written anywhere near."""
    folder = path.parent / "decks"
    before = sorted(path.parent.rglob("*"))
    with pytest.raises(DeckError) as caught:
        import_deck(folder, path)
    assert sorted(path.parent.rglob("*")) == before
    said = str(caught.value)
    assert said.endswith(".")
    assert "\n" not in said
    return said


# What comes out is what went in


def test_a_deck_comes_back_as_it_went(tmp_path: Path) -> None:
    path = tmp_path / "day.deck"
    write_deck_file(path, bundle())
    read = read_deck_file(path)
    assert read == bundle()
    assert read.session.title == "Our day"
    assert read.board("ours").title == "Ours"
    assert read.board("theory_of_change") == parse_deck(shipped_source("theory_of_change"))
    assert [entry.name for entry in tmp_path.iterdir()] == ["day.deck"]


def test_equal_decks_are_equal_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.deck", tmp_path / "other.deck"
    write_deck_file(one, bundle())
    write_deck_file(other, replace(bundle(), pictures=dict(reversed(bundle().pictures.items()))))
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert archive.namelist() == [
            "session.toml",
            "boards/ours.toml",
            "pictures/b.jpg",
            "pictures/tree.png",
        ]


def test_a_deck_zipped_by_hand_is_read(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "day.deck",
        ("boards/", b""),
        ("boards/ours.toml", b"\xef\xbb\xbf" + BOARD.replace("\n", "\r\n").encode()),
        ("pictures/", b""),
        ("pictures/tree.png", picture()),
        ("session.toml", SESSION.encode()),
    )
    assert read_deck_file(path).session == bundle().session
    assert read_deck_file(path).board("ours") == bundle().board("ours")


def test_the_length_of_a_session_is_that_of_its_steps_and_moments() -> None:
    toc = parse_deck(shipped_source("theory_of_change"))
    assert session_minutes(bundle()) == 10 + 7 + 5 + toc.plan("vision_first_120").minutes


def test_a_deck_is_found_by_what_people_call_it(tmp_path: Path) -> None:
    board, session = tmp_path / "ours.toml", tmp_path / "day.toml"
    board.write_text(BOARD.replace('picture = "tree.png"\n', ""), "utf-8")
    session.write_text(SESSION.replace('"ours"', '"stories"').replace('"look"', '"tell"'), "utf-8")
    write_deck_file(tmp_path / "day.deck", bundle())
    assert bundle_for("stories").session.activities[0].deck == "stories"
    assert bundle_for(str(board)).session.title == "Ours"
    assert bundle_for(str(board)).board("ours").title == "Ours"
    assert bundle_for(str(session)).session.title == "Our day"
    assert bundle_for(str(tmp_path / "day.deck")) == bundle()
    with pytest.raises(DeckError, match=r"no deck “storeis” here; choose one of: .*stories"):
        bundle_for("storeis")
    with pytest.raises(DeckError, match=r"“gone\.deck” cannot be read"):
        bundle_for(str(tmp_path / "gone.deck"))


def test_mistakes_name_the_file_within_the_deck() -> None:
    with pytest.raises(DeckError, match=r"^day.toml, line 3: there is no key “titel” here"):
        bundle_of(SESSION.replace("title", "titel", 1), "day.toml")


@pytest.mark.parametrize(
    ("spoilt", "says"),
    [
        (
            replace(bundle(), session_source=SESSION.replace('"ours"', '"hers"')),
            "session.toml, line 11: There is no board “hers” here; choose one of: ",
        ),
        (
            replace(bundle(), session_source=SESSION.replace("first_120", "first_90")),
            "session.toml, line 19: There is no plan “vision_first_90” here; choose one of: ",
        ),
        (
            replace(bundle(), session_source=SESSION.replace('"look"', '"lok"')),
            "session.toml, line 12: There is no step “lok” here; choose one of: look.",
        ),
        (
            replace(bundle(), boards={"ours": BOARD.replace('"board"', '"bord"')}),
            "boards/ours.toml, line 3: There is no exercise “bord” here; choose one of: ",
        ),
        (
            replace(bundle(), boards={"ours": BOARD.replace('"ours"', '"hers"')}),
            "boards/ours.toml, line 1: the id must be “ours”",
        ),
        (
            replace(bundle(), boards={"ours": BOARD.replace("prompt", "promt", 1)}),
            "boards/ours.toml, line 12: there is no key “promt” here",
        ),
        (
            replace(bundle(), pictures={}),
            "boards/ours.toml, line 19: there is no picture “tree.png” in this deck; put it in",
        ),
        (
            replace(bundle(), pictures={"tree.png": b"GIF89a"}),
            "The picture “tree.png” is neither PNG nor JPEG; save it as one of these.",
        ),
        (
            replace(bundle(), pictures={"tree.png": picture()[:20]}),
            "The picture “tree.png” is damaged; save it again.",
        ),
        (
            replace(bundle(), pictures={"tree.png": picture(size=(9_000, 9_000))}),
            "The picture “tree.png” is too large: 40 million dots at most.",
        ),
        (
            replace(bundle(), pictures={"../tree.png": picture(), "tree.png": picture()}),
            "“x.deck” is refused: it holds “pictures/../tree.png”, a name that leads out",
        ),
        (
            replace(bundle(), boards={"ours": BOARD + "#" * 1_000_001}),
            "“x.deck” is refused: “boards/ours.toml” is larger than 1 MB.",
        ),
    ],
)
def test_what_does_not_agree_is_not_written(tmp_path: Path, spoilt: DeckBundle, says: str) -> None:
    path = tmp_path / "x.deck"
    with pytest.raises(DeckError) as caught:
        write_deck_file(path, spoilt)
    assert str(caught.value).startswith(says)
    assert not list(tmp_path.iterdir())


# Files from strangers


@pytest.mark.parametrize(
    "name",
    [
        "../session.toml",
        "boards/../../x.toml",
        "/etc/passwd",
        "C:/x.toml",
        "c:x.toml",
        "boards\\x.toml",
        "..\\x.toml",
        "./session.toml",
        "boards//x.toml",
        "pictures/..",
        "pictures/a\x1b.png",
        "pictures/a.png\x00.toml",
    ],
)
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    data = zipped(tmp_path / "x.deck", ("session.toml", SESSION.encode()), ("N" * len(name), b"x"))
    spoilt = data.read_bytes().replace(b"N" * len(name), name.encode())
    data.write_bytes(spoilt)
    assert "a name that leads out of the deck" in refusal(data)


@pytest.mark.parametrize(
    "name",
    ["readme.txt", "boards/Ours.toml", "pictures/a.gif", "pictures/.png", "__MACOSX/x", "a/b.toml"],
)
def test_what_has_no_place_in_a_deck_is_refused(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "x.deck", ("session.toml", SESSION.encode()), (name, b"x"))
    assert f"“{name}” has no place in a deck" in refusal(path)


def test_links_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("boards/ours.toml")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = zipped(tmp_path / "x.deck", ("session.toml", b""), (link, b"/etc/passwd"))
    assert "is a link to somewhere else" in refusal(path)


def test_a_name_that_comes_twice_is_refused(tmp_path: Path) -> None:
    for other in ("session.toml", "Session.TOML"):
        path = zipped(tmp_path / "x.deck", ("session.toml", b"a"), (other, b"b"))
        assert "twice" in refusal(path)


def test_a_locked_entry_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.deck", ("session.toml", SESSION.encode()))
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + at] |= 1
    path.write_bytes(data)
    assert "locked with a password" in refusal(path)


def test_another_way_of_packing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.deck"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("session.toml", SESSION)
    assert "packed in an unusual way" in refusal(path)


def test_a_deck_without_a_running_order_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.deck", ("boards/ours.toml", BOARD.encode()))
    assert "it has no session.toml" in refusal(path)


def test_a_text_that_is_not_utf_8_names_its_line(tmp_path: Path) -> None:
    source = SESSION.replace("Welcome", "Café").encode("latin-1")
    path = zipped(tmp_path / "x.deck", ("session.toml", source))
    assert refusal(path).startswith("session.toml, line 7: this is not written in UTF-8")


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all" * 9, b"PK\5\6" + b"\0" * 18])
def test_what_is_no_zip_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.deck"
    path.write_bytes(data)
    assert refusal(path).startswith("“x.deck” ")


def record(name: bytes, data: bytes, size: int) -> tuple[bytes, bytes]:
    """Return a deflated entry and its line in the listing, claiming a size."""
    large = struct.pack("<HHQ", 1, 8, size) if size >= 2**32 else b""
    shown = 2**32 - 1 if large else size
    common = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 33, 0, len(data), shown, len(name), 0)
    listed = struct.pack(
        "<HHHHHHLLLHHHHHLL",
        *(20, 20, 0, 8, 0, 33, 0, len(data), shown, len(name), len(large), 0, 0, 0, 0, 0),
    )
    return b"PK\3\4" + common + name + data, b"PK\1\2" + listed + name + large


def ending(count: int, size: int, offset: int) -> bytes:
    return b"PK\5\6" + struct.pack("<HHHHLLH", 0, 0, count, count, size, offset, 0)


@pytest.mark.parametrize("claimed", [10_000_000_000, 1_000])
@pytest.mark.parametrize("name", ["session.toml", "pictures/a.png", "boards/a.toml"])
def test_ten_gigabytes_of_zeros_are_refused_at_once(
    tmp_path: Path, claimed: int, name: str
) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    ten_megabytes = packer.compress(bytes(10_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    local, listed = record(name.encode(), ten_megabytes * 1_000 + b"\3\0", claimed)
    path = tmp_path / "x.deck"
    path.write_bytes(local + listed + ending(1, len(listed), len(local)))
    began = time.perf_counter()
    tracemalloc.start()
    said = refusal(path)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "is larger than" in said or "damaged" in said
    assert time.perf_counter() - began < 3
    assert most < 60_000_000


def test_many_files_that_are_large_together_are_refused(tmp_path: Path) -> None:
    zeros = bytes(4_000_000)
    names = [f"pictures/{number}.png" for number in range(20)]
    path = zipped(tmp_path / "x.deck", *((name, zeros) for name in names))
    assert "at most 30 MB" in refusal(path)


@pytest.mark.parametrize("told", [100_000, 3])
def test_a_hundred_thousand_entries_are_refused_unread(tmp_path: Path, told: int) -> None:
    local, listed = record(b"session.toml", b"\3\0", 0)
    listing = listed * 100_000
    end = ending(min(told, 65_535), len(listing), len(local))
    if told > 65_535:
        at = len(local) + len(listing)
        whole = (44, 45, 45, 0, 0, told, told, len(listing), len(local))
        end = (
            b"PK\6\6"
            + struct.pack("<QHHLLQQQQ", *whole)
            + b"PK\6\7"
            + struct.pack("<LQL", 0, at, 1)
            + end
        )
    path = tmp_path / "x.deck"
    path.write_bytes(local + listing + end)
    tracemalloc.start()
    assert "at most 200 files" in refusal(path)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 40_000_000  # the file itself is 30 MB at most


def test_a_few_too_many_entries_are_refused(tmp_path: Path) -> None:
    names = [f"pictures/{number}.png" for number in range(201)]
    path = zipped(tmp_path / "x.deck", *((name, b"") for name in names))
    assert "at most 200 files" in refusal(path)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=20))
def test_damage_anywhere_is_a_deck_or_a_sentence(damage: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.deck"
        write_deck_file(whole, bundle())
        data = bytearray(whole.read_bytes())
    for at, value in damage:
        data[at % len(data)] = value
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.deck"
        path.write_bytes(data)
        with suppress(DeckError):
            read_deck_file(path)
