"""What is asked about the pin in hand: what it is, who may see it, and the table."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.exercises.community_map.places import change_place
from facilitator.exercises.community_map.tables import MapPlace
from facilitator.i18n import _
from facilitator.visibility import VISIBILITIES
from ui.exercises.board.cards import visibility_title
from ui.exercises.board.form import small
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.place_tool import ENTER, has_only_keypad
from ui.exercises.fields import Choice, SavedLine, table_spin
from ui.theme import dress
from ui.wording import translated


class PlaceLine(SavedLine):
    """What a pin is; Enter keeps it and goes back to the map, as Esc does."""

    left = Signal(bool)
    """Whether by Enter."""

    def __init__(self) -> None:
        super().__init__(_("In their words"))
        self.setMaxLength(1_000)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Save, and go back to the map."""
        super().keyPressEvent(event)
        escape = event.key() == Qt.Key.Key_Escape
        if has_only_keypad(event) and (event.key() in ENTER or escape):
            event.accept()
            self.flush()
            self.left.emit(not escape)


class PlaceForm(QWidget):
    """The fields of one pin. They save themselves."""

    left = Signal()
    """The words are entered: back to the map."""
    remove_wanted = Signal()
    promise_wanted = Signal()

    def __init__(self, desk: CommunityDesk) -> None:
        super().__init__()
        self._desk = desk
        self._place_id = 0
        self.table: int | None = None
        """The table whose pins are put down; it stays until somebody changes it."""
        self.homes = small(_("Homes belong on no map: the street will do."), role="")
        self._label = QLabel()
        dress(self._label, role="heading")
        self.words = PlaceLine()
        kinds = desk.map.community_deck.place_kinds
        self.kind = _compact(
            [(kind.key, f"{kind.mark} {translated(kind.title)}") for kind in kinds]
        )
        self.seen = _compact([(key, visibility_title(key)) for key in VISIBILITIES])
        self.seat = table_spin()
        self.seat.setToolTip(_("It stays for the next pin"))
        self.remove = QPushButton(_("Remove"))
        self.promise = QPushButton(_("Promise…"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._label)
        head.addWidget(_caption(_("What is it?"), self.words), 1)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(self.homes)
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(_named(_("Kind"), self.kind), 1)
        pair.addWidget(_named(_("Table"), self.seat))
        column.addLayout(pair)
        column.addWidget(_named(_("Who may see it"), self.seen))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.promise, self.remove):
            dress(button, fit="snug")
            buttons.addWidget(button)
        dress(self.remove, kind="quiet")
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.words.saved.connect(lambda text: self._save(title=text))
        self.words.left.connect(self._leave)
        self.kind.chosen.connect(lambda key: self._save(kind=key))
        self.seen.chosen.connect(lambda key: self._save(visibility=key))
        self.seat.valueChanged.connect(self._seat)
        self.remove.clicked.connect(self.remove_wanted)
        self.promise.clicked.connect(self.promise_wanted)

    def _leave(self, entered: bool) -> None:  # noqa: FBT001
        if entered:
            self.homes.hide()  # said once
        self.left.emit()

    # What shows

    def show_place(self, place: MapPlace | None) -> None:
        """Show a pin; what was being typed about the last one is saved first."""
        place_id = place.id or 0 if place is not None else 0
        if place_id != self._place_id:
            self.flush()
            self._place_id = place_id
        self.setVisible(place is not None)
        if place is None:  # nothing of it stays in the window
            self._label.setText("")
            self.words.setText("")
            return
        self._label.setText(place.label)
        self.words.show_text(place.title)
        self.kind.show_key(place.kind)
        self.seen.show_key(place.visibility)
        self._quietly(lambda: self.seat.setValue(place.table_number or 0))
        self.setEnabled(not self._desk.store.read_only)

    def _quietly(self, shows: Callable[[], object]) -> None:
        blocked = self.seat.blockSignals(True)  # noqa: FBT003
        shows()
        self.seat.blockSignals(blocked)

    def begin(self) -> None:
        """Put the cursor in the words."""
        self.words.setFocus()
        self.words.selectAll()

    def flush(self) -> None:
        """Save what is being typed, now."""
        self.words.flush()
        if self.seat.hasFocus():
            self.seat.interpretText()

    # What is saved

    def _seat(self, number: int) -> None:
        self.table = number or None
        self._save(table_number=self.table)

    def _save(self, **values: Any) -> None:
        store, place_id = self._desk.store, self._place_id
        if place_id:
            self._desk.act(lambda: change_place(store, place_id, **values))


def _compact(choices: list[tuple[str, str]]) -> Choice:
    """Return a choice that may be narrower than what it offers."""
    choice = Choice(choices)
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(9)
    return choice


def _caption(title: str, field: QWidget) -> QLabel:
    label = small(title, role="section")
    label.setBuddy(field)
    field.setAccessibleName(title.rstrip("?"))
    return label


def _named(title: str, field: QWidget) -> QWidget:
    """Return a field under its name."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(_caption(title, field))
    column.addWidget(field)
    return holder
