"""Every screen and dialog in a language that nobody speaks, mirrored, large, small and dark.

Each look goes through the whole app in a process of its own. `make test` does so in one look;
`make soak` in all of them. Those with `more` go where no picture is taken. "large-small" is text
at 200 % in a window of 960×600: nothing is lost there, though much of it scrolls.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOAK = (
    *("pseudo more", "pseudo-small", "rtl-dark", "rtl-small", "small-dark"),
    *("large", "large-dark", "large-small", "large-dyslexic", "dyslexic", "dyslexic more"),
)
LOOKS = ("pseudo", *(pytest.param(look, marks=pytest.mark.soak) for look in SOAK))


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_untranslated_or_cut_off(look: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.languages.scenes", *look.split()],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8", "FACILITATOR_DATA_DIR": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    said = [f"{', '.join(scenes)}: {sentence}" for sentence, scenes in sorted(found.items())]
    assert not said, "\n".join(said)
