"""What any board can be asked: how much is on it, and what its deck looks for."""

from typing import Any

from facilitator.exercises.board.tables import Board, Insights


def counts(board: Board) -> dict[str, Any]:
    """Return how many notes there are, and in which zones."""
    return {
        "notes": len(board.notes),
        "by_zone": {zone.key: len(board.in_zone(zone.key)) for zone in board.deck.zones},
    }


def insights(board: Board) -> Insights:
    """Return the insights that the board's deck asks for."""
    found: Insights = {}
    if "empty_cells" in board.deck.checks:
        filled = {(note.zone, tag) for note in board.notes.values() for tag in note.tags}
        found["empty_cells"] = [
            f"{zone.key}/{tag.key}"
            for zone in board.deck.zones
            for tag in board.deck.tags
            if (zone.key, tag.key) not in filled
        ]
    return found
