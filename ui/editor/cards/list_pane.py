"""The left part of the cards: how many there are, the list, and what can be done with it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QVBoxLayout

from facilitator.decks.cards import CardDeck
from facilitator.i18n import _, ngettext
from ui.commands import CommandButton
from ui.editor.cards.actions import CardActions
from ui.editor.cards.card_list import CardList
from ui.flow import Flow
from ui.layouts import row
from ui.theme import Theme, dress


class ListPane(QFrame):
    """Lists the cards, and offers to add some."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        dress(self, role="side")
        self.setAccessibleName(_("Cards"))
        self.list = CardList(theme)
        self._total = QLabel(wordWrap=True)
        dress(self._total, role="section")

    def lay_out(self, actions: CardActions) -> None:
        """Put the parts in their places, with buttons for these commands."""
        buttons = Flow(spacing=4)
        buttons.addWidget(CommandButton(actions.add, text=_("+ Add")))
        buttons.addWidget(CommandButton(actions.sheet, kind="quiet", text=_("Paste…")))
        for action, text in ((actions.up, "↑"), (actions.down, "↓")):
            button = CommandButton(action, kind="quiet", text=text)
            dress(button, fit="snug")
            buttons.addWidget(button)
        more = QPushButton("⋯")
        more.setAccessibleName(_("More to do with the card"))
        more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        dress(more, kind="quiet", fit="snug")
        menu = QMenu(more)
        menu.addActions([actions.double, actions.hide, actions.remove, actions.true_size])
        more.clicked.connect(lambda: menu.popup(more.mapToGlobal(QPoint(0, more.height()))))
        buttons.addWidget(more)
        for action in (actions.double, actions.hide):
            self.list.addAction(action)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 12, 8, 12)
        whole.setSpacing(8)
        head = row(0)
        head.setContentsMargins(12, 0, 4, 0)
        head.addWidget(self._total, 1)
        whole.addLayout(head)
        whole.addWidget(self.list, 1)
        whole.addLayout(buttons)

    def show_deck(self, deck: CardDeck, at: int) -> None:
        """Show the cards as the draft has them."""
        self.list.show_deck(deck, at)
        count, hidden = len(deck.cards), len(deck.cards) - len(deck.in_play)
        said = ngettext("{count} card", "{count} cards", count).format(count=count)
        if hidden:
            few = ngettext("{count} hidden", "{count} hidden", hidden).format(count=hidden)
            said = _("{cards}, {hidden}").format(cards=said, hidden=few)
        self._total.setText(said)
