"""Whatever people said: nothing on the wall is smaller than the back row can read."""

from itertools import combinations

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.workshops import TEXTS
from ui.room.frame import RING, Said, furnish
from ui.room.layout import lay_out
from ui.room.rows import Cause, Page, Passage, Row, Section
from ui.room.settings import CAP_HEIGHT, RoomSettings

WORDS = st.lists(st.text("abcdefghij ÄÖ", min_size=1, max_size=14), min_size=1, max_size=40).map(
    " ".join
)
SAID = st.one_of(WORDS, TEXTS)
SIZES = st.sampled_from([(1920, 1080), (1280, 720), (1024, 768), (3840, 2160), (800, 600)])
ROOMS = st.builds(RoomSettings, depth=st.floats(1, 60), screen_height=st.floats(0.2, 12))


@st.composite
def rows(draw: st.DrawFn, *, lead: str = "") -> Row:
    return Row(
        draw(SAID),
        label=f"{draw(st.sampled_from('NDCV'))}{draw(st.integers(1, 120))}",
        mark=draw(st.sampled_from(["", "▲", "■"])),
        tint=draw(st.sampled_from(["sky", "mint"])),
        tally=draw(st.sampled_from([(), (("●", 3),), (("●", 12), ("▼", 1))])),
        loud=draw(st.booleans()),
        lead=lead,
    )


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    causes = [
        Cause(draw(rows()), Row(draw(SAID), label="D1", lead="because"))
        if draw(st.booleans())
        else Cause(draw(rows()))
        for _number in range(draw(st.integers(1, 6)))
    ]
    if draw(st.booleans()):
        return Passage(tuple(causes), before=(Row("Where are we now?", heading=True),))
    after = (draw(rows(lead="then")),)
    return Passage(tuple(causes), after=after, first="Because of", others="and")


SECTIONS = st.lists(passages(), min_size=1, max_size=5).map(lambda all_: Section("V1", tuple(all_)))


def setting(section: Section, size: tuple[int, int], room: RoomSettings) -> tuple[int, list[Page]]:
    least = room.least_text(size[1])
    frame = furnish(
        (float(size[0]), float(size[1])), least, Said("How might we?", "What must be true?")
    )
    return least, lay_out(section, frame.space)


def test_the_height_of_capitals_is_the_fonts() -> None:
    for face in ("Regular", "Bold"):
        font = TTFont(ROOT / "assets" / "fonts" / f"AtkinsonHyperlegibleNext-{face}.ttf")
        assert font["OS/2"].sCapHeight / font["head"].unitsPerEm == pytest.approx(CAP_HEIGHT)


@given(ROOMS, st.integers(300, 4320))
def test_capitals_are_a_172nd_of_the_distance(room: RoomSettings, pixels: int) -> None:
    if room.readable:
        metres = room.least_text(pixels) * CAP_HEIGHT / pixels * room.screen_height
        assert metres >= room.depth / 172 - 1e-9


def test_seven_heights_away_capitals_take_four_per_cent() -> None:
    assert RoomSettings(depth=7, screen_height=1).cap_share == pytest.approx(0.04, abs=0.001)


@given(SECTIONS, SIZES, ROOMS)
def test_no_text_is_smaller_than_the_least(
    section: Section, size: tuple[int, int], room: RoomSettings
) -> None:
    least, pages = setting(section, size, room)
    for page in pages:
        for block in page.blocks:
            assert min(block.size, block.small) >= least


@given(SECTIONS, SIZES, ROOMS)
def test_blocks_stand_on_the_page_and_clear_of_each_other(
    section: Section, size: tuple[int, int], room: RoomSettings
) -> None:
    least = room.least_text(size[1])
    frame = furnish(
        (float(size[0]), float(size[1])), least, Said("How might we?", "What must be true?")
    )
    pages = lay_out(section, frame.space)
    for page in pages:
        low = frame.space.short if len(pages) > 1 else frame.space.tall
        for block in page.blocks:
            assert block.box.x >= 0
            assert block.box.right <= frame.space.width + 1
            assert block.box.bottom <= low + 1
        for one, other in combinations(page.blocks, 2):
            assert not one.box.overlaps(other.box)


@given(SECTIONS, SIZES, ROOMS)
def test_every_word_is_on_some_page(
    section: Section, size: tuple[int, int], room: RoomSettings
) -> None:
    _least, pages = setting(section, size, room)
    read = "".join(line for page in pages for block in page.blocks for line in block.lines)
    seen = "".join(read.split())
    for passage in section.passages:
        for row, reason in passage.causes:
            assert "".join(row.text.split()) in seen
            assert reason is None or "".join(reason.text.split()) in seen


@given(SECTIONS, SIZES)
def test_every_page_of_a_thread_reads_as_a_whole_sentence(
    section: Section, size: tuple[int, int]
) -> None:
    _least, pages = setting(section, size, RoomSettings())
    for page in pages:
        for joint in page.joints:
            assert page.blocks[joint.target].row.lead == "then"
            assert joint.source < joint.target


@given(SIZES, ROOMS, SAID, SAID, SAID)
def test_the_header_is_legible_or_left_to_the_opening_page(
    size: tuple[int, int], room: RoomSettings, question: str, prompt: str, also: str
) -> None:
    least = room.least_text(size[1])
    frame = furnish((float(size[0]), float(size[1])), least, Said(question, prompt, also))
    assert all(line.size >= least for line in frame.header)
    assert frame.content.height > least * 3
    if frame.ring is not None:
        assert frame.ring.width == round(frame.figures * RING)
        assert frame.figures >= least
        assert all(line.y + line.size <= frame.content.y for line in frame.header)


def test_what_fits_one_page_grows_calmly() -> None:
    section = Section("V1", (Passage((), after=(Row("Short", "V1", tint="lilac"),)),))
    least, (page,) = setting(section, (1920, 1080), RoomSettings(depth=2))
    assert least * 2 < page.blocks[0].size < 1080 * 0.105


def test_a_note_of_twenty_thousand_characters_is_paged_whole() -> None:
    text = "word " * 4_000
    section = Section("Now", (Passage((Cause(Row(text, "N1", tint="sky")),)),))
    least, pages = setting(section, (1280, 720), RoomSettings())
    assert len(pages) > 40
    assert sum(line.count("word") for p in pages for b in p.blocks for line in b.lines) == 4_000
    assert {block.size for page in pages for block in page.blocks} == {least}
