"""How often what is drawn by chance is drawn: a few times in every run, many in a long soak."""

import os

from hypothesis import settings

LONG = 30
"""Minutes of a soak from which on it runs what is drawn by chance as well."""
SOAK = float(os.environ.get("SOAK_MINUTES") or 0) >= LONG
MORE = 5


def draws(few: int) -> settings:
    """Draw a test's examples so often; in a long soak, which runs it too, five times as often."""
    return settings(max_examples=few * MORE if SOAK else few)
