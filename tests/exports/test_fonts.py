import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.type.characters import clusters, has_glyph
from exports.type.fonts import FALLBACKS
from exports.type.shaping import set_line
from exports.type.wrapping import text_width, wrap
from facilitator import lettering

FONTS = files("assets") / "fonts"
LATIN = st.text(st.sampled_from("abcdefghijklmnop ABC éüñ-–’“.,?!0123456789\n"), max_size=200)
ANY = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn")))


def test_every_font_comes_with_its_licence() -> None:
    atkinson = (FONTS / "LICENSE-AtkinsonHyperlegibleNext").read_text("utf-8")
    noto = (FONTS / "LICENSE-Noto").read_text("utf-8").lower()
    assert "SIL OPEN FONT LICENSE" in atkinson
    assert "sil open font license" in noto
    for family in FALLBACKS:
        assert family.lower() in noto.replace(" ", "")


def test_the_fonts_stay_small_enough_for_a_stick() -> None:
    fallback = [font for font in (FONTS / "fallback").iterdir() if font.name.endswith(".ttf")]
    assert {font.name.rpartition("-")[0] for font in fallback} == set(FALLBACKS)
    assert sum(len(font.read_bytes()) for font in fallback) < 5_000_000


@given(LATIN, st.floats(30, 400), st.booleans())
def test_latin_lines_break_as_on_the_board(text: str, width: float, bold: bool) -> None:
    assert wrap(text, 12, width, bold=bold) == lettering.wrap(text, 12, width, bold=bold)
    assert text_width(text, 12, bold=bold) == pytest.approx(
        lettering.text_width(text.replace("\n", ""), 12, bold=bold)
    )


@given(ANY)
def test_clusters_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


@given(ANY, st.floats(20, 400))
def test_breaking_lines_loses_nothing_but_spaces(text: str, width: float) -> None:
    joined = "".join(wrap(text, 12, width)).replace(" ", "")
    assert joined == text.replace(" ", "").replace("\n", "")


@given(ANY, st.booleans(), st.booleans())
def test_no_character_is_drawn_as_a_box(text: str, bold: bool, right_to_left: bool) -> None:
    for run in set_line(text, bold=bold, right_to_left=right_to_left).runs:
        if run.clusters is None:
            assert all(int(run.face.codes[character], 16) for character in run.text)
        else:
            assert all(glyph.number for cluster in run.clusters for glyph in cluster.glyphs)


@pytest.mark.parametrize(
    "together", ["e\u0301", "👩‍👩‍👧", "👍🏽", "❤\ufe0f", "🇬🇧", "1\ufe0f\u20e3", "ন্ত্র", "שָׁ"]
)
def test_what_belongs_together_stays_together(together: str) -> None:
    assert list(clusters(f"a{together}b")) == ["a", together, "b"]


def test_lines_in_other_scripts_fit_their_width() -> None:
    for text in ("অনুগ্রহ করে কর্মশালা শুরু হওয়ার আগে " * 4, "براہ کرم ہال میں داخل " * 5, "😀" * 80):
        for line in wrap(text, 14, 150):
            assert text_width(line, 14) <= 150


def test_the_languages_of_our_neighbourhoods_have_letters() -> None:
    samples = (
        "Łódź ąęść Română şţ Türkçe ğı Soomaali Yorùbá ọ̀ṣ Twi ɛɔ Igbo ị Tiếng Việt ắ Shqip ë "
        "Ελληνικά Українська Български العربية پښتو فارسی اردو کوردی বাংলা हिन्दी नेपाली ਪੰਜਾਬੀ "
        "ગુજરાતી தமிழ் עברית አማርኛ ትግርኛ → ← ✓ ✗ ☐ ☑ ● ★ ′ ″ € £ ₦ ½ ≥ № 😀 🏘 ♥"
    )
    missing = {c for c in samples if not has_glyph(c)}
    assert not missing, [unicodedata.name(c) for c in missing]
