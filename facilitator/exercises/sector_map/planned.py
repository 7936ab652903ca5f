"""The conversations that are planned, as far as their scripts go on paper."""

from facilitator.exercises.sector_map.tables import Conversation, MapBoard


def planned(board: MapBoard) -> list[Conversation]:
    """Return the conversations that are still to be had, in the order they were planned.

    What is planned with an institution that is private, or stays in the room, is not among them.
    """
    hidden = {key for key, entry in board.entries.items() if entry.visibility != "public"}
    return [
        row
        for row in board.conversations.values()
        if not row.held_on and row.entry_id not in hidden
    ]


def number_on_paper(board: MapBoard, conversation_id: int) -> int | None:
    """Return how a planned conversation is counted on paper, from 1; None where it is not there."""
    ids = [row.id for row in planned(board)]
    return ids.index(conversation_id) + 1 if conversation_id in ids else None
