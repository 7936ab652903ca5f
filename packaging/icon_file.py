"""Make the icon of the program as its system wants it, from the drawing, in all sizes.

`python packaging/icon_file.py OUT.ico` for Windows, `… OUT.icns` for macOS.
"""

import sys
from pathlib import Path
from typing import Final

from icons import draw
from PIL import Image
from PySide6.QtGui import QImage

SIZES: Final = {".ico": (16, 24, 32, 48, 64, 128, 256), ".icns": (32, 64, 128, 256, 512, 1024)}


def picture(size: int) -> Image.Image:
    """Return the icon as Pillow has pictures."""
    drawn = draw(size).convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (size, size), bytes(drawn.constBits()))


def main(words: list[str]) -> None:
    """Write one icon file."""
    out = Path(words[0]) if len(words) == 1 else Path()
    if out.suffix not in SIZES:
        sys.exit((__doc__ or "").partition("\n\n")[2].strip())
    *smaller, largest = [picture(size) for size in SIZES[out.suffix]]
    out.parent.mkdir(parents=True, exist_ok=True)
    sizes = [each.size for each in (*smaller, largest)]
    largest.save(out, sizes=sizes, append_images=smaller)


if __name__ == "__main__":
    main(sys.argv[1:])
