"""The card in hand as it will be printed, beside its fields; and in its true size."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.commands import CommandButton
from ui.editor.cards.actions import CardActions
from ui.editor.cards.hand import CardsInHand
from ui.editor.cards.paper_card import PaperCard
from ui.editor.cards.printing import MM_IN_INCH, Printed, card_millimetres, printed, size_names
from ui.editor.fields import small
from ui.exercises.fields import Choice
from ui.layouts import column, row, scrolling
from ui.theme import Theme, dress
from ui.wording import translated

SOON_MS: Final = 150
"""So long after a change the card is printed anew."""
LEAST_DPI: Final = 20.0
FRONT: Final = 0.6
"""The front's part of the height."""


class PrintedPane(QFrame):
    """Shows both sides of the card in hand, and says calmly where its text does not fit."""

    def __init__(self, theme: Theme, hand: CardsInHand, actions: CardActions) -> None:
        super().__init__()
        dress(self, role="guide")
        self.setAccessibleName(_("As it is printed"))
        self._hand, self._theme = hand, theme
        self._front = PaperCard(theme, _("Front of the card"))
        self._back = PaperCard(theme, _("Back of the card"))
        self._size = size_choice(self._turn)
        self._notice = _Notice()
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._print)
        heading = QLabel(_("As it is printed"))
        dress(heading, role="section")
        foot = row(8)
        foot.addWidget(self._size)
        foot.addStretch(1)
        foot.addWidget(CommandButton(actions.true_size, kind="quiet"))
        self._room = QWidget()
        both = QVBoxLayout(self._room)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(12)
        for side in (self._front, self._back):
            both.addWidget(side, 0, Qt.AlignmentFlag.AlignHCenter)
        both.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 12)
        whole.setSpacing(8)
        whole.addWidget(heading)
        whole.addWidget(self._room, 1)
        whole.addWidget(self._notice)
        whole.addLayout(foot)

    @property
    def size_shown(self) -> str:
        """The size of card that shows."""
        return str(self._size.currentData())

    def refresh(self) -> None:
        """Show the card in hand, in a moment."""
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Show the card once there is somebody to look at it."""
        super().showEvent(event)
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share out the room."""
        super().resizeEvent(event)
        self._soon.start()

    def _turn(self) -> None:
        self._soon.start()

    def _print(self) -> None:
        hand = self._hand
        pictures = hand.editing.draft.pictures
        size = self.size_shown
        millimetres = card_millimetres(size)
        self._fit(millimetres)
        dpi = MM_IN_INCH * self._front.width() / millimetres[0] * self.devicePixelRatioF()
        shown = printed(hand.deck, hand.at, size, max(dpi, LEAST_DPI), pictures)
        show_sides(self._front, self._back, hand, shown)
        hidden = [_("This card is hidden: it is not printed.")] if hand.card.hidden else []
        self._notice.say([*shown.notices, *hidden])
        if (layout := self.layout()) is not None:
            layout.activate()  # what is said takes room from the card
        self._fit(millimetres)

    def _fit(self, millimetres: tuple[float, float]) -> None:
        for side in (self._front, self._back):
            side.set_shape(millimetres)
        width, height = self._room.width(), self._room.height() - 12
        front = round(height * FRONT)
        self._front.fit(QSize(width, front))
        self._back.fit(QSize(width, height - max(front, self._front.height())))


class _Notice(QFrame):
    """What people should know of the card, on amber."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="look_here")
        self._says = QLabel(wordWrap=True)
        self._says.setTextFormat(Qt.TextFormat.PlainText)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self._says)
        self.hide()

    def say(self, sentences: list[str]) -> None:
        """Say these, or nothing."""
        said = "\n".join(sentences)
        self._says.setText(said)
        self.setAccessibleName(said)
        self.setVisible(bool(said))


class TrueSize(QDialog):
    """Both sides of a card, as large as they are on paper."""

    def __init__(self, hand: CardsInHand, size: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("True size"))
        self._hand = hand
        self._front = PaperCard(theme, _("Front of the card"))
        self._back = PaperCard(theme, _("Back of the card"))
        self._size = size_choice(self._print)
        self._size.show_key(size)
        self._notice = _Notice()
        sides = QWidget()
        both = row(16)
        both.setContentsMargins(0, 0, 0, 0)
        both.addStretch(1)
        for side in (self._front, self._back):
            both.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        both.addStretch(1)
        sides.setLayout(both)
        area = scrolling(sides)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = row(12)
        foot.addWidget(self._size)
        foot.addWidget(small(_("Hold paper beside it: some screens do not know their size.")), 1)
        foot.addWidget(close)
        whole = column(12)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.addWidget(area, 1)
        whole.addWidget(self._notice)
        whole.addLayout(foot)
        self.setLayout(whole)
        self._print()
        room = parent.size()
        margins = QSize(48 + 2 * 16, 32 + 96)
        wanted = QSize(self._front.width() + self._back.width(), self._front.height()) + margins
        self.resize(wanted.expandedTo(QSize(theme.px(560), 0)).boundedTo(room))

    def _print(self) -> None:
        hand, size = self._hand, str(self._size.currentData())
        dpi, sharp = self.screen().physicalDotsPerInch(), self.devicePixelRatioF()
        pictures = hand.editing.draft.pictures
        shown = printed(hand.deck, hand.at, size, dpi * sharp, pictures)
        show_sides(self._front, self._back, hand, shown)
        width, height = (round(each * dpi / MM_IN_INCH) for each in card_millimetres(size))
        for side in (self._front, self._back):
            side.setFixedSize(width, height)
        self._notice.say(shown.notices)


def size_choice(turned: object) -> Choice:
    """Return a choice of the sizes of cards."""
    choice = Choice(list(size_names().items()))
    choice.setAccessibleName(_("Size of the card"))
    choice.chosen.connect(turned)
    return choice


def show_sides(front: PaperCard, back: PaperCard, hand: CardsInHand, shown: Printed) -> None:
    """Show a card's sides, to the eye and to the ear."""
    card, theme = hand.card, hand.deck.theme(hand.card.theme)
    front.show_side(shown.front, f"{card.code}: {translated(card.text)}")
    back.show_side(shown.back, translated(theme.title))
