"""How everything looks, in one place: colours, type, sizes, and the styling of standard widgets.

Calm, warm, paper-like. One accent; amber says "look here", terracotta says "stop". Every pair of
text and ground keeps 4.5:1, every control's edge 3:1 (WCAG 2.2 AA), in both themes.

Standard widgets follow by themselves. What they are for is said with `dress`:
`dress(button, kind="filled")` (one per screen; also `quiet`, `stop`; outline is the default),
`dress(label, role="title")` (also `heading`, `prompt`, `section`, `muted`, `small`, `stop`),
`dress(frame, role="bar")` (also `panel`, `side`, `tile`, `look_here`, `message`, `pill`).
"""

from dataclasses import dataclass, field, fields
from importlib.resources import files
from string import Template

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QColor, QFont, QInputDevice, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.fonts import (
    ATKINSON,
    FALLBACK_FAMILIES,
    FAMILY,
    OPENDYSLEXIC,
    READING,
    house_font,
    load_fallback_fonts,
    load_fonts,
    load_reading_fonts,
    needs_fallback,
)
from ui.theme.sheet import FOR_FINGERS, STYLE
from ui.theme.tokens import (
    BODY,
    BUTTON_HEIGHT,
    DARK,
    GRID,
    GUIDE_WIDTH,
    LIGHT,
    PROMPT,
    RADIUS,
    RUNNING_ORDER_WIDTH,
    SMALL,
    STEPPER,
    TILE_RADIUS,
    TINTS,
    TITLE,
    TOP_BAR,
    TOUCH_HEIGHT,
    Colours,
    Tint,
)

__all__ = [
    "ATKINSON",
    "BODY",
    "BUTTON_HEIGHT",
    "DARK",
    "FALLBACK_FAMILIES",
    "FAMILY",
    "GRID",
    "GUIDE_WIDTH",
    "LIGHT",
    "OPENDYSLEXIC",
    "PROMPT",
    "RADIUS",
    "READING",
    "RUNNING_ORDER_WIDTH",
    "SMALL",
    "TILE_RADIUS",
    "TINTS",
    "TITLE",
    "TOP_BAR",
    "TOUCH_HEIGHT",
    "Colours",
    "Theme",
    "Tint",
    "apply",
    "dress",
    "has_touch_screen",
    "house_font",
    "load_fallback_fonts",
    "load_fonts",
    "load_reading_fonts",
    "needs_fallback",
    "palette",
    "stylesheet",
    "top_bar_height",
]


