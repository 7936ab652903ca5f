"""A deck is written so that people can read it, and rewritten without losing their comments."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.decks import (
    BoardDeck,
    SessionDeck,
    parse_deck,
    parse_session,
    shipped_decks,
    shipped_source,
)
from facilitator.decks.writing import deck_source, rewritten
from tests.decks.drawn import ALSO, AXES, TEXTS, TIMED, boards, decks, sessions, some

Deck = BoardDeck | SessionDeck


def read(source: str, like: Deck) -> Deck:
    return parse_deck(source) if isinstance(like, BoardDeck) else parse_session(source)


@given(decks())
def test_what_is_written_is_read_again(deck: Deck) -> None:
    assert read(deck_source(deck), deck) == deck


@given(decks())
def test_what_says_the_same_is_not_touched(deck: Deck) -> None:
    source = "# mine\n\n" + commented(deck_source(deck)) + "\n\n# the end"
    assert rewritten(source, deck) == source


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
    """Return a deck's text with comments above what stands outside a text, and beside it."""
    rows, in_text, number = [], False, 0
    for row in source.split("\n"):
        opens = re.sub(r"\\.", "", row).count('"""') % 2 == 1
        if not in_text and row.strip() and not row.startswith("]"):
            number += 1
            rows += [f"# above {number}", row if opens else f"{row}  # beside {number}"]
        else:
            rows.append(row)
        in_text = in_text != opens
    return "\n".join(rows)


@given(changes())
def test_a_rewritten_deck_says_what_it_should(pair: tuple[Deck, Deck]) -> None:
    old, new = pair
    source = commented(deck_source(old))
    assert read(source, old) == old
    assert read(rewritten(source, new), new) == new


@given(changes())
def test_what_did_not_change_keeps_its_comments_and_spacing(pair: tuple[Deck, Deck]) -> None:
    old, new = pair
    before = commented(deck_source(old))
    after = rewritten(before, new)
    was, now = old.model_dump(exclude_defaults=True), new.model_dump(exclude_defaults=True)
    for key, place, text in blocks(before):
        said = was[key] if place is None else was[key][place]
        if place is None:
            stays = now.get(key) == said
        else:  # of twins of which one goes, either may stay
            stays = now.get(key, []).count(said) >= was[key].count(said)
        if stays:
            assert text.strip() in after


def blocks(source: str) -> Iterator[tuple[str, int | None, str]]:
    """Yield the text of each first key, or of each table in its list, with its comments."""
    parts = re.split(r"(?m)^(?=# above \d+\n(?:\[|[a-z_]+ = ))", source)
    counts: Counter[str] = Counter()
    header = text = ""
    for part in parts:
        opens = re.match(r"# above \d+\n(\[*)([a-z_]+)", part)
        if opens and not opens[1] and not header:
            yield opens[2], None, part
        if opens and opens[1]:
            if header:
                yield header, None if header == "axis" else counts[header] - 1, text
            header, text = opens[2], part
            counts[header] += 1
        elif header:
            text += part
    if header:
        yield header, None if header == "axis" else counts[header] - 1, text


BOARD = """\
# A board of ours.
id = "ours"
version = 1
exercise = "board"
title = "Ours"   # for now
axis.title = "Years"  # that count
axis.first = 1990
axis.last = 2000

# ---- zones ----

# to the left
[[zones]]
key = "left"
title = "Left"
one = "note"
prefix = "L"
tint = "lemon"
prompt = \"\"\"
What is
there?\"\"\"

# to the right
[[zones]] # second
key = "right"
title = "Right"
one = "note"
prefix = "R"
tint = "sky"
prompt = "And now?"
[[zones.kinds]]
key = "up"  # going up
title = "Up"
mark = "▲"
[[zones.kinds]]
key = "down"  # going down
title = "Down"
mark = "▼"

[[steps]]
key = "look"
title = "Look"
prompt = "What do you see?"
do = "Wait."
tip = ""
[steps.also]
cy = "Beth?"  # Welsh
ur = "?"

[[steps]]
key = "talk"
title = "Talk"
prompt = "And?"
do = "Listen."

[[plans]]
key = "short"
title = "Short"
steps = [ # in order
    { step = "look", minutes = 5 }  # first
    # when all have looked
  , { step = "talk", minutes = 6, can_go = false }
    # that is all
]
# the end
"""


