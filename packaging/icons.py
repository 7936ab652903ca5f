"""Draw the app's icon in the sizes that desktops ask for: `python packaging/icons.py`.

The drawing is assets/icons/app/facilitator.svg; the pictures beside it are kept with it, so that
nobody needs this to run or to build the app.
"""

import os
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER: Final = Path(__file__).parents[1] / "assets" / "icons" / "app"
SIZES: Final = (48, 128, 256)


def draw(size: int) -> QImage:
    """Return the icon as a picture so many pixels wide."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(FOLDER / "facilitator.svg")).render(painter)
    painter.end()
    return picture


def main() -> None:
    """Draw every size."""
    app = QGuiApplication([])
    for size in SIZES:
        draw(size).save(str(FOLDER / f"facilitator-{size}.png"))
    app.quit()


if __name__ == "__main__":
    main()
