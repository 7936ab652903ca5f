"""How a pin is said: in the list, on the map, and to whoever does not see either."""

from facilitator.decks.community import PlaceKind
from facilitator.exercises.community_map.tables import CommunityBoard, MapPlace
from facilitator.i18n import _
from ui.canvas.map.layers import Outlines, Pin, Pins
from ui.exercises.board.cards import visibility_title
from ui.exercises.board.typed import shortened
from ui.wording import translated

BESIDE = 28
"""So many characters stand beside a pin on the map; the list has all of them."""
PRIVATE = "private"


def kind_of(board: CommunityBoard, place: MapPlace) -> PlaceKind:
    """Return what kind of place a pin is."""
    return board.community_deck.place_kind(place.kind)


def said_place(board: CommunityBoard, place: MapPlace) -> str:
    """Return what a pin says; what it is, where nobody said more."""
    return place.title or translated(kind_of(board, place).one)


def spoken_place(board: CommunityBoard, place: MapPlace) -> str:
    """Say all of a pin in words: its label, what it says, its kind, and who may see it."""
    parts = [place.label, place.title, translated(kind_of(board, place).title)]
    if place.visibility != "public":
        parts.append(visibility_title(place.visibility))
    if place.table_number:
        parts.append(_("table {number}").format(number=place.table_number))
    return ", ".join(part for part in parts if part)


def place_layer(board: CommunityBoard) -> Pins:
    """Return the pins that may be seen now."""
    return Pins(
        [
            Pin(
                key,
                place.x,
                place.y,
                kind_of(board, place).mark,
                f"{place.label} {shortened(place.title, BESIDE)}".strip(),
                spoken_place(board, place),
                private=place.visibility == PRIVATE,
            )
            for key, place in board.places.items()
        ]
    )


def boundary_layer(board: CommunityBoard) -> Outlines:
    """Return the boundaries beside the drawings."""
    return Outlines([rings for each in board.outlines.values() for rings in each.polygons])


def matches(board: CommunityBoard, place: MapPlace, sought: str) -> bool:
    """Say whether a pin is one that somebody looks for, word by word."""
    kind = kind_of(board, place)
    there = f"{place.label} {place.title} {translated(kind.title)}".casefold()
    return all(word in there for word in sought.casefold().split())
