"""Everything at once: for before people come, or for afterwards, as one PDF or as many."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget
from sqlmodel import Session

from facilitator.i18n import _, ngettext
from facilitator.participants import MOST_PEOPLE, MOST_TABLES, participants, room_tables
from facilitator.workshop import the_workshop
from ui.heard import name_choice
from ui.layouts import row
from ui.printing.piles import PileChoice
from ui.printing.posters import NumberField
from ui.theme import dress
from ui.whole_words import say_whole


class PackChoice(QWidget):
    """Asks whether all papers of a kind are printed, bound or not, and for how many people."""

    changed = Signal()
    """Another pack was chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        from exports.bound.counts import Counts

        tables = len(room_tables(session))
        here = sum(person.joins for person in participants(session))
        people = max(the_workshop(session).expected or 0, here)
        counts = Counts.known(tables, people)
        self.which = QComboBox()
        name_choice(self.which, _("Which papers"))
        for title, when in (
            (_("The papers that are ticked"), ""),
            (_("Everything for before"), "before"),
            (_("Everything for afterwards"), "after"),
        ):
            self.which.addItem(title, when)
        say_whole(self.which)
        self.one_file = QCheckBox(_("As one PDF, with cover and contents"))
        self.tables = NumberField(1, MOST_TABLES, _("Tables"))
        self.tables.setValue(counts.tables)
        self.people = NumberField(1, MOST_PEOPLE, _("People"))
        self.people.setValue(counts.people)
        self._counts = self._asking_counts(_what_is_known(tables, people))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.one_file, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._counts)
        self.piles = PileChoice()
        rows.addWidget(self.piles)
        self.piles.hide()
        self._counts.hide()
        self.setFocusProxy(self.which)
        self.which.currentIndexChanged.connect(self._which_changed)

    def _asking_counts(self, known: str) -> QWidget:
        """Return the line that asks for how many tables and people, and what is known of them."""
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        line = row()
        for title, asked in ((_("Tables"), self.tables), (_("People"), self.people)):
            label = QLabel(title)
            label.setBuddy(asked)
            line.addWidget(label)
            line.addWidget(asked)
        line.addStretch(1)
        said = QLabel(known, wordWrap=True)
        dress(said, role="muted")
        rows.addLayout(line)
        rows.addWidget(said)
        return box

    @property
    def when(self) -> str:
        """What is printed: `before`, `after`, or nothing but what is ticked."""
        chosen: str = self.which.currentData()
        return chosen

    def options(self) -> dict[str, Any]:
        """Return what was chosen, as fields of PrintOptions."""
        found: dict[str, Any] = {"one_file": self.one_file.isChecked()}
        if self.when:
            found |= {"when": self.when, "papers": (), "piles": self.piles.chosen}
        if self.when == "before":
            found |= {"tables": self.tables.value(), "people": self.people.value()}
        return found

    def _which_changed(self) -> None:
        """Offer a pack as one file; whoever wants many takes the tick away again."""
        self.one_file.setChecked(bool(self.when))
        self._counts.setVisible(self.when == "before")
        self.piles.setVisible(bool(self.when))
        self.changed.emit()


def _what_is_known(tables: int, people: int) -> str:
    """Say what the workshop says of tables and people."""
    if not tables and not people:
        return _("The workshop does not say yet how many come; these are guesses.")
    told = [
        ngettext("{count} table", "{count} tables", tables).format(count=tables) if tables else "",
        ngettext("{count} person", "{count} people", people).format(count=people) if people else "",
    ]
    words = _(" and ").join(part for part in told if part)
    return _("The workshop says: {counts}.").format(counts=words)
