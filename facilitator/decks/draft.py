"""A session deck while a coach works on it: each change is a function from one draft to the next.

Drafts never change, so that the one before is always there to go back to. What a draft cannot be,
such as a day without a line, is refused with DeckError, in a sentence.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError

from facilitator.decks.beside import pictures_of, without_silence
from facilitator.decks.board import BoardDeck, MisplacedError
from facilitator.decks.bundle import DeckBundle
from facilitator.decks.languages import app_language
from facilitator.decks.naming import field_name
from facilitator.decks.parts import DeckError, DeckPart
from facilitator.decks.reading import parse_deck
from facilitator.decks.session import Kind, SessionActivity, SessionDeck, SessionStep
from facilitator.decks.shipped import shipped_decks, shipped_sessions, shipped_source
from facilitator.decks.writing import deck_source, rewritten
from facilitator.i18n import _

Part = TypeVar("Part", bound=DeckPart)

NEW = "new_deck"
"""The id of a deck that has not been saved yet; its title gives it another one then."""


@dataclass(frozen=True)
class Draft:
    """A session deck and its own boards, as they stand at one moment of the work."""

    session: SessionDeck
    boards: Mapping[str, BoardDeck] = field(default_factory=dict)
    """The deck's own, by id."""
    began_with: DeckBundle | None = field(default=None, compare=False, repr=False)
    """What it was read from: comments in its text stay, and its pictures."""
    added: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Pictures that came since, by name."""

    def board(self, deck_id: str) -> BoardDeck:
        """Return a board: the deck's own, else the one that comes with the app."""
        return self.boards[deck_id] if deck_id in self.boards else shipped_board(deck_id)

    def board_of(self, line: SessionActivity) -> BoardDeck:
        """Return what a line runs on, which a moment of the day makes for itself."""
        if line.kind == "activity":
            return self.board(line.deck)
        return line.as_board(self.session.language)

    def steps(self, at: int) -> list[SessionStep]:
        """Return the steps of a line as this day runs them."""
        line = self.session.activities[at]
        return list(line.steps_on(self.board_of(line)))

    def title(self, at: int) -> str:
        """Return what a line is called."""
        line = self.session.activities[at]
        return line.title or self.board_of(line).title

    @property
    def pictures(self) -> Mapping[str, bytes]:
        """The pictures that there are, by name; some may not be shown any more."""
        return {**(self.began_with.pictures if self.began_with else {}), **self.added}

    @property
    def shown_pictures(self) -> Mapping[str, bytes]:
        """The pictures to keep: those of the steps, and those that no step ever showed."""
        was = self.began_with or DeckBundle("")
        left = {*self.added, *pictures_of(map(was.board, was.boards))}
        left -= pictures_of(self.boards.values())
        return {name: data for name, data in self.pictures.items() if name not in left}

    def bundle(self) -> DeckBundle:
        """Return the deck as it is written down."""
        was = self.began_with or DeckBundle("")
        session = (
            rewritten(was.session_source, self.session)
            if was.session_source
            else deck_source(self.session)
        )
        boards = {
            key: rewritten(was.boards[key], board) if key in was.boards else deck_source(board)
            for key, board in ((key, without_silence(each)) for key, each in self.boards.items())
        }
        return DeckBundle(session, boards, self.shown_pictures)


@cache
def shipped_board(deck_id: str) -> BoardDeck:
    """Return a board that comes with the app."""
    return parse_deck(shipped_source(deck_id))


def draft_of(bundle: DeckBundle) -> Draft:
    """Return a deck to work on."""
    return Draft(bundle.session, {key: bundle.board(key) for key in bundle.boards}, bundle)


def new_draft() -> Draft:
    """Return a day with a welcome and a closing, to be filled, in the language of the app."""
    lines = [moment("talk"), moment("closing")]
    session = SessionDeck(id=NEW, version=1, title=_("New session deck"), activities=lines)
    return Draft(session.model_copy(update={"language": app_language()}))


def copy_of(bundle: DeckBundle) -> Draft:
    """Return a deck to work on that is another one than what it is copied from."""
    return with_head(draft_of(bundle), id=NEW)


def named(draft: Draft, taken: Collection[str] = ()) -> Draft:
    """Return a deck that has an id of its own, after its title, and none that is taken."""
    if draft.session.id != NEW:
        return draft
    taken = {NEW, *shipped_sessions(), *shipped_decks(), *taken}
    return with_head(draft, id=key_of(draft.session.title, taken))


