"""The line of the tour, over the window: what stands where, what to try, and on to the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from facilitator.i18n import _
from ui.layouts import row
from ui.message_bar import announce
from ui.theme import dress
from ui.tour.stops import Stop


class TourBar(QFrame):
    """Says one stop at a time. Alt with a letter presses its buttons wherever the cursor is."""

    next_wanted = Signal()
    back_wanted = Signal()
    end_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="look_here")
        self._where, self._words = QLabel(), QLabel(wordWrap=True)
        dress(self._where, role="strong")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._done = QLabel()
        dress(self._done, role="accent")
        self.back = QPushButton(_("&Back"))
        self.next = QPushButton(_("&Next"))
        self.end = QPushButton(_("&End the tour"))
        dress(self.end, kind="quiet")
        for button, wanted in (
            (self.back, self.back_wanted),
            (self.next, self.next_wanted),
            (self.end, self.end_wanted),
        ):
            button.setAutoDefault(True)
            button.clicked.connect(wanted)
        line = row()
        for part in (self._where, self._done):
            line.addWidget(part)
        line.addStretch(1)
        for button in (self.end, self.back, self.next):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._words)
        self.setAccessibleName(_("Tour"))

    def show_stop(self, stop: Stop, number: int, count: int) -> None:
        """Say a stop, which is the `number`th."""
        where = _("{number} of {count} · {title}").format(
            number=number, count=count, title=stop.title
        )
        self._where.setText(where)
        self._words.setText(stop.words)
        self._done.clear()
        self.back.setEnabled(number > 1)
        self.next.setText(_("&Next") if number < count else _("Fi&nish"))
        self.end.setVisible(number < count)
        dress(self.next, kind="")
        announce(self, f"{where}. {stop.words}")

    def show_done(self) -> None:
        """Say that what was to be tried is done."""
        if not self._done.text():
            self._done.setText(_("✓ Done."))
            dress(self.next, kind="filled")
            announce(self, _("Done. Alt+N goes on."))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Esc end the tour where the cursor is in it."""
        if event.key() == Qt.Key.Key_Escape:
            self.end_wanted.emit()
            return
        super().keyPressEvent(event)
