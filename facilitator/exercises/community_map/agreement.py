"""What all drawings say together, as it may leave: no single one can be told from it.

It is worked out of a board, or of a document with everybody's drawings; a document without them
carries its own.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from facilitator.exercises.community_map.base_map import (
    ground_of_board,
    ground_of_document,
    size_of_document,
)
from facilitator.exercises.community_map.document import AgreementDocument, CommunityMapDocument
from facilitator.exercises.community_map.tables import CommunityBoard

if TYPE_CHECKING:
    from facilitator.decks.community import CommunityDeck
    from facilitator.exercises.community_map.bands import Polygons
    from facilitator.exercises.community_map.facts import Boundary, Spot
    from facilitator.exercises.community_map.surface import Drawn, Surface
    from facilitator.ground import Ground

MINIMUM = 5
"""Where no deck says of how many maps shares may be shown."""
NOT_AN_ASSET = "barrier"


class Around(NamedTuple):
    """What there is besides the drawings."""

    size: tuple[float, float] | None = None
    """The base map's, in pixels; without one it is as large as what is drawn."""
    ground: "Ground | None" = None
    places: "Sequence[Spot]" = ()
    outlines: "Sequence[Boundary]" = ()
    elsewhere: Sequence[str] = ()
    codes: Sequence[str] = ()
    """Those that have a drawing."""


def agreement(
    drawn: "Iterable[Drawn]", minimum: int = MINIMUM, around: Around | None = None
) -> AgreementDocument:
    """Return what may be said of all these maps."""
    from facilitator.exercises.community_map.drawn import extent_of
    from facilitator.exercises.community_map.surface import Surface

    everybody, besides = list(drawn), around or Around()
    surface = Surface(besides.size or extent_of(everybody), minimum)
    for each in everybody:
        surface.put(each)
    return _said(surface, besides)


def agreement_of_board(board: CommunityBoard) -> AgreementDocument:
    """Return what may be said of all maps of a board together."""
    from facilitator.exercises.community_map.together import (
        boundaries_of_board,
        spots_of_board,
        together,
    )

    kept = together(board)
    rows = [board.settings, *board.drawings.values(), *board.places.values()]
    return kept.kept(
        "agreement",
        [*rows, *board.outlines.values()],
        lambda: _said(
            kept.surface,
            Around(
                ground=ground_of_board(board),
                places=spots_of_board(board),
                outlines=boundaries_of_board(board),
                elsewhere=[row.elsewhere for row in board.drawings.values()],
                codes=[row.participant for row in board.drawings.values()],
            ),
        ),
    )


def agreement_of(
    document: CommunityMapDocument, deck: "CommunityDeck | None" = None
) -> AgreementDocument:
    """Return what a document says of all maps together, worked out where it does not say it."""
    if document.agreement is not None:
        return document.agreement
    from facilitator.exercises.community_map.drawn import drawn_of_document
    from facilitator.exercises.community_map.facts import Boundary, Spot
    from facilitator.exercises.community_map.shapes import area_of

    places = [
        Spot(place.id, *place.pixel, _is_asset(place.kind, deck))
        for place in document.places
        if place.visibility != "private"
    ]
    around = Around(
        size=size_of_document(document),
        ground=ground_of_document(document),
        places=places,
        outlines=[Boundary(part.name, area_of(part.polygons)) for part in document.outlines],
        elsewhere=[part.elsewhere for part in document.drawings],
        codes=[part.participant for part in document.drawings],
    )
    minimum = document.settings.minimum or (deck.minimum if deck else MINIMUM)
    return agreement(drawn_of_document(document), minimum, around)


def _is_asset(kind: str, deck: "CommunityDeck | None") -> bool:
    return deck.place_kind(kind).asset if deck is not None else kind != NOT_AN_ASSET


def _said(surface: "Surface", around: Around) -> AgreementDocument:
    from facilitator.exercises.community_map.facts import facts

    surfaces = [_surface(surface)]
    surfaces += [_surface(surface, name=name) for name, _count in surface.names()]
    surfaces += [_surface(surface, table=table) for table, _count in surface.tables()]
    return AgreementDocument.model_validate(
        {
            "minimum": surface.minimum,
            "maps": surface.maps(),
            "first_free": _first_free(around.codes),
            "surfaces": surfaces,
            "two_names": [
                {
                    "names": each.names if all(map(surface.is_enough, each.names)) else [],
                    "polygons": _written(each.polygons),
                }
                for each in surface.two_names()
            ],
            "elsewhere": sorted(
                {text.strip() for text in around.elsewhere} - {""}, key=str.casefold
            ),
            "facts": facts(surface, around.places, around.outlines, around.ground),
        }
    )


def _first_free(codes: Iterable[str]) -> int:
    numbers = (code[1:] for code in codes if code[:1] == "P")
    return 1 + max((int(number) for number in numbers if number.isdecimal()), default=0)


def _surface(
    surface: "Surface", name: str | None = None, table: int | None = None
) -> dict[str, Any]:
    return {
        "name": name or "",
        "table_number": table,
        "maps": surface.maps(name, table),
        "bands": [
            {"from": band.least, "to": band.most, "polygons": _written(band.polygons)}
            for band in surface.bands(name, table)
        ],
    }


def _written(polygons: "Polygons") -> "Polygons":
    """Return polygons to the hundredth of a pixel."""
    return [
        [[(round(x, 2), round(y, 2)) for x, y in ring] for ring in polygon] for polygon in polygons
    ]
