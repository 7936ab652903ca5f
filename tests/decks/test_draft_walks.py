"""Whatever a coach does to a deck, in whatever order, it can be written, read and run."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from facilitator.decks import SessionActivity, shipped_decks
from facilitator.decks.bundle import bundle_for, read_deck_file, write_deck_file
from facilitator.decks.draft import (
    Draft,
    add_line,
    add_step,
    change_line,
    change_step,
    draft_of,
    duplicate_line,
    missing_steps,
    moment,
    move_line,
    move_step,
    new_draft,
    remove_line,
    remove_step,
    with_head,
)
from facilitator.decks.outlook import doubts, slots
from facilitator.decks.own_board import (
    add_board_step,
    add_zone,
    change_board_step,
    change_zone,
    move_zone,
    new_board,
    own_copy,
    remove_board_step,
    remove_zone,
    with_check,
    with_tags,
)
from facilitator.decks.parts import DeckError
from tests.chance import draws

Act = Callable[[Draft, int, int, str], Draft]
WORDS = st.sampled_from(
    ["", "Tea", "“Été”", 'a "quoted" \\ line', "two\nlines", "ع", "A", "ZZ", "#"]
)
CLOCKS = ["", "09:00", "12:30", "23:59"]


def _own(change: Callable[[Draft, str], Draft]) -> Act:
    """Return what changes the board of a line, if that is the deck's own."""

    def act(draft: Draft, at: int, _number: int, _text: str) -> Draft:
        key = draft.session.activities[at].deck
        return change(draft, key) if key in draft.boards else draft

    return act


def _of(draft: Draft, key: str, part: str, number: int) -> int:
    return number % len(getattr(draft.board(key), part))


def _zone(draft: Draft, at: int, number: int, text: str) -> Draft:
    key = draft.session.activities[at].deck
    if key not in draft.boards:
        return draft
    zone = _of(draft, key, "zones", number)
    return change_zone(draft, key, zone, title=text, prefix=text, prompt=text)


def _board_step(draft: Draft, at: int, number: int, text: str) -> Draft:
    key = draft.session.activities[at].deck
    if key not in draft.boards:
        return draft
    return change_board_step(draft, key, _of(draft, key, "steps", number), title=text, do=text)


def _add_step(draft: Draft, at: int, _number: int, _text: str) -> Draft:
    missing = missing_steps(draft, at)
    return add_step(draft, at, missing[0]) if missing else draft


ACTS: list[Act] = [
    lambda d, at, n, _t: add_line(d, at, moment(("talk", "break", "buffer", "closing")[n % 4])),
    lambda d, at, n, _t: add_line(
        d, at, SessionActivity(deck=shipped_decks()[n % len(shipped_decks())])
    ),
    lambda d, at, _n, _t: new_board(d, at),
    lambda d, at, _n, _t: own_copy(d, at) if d.session.activities[at].deck else d,
    lambda d, at, _n, _t: remove_line(d, at),
    lambda d, at, _n, _t: duplicate_line(d, at),
    lambda d, at, n, _t: move_line(d, at, n % len(d.session.activities)),
    lambda d, at, n, t: change_line(d, at, title=t, notes=t, starts=CLOCKS[n % 4]),
    lambda d, at, n, t: change_line(d, at, materials=[t] * n),
    lambda d, at, n, t: change_step(d, at, n % len(d.steps(at)), minutes=n, prompt=t, can_go=True),
    lambda d, at, n, _t: remove_step(d, at, n % len(d.steps(at))),
    lambda d, at, n, _t: move_step(d, at, n % len(d.steps(at)), 0),
    _add_step,
    _zone,
    _board_step,
    _own(add_zone),
    _own(lambda d, key: remove_zone(d, key, 0)),
    _own(lambda d, key: move_zone(d, key, len(d.board(key).zones) - 1, 0)),
    _own(lambda d, key: with_tags(d, key, ["Old", "Young"])),
    _own(lambda d, key: with_check(d, key, "empty_zone", on=True)),
    _own(add_board_step),
    _own(lambda d, key: remove_board_step(d, key, 0)),
    lambda d, _at, n, t: with_head(d, title=t, summary=t, starts=CLOCKS[n % 4]),
]
STARTS = [new_draft, lambda: draft_of(bundle_for("community_of_practice_2_horizon_scan"))]


@draws(12)
@given(
    begin=st.sampled_from(STARTS),
    walk=st.lists(
        st.tuples(st.sampled_from(ACTS), st.integers(0, 20), st.integers(0, 9), WORDS),
        max_size=25,
    ),
)
def test_any_walk_ends_in_a_deck(
    begin: Callable[[], Draft], walk: list[tuple[Act, int, int, str]]
) -> None:
    draft = begin()
    for act, at, number, text in walk:
        before = draft.bundle()
        with suppress(DeckError):
            changed = act(draft, at % len(draft.session.activities), number, text)
            assert draft.bundle() == before, "a draft never changes"
            draft = changed
        times = slots(draft)
        assert len(times) == len(draft.session.activities)
        assert all(slot.minutes > 0 and slot.free >= 0 for slot in times)
        assert all(doubt.says and doubt.line < len(times) for doubt in doubts(draft))
    with TemporaryDirectory() as folder:
        path = Path(folder, "walk.deck")
        write_deck_file(path, draft.bundle())
        again = draft_of(read_deck_file(path))
    assert again.session == draft.session
    assert again.boards == draft.boards
