"""What the room may read of an activity: its question, its prompt, its time, its chapters."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from sqlmodel import select

from facilitator.decks import CARDS, COMMUNITY_MAP, MOMENT, SECTOR_MAP, Step
from facilitator.exercises.board.room import Hidden, in_room, shown_in_room, waiting
from facilitator.exercises.board.tables import Board
from facilitator.i18n import ngettext
from facilitator.store import Store
from facilitator.workshop import DeckPicture
from ui.exercises.board import room as board_room
from ui.exercises.theory_of_change import room as theory_room
from ui.live_board import BoardChanges, LiveBoard
from ui.live_day import LiveDay, asked, asked_also
from ui.room import moment
from ui.room.book import Chapter
from ui.room.promised import Promised
from ui.room.rows import Cause, Passage, Row, Section
from ui.room.whole import PICTURES
from ui.wording import directed, translated

if TYPE_CHECKING:  # imported when a workshop first has cards
    from facilitator.exercises.cards.tables import CardsBoard
    from facilitator.exercises.community_map.tables import CommunityBoard
    from facilitator.exercises.sector_map.tables import MapBoard

QUESTION: Final = "question"
"""The chapter that holds the question and the prompt, before all others."""


def _card_chapters(language: str, board: Board) -> list[Chapter]:
    from ui.exercises.cards.room import chapters

    return chapters(cast("CardsBoard", board), language)


def _map_chapters(store: Store, board: Board) -> list[Chapter]:
    from ui.exercises.sector_map.room import chapters

    return chapters(store, cast("MapBoard", board))


def _community_chapters(whole: Board, board: Board) -> list[Chapter]:
    from ui.exercises.community_map.room import chapters

    return chapters(cast("CommunityBoard", board), cast("CommunityBoard", whole))


def _shown(board: Board, hidden: Hidden) -> Board:
    """Return an activity with only what the room may see."""
    if board.activity.exercise == COMMUNITY_MAP:
        from facilitator.exercises.community_map.room import shown_community

        return shown_community(cast("CommunityBoard", board), hidden)
    if board.activity.exercise == SECTOR_MAP:
        from facilitator.exercises.sector_map.room import shown_map

        return shown_map(cast("MapBoard", board), hidden)
    if board.activity.exercise != CARDS:
        return shown_in_room(board, hidden)
    from facilitator.exercises.cards.room import shown_cards

    return shown_cards(cast("CardsBoard", board), hidden)


ROOMS: Final[dict[str, Callable[[Board], list[Chapter]]]] = {
    "board": board_room.chapters,
    "theory_of_change": theory_room.chapters,
}
"""How each exercise is read on the wall."""


class RoomReader:
    """Reads one activity for the room. Beyond what the room may see it keeps nothing."""

    def __init__(self, day: LiveDay, live: LiveBoard) -> None:
        self._day, self.live = day, live
        self._pictures: dict[str, bytes] = {}
        self.promised = Promised(live.store)
        self.read_board()

    def read_board(self) -> None:
        """Take up the board as it is now."""
        self._shown = _shown(self.live.whole, self.live.hidden)
        self._waiting = waiting(self.live.whole, self.live.hidden)

    def shows_too_much(self, changes: BoardChanges) -> bool:
        """Say whether anything that changed was for the room and is not any more."""
        exercise = self._shown.activity.exercise
        if exercise == SECTOR_MAP and self._left_sectors(changes.get("sector_entry", ())):
            return True
        if exercise == COMMUNITY_MAP and self._left_map(changes):
            return True
        return self._left_board(changes.get("note", ()))

    def _left_board(self, note_ids: Iterable[int]) -> bool:
        notes, hidden = self.live.whole.notes, self.live.hidden
        return any(
            note_id in self._shown.notes
            and not (note_id in notes and in_room(notes[note_id], hidden))
            for note_id in note_ids
        )

    def _left_map(self, changes: BoardChanges) -> bool:
        from ui.exercises.community_map.room import left_the_wall

        whole, shown = cast("CommunityBoard", self.live.whole), cast("CommunityBoard", self._shown)
        return left_the_wall(shown, whole, changes)

    def _left_sectors(self, entry_ids: Iterable[int]) -> bool:
        from facilitator.exercises.sector_map.room import left_the_room

        whole, shown = cast("MapBoard", self.live.whole), cast("MapBoard", self._shown)
        return left_the_room(shown, whole, entry_ids)

    @property
    def on_wall(self) -> str:
        """The chapter that somebody put on the wall by itself, such as a card; mostly none."""
        if self._shown.activity.exercise == COMMUNITY_MAP:
            from ui.exercises.community_map.room import just_revealed

            return just_revealed(cast("CommunityBoard", self._shown))
        if self._shown.activity.exercise != CARDS:
            return ""
        from ui.exercises.cards.room import on_wall

        return on_wall(cast("CardsBoard", self._shown))

    @property
    def has_board(self) -> bool:
        """Whether there is a board, or a picture, to look at as a whole."""
        return bool(self._shown.deck.zones) or self._shown.activity.exercise in PICTURES

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
        said = asked(planned, self._step, self._shown.deck, self.live.workshop.language)
        return directed(*said)

    @property
    def also(self) -> str:
        """The same in the other languages that the deck has it in; each on its line."""
        planned = self._day.planned(self.live.activity_id)
        also = asked_also(planned, self._step, self._shown.deck, self.live.workshop.language)
        return "\n".join(directed(*each) for each in also)

    @property
    def step(self) -> tuple[int, int]:
        """Which step of which activity is in hand."""
        planned = self._day.planned(self.live.activity_id)
        return planned.activity_id, planned.position

    @property
    def _step(self) -> Step:
        return self._shown.deck.step(self._day.planned(self.live.activity_id).step)

    def _is_card(self, key: str) -> bool:
        return self._shown.activity.exercise == CARDS and key == self.on_wall != ""

    def picture_says(self, key: str) -> str:
        """Return the picture of a chapter in words: the step's, or a card's."""
        if self._is_card(key):
            from ui.exercises.cards.room import picture_says

            return picture_says(cast("CardsBoard", self._shown))
        return self._step.picture_says if self._step.picture else ""

    def picture(self, key: str = QUESTION) -> bytes:
        """Return the picture of a chapter: the step's, or a card's; mostly nothing."""
        name = self._step.picture if key == QUESTION else ""
        if self._is_card(key):
            from ui.exercises.cards.room import picture

            name = picture(cast("CardsBoard", self._shown))
        if name and name not in self._pictures:
            self._pictures[name] = self._read_picture(name)
        return self._pictures.get(name, b"")

    def _read_picture(self, name: str) -> bytes:
        query = select(DeckPicture.data).where(
            DeckPicture.deck_id == self._shown.activity.deck_id, DeckPicture.name == name
        )
        with self.live.store.reading() as session:
            return session.exec(query).first() or b""

    @property
    def time(self) -> tuple[int, int]:
        """The seconds left of the step in hand, fewer than none when it is over, and its whole."""
        return self._day.time(self.live.activity_id)

    def chapters(self) -> list[Chapter]:
        """Return all that can be paged through."""
        exercise = self._shown.activity.exercise
        read = ROOMS.get(exercise, board_room.chapters)
        if exercise == SECTOR_MAP:
            read = partial(_map_chapters, self.live.store)
        elif exercise == COMMUNITY_MAP:
            read = partial(_community_chapters, self.live.whole)
        elif exercise == CARDS:
            read = partial(_card_chapters, self.live.workshop.language)
        opening = Chapter(QUESTION, self._opening, opening=True)
        waits, promised = self._waiting_chapters(), self.promised.chapters()
        return [opening, *waits, *read(self._shown), *promised]

    @property
    def until(self) -> str:
        """Until when a moment of the day lasts; nothing on a board, which has its timer."""
        if self._shown.activity.exercise != MOMENT:
            return ""
        return moment.until(self._day, self.live.activity_id)

    def _opening(self) -> Section:
        if self._shown.activity.exercise == MOMENT:
            return moment.section(translated(self.title), self.prompt, self.also, self.until)
        also = map(Row, self.also.split("\n"))
        texts = [Row(self.question, loud=True), Row(self.prompt), *also]
        return Section("", tuple(Passage((Cause(row),)) for row in texts if row.text))

    def _waiting_chapters(self) -> Iterator[Chapter]:
        """Yield a chapter for each zone whose notes are hidden, which says only how many."""
        for zone in self._shown.deck.zones:
            if count := self._waiting[zone.key]:
                rows = (Row(translated(zone.title), heading=True), Row(not_yet(count), loud=True))
                section = Section(translated(zone.title), (Passage((Cause(rows[1]),), rows[:1]),))
                yield Chapter(f"zone-{zone.key}", partial(_same, section))


def _same(section: Section) -> Section:
    return section


def not_yet(count: int) -> str:
    """Return how many notes wait to be revealed, as the room reads it."""
    said = ngettext("{count} thought, not shown yet", "{count} thoughts, not shown yet", count)
    return said.format(count=count)
