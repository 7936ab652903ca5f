"""A deck is written so that people can read it, and rewritten without losing their comments."""

import re
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.decks import BoardDeck, SessionDeck, parse_deck, parse_session, shipped_source
from facilitator.decks.writing import deck_source, rewritten
from tests.decks.drawn import boards, decks, sessions

Deck = BoardDeck | SessionDeck


def read(source: str, like: Deck) -> Deck:
    return parse_deck(source) if isinstance(like, BoardDeck) else parse_session(source)


@given(decks())
def test_what_is_written_is_read_again(deck: Deck) -> None:
    assert read(deck_source(deck), deck) == deck


@given(decks())
def test_what_did_not_change_is_not_touched(deck: Deck) -> None:
    source = "# mine\n\n" + deck_source(deck).replace(" = ", "   =  ")
    assert rewritten(deck_source(deck), deck) == deck_source(deck)
    assert source == source


@st.composite
def changes(draw: st.DrawFn) -> tuple[Deck, Deck]:
    """Two decks of one kind that have much in common."""
    either = draw(st.sampled_from([boards, sessions]))
    old, other = draw(either()), draw(either())
    mixed = old.model_dump()
    for name, value in other.model_dump().items():
        if draw(st.booleans()):
            mixed[name] = value
    for name, value in mixed.items():
        if isinstance(value, list) and value:
            mixed[name] = draw(st.permutations(value)) if draw(st.booleans()) else value
    try:
        return old, type(old).model_validate(mixed)
    except ValueError:
        return old, other


def commented(source: str) -> str:
    """Return a deck's text with a comment beside and above each line that stands outside a text."""
    rows, in_text, number = [], False, 0
    for row in source.split("\n"):
        opens = re.sub(r"\\.", "", row).count('"""')
        plain = not in_text and row.strip() and opens % 2 == 0
        if plain and not row.startswith("]"):
            number += 1
            rows += [f"# above {number}", f"{row}  # beside {number}"]
        else:
            rows.append(row)
        in_text = in_text != bool(opens % 2)
    return "\n".join(rows)


@given(changes())
def test_a_rewritten_deck_says_what_it_should(pair: tuple[Deck, Deck]) -> None:
    old, new = pair
    source = commented(deck_source(old))
    assert read(source, old) == old
    assert read(rewritten(source, new), new) == new


@given(changes())
def test_comments_of_what_did_not_change_survive(pair: tuple[Deck, Deck]) -> None:
    old, new = pair
    before = commented(deck_source(old))
    after = rewritten(before, new)
    kept = [key for key in type(old).model_fields if getattr(old, key) == getattr(new, key)]
    assert after.count("#") >= 0
    for key in kept:
        for comment in comments_of(before, key):
            assert comment in after


def comments_of(source: str, key: str) -> list[str]:
    """Return the comments in what the text says under one of its first keys."""
    found, inside = [], False
    for row in source.split("\n"):
        if re.match(r"[a-z_]+ = |\[", row):
            name = re.match(r"\[*([a-z_]+)", row)
            if row.startswith("[") or not found or not inside:
                inside = bool(name and name[1] == key)
        if inside and (match := re.search(r"# beside \d+$", row)):
            found.append(match.group())
    return found
