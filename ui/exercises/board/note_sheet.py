"""A field and the notes that came from it: to take in, to word anew, to delete, and no more."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.decks import Zone
from facilitator.errors import FacilitatorError
from facilitator.exercises.board.links import link_typed
from facilitator.exercises.board.notes import add_notes, remove_notes, reword
from facilitator.exercises.board.tables import Board, Note
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import saved_id
from ui.exercises.board.capture_field import CaptureField
from ui.exercises.board.taken_notes import TakenNotes
from ui.exercises.board.typed import how_links_are_written, is_mistyped_link, kind_typed
from ui.layouts import row
from ui.message_bar import announce
from ui.theme import Theme, dress
from ui.wording import translated


class NoteSheet(QWidget):
    """Takes notes into one zone of a board, for one table or sheet."""

    added = Signal(list)
    """list[int]: the notes that were just added."""
    edited = Signal()

    def __init__(
        self, store: Store, theme: Theme, field: CaptureField, title: str, *, beside: bool
    ) -> None:
        super().__init__()
        self._store = store
        self._board: Board | None = None
        self._zone: Zone | None = None
        self._table: int | None = None
        self._edits: int | None = None
        self._begun = ""
        self._doubted = ""
        """What was entered once and looks like a link written wrongly: it was asked about."""
        self.hint = ""
        """What the empty field says; what the zone asks where this is empty."""
        self.links = True
        """Whether `D1 > C2` links two notes."""
        self.field = field
        self.list = TakenNotes(title)
        self._title = QLabel(title)
        dress(self._title, role="section")
        self._what = QLabel(wordWrap=True)
        self._what.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._what, role="heading")
        self._word = QLabel(wordWrap=True)
        self._word.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._word, role="small")
        self._change = QPushButton(_("C&hange"))
        self._delete = QPushButton(_("&Delete"))
        self._lay_out(theme, beside=beside)
        field.entered.connect(self.enter)
        field.pasted.connect(self._add)
        field.textChanged.connect(self._typed)
        field.installEventFilter(self)
        self.list.edit_asked.connect(self._begin_edit)
        self.list.delete_asked.connect(self._remove)
        self.list.currentRowChanged.connect(self._offer)
        self._change.clicked.connect(lambda: self._begin_edit(self.list.current))
        self._delete.clicked.connect(self.list.delete_current)
        self._offer()

    def _lay_out(self, theme: Theme, *, beside: bool) -> None:
        self.field.be_at_least(theme.px(44))
        typing = QVBoxLayout()
        typing.setSpacing(8)
        for part in (self._what, self.field, self._word):
            typing.addWidget(part)
        taken = QVBoxLayout()
        taken.setSpacing(8)
        taken.addWidget(self._title)
        taken.addWidget(self.list, 1)
        buttons = row()
        for button in (self._change, self._delete):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        taken.addLayout(buttons)
        ways = QBoxLayout.Direction
        both = QBoxLayout(ways.LeftToRight if beside else ways.TopToBottom, self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(24 if beside else 16)
        if beside:
            typing.addStretch(1)
        both.addLayout(typing, 1 if beside else 0)
        both.addLayout(taken, 1)

    # Where notes go

    def take_place(self, board: Board, zone: Zone, table: int | None) -> None:
        """Let the next notes land in this zone of this board, said by this table."""
        self._board, self._zone, self._table = board, zone, table
        if self._edits is None:
            self._name_field()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show the notes that were taken from this sheet."""
        self.list.show_notes(notes)
        self._offer()
        if self._edits is not None and self._edits not in {saved_id(note) for note in notes}:
            self._end_edit()

    def _name_field(self) -> None:
        if self._zone is not None:
            title = translated(self._zone.title)
            self._what.setText(f"{self._zone.prefix} · {title}")
            self.field.setAccessibleName(_("New note in “{zone}”").format(zone=title))
            self.field.show_hint(self.hint or translated(self._zone.prompt))

    def _offer(self, _row: int = -1) -> None:
        for button in (self._change, self._delete):
            button.setEnabled(self.list.current is not None)

    # Typing

    @property
    def is_begun(self) -> bool:
        """Whether something is typed that is not in the file yet."""
        return bool(self.field.toPlainText().strip())

    def enter(self) -> bool:
        """Take in what is typed, and say whether that could be done."""
        text = self.field.toPlainText()
        if self._edits is not None:
            return self._reword(self._edits, text)
        if not text.strip():
            return True
        return self._add([text])

    def keep_begun(self) -> None:
        """Take in what stands in the field: it is about to be closed."""
        if self.is_begun and not self._store.read_only:
            self._doubted = self.field.toPlainText()  # nobody is there to be asked
            self.enter()

    def _add(self, texts: list[str]) -> bool:
        board, zone = self._board, self._zone
        if board is None or zone is None:
            return False
        try:
            if len(texts) == 1 and self.links and link_typed(self._store, board, texts[0]):
                self._clear(_("Linked."))
                return True
            if len(texts) == 1 and self.links and self._doubts(board, texts[0]):
                return False
            texts, kind = _with_kind(texts, zone)
            ids = add_notes(
                self._store, board, zone.key, texts, kind=kind, table_number=self._table
            )
        except FacilitatorError as error:
            self._refuse(error)
            return False
        labels = ", ".join(board.notes[each].label for each in ids if each in board.notes)
        self._clear(_("{labels} added").format(labels=labels))
        self.added.emit(ids)
        return True

    def _doubts(self, board: Board, text: str) -> bool:
        """Ask, once, about a text that looks like a link written wrongly."""
        if text == self._doubted or not is_mistyped_link(board, text):
            return False
        self._doubted = text
        self._say(how_links_are_written(), role="stop")
        return True

    def _clear(self, said: str) -> None:
        self.field.begin_again()
        self._say(said)

    def _begin_edit(self, note_id: int | None) -> None:
        note = self._board.notes.get(note_id or 0) if self._board is not None else None
        if note is None:
            return
        if self._edits is None:
            self._begun = self.field.toPlainText()
        self._edits = saved_id(note)
        title = _("Change {label}").format(label=note.label)
        self._what.setText(title)
        self.field.setAccessibleName(title)
        self.field.put(note.text)
        self.field.setFocus()
        self._say(_("Enter keeps the change. Esc leaves it as it was."))

    def _reword(self, note_id: int, text: str) -> bool:
        try:
            reword(self._store, note_id, text)
        except FacilitatorError as error:
            self._refuse(error)
            return False
        self._end_edit()
        self.edited.emit()
        return True

    def _end_edit(self) -> None:
        self._edits = None
        self.field.put(self._begun)
        self._begun = ""
        self._name_field()
        self._say("")

    def _remove(self, note_id: int) -> None:
        try:
            remove_notes(self._store, [note_id])
        except FacilitatorError as error:
            self._refuse(error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Esc leave a note as it was."""
        if (
            self._edits is not None
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self._end_edit()
            return True
        return super().eventFilter(watched, event)

    # What is said

    def _typed(self) -> None:
        if self.field.toPlainText() != self._doubted:
            self._doubted = ""
        if self.is_begun and self._word.property("role") == "stop":
            self._say("")

    def _refuse(self, error: FacilitatorError) -> None:
        self._say(str(error), role="stop")

    def _say(self, sentence: str, role: str = "small") -> None:
        self._word.setText(sentence)
        if self._word.property("role") != role:
            dress(self._word, role=role)
        if sentence:
            announce(self.field, sentence)


def _with_kind(texts: list[str], zone: Zone) -> tuple[list[str], str]:
    """Return the texts and the kind that the first begins with, such as `+ ` for the first."""
    typed = kind_typed(texts[0], len(zone.kinds)) if len(texts) == 1 else None
    if typed is None:
        return texts, ""
    return [typed[1]], zone.kinds[typed[0]].key
