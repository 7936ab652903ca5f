"""What lies over the map while people draw: the drawing in hand alone, and pins."""

from facilitator.exercises.community_map.tables import CORE, EDGE, CommunityBoard, Drawing
from facilitator.i18n import _
from ui.canvas.map.layers import (
    CORE_LOOK,
    Areas,
    Layer,
    Lines,
    Patch,
    Pin,
    Pins,
)


def hand_layers(board: CommunityBoard, drawing: Drawing) -> list[Layer]:
    """Return the layers of one drawing: areas, their hearts, and edges."""
    one, code = drawing.id or 0, drawing.participant
    mine = _("In what {code} calls theirs").format(code=code)
    heart = _("In the heart of what {code} calls theirs").format(code=code)
    areas = [Patch(patch.id or 0, patch.rings, mine) for patch in board.patches_of(one)]
    cores = [Patch(patch.id or 0, patch.rings, heart) for patch in board.patches_of(one, CORE)]
    edges = [ring for patch in board.patches_of(one, EDGE) for ring in patch.rings]
    found: list[Layer] = []
    if areas:
        found.append(Areas(areas))
    if cores:
        found.append(Areas(cores, CORE_LOOK))
    if edges:
        found.append(Lines(edges))
    return found


def pin_layer(board: CommunityBoard) -> Pins:
    """Return the pins that are nobody's secret."""
    deck = board.community_deck
    return Pins(
        [
            Pin(
                place.id or 0,
                place.x,
                place.y,
                deck.place_kind(place.kind).mark,
                place.title,
                f"{place.label} {place.title}".strip(),
            )
            for place in board.places.values()
            if place.visibility != "private"
        ]
    )
