"""What people install: described rightly, from one version, with everything that it needs."""

import configparser
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

import facilitator
from facilitator.database import APPLICATION_ID
from facilitator.store import Store

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"
ICONS = ROOT / "assets" / "icons" / "app"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
DIST = ROOT / "dist"


def script(name: str) -> ModuleType:
    """Return a script of packaging/, which is no Python package."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    sys.path.insert(0, str(PACKAGING))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(PACKAGING))
    return module


def judged_by(tool: str, *words: str | Path) -> str:
    """Return what a tool of the desktop complains of."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed here")
    done = subprocess.run(
        [tool, *map(str, words)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


# What a desktop reads


def entry() -> configparser.SectionProxy:
    desktop = configparser.ConfigParser(interpolation=None)
    desktop.optionxform = str  # type: ignore[assignment, method-assign]
    desktop.read(LINUX / "facilitator.desktop", encoding="utf-8")
    return desktop["Desktop Entry"]


def kinds() -> dict[str, ET.Element]:
    tree = ET.parse(LINUX / "facilitator.xml")
    return {each.attrib["type"]: each for each in tree.iter(f"{MIME}mime-type")}


def test_the_desktop_entry_is_found_faultless() -> None:
    assert judged_by("desktop-file-validate", LINUX / "facilitator.desktop") == ""


def test_the_desktop_entry_opens_each_of_our_files_with_the_program() -> None:
    assert entry()["Exec"].split() == ["facilitator", "%f"]
    assert entry()["MimeType"].rstrip(";").split(";") == list(kinds())


def test_the_window_goes_by_the_name_of_the_desktop_entry() -> None:
    assert '.setDesktopFileName("facilitator")' in (ROOT / "ui" / "app.py").read_text("utf-8")
    assert entry()["Icon"] == "facilitator"
    assert all((ICONS / f"facilitator-{size}.png").is_file() for size in (48, 128, 256))


def test_the_description_for_software_centres_is_found_faultless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    archives = script("archives")
    described = tmp_path / f"{archives.COMPONENT}.metainfo.xml"
    described.write_text(archives.described(), encoding="utf-8")
    tree = ET.parse(described)
    assert tree.findtext("id") == archives.COMPONENT
    release = tree.find("releases/release")
    assert release is not None
    assert release.attrib == {"version": facilitator.__version__, "date": "2023-11-14"}
    assert {each.text for each in tree.iter("mediatype")} == set(kinds())
    said = judged_by("appstreamcli", "validate", "--no-net", "--pedantic", described)
    assert "successful" in said


def test_a_workshop_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.workshop"):
        pass
    head = (tmp_path / "a.workshop").read_bytes()[:100]
    magic = kinds()["application/x-facilitator-workshop"].find(f"{MIME}magic")
    assert magic is not None
    assert int(magic.attrib["priority"]) > 50  # that of any SQLite file
    places = {
        int(each.attrib["offset"]): each.attrib["value"].encode().decode("unicode_escape").encode()
        for each in magic.iter(f"{MIME}match")
    }
    assert all(head[at:].startswith(value) for at, value in places.items())
    assert places[68] == APPLICATION_ID.to_bytes(4)


def test_what_is_locked_or_packed_is_known_by_its_ending() -> None:
    endings = {
        name: [glob.attrib["pattern"] for glob in kind.iter(f"{MIME}glob")]
        for name, kind in kinds().items()
    }
    assert endings == {
        "application/x-facilitator-workshop": ["*.workshop"],
        "application/x-facilitator-deck": ["*.deck"],
    }


def test_the_icon_is_drawn_in_the_colours_of_the_app() -> None:
    theme = (ROOT / "ui" / "theme" / "tokens.py").read_text("utf-8")
    drawing = (ICONS / "facilitator.svg").read_text("utf-8")
    colours = set(re.findall(r"#[0-9A-F]{6}", drawing))
    assert len(colours) > 3
    assert {each for each in colours if each not in theme} == set()


# What is bundled


def test_every_package_of_the_wheel_is_bundled_with_its_files() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    bundled = re.search(r"PACKAGES = \((.*?)\)", (PACKAGING / "facilitator.spec").read_text())
    assert bundled is not None
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert re.findall(r'"(\w+)"', bundled[1]) == wheel


def test_nothing_that_the_app_reads_is_left_out() -> None:
    leave_out = script("leave_out")
    data = [
        path.relative_to(ROOT).as_posix()
        for package in ("facilitator", "ui", "exports", "decks", "assets")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc", ".po", ".pot"}
    ]
    assert len(data) > 50
    assert [name for name in data if leave_out.is_left_out(name)] == []


def test_only_plugins_that_a_window_needs_are_bundled() -> None:
    leave_out = script("leave_out")
    left_out = {
        "PySide6/Qt/plugins/platforms/libqxcb.so": False,
        "PySide6/Qt/plugins/platforms/libqoffscreen.so": False,
        "PySide6/plugins/platforms/qwindows.dll": False,
        "PySide6/Qt/plugins/tls/libqopensslbackend.so": True,
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so": True,
        "PySide6/Qt/translations/qtbase_qq.qm": True,  # no language of the app
        "PySide6/Qt/translations/designer_de.qm": True,
        "facilitator-0.1.0.dist-info/direct_url.json": True,
        "facilitator-0.1.0.dist-info/RECORD": False,
    }
    assert {name: leave_out.is_left_out(name) for name in left_out} == left_out


def test_what_is_cut_from_icu_leaves_a_table_that_icu_can_read() -> None:
    import struct

    icu = script("icu")
    items = {b"icudt99l/coll/cy.res": b"sorting", b"icudt99l/curr/cy.res": b"money"}
    head = struct.pack("<H", 32).ljust(32, b"\0")
    whole = head + icu.table(items | {b"icudt99l/root.res": b"root"})
    assert icu.smaller(whole) == head + icu.table(
        {b"icudt99l/coll/cy.res": b"sorting", b"icudt99l/root.res": b"root"}
    )
    icu_reads = whole[32:]
    (count,) = struct.unpack_from("<I", icu_reads)
    name, start = struct.unpack_from("<II", icu_reads, 4)
    assert count == 3
    assert icu_reads[name:].startswith(b"icudt99l/coll/cy.res\0")
    assert icu_reads[start:].startswith(b"sorting")


def test_a_bundle_above_its_budget_is_refused(tmp_path: Path) -> None:
    weigh = script("weigh")
    inside = tmp_path / "facilitator" / "_internal"
    (inside / "cv2").mkdir(parents=True)
    (inside / "cv2" / "cv2.abi3.so").write_bytes(b"x" * 1_000)
    packed = tmp_path / "small.tar.gz"
    packed.write_bytes(b"x")
    bundle = tmp_path / "facilitator"
    assert weigh.too_heavy(bundle, [packed]) == ""
    with (inside / "strange.bin").open("wb") as stream:
        stream.truncate(300_000_000)
    complaint = weigh.too_heavy(bundle, [packed])
    assert "300.0 MB, more than 280" in complaint
    assert "unaccounted for" in complaint


# What was built


def built() -> Path:
    found = sorted(DIST.glob("facilitator-*-linux-x86_64.tar.gz"))
    if not found:
        pytest.skip("nothing is in dist: run make package first")
    return found[-1]


@pytest.mark.soak
def test_the_archive_installs_for_one_user_and_goes_again(tmp_path: Path) -> None:
    subprocess.run(["tar", "-xzf", built(), "-C", tmp_path], check=True, timeout=300)
    (folder,) = tmp_path.iterdir()
    home = tmp_path / "home"
    home.mkdir()
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}

    def do(*words: str | Path) -> str:
        done = subprocess.run(
            words, env=environment, capture_output=True, text=True, check=False, timeout=300
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    do(folder / "install.sh")
    assert do(home / ".local" / "bin" / "facilitator", "--version").strip() == (
        facilitator.__version__
    )
    installed = home / ".local" / "share" / "applications" / "facilitator.desktop"
    judged_by("desktop-file-validate", installed)
    do(folder / "install.sh", "--remove")
    assert [path for path in (home / ".local").rglob("*facilitator*") if path.is_file()] == []


@pytest.mark.soak
def test_the_bundle_names_no_folder_of_its_builder(tmp_path: Path) -> None:
    subprocess.run(["tar", "-xzf", built(), "-C", tmp_path], check=True, timeout=300)
    said = str(ROOT).encode()
    found = [
        path.name
        for path in tmp_path.rglob("*")
        if path.is_file() and not path.is_symlink() and said in path.read_bytes()
    ]
    assert found == []
