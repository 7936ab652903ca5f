"""Who may see what was written down: everybody, the people in the room, or its facilitator."""

from typing import Final, Literal, get_args

Visibility = Literal["public", "stays_in_room", "private"]
VISIBILITIES: Final[tuple[Visibility, ...]] = get_args(Visibility)
"""From the most open to the most closed."""
