"""Carrying on with paper: the step in hand when the projector is dead, or there is none."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAccessible, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.decks import CARDS, MOMENT, BoardDeck, Step
from facilitator.i18n import _, ngettext
from ui.commands import CommandButton, Commands
from ui.flow import Flow
from ui.heard import be_heard_as, be_read_in
from ui.layouts import scrolling
from ui.live_board import LiveBoard
from ui.live_day import LiveDay, asked, asked_also
from ui.message_bar import announce
from ui.theme import Theme, dress
from ui.wording import deck_words, directed, show_deck_words, show_words, translated
from ui.workshop.blank_print import BlankPrint, begin_print
from ui.workshop.large_clock import LargeClock

PAPER: Final = "a4"
"""The size of a blank sheet: every printer in every hall takes it."""
PROMPT: Final = 30
BODY: Final = 17


def for_the_tables(deck: BoardDeck, step: Step) -> str:
    """Return what to put on the tables for a step: what the deck says, or what follows from it."""
    if step.on_paper:
        return deck_words(step.on_paper, deck.language)
    if deck.exercise == CARDS:
        return _("The cards of this deck, face down in the middle of each table.")
    if step.zone is None:
        return _("Nothing new. Leave the sheets on the wall where everybody can see them.")
    zone = deck.zone(step.zone)
    parts = [
        _(
            "On the wall, a sheet headed “{prefix}: {title}”. On every table, a stack of notes "
            "and thick pens: one thought to a note, in large letters."
        ).format(prefix=zone.prefix, title=translated(zone.title))
    ]
    if zone.kinds:
        kinds = ", ".join(f"{kind.mark} {translated(kind.title)}" for kind in zone.kinds)
        parts.append(_("Mark each note: {kinds}.").format(kinds=kinds))
    return " ".join(parts)


class PaperView(QFrame):
    """What to say, what to put on the tables, what to do, and a clock for the whole room."""

    left = Signal()
    """Back to the screen."""

    def __init__(self, day: LiveDay, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self._day, self._theme, self._commands = day, theme, commands
        self._live: LiveBoard | None = None
        self._print: BlankPrint | None = None
        self._files: list[Path] = []
        self._said = ""
        be_heard_as(self, QAccessible.Role.Grouping)
        self.setAccessibleName(_("Carry on with paper"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._make_parts()
        self._lay_out()
        day.changed.connect(self._show)
        day.ticked.connect(self._tick)

    def _make_parts(self) -> None:
        self._step = _line("section")
        self._clock = LargeClock(self._theme)
        self._prompt = _line("")
        font = self._theme.font(PROMPT)
        self._prompt.setStyleSheet(f"font-size: {font.pixelSize()}px; font-weight: 600;")
        self._also = _line("prompt")
        self._tables, self._do = _line("body"), _line("body")
        for words in (self._tables, self._do):
            words.setStyleSheet(f"font-size: {self._theme.px(BODY)}px;")
        self._blank = QPushButton(_("Print the blank sheet"))
        self._blank.setToolTip(
            _("The blank sheet of this activity, on {paper}").format(paper=PAPER.upper())
        )
        self._blank.clicked.connect(self._print_blank)
        self._open = QPushButton(_("Open it"))
        self._open.clicked.connect(self._open_print)
        self._open.hide()
        self._back = QPushButton(_("Back to the screen"))
        self._back.setToolTip(_("{text} ({keys})").format(text=self._back.text(), keys="Esc, F4"))
        self._back.clicked.connect(self.left)
        self._word = _line("muted")
        self._word.hide()
        for button in (self._blank, self._open, self._back):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(32, 8, 32, 16)
        column.setSpacing(12)
        column.addWidget(self._prompt)
        column.addWidget(self._also)
        beside = QHBoxLayout()
        beside.setSpacing(32)
        beside.addLayout(_part(_("Put on the tables"), self._tables), 1)
        beside.addLayout(_part(_("What to do"), self._do), 1)
        column.addLayout(beside)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(32, 0, 24, 0)
        head.addWidget(self._step, 1)
        head.addWidget(self._back)
        whole.addLayout(head)
        whole.addWidget(self._clock, 11)
        whole.addWidget(scrolling(words), 9)
        whole.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        dress(foot, role="foot")
        column = QVBoxLayout(foot)
        column.setContentsMargins(24, 10, 24, 10)
        said = QHBoxLayout()
        said.addWidget(self._word, 1)
        said.addWidget(self._open)
        column.addLayout(said)
        buttons = Flow()
        buttons.addWidget(self._blank)
        between = QWidget()
        between.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        buttons.addWidget(between)
        commands = self._commands
        for action, kind in (
            (commands.previous_step, "quiet"),
            (commands.minute, ""),
            (commands.clock, ""),
            (commands.next_step, "filled"),
        ):
            buttons.addWidget(CommandButton(action, kind=kind))
        column.addLayout(buttons)
        return foot

    # What shows

    def follow(self, live: LiveBoard) -> None:
        """Carry on with the step in hand of this activity."""
        self._live = live
        self._show()

    def _show(self) -> None:
        live = self._live
        if live is None or not self._day.steps(live.activity_id):
            return
        planned = self._day.planned(live.activity_id)
        deck = live.board.deck
        step = deck.step(planned.step)
        title = translated(live.board.activity.title)
        self._step.setText(f"{title} · {deck_words(step.title, deck.language)}")
        prompt = asked(planned, step, deck, live.workshop.language)
        show_words(self._prompt, prompt)
        also = asked_also(planned, step, deck, live.workshop.language)
        self._also.setText("\n".join(directed(*each) for each in also))
        self._also.setVisible(bool(also))
        be_read_in(self._also, also[0].language if len(also) == 1 else "")
        self._tables.setText(for_the_tables(deck, step))
        show_deck_words(self._do, step.do, deck.language)
        self._blank.setVisible(deck.exercise != MOMENT)
        if prompt.text != self._said:
            self._said = prompt.text
            self.setAccessibleDescription(self._said)
            announce(self, self._said)
        self._tick()

    def _tick(self) -> None:
        if self._live is not None and self._day.steps(self._live.activity_id):
            activity_id = self._live.activity_id
            left, whole = self._day.time(activity_id)
            self._clock.show_time(left, whole, runs=self._day.runs(activity_id))

    # What people do

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _print_blank(self) -> None:
        if self._live is None:
            return
        begun = begin_print(self._day.store, self._live.activity_id, PAPER, self)
        if isinstance(begun, str):
            self._say(begun)
            return
        self._print = begun
        self._print.printed.connect(self._printed)
        self._print.failed.connect(self._not_printed)
        self._blank.setEnabled(False)
        self._say(_("Drawing the blank sheet…"))

    def _printed(self, files: list[Path]) -> None:
        self._files = files
        self._blank.setEnabled(True)
        said = ngettext(
            "“{name}” is in the folder “{folder}”, ready for the printer.",
            "{count} blank sheets are in the folder “{folder}”, ready for the printer.",
            len(files),
        )
        names = {"name": files[0].name, "folder": files[0].parent.name}
        self._say(said.format(count=len(files), **names))
        self._open.setAccessibleName(_("Open {name}").format(name=files[0].name))
        self._open.show()

    def _not_printed(self, sentence: str) -> None:
        self._blank.setEnabled(True)
        self._say(sentence)

    def _open_print(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._files[0])))

    def _say(self, sentence: str) -> None:
        self._open.hide()
        self._word.setText(sentence)
        self._word.show()
        announce(self, sentence)

    def close_view(self) -> None:
        """Follow nothing any more, and stop what is being printed."""
        self._live = None
        if self._print is not None:
            self._print.stop()


def _part(title: str, body: QLabel) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    heading = QLabel(title)
    dress(heading, role="section")
    column.addWidget(heading)
    column.addWidget(body)
    column.addStretch(1)
    return column


def _line(role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        dress(label, role=role)
    return label
