"""What is said of dots: how many there are, whose they are, and whether that can be."""

from collections.abc import Mapping

from facilitator.exercises.board.tables import Board
from facilitator.exercises.board.tally import FULL_ROOM, Count, more_than_possible, voices_apart
from facilitator.i18n import _, ngettext
from ui.live_board import LiveBoard


def counts_said(live: LiveBoard, note_id: int) -> str:
    """Return how many dots, and concerns, are on a note."""
    dots, concerns = live.dots(note_id), live.dots(note_id, "concern")
    said = [ngettext("{count} dot", "{count} dots", dots).format(count=dots)]
    if concerns:
        text = ngettext("{count} concern", "{count} concerns", concerns)
        said.append(text.format(count=concerns))
    return ", ".join(said)


def doubt(
    board: Board, typed: Count, voice: str | None, people: Mapping[str, int], present: int
) -> str:
    """Return what to ask about more dots than people can have put; nothing where it may be."""
    voted = more_than_possible(board, typed, voice, people, present)
    if not voted:
        return ""
    if typed.kind == "concern":
        many = ngettext("{count} concern", "{count} concerns", typed.number)
    else:
        many = ngettext("{count} dot", "{count} dots", typed.number)
    if voted == FULL_ROOM and not present and not any(people.values()):
        text = _("{many} on {label}: more than thirty people could put with three each.")
    else:
        text = _("{many} on {label}: more than everybody here could put.")
    said = text.format(many=many.format(count=typed.number), label=typed.label)
    return f"{said} {_('Press Enter again if that is right.')}"


def breakdown(
    live: LiveBoard, note_id: int, kind: str, people: Mapping[str, int]
) -> list[tuple[str, int]]:
    """Return how many dots of each voice are on a note, of voices of five people or more."""
    apart = voices_apart(people)
    votes = [row for row in live.rows_of("vote", note_id) if row.kind == kind]
    return [(row.voice, row.count) for voice in apart for row in votes if row.voice == voice]
