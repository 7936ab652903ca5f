"""A day whose time a test tells."""

from typing import Any

import pytest

from facilitator.store import Store
from tests.day.days import Watch


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Give every store that is opened the same simulated clock."""
    watch = Watch()
    begin = Store.__init__

    def begin_with_watch(store: Store, *args: Any) -> None:
        begin(store, *args)
        store.clock = watch

    monkeypatch.setattr(Store, "__init__", begin_with_watch)
    return watch
