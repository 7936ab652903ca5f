"""One installed package, as it describes itself."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from fnmatch import filter as fitting
from functools import cached_property, partial
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any, Final

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from facilitator.licences.part import Kind, Part, Text

_BESIDE: Final = ".dist-info/"
_A_LICENCE: Final = re.compile(r"(?i)(licen[cs]e|copying|notice)")


class Package:
    """What lies in the `.dist-info` of a package; read once."""

    def __init__(self, distribution: Distribution) -> None:
        self._distribution = distribution
        self._says = distribution.metadata
        self.name: str = self._says["Name"]
        self.version: str = self._says["Version"]
        self.key = canonicalize_name(self.name)
        """Its name as others write it when they need it."""
        self.purl = f"pkg:pypi/{self.key}@{self.version}"

    @cached_property
    def _requirements(self) -> list[Requirement]:
        return [Requirement(line) for line in self._says.get_all("Requires-Dist") or ()]

    def requirements(self, extra: str = "") -> Iterator[Requirement]:
        """Yield what the package needs on this system; with an extra, what that needs as well."""
        for requirement in self._requirements:
            if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
                yield requirement

    def needs(self) -> tuple[str, ...]:
        """Return the packages that this one needs."""
        return tuple(sorted({canonicalize_name(each.name) for each in self.requirements()}))

    @cached_property
    def licence(self) -> str:
        """The licence that the package names, where it is an SPDX expression; or nothing."""
        for field in ("License-Expression", "License"):
            if field in self._says:
                try:
                    return canonicalize_license_expression(self._says[field])
                except InvalidLicenseExpression:
                    continue
        return ""

    @cached_property
    def _record(self) -> list[str]:
        return (self._distribution.read_text("RECORD") or "").splitlines()

    def brings(self, patterns: Sequence[str]) -> bool:
        """Say whether a file of one of these names came with the package."""
        names = [line.partition(",")[0].rpartition("/")[2] for line in self._record]
        return any(fitting(names, pattern) for pattern in patterns)

    @cached_property
    def beside(self) -> dict[str, Path]:
        """The files that describe the package, by their names within its `.dist-info`."""
        rows = csv.reader(line for line in self._record if _BESIDE in line)
        names = (row[0].partition(_BESIDE) for row in rows)
        within = {rest: before + mark + rest for before, mark, rest in names if "/" not in before}
        locate = self._distribution.locate_file
        return {rest: Path(str(locate(within[rest]))) for rest in sorted(within)}

    def licence_texts(self) -> tuple[Text, ...]:
        """Return the licence texts that the package brings."""
        return tuple(
            self._text(name, path)
            for name, path in self.beside.items()
            if name.startswith("licenses/") or _A_LICENCE.match(path.name)
        )

    def texts(self, end: str) -> tuple[Text, ...]:
        """Return the texts beside the package whose path ends so."""
        beside = self.beside.items()
        return tuple(self._text(*each) for each in beside if f"/{each[0]}".endswith(f"/{end}"))

    @staticmethod
    def _text(name: str, path: Path) -> Text:
        return Text(name.removeprefix("licenses/"), partial(_read, path))

    @cached_property
    def carries(self) -> tuple[Part, ...]:
        """What was compiled or copied into the package, as its own bill of materials lists it."""
        bills = (
            json.loads(path.read_text("utf-8"))
            for name, path in self.beside.items()
            if name.startswith("sboms/") and path.suffix == ".json"
        )
        found = {
            each["purl"]: _carried(each)
            for bill in bills
            for each in bill.get("components", ())
            if each.get("purl", "").startswith(("pkg:cargo/", "pkg:rpm/"))
        }
        return tuple(found[purl] for purl in sorted(found))


def _read(path: Path) -> str:
    written = path.read_bytes()
    try:
        return written.decode()
    except UnicodeDecodeError:  # older texts are in Latin 1
        return written.decode("latin-1")


def _carried(component: dict[str, Any]) -> Part:
    names = [
        each.get("expression") or each.get("license", {}).get("id", "")
        for each in component.get("licenses", ())
    ]
    licence = " AND ".join(name for name in names if name)
    name, version, purl = component["name"], component.get("version", ""), component["purl"]
    return Part(name, version, licence, Kind.LIBRARY, (), purl=purl)
