"""The capture bar: what people say is typed here, as fast as they say it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from facilitator.decks import Kind
from facilitator.errors import FacilitatorError
from facilitator.exercises.board.links import link_typed, typed_link
from facilitator.exercises.board.notes import add_notes
from facilitator.i18n import _, translated
from facilitator.store import Changes
from ui.exercises.board.capture_field import CaptureField
from ui.exercises.board.capture_grid import CaptureGrid
from ui.exercises.board.capture_line import CaptureLine, hint, keys
from ui.exercises.board.desk import Desk
from ui.exercises.board.kinds import KindButtons
from ui.exercises.board.table_turn import TableTurn
from ui.exercises.board.typed import (
    how_links_are_written,
    is_link_begun,
    is_mistyped_link,
    kind_typed,
    link_peek,
)
from ui.exercises.board.zone_chip import ZoneChip
from ui.listening import listen
from ui.live_board import SIGHT, BoardChanges
from ui.message_bar import announce
from ui.theme import Theme, dress

NARROW: Final = 820
"""Below this width the zone is named by its letter."""
LOW: Final = 520
"""In a window lower than this at 100 %, a board needs the room more than what the keys do."""


class CaptureBar(QFrame):
    """A zone, a kind where the zone has kinds, the field, and the table that says it."""

    added = Signal(list)
    """list[int]: the notes that were just added."""
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._zone = desk.deck.zones[0]
        self._kind_in: dict[str, str] = {}
        self._doubted = ""
        """What was entered once and looks like a link written wrongly: it was asked about."""
        dress(self, role="foot")
        self._chip = ZoneChip(desk.deck.zones)
        self._kinds = KindButtons()
        self.field = CaptureField()
        self._table = TableTurn(desk, self)
        self._line = CaptureLine()
        parts = (self._chip, self._kinds)
        self._grid = CaptureGrid(self, parts, self.field, self._table.field)
        self._grid.put_below(self._line)
        self._grid.fit(self.width(), desk.theme)
        self._connect()
        self._show_zone()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take the room there is."""
        super().resizeEvent(event)
        self._grid.fit(self.width(), self._desk.theme)
        self._chip.be_narrow(on=self._is_narrow)
        if self._line.hints:
            self._hint()

    def _connect(self) -> None:
        self.field.entered.connect(self._enter)
        self.field.pasted.connect(self._add)
        self.field.zone_step.connect(self._step_zone)
        self.field.kind_asked.connect(self._toggle_kind)
        self.field.left.connect(self.left)
        self._chip.chosen.connect(self._choose_zone)
        self._kinds.chosen.connect(self._toggle_kind)
        self._line.passed.connect(self._say_nothing_more)
        self.field.textChanged.connect(self._typed)
        self._table.given.connect(self.field.setFocus)
        self._table.went_round.connect(self._grid.put_above)
        listen(self._desk.store.changed, self._follow)
        listen(self._desk.live.changed, self._follow_sight)

    # Where it goes

    @property
    def zone(self) -> str:
        """The zone in which the next note lands."""
        return self._zone.key

    @property
    def is_begun(self) -> bool:
        """Whether something is typed that is not on the board yet."""
        return bool(self.field.toPlainText().strip())

    def set_zone(self, key: str) -> None:
        """Let the next notes land in this zone."""
        if key != self._zone.key:
            self._zone = self._desk.deck.zone(key)
            self.field.document().clearUndoRedoStacks()
            self._show_zone()

    def _step_zone(self, step: int) -> None:
        zones = self._desk.deck.zones
        place = zones.index(self._zone) + step
        self.set_zone(zones[place % len(zones)].key)
        announce(self.field, translated(self._zone.title))

    def _choose_zone(self, key: str) -> None:
        self.set_zone(key)
        self.field.setFocus()

    def _show_zone(self) -> None:
        zone = self._zone
        self._chip.show_zone(zone, self._desk.theme, narrow=self._is_narrow)
        self._kinds.offer(zone.kinds, self._desk.theme)
        self._grid.fit(self.width(), self._desk.theme)
        self._mark_kind()
        self.field.setAccessibleName(_("New note in “{zone}”").format(zone=translated(zone.title)))
        self.field.show_hint(translated(zone.prompt))
        self._hint()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self._desk.theme.px(NARROW)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._desk.theme = theme
        self._table.set_theme(theme)
        self._show_zone()
        self._grid.fit(self.width(), self._desk.theme)

    # What kind it is

    def _toggle_kind(self, place: int) -> None:
        if place < len(self._zone.kinds):
            key = self._zone.kinds[place].key
            self._set_kind("" if key == self._kind else key)

    @property
    def _kind(self) -> str:
        """The kind of the next note; each zone keeps its own until somebody changes it."""
        return self._kind_in.get(self._zone.key, "")

    @property
    def _kept_kind(self) -> Kind | None:
        return next((kind for kind in self._zone.kinds if kind.key == self._kind), None)

    def _set_kind(self, key: str) -> None:
        self._kind_in[self._zone.key] = key
        self._mark_kind()
        titles = {kind.key: translated(kind.title) for kind in self._zone.kinds}
        announce(self.field, titles.get(key, _("No kind")))

    def _mark_kind(self) -> None:
        """Show the kind wherever somebody may look, since it stays for the notes that follow."""
        kind = self._kept_kind
        self._kinds.show_kind(self._kind)
        self._line.show_kind(kind)
        self.field.setAccessibleDescription(keys(self._desk.deck, self._zone, kind))
        if self._line.hints:
            self._hint()

    # Typing

    def _typed(self) -> None:
        text = self.field.toPlainText()
        if text != self._doubted:
            self._doubted = ""
        typed = kind_typed(text, len(self._zone.kinds))
        if typed is not None:
            place, rest = typed
            self._set_kind(self._zone.kinds[place].key)
            self.field.put(rest)
            return
        if ">" in text and (peek := link_peek(self._desk.board, text)):
            self._say(peek, role="accent")
        elif not self._line.hints:
            self._hint()

    def begin(self, text: str) -> None:
        """Put the cursor into the field, with a text begun where nothing else is."""
        if text and not self.is_begun:
            self.field.setPlainText(text)
            self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self.field.setFocus()

    def _enter(self) -> None:
        text = self.field.toPlainText()
        if not text.strip():
            return
        try:
            links = link_typed(self._desk.store, self._desk.board, text)
        except FacilitatorError as error:
            self._refuse(str(error))
            return
        if links is None:
            self._add_unless_mistyped(text)
        else:
            self.field.setPlainText("")
            self._say_linked(text)

    def _add_unless_mistyped(self, text: str) -> None:
        """Make a note of a text; of one that looks like a link only when it is entered again."""
        if text != self._doubted and is_mistyped_link(self._desk.board, text):
            self._doubted = text
            self._refuse(how_links_are_written())
        else:
            self._add([text])

    def _say_linked(self, text: str) -> None:
        if (link := typed_link(text)) is not None:
            ends = (", ".join(labels).upper() for labels in link[:2])
            self.say_in_passing(_("{link}: linked.").format(link=" > ".join(ends)))

    def keep_begun(self) -> None:
        """Make a note of what stands here and was not entered, for the window closes.

        The beginning of a link is no thought of anybody's, and is dropped.
        """
        text = self.field.toPlainText()
        if self.is_begun and not self._desk.store.read_only and not is_link_begun(text):
            self._put_down([text])
            self.field.setPlainText("")

    def _add(self, texts: list[str]) -> None:
        try:
            note_ids = self._put_down(texts)
        except FacilitatorError as error:
            self._refuse(str(error))
            return
        self.field.begin_again()
        if note_ids:
            self._table.go_on()
        self.added.emit(note_ids)

    def _put_down(self, texts: list[str]) -> list[int]:
        return add_notes(
            self._desk.store,
            self._desk.whole,
            self._zone.key,
            texts,
            kind=self._kind,
            table_number=self._table.number,
        )

    def _refuse(self, sentence: str) -> None:
        self._say(sentence, role="stop")
        announce(self.field, sentence)

    def go_round(self, on: bool) -> None:  # noqa: FBT001
        """Take a note from each table in turn, or from whichever table is entered."""
        self._table.go_round(on=on)
        self.field.setFocus()

    # What the line below says

    def _hint(self) -> None:
        low = self.window().height() < self._desk.theme.px(LOW)
        said = "" if low else hint(self._desk.live, self._zone, self._kept_kind)
        self._say(said, role="small")

    def say_in_passing(self, sentence: str) -> None:
        """Say what was done; it goes by itself, or with whatever happens next."""
        self._line.say_in_passing(sentence)
        announce(self.field, sentence)

    def settle(self) -> None:
        """Let go of what was said in passing."""
        if self._line.is_passing:
            self._say_nothing_more()

    def _say_nothing_more(self) -> None:
        self._hint()
        self._typed()

    def _follow(self, _changes: Changes) -> None:
        self.settle()

    def _follow_sight(self, changes: BoardChanges) -> None:
        if SIGHT in changes or self._zone.key in self._desk.live.hidden.zones:
            self._say_nothing_more()

    def _say(self, sentence: str, role: str) -> None:
        self._line.say(sentence, role)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Pass the cursor on to the field."""
        super().focusInEvent(event)
        self.field.setFocus()
