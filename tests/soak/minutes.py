"""How the minutes of a soak are shared out."""

import os
import time


class Share:
    """A part of SOAK_MINUTES, from now on."""

    def __init__(self, share: float) -> None:
        self.seconds = float(os.environ.get("SOAK_MINUTES", "45")) * 60 * share
        self._end = time.monotonic() + self.seconds

    @property
    def over(self) -> bool:
        return time.monotonic() > self._end
