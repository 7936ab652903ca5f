"""One calm form: a question, a field, and the notes that this scribe typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from facilitator.decks import Worded
from facilitator.i18n import _
from facilitator.store import Store
from ui.exercises.board.capture_field import CaptureField
from ui.exercises.board.note_sheet import NoteSheet
from ui.layouts import scrolling
from ui.listening import listen
from ui.live_board import BoardChanges, LiveBoard
from ui.scribe.form import ScribeForm
from ui.scribe.start import Handover
from ui.theme import Theme, dress
from ui.wording import show_deck_words, show_words

PROMPT = 32
LARGEST = 44
WIDEST = 860


class ScribePage(ScribeForm):
    """Takes notes for one table or sheet into one column of a board."""

    def __init__(
        self, store: Store, live: LiveBoard, prompt: Worded | None, chosen: Handover, theme: Theme
    ) -> None:
        super().__init__(chosen.key)
        self._live = live
        self._own: dict[int, None] = {}
        self._zone = live.board.deck.zone(chosen.zone)
        self._prompt = QLabel(wordWrap=True)
        self._prompt.setTextFormat(Qt.TextFormat.PlainText)
        if prompt is not None:
            show_words(self._prompt, prompt)
        else:
            show_deck_words(self._prompt, self._zone.prompt, live.board.deck.language)
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
        content = QWidget()
        typing = QVBoxLayout(content)
        typing.setContentsMargins(0, 0, 0, 0)
        typing.setSpacing(14)
        for part in (self._where, self._prompt):
            typing.addWidget(part)
        typing.addWidget(self._sheet, 1)
        column.addWidget(scrolling(content), 1)
        self.end_with_way_out(column)
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
