"""A board as the room reads it: zone by zone, in large notes."""

from collections.abc import Callable, Iterable, Iterator

from facilitator.board_bands import by_year
from facilitator.decks import Zone
from facilitator.exercises.board.tables import Board, Note
from facilitator.exercises.board.years import with_year
from facilitator.i18n import _
from ui.room.book import Chapter
from ui.room.rows import Cause, Passage, Row, Section
from ui.wording import translated


def chapters(board: Board) -> list[Chapter]:
    """Return a chapter for each zone that has notes. The board is the room's, nothing private."""
    return zone_chapters(board, board.notes)


def zone_chapters(board: Board, note_ids: Iterable[int]) -> list[Chapter]:
    """Return a chapter for each zone that has any of these notes, with those notes."""
    wanted = frozenset(note_ids)
    filled = {board.notes[note_id].zone for note_id in wanted}
    return [
        Chapter(f"zone-{zone.key}", _reader(board, zone, wanted))
        for zone in board.deck.zones
        if zone.key in filled
    ]


def _reader(board: Board, zone: Zone, wanted: frozenset[int]) -> Callable[[], Section]:
    def read() -> Section:
        return zone_section(board, zone, wanted)

    return read


def zone_section(board: Board, zone: Zone, wanted: frozenset[int]) -> Section:
    """Return notes of a zone, from the top of the board down, groups under their titles.

    On a board with a time axis they come by their years.
    """
    title = translated(zone.title)
    notes = [note for note in board.in_zone(zone.key) if note.id in wanted]
    if board.deck.axis is not None and zone.dated:
        notes.sort(key=lambda note: by_year(note.year))
    return Section(title, tuple(_passages(board, title, notes)))


def _passages(board: Board, title: str, notes: Iterable[Note]) -> Iterator[Passage]:
    families: dict[int | None, list[Note]] = {}
    for note in notes:
        group_id = note.group_id if note.group_id in board.groups else None
        families.setdefault(group_id, []).append(note)
    for group_id, family in sorted(families.items(), key=lambda each: each[0] is not None):
        heading = title if group_id is None else f"{title}: {board.groups[group_id].title}"
        yield Passage(
            tuple(Cause(row_of(board, note)) for note in family),
            before=(Row(heading, heading=True),),
        )


def row_of(board: Board, note: Note, *, loud: bool = False, lead: str = "") -> Row:
    """Return a note as a card that the room reads."""
    zone = board.deck.zone(note.zone)
    note_id = note.id or 0
    kind = next((kind for kind in zone.kinds if kind.key == note.kind), None)
    tally = (("●", board.dots(note_id)), ("▼", board.dots(note_id, "concern")))
    return Row(
        _words(board, note),
        label=note.label,
        mark=kind.mark if kind else "",
        kind=translated(kind.title) if kind else "",
        tint=note.tint or zone.tint,
        tally=tuple(each for each in tally if each[1]),
        loud=loud,
        lead=lead,
        ghost=note.status == "parked",
    )


def _words(board: Board, note: Note) -> str:
    """Return what was said, and how others put it where the room sees it differently."""
    other = board.wording(note.id or 0, "differs") if note.status == "differ" else None
    if other is None:
        return with_year(note)
    return "\n".join((with_year(note), _("We see this differently:"), other.text))
