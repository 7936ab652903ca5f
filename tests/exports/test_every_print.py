"""`facilitator print` of every exercise, on every paper, whole and in tiles, in every edition.

Every pair of these is printed in each run of the tests, all of them in a soak.
"""

import json
import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product
from pathlib import Path

import outloud
import pikepdf
import pytest

from exports.document import MM, Rect
from exports.sheets import CLEAR_PRINT, LARGE_PRINT
from exports.sheets import PAPERS as SIZES
from facilitator.beginning import import_file
from tests.exports.every_paper import EDITIONS, SAMPLES, type_sizes
from tests.exports.paper_workshops import solid, text_of
from tests.soak.minutes import Share
from ui.cli import main

Choice = tuple[str, ...]
CHOICES: Mapping[str, Sequence[str]] = {
    "sample": tuple(SAMPLES),
    "paper": tuple(SIZES),
    "tile": ("whole", "a4", "a3"),
    "edition": tuple(EDITIONS),
    "sheets": ("filled", "blank"),
}


def pairwise(choices: Mapping[str, Sequence[str]]) -> list[Choice]:
    """Return rows of choices such that every two values of any two choices meet in one of them."""
    names = list(choices)
    open_pairs = {
        ((one, a), (other, b))
        for one, other in combinations(range(len(names)), 2)
        for a, b in product(choices[names[one]], choices[names[other]])
    }
    rows: list[Choice] = []
    while open_pairs:
        row = dict(min(open_pairs))
        for place, name in enumerate(names):
            if place not in row:
                row[place] = max(
                    choices[name], key=lambda value: _met(row, place, value, open_pairs)
                )
        rows.append(tuple(row[place] for place in range(len(names))))
        open_pairs -= set(_pairs(rows[-1]))
    return rows


def _pairs(row: Choice) -> Iterator[tuple[tuple[int, str], tuple[int, str]]]:
    yield from combinations(enumerate(row), 2)


def _met(
    row: dict[int, str], place: int, value: str, open_pairs: set[tuple[tuple[int, str], ...]]
) -> int:
    return sum(tuple(sorted(((place, value), other))) in open_pairs for other in row.items())


ROWS = pairwise(CHOICES)


def test_every_two_choices_meet() -> None:
    met = {pair for row in ROWS for pair in _pairs(row)}
    for (one, some), (other, more) in combinations(enumerate(CHOICES.values()), 2):
        for values in product(some, more):
            assert ((one, values[0]), (other, values[1])) in met
    assert len(ROWS) < 60


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, no_real_home: None) -> Path:
    """Return the folder of the samples' files, each made when it is first asked for."""
    return tmp_path_factory.mktemp("samples")


