"""The window of the help: what there is and what was found on the left, the page on the right."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from facilitator.help import prepare
from facilitator.help.library import Place, linked, topics
from facilitator.i18n import _
from ui.help.browser import TopicBrowser
from ui.help.finder import Finder
from ui.layouts import row
from ui.message_bar import announce
from ui.theme import Theme, dress

WIDTH, HEIGHT = 880, 760
LEFT: Final = 280
LEFT_AT_MOST: Final = 0.36
"""The share of the width that the contents have at most: the page is what people came for."""
GAP: Final = 8
"""Between the window that the help stands beside and the help."""
PREPARED_MS: Final = 100
"""So long after it opened, the search gets ready: before anybody has typed a word."""
CHANGES: Final = frozenset({QEvent.Type.PaletteChange, QEvent.Type.FontChange})


class HelpWindow(QWidget):
    """Stands beside what people do, and stays open."""

    left = Signal()
    """Somebody closed it."""

    def __init__(self, theme: Callable[[], Theme]) -> None:
        """Make it; `theme` says how everything looks now."""
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # noqa: FBT003
        self.setWindowTitle(_("How do I…"))
        self.setAutoFillBackground(True)
        self._theme, self._shown = theme, theme()
        self.finder = Finder(self._shown)
        self.page = TopicBrowser(self._shown)
        self.back, self.forward = QPushButton(_("‹ Back")), QPushButton(_("Forward ›"))
        self._following = QTimer(self, singleShot=True, interval=0)
        self._following.timeout.connect(self._follow_theme)
        self._preparing = QTimer(self, singleShot=True, interval=PREPARED_MS)
        self._preparing.timeout.connect(prepare)
        self._lay_out()
        self._connect()
        self._offer_ways()

    def _lay_out(self) -> None:
        ways = row()
        ways.setContentsMargins(16, 10, 16, 0)
        for button in (self.back, self.forward):
            dress(button, kind="quiet", fit="snug")
            ways.addWidget(button)
        ways.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(ways)
        column.addWidget(self.page, 1)
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self.finder)
        self._parts.addWidget(right)
        self._parts.setStretchFactor(1, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._parts)

    def _connect(self) -> None:
        self.finder.wanted.connect(self.read)
        self.finder.offered.connect(self.page.glimpse)
        self.finder.turned.connect(self.page.turn)
        self.page.historyChanged.connect(self._offer_ways)
        for button, act in ((self.back, self.page.backward), (self.forward, self.page.forward)):
            button.clicked.connect(act)
        for keys, do in (
            ("Alt+Left", self.page.backward),
            ("Alt+Right", self.page.forward),
            ("Ctrl+F", self.finder.begin),
            ("/", self.finder.begin),
            ("F1", self.show_how),
            ("Esc", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    # What shows

    def show_place(self, place: Place) -> None:
        """Show a topic, from the section that the place names."""
        self.page.show_place(place)

    def read(self, place: Place) -> None:
        """Show a topic, and let the keys read it."""
        self.show_place(place)
        self.page.setFocus()

    def show_how(self) -> None:
        """Show how the help is used."""
        place = linked("help.md", topics()[0])
        if place is not None:
            self.read(place)

    def _offer_ways(self) -> None:
        for button, there, keys in (
            (self.back, self.page.isBackwardAvailable(), "Alt+Left"),
            (self.forward, self.page.isForwardAvailable(), "Alt+Right"),
        ):
            button.setEnabled(there)
            button.setToolTip(keys)
            button.setAccessibleName(button.text().strip("‹› "))
        if not self.page.source().isEmpty():
            self.finder.mark(self.page.place().topic)

    # Where it stands

    def open_beside(self, other: QWidget) -> None:
        """Open beside a window; over its edge only where the screen has no room for both."""
        if not self.isVisible():
            screen = other.screen().availableGeometry()
            self.setGeometry(beside(other.frameGeometry(), screen, self._size(screen.size())))
            self._share_width()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self._preparing.start()
        self.activateWindow()
        self.finder.begin()
        self.finder.mark(self.page.place().topic)
        announce(self.page, self.page.place().topic.title)

    def _size(self, screen: QSize) -> QSize:
        most = screen * 0.9
        return QSize(self._shown.px(WIDTH), self._shown.px(HEIGHT)).boundedTo(most)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Look as the app does, whatever that changes to."""
        super().changeEvent(event)
        if event.type() in CHANGES and hasattr(self, "_following"):
            self._following.start()

    def _follow_theme(self) -> None:
        theme = self._theme()
        if theme != self._shown:
            self._shown = theme
            self.page.set_theme(theme)
            self.finder.set_theme(theme)
            self._share_width()

    def _share_width(self) -> None:
        left = min(self._shown.px(LEFT), round(self.width() * LEFT_AT_MOST))
        self._parts.setSizes([left, self.width() - left])

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Say that it is left."""
        super().closeEvent(event)
        self.left.emit()


def beside(other: QRect, screen: QRect, size: QSize) -> QRect:
    """Return where a window of a size stands beside another on a screen.

    To the right of it, else to the left, else at the edge that leaves most of it in sight.
    """
    top = max(screen.top(), min(other.top(), screen.bottom() - size.height()))
    end = screen.x() + screen.width() - size.width()
    after, before = other.x() + other.width() + GAP, other.x() - GAP - size.width()
    if after <= end:
        x = after
    elif before >= screen.left():
        x = before
    else:
        x = end
    return QRect(QPoint(x, top), size)
