"""What can be done with cards, each with its keys: in the window's menu and on the screen alike."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from facilitator.decks.cards import CardDeck
from facilitator.exercises.cards.wall import OWN_TABLE
from facilitator.i18n import _
from ui.wording import translated

HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
"""Keys that mean this only among the cards: Delete, Enter, Esc.

Letters and digits mean nothing: they begin a card's code.
"""


class CardActions(QObject):
    """Every action, made once. What each one does is connected by whoever does it."""

    def __init__(self, deck: CardDeck, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        rated = deck.is_rated
        self.draw = self._action(_("Draw a card"), "Ctrl+N")
        self.of_kind = [
            (kind.key, self._action(self._drawing(translated(kind.title)), f"Alt+{number}"))
            for number, kind in enumerate(deck.kinds, 1)
            if len(deck.kinds) > 1 and not rated
        ]
        self.code = self._action(_("Type slips") if rated else _("Type a card’s code"), "Ctrl+K")
        self.community = self._action(_("Name my community"), "Ctrl+Shift+C")
        self.next_table = self._action(_("Next table"), "Ctrl+Tab")
        self.previous_table = self._action(_("Table before"), "Ctrl+Shift+Tab")
        self.more_tables = self._action(_("Another table"))
        self.one_to_one = self._action(_("One to one"))
        self.fewer_tables = self._action(_("Take this table away"))
        self.about = self._action(_("About this deck…"))
        self.large = self._action(_("Show it large"), "Return", "Enter")
        self.wall = self._action(_("Show on wall"), "Ctrl+Shift+W")
        sides = _("Show the spread on wall") if rated else _("Both sides")
        self.sides = self._action(sides, "Ctrl+Shift+F")
        self.promise = self._action(_("Promise…"))
        self.trade = self._action(_("Trade…"), "Ctrl+Shift+X")
        self.swap = self._action(_("Swap"), "Ctrl+Del")
        self.put_back = self._action(_("Put back"), "Del")
        self.back = self._action(_("‹ Back to the hand"), "Escape")
        self.clear = self._action(_("Take this table’s slips back"))
        self.next_card = self._action(_("Next card"), "Ctrl+Down")
        self.previous_card = self._action(_("Card before"), "Ctrl+Up")
        self.evidence = self._action(_("Add what somebody has seen"), "Ctrl+Shift+I")
        here = (self.large, self.wall, self.sides, self.promise, self.trade)
        for action in (*here, self.swap, self.put_back, self.back):
            action.setShortcutContext(HERE)

    @staticmethod
    def _drawing(kind: str) -> str:
        return _("Draw a card: {kind}").format(kind=kind)

    def _action(self, title: str, *keys: str) -> QAction:
        action = QAction(title, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action

    @property
    def on_card(self) -> list[QAction]:
        """What is done with the card that is chosen, in the order of its buttons."""
        return [self.promise, self.wall, self.trade, self.swap, self.put_back, self.sides]

    def offer(self, deck: CardDeck, code: str, *, shows: bool) -> None:
        """Offer what can be done with a card of a hand; nothing where the code is empty.

        `shows`: it is the one on the wall.
        """
        card = deck.card(code) if code else None
        for action in (*self.on_card, self.large):
            action.setEnabled(bool(code))
        self.wall.setText(_("Take off wall") if shows else _("Show on wall"))
        self.wall.setEnabled(shows or bool(card and card.care != OWN_TABLE))
        self.sides.setEnabled(bool(card and len(deck.audiences) > 1))

    def played(self) -> list[QAction]:
        """Return the menu of a deck that is played."""
        return [
            self.draw,
            *(action for _key, action in self.of_kind),
            self.code,
            self.community,
            self._line(),
            self.large,
            *self.on_card,
            self._line(),
            *self._tables(),
        ]

    def rated(self) -> list[QAction]:
        """Return the menu of a deck that is rated."""
        return [
            self.code,
            self.next_card,
            self.previous_card,
            self.clear,
            self.evidence,
            self._line(),
            self.wall,
            self.sides,
            self.promise,
            self._line(),
            *self._tables(),
        ]

    @property
    def of_tables(self) -> list[QAction]:
        """What there is behind the plus beside the tables."""
        return [self.more_tables, self.one_to_one, self.fewer_tables]

    def _tables(self) -> list[QAction]:
        return [self.next_table, self.previous_table, *self.of_tables, self.about]

    def _line(self) -> QAction:
        line = QAction(self)
        line.setSeparator(True)
        return line
