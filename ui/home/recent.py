"""The workshops that this user opened last, newest first, kept in the data folder."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.data_folder import data_folder
from ui.settings import read_json, write_json

KEPT: Final = 60


class RecentWorkshop(NamedTuple):
    """A workshop as it was when it was last open. The file may have gone since."""

    path: Path
    title: str
    place: str = ""
    date: str = ""
    """The day, written YYYY-MM-DD; empty when open."""

    @property
    def found(self) -> bool:
        """Whether the file is where it was."""
        try:
            return self.path.is_file()
        except OSError:
            return False


def recent_workshops() -> list[RecentWorkshop]:
    """Return the workshops opened last, the newest first."""
    listed = read_json(_path())
    if not isinstance(listed, list):
        return []
    return [RecentWorkshop(Path(each[0]), *each[1:]) for each in listed if _sound(each)]


def remember(workshop: RecentWorkshop) -> None:
    """Put a workshop at the top of the list."""
    others = (other for other in recent_workshops() if other.path != workshop.path)
    _keep([workshop, *others])


def forget(path: Path) -> None:
    """Take a workshop off the list. Its file stays where it is."""
    _keep(other for other in recent_workshops() if other.path != path)


def told_apart(workshops: Sequence[RecentWorkshop]) -> dict[Path, str]:
    """Return what the files are called of workshops that read the same, by their paths."""
    alike = Counter(each[1:] for each in workshops)
    same = [each for each in workshops if alike[each[1:]] > 1]
    names = Counter(each.path.name for each in same)
    return {
        each.path: each.path.stem
        if names[each.path.name] == 1
        else f"{each.path.parent.name}/{each.path.stem}"
        for each in same
    }


def _sound(entry: object) -> bool:
    return (
        isinstance(entry, list)
        and len(entry) == len(RecentWorkshop._fields)
        and all(isinstance(part, str) for part in entry)
        and "\0" not in entry[0]
    )


def _keep(workshops: Iterable[RecentWorkshop]) -> None:
    rows = [[str(workshop.path), *workshop[1:]] for workshop in workshops]
    write_json(_path(), rows[:KEPT])


def _path() -> Path:
    return data_folder() / "recent.json"
