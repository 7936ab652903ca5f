"""The fields of one entry. They save themselves; what cannot be saved is said, and kept."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from facilitator.exercises.sector_map.institutions import change_entry
from facilitator.exercises.sector_map.persons import spoken
from facilitator.exercises.sector_map.tables import SectorEntry
from facilitator.i18n import _
from facilitator.log_book.book import today
from facilitator.visibility import VISIBILITIES
from ui.exercises.board.cards import visibility_title
from ui.exercises.board.form import small
from ui.exercises.fields import Choice, SavedText, table_spin
from ui.exercises.sector_map.desk import MapDesk, Offered
from ui.exercises.sector_map.role_field import RoleField
from ui.exercises.sector_map.talk_fields import DayChoice, Offer

BESIDE: Final = 250
"""So wide is a field at least where fields stand side by side."""


class PersonField(RoleField):
    """One person: somebody who is offered, or a role that is typed."""

    def __init__(self) -> None:
        super().__init__([], several=False)
        self.shown = ""

    def show_role(self, role: str, offered: Sequence[Offered]) -> None:
        """Show who it is, but never over what somebody is typing."""
        self.offer(offered)
        self.shown = role
        if not self.isModified() and role != self.text():
            self.setText(role)
            self.chosen.clear()

    def who(self) -> int | str | None:
        """Return who was typed, or chosen."""
        text = self.text().strip()
        return self.chosen.get(spoken(text), text) or None


class EntryFields(QWidget):
    """Next step, introducer, holder, review date, who sees it, and whose table it was on."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__()
        self._desk = desk
        self._entry_id = 0
        self._columns = 0
        self._next = SavedText(2, 6)
        self._introducer, self._holder = PersonField(), PersonField()
        offers = (Offer("month", _("In a month"), 30), Offer("half", _("In half a year"), 182))
        self._review = DayChoice(today(desk.store), _("Look at it again"), offers, may_be_open=True)
        self._seen = Choice([(key, visibility_title(key)) for key in VISIBILITIES])
        self._table = table_spin()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._named = [
            _named(_("Next step"), self._next),
            _named(_("Who could introduce us"), self._introducer),
            _named(_("Who among us holds it"), self._holder),
            _named(_("Look at it again"), self._review, self._review.choice),
            _named(_("Who may see it"), self._seen),
            _named(_("On whose table’s map"), self._table),
        ]
        self._connect()
        self._place(1)

    def _connect(self) -> None:
        self._next.saved.connect(lambda text: self._save(text, next_step=text))
        for field, name in ((self._introducer, "introducer"), (self._holder, "holder")):
            field.editingFinished.connect(self._saver(field, name))
        self._review.changed.connect(lambda: self._save("", review_on=self._review.iso))
        self._seen.chosen.connect(lambda key: self._save("", visibility=key))
        self._table.valueChanged.connect(self._seat)

    def begin(self) -> None:
        """Put the cursor into the next step."""
        self._next.setFocus()

    def share_width(self, width: int, px: Callable[[float], int]) -> None:
        """Put fields side by side where there is room."""
        self._place(max(1, min(3, width // px(BESIDE))))

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, part in enumerate(self._named):
            self._grid.addWidget(part, number // columns, number % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, int(column < columns))

    def show_entry(
        self, entry: SectorEntry, could_introduce: Sequence[Offered], offered: Sequence[Offered]
    ) -> None:
        """Show an entry, with who could introduce us there, and who is on the map already."""
        role = self._desk.people.role
        self._entry_id = entry.id or 0
        self._next.show_text(entry.next_step)
        self._introducer.show_role(role(entry.introducer_id), could_introduce or offered)
        names = ", ".join(each.role for each in could_introduce[:2])
        self._introducer.setPlaceholderText(names)
        self._holder.show_role(role(entry.holder_id), offered)
        if self._review.iso != entry.review_on:
            self._review.show_iso(entry.review_on)
        self._seen.show_key(entry.visibility)
        self._table.blockSignals(True)  # noqa: FBT003
        self._table.setValue(entry.table_number or 0)
        self._table.blockSignals(False)  # noqa: FBT003
        self.setEnabled(not self._desk.store.read_only)

    def show_nothing(self) -> None:
        """Hold nothing of an entry that went, or is not to be seen now."""
        self._entry_id = 0
        self._next.show_text("")
        for field in (self._introducer, self._holder):
            field.show_role("", [])
            field.setPlaceholderText("")

    def _saver(self, field: PersonField, name: str) -> Callable[[], None]:
        def save() -> None:
            typed = field.text().strip()
            if field.isModified() and typed != field.shown.strip():
                field.setModified(False)
                self._save(typed, **{name: field.who()})
            elif field.isModified():
                self._take(field, name)

        return save

    def _take(self, field: PersonField, name: str) -> None:
        """Let somebody else of the same role be meant, where they were chosen."""
        field.setModified(False)
        who = field.who()
        if isinstance(who, int):
            self._save(field.text(), **{name: who})

    def _seat(self, number: int) -> None:
        self._save("", table_number=number or None)

    def _save(self, typed: str, **values: Any) -> None:
        desk, entry_id = self._desk, self._entry_id
        desk.save(lambda: change_entry(desk.store, entry_id, **values), typed)

    def flush(self) -> None:
        """Save what is being typed, now."""
        self._next.flush()
        for field in (self._introducer, self._holder):
            if field.isModified():
                field.editingFinished.emit()


def _named(title: str, field: QWidget, buddy: QWidget | None = None) -> QWidget:
    """Return a field under its name."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label = small(title, role="section")
    label.setBuddy(buddy or field)
    if not field.accessibleName():
        field.setAccessibleName(title)
    column.addWidget(label)
    column.addWidget(field)
    column.addStretch(1)
    return holder
