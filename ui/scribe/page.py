"""One calm form: a question, a field, and the notes that this scribe typed."""

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
from facilitator.store import Store
from ui.exercises.board.capture_field import CaptureField
from ui.exercises.board.note_sheet import NoteSheet
from ui.listening import listen
from ui.live_board import BoardChanges, LiveBoard
from ui.message_bar import announce
from ui.scribe.key import ScribeKey
from ui.scribe.start import Handover
from ui.theme import Theme, dress
from ui.wording import translated

PROMPT = 32
LARGEST = 44
WIDEST = 860


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
        self._say(_("That is not the key."))
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


class ScribePage(QWidget):
    """The whole window while somebody else has the keyboard.

    It knows the notes that were typed here, and shows, changes and deletes no others.
    """

    key_given = Signal()
    """The facilitator is back."""

    def __init__(
        self, store: Store, live: LiveBoard, prompt: str, chosen: Handover, theme: Theme
    ) -> None:
        super().__init__()
        self._live = live
        self._own: dict[int, None] = {}
        self._zone = live.board.deck.zone(chosen.zone)
        self._prompt = QLabel(prompt or translated(self._zone.prompt), wordWrap=True)
        self._prompt.setTextFormat(Qt.TextFormat.PlainText)
        size = min(theme.px(PROMPT), LARGEST)
        self._prompt.setStyleSheet(f"font-size: {size}px; font-weight: 600;")
        self._where = QLabel(self._place(chosen.table))
        dress(self._where, role="section")
        self.field = CaptureField()
        self.field.setAccessibleDescription(
            _("Enter adds the note. Control Enter begins a new line. Tab goes to your notes.")
        )
        self._sheet = NoteSheet(store, theme, self.field, _("What you have typed"), beside=False)
        self._sheet.links = False
        self._sheet.hint = _("Type what somebody says, then Enter")
        self._sheet.setStyleSheet(f"QPlainTextEdit, QListWidget {{ font-size: {theme.px(18)}px; }}")
        self._sheet.take_place(live.whole, self._zone, chosen.table)
        self._sheet.added.connect(self._added)
        self.field.zone_step.connect(self._tab)
        self._back = QPushButton(_("Facilitator: take the keyboard back…"))
        dress(self._back, kind="quiet")
        self._back.clicked.connect(self.ask_for_key)
        self._key = KeyRow(chosen.key)
        self._key.opened.connect(self.key_given)
        self._key.left.connect(self._go_on)
        self._lay_out(theme)
        listen(live.changed, self._follow)
        self._show()

    @staticmethod
    def _place(table: int | None) -> str:
        if table is None:
            return _("What people say, in their words")
        return _("Table {number} · what people say, in their words").format(number=table)

    def _lay_out(self, theme: Theme) -> None:
        form = QWidget()
        form.setMaximumWidth(theme.px(WIDEST))
        column = QVBoxLayout(form)
        column.setContentsMargins(32, 24, 32, 16)
        column.setSpacing(14)
        for part in (self._where, self._prompt):
            column.addWidget(part)
        column.addWidget(self._sheet, 1)
        column.addWidget(self._key)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignRight)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(1)
        whole.addWidget(form, 100)
        whole.addStretch(1)

    def begin(self) -> None:
        """Put the cursor where notes are typed."""
        self.field.setFocus()

    def leave(self) -> None:
        """Keep what was begun, and follow nothing any more."""
        self._sheet.keep_begun()
        self._live.changed.disconnect(self._follow)

    def ask_for_key(self) -> None:
        """Ask for the key; nothing else leads out of here."""
        self._back.hide()
        self._key.ask()

    def _go_on(self) -> None:
        self._key.hide()
        self._back.show()
        self.field.setFocus()

    def _tab(self, step: int) -> None:
        self.focusNextPrevChild(step > 0)

    def _added(self, ids: list[int]) -> None:
        self._own.update(dict.fromkeys(ids))
        self._show()

    def _follow(self, _changes: BoardChanges) -> None:
        self._show()

    def _show(self) -> None:
        notes = self._live.board.notes
        self._sheet.show_notes([notes[each] for each in self._own if each in notes])
