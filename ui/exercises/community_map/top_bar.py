"""The bar over a community map: the ways of looking at it, paper, and revealing."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from facilitator.i18n import _
from ui.commands import CommandButton, said_keys
from ui.exercises.community_map.map_actions import MapActions
from ui.theme import dress

GAP: Final = 8
REVEAL_KEYS: Final = "Ctrl+Shift+R"
"""The window's keys for revealing: on a map they reveal where the maps agree."""


class TopBar(QFrame):
    """Switches between the ways of looking at a map."""

    def __init__(self, actions: MapActions) -> None:
        super().__init__()
        dress(self, role="bar")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 12, 6)
        line.setSpacing(GAP)
        self._switches = [self._switch(action) for action in actions.modes.values()]
        for switch in self._switches:
            line.addWidget(switch)
        line.addStretch(1)
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
        dress(button, size="snug")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(f"{action.text()} ({said_keys(action)})")
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave to the menu what there is no room for: paper first, then revealing."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show as much as there is room for."""
        row, margins = self.layout(), self.contentsMargins()
        if row is not None:
            margins = row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        room -= sum(switch.sizeHint().width() + GAP for switch in self._switches)
        for button in (self.reveal, self.paper):
            room -= button.sizeHint().width() + GAP
            button.setVisible(room >= 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be as narrow as the screen is."""
        return QSize(0, super().minimumSizeHint().height())
