"""Promises to people with little sight: every pair of colours in use, computed from the theme.

WCAG 2.2, 1.4.3 and 1.4.11 at AA: 4.5:1 for text, 3:1 for edges, marks, states and the focus.
What is disabled is excepted there, and here: nothing has to be read on it to go on, and its
reason is said elsewhere. What is large on the wall is held to the same 4.5:1 as small text.
"""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette

import ui
from ui import theme as look
from ui.canvas.map.layers import BAND_LOOKS, DEEP, EDGE_LOOK, OFFICIAL_LOOK, OWN_LOOK, WHITE
from ui.theme import DARK, LIGHT, Colours, Theme

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
TEXT, SHAPE = 4.5, 3.0
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOUR = re.compile(r"(?<![-\w])(color|background|border(?:-[a-z]+)?): ?[^;]*?(#[0-9A-F]{6})")
OWN_COLOURS = {
    "theme/tokens.py": "the theme itself: everything in it is computed above",
    "canvas/map/layers.py": "ink and casing over a map, which no theme changes: tested below",
    "room/page.py": "the black of a blanked wall, on which nothing is written",
    "exercises/community_map/paper_words.py": "the pens that people draw with on paper",
}
"""Modules of `ui` in which colours may be written down, each with what for; no other may."""
FAINT = {"line"}
"""Parts areas that other things tell apart as well: the theme says that it carries no meaning."""


