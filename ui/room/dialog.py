"""Says what the room is like: how deep, how tall the picture, which screen, whether a chime."""

from dataclasses import asdict

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from ui.layouts import resize_to_show, scrolling
from ui.room.settings import RoomSettings
from ui.theme import dress
from ui.whole_words import say_whole
from ui.wrapped_buttons import WrappedTick


class RoomDialog(QDialog):
    """Asks for two lengths, and says what follows for the text; asks which screen is the wall."""

    changed = Signal(object)
    """The room as it is said now, while it is being said."""

    def __init__(self, settings: RoomSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Room view settings"))
        self._before = settings
        self.back_row = _metres(settings.depth, 1.0, 60.0)
        self.picture = _metres(settings.screen_height, 0.2, 12.0)
        self._follows = QLabel(wordWrap=True)
        self.screen_ = _screens(settings.screen)
        self.chime = WrappedTick(_("Sound a &chime when a step’s time is over"))
        self.chime.setChecked(settings.chime)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(_("From the wall to the &back row:"), self.back_row)
        form.addRow(_("&Height of the picture on the wall:"), self.picture)
        form.addRow(_("&Screen that is the wall:"), self.screen_)
        form.addRow(self.chime)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("OK"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Cancel"))
        dress(buttons.button(QDialogButtonBox.StandardButton.Ok), kind="filled")
        form.setSpacing(12)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(16)
        lines.addLayout(form)
        lines.addWidget(self._follows)
        area = scrolling(content)
        column.addWidget(area)
        column.addWidget(buttons)
        for box in (self.back_row, self.picture):
            box.valueChanged.connect(self._say)
            box.valueChanged.connect(self._tell)
        self.screen_.activated.connect(self._tell)
        self._say()
        resize_to_show(self, area, self.fontMetrics().averageCharWidth() * 64)

    @property
    def room(self) -> RoomSettings:
        """The room as it is said here; not remembered yet."""
        return RoomSettings(
            self.back_row.value(),
            self.picture.value(),
            self.screen_.currentData(),
            self.chime.isChecked(),
        )

    def remember(self) -> RoomSettings:
        """Keep what was said for the next time, and return it."""
        return self._before.with_(**asdict(self.room))

    def _tell(self) -> None:
        self.changed.emit(self.room)

    def _say(self) -> None:
        room = self.room
        if room.readable:
            height = round(room.cap_share * room.screen_height * 100, 1)
            said = _(
                "Capitals on the wall will be at least {height} cm tall, so that the back row "
                "can read them. What does not fit goes on the next page."
            ).format(height=height)
        else:
            said = _(
                "From there nobody can read a picture of this height. Bring the back row closer, "
                "or hand out the printed board."
            )
        self._follows.setText(said)


def _screens(chosen: str) -> QComboBox:
    """Return the screens to choose from. One that is not plugged in just now stays the choice."""
    box = QComboBox()
    box.addItem(_("Not the main window’s"), "")
    for screen in QGuiApplication.screens():
        size = screen.size()
        title = _("{name}, {width} × {height}").format(
            name=screen.name(), width=size.width(), height=size.height()
        )
        box.addItem(title, screen.name())
    if box.findData(chosen) < 0:
        box.addItem(_("{name}, not plugged in").format(name=chosen), chosen)
    box.setCurrentIndex(box.findData(chosen))
    say_whole(box)
    return box


def _metres(value: float, least: float, most: float) -> QDoubleSpinBox:
    box = QDoubleSpinBox(minimum=least, maximum=most, decimals=1, singleStep=0.1)
    box.setSuffix(" " + _("m"))
    box.setValue(value)
    box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return box
