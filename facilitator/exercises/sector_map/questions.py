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
        "introducer_available": lambda n: ngettext(
            "We know somebody next door to {labels}. Who asks them to introduce us?",
            "We know somebody next door to {labels}. Whom do we ask first to introduce us?",
            n,
        ),
        "sector_imbalance": lambda n: ngettext(
            "We know far fewer people in {labels} than elsewhere. Who lives or works there?",
            "We know far fewer people in {labels} than elsewhere. Who lives or works there?",
            n,
        ),
        "only_officials_known": lambda n: ngettext(
            "Everybody we know is an official, at {labels}. Whom do people ask before them?",
            "Everybody we know is an official, at {labels}. Whom do people ask before them?",
            n,
        ),
        "stale_contacts": lambda n: ngettext(
            "The day to look at {labels} again has come. Are they still there, and are we?",
            "The day to look at {labels} again has come. Which of them have moved on?",
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
        "conversation_overdue": lambda n: ngettext(
            "A conversation that was planned has not been written down. Was it had?",
            "{count} conversations that were planned have not been written down. Were they had?",
            n,
        ),
        "one_side_talked": lambda n: ngettext(
            "In one conversation one side did all the talking. What would even it out?",
            "In {count} conversations one side did all the talking. What would even it out?",
            n,
        ),
        "met_once": lambda n: ngettext(
            "We met somebody once, and nothing follows. When do we talk again?",
            "We met {count} people once, and nothing follows. With whom do we talk again?",
            n,
        ),
        "meeting_without_offers": lambda n: ngettext(
            "A house meeting ended without an offer. What could people have brought?",
            "{count} house meetings ended without an offer. What could people have brought?",
            n,
        ),
        "meeting_without_next_date": lambda n: ngettext(
            "A house meeting ended without a next date. When do these people meet again?",
            "{count} house meetings ended without a next date. When do these people meet again?",
            n,
        ),
        "hardly_kept_to_it": lambda n: ngettext(
            "After one conversation we said that we hardly kept to what helps. "
            "What would we do differently?",
            "After {count} conversations we said that we hardly kept to what helps. "
            "What would we do differently?",
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
        "touchpoint_off_map": lambda n: ngettext(
            "{labels} meets at a place that is not on our map. Who is there, and whom do we know?",
            "{labels} meet at places that are not on our map. Who is there, and whom do we know?",
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
            said = _said(key, labels, board)
            text = wording(len(labels)).format(labels=said, count=len(labels))
            asked.append(Question(key, labels, text))
    return asked


def timely(
    asked: Sequence[Question], board: MapBoard, steps_done: Collection[str]
) -> list[Question]:
    """Return the questions that the room can answer by now: all, once it has pooled."""
    del board
    return list(asked) if set(steps_done) - {"centre", "fill"} else []


def _said(key: str, labels: list[str], board: MapBoard) -> str:
    if key == "row_without_anyone":
        return named([label.partition(": ")[2] for label in labels])
    if key == "sector_imbalance":
        titles = {sector.key: sector.title for sector in board.sectors}
        return named([titles[label] for label in labels])
    return named(labels)
