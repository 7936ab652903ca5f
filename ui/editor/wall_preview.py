"""What the room will see of a step, drawn by what draws the wall, in a small picture of it."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.i18n import _
from facilitator.language_tags import as_typed
from ui.editor.walk import Stop
from ui.room import moment
from ui.room.frame import Said, furnish
from ui.room.layout import lay_out
from ui.room.page import RoomPage
from ui.room.rows import Cause, Passage, Row, Section
from ui.room.settings import RoomSettings
from ui.theme import Theme
from ui.wording import translated

TALL: Final = 9 / 16


class WallPreview(QWidget):
    """The opening page of a step: the question, the prompt, and the time."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._said, self._pictured = Said(), False
        self._shown = Section("", ())
        self._settings = RoomSettings.load()
        self._paper = RoomPage(theme, self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("What the room sees"))

    def show_stop(self, question: str, stop: Stop, picture: bytes = b"") -> None:
        """Show the opening page of a step."""
        prompt = translated(stop.prompt) or translated(stop.title)
        self._paper.set_picture(picture)
        said = Said(question, prompt, stop.also)
        section = self._section(said, stop)
        pictured = _("Picture: {says}").format(says=stop.picture_says) if picture else ""
        rows = [cause.row.text for passage in section.passages for cause in passage.causes]
        heard = ". ".join(part for part in (*rows, pictured) if part)
        self.setAccessibleDescription(as_typed(heard))
        if (said, section, bool(picture)) != (self._said, self._shown, self._pictured):
            self._said, self._shown, self._pictured = said, section, bool(picture)
            self._show()

    @staticmethod
    def _section(said: Said, stop: Stop) -> Section:
        """Return what stands on the page: of a moment, what it is and until when it lasts."""
        if stop.until:
            prompt = translated(stop.prompt)
            return moment.section(translated(stop.title), prompt, stop.also, stop.until)
        also = map(Row, said.also.split("\n"))
        rows = (Row(said.question, loud=True), Row(said.prompt), *also)
        return Section("", tuple(Passage((Cause(row),)) for row in rows if row.text))

    def show_time(self, left: int, whole: int) -> None:
        """Show so many seconds left of so many."""
        self._paper.ring.show_time(left, whole)

    def _show(self) -> None:
        width, height = float(self.width()), float(self.height())
        self._paper.setGeometry(self.rect())
        least = self._settings.least_text(min(height, width * 0.75))
        pictured = self._pictured
        frame = furnish((width, height), least, self._said, opening=True, picture=pictured)
        pages = lay_out(self._shown, frame.space)
        self._paper.show_page(frame, pages[0], "")

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that it has the shape of a wall."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return how tall it is in this width."""
        return round(width * TALL)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that it would like."""
        return QSize(320, round(320 * TALL))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set the page for another size."""
        super().resizeEvent(event)
        self._show()
