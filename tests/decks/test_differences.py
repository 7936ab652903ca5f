"""A newer version of a deck says what it changes, and leaves alone what was edited."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from facilitator.decks import SessionDeck
from facilitator.decks.bundle import DeckBundle, bundle_for
from facilitator.decks.differences import differences, updated
from facilitator.decks.writing import deck_source
from tests.decks.drawn import MINUTES, TEXTS, TITLES

DAY = """\
# Our day
id = "day"
version = 1
title = "Day"

[[activities]]
kind = "talk"
title = "Welcome"
minutes = 10
prompt = "Who is here?"

# the long one
[[activities]]
deck = "theory_of_change"
notes = "Mind the step."  # it is high
materials = ["pens", "paper"]
steps = [
    { step = "vision", minutes = 30 },  # never less
    { step = "now", minutes = 25, least = 10 },
]

# tea
[[activities]]
kind = "break"
title = "Tea"
minutes = 15
"""


def deck(*changes: tuple[str, str], **parts: Any) -> DeckBundle:
    source = DAY
    for old, new in changes:
        assert old in source
        source = source.replace(old, new, 1)
    return DeckBundle(source, **parts)


def said(*changes: tuple[str, str]) -> list[str]:
    return [str(each) for each in differences(deck(), deck(*changes))]


# What changed


def test_two_equal_decks_have_no_differences() -> None:
    assert said() == []
    assert said(("# tea", "# coffee"), ("minutes = 10", "minutes   = 10")) == []


def test_a_change_is_told_with_what_it_was() -> None:
    assert said(("minutes = 10", "minutes = 15"), ("Who is here?", "Who came?")) == [
        "Activity “Welcome”: The minutes changed from 10 to 15.",
        "Activity “Welcome”: The prompt changed from “Who is here?” to “Who came?”.",
    ]


def test_a_step_is_told_by_its_title_on_the_board() -> None:
    assert said(("minutes = 30", "minutes = 20, can_go = true"), (", least = 10", "")) == [
        "Activity “Theory of change”, step “Vision”: The minutes changed from 30 to 20.",
        "Activity “Theory of change”, step “Vision”: Whether it can be left out: now yes.",
        "Activity “Theory of change”, step “Strengths and barriers”: "
        "The fewest minutes: no longer 10.",
    ]


def test_activities_that_come_go_and_move_are_told() -> None:
    tea = DAY[DAY.index("# tea") :]
    welcome = DAY[DAY.index("[[act") : DAY.index("# the long")]
    assert said((tea, "")) == ["Activity “Tea” is gone."]
    assert said((tea, tea + tea.replace("Tea", "Cake"))) == ["Activity “Cake” is new, in place 4."]
    assert said((welcome, welcome.replace("Welcome", "Good morning"))) == [
        "Activity “Good morning”: The title changed from “Welcome” to “Good morning”."
    ]
    assert said((tea, ""), (welcome, tea + welcome)) == [
        "Activity “Tea” moved from place 3 to place 1."
    ]


def test_lists_tell_what_they_gain_and_lose() -> None:
    notes = "Activity “Theory of change”: The list of materials "
    assert said(('"pens", "paper"', '"paper", "tape"')) == [
        f"{notes}gains “tape” and loses “pens”."
    ]
    assert said(('"pens", "paper"', '"paper", "pens"')) == [f"{notes}is in another order."]


def test_boards_and_pictures_are_compared_as_well() -> None:
    board = bundle_for("theory_of_change").board_source("theory_of_change")
    changed = board.replace('title = "Vision"', 'title = "Picture"', 1).replace(
        '"sky"', '"rose"', 1
    )
    old = deck(boards={"theory_of_change": board}, pictures={"a.png": b"1", "b.png": b"1"})
    new = deck(boards={"theory_of_change": changed}, pictures={"b.png": b"2", "c.png": b"2"})
    assert [str(each) for each in differences(old, new)] == [
        "Board “Theory of change”, zone “Where are we now?”: "
        "The colour changed from “sky” to “rose”.",
        "Board “Theory of change”, step “Picture”: The title changed from “Vision” to “Picture”.",
        "The picture “a.png” is gone.",
        "The picture “b.png” is another one.",
        "The picture “c.png” is new.",
    ]
    assert "The board “Theory of change” is new." in map(str, differences(deck(), old))


# What is taken


def test_what_only_the_newer_version_changed_is_taken() -> None:
    mine = deck(("Mind the step.", "Mind the dog."))
    theirs = deck(("version = 1", "version = 2"), ("minutes = 10", "minutes = 20"))
    new, kept = updated(deck(), mine, theirs)
    assert kept == []
    assert (
        new.session_source
        == deck(
            ("version = 1", "version = 2"),
            ("minutes = 10", "minutes = 20"),
            ("Mind the step.", "Mind the dog."),
        ).session_source
    )


def test_what_both_changed_stays_as_one_had_it() -> None:
    mine = deck(("Mind the step.", "Mind the dog."), ("minutes = 30", "minutes = 35"))
    theirs = deck(("Mind the step.", "Mind the cat."), ("minutes = 30", "minutes = 20"))
    new, kept = updated(deck(), mine, theirs)
    assert new.session_source == mine.session_source
    assert kept == [
        "Activity “Theory of change”: The facilitator's notes: “Mind the cat.” in the newer"
        " version; yours stays: “Mind the dog.”.",
        "Activity “Theory of change”, step “Vision”: The minutes: 20 in the newer version;"
        " yours stays: 35.",
    ]


def test_additions_and_moves_of_both_come_together() -> None:
    tea = DAY[DAY.index("# tea") :]
    welcome = DAY[DAY.index("[[act") : DAY.index("# the long")]
    mine = deck((tea, ""), (welcome, tea + "\n" + welcome))
    theirs = deck((tea, tea + "\n" + tea.replace("Tea", "Cake").replace("# tea", "# cake")))
    new, kept = updated(deck(), mine, theirs)
    assert kept == []
    titles = [activity.title or activity.deck for activity in new.session.activities]
    assert sorted(titles) == ["Cake", "Tea", "Welcome", "theory_of_change"]
    assert titles[titles.index("Tea") + 1 :][:1] != ["theory_of_change"]
    assert "# the long one\n[[activities]]" in new.session_source


def test_what_one_took_out_stays_out_and_what_one_edited_stays_in() -> None:
    tea = DAY[DAY.index("# tea") :]
    longer = (tea, tea.replace("15", "20"))
    new, kept = updated(deck(), deck((tea, "")), deck(longer))
    assert len(new.session.activities) == 2
    assert kept == ["The newer version changes activity “Tea”; you took it out, and it stays out."]
    new, kept = updated(deck(), deck(longer), deck((tea, "")))
    assert new.session.activities[2].minutes == 20
    assert kept == ["The newer version no longer has activity “Tea”; you changed it, and it stays."]
    new, kept = updated(deck(), deck(), deck((tea, "")))
    assert (len(new.session.activities), kept) == (2, [])


def test_a_version_that_does_not_fit_changes_nothing() -> None:
    board = bundle_for("stories").board_source("stories")
    ours = board.replace('id = "stories"', 'id = "ours"')
    use = ("theory_of_change", "ours"), ('"vision"', '"remember"'), ('"now"', '"tell"')
    fewer = ours.replace('key = "remember"', 'key = "recall"').replace(
        'step = "remember"', 'step = "recall"'
    )
    base = deck(*use, boards={"ours": ours})
    mine = deck(*use, ("minutes = 30", "minutes = 31"), boards={"ours": ours})
    theirs = deck(*use, ('"remember"', '"recall"'), boards={"ours": fewer})
    new, kept = updated(base, mine, theirs)
    assert new == mine
    assert len(kept) == 1
    assert kept[0].startswith("The newer version does not fit what you edited; yours stays")


def test_a_picture_that_is_still_named_stays() -> None:
    board = bundle_for("stories").board_source("stories").replace('"stories"', '"ours"', 1)
    shown = board.replace('key = "remember"\n', 'key = "remember"\npicture = "a.png"\n')
    picture = b"\x89PNG\r\n\x1a\n"
    use = ("theory_of_change", "ours"), ('"vision"', '"remember"'), ('"now"', '"tell"')
    base = deck(*use, boards={"ours": shown}, pictures={"a.png": picture})
    mine = deck(*use, boards={"ours": shown.replace("#", "# mine:", 1)}, pictures=base.pictures)
    theirs = deck(*use, boards={"ours": board})
    new, _kept = updated(base, mine, theirs)
    assert set(new.pictures) >= {step.picture for step in new.board("ours").steps} - {""}


# For any three versions


@st.composite
def versions(draw: st.DrawFn) -> tuple[DeckBundle, DeckBundle, DeckBundle]:
    titles = draw(st.lists(TITLES, min_size=1, max_size=5, unique=True))
    base = [
        {"kind": "talk", "title": title, "minutes": draw(MINUTES), "prompt": draw(TEXTS)}
        for title in titles
    ]

    def edited() -> list[dict[str, Any]]:
        parts = [dict(part) for part in base if draw(st.integers(0, 5))] or [dict(base[0])]
        for part in parts:
            if draw(st.booleans()):
                part["minutes"] = draw(MINUTES)
            if draw(st.booleans()):
                part["prompt"] = draw(TEXTS)
        if draw(st.booleans()):
            parts = draw(st.permutations(parts))
        if draw(st.booleans()):
            parts.append({"kind": "break", "title": draw(TITLES), "minutes": draw(MINUTES)})
        return parts

    def bundle(parts: list[dict[str, Any]]) -> DeckBundle:
        said = {"id": "day", "version": 1, "title": "Day", "activities": parts}
        return DeckBundle(deck_source(SessionDeck.model_validate(said)))

    return bundle(base), bundle(edited()), bundle(edited())


@given(versions())
def test_without_edits_the_newer_version_is_taken_whole(
    three: tuple[DeckBundle, DeckBundle, DeckBundle],
) -> None:
    base, mine, theirs = three
    assert updated(base, base, theirs) == (theirs, [])
    assert updated(base, mine, base) == (mine, [])
    assert updated(base, mine, mine) == (mine, [])


@given(versions())
def test_no_edit_of_ones_own_is_lost(three: tuple[DeckBundle, DeckBundle, DeckBundle]) -> None:
    base, mine, theirs = three
    new, _kept = updated(base, mine, theirs)
    was = {each.title: each for each in base.session.activities}
    have = [each.title for each in new.session.activities]
    for part in mine.session.activities:
        old = was.get(part.title)
        if old is None or part != old:
            assert part.title in have
            others = [each for each in new.session.activities if each.title == part.title]
            for key in ("minutes", "prompt"):
                if old is None or getattr(old, key) != getattr(part, key):
                    assert getattr(part, key) in [getattr(each, key) for each in others]


@given(versions())
def test_differences_are_told_of_any_two_that_differ(
    three: tuple[DeckBundle, DeckBundle, DeckBundle],
) -> None:
    _base, one, other = three
    assert bool(differences(one, other)) == (one.session != other.session)
    assert differences(one, one) == []
