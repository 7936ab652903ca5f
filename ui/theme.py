"""How everything looks, in one place: colours, type, sizes, and the styling of standard widgets.

Calm, warm, paper-like. One accent; amber says "look here", terracotta says "stop". Every pair of
text and ground keeps 4.5:1, every control's edge 3:1 (WCAG 2.2 AA), in both themes.

Standard widgets follow by themselves. What they are for is said with `dress`:
`dress(button, kind="filled")` (one per screen; also `quiet`, `stop`; outline is the default),
`dress(label, role="title")` (also `heading`, `prompt`, `section`, `muted`, `small`, `stop`),
`dress(frame, role="bar")` (also `panel`, `side`, `tile`, `look_here`, `pill`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from string import Template
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QColor, QFont, QFontDatabase, QInputDevice, QPalette
from PySide6.QtWidgets import QApplication, QWidget

FAMILY: Final = "Atkinson Hyperlegible Next"

ATKINSON: Final = "atkinson"
OPENDYSLEXIC: Final = "opendyslexic"
READING: Final = MappingProxyType({OPENDYSLEXIC: ("OpenDyslexic", 0.84)})
"""Faces that somebody may read more easily: their family, and the size that looks like the house's.

They are for what is read in the window. What is measured for everybody, such as notes on a board,
the wall and paper, stays in the house font: its lines break alike on every computer.
"""

FALLBACK_FAMILIES: Final = (
    "Noto Sans",
    "Noto Emoji",
    "Noto Naskh Arabic",
    "Noto Sans Bengali",
    "Noto Sans Ethiopic",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Sans Hebrew",
    "Noto Sans Tamil",
    "Noto Sans Symbols",
    "Noto Sans Symbols 2",
)
"""The fonts in assets/fonts/fallback, in the order in which Qt asks them for a character."""

GRID: Final = 8
RADIUS: Final = 8
TILE_RADIUS: Final = 12
BUTTON_HEIGHT: Final = 36
TOUCH_HEIGHT: Final = 44
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

    @property
    def button_height(self) -> int:
        """How high a button is, in pixels."""
        return max(self.px(BUTTON_HEIGHT), TOUCH_HEIGHT if self.fingers else 0)

    def tint(self, name: str) -> Tint:
        """Return a note tint; a name that this version does not know is plain paper."""
        return self.colours.tints.get(name, self.colours.tints["plain"])


def house_font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the house font without kerning or hinting, so that it is as wide as lettering says."""
    load_fonts()
    font = QFont(FAMILY)
    font.setFamilies([FAMILY, *FALLBACK_FAMILIES])
    font.setPixelSize(max(1, pixels))
    font.setWeight(weight)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return font


@cache
def load_fonts() -> tuple[str, ...]:
    """Give Qt the house font, once, and return the families."""
    return _add_fonts("fonts")


@cache
def load_reading_fonts() -> tuple[str, ...]:
    """Give Qt the faces of READING, once, where somebody reads in one of them."""
    return _add_fonts("fonts", "reading")


@cache
def load_fallback_fonts() -> tuple[str, ...]:
    """Give Qt the bundled fonts for other scripts and emoji, once, and return the families.

    They are megabytes, so the first paint does not wait for them: the app asks for them when
    the window is up, and a canvas asks when it meets a text that needs them.
    """
    return _add_fonts("fonts", "fallback")


def needs_fallback(text: str) -> bool:
    """Say whether the text has characters that the house font may lack."""
    return not text.isascii() and any(
        character > "\u02ff" and character not in "–—‘’‚“”„•…‹›€™−" for character in text
    )


