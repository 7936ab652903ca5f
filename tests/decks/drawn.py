"""Decks drawn at random, as Hypothesis wants them: every field, and awkward texts."""

from typing import Any

from hypothesis import strategies as st

from facilitator.decks import BoardDeck, SessionDeck

KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)
TEXTS = st.text(
    st.sampled_from("aé\"'\\\n\t#=[]{},.🙂\u200dعn \r\x00\x7f\u2028"), max_size=12
) | st.sampled_from(["What is already strong?", '"""', "'''", "a\n\nb", "# no comment", "x\\"])
TITLES = TEXTS.filter(bool)
ALSO = st.dictionaries(st.sampled_from(["cy", "pt-BR", "ur"]), TEXTS, max_size=2)
MINUTES = st.integers(1, 600)
CLOCKS = st.sampled_from(["", "09:30", "23:59"])


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return tables with some of these fields; those ending in `_` are always there."""
    needed = {name.rstrip("_"): field for name, field in fields.items() if name.endswith("_")}
    others = {name: field for name, field in fields.items() if not name.endswith("_")}
    return st.fixed_dictionaries(needed, optional=others)


def keyed(part: st.SearchStrategy[dict[str, Any]], least: int = 0) -> st.SearchStrategy[Any]:
    """Return lists of parts, none of which has the key of another."""
    return st.lists(part, min_size=least, max_size=4, unique_by=lambda each: each["key"])


HEAD = {
    "id_": KEYS,
    "version_": st.integers(1, 99),
    "title_": TITLES,
    "summary": TEXTS,
    "authors": st.lists(TEXTS, max_size=3),
    "sources": st.lists(TEXTS, max_size=3),
}
TIMED = {
    "minutes_": MINUTES,
    "least": MINUTES,
    "can_go": st.booleans(),
    "instead": TEXTS,
}
KINDS = some(key_=KEYS, title_=TEXTS, mark_=st.sampled_from(["▲", "■"]))
ZONES = some(
    key_=KEYS,
    title_=TEXTS,
    one_=TEXTS,
    prefix_=st.from_regex(r"[A-Z]{1,2}", fullmatch=True),
    tint_=st.sampled_from(["lemon", "mint"]),
    prompt_=TEXTS,
    kinds=keyed(KINDS),
    asks_who=st.booleans(),
    asks_owner=st.booleans(),
    dated=st.booleans(),
)
AXES = some(title_=TEXTS, first_=st.integers(1900, 1950), last_=st.integers(1950, 2000))


@st.composite
def boards(draw: st.DrawFn) -> BoardDeck:
    zones = draw(
        st.lists(
            ZONES, min_size=1, max_size=4, unique_by=(lambda z: z["key"], lambda z: z["prefix"])
        )
    )
    zone_keys = st.sampled_from([zone["key"] for zone in zones])
    usual = st.lists(zone_keys, max_size=2)
    links = keyed(some(key_=KEYS, title_=TEXTS, reads_=TEXTS, default_from=usual))
    steps = draw(
        keyed(
            some(
                key_=KEYS,
                title_=TEXTS,
                prompt_=TEXTS,
                do_=TEXTS,
                tip=TEXTS,
                zone=zone_keys,
                role=st.sampled_from(["", "quiet", "buffer"]),
                on_paper=TEXTS,
                also=ALSO,
                picture=st.just("a.png"),
                picture_says=TEXTS,
            ),
            1,
        )
    )
    timed = st.lists(
        some(step_=st.sampled_from([step["key"] for step in steps]), **TIMED),
        min_size=1,
        max_size=4,
        unique_by=lambda each: each["step"],
    )
    deck = draw(
        some(
            **HEAD,
            exercise_=st.just("board"),
            zones_=st.just(zones),
            link_kinds=links,
            steps_=st.just(steps),
            plans_=keyed(some(key_=KEYS, title_=TEXTS, steps_=timed), 1),
            tags=keyed(some(key_=KEYS, title_=TEXTS)),
            axis=AXES,
            checks=st.lists(st.sampled_from(["empty_cells", "votes_tied"]), max_size=2),
        )
    )
    return BoardDeck.model_validate(deck)


STEPS = st.lists(some(step_=KEYS, prompt=TEXTS, **TIMED), max_size=4)
ANY = {"starts": CLOCKS, "notes": TEXTS, "materials": st.lists(TEXTS, max_size=3)}
ACTIVITIES = some(deck_=KEYS, plan=KEYS, title=TEXTS, steps=STEPS, **ANY)
MOMENTS = some(
    kind_=st.sampled_from(["talk", "break", "buffer", "closing"]),
    title_=TITLES,
    prompt=TEXTS,
    do=TEXTS,
    tip=TEXTS,
    on_paper=TEXTS,
    **ANY,
    **TIMED,
)


def sessions() -> st.SearchStrategy[SessionDeck]:
    running_order = st.lists(ACTIVITIES | MOMENTS, min_size=1, max_size=6)
    return some(**HEAD, starts=CLOCKS, activities_=running_order).map(SessionDeck.model_validate)


def decks() -> st.SearchStrategy[BoardDeck | SessionDeck]:
    return boards() | sessions()
