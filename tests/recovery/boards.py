"""A board on a stick: notes that are typed in the window, and what its file says of them."""

from pathlib import Path

from facilitator import plan
from facilitator.decks import shipped_source
from tests.hands import Hands
from tests.recovery.pulling import Stick
from tests.workshops import document_of


def put_board_on(stick: Stick) -> Stick:
    with plan.begin(stick.workshop, title="Riverside") as store:
        plan.add_activity(store, shipped_source("keep_amplify_discard_create"))
    return stick


def note(hands: Hands, text: str) -> None:
    hands.capture_field()
    hands.enter(text)


def said(path: Path) -> list[str]:
    (activity,) = document_of(path).activities
    return sorted(note.text for note in activity.notes)
