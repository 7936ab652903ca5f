"""What a community map leaves open, worded as questions that a facilitator can put to the room.

Where people agree is asked of nobody before it was revealed to everybody: it would steer them.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Final

from facilitator.exercises.board.questions import Question, named
from facilitator.exercises.community_map.insights import insights
from facilitator.exercises.community_map.tables import CommunityBoard
from facilitator.i18n import _, ngettext, translated

Wording = Callable[[int], str]
"""The question about so many; `{labels}` stands where they are named."""

OF_AGREEMENT: Final = frozenset(
    {
        "two_names",
        "two_cores",
        "no_core",
        "boundary_leaves_out_core",
        "place_no_map_reaches",
        "place_outside_core",
        "core_without_provision",
    }
)
"""The insights that tell where people agree."""
NUMBERED: Final = frozenset(
    {"fewer_than_minimum", "two_cores", "no_core", "core_without_provision"}
)
"""The insights whose only label is how many there are."""
OF_PLACES: Final = frozenset({"kind_never_marked"})
OF_LIST: Final = frozenset({"empty_day", "clash", "stale_listing", "provision_without_place"})
BEFORE_PLACES: Final = frozenset({"explain", "draw"})
BEFORE_LIST: Final = frozenset({"welcome", "explain", "draw"})


def _of_agreement() -> dict[str, Wording]:
    return {
        "two_names": lambda n: ngettext(
            "Some ground has another name beside {labels}. Where does each name come from?",
            "Some ground has more than one name: {labels}. What is the story of each?",
            n,
        ),
        "two_cores": lambda n: ngettext(
            "Our maps have {labels} heart that does not touch. What lies between them?",
            "Our maps have {labels} hearts that do not touch. What lies between them?",
            n,
        ),
        "no_core": lambda n: ngettext(
            "No ground is on three quarters of our {labels} map. What does each of us start from?",
            "No ground is on three quarters of our {labels} maps. What does each of us start from?",
            n,
        ),
        "boundary_leaves_out_core": lambda _n: _(
            "The boundary “{labels}” leaves out part of what most of us call ours. "
            "What does that change for the people there?"
        ),
        "place_no_map_reaches": lambda n: ngettext(
            "Nobody’s map reaches {labels}. Who goes there, and would they be at home here?",
            "Nobody’s map reaches {labels}. Who goes there, and would they be at home here?",
            n,
        ),
        "place_outside_core": lambda n: ngettext(
            "{labels} lies outside what most of us coloured in. Who finds the way there?",
            "{labels} lie outside what most of us coloured in. Who finds the way there?",
            n,
        ),
        "core_without_provision": lambda n: ngettext(
            "Where most of us feel at home, nothing happens that we know of. "
            "Is there nothing, or do we not know?",
            "In {labels} of the parts where most of us feel at home, nothing happens that we "
            "know of. Is there nothing, or do we not know?",
            n,
        ),
    }


def _of_the_rest() -> dict[str, Wording]:
    return {
        "fewer_than_minimum": lambda n: ngettext(
            "So far there is one map, and one alone is shown to nobody. Whose is still missing?",
            "So far there are {labels} maps, too few to lay over one another without telling "
            "whose is whose. Whose map is still missing?",
            n,
        ),
        "kind_never_marked": lambda n: ngettext(
            "Nobody marked any of these yet: {labels}. Are there none, or do we walk past them?",
            "Nobody marked any of these yet: {labels}. Are there none, or do we walk past them?",
            n,
        ),
        "empty_day": lambda n: ngettext(
            "On {labels} nothing happens that we know of. Is that a day for somebody?",
            "On these days nothing happens that we know of: {labels}. Which one is missed most?",
            n,
        ),
        "clash": lambda n: ngettext(
            "Two things happen at the same time: {labels}. Would anybody go to both?",
            "Some things happen at the same time: {labels}. Which would people like to go to both?",
            n,
        ),
        "stale_listing": lambda n: ngettext(
            "We heard of {labels} more than half a year ago. Who can ask whether it still runs?",
            "We heard of {labels} more than half a year ago. Who can ask whether they still run?",
            n,
        ),
        "provision_without_place": lambda n: ngettext(
            "We do not know where {labels} happens. Who could tell us?",
            "We do not know where these happen: {labels}. Who could tell us?",
            n,
        ),
    }


def questions(board: CommunityBoard) -> list[Question]:
    """Return what can be put to the room because of what is, or is not, on the map."""
    found = insights(board)
    revealed = board.settings.revealed
    asked: list[Question] = []
    for key, wording in (_of_agreement() | _of_the_rest()).items():
        labels = found.get(key, [])
        if labels and (revealed or key not in OF_AGREEMENT):
            count = int(labels[0]) if key in NUMBERED else len(labels)
            text = wording(count).format(labels=_said(key, labels, board))
            asked.append(Question(key, labels, text))
    return asked


def timely(
    asked: Sequence[Question], board: CommunityBoard, steps: Collection[str]
) -> list[Question]:
    """Return those that the room can answer after these steps.

    Whose map is missing is asked once people have drawn, what was not marked once they have
    marked places, and about the list of what happens once people have begun to tell of it.
    """
    done, has = set(steps), {step.key for step in board.deck.steps}
    early: set[str] = set()
    if "draw" in has - done:
        early |= {"fewer_than_minimum"}
    if "places" in has - done or not done - BEFORE_PLACES:
        early |= OF_PLACES
    if not done - BEFORE_LIST:
        early |= OF_LIST
    return [each for each in asked if each.key not in early]


def _said(key: str, labels: list[str], board: CommunityBoard) -> str:
    if key == "kind_never_marked":
        titles = {kind.key: translated(kind.title) for kind in board.community_deck.place_kinds}
        return named([titles[label] for label in labels])
    if key == "empty_day":
        days = _days()
        return named([days[label] for label in labels])
    if key == "clash":
        return named([" & ".join(label.split("+")) for label in labels])
    return named(labels)


def _days() -> dict[str, str]:
    return {
        "mon": _("Mondays"),
        "tue": _("Tuesdays"),
        "wed": _("Wednesdays"),
        "thu": _("Thursdays"),
        "fri": _("Fridays"),
        "sat": _("Saturdays"),
        "sun": _("Sundays"),
    }
