"""Promises of the look: legible in both themes, the same fonts everywhere, sized as asked."""

from importlib.resources import files
from itertools import product

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QRadioButton, QStyle
from pytestqt.qtbot import QtBot

from facilitator.lettering import text_width
from ui import theme as look
from ui.theme import DARK, LIGHT, Colours, Theme

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@BOTH
def test_every_text_in_use_can_be_read(colours: Colours) -> None:
    grounds = (colours.paper, colours.surface, colours.accent_soft)
    pairs = [
        *product((colours.ink, colours.accent, colours.muted), grounds),
        *product((colours.amber, colours.terracotta), (colours.paper, colours.surface)),
        (colours.ink, colours.amber_soft),
        (colours.ink, colours.terracotta_soft),
        (colours.muted, colours.amber_soft),
        (colours.amber, colours.amber_soft),
        (colours.terracotta, colours.terracotta_soft),
        (colours.on_accent, colours.accent),
        (colours.on_accent, colours.accent_strong),
        (colours.on_terracotta, colours.terracotta),
    ]
    for tint in colours.tints.values():
        pairs += [(tint.ink, tint.fill), (tint.muted, tint.fill), (tint.muted, colours.paper)]
    faint = {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5}
    assert not faint


@BOTH
def test_every_edge_and_focus_ring_can_be_seen(colours: Colours) -> None:
    grounds = (colours.paper, colours.surface)
    pairs = [
        *product((colours.control, colours.accent, colours.ink), grounds),
        (colours.accent, colours.accent_soft),
        *((tint.rule, colours.paper) for tint in colours.tints.values()),
        *((colours.accent, tint.fill) for tint in colours.tints.values()),
    ]
    faint = {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 3}
    assert not faint


def test_both_themes_have_the_same_tints() -> None:
    assert tuple(LIGHT.tints) == tuple(DARK.tints) == look.TINTS
    assert Theme().tint("a tint of a later version") == LIGHT.tints["plain"]


def test_the_bundled_fonts_are_those_the_house_font_asks_for(qapp: object) -> None:
    assert look.load_fonts() == (
        "Atkinson Hyperlegible Next",
        "Atkinson Hyperlegible Next SemiBold",
    )
    if files("assets").joinpath("fonts", "fallback").is_dir():
        assert set(look.load_fallback_fonts()) == set(look.FALLBACK_FAMILIES)


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold])
def test_weights_come_from_the_bundled_files(qapp: object, weight: QFont.Weight) -> None:
    assert QRawFont.fromFont(look.house_font(16, weight)).weight() == weight


def test_a_line_is_as_wide_on_screen_as_lettering_says(qapp: object) -> None:
    text = "AVATAR Today: fjord, Wi-Fi, 2–3 contacts — “trusted voices”"
    on_screen = QFontMetricsF(look.house_font(14)).horizontalAdvance(text)
    assert on_screen == pytest.approx(text_width(text, 14), rel=0.005)


@pytest.mark.parametrize(
    ("text", "needed"),
    [("Café – “yes” • 3 × 2", False), ("আমার", True), ("مرحبا", True), ("👍", True), ("→", True)],
)
def test_other_scripts_ask_for_the_other_fonts(text: str, needed: bool) -> None:
    assert look.needs_fallback(text) is needed


@pytest.mark.parametrize("dark", [False, True])
def test_larger_text_makes_larger_buttons(qtbot, qapp, dark: bool) -> None:
    heights = []
    for scale in (1.0, 2.0):
        look.apply(qapp, Theme(dark=dark, text_scale=scale))
        button = QPushButton("Room view")
        qtbot.addWidget(button)
        look.dress(button, kind="filled")
        heights.append(button.sizeHint().height())
    look.apply(qapp, Theme())
    assert heights == [36, 72]


def test_larger_text_makes_larger_marks_to_choose_by(qtbot: QtBot, qapp: QApplication) -> None:
    marks = []
    for scale in (1.0, 2.0):
        look.apply(qapp, Theme(text_scale=scale))
        tick, choice = QCheckBox("Dark theme"), QRadioButton("200 %")
        for each in (tick, choice):
            qtbot.addWidget(each)
            each.ensurePolished()
        metrics = QStyle.PixelMetric
        marks.append(
            (
                tick.style().pixelMetric(metrics.PM_IndicatorWidth, None, tick),
                choice.style().pixelMetric(metrics.PM_ExclusiveIndicatorWidth, None, choice),
            )
        )
    look.apply(qapp, Theme())
    (small_tick, small_choice), (large_tick, large_choice) = marks
    assert large_tick > 1.6 * small_tick
    assert large_choice > 1.6 * small_choice


def test_a_title_is_set_in_its_size(qtbot, qapp) -> None:
    look.apply(qapp, Theme())
    label = QLabel("Walk back")
    qtbot.addWidget(label)
    look.dress(label, role="title")
    assert label.fontInfo().pixelSize() == look.TITLE


def test_text_is_scaled_between_once_and_twice() -> None:
    assert Theme(text_scale=0.2).px(10) == 10
    assert Theme(text_scale=9).px(10) == 20
