"""The theory of change's insights, worded as questions that a facilitator can put to the room."""

from collections.abc import Callable, Collection, Sequence
from typing import Final

from facilitator.exercises.board.questions import (
    Question,
    asked_of_any_board,
    heard_by_now,
    named,
)
from facilitator.exercises.theory_of_change.insights import counts, insights
from facilitator.exercises.theory_of_change.tables import TheoryBoard
from facilitator.i18n import ngettext

ABOUT_LINKS: Final = frozenset(
    {
        "vision_without_cause",
        "change_without_action",
        "change_leading_nowhere",
        "action_leading_nowhere",
        "barrier_without_response",
        "vision_on_one_path",
        "links_without_because",
    }
)
"""What is missing until somebody links."""
LINKING_FROM: Final = "walk_back"
"""From this step of a deck on the room looks for what leads to what."""

Wording = Callable[[int], str]
"""The question for so many labels; `{labels}` stands where they are named."""


def _wordings() -> dict[str, Wording]:
    return {
        "barrier_without_response": lambda n: ngettext(
            "{labels} keeps getting in the way, and nothing answers it yet. Is it ours to move?",
            "{labels} keep getting in the way, and nothing answers them yet. "
            "Is one of them ours to move?",
            n,
        ),
        "vision_without_cause": lambda n: ngettext(
            "{labels} has nothing leading to it. What would have to change first?",
            "{labels} have nothing leading to them. What would have to change first?",
            n,
        ),
        "vision_without_action": lambda n: ngettext(
            "{labels} hangs on changes that nothing we do would start. Where could we begin?",
            "{labels} hang on changes that nothing we do would start. Where could we begin?",
            n,
        ),
        "change_without_action": lambda n: ngettext(
            "{labels} is a change that no activity starts. Who could start it?",
            "{labels} are changes that no activity starts. Who could start them?",
            n,
        ),
        "action_leading_nowhere": lambda n: ngettext(
            "{labels} leads nowhere yet. What would be different because of it?",
            "{labels} lead nowhere yet. What would be different because of them?",
            n,
        ),
        "change_leading_nowhere": lambda n: ngettext(
            "{labels} reaches no part of the vision yet. What does it make possible?",
            "{labels} reach no part of the vision yet. What do they make possible?",
            n,
        ),
        "jump_to_vision": lambda n: ngettext(
            "{labels} goes straight to the vision. What has to happen in between?",
            "{labels} go straight to the vision. What has to happen in between?",
            n,
        ),
        "vision_only_by_jump": lambda n: ngettext(
            "{labels} is reached only by jumps. What would people notice on the way?",
            "{labels} are reached only by jumps. What would people notice on the way?",
            n,
        ),
        "loop": lambda n: ngettext(
            "{labels} leads back to itself. Which comes first?",
            "{labels} go round in a circle. Which comes first?",
            n,
        ),
        "vision_on_one_path": lambda n: ngettext(
            "{labels} hangs on a single link. What if that one gives way?",
            "{labels} each hang on a single link. What if that one gives way?",
            n,
        ),
        "change_without_who": lambda n: ngettext(
            "{labels} does not say who changes. Whom do we mean?",
            "{labels} do not say who changes. Whom do we mean?",
            n,
        ),
        "low_confidence_untested": lambda n: ngettext(
            "We doubt {labels}. How would we find out?",
            "We doubt {labels}. How would we find out?",
            n,
        ),
        "one_owner": lambda n: ngettext(
            "{labels} rests on one pair of shoulders. Who could share it?",
            "{labels} all rest on the same shoulders. Who could share them?",
            n,
        ),
    }


def timely(
    asked: Sequence[Question], theory: TheoryBoard, steps_done: Collection[str]
) -> list[Question]:
    """Return the questions that the room can answer by now.

    Before the first link, and before the walk back is done, nobody is asked about links.
    """
    linking = bool(theory.links) or LINKING_FROM in steps_done
    answerable = [each for each in asked if linking or each.key not in ABOUT_LINKS]
    return heard_by_now(answerable, theory, steps_done)


def questions(theory: TheoryBoard) -> list[Question]:
    """Return what the board leaves open, as questions, the weightiest first."""
    found = insights(theory)
    asked = [
        Question(key, found[key], wording(len(found[key])).format(labels=named(found[key])))
        for key, wording in _wordings().items()
        if found[key]
    ]
    return [*asked, *_becauses(theory), *asked_of_any_board(theory)]


def _becauses(theory: TheoryBoard) -> list[Question]:
    count = counts(theory)
    silent, links = count["links_without_because"], count["links"]
    if not silent:
        return []
    text = ngettext(
        "{silent} of {links} link has no “because” yet.",
        "{silent} of {links} links have no “because” yet. Who can finish the sentence?",
        links,
    ).format(silent=silent, links=links)
    labels = [
        label
        for link in theory.links.values()
        if not link.because
        for label in (theory.notes[link.source_id].label, theory.notes[link.target_id].label)
    ]
    return [Question("links_without_because", list(dict.fromkeys(labels)), text)]
