"""The project keeps its own word: what it ships, what it leaves out, what its documents say."""

import ast
import fnmatch
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import facilitator
from facilitator.decks import parse_deck
from facilitator.decks.bundle import bundle_of, session_minutes
from facilitator.decks.cards import CardDeck

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES: list[str] = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
HOSTS = re.compile(r"(?:pypi|pythonhosted|npmjs|yarnpkg)\.(?:org|com)|--(?:extra-)?index-url\s")
OWN_PATHS = re.compile(
    r"(?<![\w.~}/-])/(?:home|root|Users|work|opt)/\w|file://(?:localhost)?/\w|[A-Z]:\\Users\\\w"
)


def run(*words: str, cwd: Path, **environment: str) -> str:
    """Run a command of this Python and return what it prints; what it complains of is shown."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def project_files() -> list[Path]:
    """List every file that belongs to the project, whether committed yet or not."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("this copy of the project is not a git clone")
    names = listing.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def modules() -> list[Path]:
    """List every Python file that is shipped."""
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def documents() -> list[Path]:
    """List every document written for people."""
    return sorted(
        [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("packaging/*.md")]
    )


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# What is shipped


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run("-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder), cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_every_file_of_the_packages(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    wanted = {short(path) for path in project_files() if short(path).split("/")[0] in PACKAGES}
    assert sorted(wanted - inside) == []
    helping = ("assets/help/en/*.md", "assets/help/pictures/*.png")
    for kind in ("decks/*/*.toml", "assets/fonts/*.ttf", "facilitator/*.sql", *helping):
        assert fnmatch.filter(inside, kind), kind


def test_the_wheel_carries_its_licence_and_its_fonts_licences(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    licences = [name for name in inside if ".dist-info/licenses/" in name]
    assert any(name.endswith("/LICENSE") for name in licences)
    assert any("/assets/fonts/" in name for name in licences)


def test_the_wheel_is_installed_and_imported_outside_the_tree(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    quiet = {"PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    words = ["-m", "pip", "install", "--no-deps", "--no-index", "--target", str(site), str(wheel)]
    run(*words, cwd=tmp_path, **quiet)
    script = """
import importlib, json, pkgutil, sys
places = {}
for package in sys.argv[1:]:
    module = importlib.import_module(package)
    places[package] = module.__file__
    for found in pkgutil.walk_packages(module.__path__, package + "."):
        if not found.name.endswith(".__main__"):
            places[found.name] = importlib.import_module(found.name).__file__
print(json.dumps(places))
"""
    places = json.loads(run("-c", script, *PACKAGES, cwd=tmp_path, PYTHONPATH=str(site)))
    assert set(PACKAGES) <= set(places)
    assert [name for name, file in places.items() if not Path(file).is_relative_to(site)] == []


def test_the_version_is_written_once(wheel: Path) -> None:
    assert wheel.name.split("-")[1] == facilitator.__version__
    assert "version" in PROJECT["project"]["dynamic"]
    stated = [
        short(path) for path in modules() if re.search(r"(?m)^__version__\s*[:=]", path.read_text())
    ]
    assert stated == ["facilitator/__init__.py"]


# What is asked for


def test_constraints_are_exact_and_name_no_host() -> None:
    lines = read("constraints.txt").splitlines()
    assert [
        line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][\w.+!]*", line)
    ] == []


def test_constraints_hold_everything_that_is_asked_for() -> None:
    def plain(name: str) -> str:
        return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", name)[0]).lower()

    held = {plain(line) for line in read("constraints.txt").splitlines()}
    project = PROJECT["project"]
    asked = {*project["dependencies"], *project["optional-dependencies"]["dev"]}
    assert {plain(name) for name in asked} - held == set()


# What is left out


def test_no_file_names_somebodys_folders_or_a_package_registry() -> None:
    found = []
    for path in project_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # fonts and pictures
        found += [
            f"{short(path)}:{number}: {line.strip()[:80]}"
            for number, line in enumerate(text.splitlines(), 1)
            if HOSTS.search(line) or OWN_PATHS.search(line)
        ]
    assert found == []


def test_no_folder_shadows_the_packaging_library() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


# How the code is laid out


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        short(path) for path in modules() if not ast.get_docstring(ast.parse(path.read_bytes()))
    ]
    assert silent == []


def test_every_folder_of_modules_is_a_package() -> None:
    assert {
        short(path.parent) for path in modules() if not (path.parent / "__init__.py").exists()
    } == set()


def imported_by(package: str) -> set[str]:
    """Return the libraries that are loaded once every module of a package has been imported."""
    script = """
import importlib, json, pkgutil, sys
module = importlib.import_module(sys.argv[1])
for found in pkgutil.walk_packages(getattr(module, "__path__", []), module.__name__ + "."):
    if not found.name.endswith(".__main__"):
        importlib.import_module(found.name)
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""
    return set(json.loads(run("-c", script, package, cwd=ROOT)))


def test_the_method_loads_neither_window_nor_printer() -> None:
    loaded = imported_by("facilitator")
    assert loaded & {"PySide6", "shiboken6", "reportlab", "pikepdf", "ui", "exports"} == set()
    assert "sqlmodel" in loaded  # otherwise nothing was imported, and nothing was shown


def test_paper_is_drawn_and_commands_are_read_without_a_window() -> None:
    assert imported_by("exports") & {"PySide6", "shiboken6", "ui"} == set()
    assert imported_by("ui.cli") & {"PySide6", "shiboken6"} == set()


# What the documents say

LINK = re.compile(r"\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)|<(?:img|a)[^>]*?(?:src|href)=\"([^\"]+)\"")


def links(document: Path) -> Iterator[str]:
    """Yield the links of a document that lead into the project."""
    prose = re.sub(r"(?ms)^```.*?^```|`[^`\n]*`", "", document.read_text(encoding="utf-8"))
    for match in LINK.finditer(prose):
        target = match[1] or match[2]
        if not re.match(r"[a-z]+:", target):
            yield target


def anchors(document: Path) -> set[str]:
    """Return the names under which a document's headings can be linked to."""
    headings = re.findall(r"(?m)^#+ (.+)$", document.read_text(encoding="utf-8"))
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings
    }


@pytest.mark.parametrize("document", documents(), ids=short)
def test_links_and_pictures_of_documents_exist(document: Path) -> None:
    broken = []
    for link in links(document):
        name, _, anchor = link.partition("#")
        target = (document.parent / name) if name else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_every_make_command_is_explained() -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):.*## ", read("Makefile")))
    told = "".join(
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")
    )
    assert {"run", "test", "check", "bench", "soak", "screens"} <= targets
    assert {target for target in targets if f"make {target}" not in told} == set()
    assert set(re.findall(r"`make ([a-z]+)", told)) <= targets


