"""What people do on a community map, as scripts of numbers and texts say it."""

from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import Any

from PIL import Image

from facilitator.base_maps import BasePicture
from facilitator.errors import InvalidEntryError
from facilitator.exercises.community_map import (
    base_map,
    community,
    drawings,
    outlines,
    places,
    provision,
    strokes,
)
from facilitator.exercises.community_map.tables import AREA, CORE, CommunityBoard
from facilitator.ground import ControlPoint
from facilitator.store import Store
from facilitator.workshop import saved_id

SIZE = 400, 300
KNOWN = [
    ControlPoint((0.0, 0.0), (-2.44, 53.54)),
    ControlPoint((400.0, 0.0), (-2.43, 53.54)),
]
YEARS = ("", "under_2", "from_10")
DAYS = ("mon", "wed", "sun")


def picture(size: tuple[int, int] = SIZE) -> BasePicture:
    """Return a plain base map that lies nowhere."""
    stream = BytesIO()
    Image.new("RGB", size, "#EFEBE0").save(stream, "PNG")
    return BasePicture("image/png", stream.getvalue(), *size, None, "")


def _pick(options: Any, number: int) -> Any:
    return tuple(options)[number % len(options)]


def _square(number: int, other: int) -> list[tuple[float, float]]:
    x, y, side = float(number % 300), float(other % 200), 20.0 + number % 70
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]


def _base(store: Store, board: CommunityBoard, number: int, other: int, text: str) -> None:
    activity = saved_id(board.activity)
    with suppress(InvalidEntryError):  # there is a drawing on it
        base_map.choose_base_map(store, activity, picture(), title=text, attribution=text)
    if other % 2:
        base_map.set_control_points(store, activity, KNOWN)
    else:
        base_map.change_base_map(store, activity, attribution=text)


def _draw(store: Store, board: CommunityBoard, number: int, other: int, text: str) -> None:
    one = drawings.begin_drawing(
        store,
        saved_id(board.activity),
        name=text,
        years=_pick(YEARS, other),
        table_number=other % 6 + 1,
        elsewhere=text if number % 5 == 0 else "",
        may_be_shown=bool(other % 2),
        from_paper=bool(number % 2),
    )
    strokes.draw_round(store, one, _square(number, other))


def _stroke(store: Store, board: CommunityBoard, number: int, other: int, text: str) -> None:
    one = _pick(board.drawings, number)
    square = _square(other, number)
    if other % 4 == 0:
        strokes.paint(store, one, square, 12, _pick((AREA, CORE), number))
    elif other % 4 == 1:
        strokes.rub_out(store, one, square[:2], 8)
    elif other % 4 == 2:
        strokes.draw_edge(store, one, square)
    else:
        drawings.change_drawing(store, one, name=text)


def _pin(store: Store, board: CommunityBoard, number: int, other: int, text: str) -> None:
    kind = _pick(board.community_deck.place_kinds, number).key
    shown = _pick(("public", "stays_in_room", "private"), other)
    place = places.add_place(
        store, board, kind, number % 400, other % 300, title=text, table_number=other % 5 + 1
    )
    places.change_place(store, place, visibility=shown)


def _happens(store: Store, board: CommunityBoard, number: int, other: int, text: str) -> None:
    provision.add_provision(
        store,
        saved_id(board.activity),
        text if text.strip() else "Lunch",
        group_name=text,
        days=[_pick(DAYS, number)],
        starts="10:00",
        ends="11:30" if other % 2 else "",
        often=text,
        place=text,
        place_id=_pick([*board.places, None], other),
        cost=text,
        access=text,
        helps=text,
        barrier=text,
        may_be_listed=bool(other % 2),
        heard_on="2031-02-03",
    )


def _boundary(store: Store, board: CommunityBoard, number: int, other: int, text: str) -> None:
    ring = [(-2.439, 53.539), (-2.435, 53.539), (-2.435, 53.537)]
    with suppress(InvalidEntryError):  # nobody said where the map lies, or it has no name
        outlines.add_outlines(store, saved_id(board.activity), [(text, [[ring]])])


def _take_away(store: Store, board: CommunityBoard, number: int, other: int, text: str) -> None:
    places.remove_places(store, list(board.places)[number : number + 1])
    provision.remove_provision(store, list(board.provision)[number : number + 1])


def _show(store: Store, board: CommunityBoard, number: int, other: int, text: str) -> None:
    community.reveal(store, saved_id(board.activity), on=bool(other % 2))
    community.set_minimum(store, saved_id(board.activity), 3 + number % 5)


ON_COMMUNITY: dict[str, Callable[[Store, CommunityBoard, int, int, str], None]] = {
    "base map": _base,
    "drawing": _draw,
    "stroke": _stroke,
    "pin": _pin,
    "happens": _happens,
    "boundary": _boundary,
    "take away": _take_away,
    "show the map": _show,
}
COMMUNITY_OPENING = (
    ("base map", 1, 1, "Plan"),
    ("boundary", 0, 0, "Ward"),
    ("drawing", 1, 1, "Riverside"),
    ("drawing", 5, 30, "The Bottoms"),
    ("stroke", 0, 0, ""),
    ("stroke", 1, 2, ""),
    ("pin", 1, 0, "Choir"),
    ("pin", 1, 0, "Lunch club"),
    ("happens", 0, 1, "Singing"),
    ("happens", 1, 0, "Lunch"),
    ("take away", 1, 0, ""),
    ("show the map", 1, 1, ""),
)


def draw_on(store: Store, board: CommunityBoard | None, action: tuple[str, int, int, str]) -> None:
    """Do one thing on a community map, unless there is none, or nothing to do it to."""
    name, number, other, text = action
    if board is None or (name == "stroke" and not board.drawings):
        return
    with suppress(InvalidEntryError):  # what a script says may be none
        ON_COMMUNITY[name](store, board, number, other, text)
