"""The rehearsal: the whole day in two minutes, and what the room sees on the way."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.decks.draft import Draft
from facilitator.decks.outlook import STARTS, counts_from_nowhere, said_clock
from facilitator.i18n import _
from ui.editor.walk import Stop, Walk, stops
from ui.editor.wall_preview import WallPreview
from ui.layouts import column, row, scrolling
from ui.theme import Theme, dress
from ui.wording import said_minutes, translated

TICK_MS: Final = 100
PER_MILLE: Final = 1_000
FORWARD: Final = ("Right", "PgDown")
BACK: Final = ("Left", "PgUp")


class Rehearsal(QDialog):
    """Walks through a day. Space pauses it, the arrow keys and a clicker turn its steps."""

    def __init__(
        self, draft: Draft, theme: Theme, parent: QWidget, *, at: tuple[int, int] | None = None
    ) -> None:
        """`at`: a line and a step to look at, calmly; else it begins at once."""
        super().__init__(parent)
        self.walk, self._draft = Walk(stops(draft)), draft
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self.setWindowTitle(_("Rehearsal"))
        self._picture = WallPreview(theme)
        self._labels()
        self._day = QProgressBar(maximum=PER_MILLE, textVisible=False)
        self._day.setFixedHeight(8)
        self._day.setAccessibleName(_("How much of the day is past"))
        self._back, self._next = QPushButton(_("‹ Back")), QPushButton(_("Next ›"))
        self._play = QPushButton()
        dress(self._play, kind="filled")
        close = QPushButton(_("Close"))
        dress(close, kind="quiet")
        for button, act in (
            (self._back, self.back),
            (self._play, self.play_or_pause),
            (self._next, self.forward),
            (close, self.reject),
        ):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text().strip("‹› "))
            button.clicked.connect(act)
        for keys, turn in ((FORWARD, self.forward), (BACK, self.back)):
            for key in keys:
                QShortcut(QKeySequence(key), self, turn)
        self._lay_out(theme, [self._back, self._play, self._next, close])
        available = parent.window().size()
        self.resize(round(available.width() * 0.94), round(available.height() * 0.94))
        self._play.setFocus()
        if at is not None:
            places = [(stop.line, stop.number) for stop in self.walk.stops]
            self.walk.turn_to(places.index(at))
        else:
            self._timer.start()
        self._show()
        self._say_button()

    def _labels(self) -> None:
        self._clock = QLabel()
        self._where, self._length = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._title, self._may, self._do = (QLabel(wordWrap=True) for _each in range(3))
        for label, role in (
            (self._clock, "brand"),
            (self._where, "muted"),
            (self._title, "heading"),
            (self._length, "strong"),
            (self._may, "muted"),
            (self._do, ""),
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            dress(label, role=role)

    def _lay_out(self, theme: Theme, buttons: list[QPushButton]) -> None:
        beside = QWidget()
        side = QVBoxLayout(beside)
        side.setContentsMargins(0, 0, 8, 0)
        side.setSpacing(8)
        for part in (
            self._clock,
            self._where,
            self._title,
            self._length,
            self._may,
            self._do,
        ):
            side.addWidget(part)
        side.addStretch(1)
        area = scrolling(beside)
        area.setFixedWidth(theme.px(280))
        wall = QFrame()
        dress(wall, role="panel")
        inside = QVBoxLayout(wall)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self._picture)
        frame = column(0)
        frame.addWidget(wall)
        frame.addStretch(1)
        middle = row(24)
        middle.addLayout(frame, 1)
        middle.addWidget(area)
        foot = QHBoxLayout()
        for button in buttons[:-1]:
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(buttons[-1])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addLayout(middle, 1)
        whole.addWidget(self._day)
        whole.addLayout(foot)

    # What is shown

    @property
    def plays(self) -> bool:
        """Whether the clock runs."""
        return self._timer.isActive()

    def _show(self) -> None:
        stop = self.walk.stop
        picture = self._draft.pictures.get(stop.picture, b"")
        self._picture.show_stop(self._draft.session.title, stop, picture)
        self._title.setText(_titles(stop))
        self._may.setText(what_may(stop))
        self._do.setText(translated(stop.do))
        number, count = self.walk.at + 1, len(self.walk.stops)
        where = _("Step {number} of {count}").format(number=number, count=count)
        if counts_from_nowhere(self._draft):
            where = _("{where}, if it starts at {time}").format(where=where, time=STARTS)
        self._where.setText(where)
        pinned = _("{minutes}, pinned to {time}")
        said = said_minutes(stop.minutes)
        if stop.pinned:
            said = pinned.format(minutes=said, time=said_clock(stop.start))
        self._length.setText(said)
        self._back.setEnabled(self.walk.at > 0)
        self._next.setEnabled(number < count)
        heard = ". ".join((_titles(stop), said, translated(stop.prompt), what_may(stop)))
        self.setAccessibleDescription(heard)
        self._show_time()

    def _show_time(self) -> None:
        stop, walk = self.walk.stop, self.walk
        self._clock.setText(said_clock(walk.clock))
        self._picture.show_time(walk.seconds_left, stop.minutes * 60)
        whole = sum(each.minutes for each in walk.stops)
        past = sum(each.minutes for each in walk.stops[: walk.at]) + stop.minutes * walk.share
        self._day.setValue(round(PER_MILLE * past / whole))

    def _say_button(self) -> None:
        if self.plays:
            self._play.setText(_("Pause"))
        else:
            self._play.setText(_("From the start") if self.walk.is_over else _("Play"))

    # Walking

    def _tick(self) -> None:
        at = self.walk.at
        self.walk.go(TICK_MS / 1_000)
        if self.walk.at != at:
            self._show()
        else:
            self._show_time()
        if self.walk.is_over:
            self._timer.stop()
            self._say_button()

    def play_or_pause(self) -> None:
        """Let the clock run, or stop it; at the end, begin again."""
        if self.plays:
            self._timer.stop()
        else:
            if self.walk.is_over:
                self.walk.turn_to(0)
                self._show()
            self._timer.start()
        self._say_button()

    def forward(self) -> None:
        """Go to the next step."""
        self._turn(1)

    def back(self) -> None:
        """Go to the step before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        self.walk.turn_to(self.walk.at + by)
        self._show()
        self._say_button()


def _titles(stop: Stop) -> str:
    titles = dict.fromkeys((translated(stop.title), translated(stop.step)))
    return ": ".join(titles)


def what_may(stop: Stop) -> str:
    """Say what may become of a step when time runs short."""
    kept = {
        "quiet": _("Quiet writing: it is never squeezed."),
        "break": _("A break is always kept."),
        "closing": _("The closing is always kept."),
    }
    if stop.role in kept:
        return kept[stop.role]
    if stop.can_go:
        instead = translated(stop.instead)
        said = _("It can be left out.")
        return f"{said} {instead}".rstrip()
    if stop.least is not None and stop.least < stop.minutes:
        return _("It can shrink to {minutes}.").format(minutes=said_minutes(stop.least))
    return _("It must happen, at its full length.")
