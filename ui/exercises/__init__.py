"""How each exercise is shown and edited. One entry here joins an exercise's screen to the rest."""

from collections.abc import Callable

from facilitator.decks import CARDS, COMMUNITY_MAP, MOMENT, SECTOR_MAP
from facilitator.store import Store
from ui.exercises.board.screen import BoardScreen
from ui.exercises.moment import MomentScreen
from ui.exercises.screen import ActivityScreen
from ui.exercises.theory_of_change.screen import TheoryScreen
from ui.live_board import LiveBoard
from ui.theme import Theme


def _cards(store: Store, live: LiveBoard, theme: Theme) -> ActivityScreen:
    from ui.exercises.cards.screen import CardsScreen  # when a workshop first has cards

    return CardsScreen(store, live, theme)


def _sector_map(store: Store, live: LiveBoard, theme: Theme) -> ActivityScreen:
    from ui.exercises.sector_map.screen import MapScreen  # when a workshop first has a map

    return MapScreen(store, live, theme)


def _community_map(store: Store, live: LiveBoard, theme: Theme) -> ActivityScreen:
    from ui.exercises.community_map.screen import CommunityScreen  # when there is such a map

    return CommunityScreen(store, live, theme)


SCREENS: dict[str, Callable[[Store, LiveBoard, Theme], ActivityScreen]] = {
    "board": BoardScreen,
    MOMENT: MomentScreen,
    "theory_of_change": TheoryScreen,
    CARDS: _cards,
    COMMUNITY_MAP: _community_map,
    SECTOR_MAP: _sector_map,
}
