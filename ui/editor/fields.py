"""The fields of the deck editor, each with its name above it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import (
    QEvent,
    QRegularExpression,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QPaintEvent,
    QRegularExpressionValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from ui.editor.running import run_as
from ui.exercises.fields import SavedLine, SavedText, leaves_to_window
from ui.layouts import column
from ui.theme import dress
from ui.wrapped_buttons import WrappedTick

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?")


def said_as_clock(text: str) -> str | None:
    """Return a time as it is kept, HH:MM, from any way people type one; None where it is none."""
    plain = text.strip()
    if not plain:
        return ""
    found = _CLOCK.fullmatch(plain)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


class MinutesField(QSpinBox):
    """A number of minutes; without one, where that may be, a dash."""

    def __init__(self, least: int = 1) -> None:
        super().__init__(minimum=least, maximum=600)
        self.setKeyboardTracking(False)
        self.setAccelerated(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if least == 0:
            self.setSpecialValueText("–")

    def show_number(self, number: int | None) -> None:
        """Show a number without saying that it changed."""
        with QSignalBlocker(self):
            self.setValue(number or 0)

    def flush(self) -> None:
        """Take what was typed."""
        self.interpretText()

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the window: here it would take back a digit."""
        return leaves_to_window(event, undo=False, redo=False) or super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll the page, never change a number in passing."""
        event.ignore()


class ClockField(QLineEdit):
    """A time of day, or none; people may type 9, 930, 9.30 or 09:30."""

    saved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self.setPlaceholderText("–")
        self.setMaxLength(5)
        self.editingFinished.connect(self.flush)

    def show_text(self, clock: str) -> None:
        """Show a time, but never over what somebody is typing."""
        self._shown = clock
        if not self.isModified():
            self.setText(clock)

    def flush(self) -> None:
        """Save now; what is no time stays, and says so."""
        clock = said_as_clock(self.text())
        dress(self, role="wrong" if clock is None else "")
        wrong = _("A time is written like 09:30; empty means that it is not fixed.")
        self.setToolTip(wrong if clock is None else "")
        if clock is None or not self.isModified():
            return
        self.setModified(False)
        self.setText(clock)
        if clock != self._shown:
            self._shown = clock
            self.saved.emit(clock)

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the window where there is nothing of the field's own to undo."""
        undo = self.isModified() and self.isUndoAvailable()
        return leaves_to_window(event, undo=undo, redo=False) or super().event(event)


class TextField(SavedText):
    """Several lines of text, as high as they are once their width is known."""

    def __init__(self) -> None:
        super().__init__(2, 10)
        self._painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Fit what was broken into other lines while it was painted."""
        super().paintEvent(event)
        lines = round(self.document().size().height())
        if lines != self._painted:
            self._painted = lines
            QTimer.singleShot(0, self, self._fit)


class RequiredLine(SavedLine):
    """One line that cannot be empty: left so, it is as it was before."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder)
        self._last = ""

    def show_text(self, text: str) -> None:
        """Show what there is."""
        self._last = text
        super().show_text(text)

    def flush(self) -> None:
        """Save now, unless there is nothing."""
        if self.text().strip():
            self._last = self.text()
            super().flush()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Be as it was before where nothing was left."""
        super().focusOutEvent(event)
        if not self.text().strip():
            self.setText(self._last)


def prefix_field() -> RequiredLine:
    """Return a field for what opens labels: a capital letter, or two."""
    field = RequiredLine()
    field.setValidator(QRegularExpressionValidator(QRegularExpression("[A-Za-z]{1,2}"), field))
    field.setMaxLength(2)
    return field


class Form:
    """Makes the fields of a widget, and remembers how each shows what the draft says."""

    def __init__(self, parent: QWidget, language: Callable[[], str] = str) -> None:
        """Begin; texts run as the `language` of the deck does, wherever they begin to be typed."""
        self._parent, self._language = parent, language
        self._shows: list[Callable[[], None]] = []

    def refresh(self) -> None:
        """Show what the draft says now."""
        for show in self._shows:
            show()

    def follow(self, show: Callable[[], None]) -> None:
        """Have something show what the draft says, now and whenever it changed."""
        self._shows.append(show)
        show()

    def line(
        self, read: Callable[[], str], write: Callable[[str], object], *, required: bool = False
    ) -> SavedLine:
        """Return a field for one line of text."""
        field = RequiredLine() if required else SavedLine()
        field.setParent(self._parent)
        field.saved.connect(lambda text: write(" ".join(text.split())))
        self.follow(lambda: field.show_text(read()))
        self.follow(lambda: run_as(field, self._language()))
        return field

    def text(self, read: Callable[[], str], write: Callable[[str], object]) -> SavedText:
        """Return a field for several lines of text."""
        field = TextField()
        field.setParent(self._parent)
        field.saved.connect(lambda text: write(text.strip()))
        self.follow(lambda: field.show_text(read()))
        self.follow(lambda: run_as(field, self._language()))
        return field

    def lines(
        self, read: Callable[[], list[str]], write: Callable[[list[str]], object]
    ) -> SavedText:
        """Return a field in which each line is an item of a list."""

        def items(text: str) -> list[str]:
            return [each.strip() for each in text.split("\n") if each.strip()]

        return self.text(lambda: "\n".join(read()), lambda text: write(items(text)))

    def minutes(
        self,
        read: Callable[[], int | None],
        write: Callable[[int | None], object],
        *,
        least: int = 1,
    ) -> MinutesField:
        """Return a field for minutes; 0, where it may be, is none."""
        field = MinutesField(least)
        field.setParent(self._parent)
        field.valueChanged.connect(lambda number: write(number or None))
        self.follow(lambda: field.show_number(read()))
        return field

    def clock(self, read: Callable[[], str], write: Callable[[str], object]) -> ClockField:
        """Return a field for a time of day."""
        field = ClockField()
        field.setParent(self._parent)
        field.saved.connect(write)
        self.follow(lambda: field.show_text(read()))
        return field

    def tick(
        self, text: str, read: Callable[[], bool], write: Callable[[bool], object]
    ) -> QCheckBox:
        """Return a box to tick."""
        box = WrappedTick(text, self._parent)

        def show() -> None:
            with QSignalBlocker(box):
                box.setChecked(read())

        box.toggled.connect(write)
        self.follow(show)
        return box


def titled(text: str, field: QWidget, hint: str = "") -> QVBoxLayout:
    """Return a field with its name above it, and what it is for below the name."""
    whole = column(4)
    name = QLabel(text, wordWrap=True)
    dress(name, role="strong")
    name.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(text.replace("&", ""))
    whole.addWidget(name)
    if hint:
        whole.addWidget(small(hint))
        field.setAccessibleDescription(hint)
    whole.addWidget(field)
    return whole


class Beside(QBoxLayout):
    """Fields side by side, or below one another where there is no room for that."""

    def __init__(self, spacing: int = 16) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.setSpacing(spacing)

    def fold(self, *, narrow: bool) -> None:
        """Put them below one another, or side by side."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.setDirection(down if narrow else across)


def in_order(*fields: QWidget) -> None:
    """Let Tab lead from each field to the next one."""
    for before, after in pairwise(fields):
        QWidget.setTabOrder(before, after)


def small(text: str) -> QLabel:
    """Return a line that explains, quietly."""
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    dress(label, role="small")
    return label


@contextmanager
def unpainted(widget: QWidget) -> Iterator[None]:
    """Change much of a widget, and paint it once."""
    widget.setUpdatesEnabled(False)
    try:
        yield
    finally:
        widget.setUpdatesEnabled(True)
