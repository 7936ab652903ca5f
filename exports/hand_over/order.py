"""What is asked of a hand-over, and what came of it: plain data, and quick to import."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from facilitator.elsewhere import WorkshopFile

When = Literal["", "before", "after", "both"]


@dataclass(frozen=True)
class HandOver:
    """What is handed over, as plain data that travels to another process.

    `private`: the session as it is, with what is private. `when`: the papers for before the day or
    for after it, or both; empty is what the workshop's state suggests. `with_notes`: the
    facilitator's own papers as well. `large_print`: all of it in large print, and not only copies.
    """

    file: WorkshopFile
    private: bool = True
    when: When = ""
    with_notes: bool = False
    large_print: bool = False
    large_copies: bool = True
    mono: bool = False
    paper: str = "a3"
    tile: str = ""
    key: str = field(default="", repr=False)
    """What locks the copy of a session that has no passphrase; never the passphrase itself."""


class Made(NamedTuple):
    """What was made: the files, the older ones they replace, and what the papers leave out."""

    files: list[str]
    own: list[str]
    left_out: list[str]
