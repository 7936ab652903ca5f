"""Where the app keeps what belongs to a user and not to a workshop."""

import os
from pathlib import Path


def data_folder() -> Path:
    """Return where the app keeps things for this user, or where FACILITATOR_DATA_DIR says."""
    if chosen := os.environ.get("FACILITATOR_DATA_DIR"):
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("Facilitator", appauthor=False)
