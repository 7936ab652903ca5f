"""One card, large, with what can be done with it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAction, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.commands import CommandButton
from ui.exercises.cards.face import FacePainter, Look, least_height
from ui.exercises.cards.hand import Held, begins_code
from ui.exercises.cards.kept_line import KeptLine
from ui.exercises.cards.words import Said
from ui.flow import Flow
from ui.heard import be_heard_as
from ui.layouts import row, scrolling
from ui.room.picture import RoomPicture
from ui.theme import TOUCH_HEIGHT, Theme, dress

WIDE: Final = 340
TALL: Final = 220
PICTURE: Final = 150
BELOW_FACE: Final = 3
"""The place of the buttons: after the way back, the face and its picture."""


WIDEST: Final = 2.4
"""A face is no wider than so many times its height."""


class BigFace(QWidget):
    """A card, painted as large as its place."""

    typed = Signal(str)
    """Somebody begins to type a code."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._said, self._badges, self._theme = Said(""), (), theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        be_heard_as(self, QAccessible.Role.Graphic)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)

    _badges: tuple[str, ...]

    def show_card(self, held: Held, theme: Theme) -> None:
        """Show this card from now on."""
        self._said, self._badges, self._theme = held.said, held.badges, theme
        self.setAccessibleName(". ".join((held.said.spoken, *held.badges)))
        self._fit()
        self.update()

    @property
    def _look(self) -> Look:
        px = self._theme.px
        return Look(px(23), px(14), px(20))

    def _fit(self) -> None:
        """Be tall enough for all the words."""
        wide = max(self.width(), self._theme.px(TALL))
        self.setMinimumHeight(least_height(self._said, self._badges, wide, self._look))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Be taller where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Begin a code with a letter or a digit."""
        if begun := begins_code(event):
            self.typed.emit(begun)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for words that can be read from across a table."""
        return QSize(self._theme.px(WIDE), self._theme.px(TALL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the card, no wider than a card is."""
        del event
        wide = min(self.width(), round(self.height() * WIDEST))
        left = self.width() - wide if self.isRightToLeft() else 0
        box = QRectF(left, 0, wide, self.height()).adjusted(1, 1, -1, -1)
        painter = FacePainter(QPainter(self), box, self._theme, self._look)
        painter.paint(self._said, self._badges)


class CardPicture(QWidget):
    """A card's picture, below its face; not there where it has none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = RoomPicture()
        self.hide()

    def show_picture(self, data: bytes, says: str, theme: Theme) -> None:
        """Show this picture from now on, said in words as well."""
        self.setVisible(bool(data))
        self.setFixedHeight(theme.px(PICTURE))
        self.setAccessibleName(_("Picture: {says}").format(says=says) if says else _("Picture"))
        self.setToolTip(says)
        if self._picture.show(data):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it into the middle of its place."""
        del event
        self._picture.paint(QPainter(self), QRectF(self.rect()))


class LargeCard(QFrame):
    """The card that is chosen: its face, its theme in full, who holds it, and its buttons."""

    holder_said = Signal(int, str)
    """Who holds the card of a draw, as a role."""
    typed = Signal(str)
    """Somebody begins to type a code."""

    def __init__(
        self, theme: Theme, actions: Sequence[QAction], back: QAction, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._draw_id = 0
        self._alone = False
        self._face = BigFace(theme, self)
        self._face.typed.connect(self.typed)
        self.picture = CardPicture(self)
        self._title, self._status = _wrapped("strong"), _wrapped("small")
        self._holder = KeptLine(_("A role, such as “nurse”"))
        self._holder.setAccessibleName(_("Who holds this card, as a role"))
        self._holder.saved.connect(lambda who: self.holder_said.emit(self._draw_id, who))
        self._back = CommandButton(back, kind="quiet")
        self._back.hide()
        self._buttons = [CommandButton(action) for action in actions]
        self.set_theme(theme)
        self._lay_out()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        body = QWidget(self)
        whole.addWidget(scrolling(body))
        self._column = column = QVBoxLayout(body)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(10)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._face, 1)
        column.addWidget(self.picture)
        self._flow = Flow(spacing=6)
        for button in self._buttons:
            self._flow.addWidget(button)
        column.addLayout(self._flow)
        who = row()
        label = QLabel(_("Held by"))
        label.setBuddy(self._holder)
        dress(label, role="muted")
        who.addWidget(label)
        who.addWidget(self._holder, 1)
        column.addLayout(who)
        column.addWidget(self._title)
        column.addWidget(self._status)

    def show_card(self, held: Held, holder: str, theme: Theme, *, kept: bool) -> None:
        """Show this card; who holds it is `kept` from sight while the room may look on.

        What is being typed about another one is saved first.
        """
        anew = held.draw_id != self._draw_id
        if anew:
            self._holder.flush()
        self._draw_id = held.draw_id
        said_below = tuple(badge for badge in held.badges if not holder or holder not in badge)
        self._face.show_card(held._replace(badges=said_below), theme)
        self._title.setText(held.said.title)
        self._status.setText(held.said.status)
        self._status.setVisible(bool(held.said.status))
        self._holder.show_line(holder, kept=kept, anew=anew)
        for button in self._buttons:
            button.setVisible(button.isEnabled())

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        for button in self._buttons:
            dress(button, fit="snug", touch=touch(theme))

    def stand_alone(self, *, alone: bool) -> None:
        """Show the way back to the hand where there is no room for both.

        There the buttons stand above the face, in sight however small the window is.
        """
        if alone == self._alone:
            return
        self._alone = alone
        self._back.setVisible(alone)
        self._column.removeItem(self._flow)
        self._column.insertLayout(1 if alone else BELOW_FACE, self._flow)

    def whole_height(self, width: int) -> int:
        """Return how tall it is where nothing of it scrolls."""
        return max(
            self._column.totalHeightForWidth(width), self._column.totalMinimumSize().height()
        )

    def take_keys(self) -> None:
        """Have the keys at the card."""
        self._face.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save what is being typed."""
        self._holder.flush()


def touch(theme: Theme) -> str:
    """Return whether buttons are to be made larger for fingers; with large text they are."""
    return "true" if theme.button_height < TOUCH_HEIGHT else ""


def _wrapped(role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    dress(label, role=role)
    return label
