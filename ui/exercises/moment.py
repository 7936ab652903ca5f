"""A moment of the day without a board: what is asked of the room, large, and what comes next."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from facilitator.day.timetable import Timetable
from facilitator.i18n import _
from facilitator.language_tags import as_typed
from facilitator.store import Store
from ui.exercises.screen import ActivityScreen
from ui.heard import be_heard_as
from ui.layouts import scrolling
from ui.live_board import LiveBoard
from ui.live_day import LiveDay
from ui.theme import Theme, dress
from ui.wording import show_deck_words, translated

TITLE: Final = 44
PROMPT: Final = 32
UNTIL: Final = 26


class MomentScreen(ActivityScreen):
    """A welcome, a break, a closing. Nothing is captured; people look at each other."""

    def __init__(self, _store: Store, live: LiveBoard, theme: Theme) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        be_heard_as(self, QAccessible.Role.Grouping)
        self._live = live
        self._day: LiveDay | None = None
        self._table: Timetable | None = None
        self._title, self._prompt, self._do = _centred(), _centred(), _centred()
        self._until, self._then = _centred(), _centred()
        dress(self._do, role="muted")
        dress(self._then, role="muted")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(24)
        column.addStretch(2)
        for part in (self._title, self._prompt, self._do):
            column.addWidget(part)
        column.addStretch(1)
        for part in (self._until, self._then):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content))
        self.set_theme(theme)
        self._show()

    def follow_day(self, day: LiveDay) -> None:
        """Say until when it lasts, and what comes then."""
        if self._day is None:
            self._day = day
            day.changed.connect(self._show)
            day.ticked.connect(self._tick)
        self._show()

    def _tick(self) -> None:
        """Say it anew where a minute has passed."""
        if self._day is not None and self.isVisible() and self._day.timetable is not self._table:
            self._show()

    def _show(self) -> None:
        deck = self._live.board.deck
        step = deck.steps[0]
        title = translated(self._live.board.activity.title)
        until, then = self._when()
        for label, text in ((self._prompt, step.prompt), (self._do, step.do)):
            show_deck_words(label, text, deck.language)
        for label, text in ((self._title, title), (self._until, until), (self._then, then)):
            if label.text() != text:
                label.setText(text)
        labels = (self._title, self._prompt, self._do, self._until, self._then)
        texts = [label.text() for label in labels]
        for label, text in zip(labels, texts, strict=True):
            label.setVisible(bool(text))
        self.setAccessibleName(title or _("A moment of the day"))
        self.setAccessibleDescription(as_typed(". ".join(text for text in texts[1:] if text)))

    def _when(self) -> tuple[str, str]:
        """Return until when it lasts, and what comes then, as far as that can be said."""
        from ui.room import moment

        day, activity_id = self._day, self._live.activity_id
        if day is None or not day.steps(activity_id):
            return "", ""
        self._table = day.timetable
        return moment.until(day, activity_id), moment.then_comes(day, activity_id)

    def take_step(self, zone: str | None) -> None:
        """Show the step: there is only one."""
        self._show()

    def focus_capture(self) -> None:
        """Take the keys: there is nothing to type in."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        for label, size, weight in (
            (self._title, TITLE, 700),
            (self._prompt, PROMPT, 400),
            (self._until, UNTIL, 600),
        ):
            label.setStyleSheet(f"font-size: {theme.px(size)}px; font-weight: {weight};")


def _centred() -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
