"""Where somebody has seen what a card says: each with who may see it, and a line for the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.exercises.cards import rating
from facilitator.exercises.cards.tables import Evidence
from facilitator.i18n import _
from ui.exercises.cards.desk import CardDesk
from ui.exercises.cards.flow import Flow
from ui.exercises.cards.words import said_table
from ui.exercises.fields import Choice, GrowingText, SavedText
from ui.theme import dress


def visibilities() -> list[tuple[str, str]]:
    """Return who may see what somebody has seen, in words."""
    return [
        ("public", _("For everybody")),
        ("stays_in_room", _("Stays in the room")),
        ("private", _("Private")),
    ]


class EvidenceRow(QFrame):
    """What one person has seen: its words, and who may see them. It saves itself."""

    def __init__(self, desk: CardDesk) -> None:
        super().__init__()
        dress(self, role="panel")
        self._desk = desk
        self._id = 0
        self._words = SavedText(1, 6)
        self._words.setAccessibleName(_("What somebody has seen"))
        self._words.saved.connect(self._reword)
        self._where = QLabel()
        dress(self._where, role="small")
        self._sees = Choice(visibilities())
        self._sees.setAccessibleName(_("Who may see this"))
        self._sees.chosen.connect(self._share)
        self._remove = QPushButton(_("Remove"))
        dress(self._remove, kind="quiet", size="snug")
        self._remove.setAccessibleName(_("Remove what somebody has seen"))
        self._remove.clicked.connect(self._take_away)
        foot = Flow(spacing=6)
        for part in (self._where, self._sees, self._remove):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addLayout(foot)

    def show_evidence(self, row: Evidence) -> None:
        """Show this from now on. What is being typed about another is saved first."""
        if row.id != self._id:
            self._words.flush()
        self._id = row.id or 0
        self._words.show_text(row.text)
        self._sees.show_key(row.visibility)
        self._where.setText("" if row.table_number is None else said_table(row.table_number))

    def _reword(self, text: str) -> None:
        store, row_id = self._desk.store, self._id
        self._desk.act(lambda: rating.change_evidence(store, row_id, text=text))

    def _share(self, visibility: str) -> None:
        store, row_id = self._desk.store, self._id
        self._desk.act(lambda: rating.change_evidence(store, row_id, visibility=visibility))

    def _take_away(self) -> None:
        store, row_id = self._desk.store, self._id
        self._desk.act(lambda: rating.remove_evidence(store, row_id))

    def flush(self) -> None:
        """Save what is being typed."""
        self._words.flush()


class EvidenceField(GrowingText):
    """Where what somebody has seen is typed. Enter adds it, Esc leaves."""

    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(1, 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key does in this field."""
        key, none = event.key(), Qt.KeyboardModifier.NoModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == none:
                self.entered.emit()
            else:
                self.insertPlainText("\n")
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class EvidenceList(QWidget):
    """All that was seen of one card, and a field for more."""

    left = Signal()

    def __init__(self, desk: CardDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card = ""
        self._rows: list[EvidenceRow] = []
        heading = QLabel(_("Where have you seen this?"))
        dress(heading, role="section")
        self._new = EvidenceField()
        self._new.entered.connect(self.enter)
        self._new.left.connect(self.left)
        self._new.show_hint(_("A place, a day, in their words"))
        self._new.setAccessibleName(_("Where have you seen this? A place, a day, in their words"))
        self._sees = Choice(visibilities())
        self._sees.setAccessibleName(_("Who may see it"))
        add = QPushButton(_("Add"))
        add.clicked.connect(self.enter)
        foot = QHBoxLayout()
        foot.addWidget(self._sees)
        foot.addWidget(add)
        foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(heading)
        self._column.addWidget(self._new)
        self._column.addLayout(foot)

    def show_evidence(self, card: str, rows: Sequence[Evidence]) -> None:
        """Show what was seen of a card."""
        if card != self._card:
            self.enter()
        self._card = card
        for gone in self._rows[len(rows) :]:
            gone.hide()
            gone.deleteLater()
        del self._rows[len(rows) :]
        for number, row in enumerate(rows):
            if number == len(self._rows):
                self._rows.append(EvidenceRow(self._desk))
                self._column.insertWidget(1 + number, self._rows[-1])
                self._rows[-1].show()
            self._rows[number].show_evidence(row)

    def enter(self) -> None:
        """Add what was typed, if anything was."""
        desk, text = self._desk, self._new.toPlainText()
        if not text.strip() or not self._card:
            return
        card, sees = self._card, str(self._sees.currentData())
        added = desk.act(
            lambda: rating.add_evidence(desk.store, desk.activity_id, card, text, desk.table, sees)
        )
        if added is not None:
            self._new.begin_again()
            if sees == "private" and desk.live.hides:
                desk.said.emit(_("It is kept, and not for the wall. Hold F9 to see it."))

    def take_keys(self) -> None:
        """Have the cursor where the next is typed."""
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save what is being typed."""
        for row in self._rows:
            row.flush()
