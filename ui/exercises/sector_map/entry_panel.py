"""The panel of one entry: what comes next, who helps with it, and what was talked about."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.exercises.sector_map.introducing import introducers
from facilitator.exercises.sector_map.seats import strength_words
from facilitator.exercises.sector_map.tables import KNOWN
from facilitator.i18n import _
from facilitator.workshop import saved_id
from ui.exercises.board.form import small
from ui.exercises.sector_map.desk import MapDesk, Offered
from ui.exercises.sector_map.entry_fields import EntryFields
from ui.exercises.sector_map.known_people import KnownPeople
from ui.exercises.sector_map.table_words import strength_marks
from ui.exercises.sector_map.talk_words import said_conversation
from ui.layouts import row, scrolling
from ui.listening import listen
from ui.live_board import SIGHT, BoardChanges
from ui.theme import Theme, dress

SHOWN = frozenset({"sector", "sector_row", "sector_entry", "tie", "conversation", SIGHT})
FOLLOWS_MS: Final = 60
"""So much later the panel follows the map, and holds nobody up who types in the table."""


class EntryPanel(QFrame):
    """Stands beside the table, or below it, and never in the way of it."""

    closed = Signal()
    delete_asked = Signal(int)

    def __init__(self, desk: MapDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role="guide")
        self._desk = desk
        self.entry_id = 0
        """The entry that shows; 0 where none does."""
        self._title, self._under = small(role="heading"), small(role="small")
        self.close_button = QPushButton(_("Close"))
        dress(self.close_button, kind="quiet", fit="snug")
        self.close_button.clicked.connect(self.close_panel)
        self._none = small(_("Choose a line that says what is here, to see what comes next."))
        self.fields = EntryFields(desk)
        self.known = KnownPeople(desk, self.close_button)
        self._talks = small()
        self._talk = QPushButton(_("Plan a conversation…"))
        dress(self._talk, kind="filled")
        self._promise = QPushButton(_("Promise…"))
        self._delete = QPushButton(_("Delete"))
        dress(self._delete, kind="quiet")
        self._talk.clicked.connect(self._want_conversation)
        self._promise.clicked.connect(self._want_promise)
        self._delete.clicked.connect(lambda: self.delete_asked.emit(self.entry_id))
        self._soon = QTimer(self, singleShot=True, interval=FOLLOWS_MS)
        self._soon.timeout.connect(self._catch_up)
        self._lay_out()
        listen(desk.live.changed, self._follow)
        listen(desk.people.changed, self._follow_people)
        self.show_entry(0)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 8, 4)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._under)
        head.addLayout(words, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(16, 4, 16, 16)
        inner.setSpacing(8)
        inner.addWidget(self._none)
        inner.addWidget(self.known)
        inner.addWidget(self.fields)
        inner.addWidget(self._talks)
        buttons = row()
        for button in (self._talk, self._promise):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        inner.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scrolling(self._body), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put fields side by side where there is room."""
        super().resizeEvent(event)
        self.fields.share_width(event.size().width(), self._desk.theme.px)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._desk.theme = theme
        self.fields.share_width(self.width(), theme.px)

    # What shows

    def show_entry(self, entry_id: int) -> None:
        """Show an entry; what was being typed about the last one is saved first."""
        if entry_id != self.entry_id:
            self.flush()
        self.entry_id = entry_id
        self.refresh()

    def begin(self) -> None:
        """Put the cursor into the first field; on the way out where there is none."""
        if self.entry_id:
            self.fields.begin()
        else:
            self.close_button.setFocus()

    def refresh(self) -> None:
        """Show what the file holds now."""
        desk, entry = self._desk, self._desk.entry(self.entry_id)
        there = entry is not None
        for part in (self.fields, self.known, self._talks, self._talk, self._promise, self._delete):
            part.setVisible(there)
        self._none.setVisible(not there)
        if entry is None:
            self.known.show_people([])
            self.fields.show_nothing()
            self._talks.setText("")
            self._title.setText(_("Details"))
            self._under.setText("")
            self._under.hide()
            self.setAccessibleName(_("Details"))
            return
        self._title.setText(f"{entry.label}  {entry.here or desk.place(entry)}")
        self._under.setText(desk.place(entry))
        self._under.setVisible(bool(entry.here))
        self.setAccessibleName(_("Details: {what}").format(what=entry.label))
        self.known.show_people(desk.map.ties_of(saved_id(entry), KNOWN))
        self.fields.show_entry(entry, self._introducers(), desk.offered())
        said = [
            said_conversation(each, desk)
            for each in desk.map.conversations.values()
            if each.entry_id == entry.id
        ]
        self._talks.setText("\n".join(f"•  {line}" for line in said))
        self._talks.setVisible(bool(said))
        self._talk.setText(_("Conversations…") if said else _("Plan a conversation…"))
        for button in (self._talk, self._promise, self._delete):
            button.setEnabled(not desk.store.read_only)

    def _introducers(self) -> list[Offered]:
        """Return who could introduce us, each with how well they are known, and where."""
        words = strength_words()
        return [
            Offered(
                each.person_id,
                self._desk.people.role(each.person_id),
                f"{strength_marks(each.strength)} {words[each.strength]}, {each.label}",
            )
            for each in introducers(self._desk.map, self.entry_id)
        ]

    def _follow(self, changes: BoardChanges) -> None:
        """Follow the map: at once where something may not be seen any more."""
        if self.isHidden() or SHOWN.isdisjoint(changes):
            return
        if SIGHT in changes or self._desk.entry(self.entry_id) is None:
            self._catch_up()
        else:
            self._soon.start()

    def _follow_people(self, _people: frozenset[int]) -> None:
        if not self.isHidden():
            self._soon.start()

    def _catch_up(self) -> None:
        self._soon.stop()
        if self._desk.entry(self.entry_id) is None:
            self.entry_id = 0
        self.refresh()

    # What people do

    def _want_conversation(self) -> None:
        self.flush()
        self._desk.conversation_wanted.emit(self.entry_id)

    def _want_promise(self) -> None:
        self.flush()
        promise = self._desk.promise_from(self.entry_id)
        if promise is not None:
            self._desk.promised.emit(promise)

    def flush(self) -> None:
        """Save what is being typed, now."""
        self.fields.flush()

    def close_panel(self) -> None:
        """Save what is being typed, and ask to be put away, once the cursor is elsewhere."""
        self.flush()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
