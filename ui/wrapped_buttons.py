"""Boxes to tick and buttons whose words go on in further lines where there is little room."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

if TYPE_CHECKING:
    _Button = QCheckBox
else:
    _Button = object


class _Wrapping(_Button):
    """What they have in common; it stands before the Qt class that it is about."""

    _drawn: QStyle.ControlElement

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for the longest word."""
        words = max(map(self._wide, self.text().split()), default=0)
        return QSize(self._around + words, super().sizeHint().height())

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that wrapped lines decide the height."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return how high its lines are in this width."""
        more = self._broken(width).count("\n")
        return super().sizeHint().height() + more * self.fontMetrics().lineSpacing()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw it as Qt does, its words in lines."""
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self._broken(self.width())
        QStylePainter(self).drawControl(self._drawn, option)

    @property
    def _around(self) -> int:
        """How wide it is without words."""
        return super().sizeHint().width() - self._wide(self.text())

    def _wide(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, text).width()

    def _broken(self, width: int) -> str:
        """Return its words in lines that fit into this width."""
        room, lines = width - self._around, [""]
        for word in self.text().split(" "):
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if lines[-1] and self._wide(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines)


class WrappedTick(_Wrapping, QCheckBox):
    """A box to tick: as high as its words need in the width that it has."""

    _drawn = QStyle.ControlElement.CE_CheckBox

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """Take a press on any of the lines: Qt knows of the middle one only."""
        return self.rect().contains(pos) and super().hitButton(QPoint(pos.x(), self.height() // 2))


class WrappedChoice(_Wrapping, QRadioButton):
    """The same for one of several choices."""

    _drawn = QStyle.ControlElement.CE_RadioButton

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """Take a press on any of the lines: Qt knows of the middle one only."""
        return self.rect().contains(pos) and super().hitButton(QPoint(pos.x(), self.height() // 2))


class WrappedButton(_Wrapping, QPushButton):
    """The same for a button without an icon."""

    _drawn = QStyle.ControlElement.CE_PushButton
