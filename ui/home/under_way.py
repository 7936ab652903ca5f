"""Whose day is under way: kept in the data folder, for after a restart in the middle of it."""

from pathlib import Path

from facilitator.data_folder import data_folder
from ui.settings import read_json, write_json


def day_under_way() -> Path | None:
    """Return the workshop whose day runs: Home lists no other group's until somebody asks."""
    found = read_json(_path())
    return Path(found) if isinstance(found, str) and found else None


def remember_day(path: Path, *, runs: bool) -> None:
    """Remember that a workshop's day runs, or does not any more."""
    known = day_under_way()
    if runs != (known == path) and (runs or known == path):
        write_json(_path(), str(path) if runs else "")


def _path() -> Path:
    return data_folder() / "under_way.json"
