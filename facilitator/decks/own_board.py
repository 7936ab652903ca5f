"""A board of a deck's own, while a coach works on it: zones, tags, checks, steps."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, get_args

from facilitator.decks.board import BoardDeck, LinkKind, Plan, Step, Tag, Zone
from facilitator.decks.draft import Draft, add_line, change_line, changed, key_of
from facilitator.decks.parts import DeckError, TimedStep, Tint
from facilitator.decks.session import SessionActivity, SessionStep
from facilitator.decks.shipped import shipped_decks
from facilitator.i18n import _

BOARD: Final = "board"
"""The exercise of boards whose zones may be any."""
TINTS: Final[tuple[Tint, ...]] = get_args(Tint)
_Change = Callable[[list[SessionStep]], Sequence[SessionStep]]
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def new_board(draft: Draft, after: int) -> Draft:
    """Put an activity on a new board below a line: two zones, and two steps to fill them."""
    title = _("A board of our own")
    key = _free(draft, title)
    zones = [
        _zone(_("First zone"), [], _("What belongs here?")),
        _zone(_("Second zone"), ["A"], _("What belongs there?")),
    ]
    steps = [
        Step(
            key="write",
            title=_("Write alone"),
            prompt=_("What belongs here?"),
            do=_("Quiet writing: one thought to a note."),
            zone=zones[0].key,
            role="quiet",
        ),
        Step(
            key="share",
            title=_("Read round and place"),
            prompt=_("What belongs there?"),
            do=_("Each person reads one note and says where it goes."),
            zone=zones[1].key,
        ),
    ]
    timed = [TimedStep(step="write", minutes=5), TimedStep(step="share", minutes=15)]
    links = [LinkKind(key="leads_to", title=_("leads to"), reads=_("If {source}, then {target}"))]
    board = BoardDeck(
        id=key,
        version=1,
        exercise=BOARD,
        title=title,
        language=draft.session.language,
        zones=zones,
        link_kinds=links,
        steps=steps,
        plans=[Plan(key="whole", title=_("All of it"), steps=timed)],
    )
    return add_line(_with(draft, board), after, SessionActivity(deck=key))


def own_copy(draft: Draft, at: int) -> Draft:
    """Let a line run on a copy of its board that belongs to this deck, to be changed."""
    board = draft.board_of(draft.session.activities[at])
    key = _free(draft, f"{board.id} own")
    own = board.model_copy(update={"id": key, "version": 1})
    return change_line(_with(draft, own), at, deck=key)


def has_fixed_zones(board: BoardDeck) -> bool:
    """Say whether the rules of its exercise name its zones, so that none may come or go."""
    return board.exercise != BOARD


def change_board(draft: Draft, key: str, **values: Any) -> Draft:
    """Say something else about a board."""
    return _with(draft, changed(draft.boards[key], **values))


# Zones


def change_zone(draft: Draft, key: str, number: int, **values: Any) -> Draft:
    """Say something else about a zone."""
    zones = list(draft.boards[key].zones)
    zones[number] = changed(zones[number], **values)
    return change_board(draft, key, zones=zones)


def add_zone(draft: Draft, key: str) -> Draft:
    """Add a zone below the others."""
    board = _with_any_zones(draft, key)
    zone = _zone(_("New zone"), [zone.prefix for zone in board.zones], _("What belongs here?"))
    free = key_of(zone.key, [zone.key for zone in board.zones])
    return change_board(draft, key, zones=[*board.zones, zone.model_copy(update={"key": free})])


def remove_zone(draft: Draft, key: str, number: int) -> Draft:
    """Take a zone off a board; steps that captured into it capture nowhere then."""
    board = _with_any_zones(draft, key)
    gone = board.zones[number].key
    zones = [zone for zone in board.zones if zone.key != gone]
    steps = [s.model_copy(update={"zone": None}) if s.zone == gone else s for s in board.steps]
    links = [
        each.model_copy(update={"default_from": [z for z in each.default_from if z != gone]})
        for each in board.link_kinds
    ]
    return change_board(draft, key, zones=zones, steps=steps, link_kinds=links)


def move_zone(draft: Draft, key: str, number: int, to: int) -> Draft:
    """Put a zone in another place."""
    zones = list(draft.boards[key].zones)
    zones.insert(to, zones.pop(number))
    return change_board(draft, key, zones=zones)


def with_tags(draft: Draft, key: str, titles: Iterable[str]) -> Draft:
    """Have tags of these titles; one whose title stays keeps its key."""
    known = {tag.title: tag.key for tag in draft.boards[key].tags}
    tags: list[Tag] = []
    for title in dict.fromkeys(titles):
        taken = {tag.key for tag in tags} | set(known.values())
        tags.append(Tag(key=known.get(title) or key_of(title, taken), title=title))
    return change_board(draft, key, tags=tags)


def with_check(draft: Draft, key: str, check: str, *, on: bool) -> Draft:
    """Let a board ask something of itself, or not."""
    others = [each for each in draft.boards[key].checks if each != check]
    return change_board(draft, key, checks=[*others, check] if on else others)


# Steps


def change_board_step(draft: Draft, key: str, number: int, **values: Any) -> Draft:
    """Say something else in a step of a board."""
    steps = list(draft.boards[key].steps)
    steps[number] = changed(steps[number], **values)
    return change_board(draft, key, steps=steps)


def add_board_step(draft: Draft, key: str) -> Draft:
    """Add a step at the end of a board and of its plans, and of the lines that run all of it."""
    board = draft.boards[key]
    title = _("New step")
    step = Step(
        key=key_of(title, [step.key for step in board.steps]),
        title=title,
        prompt=_("What do we want to know now?"),
        do="",
    )
    timed = TimedStep(step=step.key, minutes=10)
    plans = [plan.model_copy(update={"steps": [*plan.steps, timed]}) for plan in board.plans]
    draft = change_board(draft, key, steps=[*board.steps, step], plans=plans)
    own = SessionStep(step=step.key, minutes=10)
    return _each_line(draft, key, lambda steps: [*steps, own])


def remove_board_step(draft: Draft, key: str, number: int) -> Draft:
    """Take a step off a board, its plans, and the lines that run it."""
    board = draft.boards[key]
    gone = board.steps[number].key
    plans = [
        plan.model_copy(update={"steps": [each for each in plan.steps if each.step != gone]})
        for plan in board.plans
    ]
    plans = [plan for plan in plans if plan.steps]
    if not plans:
        raise DeckError(_("A board has one step at least; add another one first."))
    steps = [step for step in board.steps if step.key != gone]
    kept = {plan.key for plan in plans}
    draft = _each_line(draft, key, lambda own: [step for step in own if step.step != gone])
    for at, line in enumerate(draft.session.activities):
        if line.deck == key and line.plan and line.plan not in kept:
            draft = change_line(draft, at, plan="")
    return change_board(draft, key, steps=steps, plans=plans)


def _each_line(draft: Draft, key: str, change: _Change) -> Draft:
    """Change the steps of all lines of a board that have steps of their own."""
    for at, line in enumerate(draft.session.activities):
        if line.deck == key and line.steps:
            draft = change_line(draft, at, steps=list(change(line.steps)))
    return draft


def _with(draft: Draft, board: BoardDeck) -> Draft:
    boards: Mapping[str, BoardDeck] = {**draft.boards, board.id: board}
    return replace(draft, boards=boards)


def _free(draft: Draft, title: str) -> str:
    return key_of(title, {*draft.boards, *shipped_decks()})


def _with_any_zones(draft: Draft, key: str) -> BoardDeck:
    board = draft.boards[key]
    if has_fixed_zones(board):
        raise DeckError(_("The zones of this exercise belong together; rename them instead."))
    return board


def _zone(title: str, prefixes: Sequence[str], prompt: str) -> Zone:
    free = next(letter for letter in (*_LETTERS, *_pairs()) if letter not in prefixes)
    return Zone(
        key=key_of(title, ()),
        title=title,
        one=_("note"),
        prefix=free,
        tint=TINTS[len(prefixes) % len(TINTS)],
        prompt=prompt,
    )


def _pairs() -> Iterable[str]:
    return (first + second for first in _LETTERS for second in _LETTERS)
