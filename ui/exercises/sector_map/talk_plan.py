"""The plan of a conversation: which kind, with whom, who introduces us, when, and why them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from facilitator.exercises.sector_map.persons import spoken
from facilitator.exercises.sector_map.script import kinds
from facilitator.exercises.sector_map.tables import Conversation
from facilitator.i18n import _
from ui.exercises.sector_map.talk_fields import OPEN, DayChoice, OneOf, ahead
from ui.exercises.sector_map.talk_words import HOUSE_MEETING
from ui.log_book.entry_list import EntryList, Line
from ui.log_book.fields import RoleLine, Words
from ui.theme import Theme, dress

NOBODY = "0"
"""Nobody introduces us."""
TALLEST = 220


class Somebody(NamedTuple):
    """Somebody on the map."""

    person_id: int
    role: str
    under: str = ""
    """How well they are known, and where."""
    same_sector: bool = False
    is_known: bool = True
    where: str = ""
    """Where they are, if somebody else on the map has the same role."""

    @property
    def said(self) -> str:
        """How they are offered: by role, and told apart from others who have it."""
        if not self.where:
            return self.role
        return _("{role} ({where})").format(role=self.role, where=self.where)


class PlanForm(QWidget):
    """Asks for a plan. It keeps nothing: whoever shows it does."""

    went_on = Signal()
    """Enter in a field: the next one is wanted."""
    offered = Signal(str)
    """Says which known roles go with what is typed."""
    changed = Signal()
    """The script is about something else now."""

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._here: Sequence[Somebody] = ()
        self._everybody: Sequence[Somebody] = ()
        self._person_id: int | None = None
        self._proposed = ""
        self.kind = OneOf(_("Which kind of conversation"), kinds())
        self.who = RoleLine(_("With whom, as a role"), _("depot manager, head teacher …"))
        self.introducers = EntryList(theme, _("Who could introduce us"))
        self.introducers.setAccessibleDescription(_("Arrows choose, Enter goes on."))
        self.introducers.setMaximumHeight(min(theme.px(TALLEST), 300))
        self.other = RoleLine(_("Somebody else introduces us, as a role"), _("Somebody else"))
        self.day = DayChoice(today, _("When"), ahead(), may_be_open=True)
        self.reason = Words(_("Why them"), most=4)
        self._lay_out()
        for field in (self.who, self.other, self.reason):
            field.left.connect(self.went_on)
        for line in (self.who, self.other):
            line.offered.connect(self.offered)
            line.editingFinished.connect(self.changed)
        self.introducers.opened.connect(lambda _key: self.went_on.emit())
        self.introducers.picked.connect(lambda _key: self.changed.emit())
        self.kind.chosen.connect(self._kind_chosen)
        self.day.changed.connect(self.changed)
        self.reason.textChanged.connect(self.changed)
        self._kind_chosen()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 10, 12, 0)
        form = self._form = QFormLayout()
        form.setSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        whole.addLayout(form)
        whole.addStretch(1)
        form.addRow(self.kind)
        self._who = QLabel()
        self._who.setBuddy(self.who)
        form.addRow(self._who, self.who)
        self._through = QLabel(_("Who could &introduce us?"))
        self._through.setBuddy(self.introducers)
        dress(self._through, role="section")
        form.addRow(self._through)
        form.addRow(self.introducers)
        form.addRow(self.other)
        form.addRow(_("&When"), self.day)
        self._why = QLabel()
        self._why.setBuddy(self.reason)
        form.addRow(self._why, self.reason)

    def _kind_chosen(self, _kind: str = "") -> None:
        meeting = self.is_meeting
        self._propose()
        self._offer_who()
        self._who.setText(_("&Host") if meeting else _("With w&hom"))
        self._why.setText(_("The &question") if meeting else _("Wh&y them"))
        self.reason.setAccessibleName(_("The question for everybody") if meeting else _("Why them"))
        for part in (self._through, self.introducers, self.other):
            self._form.setRowVisible(part, not meeting)
        self.changed.emit()

    def _offer_who(self) -> None:
        """Offer anybody to host a meeting; else whoever goes by a role here."""
        host = [each.said for each in self._everybody]
        here = [each.role for each in (*self._here, *self._everybody)]
        self.who.know(host if self.is_meeting else here)

    def _propose(self) -> None:
        """Propose whom we have yet to meet to talk with, and not to host a meeting."""
        typed = self.who.text()
        if self.is_meeting and typed == self._proposed:
            self.who.clear()
        elif not self.is_meeting and not typed:
            self.who.setText(self._proposed)

    @property
    def is_meeting(self) -> bool:
        """Whether it is a house meeting."""
        return self.kind.key == HOUSE_MEETING

    # What is known

    def know(
        self,
        here: Sequence[Somebody],
        introducers: Sequence[Somebody],
        everybody: Sequence[Somebody],
    ) -> None:
        """Offer these people of the institution, who could introduce us, and all on the map."""
        self._here, self._everybody = here, everybody
        self._offer_who()
        self.other.know([each.said for each in everybody])
        near = [_line(each) for each in introducers if each.same_sector]
        far = [_line(each) for each in introducers if not each.same_sector]
        nobody = [Line(NOBODY, _("Nobody yet"), _("We go by ourselves, or say who below."))]
        parts = ((_("Same sector"), near), (_("Elsewhere"), far), (_("Otherwise"), nobody))
        self.introducers.show_lines(parts)

    def begin_again(self, who: Somebody | None, introducer_id: int | None, *, gap: bool) -> None:
        """Be ready for a new plan, with whoever is needed."""
        self.kind.show_key("first_contact" if gap else "one_to_one")
        self._show_who(who)
        self._proposed = who.role if who is not None and not who.is_known else ""
        self.other.clear()
        if introducer_id is None or not self.introducers.choose(str(introducer_id)):
            self.introducers.setCurrentRow(1 if self.introducers.count() > 1 else 0)
        self.day.begin("week")
        self.reason.setPlainText("")
        self._kind_chosen()

    def show_plan(self, row: Conversation, who: Somebody | None, introducer: str) -> None:
        """Show a plan as it was kept."""
        self.kind.show_key(row.kind)
        self._show_who(who)
        self._proposed = ""
        found = self.introducers.choose(str(row.introducer_id or NOBODY))
        self.other.setText("" if found else introducer)
        self.day.show_iso(row.planned_on)
        self.reason.setPlainText(row.reason)
        self._kind_chosen()

    def _show_who(self, who: Somebody | None) -> None:
        self._person_id = who.person_id if who is not None else None
        self.who.setText(who.role if who is not None else "")
        self._shown_role = self.who.text()

    # What was entered

    @property
    def who_is_meant(self) -> int | str | None:
        """With whom, or who hosts: a person's id, or the role of somebody who is new."""
        typed = self.who.text().strip()
        if not typed:
            return None
        if self._person_id is not None and typed == self._shown_role:
            return self._person_id
        near = self._everybody if self.is_meeting else self._here
        return only(near, typed) or typed

    @property
    def introducer(self) -> int | str | None:
        """Who introduces us: a person's id, a role, or nobody."""
        if self.is_meeting:
            return None
        typed = self.other.text().strip()
        if typed:
            return only(self._everybody, typed) or typed
        key = self.introducers.key
        return int(key) if key not in {"", NOBODY} else None

    @property
    def introducer_role(self) -> str:
        """Who introduces us, as the script says it."""
        known = {each.person_id: each.role for each in self._everybody}
        meant = self.introducer
        return known.get(meant, "") if isinstance(meant, int) else meant or ""

    @property
    def values(self) -> dict[str, Any]:
        """What was entered, as a plan takes it."""
        return {
            "kind": self.kind.key,
            "who": self.who_is_meant,
            "introducer": self.introducer,
            "planned_on": self.day.iso if self.day.choice.currentData() != OPEN else "",
            "reason": self.reason.words,
        }


def _line(each: Somebody) -> Line:
    return Line(str(each.person_id), each.role, each.under)


def only(people: Sequence[Somebody], role: str) -> int | None:
    """Return who has this role, or is offered so, where it is one person alone."""
    typed = spoken(role)
    ids = {each.person_id for each in people if typed in {spoken(each.role), spoken(each.said)}}
    return ids.pop() if len(ids) == 1 else None
