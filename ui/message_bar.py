"""What the app has to say, calmly: one sentence in the window, never a box in the way."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from facilitator.i18n import _
from ui.theme import dress


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence when it has finished the one it is at."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


class MessageBar(QFrame):
    """One sentence, an action that may help, and a way to put it away. Hidden when empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role="look_here")
        self._sentence = QLabel(wordWrap=True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._help = QPushButton()
        self._help.clicked.connect(self._act)
        self._away = QPushButton(_("Close message"))
        dress(self._away, kind="quiet")
        self._away.clicked.connect(self.put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        for part in (self._sentence, self._help, self._away):
            row.addWidget(part)
        self._action: Callable[[], object] | None = None
        self.hide()

    @property
    def sentence(self) -> str:
        """What the bar says now."""
        return "" if self.isHidden() else self._sentence.text()

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence, with a button that does what it offers."""
        self._sentence.setText(sentence)
        self._action = act
        self._help.setText(action)
        self._help.setVisible(act is not None)
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    def put_away(self) -> None:
        """Show nothing until there is something new."""
        self._action = None
        self.hide()

    def _act(self) -> None:
        action = self._action
        self.put_away()
        if action is not None:
            action()
