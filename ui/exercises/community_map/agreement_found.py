"""What is worked out of all maps of a board, kept on the board until something changes."""

from typing import TYPE_CHECKING

from facilitator.exercises.community_map.agreement_words import fact_sentences
from facilitator.exercises.community_map.base_map import ground_of_board
from facilitator.exercises.community_map.facts import facts, main_boundary
from facilitator.exercises.community_map.surface import Surface, folded
from facilitator.exercises.community_map.tables import CommunityBoard
from facilitator.exercises.community_map.together import (
    boundaries_of_board,
    spots_of_board,
    together,
)
from ui.exercises.community_map.agreement_layers import Choice, bands_of

if TYPE_CHECKING:
    from facilitator.ground import Ground


def ground_of(board: CommunityBoard) -> "Ground | None":
    """Return the ground below a map; None where nobody said where it lies."""
    found: Ground | None = together(board).kept(
        "ground", [board.settings], lambda: ground_of_board(board)
    )
    return found


def sentences(board: CommunityBoard) -> list[str]:
    """Return what may be said of all maps together; nothing of too few."""
    kept = together(board)

    def said() -> list[str]:
        spots, lines = spots_of_board(board), boundaries_of_board(board)
        found = facts(kept.surface, spots, lines, ground_of(board))
        main = main_boundary(kept.surface, lines)
        return fact_sentences(found, main.name if main is not None else "")

    rows = [board.settings, *board.places.values(), *board.outlines.values()]
    return kept.kept("sentences", rows, said)


def sentences_of_some(surface: Surface, choice: Choice, ground: "Ground | None") -> list[str]:
    """Return what may be said of some of the maps."""
    bands = bands_of(surface, choice)
    if not bands:
        return []
    found: dict[str, float] = {"cores": 0.0 if bands[-1].shape.is_empty else 1.0}
    overlap = None if choice.without else surface.mean_overlap(choice.name, choice.table)
    if overlap is not None:
        found["mean_overlap"] = overlap
    if ground is not None:
        found["core_m2"] = ground.square_metres(bands[-1].shape)
    return fact_sentences(found)


def band_areas(
    surface: Surface, choice: Choice, ground: "Ground | None"
) -> list[tuple[float, float]]:
    """Return each band's square metres, 0 where that is not known, and its share of them all."""
    bands = bands_of(surface, choice)
    whole = sum(band.shape.area for band in bands) or 1.0
    return [
        (ground.square_metres(band.shape) if ground is not None else 0.0, band.shape.area / whole)
        for band in bands
    ]


def names_used(board: CommunityBoard, surface: Surface) -> list[tuple[str, int]]:
    """Return every name that a map has, with how many have it, the most used first."""
    used = {folded(row.name) for row in board.drawings.values()} - {""}
    counted = [(surface.shown(key), surface.maps(key)) for key in used]
    found = [each for each in counted if each[1]]
    return sorted(found, key=lambda each: (-each[1], each[0].casefold()))


def tables_used(board: CommunityBoard, surface: Surface) -> list[tuple[int, int]]:
    """Return every table that has maps, with how many."""
    used = sorted({row.table_number or 0 for row in board.drawings.values()} - {0})
    return [(table, count) for table in used if (count := surface.maps(table=table))]
