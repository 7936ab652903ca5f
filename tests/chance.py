"""How often what is drawn by chance is drawn: a few times in every run, many times in a soak."""

import os

from hypothesis import settings

SOAK = "SOAK_MINUTES" in os.environ
MORE = 5


def draws(few: int) -> settings:
    """Draw a test's examples so often; in a soak, which runs it too, five times as often."""
    return settings(max_examples=few * MORE if SOAK else few)
