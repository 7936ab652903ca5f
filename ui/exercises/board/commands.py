"""What can be done to the selected notes. Each command is one step with one name."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from facilitator.board_layout import NOTE_GAP
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.banding import bands_of
from facilitator.exercises.board.groups import (
    fold_group,
    gather_tables,
    group_notes,
    rename_group,
    tidy_board,
    ungroup,
)
from facilitator.exercises.board.links import link_notes, remove_links
from facilitator.exercises.board.notes import (
    change_note,
    move_notes,
    read_back,
    remove_notes,
    send_to_zone,
    set_status,
    set_tint,
)
from facilitator.exercises.board.tables import Note
from facilitator.i18n import _, ngettext
from ui.exercises.board.cards import card_of
from ui.exercises.board.desk import Desk
from ui.exercises.board.typed import read_aloud, shortened

Ask = Callable[[str, str, Callable[[str], object], Callable[[str], str] | None], None]
"""Asks a question, with an answer to begin from, what comes of it, and what it means so far."""


class Commands(QObject):
    """Acts on the notes that are selected, wherever they were selected."""

    differ_asked = Signal(int)
    """The other wording of this note is to be written down."""

    def __init__(self, desk: Desk, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ask = ask
        self.selection: list[int] = []
        """The selected notes, the current one last."""

    @property
    def current(self) -> Note | None:
        """The note that was selected last."""
        return self._desk.live.note(self.selection[-1]) if self.selection else None

    def _ids(self) -> list[int]:
        return [note_id for note_id in self.selection if note_id in self._desk.board.notes]

    def _act(self, action: Callable[[list[int]], object]) -> None:
        ids = self._ids()
        if ids:
            self._desk.act(lambda: action(ids))

    # The whole board

    def tidy(self) -> None:
        """Lay the board out anew."""
        moved = self._desk.act(lambda: tidy_board(self._desk.store, self._desk.whole))
        if moved == 0:
            self._desk.told.emit(_("The board is tidy already."))

    def gather(self) -> None:
        """Bring each table's notes together, nobody's note dropped."""
        groups = self._desk.act(lambda: gather_tables(self._desk.store, self._desk.whole))
        if groups == 0:
            self._desk.said.emit(
                _("No note that stands alone says which table it came from; group them by hand.")
            )

    # Notes

    def remove(self, note_ids: Sequence[int] | None = None) -> None:
        """Delete notes."""
        ids = [n for n in note_ids or self._ids() if n in self._desk.board.notes]
        if ids:
            self._desk.act(lambda: remove_notes(self._desk.store, ids))

    def remove_link(self, link_id: int) -> None:
        """Delete a link."""
        self._desk.act(lambda: remove_links(self._desk.store, [link_id]))

    def move(self, places: Sequence[tuple[int, float, float]]) -> None:
        """Put notes where they were dragged; beside a time axis, only their year leads far."""
        self._desk.act(lambda: move_notes(self._desk.store, self._desk.whole, places))
        axis, notes = self._desk.deck.axis, self._desk.board.notes
        if axis is None:
            return
        bands = bands_of(self._desk.whole)
        for note_id, _x, y in places:
            note = notes.get(note_id)
            if note is None or not self._desk.deck.zone(note.zone).dated:
                continue
            put = next((band.period for band in bands if y < band.bottom), None)
            if put != (None if note.year is None else axis.period(note.year)):
                stays = _("Notes stand beside their year; the details of {label} can change it.")
                self._desk.told.emit(stays.format(label=note.label))
                return

    def nudge(self, places: Sequence[tuple[int, float, float]]) -> None:
        """Put notes where the arrow keys pushed them."""
        self._desk.act(lambda: move_notes(self._desk.store, self._desk.whole, places, nudge=True))

    def send(self, zone: str) -> None:
        """Move the selected notes to a zone."""
        self._act(lambda ids: send_to_zone(self._desk.store, self._desk.whole, ids, zone))

    def step_zone(self, note_ids: Sequence[int], step: int) -> None:
        """Move notes to the zone before or after theirs; at the edge they stay."""
        zones = [zone.key for zone in self._desk.deck.zones]
        note = self._desk.live.note(note_ids[-1]) if note_ids else None
        place = zones.index(note.zone) + step if note is not None else -1
        if 0 <= place < len(zones):
            store, board = self._desk.store, self._desk.whole
            self._desk.act(lambda: send_to_zone(store, board, note_ids, zones[place]))

    def step_order(self, note_id: int, other_id: int | None) -> None:
        """Let a note change places with the one above or below it."""
        if other_id is None:
            return
        note, other = self._desk.board.notes[note_id], self._desk.board.notes[other_id]
        upper, lower = (other, note) if other.y <= note.y else (note, other)
        top = upper.y
        places = [
            (lower.id or 0, lower.x, top),
            (upper.id or 0, upper.x, top + card_of(self._desk.live, lower).height + NOTE_GAP),
        ]
        self.move(places)

    def set_kind(self, kind: str) -> None:
        """Say what kind the selected notes are, each where its zone has that kind."""
        ids = [n for n in self._ids() if kind in self._kinds_of(n)]
        with_kind = [note_id for note_id in ids if self._desk.board.notes[note_id].kind != kind]

        def change() -> None:
            label = ngettext("Change kind", "Change kind of {count} notes", len(with_kind))
            with self._desk.store.step(label.format(count=len(with_kind))):
                for note_id in with_kind:
                    change_note(self._desk.store, note_id, kind=kind)

        if with_kind:
            self._desk.act(change)

    def _kinds_of(self, note_id: int) -> set[str]:
        zone = self._desk.deck.zone(self._desk.board.notes[note_id].zone)
        return {"", *(kind.key for kind in zone.kinds)}

    def colour(self, tint: str) -> None:
        """Colour the selected notes; an empty tint is their zone's."""
        self._act(lambda ids: set_tint(self._desk.store, ids, tint))

    def set_status(self, status: str) -> None:
        """Mark the selected notes."""
        if status == "agreed":
            self._act(lambda ids: read_back(self._desk.store, ids))
        elif status != "differ":
            self._act(lambda ids: set_status(self._desk.store, ids, status))
        elif self.current is not None:
            self.differ_asked.emit(self.selection[-1])

    # Links

    def link(self, source: int, target: int) -> None:
        """Link two notes."""
        self._desk.act(lambda: link_notes(self._desk.store, self._desk.whole, (source, target)))

    def ask_link(self, source_id: int | None = None) -> None:
        """Ask for the label that the current note leads to."""
        board = self._desk.board
        source = self.current if source_id is None else board.notes.get(source_id)
        if source is None:
            return

        def peek(label: str) -> str:
            target = board.by_label(label)
            return read_aloud(board, source, target) if target is not None else ""

        def done(label: str) -> None:
            target = board.by_label(label)
            if target is None or target.id is None or source.id is None:
                missing = _("No note here is called {label}; look at its label again.")
                raise InvalidEntryError(missing.format(label=label.upper()))
            link_notes(self._desk.store, self._desk.whole, (source.id, target.id))

        self._ask(_("Link {label} to").format(label=source.label), "", done, peek)

    # Groups

    def ask_group(self) -> None:
        """Ask for a title, and bring the selected notes together under it."""
        ids = self._ids()
        if not ids:
            self._desk.said.emit(_("Select the notes that belong together first."))
            return
        first = shortened(self._desk.board.notes[ids[0]].text, 60).rstrip("…")
        store, board = self._desk.store, self._desk.whole
        self._ask(
            _("Title of the group"),
            first,
            lambda title: group_notes(store, board, ids, title),
            None,
        )

    def _groups(self) -> list[int]:
        notes = (self._desk.board.notes[note_id] for note_id in self._ids())
        return sorted({note.group_id for note in notes if note.group_id is not None})

    def ungroup(self) -> None:
        """Let the notes of the selected groups stand on their own, in one step."""
        self.ungroup_all(self._groups())

    def ungroup_all(self, group_ids: Sequence[int]) -> None:
        """Let the notes of these groups stand on their own, in one step."""

        def change() -> None:
            with self._desk.store.step(_("Ungroup")):
                for group_id in group_ids:
                    ungroup(self._desk.store, group_id)

        if group_ids:
            self._desk.act(change)

    def ask_rename(self) -> None:
        """Ask for another title of the group that the current note is in, or the first one."""
        current = self.current
        groups = self._groups()
        if current is not None and current.group_id in groups:
            groups.insert(0, current.group_id)
        if groups:
            self.ask_rename_of(groups[0])

    def ask_rename_of(self, group_id: int) -> None:
        """Ask for another title of a group."""
        title = self._desk.board.groups[group_id].title
        question = _("Another title for “{title}”").format(title=shortened(title, 30))
        self._ask(question, title, partial(rename_group, self._desk.store, group_id), None)

    def fold(self) -> None:
        """Fold the groups of the selected notes, or unfold them, in one step."""
        self._fold_all(self._groups())

    def fold_group(self, group_id: int) -> None:
        """Fold a group, or unfold it."""
        self._fold_all([group_id])

    def _fold_all(self, group_ids: Sequence[int]) -> None:
        """Fold these groups, or unfold them where all are folded."""
        groups = self._desk.board.groups
        found = [group_id for group_id in group_ids if group_id in groups]
        folded = not all(groups[group_id].collapsed for group_id in found)
        label = _("Fold group") if folded else _("Unfold group")

        def change() -> None:
            with self._desk.store.step(label):
                for group_id in found:
                    fold_group(self._desk.store, group_id, collapsed=folded)

        if found:
            self._desk.act(change)
