"""What the tests of a stick that is pulled out begin with."""

from pathlib import Path

import pytest

from facilitator.passphrase import Passphrase
from tests.locked import KEY
from tests.recovery.pulling import Stick


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path / "stick")


@pytest.fixture(params=[None, KEY], ids=["plain", "with a passphrase"])
def key(request: pytest.FixtureRequest) -> Passphrase | None:
    found: Passphrase | None = request.param
    return found
