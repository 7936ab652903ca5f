"""What tests of paper share: golden pictures, and a screen reader's checker."""

import re
from collections.abc import Callable
from pathlib import Path

import outloud
import pytest
from PIL import Image, ImageChops

from exports.document import Document
from exports.pdf import pdf_bytes
from exports.png import rendered

GOLDEN = Path(__file__).parent / "golden"
GREY = 40
"""How much lighter or darker a point may be (of 255) before it counts as different."""
POINTS = 20
"""How many such points a page may have: less than one letter."""
SIXTEEN_GREYS = [round(grey / 17) * 17 for grey in range(256)]
"""Golden pictures are stored in fewer greys, which keeps them small."""

Golden = Callable[..., None]
ReadsWell = Callable[..., None]


@pytest.fixture
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Golden:
    """Compare each page of a document, or of a PDF's bytes, with `golden/NAME-1.png` and so on.

    `pytest --accept` takes this run's pages as the golden ones; look at them before committing.
    """
    accept: bool = request.config.getoption("--accept")

    def compare(name: str, paper: Document | bytes, *, dpi: float = 60) -> None:
        assert re.fullmatch(r"[a-z0-9_-]+", name)
        data = pdf_bytes(paper) if isinstance(paper, Document) else paper
        pages = [page.convert("L") for page in rendered(data, dpi=dpi)]
        wanted = [GOLDEN / f"{name}-{number}.png" for number in range(1, len(pages) + 1)]
        surplus = set(GOLDEN.glob(f"{name}-*.png")) - set(wanted)
        surplus = {path for path in surplus if re.fullmatch(rf"{name}-\d+", path.stem)}
        if accept:
            GOLDEN.mkdir(exist_ok=True)
            for path in surplus:
                path.unlink()
            for path, page in zip(wanted, pages, strict=True):
                if not path.exists() or _differs(Image.open(path), page):
                    page.point(SIXTEEN_GREYS).save(path, optimize=True)
            return
        assert not surplus, f"{name} has fewer pages than its golden pictures: {sorted(surplus)}"
        for path, page in zip(wanted, pages, strict=True):
            _compare_page(path, page, tmp_path)

    return compare


def _compare_page(path: Path, page: Image.Image, folder: Path) -> None:
    assert path.exists(), f"no golden picture {path.name}: run pytest --accept and look at it"
    with Image.open(path) as stored:
        problem = _differs(stored, page)
        if problem:
            page.save(folder / f"{path.stem}-now.png")
            stored.save(folder / f"{path.stem}-golden.png")
    assert not problem, f"{path.name} {problem}; both pictures are in {folder}"


def _differs(stored: Image.Image, page: Image.Image) -> str | None:
    """Say how two pictures differ, or None where they are the same to the eye."""
    if stored.size != page.size:
        return f"was {stored.size}, is {page.size} points"
    histogram = ImageChops.difference(stored.convert("L"), page).histogram()
    points = sum(histogram[GREY:])
    return f"differs in {points} points" if points > POINTS else None


@pytest.fixture
def reads_well(tmp_path: Path) -> ReadsWell:
    """Check that a screen reader can read a document: no error and no warning.

    Pass `skip={"TBL-012"}` for a blank ruled sheet, whose table is empty on purpose.
    """

    def check(paper: Document | bytes | Path, *, skip: frozenset[str] = frozenset()) -> None:
        if not isinstance(paper, Path):
            path = tmp_path / "paper.pdf"
            path.write_bytes(pdf_bytes(paper) if isinstance(paper, Document) else paper)
            paper = path
        result = outloud.check(str(paper), skip=set(skip))
        assert result.error is None
        found = [
            f"{finding.rule} p.{finding.page}: {finding.message} {finding.evidence or ''}"
            for finding in result.findings
            if finding.severity in {"error", "warning"}
        ]
        assert not found, "\n".join(found)

    return check