def _add_fonts(*folders: str) -> tuple[str, ...]:
    folder = files("assets").joinpath(*folders)
    if not folder.is_dir():
        return ()
    families: dict[str, None] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.lower().endswith((".ttf", ".otf")):
            number = QFontDatabase.addApplicationFontFromData(entry.read_bytes())
            families.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    return tuple(families)


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
    values: dict[str, object] = {
        each.name: getattr(theme.colours, each.name)
        for each in fields(Colours)
        if each.name != "tints"
    }
    for size in (12, SMALL, BODY, 17, PROMPT, TITLE, 32):
        values[f"px{size}"] = f"{theme.text_px(size)}px"
    values["button"] = f"{theme.button_height - 2}px"
    values["ringed"] = f"{theme.button_height - 4}px"
    values["focused"] = f"{theme.button_height - 6}px"
    values["narrow"] = "QPushButton { min-width: 24px; }" if theme.fingers else ""
    values["doubled"] = f"{theme.button_height - 8}px"
    values["ticked"] = f"{max(TOUCH_HEIGHT if theme.fingers else 28, theme.px(20))}px"
    values["entry"] = f"{(14 if theme.fingers else 7)}px"
    values["item"] = f"{(13 if theme.fingers else 6)}px"
    values["tab"] = f"{(14 if theme.fingers else 8)}px"
    values["chevron"] = f"{theme.px(12)}px"
    values["sign"] = f"{8 + theme.px(4)}px"
    values["dropdown"] = f"{theme.px(28)}px"
    values["arrow"] = f"{theme.px(10)}px"
    values["stepper"] = f"{theme.px(20)}px"
    values["tick"] = f"{theme.px(16)}px"
    values["icons"] = str(files("assets").joinpath("icons")).replace("\\", "/")
    values["mode"] = "dark" if theme.dark else "light"
    values["start"], values["end"] = ("right", "left") if from_right else ("left", "right")
    return Template(_STYLE).substitute(values)


