"""A deck to start from, as a tile."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStyle, QToolButton

from facilitator.i18n import _
from ui.home.session_decks import OfferedDeck
from ui.text_button import Face, TextButton
from ui.theme import TILE_RADIUS, Theme, dress
from ui.wording import directed, said_minutes

if TYPE_CHECKING:
    from facilitator.decks.library import OwnDeck

CORNER_HEIGHT: Final = 24
MARGINS: Final = QMargins(18, 14, 18, 14)
CORNER: Final = 6
Offer = tuple[str, Callable[[], object]]
"""What else can be done with a deck, and what does it."""


class DeckTile(TextButton):
    """A deck: what it is for and how long it takes. Pressing it starts a workshop."""

    def __init__(self, theme: Theme, deck: OfferedDeck) -> None:
        tint = theme.tint(deck.tint)
        super().__init__(
            theme,
            [
                (deck.title, "heading"),
                (deck.summary, "body"),
                (_foot(deck.minutes, deck.languages), "small"),
            ],
            face=Face(tint.fill, tint.edge, TILE_RADIUS, MARGINS),
            value=deck.id,
        )
        self._corner_height = theme.button_height - 2 if theme.fingers else theme.px(CORNER_HEIGHT)
        self._offers: Sequence[Offer] = ()
        self._corner: QToolButton | None = None
        self.stretch_before(2)
        self.setMinimumHeight(theme.px(120))

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer more to do with the deck: in the tile's corner, and on the menu key."""
        self._offers = offers
        self._corner = corner = QToolButton(self)
        corner.setText("⋯")
        corner.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the menu key does the same
        corner.setCursor(Qt.CursorShape.ArrowCursor)
        corner.setToolTip(_("More to do with this deck"))
        corner.setAccessibleName(corner.toolTip())
        dress(corner, kind="quiet")
        side = self._corner_height
        corner.setStyleSheet(f"min-height: {side}px; min-width: {side - 8}px; padding: 0 4px;")
        corner.clicked.connect(lambda: self._open(corner.geometry().bottomLeft()))
        layout = self.layout()
        assert layout is not None, "a text button has its lines in one"  # noqa: S101
        corner.adjustSize()
        room = max(0, corner.width() + CORNER - MARGINS.right())
        before, after = (room, 0) if self.isRightToLeft() else (0, room)
        layout.setContentsMargins(MARGINS + QMargins(before, 0, after, 0))
        self.setAccessibleDescription(_("Starts a workshop. The menu key offers more."))

    def _open(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, act in self._offers:
            menu.addAction(text).triggered.connect(act)
        menu.popup(self.mapToGlobal(at))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Open the menu at the mouse, or in the corner."""
        if self._offers:
            mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            self._open(event.pos() if mouse else self.rect().center())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the corner in its corner."""
        super().resizeEvent(event)
        if self._corner is not None:
            self._corner.adjustSize()
            place = QRect(QPoint(0, CORNER), self._corner.size())
            place.moveRight(self.width() - CORNER - 1)
            self._corner.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))


class OwnDeckTile(DeckTile):
    """A deck of one's own. Until its file was read, its name stands for its title."""

    def __init__(self, theme: Theme, path: Path) -> None:
        super().__init__(theme, OfferedDeck(str(path), path.stem, "", 0, "plain"))
        self.path = path
        self.say([(path.stem, "heading")])
        self.setToolTip(path.name)

    def tell(self, deck: "OwnDeck", *, unsaved: bool) -> None:
        """Say what the file says."""
        length = _foot(deck.minutes, deck.languages)
        if unsaved:
            length = _("{length}, with changes that are not saved").format(length=length)
        title, summary = deck.title, deck.summary
        if deck.languages:
            title, summary = (directed(text, deck.languages[0]) for text in (title, summary))
        self.say([(title, "heading"), (summary, "body"), (length, "small")])

    def tell_problem(self, sentence: str) -> None:
        """Say why the file cannot be used."""
        self.say([(self.path.stem, "muted"), (sentence, "small")])


def _foot(minutes: int, languages: Sequence[str]) -> str:
    """Return how long a deck is, and its languages where they are several or not the app's."""
    from facilitator.language_names import said_languages

    return " · ".join(filter(None, (said_minutes(minutes), said_languages(languages))))
