"""The line below the capture bar: which kind the notes get, what the keys do, what was done."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from facilitator.decks import BoardDeck, Kind, Zone
from facilitator.i18n import _, translated
from ui.exercises.board.cards import waiting_words
from ui.exercises.board.typed import KIND_SIGNS
from ui.live_board import LiveBoard
from ui.theme import dress

BESIDE: Final = 2.2
"""In so many times its own width a kind leaves room for a sentence beside it."""
PASSING_MS: Final = 6_000
"""What was done is said for so long, or until something else happens."""


class CaptureLine(QWidget):
    """A kind that stays, in a pill that nobody misses, and a sentence."""

    passed = Signal()
    """What was said in passing has been said for long enough."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = QLabel()
        self._kind.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._kind, role="pill")
        self._kind.hide()
        self._below = QLabel(wordWrap=True)
        self._below.setTextFormat(Qt.TextFormat.PlainText)
        self._passing = QTimer(self, singleShot=True, interval=PASSING_MS)
        self._passing.timeout.connect(self.passed)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._row.addWidget(self._below, 1)

    @property
    def hints(self) -> bool:
        """Whether it says only what the keys do."""
        return bool(self._below.property("role") == "small")

    @property
    def is_passing(self) -> bool:
        """Whether it says what was done, and will presently say so no more."""
        return self._passing.isActive()

    def say(self, sentence: str, role: str) -> None:
        """Say this, until something else is to be said."""
        self._passing.stop()
        self._below.setText(sentence)
        self._below.setVisible(bool(sentence))
        if self._below.property("role") != role:
            dress(self._below, role=role)

    def say_in_passing(self, sentence: str) -> None:
        """Say what was done; it goes by itself, or with whatever happens next."""
        self.say(sentence, role="accent")
        self._passing.start()

    def show_kind(self, kind: Kind | None) -> None:
        """Say which kind the next notes get until somebody changes it; nothing where none."""
        text = "" if kind is None else f"{kind.mark} {kept_kind(kind)}"
        self._kind.setText(text)
        self._kind.setVisible(bool(text))
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take the room there is."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Put the kind above the sentence where it would leave that too little room beside it."""
        crowded = self.width() < BESIDE * self._kind.sizeHint().width()
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if crowded and self._kind.text() else ways.LeftToRight
        if way != self._row.direction():
            self._row.setDirection(way)
            self._row.setSpacing(2 if way == ways.TopToBottom else 8)


def kept_kind(kind: Kind) -> str:
    """Return that the next notes are of a kind, too."""
    return _("{kind}: the next notes too").format(kind=kind.title)


def hint(live: LiveBoard, zone: Zone, kind: Kind | None) -> str:
    """Return what the keys do here, in a few words; or how many notes wait to be revealed.

    Whoever has chosen a kind knows how, and the line has little room beside it.
    """
    if live.hides and zone.key in live.hidden.zones:
        return waiting_words(live.waiting(zone.key))
    parts = [_("Enter adds"), _("Tab next column"), _("D3 > C1 links")]
    if _is_dated(live.board.deck, zone):
        parts.append(_("year first: 1984 …"))
    if kind is None:
        signs = zip(KIND_SIGNS, zone.kinds, strict=False)
        parts += [f"{sign} {translated(each.title).lower()}" for sign, each in signs]
    return " · ".join([*parts, _("F6 leaves")])


def keys(deck: BoardDeck, zone: Zone, kind: Kind | None) -> str:
    """Return which kind the next note gets and what the keys do, for somebody who listens."""
    said = _(
        "Enter adds the note. Tab and Shift+Tab change the column. "
        "F6 and Escape leave. Control Enter begins a new line."
    )
    if _is_dated(deck, zone):
        said += " " + _("A year at the beginning, such as 1984, is when it happened.")
    parts = [f"Alt+{n} {translated(each.title)}." for n, each in enumerate(zone.kinds, 1)]
    if kind is not None:
        number = zone.kinds.index(kind) + 1
        off = _("Alt+{number} takes it off.").format(number=number)
        return " ".join([kept_kind(kind) + ".", off, said, *parts])
    return " ".join([said, *parts])


def _is_dated(deck: BoardDeck, zone: Zone) -> bool:
    """Say whether a year that is typed first is when something happened."""
    return deck.axis is not None and zone.dated