def changed(part: Part, **values: Any) -> Part:
    """Return a part of a deck that says something else; DeckError where it cannot say that."""
    try:
        return type(part).model_validate({**part.model_dump(), **values})
    except ValidationError as error:
        raise DeckError(_why(error)) from error


def _why(error: ValidationError) -> str:
    details = error.errors(include_url=False)[0]
    cause = details.get("ctx", {}).get("error")
    if isinstance(cause, MisplacedError):
        return str(cause)
    key = next((str(each) for each in reversed(details["loc"]) if isinstance(each, str)), "")
    if details["type"] in ("string_too_short", "too_short"):
        return _("{what} cannot be empty; type something.").format(what=field_name(key))
    if key == "prefix":
        return _("A label prefix is one capital letter, or two; type such a one.")
    return _("{what} cannot be that; type something else.").format(what=field_name(key))


def key_of(title: str, taken: Collection[str]) -> str:
    """Return a key made of a title, which is none of those that are taken."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:50].rstrip("_")
    key = key if key[:1].isalpha() else f"part_{key}".rstrip("_")
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key}_{number}"
    return free


# The deck itself


def with_head(draft: Draft, **values: Any) -> Draft:
    """Say something else about the day: its title, its summary, when it starts."""
    return replace(draft, session=changed(draft.session, **values))


def with_lines(draft: Draft, lines: Sequence[SessionActivity]) -> Draft:
    """Have these lines."""
    if not lines:
        raise DeckError(_("A day has one line at least; add another one first."))
    return with_head(draft, activities=list(lines))


# The lines of the day


def moment(kind: Kind) -> SessionActivity:
    """Return a part of the day without a board, as it begins its life."""
    titles = {
        "talk": _("Welcome"),
        "break": _("Break"),
        "buffer": _("Buffer"),
        "closing": _("Promises"),
    }
    return SessionActivity(
        kind=kind, title=titles[kind], minutes=10, can_go=kind == "buffer", least=None
    )


def add_line(draft: Draft, after: int, line: SessionActivity) -> Draft:
    """Put a line below another one; -1 is above all."""
    lines = list(draft.session.activities)
    return with_lines(draft, [*lines[: after + 1], line, *lines[after + 1 :]])


def remove_line(draft: Draft, at: int) -> Draft:
    """Take a line off the day."""
    lines = list(draft.session.activities)
    del lines[at]
    return with_lines(draft, lines)


def duplicate_line(draft: Draft, at: int) -> Draft:
    """Have a line twice, the second one below the first and without its pinned time."""
    line = draft.session.activities[at]
    return add_line(draft, at, line.model_copy(update={"starts": ""}))


def move_line(draft: Draft, at: int, to: int) -> Draft:
    """Put a line in another place, counted without the line itself."""
    lines = list(draft.session.activities)
    lines.insert(to, lines.pop(at))
    return with_lines(draft, lines)


def change_line(draft: Draft, at: int, **values: Any) -> Draft:
    """Say something else in a line."""
    lines = list(draft.session.activities)
    lines[at] = changed(lines[at], **values)
    return with_lines(draft, lines)


# The steps of a line


def change_step(draft: Draft, at: int, number: int, **values: Any) -> Draft:
    """Run a step of a line otherwise: its minutes, what may become of it, its own prompt."""
    steps = draft.steps(at)
    steps[number] = changed(steps[number], **values)
    return change_line(draft, at, steps=steps)


def add_step(draft: Draft, at: int, key: str) -> Draft:
    """Let a line run one more step of its board, in the board's order."""
    steps = draft.steps(at)
    order = [step.key for step in draft.board_of(draft.session.activities[at]).steps]
    before = [n for n, step in enumerate(steps) if order.index(step.step) < order.index(key)]
    place = before[-1] + 1 if before else 0
    steps.insert(place, SessionStep(step=key, minutes=10))
    return change_line(draft, at, steps=steps)


def remove_step(draft: Draft, at: int, number: int) -> Draft:
    """Let a line do without a step; the board keeps it."""
    steps = draft.steps(at)
    if len(steps) == 1:
        raise DeckError(_("An activity has one step at least; add another one first."))
    del steps[number]
    return change_line(draft, at, steps=steps)


def move_step(draft: Draft, at: int, number: int, to: int) -> Draft:
    """Run a step earlier or later."""
    steps = draft.steps(at)
    steps.insert(to, steps.pop(number))
    return change_line(draft, at, steps=steps)


def missing_steps(draft: Draft, at: int) -> list[str]:
    """Return the keys of the board's steps that a line does not run."""
    line = draft.session.activities[at]
    run = {step.step for step in draft.steps(at)}
    return [step.key for step in draft.board_of(line).steps if step.key not in run]
