"""Where somebody has seen what a card says: each with who may see it, and a line for the next."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
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

from facilitator.exercises.cards import rating
from facilitator.exercises.cards.tables import Evidence
from facilitator.i18n import _
from ui.exercises.cards.desk import CardDesk
from ui.exercises.cards.words import said_table
from ui.exercises.fields import Choice, GrowingText, SavedText
from ui.flow import Flow
from ui.heard import be_a_group
from ui.theme import dress

FIRST_ROW: Final = 3
"""What was seen stands below who may see it, the warning, and the field."""


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
        be_a_group(self, "")
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
        dress(self._remove, kind="quiet", fit="snug")
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
        be_a_group(self, row.text)
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


class PrivateLine(QLineEdit):
    """Where what is private is typed: as dots, while the room may look on. Enter adds it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key does in this field."""
        if event.key() == Qt.Key.Key_Escape:
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
        self._dots = PrivateLine()
        self._dots.setPlaceholderText(_("A place, a day, in their words"))
        self._dots.setAccessibleName(_("Where have you seen this? It is private"))
        self._dots.returnPressed.connect(self.enter)
        self._dots.left.connect(self.left)
        self._dots.hide()
        self._sees = Choice(visibilities())
        self._sees.setAccessibleName(_("Who may see it"))
        self._sees.currentIndexChanged.connect(self._show_field)
        self._warning = QLabel(
            _("The room may see this screen while you type. What is private shows as dots."),
            wordWrap=True,
        )
        dress(self._warning, role="small")
        self._add = QPushButton(_("Add"))
        self._add.clicked.connect(self.enter)
        self._lay_out(heading)
        self._show_field()

    def _lay_out(self, heading: QLabel) -> None:
        """Put who may see it first: it is decided before anything is typed."""
        who = Flow(spacing=8)
        who.addWidget(heading)
        who.addWidget(self._sees)
        line = QHBoxLayout()
        line.addWidget(self._new, 1)
        line.addWidget(self._dots, 1)
        line.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(who)
        self._column.addWidget(self._warning)
        self._column.addLayout(line)

    def show_evidence(self, card: str, rows: Sequence[Evidence]) -> None:
        """Show what was seen of a card."""
        if card != self._card:
            self.enter()
        self._card = card
        self._show_field()
        for gone in self._rows[len(rows) :]:
            gone.hide()
            gone.deleteLater()
        del self._rows[len(rows) :]
        for number, row in enumerate(rows):
            if number == len(self._rows):
                self._rows.append(EvidenceRow(self._desk))
                self._column.insertWidget(FIRST_ROW + number, self._rows[-1])
                self._rows[-1].show()
            self._rows[number].show_evidence(row)

    @property
    def _typed(self) -> str:
        return self._dots.text() if self._dots.isVisibleTo(self) else self._new.toPlainText()

    def _show_field(self) -> None:
        """Have the field that what is typed is safe in; it moves along, with the cursor."""
        private = self._sees.currentData() == "private"
        hides = self._desk.live.hides
        self._warning.setVisible(hides)
        mode = QLineEdit.EchoMode
        self._dots.setEchoMode(mode.Password if hides else mode.Normal)
        if private == self._dots.isVisibleTo(self):
            return
        typed = self._typed
        old, new = (self._new, self._dots) if private else (self._dots, self._new)
        had = old.hasFocus()
        self._dots.setText(typed if private else "")
        self._new.setPlainText("" if private else typed)
        new.show()
        if had:
            new.setFocus(Qt.FocusReason.OtherFocusReason)
        old.hide()

    def enter(self) -> None:
        """Add what was typed, if anything was."""
        desk, text = self._desk, self._typed
        if not text.strip() or not self._card:
            return
        card, sees = self._card, str(self._sees.currentData())
        added = desk.act(
            lambda: rating.add_evidence(desk.store, desk.activity_id, card, text, desk.table, sees)
        )
        if added is not None:
            self._new.begin_again()
            self._dots.clear()
            if sees == "private" and desk.live.hides:
                desk.said.emit(_("It is kept, and not for the wall. Hold F9 to see it."))

    def take_keys(self) -> None:
        """Have the cursor where the next is typed."""
        field = self._dots if self._dots.isVisibleTo(self) else self._new
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save what is being typed."""
        for row in self._rows:
            row.flush()
