"""What the room may read of an activity: its question, its prompt, its time, its chapters."""

from collections.abc import Callable, Iterable
from typing import Final

from facilitator.exercises.board.room import in_room, shown_in_room
from facilitator.exercises.board.tables import Board
from ui.exercises.board import room as board_room
from ui.exercises.theory_of_change import room as theory_room
from ui.live_board import LiveBoard
from ui.live_day import LiveDay, asked
from ui.room.book import Chapter
from ui.room.rows import Cause, Passage, Row, Section
from ui.wording import translated

QUESTION: Final = "question"
"""The chapter that holds the question and the prompt, before all others."""

ROOMS: Final[dict[str, Callable[[Board], list[Chapter]]]] = {
    "board": board_room.chapters,
    "theory_of_change": theory_room.chapters,
}
"""How each exercise is read on the wall."""


class RoomReader:
    """Reads one activity for the room. Beyond what the room may see it keeps nothing."""

    def __init__(self, day: LiveDay, live: LiveBoard) -> None:
        self._day, self.live = day, live
        self.read_board()

    def read_board(self) -> None:
        """Take up the board as it is now."""
        self._shown = shown_in_room(self.live.board)

    def shows_too_much(self, note_ids: Iterable[int]) -> bool:
        """Say whether any of these notes was for the room and is not any more."""
        notes = self.live.board.notes
        return any(
            note_id in self._shown.notes and not (note_id in notes and in_room(notes[note_id]))
            for note_id in note_ids
        )

    @property
    def title(self) -> str:
        """The activity's title."""
        return self._shown.activity.title

    @property
    def question(self) -> str:
        """What the workshop asks, or what it is called."""
        return self.live.workshop.question or self.live.workshop.title

    @property
    def prompt(self) -> str:
        """What the step in hand asks the room."""
        planned = self._day.planned(self.live.activity_id)
        return translated(asked(planned, self._shown.deck.step(planned.step)))

    @property
    def time(self) -> tuple[int, int]:
        """The seconds left of the step in hand, fewer than none when it is over, and its whole."""
        return self._day.time(self.live.activity_id)

    def chapters(self) -> list[Chapter]:
        """Return all that can be paged through."""
        exercise = self._shown.activity.exercise
        read = ROOMS.get(exercise, board_room.chapters)
        return [Chapter(QUESTION, self._opening, opening=True), *read(self._shown)]

    def _opening(self) -> Section:
        texts = [Row(self.question, loud=True), Row(self.prompt)]
        return Section("", tuple(Passage((Cause(row),)) for row in texts if row.text))
