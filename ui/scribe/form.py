"""What every form in a volunteer's hands has: its own work above, and one way out below."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _, ngettext
from ui.message_bar import announce
from ui.scribe.key import ScribeKey
from ui.theme import dress


class KeyRow(QFrame):
    """Asks for the facilitator's key, and grows slow where wrong ones are tried."""

    opened = Signal()
    left = Signal()

    def __init__(self, key: ScribeKey) -> None:
        super().__init__()
        self._key = key
        dress(self, role="look_here")
        self.setAccessibleName(_("The facilitator takes the keyboard back"))
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setMaxLength(100)
        self._field.setAccessibleName(_("The facilitator’s key"))
        self._word = QLabel(wordWrap=True)
        label = QLabel(_("The facilitator’s &key"))
        label.setBuddy(self._field)
        self._give = QPushButton(_("Take it back"))
        away = QPushButton(_("Go on writing"))
        row = QHBoxLayout()
        for part in (label, self._field, self._give, away):
            row.addWidget(part, 1 if part is self._field else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.addLayout(row)
        column.addWidget(self._word)
        self._word.hide()
        self._second = QTimer(self, interval=250)
        self._second.timeout.connect(self._show_wait)
        self._field.returnPressed.connect(self._try)
        self._give.clicked.connect(self._try)
        away.clicked.connect(self.left)
        self.hide()

    def ask(self) -> None:
        """Ask for the key."""
        self._field.clear()
        self.show()
        self._field.setFocus()

    def _try(self) -> None:
        typed = self._field.text()
        self._field.clear()
        if self._key.opens(typed):
            self.opened.emit()
            return
        self._say(_("That is not the key; type it again."))
        if self._key.wait:
            self._second.start()
            self._show_wait()

    def _show_wait(self) -> None:
        wait = self._key.wait
        self._field.setEnabled(not wait)
        self._give.setEnabled(not wait)
        if not wait:
            self._second.stop()
            self._word.hide()
            if self.isVisible():
                self._field.setFocus()
            return
        said = ngettext(
            "That is not the key. Try again in {count} second.",
            "That is not the key. Try again in {count} seconds.",
            wait,
        )
        self._say(said.format(count=wait))

    def _say(self, sentence: str) -> None:
        self._word.setText(sentence)
        self._word.show()
        announce(self._field, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on writing with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ScribeForm(QWidget):
    """The whole window while somebody else has the keyboard.

    It knows what was typed here, and shows, changes and deletes nothing else.
    """

    key_given = Signal()
    """The facilitator is back."""

    def __init__(self, key: ScribeKey) -> None:
        super().__init__()
        self.way_out = QPushButton(_("Facilitator: take the keyboard back…"))
        dress(self.way_out, kind="quiet")
        self.way_out.clicked.connect(self.ask_for_key)
        self.key_row = KeyRow(key)
        self.key_row.opened.connect(self.key_given)
        self.key_row.left.connect(self._go_on)

    def end_with_way_out(self, column: QVBoxLayout) -> None:
        """Let the way out stand at the foot of a column."""
        column.addWidget(self.key_row)
        column.addWidget(self.way_out, 0, Qt.AlignmentFlag.AlignRight)

    def begin(self) -> None:
        """Put the cursor where people type."""

    def leave(self) -> None:
        """Keep what was begun, and follow nothing any more."""

    def ask_for_key(self) -> None:
        """Ask for the key; nothing else leads out of here."""
        self.way_out.hide()
        self.key_row.ask()

    def _go_on(self) -> None:
        self.key_row.hide()
        self.way_out.show()
        self.begin()
