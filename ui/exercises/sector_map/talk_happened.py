"""What came of a conversation, written down when it is over."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from facilitator.exercises.sector_map.seats import strength_words
from facilitator.exercises.sector_map.tables import A_NAME, SPOKEN, WORKING, Conversation
from facilitator.i18n import _
from ui.exercises.fields import Choice
from ui.exercises.sector_map.talk_fields import (
    OPEN,
    DayChoice,
    OneOf,
    ahead,
    back,
    count_field,
    counted,
)
from ui.exercises.sector_map.talk_plan import Somebody
from ui.exercises.sector_map.talk_words import (
    HOUSE_MEETING,
    review_ends,
    review_words,
    talking_ends,
    talking_words,
)
from ui.log_book.day_field import DayField
from ui.log_book.fields import RoleLine, RolesLine, Words
from ui.theme import dress

AS_IT_WAS: Final = "0"
NOT_SAID: Final = "0"


class HappenedForm(QWidget):
    """Asks what came of a conversation. It keeps nothing: whoever shows it does."""

    went_on = Signal()
    offered = Signal(str)
    typed = Signal()
    """Something was said about whoever it was with."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._kind, self._hides = "", False
        self.day = DayChoice(today, _("It happened"), back(), may_be_open=False)
        self.invited, self.came = (
            count_field(_("So many were invited")),
            count_field(_("So many came")),
        )
        self.energy = Words(_("What lights them up"), most=4)
        self.overlap = Words(_("What we share"), most=4)
        self.offers = Words(_("Who offers what"), most=4)
        self.suggested = RolesLine(_("Whom they suggested, as roles"), _("nurse, caretaker …"))
        self.next_step = Words(_("Next step"), most=3)
        even = {NOT_SAID: "–"} | {str(key): str(key) for key in range(1, 6)}
        self.talking = OneOf(_("Who did the talking"), even, talking_words())
        steps = {NOT_SAID: "–"} | {str(key): str(key) for key in range(1, 5)}
        self.review = OneOf(_("How far we kept to the dos and don’ts"), steps, review_words())
        self.next_on = DayChoice(today, _("They meet again"), ahead(), may_be_open=True)
        self.told = QCheckBox(_("They have heard that their name is here"))
        levels = {AS_IT_WAS: _("as it was")} | {
            str(key): strength_words()[key] for key in (A_NAME, SPOKEN, WORKING)
        }
        self.strength = Choice(list(levels.items()))
        self.strength.setAccessibleName(_("How well we know them now"))
        self.may_keep = QCheckBox(_("They agree that &notes are kept"))
        self.notes = Words(_("Notes"), most=6)
        self.not_kept = QLabel(wordWrap=True)
        dress(self.not_kept, role="muted")
        self.promise = QCheckBox(_("Write a pro&mise into the log book"))
        self.promise_who = RoleLine(_("Who promises, as a role"))
        self.promise_what = Words(_("What is promised"), _("In their words: I will …"), most=3)
        self.promise_day = DayField(today, _("To hear about it"))
        self._lay_out()
        self._connect()
        self.begin_again("one_to_one")

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 10, 12, 0)
        form = self._form = QFormLayout()
        form.setSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        whole.addLayout(form)
        whole.addStretch(1)
        self._overlap, self._energy = QLabel(), QLabel(_("What li&ghts them up"))
        self._overlap.setBuddy(self.overlap)
        self._energy.setBuddy(self.energy)
        form.addRow(_("It happene&d"), self.day)
        form.addRow(_("&Invited"), self.invited)
        form.addRow(_("Cam&e"), self.came)
        form.addRow(self._energy, self.energy)
        form.addRow(self._overlap, self.overlap)
        form.addRow(_("&Offers"), self.offers)
        form.addRow(_("They meet again"), self.next_on)
        form.addRow(_("The&y suggested"), self.suggested)
        form.addRow(_("Ne&xt step"), self.next_step)
        self._even = QLabel(talking_ends(), wordWrap=True)
        dress(self._even, role="small")
        form.addRow(_("Wh&o talked"), self.talking)
        form.addRow("", self._even)
        self._kept_to = QLabel(review_ends(), wordWrap=True)
        dress(self._kept_to, role="small")
        form.addRow(_("How we did"), self.review)
        form.addRow("", self._kept_to)
        form.addRow("", self.told)
        form.addRow(_("&Know them now"), self.strength)
        form.addRow("", self.may_keep)
        form.addRow(_("Note&s"), self.notes)
        form.addRow("", self.not_kept)
        form.addRow("", self.promise)
        form.addRow(_("Who promises"), self.promise_who)
        form.addRow(_("What"), self.promise_what)
        form.addRow(_("To hear about it"), self.promise_day)

    def _connect(self) -> None:
        for field in (*self._words, self.next_step, self.promise_what):
            field.left.connect(self.went_on)
        for line in (self.suggested, self.promise_who):
            line.left.connect(self.went_on)
            line.offered.connect(self.offered)
        for words in (*self._words, self.next_step):
            words.textChanged.connect(self.typed)
        self.notes.textChanged.connect(self._say_kept)
        self.may_keep.toggled.connect(lambda _on: self._say_kept())
        self.promise.toggled.connect(lambda _on: self._show_promise())

    @property
    def _words(self) -> tuple[Words, ...]:
        return (self.energy, self.overlap, self.offers, self.notes)

    # What shows

    def take_kind(self, kind: str) -> None:
        """Ask what a conversation of this kind is followed by."""
        self._kind = kind
        meeting = kind == HOUSE_MEETING
        if meeting:
            self.strength.show_key(AS_IT_WAS)
        self._overlap.setText(_("Shared &concern") if meeting else _("What we sha&re"))
        self.overlap.setAccessibleName(_("Shared concern") if meeting else _("What we share"))
        of_meetings: tuple[QWidget, ...] = (self.invited, self.came, self.offers, self.next_on)
        of_two: tuple[QWidget, ...] = (self.energy, self.talking, self._even)
        for part in (*of_meetings, *of_two):
            self._form.setRowVisible(part, meeting == (part in of_meetings))

    def propose_strength(self, now: int) -> None:
        """Propose that they have spoken with us, where they had not before; not of a meeting."""
        talked = now < SPOKEN and self._kind != HOUSE_MEETING
        self.strength.show_key(str(SPOKEN) if talked else AS_IT_WAS)

    def can_know(self, *, on: bool) -> None:
        """Ask how well they are known now, where there is an institution."""
        self._form.setRowVisible(self.strength, on)

    def can_tell(self, *, on: bool) -> None:
        """Ask whether they heard that their name is here, where they are still to be told."""
        self._form.setRowVisible(self.told, on)

    def hide_notes(self, *, on: bool) -> None:
        """Keep notes from a screen that the room may see."""
        self._hides = on
        self._form.setRowVisible(self.notes, not on)
        self._say_kept()

    def know(self, everybody: Sequence[Somebody]) -> None:
        """Offer these people from now on."""
        self.suggested.know(each.said for each in everybody)
        self.promise_who.know(each.role for each in everybody)

    def begin_again(self, kind: str) -> None:
        """Be empty for another conversation."""
        self.day.begin("today")
        for number in (self.invited, self.came):
            number.setValue(-1)
        for words in (*self._words, self.next_step, self.promise_what):
            words.setPlainText("")
        self.suggested.clear()
        self.promise_who.clear()
        self.talking.show_key(NOT_SAID)
        self.review.show_key(NOT_SAID)
        self.next_on.begin(OPEN)
        self.told.setChecked(False)
        self.strength.show_key(AS_IT_WAS)
        self.may_keep.setChecked(False)
        self.promise.setChecked(False)
        self.promise_day.begin("month")
        self.take_kind(kind)
        self._show_promise()
        self._say_kept()

    def show_record(self, row: Conversation, suggested: Iterable[str]) -> None:
        """Show what was written down of a conversation."""
        self.begin_again(row.kind)
        if row.held_on:
            self.day.show_iso(row.held_on)
        self.invited.setValue(-1 if row.invited is None else row.invited)
        self.came.setValue(-1 if row.came is None else row.came)
        self.energy.setPlainText(row.energy)
        self.overlap.setPlainText(row.overlap)
        self.offers.setPlainText(row.offers)
        self.next_step.setPlainText(row.next_step)
        self.suggested.show_roles(suggested)
        self.talking.show_key(str(row.talking or NOT_SAID))
        self.review.show_key(str(row.self_review or NOT_SAID))
        self.next_on.show_iso(row.next_on)
        self.may_keep.setChecked(row.notes_may_be_kept)
        self.notes.setPlainText(row.notes)

    def _show_promise(self) -> None:
        for part in (self.promise_who, self.promise_what, self.promise_day):
            self._form.setRowVisible(part, self.promise.isChecked())

    def _say_kept(self) -> None:
        if self._hides:
            said = _("This may be on the wall, so notes are not shown. Hold F9 to see them.")
        elif self.may_keep.isChecked():
            said = _("Notes stay in this workshop, and are on no print.")
        elif self.notes.words.strip():
            said = _("These notes will not be stored: nobody said yet that they may be.")
        else:
            said = _("Without this, notes are not stored; the rest is.")
        self.not_kept.setText(said)

    # What was entered

    @property
    def values(self) -> dict[str, Any]:
        """What was entered, as a record takes it; but for whom they suggested."""
        meeting = self._kind == HOUSE_MEETING
        more = {
            "invited": counted(self.invited),
            "came": counted(self.came),
            "offers": self.offers.words,
            "next_on": self.next_on.iso,
        }
        return {
            "held_on": self.day.iso,
            "energy": "" if meeting else self.energy.words,
            "overlap": self.overlap.words,
            "next_step": self.next_step.words,
            "talking": None if meeting else int(self.talking.key) or None,
            "self_review": int(self.review.key) or None,
            "told": not self.told.isHidden() and self.told.isChecked(),
            "notes": self.notes.words,
            "notes_may_be_kept": self.may_keep.isChecked(),
            "strength": None
            if self.strength.isHidden()
            else int(self.strength.currentData()) or None,
            "promise": self._promised,
            **(more if meeting else {}),
        }

    @property
    def _promised(self) -> dict[str, Any] | None:
        if not self.promise.isChecked():
            return None
        return {
            "role": self.promise_who.text(),
            "what": self.promise_what.words,
            "by": self.promise_day.iso,
        }

    def about_them(self) -> tuple[Words, ...]:
        """Return the fields that may say something about whoever it was with."""
        return (*self._words, self.next_step)

    @property
    def said(self) -> tuple[str, ...]:
        """What was typed, to tell whether something was."""
        fields = (*self._words, self.next_step, self.promise_what)
        return (*(field.words.strip() for field in fields), self.suggested.text().strip())
