"""Counting dots by keyboard: a label and a number, or the arrows with + and -."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.errors import FacilitatorError
from facilitator.exercises.board.tables import Note
from facilitator.exercises.board.tally import (
    Count,
    count,
    count_typed,
    merge_small_voices,
    typed_count,
)
from facilitator.i18n import _
from facilitator.participants import participants
from facilitator.workshop import saved_id
from ui.exercises.board.typed import shortened
from ui.exercises.fields import Choice
from ui.flow import Flow
from ui.layouts import row, scrolling
from ui.listening import listen
from ui.live_board import BoardChanges, LiveBoard
from ui.message_bar import announce
from ui.theme import Theme, dress
from ui.wording import translated
from ui.workshop.over import Over
from ui.workshop.tally_table import NotesToCount
from ui.workshop.tally_voices import VoiceCounts, voice_name
from ui.workshop.tally_words import breakdown, counts_said, doubt
from ui.wrapped_buttons import WrappedTick

DOTS: Final = "●"
CONCERNS: Final = "▼"
ID: Final = Qt.ItemDataRole.UserRole


class Tally(QDialog):
    """Counts dots and concerns on the notes of a board."""

    def __init__(self, over: Over, live: LiveBoard, people: dict[str, int]) -> None:
        super().__init__(over.page)
        self.setWindowTitle(_("Count dots"))
        self._store = over.day.store
        self._live, self._people = live, people
        self._unsettled = False
        self._asked = ""
        """What was typed and asked about, since it seems too much."""
        with self._store.reading() as session:
            self._present = len(participants(session))
        self._zones = self._zone_choice()
        kinds = (("dot", DOTS, _("Dots")), ("concern", CONCERNS, _("Concerns")))
        self._kind = Choice([(key, f"{mark}  {name}") for key, mark, name in kinds])
        self._kind.setAccessibleName(_("What is counted"))
        self._by_voice = WrappedTick(_("By kind of &voice, where the group wants that"))
        self._by_voice.setChecked(any(people.values()))
        self._voices = VoiceCounts(people)
        if not self._by_voice.isChecked():
            self._voices.hide()
        self._field = QLineEdit()
        self._field.setPlaceholderText(_("C4 7"))
        self._field.setAccessibleName(_("Label and number"))
        self._field.setAccessibleDescription(
            _("C4 7 is seven dots, C4 +1 one more, C4 c2 two concerns. Enter counts.")
        )
        self._word = QLabel(wordWrap=True)
        dress(self._word, role="muted")
        self._table = NotesToCount(over.theme)
        self._lay_out(over.theme)
        self._connect()
        self._show()
        self._field.setFocus()

    def _zone_choice(self) -> Choice:
        zones = self._live.board.deck.zones
        choice = Choice(
            [("", _("All columns")), *((each.key, translated(each.title)) for each in zones)]
        )
        choice.setAccessibleName(_("Column"))
        return choice

    def _lay_out(self, theme: Theme) -> None:
        heading = QLabel(_("Count dots"))
        dress(heading, role="title")
        top = Flow(spacing=20)
        for text, part in ((_("&Column"), self._zones), (_("C&ount"), self._kind)):
            label = QLabel(text)
            label.setBuddy(part)
            named = QWidget()
            both = QHBoxLayout(named)
            both.setContentsMargins(0, 0, 0, 0)
            both.addWidget(label)
            both.addWidget(part)
            top.addWidget(named)
        hint = QLabel(
            _(
                "Type a label and a number: C4 7, or C4 c2 for concerns. "
                "Or choose with the arrows and press + or −; c is for concerns, d for dots."
            ),
            wordWrap=True,
        )
        dress(hint, role="small")
        close = QPushButton(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = row()
        foot.addWidget(self._word, 1)
        foot.addWidget(close)
        self._table.setMinimumHeight(theme.px(180))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 16, 24, 0)
        column.setSpacing(10)
        for each in (heading, self._field, hint):
            column.addWidget(each)
        column.addLayout(top)
        for asking in (self._by_voice, self._voices):
            column.addWidget(asking)
        column.addWidget(self._table, 1)
        foot.setContentsMargins(24, 0, 24, 16)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(scrolling(content), 1)
        whole.addLayout(foot)
        self.resize(min(theme.px(760), 1_100), min(theme.px(640), 680))

    def _connect(self) -> None:
        listen(self._live.changed, self._board_changed)
        self._zones.chosen.connect(lambda _key: self._show())
        self._by_voice.toggled.connect(self._ask_voices)
        self._voices.people_changed.connect(self._people_given)
        self._field.returnPressed.connect(self._enter)
        self._field.textEdited.connect(self._edited)
        self._table.counted.connect(self._count)
        self._table.kind_chosen.connect(self._kind_keyed)
        self._table.left.connect(self._field.setFocus)
        self.finished.connect(self._leave)

    def _leave(self) -> None:
        self._live.changed.disconnect(self._board_changed)
        self._settle_people()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Come back to the field with F6."""
        if event.key() == Qt.Key.Key_F6:
            self._field.setFocus()
        else:
            super().keyPressEvent(event)

    # Counting

    @property
    def _voice(self) -> str | None:
        return self._voices.chosen if self._by_voice.isChecked() else None

    def _enter(self) -> None:
        typed = self._field.text()
        if not typed.strip():
            return
        self._settle_people()
        kind = str(self._kind.currentData())
        if typed != self._asked and (doubt := self._doubt(typed, kind)):
            self._asked = typed
            self._say(doubt, role="stop")
            self._field.selectAll()
            return
        try:
            note = count_typed(self._store, self._live.whole, typed, kind=kind, voice=self._voice)
        except FacilitatorError as error:
            self._say(str(error), role="stop")
            self._field.selectAll()
            return
        self._field.clear()
        self._say_counted(note)

    def _doubt(self, typed: str, kind: str) -> str:
        """Return what to ask about more dots than people can have put; nothing where it may be."""
        people = self._voices.people if self._by_voice.isChecked() else {}
        read = typed_count(typed, kind)
        if read is None:
            return ""
        return doubt(self._live.whole, read, self._voice, people, self._present)

    def _edited(self, _text: str) -> None:
        self._asked = ""

    def _count(self, note_id: int, change: int) -> None:
        self._settle_people()
        board, kind = self._live.whole, str(self._kind.currentData())
        dots = Count(board.notes[note_id].label, kind, change, is_change=True)
        try:
            note = count(self._store, board, dots, self._voice)
        except FacilitatorError as error:
            self._say(str(error), role="stop")
            return
        self._say_counted(note)

    def _kind_keyed(self, kind: str) -> None:
        self._kind.show_key(kind)
        self._say(self._kind.currentText())

    def _say_counted(self, note: Note) -> None:
        note_id = saved_id(note)
        self._table.choose(note_id)
        if self._are_hidden or note_id not in self._live.board.notes:
            self._say(_("{label}: counted.").format(label=note.label))
        else:
            self._say(f"{note.label}: {counts_said(self._live, note_id)}.")

    # By voice

    def _ask_voices(self, on: bool) -> None:  # noqa: FBT001
        self._voices.setVisible(on)
        self._show()

    def _people_given(self) -> None:
        self._people.clear()
        self._people.update(self._voices.people)
        self._unsettled = True
        self._show()

    def _settle_people(self) -> None:
        """Put together what may not show apart, once the numbers of people are entered."""
        if self._unsettled:
            self._unsettled = False
            merge_small_voices(self._store, self._live.whole, self._people)

    # What shows

    @property
    def _are_hidden(self) -> bool:
        """Whether nobody in the room may see the dots yet, and this screen may be on the wall."""
        return self._live.hides and self._live.hidden.dots

    def _board_changed(self, _changes: BoardChanges) -> None:
        self._show()

    def _show(self) -> None:
        board, zone = self._live.board, str(self._zones.currentData() or "")
        zones = [each.key for each in board.deck.zones if zone in ("", each.key)]
        notes = (note for key in zones for note in board.in_zone(key))
        self._table.show_rows([self._row(note) for note in notes])

    def _row(self, note: Note) -> tuple[int, tuple[str, str, str, str], str]:
        note_id = saved_id(note)
        if self._are_hidden:
            dots = concerns = counts = _("hidden")
        else:
            dots = self._figure(note_id, "dot", DOTS)
            concerns = self._figure(note_id, "concern", CONCERNS)
            counts = counts_said(self._live, note_id)
        said = f"{note.label}: {shortened(note.text)}. {counts}"
        return note_id, (note.label, shortened(note.text, 200), dots, concerns), said

    def _figure(self, note_id: int, kind: str, mark: str) -> str:
        whole = self._live.dots(note_id, kind)
        if not whole:
            return ""
        parts = [f"{voice_name(v)} {count}" for v, count in self._apart(note_id, kind)]
        return "  ".join([f"{mark} {whole}", *([f"({', '.join(parts)})"] if parts else [])])

    def _apart(self, note_id: int, kind: str) -> list[tuple[str, int]]:
        """Return the dots of each voice that may show on its own, where the group wants that."""
        if not self._by_voice.isChecked():
            return []
        return breakdown(self._live, note_id, kind, self._people)

    def _say(self, sentence: str, role: str = "muted") -> None:
        self._word.setText(sentence)
        if self._word.property("role") != role:
            dress(self._word, role=role)
        announce(self._field, sentence)
