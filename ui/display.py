"""Whether a window can be opened here, and what is missing where it cannot."""

import os
import re
import sys

from facilitator.errors import FacilitatorError
from facilitator.i18n import _

DEBIAN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""The Debian package of each system library that Qt needs."""

X11 = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
    "libxkbcommon-x11.so.0",
)
WAYLAND = ("libwayland-cursor.so.0",)

_LIBRARY = re.compile(r"\blib[\w.+-]+\.so[.\d]*")


class NoWindowError(FacilitatorError):
    """No window can be opened here."""


def has_screen() -> bool:
    """Tell whether there is a screen to open a window on."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(map(os.environ.get, named))


def refuse_without_window() -> None:
    """Raise NoWindowError where a window cannot be opened.

    Qt ends the whole process when a library of the screen is missing, so each is tried before.
    """
    if not has_screen():
        raise NoWindowError(
            _(
                "There is no screen here to open a window on; type “facilitator --help” for "
                "what works without one."
            )
        )
    if needed := _needed():
        _try(needed)


def _try(libraries: tuple[str, ...]) -> None:
    import ctypes

    for library in libraries:
        try:
            ctypes.CDLL(library)
        except OSError as error:
            raise _missing(library) from error


def _needed() -> tuple[str, ...]:
    if sys.platform != "linux":
        return ()
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return X11 if chosen.startswith("xcb") else ()
    return WAYLAND if os.environ.get("WAYLAND_DISPLAY") else X11


def missing_library(error: ImportError) -> NoWindowError | None:
    """Return what to install where an import failed for want of a system library."""
    found = _LIBRARY.search(str(error))
    return None if found is None else _missing(found[0])


def _missing(library: str) -> NoWindowError:
    package = DEBIAN.get(library)
    if package is None:
        message = _(
            "The window needs the system library {library}, which is missing here; install it, "
            "then try again."
        )
        return NoWindowError(message.format(library=library))
    message = _(
        "The window needs the system library {library}: install the Debian package {package} "
        "(sudo apt install {package}), then try again."
    )
    return NoWindowError(message.format(library=library, package=package))
