"""Which cards are played: for whom, about what, and what they ask for."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from facilitator.decks.cards import CardDeck
from facilitator.exercises.cards.tables import CardChoice
from facilitator.i18n import _
from ui.commands import CommandButton
from ui.exercises.cards.staying_menu import StayingMenu
from ui.exercises.cards.words import MARKS
from ui.flow import Flow
from ui.theme import dress
from ui.wording import translated

PARTS: Final = ("audiences", "themes", "kinds")


class PartButton(QPushButton):
    """Says which parts are played, and opens a menu to choose them. None ticked means all."""

    chosen = Signal(list)

    def __init__(self, name: str, every: str, parts: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._name, self._every = name, every
        self._parts = list(parts)
        """Keys, titles, and shorter titles."""
        self._menu = StayingMenu(self)
        self._all = self._entry("", every)
        self._menu.addSeparator()
        self._ticks = {key: self._entry(key, title) for key, title, _short in parts}
        self.setMenu(self._menu)
        dress(self, fit="snug")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_chosen([])

    def _entry(self, key: str, title: str) -> QAction:
        action = self._menu.addAction(title.replace("&", "&&"))
        action.setCheckable(True)
        action.triggered.connect(lambda on: self._tick(key, on=on))
        return action

    def _tick(self, key: str, *, on: bool) -> None:
        ticked = [each for each, action in self._ticks.items() if action.isChecked()]
        if not key:
            ticked = []
        elif on and len(ticked) == len(self._ticks):
            ticked = []  # all of them: also those that the deck will have
        self.show_chosen(ticked)
        self.chosen.emit(ticked)

    def show_chosen(self, keys: Sequence[str]) -> None:
        """Show what is played."""
        for key, action in self._ticks.items():
            action.setChecked(key in keys)
        self._all.setChecked(not keys)
        said = [short for key, _title, short in self._parts if key in keys]
        if not said:
            text = self._every
        elif len(said) == 1:
            text = said[0]
        else:
            text = _("{name}: {count}").format(name=self._name, count=len(said))
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(
            _("{name}: {chosen}").format(name=self._name, chosen=", ".join(said) or self._every)
        )


class ChoiceBar(QWidget):
    """Three menus, as far as the deck has parts to choose from, and the card about the deck."""

    chosen = Signal(dict)
    """What is played from now on, by `audiences`, `themes`, `kinds`."""

    def __init__(self, deck: CardDeck, about: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons = {
            "audiences": PartButton(_("For whom"), _("All audiences"), _audiences(deck)),
            "themes": PartButton(_("Themes"), _("All themes"), _themes(deck)),
            "kinds": PartButton(_("Kinds"), _("All kinds"), _kinds(deck)),
        }
        flow = Flow(self, 8)
        label = QLabel(_("Cards in play:"))
        dress(label, role="muted")
        flow.addWidget(label)
        for name, button in self._buttons.items():
            flow.addWidget(button)
            button.setVisible(len(getattr(deck, name)) > 1)
        flow.addWidget(CommandButton(about, kind="quiet"))
        self._chosen: dict[str, list[str]] = {name: [] for name in PARTS}
        for name, button in self._buttons.items():
            button.chosen.connect(lambda keys, name=name: self._tell(name, keys))

    def _tell(self, name: str, keys: list[str]) -> None:
        self._chosen[name] = keys
        self.chosen.emit(dict(self._chosen))

    def show_choice(self, choice: CardChoice) -> None:
        """Show what is played."""
        self._chosen = {name: list(getattr(choice, name)) for name in PARTS}
        for name, button in self._buttons.items():
            button.show_chosen(self._chosen[name])


def _audiences(deck: CardDeck) -> list[tuple[str, str, str]]:
    found = []
    for each in deck.audiences:
        title = f"{MARKS[each.mark]}  {translated(each.title)}"
        found.append((each.key, title, title))
    return found


def _themes(deck: CardDeck) -> list[tuple[str, str, str]]:
    return [(each.key, translated(each.short), translated(each.short)) for each in deck.themes]


def _kinds(deck: CardDeck) -> list[tuple[str, str, str]]:
    return [(each.key, translated(each.title), translated(each.title)) for each in deck.kinds]
