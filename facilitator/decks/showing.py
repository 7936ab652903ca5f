"""What a deck's own board shows beside its prompts: pictures, other languages, and its own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from facilitator.decks.archive import MOST_BYTES, MOST_ENTRIES, MOST_IN_PICTURE
from facilitator.decks.draft import Draft, key_of, with_head
from facilitator.decks.own_board import change_board_step
from facilitator.decks.parts import DeckError
from facilitator.i18n import _

ENDINGS: Final = {b"\xff\xd8\xff": "jpg", b"\x89PN": "png"}
"""What a picture's file is called, after how its data begins."""


class Picture(NamedTuple):
    """A picture that comes into a deck."""

    name: str
    """What its file was called, without the ending."""
    data: bytes
    """PNG or JPEG."""
    says: str
    """The same in words, for those who cannot see it."""


def with_picture(draft: Draft, key: str, number: int, picture: Picture) -> Draft:
    """Let a step show a picture; without words, one that is too large, or no room: DeckError."""
    draft, called, says = taken_in(draft, picture)
    return change_board_step(draft, key, number, picture=called, picture_says=says)


def taken_in(draft: Draft, picture: Picture) -> tuple[Draft, str, str]:
    """Return a draft that has a picture, what it is called there, and its words, or DeckError."""
    name, data, _says = picture
    _refuse_large(draft, data)
    known = next((each for each, own in draft.pictures.items() if own == data), None)
    called = known or _free_name(draft.pictures, name, data)
    if known is None:
        draft = replace(draft, added={**draft.added, called: data})
    return draft, called, _worded(picture.says)


def without_picture(draft: Draft, key: str, number: int) -> Draft:
    """Let a step show no picture any more."""
    return change_board_step(draft, key, number, picture="", picture_says="")


def with_words(draft: Draft, key: str, number: int, says: str) -> Draft:
    """Say otherwise what a step's picture shows."""
    return change_board_step(draft, key, number, picture_says=_worded(says))


def with_prompt_in(draft: Draft, key: str, number: int, tag: str, text: str) -> Draft:
    """Ask a step's question in another language as well; what is empty is not written down."""
    step = draft.boards[key].steps[number]
    return change_board_step(draft, key, number, also={**step.also, tag: text.strip()})


def without_language(draft: Draft, key: str, number: int, tag: str) -> Draft:
    """Ask a step's question in one language fewer."""
    step = draft.boards[key].steps[number]
    also = {each: text for each, text in step.also.items() if each != tag}
    return change_board_step(draft, key, number, also=also)


def with_language(draft: Draft, language: str) -> Draft:
    """Say in which language a session deck is; its own boards in its language so far follow."""
    was = draft.session.language
    boards = {
        key: board.model_copy(update={"language": language}) if board.language == was else board
        for key, board in draft.boards.items()
    }
    return replace(with_head(draft, language=language), boards=boards)


def _worded(says: str) -> str:
    if not says.strip():
        raise DeckError(_("Say in words what the picture shows, for those who cannot see it."))
    return says.strip()


def _refuse_large(draft: Draft, data: bytes) -> None:
    if len(data) > MOST_IN_PICTURE:
        message = _("A deck's picture has at most {size} MB; choose a smaller one.")
        raise DeckError(message.format(size=MOST_IN_PICTURE // 1_000_000))
    kept = draft.shown_pictures
    whole = sum(len(each) for each in kept.values()) + len(data)
    texts = len(draft.boards) + 1
    if whole > MOST_BYTES or len(kept) + texts >= MOST_ENTRIES:
        message = _(
            "The deck has no room for another picture: it holds at most {size} MB. Take one out "
            "first, or choose a smaller one."
        )
        raise DeckError(message.format(size=MOST_BYTES // 1_000_000))


def _free_name(taken: Mapping[str, bytes], name: str, data: bytes) -> str:
    ending = ENDINGS.get(data[:3], "")
    if not ending:
        raise DeckError(
            _("The picture “{name}” is neither PNG nor JPEG; save it as one of these.").format(
                name=name
            )
        )
    stems = {each.rpartition(".")[0].casefold() for each in taken}
    return f"{key_of(name or 'picture', stems)}.{ending}"
