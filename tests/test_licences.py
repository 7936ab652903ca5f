"""Everything that comes with the program is named, with its version, its licence and its text."""

import fnmatch
import json
import os
import subprocess
import sys
import tomllib
from importlib.metadata import distribution, files
from pathlib import Path
from typing import Any

import pytest
from packaging.licenses import canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from facilitator import __version__
from facilitator.licences import Kind, Part, parts
from facilitator.licences.everything import BUNDLED, listed
from facilitator.licences.fonts import font_files, names_of
from facilitator.licences.known import folder, known
from facilitator.licences.packages import bundled

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DIRECT = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
INDIRECT = {"shiboken6", "lxml", "sqlalchemy", "pydantic-core", "mako", "markupsafe", "certifi"}
OF_OTHERS = {"pytest", "mypy", "ruff", "pyinstaller", "hypothesis"}
INSIDE = {"SQLCipher", "OpenSSL", "qpdf", "PDFium", "libjpeg-turbo", "PROJ", "GEOS", "HarfBuzz"}


@pytest.fixture(scope="module")
def found() -> list[Part]:
    return parts()


def one(found: list[Part], name: str, inside: str = "") -> Part:
    return next(part for part in found if (part.name, part.inside) == (name, inside))


def test_every_package_that_runs_is_there_and_none_of_the_tools(found: list[Part]) -> None:
    named = {canonicalize_name(part.name) for part in found if part.kind is Kind.PACKAGE}
    assert named >= DIRECT | INDIRECT
    assert not named & OF_OTHERS
    for part in found:
        if part.kind is Kind.PACKAGE:
            assert part.version == distribution(part.name).version
            assert set(part.needs) <= named


def test_everything_has_the_whole_text_of_a_licence_that_is_known(found: list[Part]) -> None:
    for part in found:
        assert len(part.text()) > 200, part.name
        assert part.licence == canonicalize_license_expression(part.licence), part.name


def test_the_program_and_python_come_first(found: list[Part]) -> None:
    program, python = found[:2]
    assert (program.name, program.licence) == ("Facilitator", "MIT")
    assert program.text().strip() == (ROOT / "LICENSE").read_text("utf-8").strip()
    assert python.version == ".".join(map(str, sys.version_info[:3]))
    assert "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in python.text()


def test_people_are_told_that_qt_is_free_and_may_be_replaced(found: list[Part]) -> None:
    qt = one(found, "Qt", "PySide6_Essentials")
    assert qt.version == distribution("PySide6-Essentials").version
    told = qt.text()
    for words in (
        "GNU Lesser General Public License",
        "You may replace Qt",
        "https://download.qt.io/",
        "GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3",
        "GNU GENERAL PUBLIC LICENSE\n                       Version 3",
    ):
        assert words in told


def test_what_lies_inside_packages_is_named(found: list[Part]) -> None:
    inside = {part.name for part in found if part.inside}
    assert inside >= INSIDE
    assert {part.inside for part in found if "OpenBLAS" in part.name} >= {"numpy"}


def test_every_font_is_there_with_its_licence(found: list[Part]) -> None:
    fonts = {part.name: part for part in found if part.kind is Kind.FONT}
    assert len(font_files()) >= 15
    for font in font_files():
        names = names_of(font)
        part = fonts[names.get(16) or names[1]]
        assert part.version
        assert "sil open font license version 1.1" in part.text().casefold()
        assert "Copyright" in part.text()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere packages bring other files")
def test_every_shared_library_that_a_package_brings_is_in_the_table() -> None:
    table = known()
    for key in bundled():
        patterns = [
            pattern
            for library in table.libraries
            if library.inside == key
            for pattern in library.files
        ]
        brought = (path for path in files(key) or () if f"{path.parts[0]}".endswith(".libs"))
        for path in brought:
            assert any(fnmatch.fnmatch(path.name, each) for each in patterns), f"{key}: {path}"


def test_the_table_has_nothing_in_vain() -> None:
    table, packages = known(), bundled()
    assert set(table.packages) <= set(packages)
    assert {library.inside for library in table.libraries} <= set(packages)
    wanted = [*table.packages.values(), *table.libraries]
    own = {name for each in wanted for name in each.texts if not name.startswith("package: ")}
    here = {each.name for each in folder().iterdir() if each.name.endswith(".txt")}
    assert own | {"MIT.txt", "Python.txt"} == here


# What a bundle takes from the system


def script(name: str, *words: str | Path, folder: Path, **environment: str) -> tuple[int, str]:
    """Run a script of packaging/ as a build does, and return its status and what it says."""
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / name, *words],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_library_that_nobody_accounts_for_stops_the_build(tmp_path: Path) -> None:
    licences = tmp_path / "facilitator" / "_internal" / "assets" / "licences"
    licences.mkdir(parents=True)
    (licences / "known.toml").touch()
    (licences.parents[1] / "libnobodys.so.7").touch()
    status, said = script("licences.py", tmp_path / "facilitator", folder=tmp_path)
    assert status
    assert "Nobody knows under which licence these came: libnobodys.so.7." in said
    assert not (licences / BUNDLED).exists()


def test_what_the_system_gave_is_told_as_it_was_listed(tmp_path: Path) -> None:
    listing = tmp_path / BUNDLED
    entry = {"name": "libffi8", "version": "3.4", "licence": "MIT", "kind": "library"}
    purl = "pkg:deb/debian/libffi8@3.4"
    listing.write_text(json.dumps([{**entry, "text": "MIT.txt", "purl": purl}]))
    (part,) = listed(listing)
    assert (part.name, part.version, part.licence, part.purl) == ("libffi8", "3.4", "MIT", purl)
    assert part.text().startswith("MIT License")


# The bill of materials


def bill(out: Path, **environment: str) -> dict[str, Any]:
    status, said = script("sbom.py", out, folder=out.parent, **environment)
    assert status == 0, said
    read: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return read


def test_the_bill_of_materials_names_all_of_it_and_is_the_same_again(
    tmp_path: Path, found: list[Part]
) -> None:
    pytest.importorskip("cyclonedx", reason="make install brings it")
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    whole = bill(tmp_path / "one.json")
    again = bill(tmp_path / "two.json", PYTHONHASHSEED="7")
    text = (tmp_path / "one.json").read_text("utf-8")
    assert again == whole
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert str(ROOT) not in text
    assert str(Path.home()) not in text
    assert whole["metadata"]["component"]["version"] == __version__
    named = {each.get("purl"): each for each in whole["components"]}
    for part in found:
        if part.kind is Kind.PACKAGE:
            listed = named[part.purl]
            assert (listed["name"], listed["version"]) == (part.name, part.version)
            assert listed["licenses"]
    pillow = named[one(found, "pillow").purl]
    assert {"FreeType", "WebP"} <= {each["name"] for each in pillow["components"]}
