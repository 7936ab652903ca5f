"""What steps show beside their prompts, and cards beside their text: pictures, other languages."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from facilitator.decks.board import BoardDeck, Step

if TYPE_CHECKING:
    from facilitator.decks.cards import Card


def pictures_of(boards: Iterable[BoardDeck]) -> set[str]:
    """Return the names of the pictures that the steps and the cards of these boards show."""
    return {part.picture for board in boards for part in pictured(board) if part.picture}


def pictured(board: BoardDeck) -> "list[Step | Card]":
    """Return the parts of a board that may show a picture."""
    return [*board.steps, *getattr(board, "cards", ())]


def without_silence(board: BoardDeck) -> BoardDeck:
    """Return a board without the languages in which nothing is said yet."""
    if all(text for step in board.steps for text in step.also.values()):
        return board
    steps = [
        step.model_copy(update={"also": {tag: text for tag, text in step.also.items() if text}})
        for step in board.steps
    ]
    return board.model_copy(update={"steps": steps})
