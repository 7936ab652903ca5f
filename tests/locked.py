"""A passphrase for tests: its key is derived once, so that a locked file costs them little."""

from pathlib import Path
from typing import Final

from facilitator.passphrase import Passphrase

WORDS: Final = "seven herons by the canal"
KEY: Final = Passphrase(WORDS)
"""Opens what it locked; of no use, and no harm, where a file has no passphrase."""


def holding(folder: Path, *words: str) -> list[Path]:
    """Return the files in a folder, and in those within it, that hold any of these as they are."""
    wanted = [each for word in words for each in (word.encode(), word.encode("utf-16-le"))]
    files = (file for file in folder.rglob("*") if file.is_file())
    return [file for file in files if any(word in file.read_bytes() for word in wanted)]