def test_the_decks_that_the_documentation_shows_are_decks() -> None:
    session, cards = re.findall(r"(?ms)^```toml\n(.*?)^```", read("docs/decks.md"))
    assert session_minutes(bundle_of(session)) == 10 + 48 + 10
    deck = parse_deck(cards)
    assert isinstance(deck, CardDeck)
    assert [card.code for card in deck.in_play] == ["F-1"]


def documented_commands() -> list[str]:
    """List the commands of the app that the README shows in its blocks."""
    blocks = re.findall(
        r"(?ms)^```\w*\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8")
    )
    return sorted(set(re.findall(r"(?m)^facilitator ([a-z]+)\b", "\n".join(blocks))))


def test_the_readme_shows_the_command_line() -> None:
    assert {"new", "import", "export", "print", "check"} <= set(documented_commands())


@pytest.mark.parametrize("command", documented_commands())
def test_every_command_of_the_readme_exists(command: str) -> None:
    assert "usage: facilitator" in run("-m", "ui.cli", command, "--help", cwd=ROOT)


# What the privacy promise says

WATCH = """
import os, socket, sys
def watch(event, args):
    inward = event == "socket.connect" and args[0].family == socket.AF_UNIX
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname") and not inward:
        with open(os.environ["CALLS"], "a", encoding="utf-8") as calls:
            print(event, args[1:] or args, file=calls)
sys.addaudithook(watch)
"""


def test_no_command_opens_a_network_connection(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    calls = tmp_path / "calls.txt"
    watched = {"PYTHONPATH": str(tmp_path), "CALLS": str(calls)}
    run("-c", "import socket; socket.getaddrinfo('127.0.0.1', 9)", cwd=tmp_path, **watched)
    assert "getaddrinfo" in calls.read_text()  # the watch is awake
    calls.unlink()
    for command in (
        ["new", "a.workshop"],
        ["export", "a.workshop", "a.json"],
        ["import", "a.json", "b.workshop"],
        ["check", "b.workshop", "--json"],
        ["merge", "a.workshop", "b.workshop", "--into", "c.workshop"],
        ["print", "b.workshop", "--out", "prints"],
    ):
        run("-m", "ui.cli", *command, cwd=tmp_path, **watched)
    assert not calls.exists(), calls.read_text()


def test_screens_use_the_network_library_only_within_the_laptop() -> None:
    within = {"QLocalServer", "QLocalSocket"}
    used = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtNetwork":
                used |= {alias.name for alias in node.names}
            elif isinstance(node, ast.Import):
                used |= {alias.name for alias in node.names if alias.name == "PySide6.QtNetwork"}
    assert used <= within
