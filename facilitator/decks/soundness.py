"""Whether the parts of a deck file agree: what one names is there in another."""

import warnings
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from facilitator.decks.board import BoardDeck, Step
from facilitator.decks.cards import Card, CardDeck
from facilitator.decks.outline import Path
from facilitator.decks.parts import DeckError, unknown
from facilitator.decks.session import SessionActivity
from facilitator.decks.shipped import shipped_decks
from facilitator.i18n import _

if TYPE_CHECKING:
    from facilitator.decks.bundle import DeckBundle

_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_MOST_PIXELS = 40_000_000


def refuse_unsound(bundle: "DeckBundle") -> None:
    """Raise DeckError about the first part that cannot be read, or names what is not there."""
    for at, activity in enumerate(bundle.session.activities):
        if activity.kind == "activity":
            _refuse_activity(bundle, at, activity)
    for key in bundle.boards:
        _refuse_board(bundle, key, bundle.board(key))
    for name, data in bundle.pictures.items():
        _refuse_picture(name, data)


def _refuse_activity(bundle: "DeckBundle", at: int, activity: SessionActivity) -> None:
    place: Path = ("activities", at)
    boards = {*bundle.boards, *shipped_decks()}

    def refuse(what: str, key: str, known: Iterable[str], *path: str | int) -> None:
        names = set(known)
        if key and key not in names:
            why = unknown(what, key, names)
            raise _mistake(bundle.session_source, bundle.name, (*place, *path), why)

    refuse("board", activity.deck, boards, "deck")
    board = bundle.board(activity.deck)
    refuse("plan", activity.plan, (plan.key for plan in board.plans), "plan")
    steps = [step.key for step in board.steps]
    for number, timed in enumerate(activity.steps):
        refuse("step", timed.step, steps, "steps", number, "step")


def _refuse_board(bundle: "DeckBundle", key: str, board: BoardDeck) -> None:
    from facilitator.exercises import EXERCISES  # costs what opening a workshop costs

    source, file = bundle.boards[key], f"boards/{key}.toml"
    if board.id != key:
        why = _("the id must be “{key}”, as the file is called.").format(key=key)
        raise _mistake(source, file, ("id",), why)
    if board.exercise not in EXERCISES:
        why = unknown("exercise", board.exercise, set(EXERCISES))
        raise _mistake(source, file, ("exercise",), why)
    shown: dict[str, Sequence[Step | Card]] = {"steps": board.steps}
    if isinstance(board, CardDeck):
        shown["cards"] = board.cards
    for name, parts in shown.items():
        for at, part in enumerate(parts):
            if part.picture and part.picture not in bundle.pictures:
                why = _(
                    "there is no picture “{name}” in this deck; put it in, or leave it out here."
                ).format(name=part.picture)
                raise _mistake(source, file, (name, at, "picture"), why)


def _mistake(source: str, file: str, path: Path, why: str) -> DeckError:
    from facilitator.decks.mistakes import at_path

    return DeckError(at_path(source, file, path, why))


def _refuse_picture(name: str, data: bytes) -> None:
    if not data.startswith(_STARTS):
        raise DeckError(
            _("The picture “{name}” is neither PNG nor JPEG; save it as one of these.").format(
                name=name
            )
        )
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
                width, height = picture.size
    except Image.DecompressionBombError:
        width = height = _MOST_PIXELS
    except (OSError, SyntaxError, ValueError) as error:
        raise DeckError(
            _("The picture “{name}” is damaged; save it again.").format(name=name)
        ) from error
    if width * height > _MOST_PIXELS:
        message = _(
            "The picture “{name}” is too large: {count} million dots at most. Make it smaller."
        )
        raise DeckError(message.format(name=name, count=_MOST_PIXELS // 1_000_000))
