"""A session deck with all it needs: its own boards and pictures, in memory or as a `.deck` file."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from facilitator.decks.archive import MOST_IN_TEXT, SESSION, contents, packed, unpacked
from facilitator.decks.board import BoardDeck
from facilitator.decks.parts import DeckError, unknown
from facilitator.decks.reading import parse_deck, parse_session
from facilitator.decks.session import SessionActivity, SessionDeck
from facilitator.decks.shipped import (
    session_source,
    shipped_decks,
    shipped_sessions,
    shipped_source,
)
from facilitator.decks.soundness import refuse_unsound
from facilitator.decks.writing import deck_source
from facilitator.files import replacing
from facilitator.i18n import _

ENDING = ".deck"
_BOARDS = "boards/"
_PICTURES = "pictures/"


@dataclass(frozen=True)
class DeckBundle:
    """A session deck, the boards it brings with it, and the pictures of their steps."""

    session_source: str
    boards: Mapping[str, str] = field(default_factory=dict)
    """TOML by the board's id."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """PNG or JPEG by the name that steps call them by."""
    name: str = field(default=SESSION, compare=False)
    """What the session's text is called where it has a mistake."""

    @cached_property
    def session(self) -> SessionDeck:
        """The running order."""
        return parse_session(self.session_source, self.name)

    @cached_property
    def _read(self) -> dict[str, BoardDeck]:
        return {}

    def board(self, deck_id: str) -> BoardDeck:
        """Return a board: the deck's own, else the one that comes with the app, or DeckError."""
        if deck_id not in self._read:
            file = f"{_BOARDS}{deck_id}.toml"
            self._read[deck_id] = parse_deck(self.board_source(deck_id), file)
        return self._read[deck_id]

    def board_source(self, deck_id: str) -> str:
        """Return the TOML of a board, the deck's own or the app's, or raise DeckError."""
        return self.boards[deck_id] if deck_id in self.boards else shipped_source(deck_id)

    def board_of(self, activity: SessionActivity) -> BoardDeck:
        """Return what an activity runs on, which a moment of the day makes for itself."""
        if activity.kind == "activity":
            return self.board(activity.deck)
        return activity.as_board(self.session.language)


def bundle_of(source: str, file: str = SESSION) -> DeckBundle:
    """Return a session deck's TOML as a bundle without boards or pictures of its own."""
    bundle = DeckBundle(source, name=file)
    refuse_unsound(bundle)
    return bundle


def bundle_for(deck: str) -> DeckBundle:
    """Return a deck by what people call it, or raise DeckError.

    That is the id of a session deck that comes with the app, else of a board (which makes a
    session of that one activity), else the path of a `.deck` file, or of a `.toml` file with a
    session (it has `activities`) or a board.
    """
    if deck in shipped_sessions():
        return bundle_of(session_source(deck), f"{deck}.toml")
    if deck in shipped_decks():
        return _session_of(parse_deck(shipped_source(deck), f"{deck}.toml"), {})
    path = Path(deck)
    if path.suffix.lower() == ENDING:
        return read_deck_file(path)
    if path.suffix.lower() == ".toml":
        return _from_toml(path)
    raise DeckError(unknown("deck", deck, {*shipped_sessions(), *shipped_decks()}))


def read_deck_file(path: Path) -> DeckBundle:
    """Return what a `.deck` file holds, or raise DeckError; nothing is unpacked to the disk."""
    entries = unpacked(path)
    if SESSION not in entries:
        message = _(
            "“{file}” is refused: it has no session.toml, the running order. Put one in, and "
            "pack the deck again."
        )
        raise DeckError(message.format(file=path.name))
    texts = {name: _text(data, name) for name, data in entries.items() if name.endswith(".toml")}
    boards = {
        name.removeprefix(_BOARDS).removesuffix(".toml"): text
        for name, text in texts.items()
        if name.startswith(_BOARDS)
    }
    pictures = {
        name.removeprefix(_PICTURES): data
        for name, data in entries.items()
        if name.startswith(_PICTURES)
    }
    bundle = DeckBundle(texts[SESSION], boards, pictures)
    refuse_unsound(bundle)
    return bundle


def write_deck_file(path: Path, bundle: DeckBundle) -> None:
    """Write a `.deck` file, whole or not at all; DeckError where it could not be read again.

    Equal bundles are equal bytes.
    """
    refuse_unsound(bundle)
    entries = {SESSION: bundle.session_source.encode()}
    entries |= {f"{_BOARDS}{key}.toml": text.encode() for key, text in bundle.boards.items()}
    entries |= {f"{_PICTURES}{name}": data for name, data in bundle.pictures.items()}
    data = packed(entries)
    contents(data, path.name)
    try:
        with replacing(path) as draft, draft.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        message = _("“{name}” cannot be written: {why}. Choose another place, or make room.")
        why = error.strerror or error
        raise DeckError(message.format(name=path.name, why=why)) from error


def session_minutes(bundle: DeckBundle) -> int:
    """Return the length of all steps and moments, without any waiting for a pinned time."""
    return sum(
        step.minutes
        for activity in bundle.session.activities
        for step in (activity.steps or activity.steps_on(bundle.board_of(activity)))
    )


def _session_of(board: BoardDeck, boards: Mapping[str, str]) -> DeckBundle:
    session = SessionDeck(
        id=board.id,
        version=board.version,
        title=board.title,
        language=board.language,
        summary=board.summary,
        authors=board.authors,
        sources=board.sources,
        activities=[SessionActivity(deck=board.id)],
    )
    bundle = DeckBundle(deck_source(session), boards)
    refuse_unsound(bundle)
    return bundle


def _from_toml(path: Path) -> DeckBundle:
    source = _text(_read_text(path), path.name)
    if _is_board(source):
        board = parse_deck(source, path.name)
        return _session_of(board, {board.id: source})
    return bundle_of(source, path.name)


def _is_board(source: str) -> bool:
    """Return whether a text without activities says something that only boards say."""
    try:
        said = tomllib.loads(source)
    except (ValueError, RecursionError):
        return False  # either reader finds the mistake
    own = set(BoardDeck.model_fields) - set(SessionDeck.model_fields)
    return "activities" not in said and bool(own & set(said))


def _read_text(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_IN_TEXT + 1)
    except OSError as error:
        message = _("“{file}” cannot be read: {why}. Try again, or open a copy.")
        why = error.strerror or error
        raise DeckError(message.format(file=path.name, why=why)) from error
    if len(data) > MOST_IN_TEXT:
        message = _("“{file}” is refused: a deck's text is no longer than 1 MB. Shorten it.")
        raise DeckError(message.format(file=path.name))
    return data


def _text(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        from facilitator.decks.mistakes import at_line

        line = data.count(b"\n", 0, error.start) + 1
        why = _("this is not written in UTF-8; save the file as UTF-8 text.")
        raise DeckError(at_line(file, line, why)) from error
