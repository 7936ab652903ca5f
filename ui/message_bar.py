"""What the app has to say, calmly: one sentence in the window, never a box in the way."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)
from shiboken6 import isValid

from facilitator.i18n import _
from ui.focus import give_back
from ui.message_place import ground, in_hand
from ui.scrolled_words import ScrolledWords
from ui.theme import dress

SHORTEST_MS: Final = 8_000
MS_A_CHARACTER: Final = 120
"""A sentence in passing stays at least so long, and for each character so much longer."""
SIGN: Final = "×"
"""What puts a message away where there is little room."""
CLEAR: Final = 6
"""So far from its words stands what they scroll with."""
NARROWEST: Final = 24
"""With less room than for so many letters beside its buttons, a sentence stands above them."""
_MOVES: Final = (
    QEvent.Type.Resize,
    QEvent.Type.Move,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.KeyRelease,
)


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
        dress(self, role="message")
        self._sentence = QLabel(wordWrap=True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sentence.setContentsMargins(CLEAR, 0, CLEAR, 0)
        self._words = ScrolledWords(self._sentence)
        self._help = QPushButton()
        self._help.clicked.connect(self._act)
        self._away = QPushButton()
        dress(self._away, kind="quiet")
        self._away.clicked.connect(self.put_away)
        for button in (self._help, self._away):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.installEventFilter(self)
        self._passing = QTimer(self, singleShot=True)
        self._passing.timeout.connect(self._pass)
        self._mouse_was = QCursor.pos()
        self._host: QWidget | None = None
        self._part: Callable[[], QWidget] | None = None
        self._watched: list[QWidget] = []
        self._came_from: QWidget | None = None
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        for button in (self._help, self._away):
            self._buttons.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(16 - CLEAR, 6, 8, 6)
        self._row.addWidget(self._words, 1)
        self._row.addLayout(self._buttons)
        self._action: Callable[[], object] | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self._no = ""
        self._say_no(_("Close message"))
        self.hide()

    def float_over(self, host: QWidget, part: Callable[[], QWidget]) -> None:
        """Lie over the foot of a part of `host` from now on: nothing moves for it.

        What is typed in there, and whatever has the cursor, stays in sight.
        """
        if host is not self._host:
            self.setParent(host)
        self._host, self._part = host, part
        self.find_place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay where it belongs while what it lies over changes; scroll by key, at a button."""
        if isinstance(event, QKeyEvent) and watched in (self._help, self._away):
            way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if event.type() == QEvent.Type.KeyPress and way and self._words.move_on(way):
                return True
        if event.type() in _MOVES and watched in self._watched:
            QTimer.singleShot(0, self, self.find_place)
        return super().eventFilter(watched, event)

    def find_place(self) -> None:
        """Lie where it disturbs least, as things are now."""
        seen: list[QWidget] = []
        if self._host is not None and self._part is not None and not self.isHidden():
            free = ground(self._host, self._part())
            in_use, clear = in_hand(self._host)
            if in_use is None or self.isAncestorOf(in_use):
                clear = QRect()
            else:
                seen.append(in_use)
            seen += [self._host, *free.seen]
            self.setGeometry(self._fitted(free.spans(clear)))
        self._watch(seen)

    def _fitted(self, spans: list[QRect]) -> QRect:
        """Return where it lies in one of these, laid out so that it fits there."""
        width = spans[0].width()
        for is_short in (False, True):
            height = self._arrange(width, is_short=is_short)
            span = next((each for each in spans if each.height() >= height), None)
            if span is not None:
                break
        else:
            span = max(spans, key=QRect.height)
            self._keep_words_to(span.height(), width)
            height = self._height(width)
        at = QRect(span.left(), 0, width, height)
        at.moveBottom(span.bottom())
        return at

    def _arrange(self, width: int, *, is_short: bool) -> int:
        """Arrange all of it in a width, and return how high it is.

        What puts a short one away is a sign.
        """
        self._away.setText(SIGN if is_short else self._no)
        self._words.keep_to(None)
        self._share(width)
        return self._height(width)

    def _keep_words_to(self, height: int, width: int) -> None:
        """Let the words scroll so that all of it is no higher than this."""
        self._words.keep_to(0)
        others = self._height(width)
        if self._row.direction() == QBoxLayout.Direction.LeftToRight:
            others -= self._buttons.sizeHint().height()
        self._words.keep_to(max(self._words.least, height - others))

    def _height(self, width: int) -> int:
        return max(self._row.totalHeightForWidth(width), self._row.totalMinimumSize().height())

    def _share(self, width: int) -> None:
        """Put the sentence above the buttons where it would be squeezed beside them.

        So stand the buttons, one above the other.
        """
        ways, margins = QBoxLayout.Direction, self._row.contentsMargins()
        room = width - margins.left() - margins.right()
        shown = [each for each in (self._help, self._away) if not each.isHidden()]
        buttons = sum(each.sizeHint().width() + self._buttons.spacing() for each in shown)
        letters = self._sentence.fontMetrics()
        needs = letters.horizontalAdvance(self._sentence.text())
        is_tight = room - buttons < min(needs, NARROWEST * letters.averageCharWidth())
        self._row.setDirection(ways.TopToBottom if is_tight else ways.LeftToRight)
        self._buttons.setDirection(ways.TopToBottom if buttons > room else ways.LeftToRight)

    def _watch(self, seen: list[QWidget]) -> None:
        for old in self._watched:
            if isValid(old) and old not in seen:
                old.removeEventFilter(self)
        for new in seen:
            if new not in self._watched:
                new.installEventFilter(self)
        self._watched = seen

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new) and old not in (self._help, self._away):
            self._came_from = old
        if not self.isHidden():
            QTimer.singleShot(0, self, self.find_place)

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
        touched = self.underMouse() and QCursor.pos() != self._mouse_was
        if touched or (focus is not None and self.isAncestorOf(focus)):
            self._passing.start(SHORTEST_MS)  # somebody is at it
        else:
            self.put_away()

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence until somebody puts it away, with a button that does what it offers."""
        self._passing.stop()
        self._mouse_was = QCursor.pos()
        self._words.show_words(sentence)
        self._action = act
        self._say_no(_("Close message"))
        self._help.setText(action)
        self._help.setVisible(act is not None)
        self.setAccessibleName(sentence)
        self.show()
        self.raise_()
        self.find_place()
        announce(self, sentence)

    def ask(self, question: Question) -> None:
        """Ask something. Nothing happens until somebody says yes; typing goes on meanwhile."""
        self.say(question.sentence, question.yes, question.act)
        self._say_no(question.no)
        self.find_place()

    def _say_no(self, no: str) -> None:
        """Say what puts the message away, also where there is room for no more than a sign."""
        self._no = no
        self._away.setText(no)
        plain = no.replace("&", "")
        self._away.setAccessibleName(plain)
        self._away.setToolTip(plain)

    def put_away(self) -> None:
        """Show nothing until there is something new."""
        self._action = None
        self._passing.stop()
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.hide()
        self._watch([])
        if had_focus and not give_back(self._came_from):
            self.left.emit()

    def _act(self) -> None:
        action = self._action
        self.put_away()
        if action is not None:
            action()
