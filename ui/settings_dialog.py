"""How somebody likes to read and to press: letters, their size, light or dark, room for fingers."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from ui.layouts import scrolling
from ui.settings import TEXT_SIZES, Settings
from ui.theme import ATKINSON, OPENDYSLEXIC, Theme, dress

Choice = tuple[object, str]
"""What is chosen, and how it is called."""


class SettingsDialog(QDialog):
    """Shows each choice at once in the whole window; nothing is to be confirmed."""

    chosen = Signal(str, object)
    """The name of a setting, and what it is from now on."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Settings"))
        self._groups: list[QButtonGroup] = []
        self._samples: dict[str, QRadioButton] = {}
        heading = QLabel(_("Settings"))
        dress(heading, role="title")
        about = QLabel(
            _("For you, on this computer. What you choose shows at once."), wordWrap=True
        )
        dress(about, role="muted")
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(16)
        self._add_letters(settings)
        self._add_sizes(settings)
        self._add_dark(settings)
        self._add_fingers(settings)
        self._column.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        for part in (heading, about):
            whole.addWidget(part)
        whole.addWidget(scrolling(content), 1)
        whole.addWidget(buttons)
        self.set_theme(settings.theme)
        self.resize(min(settings.theme.px(520), 900), min(settings.theme.px(640), 680))

    def set_theme(self, theme: Theme) -> None:
        """Show each face in its own letters."""
        for face, button in self._samples.items():
            own = Theme(dark=theme.dark, text_scale=theme.text_scale, face=face)
            font = own.font()
            button.setStyleSheet(
                f'font-family: "{font.families()[0]}"; font-size: {font.pixelSize()}px;'
            )

    def _add_letters(self, settings: Settings) -> None:
        faces: Sequence[Choice] = (
            (ATKINSON, _("Atkinson Hyperlegible Next")),
            (OPENDYSLEXIC, _("OpenDyslexic")),
        )
        buttons = self._add_choice(_("Letters"), "face", faces, settings.face)
        self._samples = dict(zip((ATKINSON, OPENDYSLEXIC), buttons, strict=True))
        why = QLabel(
            _(
                "Notes on boards and maps, the wall and paper stay in the first, so that lines "
                "break alike for everybody."
            )
        )
        why.setWordWrap(True)
        dress(why, role="small")
        self._column.addWidget(why)

    def _add_sizes(self, settings: Settings) -> None:
        sizes = [(size, _("{percent} %").format(percent=size)) for size in TEXT_SIZES]
        self._add_choice(_("Text size"), "text_size", sizes, settings.text_size, beside=True)

    def _add_dark(self, settings: Settings) -> None:
        tick = QCheckBox(_("Dark theme, for a dim hall"))
        tick.setChecked(settings.dark)
        tick.toggled.connect(lambda on: self.chosen.emit("dark", on))
        self._column.addWidget(tick)

    def _add_fingers(self, settings: Settings) -> None:
        choices: Sequence[Choice] = (
            ("auto", _("With a touch screen")),
            ("always", _("Always")),
            ("never", _("Never")),
        )
        self._add_choice(_("Buttons for fingers"), "fingers", choices, settings.fingers)

    def _add_choice(
        self,
        title: str,
        name: str,
        choices: Sequence[Choice],
        now: object,
        *,
        beside: bool = False,
    ) -> list[QRadioButton]:
        box, group = QGroupBox(title), QButtonGroup(self)
        rows: QBoxLayout = QHBoxLayout(box) if beside else QVBoxLayout(box)
        rows.setSpacing(4)
        buttons = []
        for value, text in choices:
            button = QRadioButton(text)
            button.setChecked(value == now)
            button.toggled.connect(
                lambda on, value=value: self.chosen.emit(name, value) if on else None
            )
            group.addButton(button)
            rows.addWidget(button)
            buttons.append(button)
        self._groups.append(group)
        self._column.addWidget(box)
        return buttons
