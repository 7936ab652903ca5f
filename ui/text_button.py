"""A button that holds lines of wrapped text: tiles, rows, questions to the room."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QMargins, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout

from ui.theme import RADIUS, Theme, dress


@dataclass(frozen=True)
class Face:
    """How such a button looks at rest; an empty colour is the theme's."""

    ground: str = ""
    edge: str = ""
    radius: int = RADIUS
    margins: QMargins = field(default_factory=lambda: QMargins(16, 12, 16, 12))


class TextButton(QPushButton):
    """Says several lines, each in its own look, and is as tall as they need.

    `lines` are pairs of text and role (see `ui.theme`). Its accessible name is all of its lines.
    """

    chosen = Signal(object)
    """Pressed; says the button's value."""

    def __init__(
        self,
        theme: Theme,
        lines: Iterable[tuple[str, str]] = (),
        *,
        face: Face | None = None,
        value: object = None,
    ) -> None:
        super().__init__()
        self.value = value
        """What the button stands for."""
        self.clicked.connect(self._choose)
        face = face or Face()
        colours = theme.colours
        self.setStyleSheet(
            f"TextButton {{ background: {face.ground or colours.surface}; font-weight: 400;"
            f" border: 1px solid {face.edge or colours.line}; border-radius: {face.radius}px;"
            " padding: 0; min-height: 0; text-align: left; }"
            f"TextButton:hover, TextButton:pressed {{ border-color: {colours.accent}; }}"
            f"TextButton:checked {{ background: {colours.accent_soft};"
            f" border-color: {colours.accent_soft}; }}"
            f"TextButton:focus {{ border: 2px solid {colours.accent}; }}"
        )
        self._lines: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(face.margins)
        self._column.setSpacing(4)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(lines)

    def say(self, lines: Iterable[tuple[str, str]]) -> None:
        """Show these lines instead; nothing moves where they are the same."""
        wanted = [(text, role) for text, role in lines if text]
        if wanted == [(label.text(), label.property("role")) for label in self._lines]:
            return
        for label in self._lines[len(wanted) :]:
            label.deleteLater()
        del self._lines[len(wanted) :]
        for number, (text, role) in enumerate(wanted):
            if number == len(self._lines):
                self._lines.append(self._line())
                self._column.insertWidget(number, self._lines[-1])
            self._lines[number].setText(text)
            dress(self._lines[number], role=role)
        self.setAccessibleName(". ".join(text.rstrip(".") for text, _role in wanted))
        self.updateGeometry()

    def _choose(self) -> None:
        self.chosen.emit(self.value)

    def stretch_before(self, line: int) -> None:
        """Keep a line, and those after it, at the foot however tall the button is."""
        self._column.insertStretch(line, 1)

    @staticmethod
    def _line() -> QLabel:
        label = QLabel(wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that wrapped lines decide the height."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return how tall the lines are in this width."""
        least = self._column.totalMinimumSize().height()
        return max(self._column.totalHeightForWidth(width), least)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that the lines would like."""
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least size that shows the lines."""
        return self._column.totalMinimumSize()

    def event(self, event: QEvent) -> bool:
        """Grow and shrink with the lines."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter and Return press the button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
