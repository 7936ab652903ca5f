"""What people who have Facilitator are to know about Qt."""

from typing import Final

from facilitator.i18n import _

NOTICE_OF: Final = "Qt"


def notice() -> str:
    """Return what Qt is, on which terms it is used, and how it may be replaced."""
    return "\n\n".join(
        (
            _(
                "The windows of Facilitator are drawn by Qt, a library by The Qt Company Ltd. and "
                "other contributors. Facilitator uses it under the GNU Lesser General Public "
                "License, version 3 (LGPL). The whole text of that licence, and of the GNU General "
                "Public License on which it builds, follows below."
            ),
            _(
                "Nothing in Qt was changed for Facilitator. Its source is at "
                "https://download.qt.io/official_releases/qt/, and that of the package by which "
                "Python speaks to it at https://code.qt.io/cgit/pyside/pyside-setup.git/."
            ),
            _(
                "You may replace Qt with a version of your own. Its libraries lie as files of "
                "their own (their names begin with Qt6 or libQt6) in the folder in which "
                "Facilitator is installed, under PySide6. Put yours in their place: Facilitator "
                "uses whatever lies there. You may also find out by taking the program apart "
                "whether your change works."
            ),
        )
    )
