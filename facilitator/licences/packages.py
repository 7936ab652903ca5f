"""The packages that the running program is made of."""

from importlib.metadata import PackageNotFoundError, distribution
from typing import Final

from packaging.utils import canonicalize_name

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.licences.package import Package

PROGRAM: Final = "facilitator"


def bundled() -> dict[str, Package]:
    """Return every package that the program needs to run, itself first, by its key."""
    found: dict[str, Package] = {}
    seen: set[tuple[str, str]] = set()
    wanted = [(PROGRAM, "")]
    while wanted:
        name, extra = wanted.pop()
        key = canonicalize_name(name)
        if (key, extra) in seen:
            continue
        seen.add((key, extra))
        if key not in found:
            found[key] = _package(name)
        wanted += [
            (each.name, more)
            for each in found[key].requirements(extra)
            for more in ("", *sorted(each.extras))
        ]
    return {PROGRAM: found.pop(PROGRAM), **dict(sorted(found.items()))}


def _package(name: str) -> Package:
    try:
        return Package(distribution(name))
    except PackageNotFoundError as error:
        problem = _("What {name} says of itself is missing. Install Facilitator again.")
        raise FacilitatorError(problem.format(name=name)) from error
