"""A deck with a mistake says, in one sentence, where it is and what would do."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from facilitator.decks import (
    BoardDeck,
    DeckError,
    SessionDeck,
    parse_deck,
    parse_session,
    session_source,
    shipped_decks,
    shipped_sessions,
    shipped_source,
)
from facilitator.decks.mistakes import patterns
from facilitator.decks.naming import field_names
from facilitator.decks.outline import Path, lines
from facilitator.decks.toml import source_of
from facilitator.decks.writing import deck_source
from tests.chance import draws
from tests.decks.drawn import decks

BOARD = """\
# A board.
id = "keep"
version = 1
exercise = "board"
title = "Theory of change"
authors = ["Somebody"]

[[zones]]
key = "now"
title = "Now"
one = "thing"
prefix = "N"
tint = "sky"
prompt = "What is there?"
kinds = [
    { key = "strength", title = "Strength", mark = "▲" },
    { key = "barrier", title = "Barrier", mark = "■" },
]

[[zones]]
key = "actions"
title = "What we do"
one = "activity"
prefix = "D"
tint = "lemon"
prompt = "Who starts?"
asks_who = true

[[link_kinds]]
key = "leads_to"
title = "leads to"
reads = "If {source}, then {target}"
default_from = ["now"]

[[steps]]
key = "now"
title = "Now"
zone = "now"
prompt = "What is there?"
do = "Listen."

[[steps]]
key = "vision"
title = "Vision"
prompt = "It worked."
do = "Quiet writing."

[[plans]]
key = "short"
title = "Short"
steps = [
    { step = "vision", minutes = 30 },
    { step = "now", minutes = 15, least = 5 },
]
"""
SESSION = """\
id = "day"
version = 1
title = "The day"
starts = "09:30"

[[activities]]
deck = "theory_of_change"
notes = "Mind the step."
steps = [
    { step = "vision", minutes = 30, can_go = true },
    { step = "now", minutes = 25 },
]

