"""The details of one note, first those that belong in the room."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QScrollArea

from facilitator.exercises.board.notes import (
    change_note,
    read_back,
    reword,
    see_differently,
    send_to_zone,
    set_status,
    vote,
)
from facilitator.exercises.board.tables import Note
from facilitator.exercises.board.years import year_of
from facilitator.i18n import _, translated
from facilitator.visibility import VISIBILITIES
from ui.exercises.board.cards import visibility_title
from ui.exercises.board.desk import Desk
from ui.exercises.board.form import Section, side_by_side, small, when_clicked
from ui.exercises.fields import Choice, SavedLine, SavedText, table_spin
from ui.theme import dress

WHOLE_YEAR: Final = 4
"""So many characters may be a year, and fewer only the beginning of one."""


class NoteSection(Section):
    """A part of the details of one note."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def note(self) -> Note | None:
        """The note shown; None once it is deleted."""
        return self.desk.live.note(self.row_id)

    def act(self, action: Callable[[], object]) -> None:
        """Do something with the note, if it is still there."""
        if self.note is not None:
            self.desk.act(action)
            self.refresh()

    def change(self, **values: object) -> None:
        """Save fields of the note."""
        self.act(lambda: change_note(self.desk.store, self.row_id, **values))


class WordsSection(NoteSection):
    """What is said, what was first said, and who said it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.words = SavedText(3, 14)
        self.words.saved.connect(self._reword)
        self._first = small()
        self._agreed = small()
        self._kind = Choice([])
        self._kind.chosen.connect(lambda key: self.change(kind=key))
        self._zone = Choice([(zone.key, translated(zone.title)) for zone in desk.deck.zones])
        self._zone.chosen.connect(self._send)
        for choice in (self._kind, self._zone):
            choice.setSizeAdjustPolicy(
                Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(9)
        self._year = SavedLine()
        self._year.saved.connect(self._date_if_whole)
        self._year.editingFinished.connect(self._date)
        self._who = SavedLine()
        self._who.saved.connect(lambda text: self.change(who=text))
        self._table = table_spin()
        self._table.valueChanged.connect(self._seat)
        self.add(_("Words"), self.words)
        self.column.addWidget(self._first)
        self.column.addWidget(self._agreed)
        self.add(_("Column"), self._zone)
        self._kind_name = self.add(_("Kind"), self._kind)
        self._year_name = self.add(_("Year"), self._year)
        self.add(_("Who changes, or whom it is about"), self._who)
        self.add(_("Table"), self._table)
        self._tags = [(tag.key, QCheckBox(tag.title)) for tag in desk.deck.tags]
        for key, box in self._tags:
            when_clicked(box, partial(self._tag, key))
            self.column.addWidget(box)

    def refresh(self) -> None:
        """Show the note as it is."""
        note = self.note
        if note is None:
            return
        self.words.show_text(note.text)
        first = self.desk.live.wording(self.row_id, "said")
        said = first.text if first is not None and first.text != note.text else ""
        show_line(self._first, _("First said: “{text}”").format(text=said) if said else "")
        agreed = self.desk.live.wording(self.row_id, "agreed")
        reworded = self.desk.live.is_reworded(note) and agreed is not None
        changed = _("Changed since agreed. It was: “{text}”")
        show_line(self._agreed, changed.format(text=agreed.text) if reworded and agreed else "")
        kinds = self.desk.deck.zone(note.zone).kinds
        self._kind.offer(
            [("", _("No kind")), *((kind.key, f"{kind.mark} {kind.title}") for kind in kinds)]
        )
        self._kind.show_key(note.kind)
        self._kind.setVisible(bool(kinds))
        self._kind_name.setVisible(bool(kinds))
        self._zone.show_key(note.zone)
        dated = self.desk.deck.axis is not None and self.desk.deck.zone(note.zone).dated
        for part in (self._year, self._year_name):
            part.setVisible(dated)
        self._year.show_text("" if note.year is None else str(note.year))
        self._who.show_text(note.who)
        self._table.blockSignals(True)  # noqa: FBT003
        self._table.setValue(note.table_number or 0)
        self._table.blockSignals(False)  # noqa: FBT003
        for key, box in self._tags:
            box.setChecked(key in note.tags)

    def _reword(self, text: str) -> None:
        note = self.note
        if note is not None and text != note.text:
            self.desk.act(lambda: reword(self.desk.store, self.row_id, text))

    def _send(self, zone: str) -> None:
        if self.note is not None and self.note.zone != zone:
            self.act(lambda: send_to_zone(self.desk.store, self.desk.whole, [self.row_id], zone))

    def _date_if_whole(self, text: str) -> None:
        """Save a year while it is typed, but not the beginning of one."""
        if not text.strip() or len(text.strip()) >= WHOLE_YEAR:
            self._date()

    def _date(self) -> None:
        note, text = self.note, self._year.text()
        if note is None or text == ("" if note.year is None else str(note.year)):
            return

        def date() -> None:
            year = year_of(text)
            if year != note.year:
                change_note(self.desk.store, self.row_id, year=year)

        self.act(date)

    def _seat(self, number: int) -> None:
        self.change(table_number=number or None)

    def _tag(self, key: str, on: bool) -> None:  # noqa: FBT001
        if self.note is not None:
            others = [tag for tag in self.note.tags if tag != key]
            self.change(tags=[*others, key] if on else others)


class StatusSection(NoteSection):
    """Whether the room agrees, and what it holds against each other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._buttons: dict[str, QPushButton] = {}
        self.column.addSpacing(8)
        self.column.addWidget(small(_("Status"), role="section"))
        for status, title, tip in (
            ("agreed", _("Read back: agreed"), _("Read it aloud as it stands, then mark it")),
            ("differ", _("We see this differently"), _("Hold both wordings, side by side")),
            ("parked", _("Parked"), _("Kept, and set aside for now")),
        ):
            button = QPushButton(title)
            button.setCheckable(True)
            button.setToolTip(tip)
            when_clicked(button, partial(self._set, status))
            self._buttons[status] = button
            self.column.addWidget(button)
        self._other = SavedText(2, 10)
        self._other.saved.connect(self._differ)
        self._other_name = self.add(_("How others in the room put it"), self._other)
        self._wanted = False
        self._dots = _Counter(_("Dots"), lambda by: self._vote("dot", by))
        self._concerns = _Counter(_("Concerns"), lambda by: self._vote("concern", by))
        self.column.addSpacing(8)
        self.column.addWidget(self._dots)
        self.column.addWidget(self._concerns)
        self._visibility = Choice([(key, visibility_title(key)) for key in VISIBILITIES])
        self._visibility.chosen.connect(lambda key: self.change(visibility=key))
        self.add(_("Who may see it"), self._visibility)

    def show_row(self, row_id: int) -> None:
        """Show another note."""
        self._wanted = False
        super().show_row(row_id)

    def refresh(self) -> None:
        """Show the note as it is."""
        note, live = self.note, self.desk.live
        if note is None:
            return
        for status, button in self._buttons.items():
            asking = status == "differ" and self._wanted
            button.setChecked(note.status == status or asking)
        reworded = live.is_reworded(note)
        self._buttons["agreed"].setText(
            _("Read back again: agreed") if reworded else _("Read back: agreed")
        )
        if reworded:
            self._buttons["agreed"].setChecked(False)
        other = live.wording(self.row_id, "differs")
        self._other.show_text(other.text if other is not None else "")
        shown = note.status == "differ" or self._wanted
        self._other.setVisible(shown)
        self._other_name.setVisible(shown)
        waits = live.hides and live.hidden.dots
        self._dots.show_count(None if waits else live.dots(self.row_id))
        self._concerns.show_count(None if waits else live.dots(self.row_id, "concern"))
        self._visibility.show_key(note.visibility)

    def ask_other_wording(self) -> None:
        """Put the cursor where the other wording is written."""
        self._wanted = True
        self.refresh()
        self._other.setFocus()
        QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self._other)

    def _set(self, status: str, on: bool) -> None:  # noqa: FBT001
        store, note_id = self.desk.store, self.row_id
        if not on:
            self._wanted = False
            self.act(lambda: set_status(store, [note_id], "draft"))
        elif status == "agreed":
            self.act(lambda: read_back(store, [note_id]))
        elif status == "differ" and self.desk.live.wording(note_id, "differs") is None:
            self.ask_other_wording()
        else:
            self.act(lambda: set_status(store, [note_id], status))

    def _differ(self, text: str) -> None:
        if text.strip():
            self.act(lambda: see_differently(self.desk.store, self.row_id, text))

    def _vote(self, kind: str, by: int) -> None:
        self.act(lambda: vote(self.desk.store, self.row_id, kind, by))


class _Counter(Section):
    """A number with a button on either side."""

    def __init__(self, title: str, change: Callable[[int], None]) -> None:
        super().__init__()
        self._title = title
        self._number = QLabel("0")
        dress(self._number, role="strong")
        less, more = QPushButton("−"), QPushButton("+")
        less.setAccessibleName(_("Take away: {what}").format(what=title))
        more.setAccessibleName(_("Add: {what}").format(what=title))
        less.clicked.connect(lambda: change(-1))
        more.clicked.connect(lambda: change(1))
        name = small(title, role="section")
        name.setMinimumWidth(80)
        self.column.addWidget(side_by_side(name, less, self._number, more))

    def show_count(self, count: int | None) -> None:
        """Show a number; none where it waits to be revealed."""
        said = _("hidden") if count is None else str(count)
        self._number.setText(said)
        self._number.setAccessibleName(f"{self._title}: {said}")


def show_line(label: QLabel, text: str) -> None:
    """Show a sentence, or nothing at all."""
    label.setText(text)
    label.setVisible(bool(text))
