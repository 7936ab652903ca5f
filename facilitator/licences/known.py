"""The table of what packages do not say of themselves, and the texts in `assets/licences`."""

import sys
import tomllib
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from pydantic import BaseModel, ConfigDict

from facilitator.licences.package import Package
from facilitator.licences.part import Text

FOLDER: Final = "licences"


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KnownPackage(_Row):
    """What the table says of one package."""

    licence: str = ""
    texts: tuple[str, ...] = ()


class KnownLibrary(_Row):
    """What the table says of one library inside a package."""

    name: str
    inside: str
    licence: str
    texts: tuple[str, ...]
    files: tuple[str, ...] = ()
    """Patterns of the shared libraries as which it comes on Linux. Where none of them is there, a
    package was built without it; elsewhere the names differ, and it may be linked in."""
    on: tuple[str, ...] = ()
    """The systems (as `sys.platform`) on which it is there; everywhere if empty."""
    same_version: bool = False
    """Its version is that of its package."""

    def is_in(self, package: Package) -> bool:
        """Say whether the library is part of the program on this system."""
        if self.on and sys.platform not in self.on:
            return False
        return sys.platform != "linux" or not self.files or package.brings(self.files)


class Known(_Row):
    """The whole table."""

    packages: dict[str, KnownPackage]
    libraries: tuple[KnownLibrary, ...]

    def package(self, key: str) -> KnownPackage:
        """Return what the table says of a package; nothing, for most."""
        return self.packages.get(key, KnownPackage())


def folder() -> Traversable:
    """Return the folder of the table and its texts."""
    return files("assets") / FOLDER


def known() -> Known:
    """Read the table."""
    return Known.model_validate(tomllib.loads((folder() / "known.toml").read_text("utf-8")))


def own_text(name: str) -> Text:
    """Return a text from `assets/licences`."""
    return Text(name, partial((folder() / name).read_text, "utf-8"))
