"""What the room may read of an activity: its question, its prompt, its time, its chapters."""

from collections.abc import Callable, Iterable
from typing import Final

from facilitator import plan
from facilitator.decks import TimedStep
from facilitator.exercises.board.room import in_room, shown_in_room
from facilitator.exercises.board.tables import Board
from facilitator.store import Store
from ui.exercises.board import room as board_room
from ui.exercises.theory_of_change import room as theory_room
from ui.live_board import LiveBoard
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

    def __init__(self, store: Store, live: LiveBoard) -> None:
        self._store, self.live = store, live
        self.read_board()
        self.read_progress()

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

    def read_progress(self) -> None:
        """Take up the step and the clock as they are now."""
        with self._store.reading() as session:
            self._at = plan.progress(session, self.live.activity_id)

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
        return translated(self._shown.deck.step(self._timed.step).prompt)

    @property
    def _timed(self) -> TimedStep:
        steps = self._shown.deck.plan(self._shown.activity.plan).steps
        return steps[min(self._at.step, len(steps) - 1)]

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return self._at.started is not None

    @property
    def time(self) -> tuple[int, int]:
        """The seconds left of the step in hand, fewer than none when it is over, and its whole."""
        whole = (self._timed.minutes + self._at.added) * 60
        return whole - plan.seconds_spent(self._at), whole

    def chapters(self) -> list[Chapter]:
        """Return all that can be paged through."""
        exercise = self._shown.activity.exercise
        read = ROOMS.get(exercise, board_room.chapters)
        return [Chapter(QUESTION, self._opening, opening=True), *read(self._shown)]

    def _opening(self) -> Section:
        texts = [Row(self.question, loud=True), Row(self.prompt)]
        return Section("", tuple(Passage((Cause(row),)) for row in texts if row.text))
