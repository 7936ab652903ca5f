"""Finding notes by their words, who, owner or label."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from facilitator.exercises.board.tables import Board, Note
from facilitator.i18n import _
from ui.listening import listen
from ui.live_board import SIGHT, BoardChanges, LiveBoard
from ui.message_bar import announce
from ui.theme import dress


def found_in(board: Board, wanted: str) -> list[int]:
    """Return the notes in which a text occurs, zone by zone, each from its top."""
    needle = wanted.casefold().strip()
    if not needle:
        return []
    return [
        note.id
        for zone in board.deck.zones
        for note in board.in_zone(zone.key)
        if note.id is not None and _matches(note, needle)
    ]


def _matches(note: Note, needle: str) -> bool:
    if note.label.casefold() == needle:
        return True
    return any(needle in text.casefold() for text in (note.text, note.who, note.owner))


class FindField(QLineEdit):
    """Enter goes on, Shift+Enter back, Esc closes."""

    stepped = Signal(int)
    closed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key does here."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """A field, how many notes match, and the way from one to the next."""

    found = Signal(int)
    """The note to select."""
    closed = Signal()

    def __init__(self, live: LiveBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = live.board
        listen(live.changed, self._follow)
        self._found: list[int] = []
        self._place = -1
        dress(self, role="bar")
        self.field = FindField(placeholderText=_("Find in words, who, owner or label"))
        self.field.setToolTip(self.field.placeholderText())
        self.field.setAccessibleName(_("Find notes"))
        self.field.setAccessibleDescription(_("Enter goes to the next match, Escape closes."))
        self._count = QLabel()
        dress(self._count, role="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        for title, step in ((_("Previous"), -1), (_("Next"), 1)):
            button = QPushButton(title)
            button.clicked.connect(lambda _on=False, by=step: self._step(by))
            row.addWidget(button)
        close = QPushButton(_("Close"))
        close.setAccessibleName(_("Close the search"))
        dress(close, kind="quiet")
        close.clicked.connect(self.close_bar)
        row.addWidget(close)
        self.field.textChanged.connect(self._search)
        self.field.stepped.connect(self._step)
        self.field.closed.connect(self.close_bar)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar and begin to type."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._search()

    def close_bar(self) -> None:
        """Put the bar away."""
        self.hide()
        self.closed.emit()

    def _follow(self, changes: BoardChanges) -> None:
        if SIGHT in changes:
            self._search()

    def _search(self) -> None:
        self._found, self._place = found_in(self._board, self.field.text()), -1
        self._tell()

    def _step(self, by: int) -> None:
        now = found_in(self._board, self.field.text())
        here = self._found[self._place] if 0 <= self._place < len(self._found) else None
        self._found = now
        if not now:
            self._place = -1
        elif here in now:
            self._place = (now.index(here) + by) % len(now)
        else:
            self._place = 0 if by > 0 else len(now) - 1
        self._tell()
        if now:
            self.found.emit(now[self._place])

    def _tell(self) -> None:
        if not self.field.text().strip():
            text = ""
        elif not self._found:
            text = _("nothing found")
        elif self._place < 0:
            text = _("{count} found").format(count=len(self._found))
        else:
            text = _("{place} of {count}").format(place=self._place + 1, count=len(self._found))
        self._count.setText(text)
        if text:
            announce(self.field, text)
