"""A session deck to start from, as a tile."""

from PySide6.QtCore import QMargins

from ui.home.session_decks import SessionDeck
from ui.text_button import Face, TextButton
from ui.theme import TILE_RADIUS, Theme
from ui.wording import said_minutes


class DeckTile(TextButton):
    """A session deck: what it is for and how long it takes."""

    def __init__(self, theme: Theme, deck: SessionDeck) -> None:
        tint = theme.tint(deck.tint)
        super().__init__(
            theme,
            [
                (deck.title, "heading"),
                (deck.summary, "body"),
                (said_minutes(deck.minutes), "small"),
            ],
            face=Face(tint.fill, tint.edge, TILE_RADIUS, QMargins(18, 14, 18, 14)),
            value=deck.id,
        )
        self.stretch_before(2)
        self.setMinimumHeight(theme.px(120))