@dataclass(frozen=True)
class Theme:
    """A palette and a text size; hand it to whatever paints by itself."""

    dark: bool = False
    text_scale: float = 1.0
    """1.0 to 2.0: how much larger than designed every text is."""
    face: str = ATKINSON
    """ATKINSON, or one of READING."""
    fingers: bool = False
    """Whether what is pressed is to be large enough for fingers."""
    colours: Colours = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "colours", DARK if self.dark else LIGHT)
        object.__setattr__(self, "text_scale", min(2.0, max(1.0, self.text_scale)))

    def px(self, size: float) -> int:
        """Return a text size, or a height that holds text, as it is at this text scale."""
        return round(size * self.text_scale)

    def font(self, size: float = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the font in which the window is read, in scaled pixels."""
        font = house_font(self.text_px(size), weight)
        if self.face in READING:
            load_reading_fonts()
            font.setFamilies([READING[self.face][0], *font.families()])
        return font

    def measured_font(
        self, size: float = BODY, weight: QFont.Weight = QFont.Weight.Normal
    ) -> QFont:
        """Return the house font, in scaled pixels, for words whose lines lettering breaks."""
        return house_font(self.px(size), weight)

    def text_px(self, size: float) -> int:
        """Return a text size as it is at this scale, in this face."""
        return round(size * self.text_scale * READING.get(self.face, ("", 1.0))[1])

    def to_press(self, size: float) -> int:
        """Return how high something is that is pressed: at this text scale, or for fingers."""
        return max(self.px(size), self.touch)

    def number_width(self, size: float) -> int:
        """Return how wide a field for a number is; for fingers it has an arrow on each side."""
        return self.px(size) + (2 * TOUCH_HEIGHT - self.px(STEPPER) if self.fingers else 0)

    @property
    def touch(self) -> int:
        """How high and wide at least everything is that is pressed, where fingers press it."""
        return TOUCH_HEIGHT if self.fingers else 0

    @property
    def button_height(self) -> int:
        """How high a button is, in pixels."""
        return self.to_press(BUTTON_HEIGHT)

    @property
    def item_padding(self) -> int:
        """What is free above and below the words of a list's row."""
        return 13 if self.fingers else 6

    def tint(self, name: str) -> Tint:
        """Return a note tint; a name that this version does not know is plain paper."""
        return self.colours.tints.get(name, self.colours.tints["plain"])


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application; call again to change theme or text size."""
    # Qt tells, once per font and script, that a Latin font cannot shape Bengali; others do.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setFont(theme.font())
    app.setStyleSheet(stylesheet(theme, from_right=app.isRightToLeft()))


def palette(theme: Theme) -> QPalette:
    """Return the palette that Fusion paints with."""
    colours, roles, result = theme.colours, QPalette.ColorRole, QPalette()
    for role, colour in (
        (roles.Window, colours.paper),
        (roles.WindowText, colours.ink),
        (roles.Base, colours.surface),
        (roles.AlternateBase, colours.paper),
        (roles.Text, colours.ink),
        (roles.Button, colours.surface),
        (roles.ButtonText, colours.ink),
        (roles.PlaceholderText, colours.muted),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.ToolTipBase, colours.surface),
        (roles.ToolTipText, colours.ink),
        (roles.Link, colours.accent),
        (roles.LinkVisited, colours.accent),
        (roles.Accent, colours.accent),
    ):
        result.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.control))
    return result


def has_touch_screen() -> bool:
    """Say whether this computer can be touched where it shows something."""
    kind = QInputDevice.DeviceType.TouchScreen
    return any(device.type() == kind for device in QInputDevice.devices())


def top_bar_height(theme: Theme) -> int:
    """Return how high the bar over a workshop is in this text size."""
    return max(TOP_BAR, theme.button_height + 12, theme.px(36) + 20)


def dress(widget: QWidget, **looks: str) -> None:
    """Say what a widget is for, so that the stylesheet can tell: `dress(button, kind="filled")`."""
    for name, value in looks.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def stylesheet(theme: Theme, *, from_right: bool = False) -> str:
    """Return the one stylesheet of the standard widgets, for either way of reading."""
    colours = {
        each.name: getattr(theme.colours, each.name)
        for each in fields(Colours)
        if each.name != "tints"
    }
    start, end = ("right", "left") if from_right else ("left", "right")
    sheet = Template(STYLE + FOR_FINGERS if theme.fingers else STYLE)
    return sheet.substitute(
        colours,
        **{name: f"{pixels}px" for name, pixels in _lengths(theme).items()},
        touch=theme.touch,
        icons=str(files("assets").joinpath("icons")).replace("\\", "/"),
        mode="dark" if theme.dark else "light",
        start=start,
        end=end,
    )


def _lengths(theme: Theme) -> dict[str, int]:
    """Return the stylesheet's text sizes, and what grows with them or with fingers, in pixels."""
    button, fingers, tick = theme.button_height, theme.fingers, theme.px(16)
    dot = theme.px(12)
    ring = dot // 4 + 2
    texts = (12, SMALL, BODY, 17, PROMPT, TITLE, 32)
    return {
        **{f"px{size}": theme.text_px(size) for size in texts},
        "button": button - 2,
        "ringed": button - 4,
        "focused": button - 6,
        "doubled": button - 8,
        "ticked": max(theme.touch or 28, theme.px(20)),
        "entry": 14 if fingers else 7,
        "item": theme.item_padding,
        "tab": 14 if fingers else 8,
        "chevron": theme.px(12),
        "sign": 8 + theme.px(4),
        "dropdown": theme.px(28),
        "arrow": theme.px(10),
        "stepper": theme.px(STEPPER),
        "tick": tick,
        "dot": dot,
        "dot_round": (dot + 4) // 2,
        "dot_ring": ring,
        "dot_hole": dot + 4 - 2 * ring,
        "titled": theme.px(12),
        "around_tick": max(0, (theme.touch - tick - 4 + 1) // 2),
    }