_STYLE: Final = """
QToolTip { color: $ink; background: $surface; border: 1px solid $control; padding: 4px 8px; }

QPushButton, QToolButton {
    color: $ink; background: $surface; border: 1px solid $control; border-radius: 8px;
    min-height: $button; padding: 0 14px; font-weight: 600;
}
QToolButton { padding: 0 10px; }
$narrow
QPushButton[fit="snug"] { padding: 0 10px; }
QPushButton[fit="snug"]:focus { padding: 0 8px; }
QPushButton:hover, QToolButton:hover { background: $accent_soft; }
QPushButton:pressed, QToolButton:pressed { background: $accent_soft; border-color: $accent; }
QPushButton:checked, QToolButton:checked {
    background: $accent_soft; border: 2px solid $accent; padding: 0 13px; min-height: $ringed;
}
QPushButton:focus, QToolButton:focus {
    border: 3px solid $accent; padding: 0 12px; min-height: $focused;
}
QToolButton:checked { padding: 0 9px; }
QToolButton:focus { padding: 0 8px; }
QPushButton:checked:focus, QToolButton:checked:focus {
    border: 4px solid $accent; padding: 0 11px; min-height: $doubled;
}
QToolButton:checked:focus { padding: 0 7px; }
QPushButton:disabled, QToolButton:disabled { color: $control; border-color: $line; }
QPushButton[kind="filled"] {
    color: $on_accent; background: $accent; border: 1px solid $accent;
}
QPushButton[kind="filled"]:hover, QPushButton[kind="filled"]:pressed {
    background: $accent_strong; border-color: $accent_strong;
}
QPushButton[kind="filled"]:focus {
    border: 3px solid $ring_on_fill; text-decoration: underline;
    padding: 0 12px; min-height: $focused;
}
QPushButton[kind="filled"]:disabled {
    color: $control; background: $line; border-color: $line;
}
QPushButton[kind="stop"] {
    color: $on_terracotta; background: $terracotta; border: 1px solid $terracotta;
}
QPushButton[kind="stop"]:focus {
    border: 3px solid $ring_on_fill; text-decoration: underline;
    padding: 0 12px; min-height: $focused;
}
QPushButton[kind="stop"]:disabled {
    color: $control; background: $line; border-color: $line;
}
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
    color: $muted; background: transparent; border-color: transparent;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {
    color: $ink; background: $accent_soft;
}
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {
    color: $ink; border: 3px solid $accent;
}
QPushButton[kind="quiet"]:disabled, QToolButton[kind="quiet"]:disabled { color: $control; }
QPushButton[touch="true"], QToolButton[touch="true"] { min-height: 42px; }
QToolButton::menu-indicator { image: none; }
QPushButton::menu-indicator { image: url($icons/chevron_$mode.svg); width: $sign;
    height: $sign; subcontrol-position: right center; right: 8px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QComboBox {
    color: $ink; background: $surface; border: 1px solid $control; border-radius: 8px;
    padding: 1px 9px; min-height: $button;
    selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted;
}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
    border: none; border-radius: 0; min-height: 0; padding: 0; background: transparent;
}
QPlainTextEdit, QTextEdit { padding: 7px 5px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QTimeEdit:focus,
QComboBox:focus { border: 3px solid $accent; padding: 0 7px; min-height: $ringed; }
QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus {
    border: none; padding: 0; min-height: 0;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 3px solid $accent; padding: 5px 3px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QSpinBox:disabled { color: $control; background: $paper; border-color: $line; }
QLineEdit[role="wrong"], QPlainTextEdit[role="wrong"] { border: 2px solid $terracotta; }
QLineEdit[role="wrong"]:focus { border: 4px solid $terracotta; padding: 0 6px;
    min-height: $focused; }
QPlainTextEdit[role="wrong"]:focus { border: 4px solid $terracotta; padding: 4px 2px; }
QAbstractItemView QLineEdit { border-radius: 0; min-height: 0; padding: 0 4px; }

QComboBox::drop-down, QDateEdit::drop-down { border: none; width: $dropdown; }
QComboBox::down-arrow { image: url($icons/chevron_$mode.svg); width: $chevron; height: $chevron; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button, QDateEdit::up-button, QDateEdit::down-button,
QTimeEdit::up-button, QTimeEdit::down-button { border: none; width: $stepper; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateEdit::up-arrow, QTimeEdit::up-arrow {
    image: url($icons/chevron_up_$mode.svg); width: $arrow; height: $arrow;
}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateEdit::down-arrow, QTimeEdit::down-arrow {
    image: url($icons/chevron_$mode.svg); width: $arrow; height: $arrow;
}
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $control; outline: none; padding: 4px;
}

QCheckBox, QRadioButton { spacing: 8px; min-height: $ticked; border: 2px solid transparent;
    border-radius: 6px; padding: 0 4px 0 2px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QGroupBox::indicator, QListView::indicator, QTreeView::indicator,
QTableView::indicator {
    width: $tick; height: $tick; border: 2px solid $control; border-radius: 4px;
    background: $surface;
}
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked, QTableView::indicator:checked {
    background: $accent; border-color: $accent; image: url($icons/check_$mode.svg);
}
QRadioButton::indicator {
    width: 12px; height: 12px; border: 2px solid $control; border-radius: 8px; background: $surface;
}
QRadioButton::indicator:checked {
    width: 6px; height: 6px; border: 5px solid $accent; background: $surface;
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }

QListView, QTreeView, QTableView {
    color: $ink; background: $surface; border: 1px solid $line; border-radius: 8px; outline: none;
    padding: 1px; alternate-background-color: $paper; gridline-color: $line;
    selection-background-color: $accent_soft; selection-color: $ink;
}
QListView:focus, QTreeView:focus, QTableView:focus { border: 2px solid $accent; padding: 0; }
QListView::item, QTreeView::item { padding: $item 8px; border-$start: 3px solid transparent; }
QListView::item:selected, QTreeView::item:selected {
    color: $ink; background: $accent_soft; border-$start: 3px solid $accent;
}
QTableView::item:selected { color: $ink; background: $accent_soft; }
QListView::item:hover:!selected, QTreeView::item:hover:!selected { background: $paper; }
QListView[role="flat"], QTreeView[role="flat"] {
    background: transparent; border: none; padding: 2px;
}
QTableView[role="flat"] { border: 2px solid transparent; border-radius: 0; padding: 0; }
QTableView[role="flat"]:focus { border: 2px solid $accent; }
QListView[role="flat"]:focus, QTreeView[role="flat"]:focus {
    border: 2px solid $accent; padding: 0;
}
QHeaderView { background: $paper; border: none; }
QHeaderView::section {
    color: $muted; background: $paper; font-size: $px13; font-weight: 600; padding: 6px 8px;
    border: none; border-bottom: 1px solid $line;
}
QHeaderView::section:first { border-top-$start-radius: 7px; }
QHeaderView::section:last { border-top-$end-radius: 7px; }
QTableCornerButton::section { background: $paper; border: none; }

QMenuBar { background: $paper; color: $ink; }
QMenuBar::item { padding: 4px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { color: $ink; background: $surface; border: 1px solid $control; padding: 6px; }
QMenu::item { padding: $entry 14px; padding-$end: 28px;
    border-radius: 6px; border: 1px solid transparent; }
QMenu::item:selected { background: $accent_soft; border: 1px solid $accent; }
QMenu::item:disabled { color: $control; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::icon { padding-$start: 8px; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::tab {
    color: $muted; background: transparent; padding: $tab 13px; font-weight: 600;
    border: 3px solid transparent;
}
QTabBar::tab:selected { color: $ink; border-bottom: 3px solid $accent; }
QTabBar::tab:hover { color: $ink; }
QTabBar:focus { outline: none; }
QTabBar::tab:selected:focus { border: 3px solid $accent; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $control; border-radius: 2px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QSplitter::handle { background: $line; }
QProgressBar { color: $ink; background: $line; border: none; border-radius: 4px;
    text-align: center; min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: 12px; padding: 12px 8px 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; font-weight: 600; }
QStatusBar { color: $muted; }
QDialog, QMainWindow, QMessageBox { background: $paper; }

QLabel { background: transparent; }
QLabel[role="brand"] { font-size: $px32; font-weight: 700; }
QLabel[role="title"] { font-size: $px24; font-weight: 600; }
QLabel[role="heading"] { font-size: $px17; font-weight: 600; }
QLabel[role="prompt"] {
    font-size: $px19; border: none; border-$start: 4px solid $accent;
    padding: 0; padding-$start: 12px;
}
QLabel[role="section"] { color: $muted; font-size: $px13; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: $px13; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="accent"] { color: $accent; font-weight: 600; }
QLabel[role="stop"] { color: $terracotta; font-weight: 600; }
QLabel[role="safe"] {
    color: $muted; background: $surface; font-size: $px13;
    border: none; border-bottom: 1px solid $line;
}
QLabel[role="pill"] {
    color: $ink; background: $amber_soft; border-radius: 12px; padding: 4px 12px;
    font-size: $px13; font-weight: 600;
}

QFrame[role="bar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[role="foot"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[role="side"] { background: $surface; border: none; border-$end: 1px solid $line; }
QFrame[role="guide"] { background: $surface; border: none; border-$start: 1px solid $line; }
QFrame[role="panel"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="tile"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[role="look_here"] { background: $amber_soft; border: none; border-radius: 8px; }
QFrame[role="warning"] { background: $terracotta_soft; border: none; border-radius: 8px; }

QPushButton[role="question"], QPushButton[role="question_here"] {
    color: $ink; background: $surface; border: 1px solid $line; border-radius: 8px;
    font-weight: 400; text-align: left; padding: 8px 12px;
}
QPushButton[role="question_here"] { background: $amber_soft; border-color: $amber_soft; }
QPushButton[role="question"]:hover, QPushButton[role="question_here"]:hover {
    border-color: $accent;
}
QPushButton[role="question"]:focus, QPushButton[role="question_here"]:focus {
    border: 2px solid $accent; padding: 7px 11px;
}
"""
