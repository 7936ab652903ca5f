"""Catching up: notes from paper, sheet by sheet, for any step, while the session stays where it is.

Only notes are written. Where an activity stands, and how far the day has got, stay as they are.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from facilitator.decks import Zone
from facilitator.i18n import _
from ui.exercises.board.capture_field import ENTER, CaptureField
from ui.exercises.board.note_sheet import NoteSheet
from ui.exercises.board.round_table import RoundTable, likely_tables, tables_in_room
from ui.exercises.fields import Choice, table_spin
from ui.layouts import row
from ui.listening import listen
from ui.live_board import BoardChanges, LiveBoard
from ui.message_bar import announce
from ui.theme import dress
from ui.wording import translated
from ui.workshop.catch_up_words import before_said, hidden_said, with_boards
from ui.workshop.over import Over
from ui.wrapped_buttons import WrappedTick

ROOMY: Final = 1.6
"""From this text size on there is no room for what only reassures."""


class SheetField(CaptureField):
    """As in the capture bar, but that Ctrl+Enter turns to the next sheet."""

    sheet_done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key does on this screen."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER and control:
            self.sheet_done.emit()
        else:
            super().keyPressEvent(event)


class CatchUp(QDialog):
    """Takes in what is on one sheet of paper, then on the next."""

    def __init__(self, over: Over, activity_id: int) -> None:
        super().__init__(over.page)
        self.setWindowTitle(_("Catch up"))
        self._day, self._store = over.day, over.day.store
        self._theme, self._safe = over.theme, over.safe
        self._live = self._open(activity_id)
        self._zone: Zone = self._live.board.deck.zones[0]
        self._round: RoundTable | None = None
        self._taken: set[int] = set()
        """The notes that were taken in since this was opened."""
        self._make_parts()
        self._lay_out()
        self._connect()
        self._show_activity()
        self._take_step(self._day.at(activity_id).step)
        self.finished.connect(self._leave)

    def _open(self, activity_id: int) -> LiveBoard:
        live = LiveBoard(self._store, activity_id, hides=self._safe.hides)
        listen(live.changed, self._board_changed)
        return live

    def _make_parts(self) -> None:
        self.activity = Choice(with_boards(self._store))
        self.activity.setAccessibleName(_("Activity"))
        self.step = Choice([])
        self.step.setAccessibleName(_("Step"))
        self.zone = Choice([])
        self.zone.setAccessibleName(_("Column"))
        self.number = table_spin()
        self.number.setAccessibleName(_("Table or sheet number"))
        self.number.setValue(1)
        self._in_turn = WrappedTick(_("&Round the table: the number goes on after each note"))
        self._in_turn.setMinimumHeight(self._theme.px(28))
        self.field = SheetField()
        self.field.setAccessibleDescription(
            _(
                "Enter takes in the note. Tab and Shift+Tab change the column. Control Enter "
                "turns to the next sheet. Shift Enter begins a new line. F6 and Escape leave."
            )
        )
        taken = _("Taken from this sheet")
        self.sheet = NoteSheet(self._store, self._theme, self.field, taken, beside=True)
        self._turn = QVBoxLayout()
        self._besides = QLabel(wordWrap=True)
        dress(self._besides, role="muted")
        self._besides.hide()

    def _lay_out(self) -> None:
        heading = QLabel(_("Catch up from paper"))
        dress(heading, role="title")
        calm = QLabel(
            _("The session stays where it is: nothing here moves a step or a clock."), wordWrap=True
        )
        dress(calm, role="muted")
        form = self._form()
        keys = QLabel(
            _("Enter next note · Tab next column · Ctrl+Enter next sheet · Shift+Enter new line"),
            wordWrap=True,
        )
        dress(keys, role="small")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(10)
        whole.addWidget(heading)
        if self._theme.text_scale < ROOMY:
            whole.addWidget(calm)
        whole.addLayout(form)
        whole.addLayout(self._turn)
        whole.addWidget(self.sheet, 1)
        whole.addWidget(self._besides)
        foot = row()
        foot.addWidget(keys, 1)
        self._next = QPushButton(_("Next sheet"))
        self._next.setToolTip(_("Next sheet (Ctrl+Enter)"))
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        dress(self._next, kind="filled")
        for button in (self._next, close):
            button.setAutoDefault(False)
            foot.addWidget(button)
        whole.addLayout(foot)
        self.resize(min(self._theme.px(960), 1_240), min(self._theme.px(640), 680))

    def _form(self) -> QGridLayout:
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        for place, (text, part) in enumerate(
            (
                (_("&Activity"), self.activity),
                (_("&Step"), self.step),
                (_("&Column"), self.zone),
                (_("&Table or sheet"), self.number),
            )
        ):
            label = QLabel(text)
            label.setBuddy(part)
            part.setMinimumWidth(80)
            line, pair = divmod(place, 2)
            form.addWidget(label, line, 2 * pair)
            form.addWidget(part, line, 2 * pair + 1)
        form.addWidget(self._in_turn, 2, 0, 1, 4)
        for stretched in (1, 3):
            form.setColumnStretch(stretched, 1)
        return form

    def _connect(self) -> None:
        self.activity.chosen.connect(self._choose_activity)
        self.step.chosen.connect(lambda key: self._take_step(int(key)))
        self.zone.chosen.connect(self._take_zone)
        self.number.valueChanged.connect(self._number_given)
        self._in_turn.toggled.connect(self._go_round)
        self.field.zone_step.connect(self._step_zone)
        self.field.sheet_done.connect(self.next_sheet)
        self.field.left.connect(self._next.setFocus)
        self._next.clicked.connect(self.next_sheet)
        self.sheet.added.connect(self._added)
        self._safe.changed.connect(self._look_again)
        for choice in (self.activity, self.step, self.zone):
            choice.setSizeAdjustPolicy(
                Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Come back to the field with F6."""
        if event.key() == Qt.Key.Key_F6:
            self.field.setFocus()
        else:
            super().keyPressEvent(event)

    # What is chosen

    def _choose_activity(self, key: str) -> None:
        if int(key) == self._live.activity_id:
            return
        self.sheet.keep_begun()
        self._live.close()
        self._live = self._open(int(key))
        self._show_activity()
        self._take_step(self._day.at(self._live.activity_id).step)

    def _show_activity(self) -> None:
        live, deck = self._live, self._live.board.deck
        self.activity.show_key(str(live.activity_id))
        steps = [
            (
                str(planned.position),
                _("{number}. {title}").format(
                    number=planned.position + 1, title=translated(deck.step(planned.step).title)
                ),
            )
            for planned in self._day.steps(live.activity_id)
        ]
        self.step.offer(steps)
        self.zone.offer(
            [(zone.key, f"{zone.prefix} · {translated(zone.title)}") for zone in deck.zones]
        )
        self._take_zone(deck.zones[0].key)

    def _take_step(self, position: int) -> None:
        """Take in what was written at a step, which stays as it is."""
        steps = self._day.steps(self._live.activity_id)
        planned = next((each for each in steps if each.position == position), None)
        self.step.show_key(str(position))
        if planned is not None and (zone := self._live.board.deck.step(planned.step).zone):
            self._take_zone(zone)

    def _take_zone(self, key: str) -> None:
        self._zone = self._live.board.deck.zone(key)
        self.zone.show_key(key)
        self._show()

    def _step_zone(self, by: int) -> None:
        zones = self._live.board.deck.zones
        place = zones.index(self._zone) + by
        self._take_zone(zones[place % len(zones)].key)
        announce(self.field, translated(self._zone.title))

    def _number_given(self, number: int) -> None:
        if self._round is not None:
            self._round.take_turn(number)
        self._show()

    def next_sheet(self) -> None:
        """Take in what is typed, and turn to the next sheet."""
        if self.sheet.is_begun and not self.sheet.enter():
            return
        if self._round is None:
            self.number.setValue(self.number.value() + 1)
        said = _("Sheet {number}").format(number=self.number.value())
        announce(self.field, said)
        self.field.setFocus()

    def _go_round(self, on: bool) -> None:  # noqa: FBT001
        if on:
            likely = likely_tables(self._live.board)
            self._round = RoundTable(self._theme, tables_in_room(self._store), likely)
            self._round.turned.connect(self.number.setValue)
            self._turn.addWidget(self._round)
            self.number.setValue(self._round.table)
        elif self._round is not None:
            self._round.hide()
            self._round.deleteLater()
            self._round = None
        self.field.setFocus()

    def _added(self, ids: list[int]) -> None:
        self._taken.update(ids)
        if self._round is not None:
            self._round.go_on()
        self._show()

    # What shows

    def _look_again(self) -> None:
        self._live.hide(on=self._safe.hides)
        self._show()

    def _board_changed(self, _changes: BoardChanges) -> None:
        self._show()

    def _show(self) -> None:
        live, number = self._live, self.number.value() or None
        self.sheet.take_place(live.whole, self._zone, number)
        of_table = [each for each in live.whole.notes.values() if each.table_number == number]
        mine = [note for note in of_table if note.id in self._taken]
        seen = [note for note in mine if note.id in live.board.notes]
        self.sheet.show_notes(seen)
        before = sum(note.id in live.board.notes for note in of_table) - len(seen)
        said = [hidden_said(len(mine) - len(seen)), before_said(before) if number else ""]
        self._besides.setText(" ".join(part for part in said if part))
        self._besides.setVisible(any(said))

    def showEvent(self, event: object) -> None:  # noqa: N802
        """Put the cursor where notes are typed."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.field.setFocus()

    def _leave(self) -> None:
        self.sheet.keep_begun()
        self._live.close()
