"""A moment of the day without a board: what is asked of the room, large and alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from facilitator.i18n import _
from facilitator.store import Store
from ui.exercises.screen import ActivityScreen
from ui.live_board import LiveBoard
from ui.theme import Theme, dress
from ui.wording import translated


class MomentScreen(ActivityScreen):
    """A welcome, a break, a closing. Nothing is captured; people look at each other."""

    def __init__(self, _store: Store, live: LiveBoard, theme: Theme) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._live = live
        self._title, self._prompt, self._do = _centred(), _centred(), _centred()
        dress(self._title, role="title")
        dress(self._do, role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(24)
        column.addStretch(1)
        for part in (self._title, self._prompt, self._do):
            column.addWidget(part)
        column.addStretch(2)
        self.set_theme(theme)
        self._show()

    def _show(self) -> None:
        deck = self._live.board.deck
        step = deck.steps[0]
        self._title.setText(translated(self._live.board.activity.title))
        self._prompt.setText(translated(step.prompt))
        self._do.setText(translated(step.do))
        self._prompt.setVisible(bool(step.prompt))
        self._do.setVisible(bool(step.do))
        said = ". ".join(part for part in (step.prompt, step.do) if part)
        self.setAccessibleName(self._live.board.activity.title or _("A moment of the day"))
        self.setAccessibleDescription(translated(said))

    def take_step(self, zone: str | None) -> None:
        """Show the step: there is only one."""
        self._show()

    def focus_capture(self) -> None:
        """Take the keys: there is nothing to type in."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        font = self._prompt.font()
        font.setPixelSize(theme.px(32))
        self._prompt.setFont(font)


def _centred() -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
