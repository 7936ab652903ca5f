"""What is asked about the drawing in hand: its name, years here, the table, and consent."""

from collections.abc import Callable
from typing import Any, Final, cast

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QCompleter,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.exercises.community_map.drawings import change_drawing
from facilitator.exercises.community_map.tables import Drawing
from facilitator.i18n import _
from ui.exercises.board.form import small, when_clicked
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.drawing_words import as_others_write, names_in_use
from ui.exercises.fields import Choice, SavedLine, SavedText, table_spin
from ui.flow import Flow
from ui.theme import dress
from ui.wording import translated

OFFERED: Final = 6


class NameLine(SavedLine):
    """The name they use for it; it offers the names in use, and Enter goes back to the map."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__(_("As they say it"))
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(OFFERED)
        offers = cast("QAbstractItemView", completer.popup())
        offers.setAccessibleName(_("Names in use"))
        self.setCompleter(completer)
        completer.activated.connect(self._take)

    def offer(self, names: list[str]) -> None:
        """Offer these names from now on."""
        if names != self._names.stringList():
            self._names.setStringList(names)

    def _take(self, name: str) -> None:
        self.setText(name)
        self.saved.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Save, and go back to the map."""
        super().keyPressEvent(event)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.flush()
            self.entered.emit()


class DrawingForm(QWidget):
    """The fields of one drawing. They save themselves."""

    named = Signal()
    """The name was entered: back to the map."""
    remove_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, desk: CommunityDesk) -> None:
        super().__init__()
        self._desk = desk
        self._drawing_id = 0
        self.table: int | None = None
        """The table at which people draw; it stays until somebody changes it."""
        self.name = NameLine()
        bands = [(band.key, translated(band.title)) for band in desk.map.community_deck.years]
        self.years = Choice([("", _("not asked")), *bands])
        self.years.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.years.setMinimumContentsLength(6)
        self.seat = table_spin()
        self.seat.setToolTip(_("It stays for the next person"))
        self.elsewhere = SavedText(2, 5)
        self.shown = QCheckBox(_("May be shown by itself"))
        self._consent = small(
            _("Only if its owner agrees. If not, it counts with all the others and is never seen.")
        )
        self.shown.setAccessibleDescription(self._consent.text())
        self.remove = QPushButton(_("Take away"))
        self.erase = QPushButton(_("Erase for good…"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(_named(_("Name they use"), self.name))
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(_named(_("Years here"), self.years), 1)
        pair.addWidget(_named(_("Table"), self.seat))
        column.addLayout(pair)
        column.addWidget(_named(_("Mine is not on this map because …"), self.elsewhere))
        consent = QVBoxLayout()
        consent.setSpacing(0)
        consent.addWidget(self.shown)
        consent.addWidget(self._consent)
        column.addLayout(consent)
        away = Flow(spacing=4)
        for button in (self.remove, self.erase):
            dress(button, kind="quiet", fit="snug")
            away.addWidget(button)
        column.addLayout(away)

    def _connect(self) -> None:
        self.name.saved.connect(self._save_name)
        self.name.entered.connect(self.named)
        self.years.chosen.connect(lambda key: self._save(years=key))
        self.seat.valueChanged.connect(self._seat)
        self.elsewhere.saved.connect(lambda text: self._save(elsewhere=text))
        when_clicked(self.shown, lambda on: self._save(may_be_shown=on))
        for button, wanted in (
            (self.remove, self.remove_wanted),
            (self.erase, self.erase_wanted),
        ):
            button.clicked.connect(wanted)

    # What shows

    def show_drawing(self, drawing: Drawing | None) -> None:
        """Show a drawing; what was being typed about the last one is saved first."""
        drawing_id = drawing.id or 0 if drawing is not None else 0
        if drawing_id != self._drawing_id:
            self.flush()
            self._drawing_id = drawing_id
        if drawing is None:
            return
        self.name.offer(names_in_use(self._desk.map, but=drawing_id))
        self.name.show_text(drawing.name)
        self.years.show_key(drawing.years)
        self._quietly(lambda: self.seat.setValue(drawing.table_number or 0))
        self.elsewhere.show_text(drawing.elsewhere)
        self.shown.setChecked(drawing.may_be_shown)
        self.setEnabled(not self._desk.store.read_only)

    def _quietly(self, shows: Callable[[], object]) -> None:
        blocked = self.seat.blockSignals(True)  # noqa: FBT003
        shows()
        self.seat.blockSignals(blocked)

    def flush(self) -> None:
        """Save what is being typed, now."""
        self.name.flush()
        self.elsewhere.flush()
        if self.seat.hasFocus():
            self.seat.interpretText()

    # What is saved

    def _save_name(self, text: str) -> None:
        name = as_others_write(text, names_in_use(self._desk.map, but=self._drawing_id))
        self._save(name=name)
        if name != text.strip():
            self.name.setText(name)

    def _seat(self, number: int) -> None:
        self.table = number or None
        self._save(table_number=self.table)

    def _save(self, **values: Any) -> None:
        store, drawing_id = self._desk.store, self._drawing_id
        if drawing_id:
            self._desk.act(lambda: change_drawing(store, drawing_id, **values))


def _named(title: str, field: QWidget) -> QWidget:
    """Return a field under its name."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label = small(title, role="section")
    label.setBuddy(field)
    field.setAccessibleName(title.rstrip(" …"))
    column.addWidget(label)
    column.addWidget(field)
    column.addStretch(1)
    return holder