[[activities]]
kind = "break"
title = "Tea"
minutes = 15
"""
JARGON = re.compile(
    r"\b(input|valid|string|integer|boolean|dict|dictionary|pydantic|field|extra|model|regex|"
    r"statement|namespace|None|union|literal|constrained)\b",
    re.IGNORECASE,
)


def sentence_of(source: str, file: str = "keep.toml") -> str:
    parse = parse_session if "[[activities]]" in source else parse_deck
    with pytest.raises(DeckError) as caught:
        parse(source, file)
    return str(caught.value)


def spoilt(source: str, old: str, new: str) -> tuple[str, int]:
    """Return a text with its first `old` replaced, and the line where that stands."""
    assert old in source
    return source.replace(old, new, 1), source[: source.index(old)].count("\n") + 1


MISTAKES: list[tuple[str, str, str, str]] = [
    (BOARD, 'title = "Theory', 'titel = "Theory', "no key “titel” here; choose one of: authors"),
    (BOARD, 'title = "Theory', 'titel = "Theory', "Did you mean “title”?"),
    (BOARD, "asks_who", "ask_who", "Did you mean “asks_who”?"),
    (BOARD, "minutes = 15, least", "minuts = 15, least", "Did you mean “minutes”?"),
    (BOARD, 'mark = "■" }', 'mark = "■", colour = 3 }', "choose one of: key, mark, title."),
    (BOARD, "version = 1", 'version = "1"', "a whole number without quotation marks, not “1”"),
    (BOARD, "version = 1", "version = 1.5", "a whole number without quotation marks, not 1.5"),
    (BOARD, "version = 1", "version = true", "not true"),
    (BOARD, "version = 1", "version = 0", "“version” must be 1 or more"),
    (BOARD, "version = 1", "version = -1", "“version” must be 1 or more"),
    (BOARD, "minutes = 30", "minutes = 601", "“minutes” must be 600 or less"),
    (BOARD, "minutes = 30", "minutes = 99999999999999999999", "“minutes” must be 600 or less"),
    (BOARD, "asks_who = true", 'asks_who = "yes"', "true or false, not “yes”"),
    (BOARD, 'prefix = "N"', 'prefix = "now"', "one or two capital letters"),
    (BOARD, 'key = "now"', 'key = "Now it is"', "small letters, digits and underscores"),
    (BOARD, 'tint = "sky"', 'tint = "red"', "one of “lemon”, “mint”, “sky”, “rose”, “lilac”"),
    (BOARD, 'mark = "▲"', 'mark = "▲▲▲"', "2 characters at most"),
    (BOARD, 'title = "Theory of change"', 'title = ""', "“title” must be more than nothing"),
    (BOARD, 'title = "Theory of change"', "title = 3", "a text in quotation marks, not 3"),
    (BOARD, 'title = "Theory of change"', "title = []", "not a list"),
    (BOARD, 'authors = ["', 'authors = [3, "', "in “authors”, number 1 must be a text"),
    (BOARD, 'authors = ["', 'authors = "', "something is left over"),
    (BOARD, 'default_from = ["now"]', 'default_from = "now"', "a list in square brackets"),
    (
        BOARD,
        'default_from = ["now"]',
        'default_from = ["now", "when"]',
        "no zone “when” here; choose one of: actions",
    ),
    (BOARD, 'prefix = "D"', 'prefix = "N"', "share the label prefix N"),
    (BOARD, 'key = "actions"', 'key = "now"', "share the key “now”"),
    (BOARD, 'zone = "now"', 'zone = "nwo"', "no zone “nwo” here; choose one of: actions"),
    (BOARD, '{ step = "now"', '{ step = "nwo"', "no step “nwo” here; choose one of"),
    (BOARD, '{ step = "now"', '{ step = "vision"', "a step twice: vision"),
    (BOARD, 'title = "Theory of change"', "title = Theory of change", "without quotation marks"),
    (BOARD, 'title = "Theory of change"', "title =", "a value is missing"),
    (
        BOARD,
        'title = "Theory of change"',
        'title = "Theory of change',
        "add a quotation mark",
    ),
    (
        BOARD,
        'title = "Theory of change"',
        "title = 'Theory of change",
        "add a quotation mark",
    ),
    (BOARD, 'title = "Theory of change"', 'title = """Theory of', "add a quotation mark"),
    (BOARD, 'title = "Theory of change"', 'title "Theory of change"', "“=” is missing"),
    (BOARD, 'title = "Theory of change"', 'title = "C:\\new\\docs"', "backslash"),
    (BOARD, 'title = "Theory of change"', 'title = "a" "b"', "something is left over"),
    (BOARD, 'title = "Theory of change"', 'title = "\x07"', "cannot be seen"),
    (BOARD, 'title = "Theory of change"', '= "Theory of change"', "a key is missing"),
    (BOARD, 'title = "Theory of change"', "version = 2", "stands in the deck already"),
    (BOARD, "version = 1", f"version = {'9' * 5000}", "a number is too long"),
    (BOARD, "version = 1", f"version = {'[' * 5000}", "too deeply"),
    (BOARD, "version = 1", "version = 2026-02-30", "no such date"),
    (BOARD, "[[zones]]", "[[zones]", "a heading is not closed"),
    (BOARD, "[[link_kinds]]", "[zones]", "stands in the deck already"),
    (BOARD, 'mark = "▲" },', 'mark = "▲",', "a key is missing"),
    (BOARD, "[[steps]]", "[[step]]", "no key “step” here"),
    (SESSION, "[[activities]]", "[[activities]]\nwhen = 3", "no key “when” here"),
    (SESSION, '"09:30"', '"25:30"', "a time of day from 00:00 to 23:59"),
    (SESSION, '"09:30"', '"half past nine"', "a time of day such as 09:30"),
    (SESSION, '"09:30"', "09:30", 'in quotation marks, such as "09:30"'),
    (SESSION, '"09:30"', "09:30:00", "a text in quotation marks, not 09:30:00"),
    (SESSION, '"break"', '"brake"', "one of “activity”, “talk”"),
    (SESSION, 'deck = "theory_of_change"', 'deck = ""', "names the deck of its board"),
    (SESSION, 'notes = "Mind', 'tip = "Mind', "minutes, prompts and papers belong to its steps"),
    (SESSION, 'notes = "Mind', 'on_paper = "Mind', "and papers belong to its steps"),
    (SESSION, "minutes = 15", 'minutes = 15\ndeck = "x"', "Only an activity has a board"),
    (SESSION, "minutes = 25 }", 'minutes = "25" }', "not “25”"),
    (SESSION, "minutes = 25 }", "minutes = 25, leest = 5 }", "Did you mean “least”?"),
    (SESSION, ", can_go = true", ", can_go = 1", "true or false, not 1"),
]


@pytest.mark.parametrize(("source", "old", "new", "says"), MISTAKES)
def test_a_mistake_names_the_file_the_line_and_the_key(
    source: str, old: str, new: str, says: str
) -> None:
    text, line = spoilt(source, old, new)
    said = sentence_of(text)
    assert says in said
    assert said.startswith("keep.toml, line ")
    if says not in ELSEWHERE:
        assert said.startswith(f"keep.toml, line {line + new.count(chr(10))}: ")
    assert not JARGON.search(re.sub(r"“[^”]*”|choose one of: .*", "", said))


