"""A community map as the room reads it: nothing of what people drew until it is revealed.

Nobody's own drawing is ever read here: only what enough of them say together, and what people
marked and told for everybody to see.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from facilitator.exercises.community_map.agreement_words import (
    have_drawn,
    so_many_maps,
    too_few,
    two_names_sentence,
)
from facilitator.exercises.community_map.entries import WEEK
from facilitator.exercises.community_map.room import places_left_the_room
from facilitator.exercises.community_map.tables import CORE, CommunityBoard, MapPlace, Provision
from facilitator.exercises.community_map.week import day_names
from facilitator.i18n import _
from ui.live_board import BoardChanges
from ui.room.book import Chapter
from ui.room.rows import Cause, Passage, Row, Section
from ui.wording import translated

MAP: Final = "map"
"""The chapter that is the map itself."""


def chapters(shown: CommunityBoard, whole: CommunityBoard) -> list[Chapter]:
    """Return how many have drawn, or what is revealed. `whole` has everybody's drawings."""
    if not is_open(shown):
        count = drawn(whole)
        said = partial(_plain, _("Our maps"), [have_drawn(count)])
        return [Chapter("map-count", said)] if count else []
    base = [Chapter(MAP, partial(_plain, _("The map"), []), is_whole=True)]
    return [
        *(base if shown.size is not None else ()),
        *(_agreed(whole) if shown.settings.revealed else ()),
        *_places(shown),
        *_happens(shown),
        *(_elsewhere(whole) if shown.settings.revealed else ()),
    ]


def is_open(shown: CommunityBoard) -> bool:
    """Say whether the room may see more than how many have drawn."""
    return shown.settings.revealed or shown.community_deck.opens == "provision"


def just_revealed(shown: CommunityBoard) -> str:
    """Return the chapter that the wall turns to when it is revealed; nothing before."""
    return MAP if shown.settings.revealed and shown.size is not None else ""


def drawn(whole: CommunityBoard) -> int:
    """Return how many people have coloured something in."""
    return sum(bool(whole.patches_of(key) or whole.patches_of(key, CORE)) for key in whole.drawings)


def left_the_wall(shown: CommunityBoard, whole: CommunityBoard, changes: BoardChanges) -> bool:
    """Say whether anything that changed was for the room and is not any more."""
    listed = (
        key in shown.provision
        and (key not in whole.provision or not whole.provision[key].may_be_listed)
        for key in changes.get("provision", ())
    )
    gone = (key not in whole.drawings for key in changes.get("map_drawing", ()))
    places = changes.get("map_place", ())
    return places_left_the_room(shown, whole, places) or any(listed) or any(gone)


# What the maps say together


def _agreed(whole: CommunityBoard) -> Iterator[Chapter]:
    from facilitator.exercises.community_map.together import surface_of_board
    from ui.exercises.community_map import agreement_found as found
    from ui.exercises.community_map.agreement_layers import may_be_named

    surface = surface_of_board(whole)
    if not surface.is_enough():
        words = [too_few(surface.maps(), surface.minimum)]
        yield Chapter("map-agree", partial(_plain, _("Our maps"), words))
        return
    most = _("What most of us agree on")
    yield Chapter("map-agree", partial(_sentences, most, partial(found.sentences, whole)))
    names = [(name, so_many_maps(count)) for name, count in surface.names()]
    if names:
        said = _("{name}: {maps}")
        rows = [Row(said.format(name=name, maps=maps), loud=True) for name, maps in names]
        yield Chapter("map-names", partial(_section, _("What we call it"), rows))
    two = dict.fromkeys(
        two_names_sentence(each.names if may_be_named(each, surface) else ())
        for each in surface.two_names()
    )
    if two:
        yield Chapter("map-two-names", partial(_plain, _("Two names"), [*two]))


def _elsewhere(whole: CommunityBoard) -> Iterator[Chapter]:
    """Yield what people say whose community is not on this map; nobody can tell who said what."""
    said = {row.elsewhere.strip() for row in whole.drawings.values()} - {""}
    if said and len(whole.drawings) >= whole.minimum:
        rows = [Row(text) for text in sorted(said, key=str.casefold)]
        title = _("“Mine is not on this map because\u00a0…”")
        yield Chapter("map-elsewhere", partial(_section, title, rows))


# Places, and what happens here


def _places(shown: CommunityBoard) -> Iterator[Chapter]:
    for kind in shown.community_deck.place_kinds:
        own = [place for place in shown.places.values() if place.kind == kind.key]
        if own:
            title = translated(kind.title)
            rows = [_place(place, kind.mark, translated(kind.one), kind.tint) for place in own]
            yield Chapter(f"map-kind-{kind.key}", partial(_section, title, rows))


def _place(place: MapPlace, mark: str, kind: str, tint: str) -> Row:
    return Row(place.title or kind, label=place.label, mark=mark, kind=kind, tint=tint)


def _happens(shown: CommunityBoard) -> Iterator[Chapter]:
    """Yield a chapter for each day, then what has none: of groups that want to be listed."""
    titles = _day_titles()
    for day in (*WEEK, ""):
        own = [
            row
            for row in shown.provision.values()
            if (day in row.days if day else not row.days) and row.may_be_listed
        ]
        if own:
            own.sort(key=lambda row: (not row.starts, row.starts, row.what.casefold()))
            rows = [_happening(row) for row in own]
            yield Chapter(f"map-day-{day or 'none'}", partial(_section, titles[day], rows))


def _happening(row: Provision) -> Row:
    when = f"{row.starts}–{row.ends}" if row.starts and row.ends else row.starts
    first = " ".join(part for part in (when, row.what) if part)
    then = ", ".join(part for part in (row.group_name, row.place, row.often) if part)
    return Row("\n".join(part for part in (first, then) if part), label=row.label, tint="mint")


def _day_titles() -> dict[str, str]:
    """Return what days are called, by their keys, and what has none."""
    return {**day_names(), "": _("On no day of its own")}


# Sections


def _plain(title: str, sentences: Iterable[str]) -> Section:
    return _section(title, [Row(each, loud=True) for each in sentences])


def _sentences(title: str, read: "partial[list[str]]") -> Section:
    return _section(title, [Row(each) for each in read()])


def _section(title: str, rows: Iterable[Row]) -> Section:
    """Return a section with its title over it, said again on each of its pages."""
    causes = tuple(Cause(row) for row in rows)
    before = (Row(title, heading=True),)
    return Section(title, (Passage(causes, before=before),) if causes else ())
