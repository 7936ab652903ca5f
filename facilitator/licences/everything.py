"""All that comes with the running program, from the packages to the fonts."""

import json
import platform
import sys
import sysconfig
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from facilitator.i18n import _
from facilitator.licences.fonts import font_parts
from facilitator.licences.known import Known, KnownLibrary, folder, known, own_text
from facilitator.licences.package import Package
from facilitator.licences.packages import PROGRAM, bundled
from facilitator.licences.part import Kind, Part, Text
from facilitator.licences.qt import NOTICE_OF, notice

BUNDLED: Final = "bundled.json"
"""What an installed program has beside its packages; written when it is built."""

_BROUGHT: Final = "package: "
_CRATES: Final = "pkg:cargo/"


def parts() -> list[Part]:
    """Return everything that comes with the program: itself, Python, packages, libraries, fonts."""
    table, packages = known(), bundled()
    found = [_program(packages.pop(PROGRAM)), _python()]
    for package in packages.values():
        found += [_package(package, table), *_compiled_in(package)]
    libraries = ((each, packages[each.inside]) for each in table.libraries)
    found += [_library(each, package) for each, package in libraries if each.is_in(package)]
    return [*found, *_from_the_system(), *font_parts()]


def _program(package: Package) -> Part:
    return Part(
        name="Facilitator",
        version=package.version,
        licence=package.licence,
        kind=Kind.PROGRAM,
        texts=package.texts("licenses/LICENSE"),
        needs=package.needs(),
    )


def _python() -> Part:
    version = platform.python_version()
    purl = f"pkg:generic/python@{version}"
    return Part("Python", version, "PSF-2.0", Kind.PROGRAM, (_python_text(),), purl=purl)


def _python_text() -> Text:
    """Return the licence of the Python that runs; an installed program has it among its own."""
    if not getattr(sys, "frozen", False):
        for place in (sysconfig.get_path("stdlib"), sys.base_prefix):
            path = Path(place) / "LICENSE.txt"
            if path.is_file():
                return Text(path.name, partial(path.read_text, "utf-8"))
    return own_text("Python.txt")


def _package(package: Package, table: Known) -> Part:
    more = table.package(package.key)
    return Part(
        name=package.name,
        version=package.version,
        licence=more.licence or package.licence,
        kind=Kind.PACKAGE,
        texts=(*package.licence_texts(), *map(own_text, more.texts)),
        needs=package.needs(),
        purl=package.purl,
        carries=package.carries,
    )


def _compiled_in(package: Package) -> list[Part]:
    """Return one part for the Rust libraries that were compiled into a package."""
    crates = [each for each in package.carries if each.purl.startswith(_CRATES)]
    if not crates:
        return []
    lines = "\n".join(f"{each.name} {each.version}: {each.licence}" for each in crates)
    texts = map(own_text, ("Apache-2.0.txt", "MIT.txt", "Unicode.txt", "zlib.txt"))
    terms = " AND ".join(f"({terms})" for terms in sorted({each.licence for each in crates}))
    return [
        Part(
            name=_("Rust libraries"),
            version="",
            licence=terms,
            kind=Kind.LIBRARY,
            texts=(Text(_("Libraries"), lambda: lines), *texts),
            inside=package.name,
        )
    ]


def _library(library: KnownLibrary, package: Package) -> Part:
    own = (Text("", notice),) if library.name == NOTICE_OF else ()
    return Part(
        name=library.name,
        version=package.version if library.same_version else "",
        licence=library.licence,
        kind=Kind.LIBRARY,
        texts=(*own, *(text for name in library.texts for text in _texts(name, package))),
        inside=package.name,
    )


def _texts(name: str, package: Package) -> tuple[Text, ...]:
    brought = name.startswith(_BROUGHT)
    return package.texts(name.removeprefix(_BROUGHT)) if brought else (own_text(name),)


def _from_the_system() -> list[Part]:
    """Return what an installed program took from the system on which it was built."""
    listing = folder() / BUNDLED
    return listed(listing) if listing.is_file() else []


def listed(listing: Traversable) -> list[Part]:
    """Return the parts in a listing that was written when the program was built."""
    return [
        Part(
            name=each["name"],
            version=each["version"],
            licence=each["licence"],
            kind=Kind(each["kind"]),
            texts=(own_text(each["text"]),),
            purl=each["purl"],
        )
        for each in json.loads(listing.read_text("utf-8"))
    ]
