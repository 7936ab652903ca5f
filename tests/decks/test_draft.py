"""A deck under the hand of a coach: every change gives another draft, and spoils none."""

from pathlib import Path

import pytest

from facilitator.decks import parse_session, session_source, shipped_sessions
from facilitator.decks.bundle import bundle_for, read_deck_file, write_deck_file
from facilitator.decks.draft import (
    Draft,
    add_line,
    add_step,
    change_line,
    change_step,
    copy_of,
    draft_of,
    duplicate_line,
    missing_steps,
    moment,
    move_line,
    move_step,
    named,
    new_draft,
    remove_line,
    remove_step,
    with_head,
)
from facilitator.decks.outlook import (
    Doubt,
    counts_from_nowhere,
    doubts,
    said_clock,
    slots,
    span,
    total,
)
from facilitator.decks.own_board import (
    add_board_step,
    add_zone,
    change_board,
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

SCAN = "community_of_practice_2_horizon_scan"


def a_day(deck: str = SCAN) -> Draft:
    return draft_of(bundle_for(deck))


def titles(draft: Draft) -> list[str]:
    return [draft.title(at) for at in range(len(draft.session.activities))]


def starts(draft: Draft) -> list[str]:
    return [said_clock(slot.start) for slot in slots(draft)]


def sentences(draft: Draft) -> list[str]:
    return [doubt.says for doubt in doubts(draft)]


@pytest.mark.parametrize("deck", shipped_sessions())
def test_a_deck_that_nobody_changed_is_written_as_it_was(deck: str) -> None:
    assert a_day(deck).bundle().session_source == session_source(deck)


def test_lines_come_go_move_and_are_doubled() -> None:
    day = a_day()
    before = titles(day)
    more = add_line(day, 0, moment("buffer"))
    assert titles(more) == [before[0], "Buffer", *before[1:]]
    assert titles(move_line(more, 1, 3)) == [*before[:3], "Buffer", *before[3:]]
    assert titles(duplicate_line(day, 3)).count("Break") == 2
    assert titles(remove_line(more, 1)) == before
    assert titles(day) == before, "the draft before is as it was"


def test_a_change_keeps_the_comments_of_the_deck() -> None:
    day = with_head(a_day(), title="Ours")
    source = day.bundle().session_source
    assert source.startswith("# Community of practice, second of three")
    assert parse_session(source).title == "Ours"


def test_a_day_without_a_line_or_a_title_is_refused() -> None:
    day = new_draft()
    with pytest.raises(DeckError, match="one line at least"):
        remove_line(remove_line(day, 0), 0)
    with pytest.raises(DeckError, match="title cannot be empty"):
        with_head(day, title="")
    with pytest.raises(DeckError, match="title and minutes"):
        change_line(day, 0, title="")


def test_the_steps_of_a_line_are_its_own_once_they_are_changed() -> None:
    day = a_day()
    assert [step.minutes for step in day.steps(2)] == [15, 5, 15, 10]
    shorter = change_step(day, 2, 0, minutes=12, least=8, prompt="Who was it?")
    assert [step.minutes for step in shorter.steps(2)] == [12, 5, 15, 10]
    assert shorter.steps(2)[0].prompt == "Who was it?"
    without = remove_step(shorter, 2, 1)
    assert missing_steps(without, 2) == ["pick"]
    assert [step.step for step in add_step(without, 2, "pick").steps(2)] == [
        "walk",
        "pick",
        "fit",
        "pin",
    ]
    assert move_step(shorter, 2, 0, 3).steps(2)[3].step == "walk"


def test_the_clock_follows_minutes_and_pins() -> None:
    day = with_head(a_day(), starts="09:00")
    assert starts(day) == ["09:00", "09:08", "09:11", "09:56", "10:06", "10:50"]
    pinned = change_line(day, 3, starts="10:15")
    assert starts(pinned)[3:] == ["10:15", "10:25", "11:09"]
    assert slots(pinned)[3].free == 19
    assert total(slots(pinned)) == 120, "nobody works while everybody waits"
    assert span(slots(pinned)) == 139
    assert doubts(pinned) == []


def test_an_overlap_is_said_and_nothing_moves() -> None:
    day = change_line(with_head(a_day(), starts="09:00"), 3, starts="09:40")
    assert starts(day)[3] == "09:40"
    assert sentences(day) == [
        "“Break” is pinned to 09:40, but what comes before it ends at 09:56: 16 minutes too many."
    ]


def test_a_day_that_is_too_full_is_said() -> None:
    day = with_head(new_draft(), starts="09:00")
    for _time in range(3):
        day = add_line(day, 0, change_line(day, 0, minutes=180).session.activities[0])
    said = " ".join(sentences(day))
    assert "more than two hours without a break" in said
    assert "The day is 9 h 20 min long" in said
    late = with_head(day, starts="20:00")
    assert "The day runs past midnight." in sentences(late)
    odd = change_line(day, 0, least=60)
    assert any("is to shrink to 60 min" in each for each in sentences(odd))


def test_eight_hours_are_enough_and_waiting_counts() -> None:
    day = with_head(new_draft(), starts="09:00")
    full = change_line(change_line(day, 0, minutes=60), 1, starts="16:50", minutes=10)
    assert doubts(full) == [], "eight hours to the minute"
    over = change_line(full, 1, minutes=11)
    assert doubts(over) == [
        Doubt(-1, "The day is 8 h 1 min long. People give their best for eight hours at most.")
    ]
    assert total(slots(over)) == 71


def test_a_day_may_end_at_midnight_and_no_later() -> None:
    day = with_head(new_draft(), starts="23:40")
    assert doubts(day) == []
    assert doubts(change_line(day, 1, minutes=11)) == [Doubt(-1, "The day runs past midnight.")]
    early = with_head(change_line(day, 0, minutes=600), starts="16:00")
    assert [doubt.line for doubt in doubts(early)][-2:] == [-1, -1], "it is too long as well"


def test_a_day_without_a_start_is_counted_from_ten() -> None:
    day = new_draft()
    assert counts_from_nowhere(day)
    assert starts(day) == ["10:00", "10:10"]
    assert not counts_from_nowhere(with_head(day, starts="09:00"))
    pinned = change_line(day, 0, starts="11:00")
    assert starts(pinned) == ["11:00", "11:10"]
    assert not counts_from_nowhere(pinned), "a first line that is pinned says it"
    assert day.bundle().session.starts == "", "nothing is set that nobody set"


def test_every_shipped_day_adds_up() -> None:
    for deck in shipped_sessions():
        assert sentences(a_day(deck)) == [], deck


def test_a_board_of_ones_own_is_built_from_nothing() -> None:
    day = new_board(new_draft(), 0)
    key = day.session.activities[1].deck
    day = change_board(day, key, title="Our street")
    day = change_zone(add_zone(day, key), key, 2, title="Later", prefix="L", tint="rose")
    day = with_tags(day, key, ["Old", "Young"])
    day = with_check(day, key, "empty_zone", on=True)
    board = day.board(key)
    assert [zone.prefix for zone in board.zones] == ["A", "B", "L"]
    assert [tag.title for tag in board.tags] == ["Old", "Young"]
    assert board.checks == ["empty_zone"]
    kept = with_tags(day, key, ["Young", "In between"]).board(key).tags
    assert kept[0] == board.tags[1]
    assert with_check(day, key, "empty_zone", on=False).board(key).checks == []
    with pytest.raises(DeckError, match="share the label prefix L"):
        change_zone(day, key, 0, prefix="L")
    with pytest.raises(DeckError, match="one capital letter"):
        change_zone(day, key, 0, prefix="lower")
    fewer = remove_zone(day, key, 0)
    assert fewer.board(key).step("write").zone is None
    assert [zone.prefix for zone in move_zone(day, key, 2, 0).board(key).zones] == ["L", "A", "B"]


def test_steps_of_an_own_board_come_and_go_with_the_lines_that_run_it() -> None:
    day = new_board(new_draft(), 0)
    key = day.session.activities[1].deck
    more = add_board_step(day, key)
    assert len(more.steps(1)) == 3
    more = change_step(more, 1, 2, minutes=25)
    more = change_board_step(more, key, 2, title="Dots", prompt="Which matters most?")
    assert more.board(key).steps[2].prompt == "Which matters most?"
    fewer = remove_board_step(more, key, 0)
    assert [step.step for step in fewer.steps(1)] == ["share", "new_step"]
    with pytest.raises(DeckError, match="one step at least"):
        remove_board_step(remove_board_step(fewer, key, 0), key, 0)


def test_a_copy_of_a_shipped_board_leaves_the_shipped_one_alone() -> None:
    day = own_copy(a_day(), 2)
    line = day.session.activities[2]
    assert line.deck == "horizon_scan_own"
    changed = change_zone(day, line.deck, 0, title="Picked")
    assert changed.board("horizon_scan").zones[0].title == "Examples we picked"
    assert changed.board(line.deck).zones[0].title == "Picked"
    theory = own_copy(a_day("theory_of_change_180"), 0)
    with pytest.raises(DeckError, match="belong together"):
        add_zone(theory, theory.session.activities[0].deck)


def test_what_was_built_travels_as_a_file(tmp_path: Path) -> None:
    day = named(with_head(new_board(own_copy(a_day(), 2), 3), title="Our day"))
    path = tmp_path / "day.deck"
    write_deck_file(path, day.bundle())
    again = draft_of(read_deck_file(path))
    assert again.session == day.session
    assert again.boards == day.boards


def test_a_new_deck_is_called_after_its_title() -> None:
    assert named(with_head(new_draft(), title="Été à Riverside")).session.id == "ete_a_riverside"
    assert named(with_head(new_draft(), title="2027!")).session.id == "part_2027"
    assert named(a_day()).session.id == SCAN


def test_a_copy_is_another_deck_than_what_it_is_copied_from() -> None:
    scan = copy_of(bundle_for(SCAN))
    assert named(scan).session.id not in shipped_sessions()
    assert named(scan).session.authors == a_day().session.authors
    assert named(scan).session.sources == a_day().session.sources
    called = named(with_head(scan, title="Horizon scan")).session.id
    assert called == "horizon_scan_2", "nor a board that comes with the app"
    assert named(with_head(scan, title="Ours"), {"ours"}).session.id == "ours_2"