ELSEWHERE = ("share the key “now”", "no zone “nwo” here; choose one of: actions")
"""Where the other one of two could be meant as well."""


MISSING = [
    (BOARD, "version = 1\n", "version", 1),
    (BOARD, 'id = "keep"\n', "id", 1),
    (BOARD, 'exercise = "board"\n', "exercise", 1),
    (BOARD, 'prefix = "D"\n', "prefix", 20),
    (BOARD, ', mark = "■"', "mark", 17),
    (SESSION, 'step = "now", ', "step", 11),
    (SESSION, ", minutes = 25", "minutes", 11),
]


@pytest.mark.parametrize(("source", "gone", "key", "line"), MISSING)
def test_a_missing_key_is_named_where_it_belongs(
    source: str, gone: str, key: str, line: int
) -> None:
    said = sentence_of(spoilt(source, gone, "")[0])
    assert said == f"keep.toml, line {line}: the key “{key}” is missing; add it."


def test_a_misspelt_key_is_told_with_those_that_exist() -> None:
    text, line = spoilt(BOARD, 'title = "Strength"', 'titel = "Strength"')
    assert sentence_of(text) == (
        f"keep.toml, line {line}: there is no key “titel” here; choose one of: key, mark, title."
        " Did you mean “title”?"
    )


def test_without_a_name_it_is_this_deck() -> None:
    assert sentence_of("", "") == "This deck, line 1: the key “id” is missing; add it."


def test_what_a_windows_editor_writes_is_read() -> None:
    assert parse_deck("\ufeff" + BOARD.replace("\n", "\r\n")) == parse_deck(BOARD)
    text, line = spoilt(BOARD, "asks_who", "asks_hwo")
    assert f"line {line}: " in sentence_of("\ufeff" + text.replace("\n", "\r\n"))


# Mistakes drawn at random, each with a mark by which its line is known

MARK = 7_654_321
PLACE = re.compile(r"keep\.toml, line (\d+): ")


def tables(data: Any) -> Iterator[dict[str, Any]]:
    """Yield every table of a deck's data, itself first."""
    if isinstance(data, dict):
        yield data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from tables(each)


@st.composite
def malformed(draw: st.DrawFn) -> tuple[BoardDeck | SessionDeck, str, str]:
    """A deck, its text with one mistake, and what stands on the line of the mistake."""
    deck = draw(decks())
    data = deck.model_dump(exclude_defaults=True)
    table = draw(st.sampled_from([t for t in tables(data) if not set(t) & {"cy", "pt-BR", "ur"}]))
    how = draw(st.sampled_from(["unknown key", "wrong value", "no TOML", "unknown key"]))
    if how == "unknown key":
        table[f"{draw(st.sampled_from(sorted(table)))}_x"] = 1
        return deck, source_of(data), "_x = 1"
    key = draw(st.sampled_from(sorted(table)))
    if how == "wrong value":
        table[key] = [MARK] if isinstance(table[key], (int, str)) else MARK
        return deck, source_of(data), str(MARK)
    table[key] = MARK
    return deck, source_of(data).replace(str(MARK), f"{MARK} {MARK}"), str(MARK)


@given(malformed())
@draws(30)
def test_any_mistake_is_a_sentence_with_its_line(
    drawn: tuple[BoardDeck | SessionDeck, str, str],
) -> None:
    deck, text, mark = drawn
    parse: Callable[..., Any] = parse_deck if isinstance(deck, BoardDeck) else parse_session
    with pytest.raises(DeckError) as caught:
        parse(text, "keep.toml")
    said = str(caught.value)
    place = PLACE.match(said)
    assert place, said
    assert mark in text.split("\n")[int(place[1]) - 1], said
    assert not JARGON.search(re.sub(r"“[^”]*”|choose one of: .*", "", said))


@given(st.text(alphabet="[]{}=\"'\\\n #.,abc019:-_", max_size=60), st.integers(0, 900))
def test_whatever_is_typed_into_a_deck_is_a_deck_or_a_sentence(typed: str, at: int) -> None:
    for source, parse in ((BOARD, parse_deck), (SESSION, parse_session)):
        text = source[:at] + typed + source[at:]
        try:
            parse(text, "keep.toml")
        except DeckError as error:
            place = PLACE.match(str(error))
            assert place
            assert 1 <= int(place[1]) <= text.count("\n") + 1


