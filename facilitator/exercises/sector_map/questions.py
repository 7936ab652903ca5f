"""What a sector map leaves open, worded as questions that a facilitator can put to the room."""

from collections.abc import Callable, Collection, Sequence

from facilitator.exercises.board.questions import Question, named
from facilitator.exercises.sector_map.insights import insights
from facilitator.exercises.sector_map.tables import MapBoard
from facilitator.i18n import ngettext

Wording = Callable[[int], str]
"""The question about so many; `{labels}` stands where they are named."""


def _wordings() -> dict[str, Wording]:
    return {
        "nobody_known_no_next_step": lambda n: ngettext(
            "We know nobody at {labels}, and have no next step there. Does it matter to us?",
            "We know nobody at {labels}, and have no next step there. Which one matters most?",
            n,
        ),
        "nobody_known": lambda n: ngettext(
            "We know nobody at {labels} yet. Who could introduce us?",
            "There are {count} places where we know nobody yet: {labels}. "
            "Which one matters most to us?",
            n,
        ),
        "row_without_anyone": lambda n: ngettext(
            "In one whole row we know nobody: {labels}. Who has ever been inside?",
            "In {count} whole rows we know nobody: {labels}. Who has ever been inside?",
            n,
        ),
        "held_by_one_person": lambda n: ngettext(
            "{labels} rests on one person. What if they move on?",
            "{labels} rest on one person. What if they move on?",
            n,
        ),
        "suggested_not_contacted": lambda n: ngettext(
            "Somebody was suggested to us, and nobody has talked with them yet. Who will?",
            "{count} people were suggested to us, and nobody has talked with them yet. Who will?",
            n,
        ),
        "community_with_few_voices": lambda n: ngettext(
            "{labels} has fewer than two trusted voices. Whom do people ask there?",
            "{labels} have fewer than two trusted voices. Whom do people ask there?",
            n,
        ),
        "voice_without_backup": lambda n: ngettext(
            "A voice of {labels} has nobody to stand in. Who could?",
            "Voices of {labels} have nobody to stand in. Who could?",
            n,
        ),
        "language_gap": lambda n: ngettext(
            "No voice speaks the language: {labels}. Who does?",
            "No voice speaks these languages: {labels}. Who does?",
            n,
        ),
    }


def questions(board: MapBoard) -> list[Question]:
    """Return what can be put to the room because of what is, or is not, on the map."""
    if not board.entries and not board.rows["voice_community"]:
        return []
    found = insights(board)
    asked: list[Question] = []
    for key, wording in _wordings().items():
        labels = found.get(key, [])
        if labels and not (key == "nobody_known" and found.get("nobody_known_no_next_step")):
            text = wording(len(labels)).format(labels=_said(key, labels), count=len(labels))
            asked.append(Question(key, labels, text))
    return asked


def timely(
    asked: Sequence[Question], board: MapBoard, steps_done: Collection[str]
) -> list[Question]:
    """Return the questions that the room can answer by now: all, once it has pooled."""
    del board
    return list(asked) if set(steps_done) - {"centre", "fill"} else []


def _said(key: str, labels: list[str]) -> str:
    if key == "row_without_anyone":
        return named([label.partition(": ")[2] for label in labels])
    return named(labels)
