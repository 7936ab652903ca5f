"""All that is asked about one thing that happens here. Its fields save themselves."""

from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from facilitator.errors import InvalidEntryError
from facilitator.exercises.community_map.provision import change_provision
from facilitator.exercises.community_map.tables import Provision
from facilitator.exercises.community_map.week_words import read_clock
from facilitator.i18n import _
from facilitator.log_book.days import checked_day
from ui.exercises.board.form import Form, flush_fields, small, when_clicked
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.provision_days import DayBoxes
from ui.exercises.fields import Choice, SavedLine, SavedText
from ui.layouts import scrolling
from ui.theme import Theme, dress

ISO: Final = 10
"""So many characters is a whole day; fewer are the beginning of one."""


class ProvisionForm(QFrame):
    """The fields of one line of the list."""

    closed = Signal()
    remove_wanted = Signal()
    promise_wanted = Signal()

    def __init__(self, desk: CommunityDesk) -> None:
        super().__init__()
        dress(self, role="guide")
        self._desk = desk
        self._row_id = 0
        self._label = QLabel()
        dress(self._label, role="heading")
        self.close_button = QPushButton(_("Close"))
        dress(self.close_button, kind="quiet", fit="snug")
        self.what, self.who = SavedLine(), SavedLine()
        self.days = DayBoxes()
        self.starts, self.ends = SavedLine(_("such as 14:00")), SavedLine()
        self.often = SavedLine(_("such as every second week"))
        self.place = SavedLine()
        self.pin = Choice([])
        self.cost, self.access = SavedLine(), SavedLine()
        self.helps, self.barrier = SavedText(1, 5), SavedText(1, 5)
        self.listed = QCheckBox(_("May be listed"))
        self._consent = small(
            _("Only where the group wants it. Prints and the wall show no others.")
        )
        self.listed.setAccessibleDescription(self._consent.text())
        self.heard = SavedLine()
        self.promise, self.remove = QPushButton(_("Promise…")), QPushButton(_("Take off the list"))
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 0)
        head.addWidget(self._label, 1)
        head.addWidget(self.close_button)
        form = self._form = Form()
        form.column.setContentsMargins(16, 4, 12, 16)
        form.add(_("What happens"), self.what)
        form.add(_("Who makes it happen"), self.who)
        form.add(_("Days"), self.days)
        times = QHBoxLayout()
        times.setSpacing(8)
        for title, clock in ((_("From"), self.starts), (_("To"), self.ends)):
            part = Form()
            part.add(title, clock)
            times.addWidget(part, 1)
        form.column.addSpacing(8)
        form.column.addLayout(times)
        form.add(_("How often"), self.often)
        form.add(_("Where"), self.place)
        form.add(_("Pin on the map"), self.pin)
        form.add(_("Cost"), self.cost)
        form.add(_("Getting in"), self.access)
        form.add(_("How it helps"), self.helps)
        form.add(_("What is in the way"), self.barrier)
        form.column.addSpacing(8)
        form.column.addWidget(self.listed)
        form.column.addWidget(self._consent)
        form.add(_("Heard on"), self.heard)
        form.column.addSpacing(8)
        dress(self.remove, kind="quiet")
        form.add_row(self.promise, self.remove)
        form.column.addStretch(1)
        self._scroll = scrolling(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self._lines = {
            "what": self.what,
            "group_name": self.who,
            "often": self.often,
            "place": self.place,
            "cost": self.cost,
            "access": self.access,
        }
        self._texts = {"helps": self.helps, "barrier": self.barrier}

    def _connect(self) -> None:
        for name, line in self._lines.items():
            line.saved.connect(lambda text, name=name: self._save(**{name: text}))
        for name, text in self._texts.items():
            text.saved.connect(lambda words, name=name: self._save(**{name: words}))
        for name, line in (("starts", self.starts), ("ends", self.ends)):
            line.saved.connect(lambda text, name=name: self._save_clock(name, text))
            line.editingFinished.connect(lambda name=name: self._check_clock(name))
        self.what.editingFinished.connect(self._later)
        self.heard.saved.connect(lambda text: self._save_day(text) if len(text) >= ISO else None)
        self.heard.editingFinished.connect(lambda: self._save_day(self.heard.text()))
        self.days.changed.connect(lambda days: self._save(days=days))
        self.pin.chosen.connect(self._save_pin)
        when_clicked(self.listed, lambda on: self._save(may_be_listed=on))
        self.close_button.clicked.connect(self.closed)
        self.remove.clicked.connect(self.remove_wanted)
        self.promise.clicked.connect(self.promise_wanted)

    # What shows

    @property
    def _row(self) -> Provision | None:
        return self._desk.map.provision.get(self._row_id)

    def show_row(self, row_id: int) -> None:
        """Show a line; what was being typed about the last one is saved first."""
        if row_id != self._row_id:
            self.flush()
            self._row_id = row_id
        self.refresh()

    def refresh(self) -> None:
        """Show what the file holds now; nothing of a line that is gone stays in the window."""
        row = self._row or Provision(activity_id=0, label="", what="")
        self._form.setEnabled(self._row is not None and not self._desk.store.read_only)
        self._label.setText(row.label)
        for name, line in self._lines.items():
            line.show_text(getattr(row, name))
        for name, text in self._texts.items():
            text.show_text(getattr(row, name))
        self.starts.show_text(row.starts)
        self.ends.show_text(row.ends)
        self.heard.show_text(row.heard_on)
        self.days.show_days(row.days)
        self._offer_pins()
        self.pin.show_key(str(row.place_id or 0))
        self.listed.setChecked(row.may_be_listed)

    def _offer_pins(self) -> None:
        pins = self._desk.map.places.items()
        self.pin.offer(
            [("0", _("No pin")), *((str(key), f"{pin.label} {pin.title}") for key, pin in pins)]
        )
        self.pin.setEnabled(bool(pins))

    def begin(self) -> None:
        """Put the cursor in what happens."""
        self._scroll.verticalScrollBar().setValue(0)
        self.what.setFocus()
        self.what.selectAll()

    def flush(self) -> None:
        """Save what is being typed, now."""
        flush_fields(self)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.setMinimumWidth(min(theme.px(240), 420))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # What is saved

    def _save(self, **values: Any) -> None:
        store, row_id = self._desk.store, self._row_id
        if row_id:
            self._desk.act(lambda: change_provision(store, row_id, **values))

    def _save_pin(self, key: str) -> None:
        pin = self._desk.map.places.get(int(key))
        row = self._row
        named = (
            {"place": pin.title} if pin is not None and row is not None and not row.place else {}
        )
        self._save(place_id=int(key) or None, **named)

    def _save_clock(self, name: str, text: str) -> None:
        """Save a time while it is typed, but nothing that is none."""
        clock = read_clock(text)
        if clock or not text.strip():
            self._save(**{name: clock})

    def _check_clock(self, name: str) -> None:
        text = (self.starts if name == "starts" else self.ends).text()
        if text.strip() and not read_clock(text):
            said = _("“{text}” is not a time; write it as 14:00 or 2pm.")
            self._desk.said.emit(said.format(text=text.strip()[:40]))
        self._later()

    def _save_day(self, text: str) -> None:
        row = self._row
        if row is None or text.strip() == row.heard_on:
            return
        try:
            day = checked_day(text)
        except InvalidEntryError as error:
            if not self.heard.hasFocus():
                self._desk.said.emit(str(error))
                self._later()
            return
        self._save(heard_on=day)

    def _later(self) -> None:
        """Show what was kept, once the field is left."""
        QTimer.singleShot(0, self, self.refresh)
