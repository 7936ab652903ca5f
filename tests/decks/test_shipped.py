"""The decks that come with the app can be run as they are, and say what they promise."""

import re
import tomllib
from collections.abc import Iterator
from io import BytesIO
from itertools import chain, pairwise

import pytest

from decks.messages import extract
from facilitator.decks import (
    BoardDeck,
    SessionActivity,
    SessionDeck,
    SessionStep,
    Step,
    TimedStep,
    parse_deck,
    parse_session,
    session_source,
    shipped_decks,
    shipped_sessions,
    shipped_source,
)

BOARDS = shipped_decks()
SESSIONS = shipped_sessions()
MINUTES = {
    "four_quadrants": 60,
    "horizon_scan": 45,
    "keep_amplify_discard_create": 60,
    "look_fors": 75,
    "power_shifting": 45,
    "preferred_futures": 75,
    "stories": 45,
    "ten_years_on": 45,
    "theory_of_change": 180,
    "timeline_roots_feelings": 90,
}
WITH_NOTES = [key for key in BOARDS if parse_deck(shipped_source(key)).zones]
COMMUNITY_OF_PRACTICE = [key for key in SESSIONS if key.startswith("community_of_practice")]
SENTENCES = (
    "about",
    "do",
    "instead",
    "notes",
    "on_paper",
    "picture_says",
    "prompt",
    "text",
    "tip",
)
PHRASES = ("title", "summary", "one", "reads", "materials", "short", "status")
NEVER_SQUEEZED = ("quiet", "break", "closing")
Run = tuple[Step, SessionStep | TimedStep]


def board(key: str) -> BoardDeck:
    return parse_deck(shipped_source(key))


def session(key: str) -> SessionDeck:
    return parse_session(session_source(key))


def deck_of(activity: SessionActivity) -> BoardDeck:
    return board(activity.deck) if activity.deck else activity.as_board()


def run(activity: SessionActivity) -> list[Run]:
    """What an activity does in the session, step by step."""
    deck = deck_of(activity)
    return [(deck.step(timed.step), timed) for timed in activity.steps_on(deck)]


def whole_run(deck: SessionDeck) -> list[Run]:
    return list(chain.from_iterable(run(activity) for activity in deck.activities))


def planned(deck: BoardDeck) -> list[Run]:
    return [(deck.step(timed.step), timed) for plan in deck.plans for timed in plan.steps]


def every_run() -> Iterator[tuple[str, Step, SessionStep | TimedStep]]:
    for key in BOARDS:
        yield from ((key, step, timed) for step, timed in planned(board(key)))
    for key in SESSIONS:
        yield from ((key, step, timed) for step, timed in whole_run(session(key)))


def said(part: object, keys: tuple[str, ...], key: str = "") -> Iterator[str]:
    """Every text under one of these keys."""
    if isinstance(part, str) and key in keys:
        yield part
    elif isinstance(part, list):
        for each in part:
            yield from said(each, keys, key)
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from said(value, keys, name)


def sources() -> list[str]:
    return [shipped_source(key) for key in BOARDS] + [session_source(key) for key in SESSIONS]


# Boards


def test_the_boards_are_all_there() -> None:
    assert set(MINUTES) <= set(BOARDS)


@pytest.mark.parametrize("key", BOARDS)
def test_a_board_is_called_what_its_file_is_called(key: str) -> None:
    deck = board(key)
    assert deck.id == key
    assert deck.summary
    assert deck.authors
    assert deck.sources


@pytest.mark.parametrize(("key", "minutes"), MINUTES.items())
def test_a_board_takes_its_time(key: str, minutes: int) -> None:
    assert board(key).plans[0].minutes == minutes


@pytest.mark.parametrize("key", WITH_NOTES)
def test_the_steps_of_a_board_lead_into_its_zones(key: str) -> None:
    deck = board(key)
    zones = {zone.key for zone in deck.zones}
    assert {step.zone for step, _ in planned(deck) if step.zone} == zones
    for plan in deck.plans:
        assert any(deck.step(timed.step).zone for timed in plan.steps)


@pytest.mark.parametrize("key", BOARDS)
def test_no_step_of_a_board_is_written_for_nothing(key: str) -> None:
    deck = board(key)
    assert {step.key for step, _ in planned(deck)} == {step.key for step in deck.steps}


@pytest.mark.parametrize("key", BOARDS)
def test_every_step_can_be_carried_on_with_paper(key: str) -> None:
    assert [step.key for step in board(key).steps if not step.on_paper] == []


@pytest.mark.parametrize("key", BOARDS)
def test_neighbouring_zones_differ_in_tint(key: str) -> None:
    tints = [zone.tint for zone in board(key).zones]
    assert all(left != right for left, right in pairwise(tints))


@pytest.mark.parametrize("key", WITH_NOTES)
def test_a_link_reads_as_a_sentence_about_both_notes(key: str) -> None:
    deck = board(key)
    assert deck.link_kinds
    zones = {zone.key for zone in deck.zones}
    for kind in deck.link_kinds:
        read = kind.reads.format(source="S1", target="T1")
        assert "S1" in read
        assert "T1" in read
        assert set(kind.default_from) <= zones


