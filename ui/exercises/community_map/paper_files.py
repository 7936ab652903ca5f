"""Choosing the photos of sheets: dropped, picked, or a whole folder of them."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.layouts import row
from ui.theme import Theme, dress

ENDINGS: Final = (".jpg", ".jpeg", ".png", ".pdf", ".tif", ".tiff", ".webp", ".bmp")
MOST: Final = 500
"""So many files are taken from a folder at once."""
WIDE: Final = 520


class PaperFiles(QWidget):
    """Asks for photos, and says what happens to them."""

    photos_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.choose = QPushButton(_("&Choose photos or a scan…"))
        self.folder = QPushButton(_("A whole &folder…"))
        dress(self.choose, kind="filled")
        self.choose.clicked.connect(lambda _checked: self.photos_wanted.emit())
        self.folder.clicked.connect(lambda _checked: self.folder_wanted.emit())
        frame = QFrame()
        dress(frame, role="tile")
        first = QLabel(_("Drop the photos of your sheets here, or choose them"))
        dress(first, role="heading")
        column = QVBoxLayout(frame)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(first)
        buttons = row(12)
        buttons.addStretch(1)
        for button in (self.choose, self.folder):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        for label in (first, *(_words(text) for text in _about())):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            if label is not first:
                label.setFixedWidth(min(theme.px(WIDE), 760))
                label.ensurePolished()
                label.setMinimumHeight(label.heightForWidth(label.width()))
                column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)


def _about() -> tuple[str, str]:
    return (
        _(
            "One photo of each sheet, with its square code and all four corners, or a scan of "
            "them all as one PDF. They are read one after the other; you look at the first while "
            "the others are being read."
        ),
        _("Nothing is stored before you take a sheet in, and no photo unless you say so."),
    )


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    dress(label, role="muted")
    return label


def kinds_of_files() -> str:
    """Return what a file dialog offers: photos and scans, or all files."""
    kinds = " ".join(f"*{each}" for ending in ENDINGS for each in (ending, ending.upper()))
    return _("Photos and scans ({kinds})").format(kinds=kinds) + ";;" + _("All files (*)")


def dropped_paths(event: QDropEvent) -> list[Path]:
    """Return the files and folders that are dropped, as far as they are on this computer."""
    urls: list[QUrl] = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def photos_of(paths: Iterable[Path]) -> list[Path]:
    """Return files as they are, and the photos and scans of folders by their names."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += _in_folder(path)
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _in_folder(folder: Path) -> list[Path]:
    try:
        inside = [
            each
            for each in folder.iterdir()
            if each.suffix.lower() in ENDINGS and not each.name.startswith(".")
        ]
    except OSError:  # it cannot be looked into: there is nothing in it for us
        return []
    return sorted(inside, key=_by_number)[:MOST]


def _by_number(path: Path) -> list[tuple[int, str]]:
    """Order names as people do: 2 before 10."""
    parts = re.findall(r"\d+|\D+", path.name.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
