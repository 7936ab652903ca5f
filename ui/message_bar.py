"""What the app has to say, calmly: one sentence in the window, never a box in the way."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from facilitator.i18n import _
from ui.focus import give_back
from ui.theme import dress

SIDE: Final = 16
WIDEST: Final = 900
SHORTEST_MS: Final = 8_000
MS_A_CHARACTER: Final = 120
"""A sentence in passing stays at least so long, and for each character so much longer."""


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence when it has finished the one it is at."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


class Question(NamedTuple):
    """A sentence that waits for somebody to choose; to leave everything as it is, is `no`."""

    sentence: str
    yes: str
    no: str
    act: Callable[[], object]
    """What `yes` does."""


class MessageBar(QFrame):
    """One sentence, an action that may help, and a way to put it away. Hidden when empty.

    Put away, it gives the cursor back to where it was.
    """

    left = Signal()
    """It was put away, and where the cursor was before is gone."""

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
        for button in (self._help, self._away):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._passing = QTimer(self, singleShot=True)
        self._passing.timeout.connect(self._pass)
        self._host: QWidget | None = None
        self._top = 0
        self._came_from: QWidget | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        for part in (self._sentence, self._help, self._away):
            row.addWidget(part)
        self._action: Callable[[], object] | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.hide()

    def float_over(self, host: QWidget, top: int) -> None:
        """Lie over another widget from now on, `top` below its upper edge: nothing moves for it."""
        if host is not self._host:
            self.setParent(host)
            host.installEventFilter(self)
        self._host, self._top = host, top
        self._find_place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the middle of what it lies over."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._find_place()
        return super().eventFilter(watched, event)

    def _find_place(self) -> None:
        row = self.layout()
        if self._host is None or row is None:
            return
        width = min(self._host.width() - 2 * SIDE, WIDEST)
        height = max(row.totalHeightForWidth(width), row.totalMinimumSize().height())
        self.setGeometry((self._host.width() - width) // 2, self._top, width, height)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new) and old not in (self._help, self._away):
            self._came_from = old

    @property
    def sentence(self) -> str:
        """What the bar says now."""
        return "" if self.isHidden() else self._sentence.text()

    def say_in_passing(self, sentence: str) -> None:
        """Show a sentence that goes by itself: what was done, not what hinders somebody.

        An empty one puts away what was said in passing: it holds no longer.
        """
        if not sentence:
            if self._passing.isActive():
                self.put_away()
            return
        self.say(sentence)
        self._passing.start(SHORTEST_MS + MS_A_CHARACTER * len(sentence))

    def _pass(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._passing.start(SHORTEST_MS)  # somebody is at it
        else:
            self.put_away()

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence until somebody puts it away, with a button that does what it offers."""
        self._passing.stop()
        self._sentence.setText(sentence)
        self._action = act
        self._away.setText(_("Close message"))
        self._help.setText(action)
        self._help.setVisible(act is not None)
        self.setAccessibleName(sentence)
        self._find_place()
        self.show()
        self.raise_()
        announce(self, sentence)

    def ask(self, question: Question) -> None:
        """Ask something. Nothing happens until somebody says yes; typing goes on meanwhile."""
        self.say(question.sentence, question.yes, question.act)
        self._away.setText(question.no)
        self._find_place()

    def put_away(self) -> None:
        """Show nothing until there is something new."""
        self._action = None
        self._passing.stop()
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if had_focus and not give_back(self._came_from):
            self.left.emit()

    def _act(self) -> None:
        action = self._action
        self.put_away()
        if action is not None:
            action()
