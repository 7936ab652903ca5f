"""The facilitator's key: leaves guest scribe, is held in memory only, and is slow to guess."""

import hmac
import unicodedata
from collections.abc import Callable
from math import ceil
from time import monotonic
from typing import Final

from facilitator.errors import FacilitatorError
from facilitator.i18n import ngettext

SHORTEST: Final = 4
FREE_TRIES: Final = 2
"""Anybody mistypes; so many wrong keys cost nothing."""
FIRST_WAIT: Final = 2.0
LONGEST_WAIT: Final = 60.0


class KeyRefusedError(FacilitatorError):
    """This cannot be the key."""


class ScribeKey:
    """One key, for as long as somebody else has the keyboard. It is written nowhere."""

    def __init__(self, key: str, clock: Callable[[], float] = monotonic) -> None:
        if len(key.strip()) < SHORTEST:
            message = ngettext(
                "The key needs at least {count} character; type a longer one.",
                "The key needs at least {count} characters; type a longer one.",
                SHORTEST,
            )
            raise KeyRefusedError(message.format(count=SHORTEST))
        self._key = _as_bytes(key)
        self._clock = clock
        self._wrong = 0
        self._until = 0.0

    @property
    def wait(self) -> int:
        """Whole seconds until the next try; none when it may be tried now."""
        return max(ceil(self._until - self._clock()), 0)

    def opens(self, typed: str) -> bool:
        """Say whether this is the key. While there is a wait, nothing is."""
        if self.wait:
            return False
        if hmac.compare_digest(_as_bytes(typed), self._key):
            self._wrong = 0
            return True
        self._wrong += 1
        over = self._wrong - FREE_TRIES
        if over > 0:
            wait = min(FIRST_WAIT * 2.0 ** (min(over, 10) - 1), LONGEST_WAIT)
            self._until = self._clock() + wait
        return False


def _as_bytes(key: str) -> bytes:
    """Return a key as it is compared, however the keyboard composed its letters."""
    return unicodedata.normalize("NFC", key.strip()).encode("utf-8", "replace")
