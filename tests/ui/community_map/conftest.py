"""A community map in the app's own window, with its base map and nothing drawn yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.community_map.map_hands import MapHands, workshop


@pytest.fixture
def map_(qapp: object, tmp_path: Path) -> Iterator[MapHands]:
    path = workshop(tmp_path / "street.workshop")
    with MapHands.on(tmp_path / "documents", path=path) as hands:
        assert isinstance(hands, MapHands)
        page = hands.window.page
        assert page is not None
        page.focus_capture()
        yield hands
