"""How each exercise is printed. One entry here joins an exercise to the pack."""

from exports.exercises.board import papers as board
from exports.exercises.cards import papers as cards
from exports.exercises.community_map import papers as community_map
from exports.exercises.sector_map import papers as sector_map
from exports.exercises.theory_of_change import papers as theory_of_change
from exports.sheets import Papers
from facilitator.decks import CARDS, COMMUNITY_MAP, MOMENT, SECTOR_MAP

PAPERS: dict[str, Papers] = {
    "board": board.PAPERS,
    CARDS: cards.PAPERS,
    COMMUNITY_MAP: community_map.PAPERS,
    MOMENT: Papers(filled=(), blank=()),
    SECTOR_MAP: sector_map.PAPERS,
    "theory_of_change": theory_of_change.PAPERS,
}
"""The papers of each exercise, by its key."""
