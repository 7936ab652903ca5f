"""Reading decks: TOML in, a deck or one plain sentence out."""

import tomllib
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from facilitator.decks.board import CARDS, COMMUNITY_MAP, SECTOR_MAP, BoardDeck
from facilitator.decks.parts import DeckError
from facilitator.decks.session import SessionDeck

Model = TypeVar("Model", bound=BaseModel)


def _card_deck() -> type[BoardDeck]:
    from facilitator.decks.cards import CardDeck

    return CardDeck


def _community_deck() -> type[BoardDeck]:
    from facilitator.decks.community import CommunityDeck

    return CommunityDeck


def _sector_deck() -> type[BoardDeck]:
    from facilitator.decks.sectors import SectorDeck

    return SectorDeck


_DECKS: dict[str, Callable[[], type[BoardDeck]]] = {
    CARDS: _card_deck,
    COMMUNITY_MAP: _community_deck,
    SECTOR_MAP: _sector_deck,
}
"""What decks of an exercise hold, where it is more than a board; imported when one is read."""


@lru_cache(maxsize=64)
def parse_deck(source: str, file: str = "") -> BoardDeck:
    """Return the board deck written in this TOML, or raise DeckError.

    The error names the file, where it is known, and the line. Decks never change, so a text that
    was read a moment ago is not read again: a day has many activities on few decks.
    """
    return _parse(source, _deck_of, file)


def parse_session(source: str, file: str = "") -> SessionDeck:
    """Return the session deck written in this TOML, or raise DeckError, as `parse_deck` does."""
    return _parse(source, lambda _data: SessionDeck, file)


def _deck_of(data: dict[str, Any]) -> type[BoardDeck]:
    exercise = data.get("exercise")
    if isinstance(exercise, str) and exercise in _DECKS:
        return _DECKS[exercise]()
    return BoardDeck


def _parse(source: str, kind: Callable[[dict[str, Any]], type[Model]], file: str) -> Model:
    source = source.removeprefix("\ufeff")
    try:
        data = tomllib.loads(source)
    except (ValueError, RecursionError) as error:
        from facilitator.decks.syntax import not_toml

        raise DeckError(not_toml(source.replace("\r\n", "\n"), error, file)) from error
    model = kind(data)
    try:
        return model.model_validate(data, strict=True)
    except ValidationError as error:
        from facilitator.decks.mistakes import mistake

        raise DeckError(mistake(source, data, model, error, file)) from error
