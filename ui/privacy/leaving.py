"""Which workshops leave nothing on this computer when they are closed: remembered until then."""

from typing import Final

from facilitator.data_folder import data_folder
from ui.settings import read_json, write_json

EVERY: Final = "every"


def leaves_nothing(uid: str) -> bool:
    """Say whether a workshop leaves nothing here: it was chosen for it, or for every one."""
    chosen = _chosen()
    return EVERY in chosen or uid in chosen


def is_chosen(key: str) -> bool:
    """Say whether this was chosen for one workshop, by its uid, or for EVERY one."""
    return key in _chosen()


def choose(key: str, *, on: bool) -> None:
    """Choose it for one workshop, by its uid, or for EVERY one; or not any more."""
    chosen = _chosen() - {key}
    if on:
        chosen.add(key)
    write_json(data_folder() / "leave_nothing.json", dict.fromkeys(sorted(chosen), True))


def _chosen() -> set[str]:
    found = read_json(data_folder() / "leave_nothing.json")
    return {key for key, on in found.items() if on is True} if isinstance(found, dict) else set()