def luminance(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def faint(pairs: Iterator[tuple[str, str, str]], least: float) -> list[str]:
    """Return which of these pairs, each with a name, cannot be told apart well enough."""
    return [
        f"{name}: {one} on {other} is {contrast(one, other):.2f}:1"
        for name, one, other in pairs
        if contrast(one, other) < least
    ]


def over(colour: str, alpha: float, ground: str) -> str:
    """Return a colour laid over another."""
    top, below = QColor(colour).getRgb()[:3], QColor(ground).getRgb()[:3]
    mixed = [round(t * alpha + b * (1 - alpha)) for t, b in zip(top, below, strict=True)]
    return QColor(*mixed).name()


# The stylesheet, rule by rule


def rules(colours: Colours) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every rule of the standard widgets that sets a colour, in this theme."""
    for selector, body in RULE.findall(look.stylesheet(Theme(dark=colours is DARK))):
        found = dict(COLOUR.findall(body))
        if found:
            yield " ".join(selector.split()), found


@BOTH
def test_every_rule_of_the_stylesheet_is_legible(colours: Colours) -> None:
    grounds = (colours.paper, colours.surface)
    pairs = [
        (selector, found["color"], ground)
        for selector, found in rules(colours)
        if "color" in found and ":disabled" not in selector
        for ground in ([found["background"]] if "background" in found else grounds)
    ]
    assert len(pairs) > 30
    assert not faint(iter(pairs), TEXT)


@BOTH
def test_every_edge_of_a_control_can_be_seen(colours: Colours) -> None:
    """On what is around it; a filled button's focus is seen against the button."""
    quiet = {colours.line, *(getattr(colours, name) for name in FAINT), colours.amber_soft}
    pairs = [
        (selector, value, ground)
        for selector, found in rules(colours)
        for kind, value in found.items()
        if kind.startswith("border") and value not in quiet and ":disabled" not in selector
        for ground in (
            (colours.accent, colours.terracotta)
            if value == colours.ring_on_fill
            else (colours.paper, colours.surface)
        )
    ]
    assert len(pairs) > 30
    assert not faint(iter(pairs), SHAPE)


# The palette, and what is painted by hand


@BOTH
def test_what_qt_paints_from_the_palette_is_legible(colours: Colours) -> None:
    roles, palette = QPalette.ColorRole, look.palette(Theme(dark=colours is DARK))
    pairs = (
        (f"{ink.name} on {ground.name}", palette.color(ink).name(), palette.color(ground).name())
        for ink, ground in (
            (roles.WindowText, roles.Window),
            (roles.Text, roles.Base),
            (roles.Text, roles.AlternateBase),
            (roles.PlaceholderText, roles.Base),
            (roles.PlaceholderText, roles.Window),
            (roles.ButtonText, roles.Button),
            (roles.HighlightedText, roles.Highlight),
            (roles.ToolTipText, roles.ToolTipBase),
            (roles.Link, roles.Base),
            (roles.Link, roles.Window),
            (roles.LinkVisited, roles.Base),
        )
    )
    assert not faint(pairs, TEXT)


@BOTH
def test_words_on_tints_bars_and_the_wall_are_legible(colours: Colours) -> None:
    pairs = [
        (f"{ink} on {ground}", getattr(colours, ink), getattr(colours, ground))
        for ink, ground in (
            *product(("ink", "muted", "accent"), ("paper", "surface", "accent_soft")),
            *product(("amber", "terracotta"), ("paper", "surface")),
            *product(("ink", "muted", "amber"), ("amber_soft",)),  # message bar, pill, question
            *product(("ink", "terracotta"), ("terracotta_soft",)),  # warning
            ("on_accent", "accent"),
            ("on_accent", "accent_strong"),
            ("on_terracotta", "terracotta"),
            ("paper", "ink"),  # the middle of the ring
        )
    ]
    for name, tint in colours.tints.items():
        pairs += [
            (f"words of a note, {name}", tint.ink, tint.fill),
            (f"label of a note, {name}", tint.muted, tint.fill),
            (f"column of the wall, {name}", tint.muted, colours.paper),
        ]
    assert not faint(iter(pairs), TEXT)


@BOTH
def test_marks_edges_and_states_that_are_painted_can_be_seen(colours: Colours) -> None:
    grounds = ("paper", "surface")
    pairs = [
        (f"{mark} on {ground}", getattr(colours, mark), getattr(colours, ground))
        for mark, ground in (
            *product(("control", "accent", "ink", "amber", "terracotta", "muted"), grounds),
            ("accent", "accent_soft"),  # what is selected
            ("accent", "line"),  # the timer ring, over the part that is spent
            ("amber", "line"),  # the same near its end: a square, since colour is not all
            ("ring_on_fill", "accent"),
            ("ring_on_fill", "terracotta"),
            ("amber", "amber_soft"),
        )
    ]
    for name, tint in colours.tints.items():
        pairs += [
            (f"mark on paper, {name}", tint.rule, colours.paper),
            (f"mark on a note, {name}", tint.rule, tint.fill),
            (f"the focus on a note, {name}", colours.accent, tint.fill),
            (f"an arrow over a note, {name}", colours.accent, tint.fill),
        ]
    assert not faint(iter(pairs), SHAPE)


# Maps keep their own colours in both themes: what lies under them is a picture


def test_lines_over_a_map_bring_their_own_ground(qapp: object) -> None:
    """Each is cased in white, so that one of the two is seen on any picture."""
    looks = (OWN_LOOK, EDGE_LOOK, OFFICIAL_LOOK, *BAND_LOOKS)
    assert all(each.casing >= 1 for each in looks)
    assert not faint(((str(each), each.line, WHITE) for each in looks), SHAPE)
    for ground in ("#000000", "#777777", "#FFFFFF", "#C5DDB4", "#9CC3DC"):
        best = max(contrast(DEEP, ground), contrast(WHITE, ground))
        assert best >= SHAPE, ground


def test_bands_of_agreement_differ_by_their_hatching_too(qapp: object) -> None:
    """Neighbouring fills are close: what tells them apart is the pattern, which shows on each."""
    assert len({each.hatch for each in BAND_LOOKS}) == len(BAND_LOOKS)
    patterns = ((each.hatch, DEEP, over(each.fill, each.alpha, "#F1EDE2")) for each in BAND_LOOKS)
    weak = [hatch for hatch, line, ground in patterns if contrast(line, ground) < SHAPE]
    pale = [each.hatch for each in BAND_LOOKS if each.hatch in weak and each.casing < 1]
    assert not pale, "where the line is close to its fill, white lies on either side of it"


def test_no_colour_hides_from_these_tests() -> None:
    """A colour that is written down anywhere but in the theme would not be computed."""
    literal = re.compile(r"\"#[0-9A-Fa-f]{6}\"")
    folder = Path(ui.__file__).parent
    found = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if literal.search(path.read_text("utf-8"))
    }
    assert found == set(OWN_COLOURS)
