"""The room: how large text on the wall must be, which screen the wall is, whether a chime rings."""

from dataclasses import asdict, dataclass, replace
from math import ceil, isfinite
from pathlib import Path
from typing import Any, Final, Self

from facilitator.data_folder import data_folder
from ui.settings import read_json, write_json

CAP_HEIGHT: Final = 0.668
"""The height of Atkinson Hyperlegible Next's capitals, in em (its OS/2 table says so)."""
DISTANCE_TO_CAP: Final = 172.0
"""Capitals of 1/172 of the distance are seen under 20 minutes of arc (ISO 9241)."""
LARGEST_SHARE: Final = 0.12
"""Capitals taller than this share of the picture would leave room for no sentence at all."""


@dataclass(frozen=True)
class RoomSettings:
    """The room as it was measured, or guessed: seven picture heights to the back row."""

    depth: float = 8.4
    """Metres from the wall to the back row: 1 to 60."""
    screen_height: float = 1.2
    """Metres from the picture's lower edge to its upper: 0.2 to 12."""
    screen: str = ""
    """The name of the screen that is the wall; empty for whichever people do not work on."""
    chime: bool = False
    """Whether a sound says that a step's time is over."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "depth", min(60.0, max(1.0, self.depth)))
        object.__setattr__(self, "screen_height", min(12.0, max(0.2, self.screen_height)))

    @property
    def readable(self) -> bool:
        """Whether the back row can read the wall at all: it is no further than 20 heights away."""
        return self.depth / DISTANCE_TO_CAP / self.screen_height <= LARGEST_SHARE

    @property
    def cap_share(self) -> float:
        """The least height of a capital, as a share of the picture's height."""
        return min(LARGEST_SHARE, self.depth / DISTANCE_TO_CAP / self.screen_height)

    def least_text(self, picture_height: float) -> int:
        """Return the least text size in pixels on a picture of so many pixels."""
        return max(1, ceil(self.cap_share * picture_height / CAP_HEIGHT))

    @classmethod
    def load(cls) -> Self:
        """Return the room as it was set last; whatever cannot be read is as on a new laptop."""
        found = read_json(_path())
        if not isinstance(found, dict):
            return cls()
        standard = asdict(cls()).items()
        return cls(**{name: found[name] for name, usual in standard if _sound(found, name, usual)})

    def with_(self, **values: Any) -> Self:
        """Return these settings with some changed, and remember them."""
        changed = replace(self, **values)
        write_json(_path(), asdict(changed))
        return changed


def _sound(found: dict[str, Any], name: str, usual: object) -> bool:
    """Say whether a value was kept and is of the kind that it has to be."""
    value = found.get(name)
    if isinstance(usual, float):
        return type(value) in {int, float} and isfinite(found[name])
    return type(value) is type(usual)


def _path() -> Path:
    return data_folder() / "room.json"
