"""What stands in the place of a map until somebody chose one: what to do first."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.exercises.community_map.desk import CommunityDesk
from ui.layouts import scrolling
from ui.theme import dress

WIDE = 460


class ChooseButton(QPushButton):
    """The one thing to do here: Enter does it, too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press the button."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


class NoMap(QWidget):
    """Asks for a base map, and says which files can be one."""

    def __init__(self, desk: CommunityDesk) -> None:
        super().__init__()
        title = QLabel(_("First, a base map"), wordWrap=True)
        dress(title, role="title")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = QLabel(
            _(
                "People draw on a picture of where they live: a scan, a photo, a page of a PDF, "
                "map tiles, or an outline. It is kept in the workshop, so nothing is looked up "
                "on the internet."
            ),
            wordWrap=True,
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setMaximumWidth(desk.theme.px(WIDE))
        self.choose = ChooseButton(_("Choose a base map…"))
        dress(self.choose, kind="filled")
        self.choose.setEnabled(not desk.store.read_only)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(title)
        line = QHBoxLayout()  # in it, the words are as high as their width asks for
        line.addStretch(1)
        line.addWidget(words, 100)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content))
