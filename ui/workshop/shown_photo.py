"""One photograph, as large as there is room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from facilitator.photos import Photo
from ui.workshop.picture_file import picture_to_show


def picture_of(photo: Photo) -> QPixmap:
    """Return a photograph to paint; nothing where the file holds none that can be shown."""
    return QPixmap.fromImage(picture_to_show(photo.data))


class Shown(QLabel):
    """One photograph, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setMinimumSize(200, 140)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_picture(self, picture: QPixmap, said: str) -> None:
        """Show a picture, or where there is none the sentence."""
        self._whole = picture
        self.setText(said if picture.isNull() else "")
        self.setAccessibleName(said)
        self._fit()

    def _fit(self) -> None:
        if not self._whole.isNull():
            keep, smooth = (
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self.setPixmap(self._whole.scaled(self.size(), keep, smooth))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take the room there is."""
        super().resizeEvent(event)
        self._fit()
