"""Choosing the part of a map that travels: a frame over it, by mouse and by keyboard."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.canvas.map.base_image import BaseImage
from ui.canvas.map.canvas import MapCanvas
from ui.canvas.map.framing import FrameTool
from ui.exercises.community_map.base_words import said_megabytes, said_number, said_wide
from ui.exercises.fields import Choice
from ui.layouts import row, scrolling
from ui.map_files.worker import Looked
from ui.message_bar import announce
from ui.theme import Theme, dress

if TYPE_CHECKING:
    from facilitator.base_maps import Frame
    from facilitator.ground import Ground

A4: Final = 297 / 210
PAUSE_MS: Final = 200
MOST: Final = 50 * 1024 * 1024
SIDE: Final = 270


class FramePage(QWidget):
    """Shows a map with a frame on it, and says what is in the frame."""

    page_wanted = Signal(int)
    level_wanted = Signal(int)
    fit_wanted = Signal()
    """Somebody chose another frame: how many pixels will it have?"""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._looked: Looked | None = None
        self._ground: Ground | None = None
        self.canvas = MapCanvas(theme)
        self.canvas.set_fade(0.0)
        self.canvas.setAccessibleName(_("The map, with the frame on it"))
        self.tool = FrameTool(self)
        self.page = Choice(())
        self.page.chosen.connect(lambda key: self.page_wanted.emit(int(key)))
        self.level = Choice(())
        self.level.chosen.connect(lambda key: self.level_wanted.emit(int(key)))
        self._page_title, self._level_title = QLabel(_("&Page")), QLabel(_("&Zoom"))
        self._page_title.setBuddy(self.page)
        self._level_title.setBuddy(self.level)
        self.shapes = QButtonGroup(self)
        self._facts = QLabel(wordWrap=True)
        self._weight = QLabel(wordWrap=True)
        self._notice = QLabel(wordWrap=True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.fit_wanted)
        self.tool.framed.connect(lambda *_frame: self._framed())
        both = row(16)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self.canvas, 1)
        side = scrolling(self._side())
        side.setFixedWidth(min(theme.px(SIDE), 430))
        both.addWidget(side)
        self.setLayout(both)

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(2, 0, 8, 0)
        column.setSpacing(6)
        for part in (self._page_title, self.page, self._level_title, self.level):
            column.addWidget(part)
        shape = QLabel(_("Shape of the frame"))
        dress(shape, role="section")
        column.addWidget(shape)
        for number, (title, _aspect) in enumerate(_shapes()):
            choice = QRadioButton(title)
            self.shapes.addButton(choice, number)
            column.addWidget(choice)
        self.shapes.button(0).setChecked(True)
        self.shapes.idClicked.connect(lambda number: self.tool.set_aspect(_shapes()[number][1]))
        self.whole = QPushButton(_("Frame &all of it"))
        self.whole.setAutoDefault(False)
        self.whole.clicked.connect(lambda _checked: self._frame_all())
        column.addWidget(self.whole)
        column.addSpacing(6)
        for words in (self._facts, self._weight, self._notice):
            words.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(words)
        hint = QLabel(
            _(
                "Drag the frame or its handles. By keyboard: arrows move it, with Shift they "
                "change its size."
            ),
            wordWrap=True,
        )
        for words in (self._notice, hint):
            dress(words, role="muted")
        column.addWidget(hint)
        column.addStretch(1)
        return side

    # What shows

    def show_map(self, looked: Looked, *, anew: bool) -> None:
        """Show another map (`anew`), or another page or zoom of the same; all of it is framed."""
        from facilitator.ground import ground_of

        if anew:
            self.shapes.button(0).setChecked(True)
            self.tool.set_aspect(None)
        self._looked, self._ground = looked, None
        if looked.reference is not None:
            try:
                crs, numbers = looked.reference
                self._ground = ground_of(crs, numbers, size=looked.size)
            except FacilitatorError:
                self._ground = None  # the map can be used without its place
        self.show_choice(looked)
        self._notice.setText(looked.notice)
        self._notice.setVisible(bool(looked.notice))
        before = self.canvas.base
        self.canvas.set_base(BaseImage(looked.preview, self))
        self.canvas.set_attribution(looked.attribution)
        self.canvas.set_tool(self.tool)
        if before is not None:
            before.close()
            before.deleteLater()
        self._weight.clear()
        self._frame_all()

    def show_choice(self, looked: Looked) -> None:
        """Show which page or zoom it is."""
        names = dict(enumerate(looked.page_names, 1))
        title = _("Page {number} of {count}")
        self.page.offer(
            [
                (str(at), names.get(at) or title.format(number=at, count=looked.pages))
                for at in range(1, looked.pages + 1)
            ]
        )
        self.page.show_key(str(looked.page))
        self.level.offer([(str(each), _zoom_title(each, looked.levels)) for each in looked.levels])
        self.level.show_key(str(looked.level))
        for part in (self.page, self._page_title):
            part.setVisible(looked.pages > 1)
        for part in (self.level, self._level_title):
            part.setVisible(len(looked.levels) > 1)

    def _frame_all(self) -> None:
        """Frame as much as the shape that is chosen allows."""
        width, height = self.canvas.map_size
        self.tool.set_frame(0, 0, width, height)
        aspect = _shapes()[self.shapes.checkedId()][1]
        if aspect is not None:
            self.tool.set_aspect(aspect)
        self._framed()

    @property
    def frame(self) -> "Frame":
        """The frame, in pixels of the file's own map."""
        if self._looked is None:
            return self.tool.frame
        across, down = (
            whole / max(1.0, shown)
            for whole, shown in zip(self._looked.size, self.canvas.map_size, strict=True)
        )
        x, y, width, height = self.tool.frame
        return x * across, y * down, width * across, height * down

    def _framed(self) -> None:
        if self._ground is not None:
            wide, high = said_wide(self._ground, self.frame)
            said = _("On the ground the frame is {wide} wide and {high} high.")
            self._facts.setText(said.format(wide=wide, high=high))
        else:
            self._facts.setText(
                _("This file does not say where the map lies; you can say so afterwards.")
            )
        self._pause.start()
        announce(self.canvas, f"{self._said_share()} {self._facts.text()}")

    def _said_share(self) -> str:
        """Say how much of the map is in the frame, to those who cannot see it."""
        _x, _y, width, height = self.tool.frame
        whole = self.canvas.map_size
        across, down = (
            round(100 * part / max(1.0, all_))
            for part, all_ in zip((width, height), whole, strict=True)
        )
        said = _("The frame is {across} % of the map’s width and {down} % of its height.")
        return said.format(across=across, down=down)

    def show_fit(self, size: tuple[int, int]) -> None:
        """Say how much room the frame will take, roughly and rather too much than too little."""
        if self._looked is None:
            return
        width, height = self.canvas.map_size
        share = size[0] * size[1] / max(1.0, width * height)
        count = min(MOST, round(len(self._looked.preview) * share))
        said = _("{width} by {height} pixels; at most about {room} in the workshop.")
        numbers = {"width": said_number(size[0]), "height": said_number(size[1])}
        self._weight.setText(said.format(**numbers, room=said_megabytes(count)))

    def set_busy(self, *, on: bool) -> None:
        """Take no other choice while the map is read."""
        for part in (self.canvas, self.page, self.level, self.whole, *self.shapes.buttons()):
            part.setEnabled(not on)


def _shapes() -> list[tuple[str, float | None]]:
    return [
        (_("&Free"), None),
        (_("A4, &landscape"), A4),
        (_("A4, p&ortrait"), 1 / A4),
    ]


def _zoom_title(level: int, levels: tuple[int, ...]) -> str:
    if level == levels[-1]:
        return _("{level} (the finest)").format(level=level)
    if level == levels[0]:
        return _("{level} (the coarsest)").format(level=level)
    return str(level)