# Where things stand


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[Path, int]]:
    """A TOML text in a mixture of styles, and its paths with the number that stands there."""
    numbers = iter(range(100_000, 200_000))
    places: dict[Path, int] = {}
    gaps = st.sampled_from(["", "\n", '# [x] = { a = 1, "\n', "\n\n# '''\n"])

    def leaf(path: Path) -> str:
        places[path] = next(numbers)
        text = str(places[path])
        style = draw(st.integers(0, 3))
        tricky = ["{}", '"{} # ] \\" , ="', "'{} [\" {{'", '"""{}\n[x]\n\\" ""# """']
        return tricky[style].format(text)

    def value(path: Path, depth: int) -> str:
        kind = draw(st.integers(0, 3)) if depth else 0
        count = draw(st.integers(0, 3))
        if kind == 2:
            items = [value((*path, n), depth - 1) for n in range(count)]
            gap = draw(st.sampled_from(["", " ", "\n", "\n# ], 'x\n    "]))
            return "[" + "".join(f"{gap}{item} ," for item in items) + gap.rstrip(" ") + "]"
        if kind == 3:
            pairs = [f"k{n} = {value((*path, f'k{n}'), depth - 1)}" for n in range(count)]
            return "{ " + ", ".join(pairs) + " }"
        return leaf(path)

    def keys(path: Path) -> str:
        text = ""
        for n in range(draw(st.integers(0, 3))):
            style = draw(st.integers(0, 2))
            name, below = [(f"k{n}", ()), (f'"k.{n}"', ()), (f"d{n} . 'x y'", ("x y",))][style]
            key = [f"k{n}", f"k.{n}", f"d{n}"][style]
            text += f"{draw(gaps)}  {name} = {value((*path, key, *below), 2)}  # {n}\n"
        return text

    text = keys(())
    for n in range(draw(st.integers(0, 3))):
        text += draw(gaps) + f"[[t{n}]]\n" + keys((f"t{n}", 0))
        if draw(st.booleans()):
            text += f"[t{n}.'in it']\n" + keys((f"t{n}", 0, "in it"))
        text += f"[[ t{n} ]] # [[t]]\n" + keys((f"t{n}", 1))
        text += f"[[t{n}.s]]\n" + keys((f"t{n}", 1, "s", 0))
        text += f"[[t{n}.s]]\n" + keys((f"t{n}", 1, "s", 1))
    return text, places


@given(documents())
@draws(40)
def test_everything_in_a_text_is_found_on_its_line(drawn: tuple[str, dict[Path, int]]) -> None:
    text, places = drawn
    tomllib.loads(text)
    found = lines(text)
    rows = text.split("\n")
    for path, number in places.items():
        assert str(number) in rows[found[path] - 1]


def paths(data: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    if isinstance(data, (dict, list)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from paths(value, (*path, key))


@given(decks())
def test_everything_that_a_deck_says_has_a_line(deck: BoardDeck | SessionDeck) -> None:
    source = deck_source(deck)
    assert set(paths(tomllib.loads(source))) == set(lines(source))


# What holds for all decks


def models(model: Any) -> Iterator[type[BaseModel]]:
    if isinstance(model, type) and issubclass(model, BaseModel):
        yield model
        for field in model.model_fields.values():
            yield from models(field.annotation)
    for part in get_args(model):
        yield from models(part)


def test_every_key_has_a_name_and_every_pattern_is_told_in_words() -> None:
    told = {
        key for model in (*models(BoardDeck), *models(SessionDeck)) for key in model.model_fields
    }
    assert told <= set(field_names())
    schema = str([BoardDeck.model_json_schema(), SessionDeck.model_json_schema()])
    assert {eval(found) for found in re.findall(r"'pattern': ('[^']*')", schema)} <= set(patterns())


@pytest.mark.parametrize("deck", shipped_decks())
def test_shipped_boards_are_read(deck: str) -> None:
    assert parse_deck(shipped_source(deck), deck).id == deck


@pytest.mark.parametrize("deck", shipped_sessions())
def test_shipped_sessions_are_read(deck: str) -> None:
    assert parse_session(session_source(deck), deck).id == deck


def test_a_deck_without_mistakes_needs_no_help_with_them() -> None:
    code = (
        "import sys, facilitator.decks.writing, facilitator.decks as d;"
        "d.parse_deck(d.shipped_source('theory_of_change')); print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"difflib", "tomlkit", "facilitator.decks.mistakes"} & set(loaded)
