"""What the installed program starts with."""

import os
import sys
from multiprocessing import freeze_support


def _own_environment() -> None:
    """Have what this program opens, such as a viewer for PDF, find its own libraries again.

    What starts the program points the system at the libraries in the bundle. That has been read
    by now; others, who would take it over, would find libraries there that are not theirs. A
    process of our own is told to start as the program itself does, and is pointed there anew.
    """
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before


if __name__ == "__main__":
    freeze_support()  # a process beside the window ends here, and never opens a second window
    if sys.platform == "linux":
        _own_environment()
    from ui.cli import main

    sys.exit(main())
