"""A line that somebody types while a pair talks is taken apart, and nothing of it is lost."""

import re
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.exercises.board.entries import checked
from facilitator.exercises.community_map.entries import WEEK, ProvisionEntry
from facilitator.exercises.community_map.said import Said, understood
from facilitator.exercises.community_map.week_words import read_clock

LUNCH = "Lunch club, Tue and Thu 12-14, St Mark's hall, free"


def parts(line: str) -> dict[str, object]:
    """Return what a line says, without what it leaves open."""
    return {name: value for name, value in vars(understood(line)).items() if value}


def test_a_line_as_pairs_tell_it() -> None:
    assert parts(LUNCH) == {
        "what": "Lunch club",
        "days": ["tue", "thu"],
        "starts": "12:00",
        "ends": "14:00",
        "place": "St Mark's hall",
        "cost": "free",
    }


@pytest.mark.parametrize(
    ("line", "days", "starts", "ends"),
    [
        ("Choir Mon 7pm", ["mon"], "19:00", ""),
        ("Choir, Mondays at 7.30pm till 9pm", ["mon"], "19:30", "21:00"),
        ("Cafe, Mon-Fri 9.30-11.30", ["mon", "tue", "wed", "thu", "fri"], "09:30", "11:30"),
        ("Cafe, Fri to Mon, noon to 2", ["mon", "fri", "sat", "sun"], "12:00", "14:00"),
        ("Cafe, weekends, 10am - midday", ["sat", "sun"], "10:00", "12:00"),
        ("Shop, every day 9-5", list(WEEK), "09:00", "17:00"),
        ("Club 11-1pm Tue", ["tue"], "11:00", "13:00"),
        ("Band, Wed 6-8", ["wed"], "18:00", "20:00"),
        ("Soup run, Sat, 22:00 to 2am", ["sat"], "22:00", "02:00"),
        ("Sunday lunch, 12-2, hall", ["sun"], "12:00", "14:00"),
        ("Tues 10am-12: Stay and play", ["tue"], "10:00", "12:00"),
        ("Allotment open, weekdays until 16:00", list(WEEK[:5]), "", "16:00"),
    ],
)
def test_days_and_times_as_people_say_them(
    line: str, days: list[str], starts: str, ends: str
) -> None:
    said = understood(line)
    assert (said.days, said.starts, said.ends) == (days, starts, ends)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Sunday lunch, 12-2, hall", "Sunday lunch"),
        ("Yoga for 5-11 year olds, Sat", "Yoga for 5-11 year olds"),
        ("Bus 12 user group, hall", "Bus 12 user group"),
        ("Tue 10-12 Stay and play, hall", "Stay and play"),
        ("Sun Inn quiz, Thu 20:00", "Sun Inn quiz"),
        ("Free meals, Mon", "Free meals"),
        ("Walk at 10, gate", "Walk"),
    ],
)
def test_what_happens_keeps_its_words(line: str, what: str) -> None:
    assert understood(line).what == what


def test_a_place_may_sound_like_a_day_a_price_or_people() -> None:
    assert understood("Quiz, Thu 20:00, Sun Inn").place == "Sun Inn"
    assert understood("Tea, Mon, Free Church hall").place == "Free Church hall"
    assert understood("Tea, Mon, Women's Institute").place == "Women's Institute"
    assert understood("Tea, at 12 Mill Street").place == "12 Mill Street"


def test_who_how_often_cost_and_who_gets_in() -> None:
    said = understood(
        "The Gleaners: food share, first Friday of the month 7-9pm, £2 with lunch, "
        "women only, step-free, in the way: no bus, helps: people eat together"
    )
    assert (said.group_name, said.what) == ("The Gleaners", "food share")
    assert (said.often, said.days) == ("first Friday of the month", ["fri"])
    assert (said.cost, said.access) == ("£2 with lunch", "women only, step-free")
    assert (said.barrier, said.helps) == ("no bus", "people eat together")
    assert understood("Tea, by the parish, by donation").group_name == "the parish"


def test_a_second_time_is_kept_in_words() -> None:
    said = understood("Bingo, Tue 10-12, Thu 14-16, hall")
    assert (said.days, said.starts, said.ends) == (["tue"], "10:00", "12:00")
    assert said.often == said.second_time == "Thu 14-16"


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("14", "14:00"),
        ("2pm", "14:00"),
        ("2", "14:00"),
        ("08:05", "08:05"),
        ("9.30", "09:30"),
        ("12am", "00:00"),
        ("noon", "12:00"),
        ("24:00", "00:00"),
        ("25", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_time_that_is_typed_alone(typed: str, clock: str) -> None:
    assert read_clock(typed) == clock


# Whatever is typed

NAMES = st.sampled_from(["Lunch club", "Choir", "Men’s shed", "Stay and play", "Repair café"])
PLACES = st.sampled_from(["St Mark’s hall", "library", "Sun Inn", "the green", "Room 4"])
COSTS = st.sampled_from(["free", "£2.50", "by donation", "50p", "pay what you can"])
CLOCKS = st.times(time(8), time(23, 59)).map(lambda each: f"{each:%H:%M}")


@given(NAMES, st.sets(st.sampled_from(WEEK), min_size=1), st.tuples(CLOCKS, CLOCKS), PLACES, COSTS)
def test_a_line_in_order_is_understood(
    what: str, days: set[str], clocks: tuple[str, str], place: str, cost: str
) -> None:
    named = " and ".join(day.title() for day in WEEK if day in days)
    said = understood(f"{what}, {named} {clocks[0]}-{clocks[1]}, {place}, {cost}")
    assert said.days == [day for day in WEEK if day in days]
    assert (said.starts, said.ends) == clocks
    assert (said.what, said.place, said.cost) == (what, place, cost)
    assert (said.group_name, said.often, said.access) == ("", "", "")


WORDS = st.sampled_from(
    [
        "Lunch",
        "club",
        "Tue",
        "and",
        "Thu",
        "12-14",
        "hall",
        "free",
        "£2",
        ",",
        ";",
        ":",
        "at",
        "from",
        "7pm",
        "every",
        "Sunday",
        "Mon-Fri",
        "first",
        "last",
        "Friday",
        "of",
        "the",
        "month",
        "until",
        "noon",
        "women",
        "only",
        "10:30",
        "-",
        "to",
        "by",
        "Sun",
        "Inn",
        "weekly",
        "mornings",
        "5-11",
        "24",
        "99",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=16).map(" ".join)))
def test_whatever_is_typed_can_be_kept(line: str) -> None:
    said = understood(line)
    assert checked(ProvisionEntry, {"what": said.what, **said.values()})
    assert said.days == [day for day in WEEK if day in said.days]


@given(
    st.lists(
        st.sampled_from(["Anna", "kettle", "bridge", "gate", "river", "7", "xylophone", "12b"]),
        max_size=6,
    )
)
def test_words_that_say_no_time_are_not_lost(words: list[str]) -> None:
    said = understood(f"{' '.join(words)}, Tue 12-14, {', '.join(words)}")
    assert set(re.findall(r"\w+", _all_words(said))) >= set(words)


def _all_words(said: Said) -> str:
    return " ".join(each for each in vars(said).values() if isinstance(each, str))
