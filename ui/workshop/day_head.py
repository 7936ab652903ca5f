"""The head of the running order: ahead or behind, what is now and next, and what does not fit."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from facilitator.day.lines import Timing
from facilitator.day.timetable import Timetable
from facilitator.i18n import _
from ui.commands import CommandButton, Commands
from ui.theme import dress
from ui.workshop.day_words import said_behind, said_time

LATE: Final = 3
"""From so many minutes behind on, what can be done about it is offered."""


class DayHead(QWidget):
    """Says how the day stands, in a few lines; nothing where there is nothing to say."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._stands = _label("heading")
        self._now, self._next = _label("small"), _label("small")
        self._anew = _label("small")
        self._anew_at: tuple[int, int] | None = None
        self._anew.hide()
        self._late = CommandButton(commands.late)
        dress(self._late, fit="snug")
        self._warning = QFrame()
        dress(self._warning, role="warning")
        self._clashes = _label("body")
        inside = QVBoxLayout(self._warning)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self._clashes)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 4, 4)
        column.setSpacing(4)
        for part in (self._stands, self._now, self._next, self._anew):
            column.addWidget(part)
        column.addWidget(self._late, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._warning)

    def show_day(
        self,
        table: Timetable,
        words: str,
        titles: tuple[str, str],
        clashes: Sequence[str],
        *,
        folded: bool,
    ) -> None:
        """Show how the day stands in these words, and the titles of what is now and next."""
        late = table.behind >= LATE and bool(words) and table.day.ended is None
        self._say(self._stands, words)
        dress(self._stands, role="section" if folded else "heading")
        self._say(self._now, "" if folded else _line(_("Now: {title}"), titles[0]))
        following = _next_line(table.next, titles[1])
        self._say(self._next, "" if folded else following)
        self._late.setVisible(late and not folded)
        self._follow_anew(table.now)
        self._anew.setVisible(self.says_anew and not folded)
        self._clashes.setText("\n\n".join(clashes))
        self._warning.setVisible(bool(clashes) and not folded)
        column = self.layout()
        if column is not None:
            column.setContentsMargins(0 if folded else 12, 0, 0 if folded else 4, 4)

    def say_anew(self, sentence: str) -> None:
        """Say that the day begins anew, until its first step is over."""
        self._anew.setText(sentence)
        self._anew_at = None

    @property
    def says_anew(self) -> bool:
        """Whether it says that the day begins anew."""
        return bool(self._anew.text())

    def _follow_anew(self, now: Timing | None) -> None:
        if now is not None:
            place = (now.line.activity_id, now.line.position)
            self._anew_at = self._anew_at or place
            if place != self._anew_at:
                self._anew.clear()

    @staticmethod
    def _say(label: QLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)
        label.setVisible(bool(text))


def stands(table: Timetable, *, timed: bool) -> str:
    """Return whether the day is on time, in words; nothing where that cannot be said yet."""
    if table.day.ended is not None:
        return _("The day has ended")
    if table.day.began is not None or table.behind > 0:
        return said_behind(table.behind) if timed or table.day.began is not None else ""
    if timed and table.timings:
        return _("Begins at {time}").format(time=said_time(table.start))
    return ""


def _line(words: str, title: str) -> str:
    return words.format(title=title) if title else ""


def _next_line(following: Timing | None, title: str) -> str:
    if following is None or not title:
        return ""
    return _("Next: {title}, {time}").format(title=title, time=said_time(following.start))


def _label(role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    dress(label, role=role)
    return label
