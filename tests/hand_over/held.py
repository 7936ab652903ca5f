"""A workshop that speaks of people, as one does that a facilitator hands over."""

from pathlib import Path

from facilitator import participants, plan
from facilitator.beginning import new_workshop
from facilitator.decks import shipped_source
from facilitator.exchange import WorkshopHead
from facilitator.exercises import exercise
from facilitator.exercises.board.notes import add_notes
from facilitator.people import change_person, known_or_new
from facilitator.store import Store

BOARD = "keep_amplify_discard_create"
SECRETS = ("What Maria told us", "landlords apart", "owes us an answer", "Maria Santos")
SAID = "Nobody eats alone on Sundays"


def speaking(path: Path, title: str = "Grüße aus Riverside 🍲") -> Path:
    """Make a workshop with a private note, private notes to an activity, and somebody's name."""
    with new_workshop(path, WorkshopHead(title=title)) as new:
        key = add_board(new)
        plan.change_activity(new, key, facilitator_notes="Seat the landlords apart, and P7 near")
        participants.set_need(new, "large_print", 2)
        with new.step("Name somebody") as session:
            person = known_or_new(session, "housing officer")
        change_person(
            new,
            person,
            name="Maria Santos",
            name_may_be_held=True,
            private_text="She owes us an answer",
        )
    return path


def add_board(store: Store) -> int:
    """Add a board on which something public and something private was said."""
    key = plan.add_activity(store, shipped_source(BOARD))
    with store.reading() as session:
        board = exercise("board").board.load(session, key)
    add_notes(store, board, "keep", [SAID])
    add_notes(store, board, "discard", ["What Maria told us"], visibility="private")
    return key


def plain(path: Path, title: str = "Riverside") -> Path:
    """Make a workshop of which nothing is private."""
    with new_workshop(path, WorkshopHead(title=title)) as new:
        plan.add_activity(new, shipped_source(BOARD))
    return path
