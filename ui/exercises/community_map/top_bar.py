"""The bar over a community map: the ways of looking at it, paper, and revealing."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from facilitator.i18n import _
from ui.commands import CommandButton, said_keys
from ui.exercises.community_map.map_actions import MapActions
from ui.flow import Flow
from ui.theme import dress

GAP: Final = 8
MARGINS: Final = (16, 12)
TIGHT_EDGE: Final = 6
LOOSE_PAD: Final = 10
TIGHT_PAD: Final = 3
TIGHT: Final = (
    f"QToolButton {{ padding: 0 {TIGHT_PAD}px; }}"
    f"QToolButton:checked, QToolButton:focus {{ padding: 0 {TIGHT_PAD - 1}px; }}"
)
REVEAL_KEYS: Final = "Ctrl+Shift+R"
"""The window's keys for revealing: on a map they reveal where the maps agree."""


class TopBar(QFrame):
    """Switches between the ways of looking at a map; in little width, on two lines."""

    def __init__(self, actions: MapActions) -> None:
        super().__init__()
        dress(self, role="bar")
        self._tight = False
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(MARGINS[0], 6, MARGINS[1], 6)
        line.setSpacing(GAP)
        ways = Flow(spacing=GAP)
        self._switches = [self._switch(action) for action in actions.modes.values()]
        for switch in self._switches:
            ways.addWidget(switch)
        line.addLayout(ways, 1)
        self.paper = CommandButton(actions.paper, kind="quiet", text=_("From paper…"))
        line.addWidget(self.paper)
        self.reveal = self._switch(actions.reveal)
        self.reveal.setToolTip(
            _("{title} ({keys})").format(title=actions.reveal.text(), keys=REVEAL_KEYS)
        )
        line.addWidget(self.reveal)

    @staticmethod
    def _switch(action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        dress(button, fit="snug")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(f"{action.text()} ({said_keys(action)})")
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave to the menu what there is no room for: paper first, then revealing."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show as much as there is room for; the ways of looking, at most on two lines."""
        room = self.width() - sum(MARGINS) - self._wide()
        if (room < 0) != self._tight:
            self._tight = room < 0
            self.setStyleSheet(TIGHT if self._tight else "")
            self._line.setContentsMargins(TIGHT_EDGE if self._tight else MARGINS[0], 6, 4, 6)
        for button in (self.reveal, self.paper):
            room -= button.sizeHint().width() + GAP
            button.setVisible(room >= 0)

    def _wide(self) -> int:
        """Return how wide the ways of looking are side by side, when they are not tight."""
        saved = 2 * (LOOSE_PAD - TIGHT_PAD) if self._tight else 0
        return sum(switch.sizeHint().width() + saved + GAP for switch in self._switches)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be as narrow as the screen is."""
        return QSize(0, super().minimumSizeHint().height())
