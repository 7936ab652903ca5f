"""What the bundle weighs, part by part, and whether that is within its budget."""

import sys
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

UNPACKED_MB: Final = 280
PACKED_MB: Final = 95
REST_MB: Final = 6
"""So much may go without an account."""

PARTS: Final = (
    ("Qt: window, pictures, printers", ("*/PySide6/Qt/lib/libQt6*", "*/PySide6/Qt/plugins/*")),
    ("Qt's data of ICU, and what reads it", ("*/libicu*",)),
    ("Qt's own words", ("*/PySide6/Qt/translations/*",)),
    (
        "PySide6: Qt for Python",
        ("*/PySide6/*", "*/shiboken6/*", "*/libpyside6*", "*/libshiboken6*"),
    ),
    ("OpenCV: photographed sheets", ("*/cv2/*", "*/opencv_python_headless.libs/*")),
    ("NumPy", ("*/numpy/*", "*/numpy.libs/*")),
    ("Babel: dates and numbers in every language", ("*/babel/*",)),
    ("pyproj: maps on the ground", ("*/pyproj/*", "*/pyproj.libs/*")),
    ("Shapely: areas", ("*/shapely/*", "*/shapely.libs/*")),
    ("Pillow: pictures", ("*/PIL/*", "*/pillow.libs/*")),
    ("pikepdf and qpdf: PDF", ("*/pikepdf/*", "*/pikepdf.libs/*")),
    ("PDFium: previews", ("*/pypdfium2/*", "*/pypdfium2_raw/*")),
    ("HarfBuzz: scripts that need shaping", ("*/uharfbuzz/*", "*/bidi/*")),
    ("lxml and python-docx: Word files", ("*/lxml/*", "*/docx/*")),
    ("SQLCipher: locked files", ("*/sqlcipher3/*",)),
    ("SQLAlchemy", ("*/sqlalchemy/*",)),
    ("pydantic", ("*/pydantic_core/*", "*/pydantic/*")),
    ("ZXing: QR codes", ("*/zxingcpp/*",)),
    ("fonts", ("*/assets/fonts/*",)),
    ("help and its pictures", ("*/assets/help/*",)),
    ("other assets, decks, licences", ("*/assets/*", "*/decks/*", "*.dist-info/*")),
    ("Python, and what the system gave", ("*/libpython*", "*/_internal/lib*", "*/python3.*/*")),
    ("Python's own modules", ("*/base_library.zip",)),
    ("all modules of the app and its packages, packed", ("*/facilitator/facilitator",)),
)


def sizes(bundle: Path) -> dict[str, int]:
    """Return how many bytes each part has; `the rest` is what no part accounts for."""
    found = {name: 0 for name, _patterns in PARTS} | {"the rest": 0}
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            place = f"/{bundle.name}/{path.relative_to(bundle).as_posix()}"
            found[_part(place)] += path.stat().st_size
    return found


def _part(place: str) -> str:
    return next(
        (name for name, patterns in PARTS if any(fnmatch(place, each) for each in patterns)),
        "the rest",
    )


def table(bundle: Path, packed: Sequence[Path]) -> str:
    """Return the account, the largest part first."""
    found = sizes(bundle)
    rows = sorted(found.items(), key=lambda each: -each[1])
    rows.append((f"unpacked (budget {UNPACKED_MB} MB)", sum(found.values())))
    rows += [(f"{each.name} (budget {PACKED_MB} MB)", each.stat().st_size) for each in packed]
    width = max(len(name) for name, _size in rows)
    return "\n".join(f"{name:<{width}}  {size / 1e6:6.1f} MB" for name, size in rows)


def too_heavy(bundle: Path, packed: Sequence[Path]) -> str:
    """Return what is above its budget, in a sentence; nothing where everything holds."""
    found = sizes(bundle)
    complaints = [
        f"{each.name} has {each.stat().st_size / 1e6:.1f} MB, more than {PACKED_MB}."
        for each in packed
        if each.stat().st_size > PACKED_MB * 1e6
    ]
    if (whole := sum(found.values())) > UNPACKED_MB * 1e6:
        complaints.append(f"Unpacked it has {whole / 1e6:.1f} MB, more than {UNPACKED_MB}.")
    if found["the rest"] > REST_MB * 1e6:
        complaints.append(
            f"{found['the rest'] / 1e6:.1f} MB are unaccounted for: name them in weigh.py."
        )
    return " ".join(complaints)


if __name__ == "__main__":
    folder, *archives = map(Path, sys.argv[1:])
    print(table(folder, archives))
    sys.exit(too_heavy(folder, archives) or 0)