@pytest.mark.parametrize("row", ROWS, ids="-".join)
def test_every_pair_of_choices_is_printed_whole_and_right(
    row: Choice, files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed(row, files, tmp_path, capsys, tiles_aloud=False)  # that takes long, and is in a soak


@pytest.mark.soak
def test_every_combination_is_printed_whole_and_right(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    share, rows = Share(0.2, counted=True), list(product(*CHOICES.values()))
    random.Random(7).shuffle(rows)
    done = 0
    for row in rows:
        if share.over:
            break
        printed(row, files, tmp_path / str(done), capsys)
        shutil.rmtree(tmp_path / str(done))
        done += 1
    assert done == len(rows) or share.over
    with capsys.disabled():
        print(f"\n{done} of {len(rows)} combinations printed")


def printed(
    row: Choice,
    files: Path,
    out: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    tiles_aloud: bool = True,
) -> None:
    """Print a sample as a row says, and look at every sheet."""
    name, paper, tile, edition, sheets = row
    words = ["print", str(_file(files, name)), "--out", str(out), "--paper", paper, "--layout"]
    words += ["--tile", tile] if tile != "whole" else []
    words += ["--blank"] if sheets == "blank" else []
    words += [f"--{option.replace('_', '-')}" for option in EDITIONS[edition]]
    words += ["--sheets", "1"] if name == "community_map" else []
    assert main(words) == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert paths
    said = ""
    for path in paths:
        _is_right(path, LARGE_PRINT if "large" in edition else CLEAR_PRINT)
        if tiles_aloud or " in tiles " not in path.name:
            _reads_well(path, blank=sheets == "blank")
        said += solid(text_of(path.read_bytes()) + " " + "".join(_pictures_in_words(path)))
    if sheets == "filled":
        for text in _entered(name):
            assert solid(text) in said, f"{text!r} is on no paper"


def _file(folder: Path, name: str) -> Path:
    path = folder / f"{name}.workshop"
    if not path.exists():
        import_file(SAMPLES[name].make(), path)
    return path


@cache
def _entered(name: str) -> frozenset[str]:
    sample = SAMPLES[name]
    return frozenset(filter(None, sample.entered(sample.make())))


def _is_right(path: Path, least: float) -> None:
    """Measure a print: its pages, their boxes, where the markers are, and its smallest type."""
    pages = json.loads(path.with_suffix(".layout.json").read_text())["pages"]
    with pikepdf.open(path) as pdf:
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert len(pdf.pages) == len(pages) > 0
        for page, described in zip(pdf.pages, pages, strict=True):
            size = [described["width"], described["height"]]
            box = [float(length) / MM for length in page.MediaBox]
            assert box == pytest.approx([0, 0, *size], abs=0.01)
            frames = {name: Rect(*rect) for name, rect in described["frames"].items()}
            if "tile" not in frames and "marker-0" in frames:
                _marks_are_in_place(page, frames, size[1])
    assert min(type_sizes(path.read_bytes())) >= least - 0.01


def _marks_are_in_place(page: pikepdf.Page, frames: dict[str, Rect], height: float) -> None:
    """Look for each marker's border, and for the code, in what is drawn."""
    drawn = {
        (round(x / MM, 1), round(height - (y + high) / MM, 1)) for x, y, _wide, high in _boxes(page)
    }
    for number in range(4):
        marker = frames[f"marker-{number}"]
        assert _near((marker.x, marker.y), drawn)
    code = frames["qr"]
    inside = {(x, y) for x, y in drawn if code.x < x < code.right and code.y < y < code.bottom}
    assert len(inside) > 100


def _near(point: tuple[float, float], drawn: set[tuple[float, float]]) -> bool:
    x, y = point
    return any(abs(x - left) <= 0.1 and abs(y - top) <= 0.1 for left, top in drawn)


def _boxes(page: pikepdf.Page) -> Iterator[tuple[float, ...]]:
    """Yield the boxes that are drawn on a page, in pt from its lower left."""
    now, saved = pikepdf.Matrix(), []
    for operands, operator in pikepdf.parse_content_stream(page, "q Q cm re"):
        match str(operator):
            case "q":
                saved.append(now)
            case "Q":
                now = saved.pop()
            case "cm":
                now = pikepdf.Matrix(*map(float, operands)) @ now
            case "re":
                x, y, wide, high = map(float, operands)
                (left, low), (right, top) = (
                    now.transform((x, y)),
                    now.transform((x + wide, y + high)),
                )
                yield min(left, right), min(low, top), abs(right - left), abs(top - low)


def _reads_well(path: Path, *, blank: bool) -> None:
    """Have a screen reader's checker read it; a blank ruled sheet has empty tables on purpose."""
    result = outloud.check(str(path), skip={"TBL-012"} if blank else set())
    assert result.error is None
    found = [each for each in result.findings if each.severity in {"error", "warning"}]
    assert not found, f"{path.name}: {found}"


def _pictures_in_words(path: Path) -> Iterator[str]:
    """Yield what a PDF says in place of its pictures: a tile is one."""
    with pikepdf.open(path) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and "/Alt" in each:
                yield str(each.Alt)