def changed(**values: Any) -> str:
    deck = BoardDeck.model_validate({**parse_deck(BOARD).model_dump(), **values})
    text = rewritten(BOARD, deck)
    assert parse_deck(text) == deck
    return text


def dumped() -> dict[str, Any]:
    return parse_deck(BOARD).model_dump()


def test_only_the_line_of_a_change_is_another() -> None:
    assert changed(title="Yours") == BOARD.replace('"Ours"', '"Yours"')
    assert changed(summary="S") == BOARD.replace("last = 2000\n", 'last = 2000\nsummary = "S"\n')
    axis = dumped()["axis"]
    assert changed(axis={**axis, "step": 5}).replace("axis.step = 5\n", "") == BOARD
    plan = dumped()["plans"][0]
    plan["steps"][0]["minutes"] = 9
    assert changed(plans=[plan]) == BOARD.replace("minutes = 5 }", "minutes = 9 }")


def test_a_comment_moves_with_what_it_is_about() -> None:
    text = changed(zones=dumped()["zones"][::-1])
    assert text.index("# ---- zones") < text.index("# to the right") < text.index("# to the left")
    assert "# to the right\n[[zones]] # second\nkey" in text
    steps = dumped()["plans"][0]["steps"][::-1]
    text = changed(plans=[{**dumped()["plans"][0], "steps": steps}])
    assert (
        "steps = [ # in order\n"
        "    # when all have looked\n"
        '    { step = "talk", minutes = 6, can_go = false },\n'
        '    { step = "look", minutes = 5 }, # first\n'
        "    # that is all\n]" in text
    )


def test_tables_under_headers_of_their_own_are_rewritten_there() -> None:
    zones = dumped()["zones"]
    zones[1]["kinds"] = [{"key": "new", "title": "New", "mark": "●"}, zones[1]["kinds"][1]]
    text = changed(zones=zones)
    assert "# going up" not in text
    assert "# going down" in text
    assert '[[zones.kinds]]\nkey = "new"\n' in text
    steps = dumped()["steps"]
    steps[0]["also"]["cy"] = "Beth welwch chi?"
    assert changed(steps=steps) == BOARD.replace("Beth?", "Beth welwch chi?")


def test_a_new_list_comes_below_those_that_are_there() -> None:
    link = {"key": "leads_to", "title": "to", "reads": "{source} {target}"}
    text = changed(link_kinds=[link])
    assert text == BOARD.replace(
        "# the end",
        '\n[[link_kinds]]\nkey = "leads_to"\ntitle = "to"\nreads = "{source} {target}"\n# the end',
    )


def test_what_is_taken_out_takes_its_own_comments_only() -> None:
    board = dumped()
    text = changed(
        zones=board["zones"][1:],
        plans=[{**board["plans"][0], "steps": board["plans"][0]["steps"][:1]}],
    )
    kept = ["# A board of", "# ---- zones", "# to the right", "# going down", "# Welsh", "# first"]
    assert [each for each in kept if each not in text] == []
    assert "# to the left" not in text
    assert "# when all have looked" not in text


