"""What this user prefers, kept in the data folder: theme, text size, folded panes."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from facilitator.data_folder import data_folder

if TYPE_CHECKING:  # the command line reads what is kept here too, and knows no Qt
    from ui.theme import Theme

TEXT_SIZES: Final = (100, 125, 150, 200)
FACES: Final = ("atkinson", "opendyslexic")
FINGERS: Final = ("auto", "always", "never")
"""When what is pressed is as large as fingers need: `auto` is where there is a touch screen."""
LOCK_AFTER: Final = (0, 5, 15, 30)
"""Minutes without a touch after which a workshop with a passphrase locks; 0 for never."""
CHOICES: Final[Mapping[str, tuple[object, ...]]] = {
    "text_size": TEXT_SIZES,
    "face": FACES,
    "fingers": FINGERS,
    "lock_after": LOCK_AFTER,
}
"""What a setting can be, where not everything of its type can."""


def read_json(path: Path) -> Any:
    """Return what a file of ours holds; None where it is missing or was spoilt."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def write_json(path: Path, value: Any) -> None:
    """Write a file of ours whole or not at all. A full disk costs a preference, nothing more."""
    from facilitator.files import replacing  # brings the database, which no first paint waits for

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with replacing(path) as draft:
            draft.write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")
    except OSError:
        return


@dataclass(frozen=True)
class Settings:
    """How this user likes the app to look."""

    dark: bool = False
    text_size: int = 100
    """Per cent."""
    face: str = FACES[0]
    """The letters in which the window is read."""
    fingers: str = FINGERS[0]
    running_order: bool = True
    guide: bool = True
    lock_after: int = 15
    """Minutes, where the workshop has a passphrase."""

    @property
    def theme(self) -> "Theme":
        """The theme that these settings ask for."""
        from ui.theme import Theme, has_touch_screen

        fingers = self.fingers == "always" or (self.fingers == "auto" and has_touch_screen())
        return Theme(
            dark=self.dark, text_scale=self.text_size / 100, face=self.face, fingers=fingers
        )

    @classmethod
    def load(cls) -> Self:
        """Return the settings as they were left; whatever cannot be read is as on a new laptop."""
        found = read_json(_path())
        if not isinstance(found, dict):
            return cls()
        standard = cls()
        known = {each.name: type(getattr(standard, each.name)) for each in fields(cls)}
        fitting = {name: value for name, value in found.items() if type(value) is known.get(name)}
        for name, choices in CHOICES.items():
            if fitting.get(name) not in choices:
                fitting.pop(name, None)
        return cls(**fitting)

    def with_(self, **values: Any) -> Self:
        """Return these settings with some changed, and remember them."""
        changed = replace(self, **values)
        write_json(_path(), asdict(changed))
        return changed


def _path() -> Path:
    return data_folder() / "settings.json"
