"""The fields of a promise, from who to whom it is shared with."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from facilitator.log_book.book import Entry, default_share
from facilitator.people import Person
from ui.exercises.fields import Choice
from ui.exercises.screen import PromiseFrom
from ui.flow import Flow
from ui.log_book.day_field import DayField
from ui.log_book.fields import PromptChoice, RoleLine, RolesLine, Words
from ui.log_book.reading import Places
from ui.log_book.words import voices, why_shared
from ui.theme import dress


class PromiseForm(QWidget):
    """Asks for one promise. It keeps nothing: whoever shows it does."""

    went_on = Signal()
    """Enter in a field: the next one is wanted."""
    offered = Signal(str)
    """Says which known roles go with what is typed."""
    own_paper_wanted = Signal()
    """It is to stay on the paper of whoever promised."""

    def __init__(self, today: date, places: Places) -> None:
        super().__init__()
        self._people: Sequence[Person] = ()
        self._titles = places
        self._chosen_share = False
        self._for_everybody = True
        self.who = RoleLine(_("Who, as a role"), _("neighbour, Mill Street; housing officer …"))
        self.voice = Choice(voices())
        self.voice.setAccessibleName(_("Whose voice"))
        self.what = Words(_("What"), _("In their words: I will …"))
        self.with_whom = RolesLine(_("With whom, as roles"), _("school cook, youth worker …"))
        self.first_step = Words(_("First step"), most=3)
        self.day = DayField(today, _("To hear about it"))
        self.community = QLineEdit(maxLength=1_000)
        self.community.setPlaceholderText(_("A neighbourhood, or one small group within it"))
        self.community.setToolTip(self.community.placeholderText())
        self.community.setAccessibleName(_("My community"))
        self.place = Choice([])
        self.place.setAccessibleName(_("Where, or with whom"))
        self.room = PromptChoice(_("Everybody in the &room"))
        self.team = PromptChoice(_("The &team"))
        self.own_paper = QPushButton(_("Their &own paper"))
        self.own_paper.setAutoDefault(False)
        dress(self.own_paper, fit="snug")
        self.why = QLabel(wordWrap=True)
        """What follows from whom it is shared with; whoever shows the form shows it below."""
        dress(self.why, role="small")
        self._from = QLabel(wordWrap=True)
        dress(self._from, role="muted")
        self._lay_out()
        self._connect()
        self.begin_again()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        form = self._form = QFormLayout()
        whole.addLayout(form)
        whole.addStretch(1)
        form.setSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(_("&Who"), self.who)
        form.addRow(_("&Voice"), self.voice)
        form.addRow(_("W&hat"), self.what)
        form.addRow("", self._from)
        form.addRow(_("Wh&ere"), self.place)
        form.addRow(_("Wit&h whom"), self.with_whom)
        form.addRow(_("&First step"), self.first_step)
        form.addRow(_("To hear &about it"), self.day)
        form.addRow(_("My &community"), self.community)
        shared = Flow(spacing=12)
        shared.addWidget(self.room)
        shared.addWidget(self.team)
        shared.addWidget(self.own_paper)
        self._add(form, _("Shared with"), shared, self.room)

    @staticmethod
    def _add(form: QFormLayout, title: str, line: QLayout, first: QWidget) -> None:
        label = QLabel(title)
        label.setBuddy(first)
        form.addRow(label, line)

    def _connect(self) -> None:
        shares = QButtonGroup(self)
        for button in (self.room, self.team):
            shares.addButton(button)
            button.toggled.connect(self._say_why)
            button.clicked.connect(self._share_chosen)
        for field in (self.who, self.what, self.with_whom, self.first_step):
            field.left.connect(self.went_on)
        for line in (self.who, self.with_whom):
            line.offered.connect(self.offered)
        self.who.editingFinished.connect(self._take_up_voice)
        self.voice.chosen.connect(self._voice_chosen)
        self.own_paper.clicked.connect(self.own_paper_wanted)

    # What is known

    def know(self, everybody: Sequence[Person], roles: Sequence[str]) -> None:
        """Offer these people, and these roles, from now on."""
        self._people = everybody
        self.who.know(person.role for person in everybody)
        self.with_whom.know(roles)

    def begin_again(self) -> None:
        """Be empty for the next promise; the day and the community stay as they were."""
        self._chosen_share = False
        self._for_everybody = True
        self._offer_places((), "")
        self.who.clear()
        self.with_whom.clear()
        for words in (self.what, self.first_step):
            words.setPlainText("")
        self.voice.show_key("")
        self._show_from("")
        self._propose_share()
        self._community = self.community.text()

    def forget_all(self) -> None:
        """Be empty of all that was typed; the community is again the one of before."""
        community = self._community
        self.begin_again()
        self.show_community(community)

    def show_community(self, community: str) -> None:
        """Show whom people here call their community, until they say otherwise."""
        self._community = community
        self.community.setText(community)

    def take_up(self, source: PromiseFrom) -> None:
        """Begin with what a note or a card says."""
        self.what.setPlainText(source.what)
        self._for_everybody = source.for_everybody
        self.who.setText(source.holder)
        self._take_up_voice()
        self._offer_places(source.places, "")
        if source.community:
            self.show_community(source.community)
        self._show_from(source.source)

    def show_entry(self, entry: Entry) -> None:
        """Show a promise as it was kept."""
        promise, person = entry.promise, entry.person
        self._chosen_share = True
        self._offer_places(self._titles, promise.place)
        self.who.setText(person.role if person is not None else "")
        self.voice.show_key(person.voice if person is not None else "")
        self.what.setPlainText(promise.what)
        self.with_whom.show_roles(promise.with_whom)
        self.first_step.setPlainText(promise.first_step)
        self.day.show_iso(promise.by)
        self.community.setText(promise.community)
        self._show_from(promise.source)
        (self.room if promise.share == "room" else self.team).setChecked(True)
        self.own_paper.hide()

    def _offer_places(self, keys: Iterable[str], chosen: str) -> None:
        """Offer these places of the deck, and the one that was chosen before."""
        known = [(key, self._titles[key]) for key in keys if key in self._titles]
        if chosen and chosen not in dict(known):
            known.append((chosen, chosen))
        self.place.offer([("", _("Not said")), *known])
        self.place.show_key(chosen)
        self._form.setRowVisible(self.place, bool(known))

    def _show_from(self, source: str) -> None:
        self._from.setText(_("From {label}").format(label=source) if source else "")
        self._form.setRowVisible(self._from, bool(source))

    # Whose voice, and with whom it is shared

    def _take_up_voice(self) -> None:
        role = " ".join(self.who.text().split()).casefold()
        known = next((each for each in self._people if each.role.casefold() == role), None)
        if known is not None and known.voice and not self.voice.currentData():
            self.voice.show_key(known.voice)
            self._propose_share()

    def _voice_chosen(self, _voice: str) -> None:
        self._propose_share()

    def _propose_share(self) -> None:
        if not self._chosen_share:
            room = default_share(str(self.voice.currentData() or "")) == "room"
            room = room and self._for_everybody
            (self.room if room else self.team).setChecked(True)
        self._say_why()

    def _share_chosen(self) -> None:
        self._chosen_share = True
        self._say_why()

    def _say_why(self) -> None:
        chosen, everybody = self._chosen_share, self._for_everybody
        self.why.setText(why_shared(self.share, chosen=chosen, for_everybody=everybody))

    # What was entered

    @property
    def share(self) -> str:
        """Whom it is shared with: of SHARES."""
        return "room" if self.room.isChecked() else "team"

    @property
    def said(self) -> tuple[str, ...]:
        """What was said of who and what, to tell whether something was typed."""
        fields = (self.who.text(), self.with_whom.text(), self.what.words, self.first_step.words)
        return tuple(field.strip() for field in fields)

    @property
    def values(self) -> dict[str, Any]:
        """What was entered, as the log book takes it."""
        return {
            "role": self.who.text(),
            "voice": str(self.voice.currentData() or ""),
            "what": self.what.words,
            "with_whom": self.with_whom.roles,
            "first_step": self.first_step.words,
            "by": self.day.iso,
            "community": self.community.text(),
            "place": str(self.place.currentData() or ""),
            "share": self.share,
        }
