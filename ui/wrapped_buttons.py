"""Boxes to tick and buttons whose words go on in further lines where there is little room."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)


class WrappedTick(QCheckBox):
    """Is as high as its words need in the width that it has."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        _let_wrap(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for the longest word."""
        return _least(self, super().sizeHint())

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that wrapped lines decide the height."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return how high its lines are in this width."""
        return _height(self, super().sizeHint(), width)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """Take a press on any of the lines: Qt knows of the middle one only."""
        return self.rect().contains(pos) and super().hitButton(QPoint(pos.x(), self.height() // 2))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box, and the words in lines."""
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = _broken(self, super().sizeHint(), self.width())
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_CheckBox, option)


class WrappedButton(QPushButton):
    """The same for a button without an icon."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        _let_wrap(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for the longest word."""
        return _least(self, super().sizeHint())

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that wrapped lines decide the height."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return how high its lines are in this width."""
        return _height(self, super().sizeHint(), width)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the button, and the words in lines."""
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = _broken(self, super().sizeHint(), self.width())
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def _let_wrap(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def _least(button: QAbstractButton, one_line: QSize) -> QSize:
    words = max((_wide(button, word) for word in button.text().split()), default=0)
    return QSize(_around(button, one_line) + words, one_line.height())


def _height(button: QAbstractButton, one_line: QSize, width: int) -> int:
    more = _broken(button, one_line, width).count("\n")
    return one_line.height() + more * button.fontMetrics().lineSpacing()


def _around(button: QAbstractButton, one_line: QSize) -> int:
    """Return how wide a button is without words."""
    return one_line.width() - _wide(button, button.text())


def _wide(button: QAbstractButton, text: str) -> int:
    return button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, text).width()


def _broken(button: QAbstractButton, one_line: QSize, width: int) -> str:
    """Return the words of a button in lines that fit into this width."""
    room, lines = width - _around(button, one_line), [""]
    for word in button.text().split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and _wide(button, longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)