@pytest.mark.parametrize("key", ["four_quadrants", "preferred_futures"])
def test_a_missing_quadrant_is_asked_about(key: str) -> None:
    quadrants = {tag.key for tag in board("keep_amplify_discard_create").tags}
    assert quadrants <= {zone.key for zone in board(key).zones}
    assert "empty_zone" in board(key).checks


def test_the_timeline_has_periods_that_can_be_silent() -> None:
    deck = board("timeline_roots_feelings")
    assert deck.axis is not None
    assert len(deck.axis.periods) > 1
    assert "silent_period" in deck.checks


# Sessions


@pytest.mark.parametrize("key", SESSIONS)
def test_a_session_is_called_what_its_file_is_called(key: str) -> None:
    deck = session(key)
    assert deck.id == key
    assert deck.authors
    assert deck.sources
    assert 0 < len(deck.summary) <= 45


@pytest.mark.parametrize("key", SESSIONS)
def test_a_session_is_exactly_as_long_as_its_name_says(key: str) -> None:
    ending = re.search(r"_(\d+)$", key)
    length = int(ending[1]) if ending else 120
    assert ending or key in COMMUNITY_OF_PRACTICE
    assert sum(timed.minutes for _, timed in whole_run(session(key))) == length


@pytest.mark.parametrize("key", SESSIONS)
def test_every_board_of_a_session_and_every_step_is_there(key: str) -> None:
    for activity in session(key).activities:
        assert not activity.deck or activity.deck in BOARDS
        plans = {plan.key for plan in deck_of(activity).plans}
        assert not activity.plan or activity.plan in plans
        assert run(activity)


@pytest.mark.parametrize("key", SESSIONS)
def test_a_late_session_has_something_to_give(key: str) -> None:
    steps = whole_run(session(key))
    assert any(timed.least for _, timed in steps)
    assert any(timed.can_go for _, timed in steps)


@pytest.mark.parametrize("key", SESSIONS)
def test_a_session_can_begin_late_by_a_fifth_and_still_end_properly(key: str) -> None:
    steps = [timed for _, timed in whole_run(session(key))]
    gives = [t.minutes if t.can_go else t.minutes - (t.least or t.minutes) for t in steps]
    assert sum(gives) >= sum(timed.minutes for timed in steps) / 5


@pytest.mark.parametrize("key", SESSIONS)
def test_a_session_ends_with_promises_that_stay(key: str) -> None:
    step, timed = whole_run(session(key))[-1]
    assert step.role == "closing"
    assert timed.least is None
    assert not timed.can_go
    assert "Print" in step.do


@pytest.mark.parametrize("key", SESSIONS)
def test_the_facilitator_is_told_what_to_bring_and_what_to_look_out_for(key: str) -> None:
    activities = session(key).activities
    assert all(activity.materials for activity in activities)
    assert all(activity.notes for activity in activities if activity.kind != "break")


@pytest.mark.parametrize("key", COMMUNITY_OF_PRACTICE)
def test_a_community_of_practice_agrees_works_rests_and_promises(key: str) -> None:
    kinds = [activity.kind for activity in session(key).activities]
    assert kinds == ["talk", "talk", "activity", "break", "activity", "closing"]


# Running late


def test_what_is_never_squeezed_offers_nothing() -> None:
    offers = [
        (key, step.key)
        for key, step, timed in every_run()
        if step.role in NEVER_SQUEEZED and (timed.least or timed.can_go)
    ]
    assert offers == []


def test_what_shrinks_gets_shorter() -> None:
    wrong = [
        (key, step.key)
        for key, step, timed in every_run()
        if timed.least is not None and timed.least >= timed.minutes
    ]
    assert wrong == []


def test_what_can_go_says_what_to_do_instead() -> None:
    wrong = [
        (key, step.key) for key, step, timed in every_run() if timed.can_go != bool(timed.instead)
    ]
    assert wrong == []


# Words


@pytest.mark.parametrize("source", sources(), ids=BOARDS + SESSIONS)
def test_every_text_ends_as_it_should(source: str) -> None:
    part = tomllib.loads(source)
    for text in said(part, SENTENCES):
        assert text.endswith((".", "?", "!", "…", ".”", "?”", "!”")), text
    for text in said(part, PHRASES):
        assert text.strip() == text
        assert not text.endswith((".", ",", ";", ":")), text


@pytest.mark.parametrize("source", sources(), ids=BOARDS + SESSIONS)
def test_every_text_can_be_translated(source: str) -> None:
    messages = {message for _, _, message, _ in extract(BytesIO(source.encode()), (), (), {})}
    assert messages == set(said(tomllib.loads(source), SENTENCES + PHRASES))


def test_what_an_author_translated_is_not_translated_again() -> None:
    source = b"""
        [[steps]]
        prompt = "What helped?"
        materials = ["Pens", "Paper"]
        [steps.also]
        fr = "Qu'est-ce qui a aid\xc3\xa9 ?"
    """
    messages = [(line, message) for line, _, message, _ in extract(BytesIO(source), (), (), {})]
    assert messages == [(3, "What helped?"), (4, "Pens"), (4, "Paper")]
