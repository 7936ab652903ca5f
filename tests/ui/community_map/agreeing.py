"""Maps that people drew over one another, for tests of where they agree."""

from facilitator.exercises.community_map import drawings, strokes
from facilitator.store import Store
from ui.canvas.map.canvas import MapCanvas
from ui.canvas.map.layers import Areas, Labels, Outlines, Pins


def square(left: float, top: float, side: float) -> list[tuple[float, float]]:
    return [(left, top), (left + side, top), (left + side, top + side), (left, top + side)]


def draw(store: Store, activity_id: int, name: str, left: float, *, table: int = 1) -> int:
    """Let somebody colour in a square, and return the id of the drawing."""
    one = drawings.begin_drawing(store, activity_id, name=name, table_number=table)
    strokes.draw_round(store, one, square(left, 100, 300))
    return one


def draw_seven(store: Store, activity_id: int) -> list[int]:
    """Let five call theirs Riverside and two others something else; they agree on 340 to 400."""
    names = ["Riverside"] * 5 + ["The Bottoms", "Eastfield"]
    return [
        draw(store, activity_id, name, 100 + 40 * number, table=1 if number < 5 else 2)
        for number, name in enumerate(names)
    ]


def bands(canvas: MapCanvas) -> list[str]:
    """Return what the bands on a map are called."""
    return [
        layer.patches[0].words
        for layer in canvas.layers
        if isinstance(layer, Areas) and layer.patches and "%" in layer.patches[0].words
    ]


def shares(canvas: MapCanvas) -> list[str]:
    """Return what is written inside areas."""
    labels = (layer.labels for layer in canvas.layers if isinstance(layer, Labels))
    return [label.text for each in labels for label in each]


def pins(canvas: MapCanvas) -> list[str]:
    """Return what the pins are called aloud."""
    layers = (layer.pins for layer in canvas.layers if isinstance(layer, Pins))
    return [pin.words for each in layers for pin in each]


def outlines(canvas: MapCanvas) -> int:
    """Return how many boundaries lie over a map."""
    return sum(len(layer.areas) for layer in canvas.layers if isinstance(layer, Outlines))
