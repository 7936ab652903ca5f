"""The pictures of the help show the app as it is today.

`make test` compares the help's pictures with those of `make screens`, and draws three screens anew;
`make soak` draws them all, which takes more than a minute.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.screens.help_pictures import PICTURES, ROOT, scaled, wanted

TAKEN = ROOT / "docs" / "pictures"
GREY = 48
"""How much lighter or darker a point may be (of 255) before it counts as different."""
SHARE = 0.005
"""How many such points a picture may have: a date, a cursor, the letters of another computer."""


def different(one: Path, other: Path) -> float:
    """Return which share of two pictures differs."""
    with Image.open(one) as left, Image.open(other) as right:
        if left.size != right.size:
            return 1.0
        apart = ImageChops.difference(left.convert("L"), right.convert("L"))
        return sum(apart.histogram()[GREY:]) / (apart.width * apart.height)


def draw(folder: Path, *, only: str = "") -> Path:
    """Draw the light look of every screen, or of the first ones, and return where it is."""
    pictures = folder / "pictures"
    pictures.mkdir()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "FACILITATOR_DATA_DIR": str(folder / "data"),
    }
    words = ["-m", "tests.screens.screens", "light", str(folder), str(pictures)]
    done = subprocess.run(
        [sys.executable, *words, *filter(None, [only])],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return pictures


def stale(drawn: Path, names: set[str]) -> list[str]:
    return [
        f"{name} ({share:.1%})"
        for name in sorted(names)
        if (share := different(drawn / f"{name}-light.png", TAKEN / f"{name}-light.png")) > SHARE
    ]


def test_the_pictures_are_those_that_the_help_asks_for_and_no_others() -> None:
    assert {path.stem for path in PICTURES.glob("*.png")} == wanted()


def test_every_picture_is_the_one_that_make_screens_took(tmp_path: Path) -> None:
    others = []
    for name in sorted(wanted()):
        (tmp_path / "now.png").write_bytes(scaled(TAKEN / f"{name}-light.png"))
        if different(tmp_path / "now.png", PICTURES / f"{name}.png") > 0.001:
            others.append(name)
    assert others == [], "run make screens"


def test_home_a_board_and_its_guide_look_as_in_the_help(tmp_path: Path) -> None:
    drawn = draw(tmp_path, only="--first")
    names = {path.name.removesuffix("-light.png") for path in drawn.glob("*.png")}
    assert len(names & wanted()) >= 3
    assert stale(drawn, names & wanted()) == [], "run make screens, and look"


@pytest.mark.soak
def test_every_screen_looks_as_in_the_help(tmp_path: Path) -> None:
    assert stale(draw(tmp_path), wanted()) == [], "run make screens, and look"
