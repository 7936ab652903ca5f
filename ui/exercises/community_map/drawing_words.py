"""How a drawing, and how large it is, is said in the window."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from facilitator.exercises.community_map.agreement_words import said_area
from facilitator.exercises.community_map.tables import AREA, CORE, EDGE, CommunityBoard, Drawing
from facilitator.i18n import _

if TYPE_CHECKING:
    from facilitator.ground import Ground


def how_large(board: CommunityBoard, drawing_id: int, ground: "Ground | None") -> str:
    """Say how large a drawing is on the ground; nothing where that is not known."""
    patches = board.patches_of(drawing_id)
    if ground is None or not patches:
        return ""
    from facilitator.exercises.community_map.shapes import area_of

    size = ground.square_metres(area_of(patch.rings for patch in patches))
    return _("about {area}").format(area=said_area(size))


def has_anything(board: CommunityBoard, drawing: Drawing) -> bool:
    """Say whether somebody drew or said anything yet."""
    drawn = any(board.patches_of(drawing.id or 0, kind) for kind in (AREA, CORE, EDGE))
    return drawn or bool(drawing.name or drawing.elsewhere)


def is_elsewhere(board: CommunityBoard, drawing: Drawing) -> bool:
    """Say whether all that there is of somebody's are words: theirs is not on this map."""
    return bool(drawing.elsewhere) and not board.patches_of(drawing.id or 0)


def names_in_use(board: CommunityBoard, but: int = 0) -> list[str]:
    """Return the names that people use, by the alphabet; one who is left out uses none."""
    used = {row.name for key, row in board.drawings.items() if row.name and key != but}
    return sorted(used, key=str.casefold)


def as_others_write(name: str, names: Iterable[str]) -> str:
    """Return a name as it is written already, so that one name stays one."""
    wanted = _plain(name)
    return next((each for each in names if _plain(each) == wanted), name)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())
