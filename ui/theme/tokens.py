"""The sizes and the two palettes that everything is drawn with; an 8-point grid.

Every pair of text and ground keeps 4.5:1, every control's edge 3:1 (WCAG 2.2 AA).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

RADIUS: Final = 8
TILE_RADIUS: Final = 12
BUTTON_HEIGHT: Final = 36
TOUCH_HEIGHT: Final = 44
GRID: Final = 1
"""What the line between the rows of a table takes of each."""
STEPPER: Final = 20
"""How wide the arrows in a number's field are."""
TOP_BAR: Final = 56
RUNNING_ORDER_WIDTH: Final = 232
GUIDE_WIDTH: Final = 304

BODY: Final = 15
SMALL: Final = 13
PROMPT: Final = 19
TITLE: Final = 24

TINTS: Final = ("lemon", "mint", "sky", "rose", "lilac", "plain")


@dataclass(frozen=True, slots=True)
class Tint:
    """The ground of a note, and what is legible on it."""

    fill: str
    edge: str
    ink: str
    muted: str
    rule: str
    """A stronger relative of the fill, at least 3:1 on paper: rules and shape marks."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One palette. Names say the use, not the hue."""

    paper: str
    surface: str
    ink: str
    muted: str
    line: str
    """Parts areas; carries no meaning, so it may be faint."""
    control: str
    """The edge of something to type into or tick: at least 3:1."""
    accent: str
    on_accent: str
    accent_strong: str
    """The accent while pressed or pointed at."""
    accent_soft: str
    amber: str
    amber_soft: str
    terracotta: str
    terracotta_soft: str
    on_terracotta: str
    ring_on_fill: str
    """The focus ring of a filled button: 3:1 on accent and on terracotta."""
    tints: Mapping[str, Tint]


LIGHT: Final = Colours(
    paper="#FBFAF6",
    surface="#FFFFFF",
    ink="#1F2430",
    muted="#59606D",
    line="#E5E1D8",
    control="#858070",
    accent="#1B6E6A",
    on_accent="#FFFFFF",
    accent_strong="#14534F",
    accent_soft="#DEEDEA",
    amber="#855600",
    amber_soft="#FFF1D1",
    terracotta="#A8432B",
    terracotta_soft="#FAE5DE",
    on_terracotta="#FFFFFF",
    ring_on_fill="#07080B",
    tints=MappingProxyType(
        {
            "lemon": Tint("#FFF1B8", "#EADA98", "#1F2430", "#5C5633", "#877313"),
            "mint": Tint("#D5F0DF", "#B9DDC7", "#1F2430", "#3F5B4B", "#33805A"),
            "sky": Tint("#D6E8FA", "#B9D1EA", "#1F2430", "#425770", "#3A74AE"),
            "rose": Tint("#F9DADA", "#EABFBF", "#1F2430", "#6B4848", "#B2565A"),
            "lilac": Tint("#E6DDF6", "#CFC2E8", "#1F2430", "#544A6C", "#7A62B0"),
            "plain": Tint("#FFFFFF", "#DBD6CA", "#1F2430", "#59606D", "#7C7768"),
        }
    ),
)

DARK: Final = Colours(
    paper="#1A1D23",
    surface="#22262E",
    ink="#F1EEE7",
    muted="#AEB3BD",
    line="#343A45",
    control="#858D9B",
    accent="#6FC7BF",
    on_accent="#0F2A28",
    accent_strong="#93DAD3",
    accent_soft="#213F3E",
    amber="#F0C463",
    amber_soft="#40351C",
    terracotta="#F0967A",
    terracotta_soft="#472A22",
    on_terracotta="#331009",
    ring_on_fill="#07080B",
    tints=MappingProxyType(
        {
            "lemon": Tint("#4B4424", "#635A33", "#F5F1E4", "#D3CAA4", "#C9B458"),
            "mint": Tint("#234738", "#335D4B", "#EDF5EF", "#AACDBA", "#63B98D"),
            "sky": Tint("#263F5A", "#365373", "#EDF2F8", "#AEC5DE", "#6FA6DC"),
            "rose": Tint("#54302F", "#6E4342", "#F8EDEC", "#E0B9B7", "#DE8F8C"),
            "lilac": Tint("#3D3358", "#524671", "#F2EEF9", "#C7BBE0", "#A792DA"),
            "plain": Tint("#2A2F38", "#434A57", "#F1EEE7", "#B5BAC4", "#8F96A3"),
        }
    ),
)
