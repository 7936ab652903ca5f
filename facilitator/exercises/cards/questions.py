"""Insights about cards, worded as questions that a facilitator can put to the room."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from facilitator.exercises.board.questions import Question, named
from facilitator.exercises.cards.insights import drawn, insights, played
from facilitator.exercises.cards.tables import CardsBoard
from facilitator.i18n import _, ngettext

FOR_FACILITATOR: Final = frozenset({"most_traded_away"})
"""What the facilitator is told, and the room is not: neither on the wall nor on paper."""


def questions(board: CardsBoard) -> list[Question]:
    """Return what can be put to the room because of what was, or was not, played."""
    found = insights(board)
    if len(drawn(board)) < len(played(board, "themes")):
        found.pop("theme_never_drawn", None)  # with so few cards nobody could have drawn them all
    return [Question(key, labels, _ASKED[key](board, labels)) for key, labels in found.items()]


def timely(
    asked: Sequence[Question], board: CardsBoard, steps_done: Collection[str]
) -> list[Question]:
    """Return the questions that the room can answer by now: all, once a step is done."""
    del board
    return list(asked) if steps_done else []


def _themes(board: CardsBoard, keys: Iterable[str]) -> str:
    return named([board.cards.theme(key).short for key in keys])


def _audiences(board: CardsBoard, keys: Iterable[str]) -> str:
    return named([found.title for key in keys if (found := board.cards.audience(key))])


def _theme_never_drawn(board: CardsBoard, keys: Sequence[str]) -> str:
    return ngettext(
        "Nobody has drawn {themes}. Is it done with, or hard to talk about?",
        "Nobody has drawn {themes}. Are they done with, or hard to talk about?",
        len(keys),
    ).format(themes=_themes(board, keys))


def _one_audience_only(board: CardsBoard, keys: Sequence[str]) -> str:
    others = [key for key in played(board, "audiences") if key not in keys]
    text = _("Every card so far is for {some}. What would one for {others} ask of us?")
    return text.format(some=_audiences(board, keys), others=_audiences(board, others))


def _one_side_read(board: CardsBoard, keys: Sequence[str]) -> str:
    return ngettext(
        "{themes} was read from one side only. Who could answer for the other?",
        "{themes} were read from one side only. Who could answer for the other?",
        len(keys),
    ).format(themes=_themes(board, keys))


def _reflect_without_act(_board: CardsBoard, _keys: Sequence[str]) -> str:
    return _("So far the cards were for thinking. Is there one small thing somebody would try?")


def _most_traded_away(_board: CardsBoard, codes: Sequence[str]) -> str:
    return ngettext(
        "For you alone: {cards} went from hand to hand. What may make it hard to hold? "
        "Never ask who gave it away.",
        "For you alone: {cards} went from hand to hand. What may make them hard to hold? "
        "Never ask who gave them away.",
        len(codes),
    ).format(cards=named(list(codes)))


def _wide_spread(_board: CardsBoard, codes: Sequence[str]) -> str:
    text = _(
        "On {cards} the answers lie far apart. What has somebody seen who would go low, "
        "and what somebody who would go high? Talk about it; do not average it."
    )
    return text.format(cards=named(list(codes)))


def _rated_high_without_evidence(_board: CardsBoard, codes: Sequence[str]) -> str:
    return ngettext(
        "{cards} stands high, and nobody has told of an example yet. Where has somebody seen it?",
        "{cards} stand high, and nobody has told of an example yet. Where has somebody seen them?",
        len(codes),
    ).format(cards=named(list(codes)))


def _much_dont_know(_board: CardsBoard, codes: Sequence[str]) -> str:
    text = _("Many of us do not know about {cards}. Who does, and how could everybody hear of it?")
    return text.format(cards=named(list(codes)))


def _resident_staff_gap(_board: CardsBoard, codes: Sequence[str]) -> str:
    text = _(
        "On {cards} people who live here and people who work here see different things. "
        "What has each of them met?"
    )
    return text.format(cards=named(list(codes)))


def _one_side_strong(board: CardsBoard, pairs: Sequence[str]) -> str:
    strong, weak = pairs[0].split(">")
    text = _("Cards for {strong} stand high, and those for {weak} low. What could one side lend?")
    return text.format(strong=_audiences(board, [strong]), weak=_audiences(board, [weak]))


_ASKED: Final[dict[str, Callable[[CardsBoard, Sequence[str]], str]]] = {
    "theme_never_drawn": _theme_never_drawn,
    "one_audience_only": _one_audience_only,
    "one_side_read": _one_side_read,
    "reflect_without_act": _reflect_without_act,
    "most_traded_away": _most_traded_away,
    "wide_spread": _wide_spread,
    "rated_high_without_evidence": _rated_high_without_evidence,
    "much_dont_know": _much_dont_know,
    "resident_staff_gap": _resident_staff_gap,
    "one_side_strong": _one_side_strong,
}