DOTTED = (
    BOARD.replace(
        '[steps.also]\ncy = "Beth?"  # Welsh\nur = "?"\n',
        'also.cy = "Beth?"  # Welsh\nalso.ur = "?"\n',
    )
    .replace('axis.title = "Years"', "axis = { title = 'Years', first = 1990, last = 2000 }")
    .replace("axis.first = 1990\naxis.last = 2000\n", "")
)
HEADED = re.sub(
    r"(?s)steps = \[ # in order.*\n\]",
    '[[plans.steps]] # in order\nstep = "look"\nminutes = 5\n\n'
    '# then\n[[plans.steps]]\nstep = "talk"\nminutes = 6',
    BOARD,
)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, BoardDeck]:
    """A text in one of several styles, and what it should say."""
    source = draw(st.sampled_from([BOARD, DOTTED, HEADED]))
    data = parse_deck(source).model_dump()
    data["axis"] = draw(st.just(data["axis"]) | st.none() | AXES)
    data["zones"] = draw(st.permutations(data["zones"]))[draw(st.integers(0, 1)) :]
    data["steps"] = [
        {**step, **draw(some(title=TEXTS, tip=TEXTS, also=ALSO))}
        for step in draw(st.permutations(data["steps"]))
    ]
    timed = draw(st.permutations(data["plans"][0]["steps"]))[draw(st.integers(0, 1)) :]
    timed[0] = {**timed[0], **draw(some(**TIMED))}
    data["plans"][0]["steps"] = timed
    data["plans"] += draw(st.sampled_from([[], [{**data["plans"][0], "key": "other"}]]))
    return source, BoardDeck.model_validate(data)


@given(edits())
def test_a_text_in_any_style_is_edited_where_it_stands(edit: tuple[str, BoardDeck]) -> None:
    source, deck = edit
    text = rewritten(source, deck)
    assert parse_deck(text) == deck
    assert text.startswith("# A board of ours.\n")
    assert text.endswith("# the end\n")
    assert "# ---- zones ----" in text


def test_line_endings_stay_as_they_were() -> None:
    source = "\ufeff" + BOARD.replace("\n", "\r\n")
    deck = parse_deck(BOARD).model_copy(update={"title": "Yours"})
    assert rewritten(source, deck) == source.replace('"Ours"', '"Yours"')


@pytest.mark.parametrize("key", shipped_decks())
def test_shipped_decks_survive_an_edit_and_its_undoing(key: str) -> None:
    source = shipped_source(key)
    deck = parse_deck(source)
    longer = deck.model_copy(update={"title": "Another", "steps": deck.steps[::-1]})
    edited = rewritten(source, longer)
    assert parse_deck(edited) == longer
    assert rewritten(edited, deck) == source


def test_a_deck_is_written_as_people_write_it() -> None:
    session = SessionDeck.model_validate(
        {
            "id": "day",
            "version": 1,
            "title": "Day",
            "activities": [
                {
                    "deck": "ours",
                    "notes": 'One.\nTwo “quoted” "words".',
                    "steps": [{"step": "look", "minutes": 5, "can_go": True, "instead": "Go."}],
                }
            ],
        }
    )
    assert deck_source(session) == (
        'id = "day"\nversion = 1\ntitle = "Day"\n\n'
        '[[activities]]\nnotes = """\nOne.\nTwo “quoted” "words"."""\ndeck = "ours"\n'
        "steps = [\n"
        '    { minutes = 5, can_go = true, instead = "Go.", step = "look" },\n'
        "]\n"
    ).replace(
        'minutes = 5, can_go = true, instead = "Go.", step = "look"',
        'step = "look", minutes = 5, can_go = true, instead = "Go."',
    )


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n", "\n# the last word"])
def test_the_end_of_a_text_stays_as_it_was(end: str) -> None:
    source = BOARD.rstrip("\n") + end
    deck = parse_deck(BOARD).model_copy(update={"title": "Yours"})
    assert rewritten(source, deck) == source.replace('"Ours"', '"Yours"')


def test_what_is_written_although_it_is_as_always_stays() -> None:
    source = BOARD.replace('tip = ""\n', 'tip = ""\nrole = ""\nalso = {}\n').replace(
        '[steps.also]\ncy = "Beth?"  # Welsh\nur = "?"\n', ""
    )
    deck = parse_deck(source)
    step = deck.steps[0].model_copy(update={"title": "See"})
    changed = deck.model_copy(update={"steps": [step, deck.steps[1]]})
    assert rewritten(source, changed) == source.replace('title = "Look"', 'title = "See"')
