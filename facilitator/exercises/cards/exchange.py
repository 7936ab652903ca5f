"""The rows of cards in play as an exchange document, and a document's parts as rows again."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from facilitator.exercises.board.exchange import BoardExport, BoardImport, Values, shared
from facilitator.exercises.board.tally import MOST, TOGETHER, voices_apart
from facilitator.exercises.cards.document import (
    CardsDocument,
    CardSettingsDocument,
    CommunityDocument,
    DrawDocument,
    EvidenceDocument,
    RatingDocument,
)
from facilitator.exercises.cards.tables import (
    CardChoice,
    CardOnWall,
    CardsBoard,
    Community,
    Draw,
    Evidence,
    Rating,
)


class CardsExport(BoardExport):
    """Adds what was drawn and rated.

    Who holds a card, what a table calls its community, how often a card changed hands, and that one
    for its own table was drawn leave only with everything else. So does the voice of ratings at a
    table of which fewer than five people of that kind gave them: it could point at somebody.
    """

    board: CardsBoard

    def __init__(
        self, board: CardsBoard, *, complete: bool, people: Mapping[int, str] | None = None
    ) -> None:
        super().__init__(board, complete=complete, people=people)
        every = board.evidence.values()
        self._complete = complete
        self._evidence = [row for row in every if complete or row.visibility == "public"]
        self._draws = [row for row in board.draws.values() if complete or not self._is_kept(row)]
        self._communities = list(board.rows["community"].values()) if complete else []
        self.left_out["evidence"] = len(board.evidence) - len(self._evidence)
        self.left_out["draws"] = len(board.draws) - len(self._draws)
        self.left_out["communities"] = len(board.rows["community"]) - len(self._communities)
        if not complete:
            self.left_out["holders"] = sum(bool(row.holder) for row in self._draws)
            self.left_out["passed_on"] = sum(bool(row.passed_on) for row in self._draws)

    def parts(self) -> Values:
        """Return what was drawn, named, rated and seen."""
        return {
            **super().parts(),
            "communities": [shared(row, CommunityDocument) for row in self._communities],
            "draws": [self._draw(row) for row in self._draws],
            "ratings": self._ratings(),
            "evidence": [shared(row, EvidenceDocument) for row in self._evidence],
        }

    def settings(self) -> Values:
        """Return the plan, which cards are played, and which is on the wall."""
        return {
            **super().settings(),
            **shared(self.board.choice, CardSettingsDocument),
            **shared(self.board.on_wall, CardSettingsDocument),
        }

    def _draw(self, row: Draw) -> Values:
        values = shared(row, DrawDocument)
        return values if self._complete else {**values, "holder": "", "passed_on": 0}

    def _is_kept(self, row: Draw) -> bool:
        card = self.board.cards.card(row.card)
        return card is not None and card.is_for_own_table

    def _ratings(self) -> list[Values]:
        every = self.board.ratings.values()
        if self._complete:
            return [shared(row, RatingDocument) for row in every]
        return _without_small_voices(every)


def _without_small_voices(ratings: Collection[Rating]) -> list[Values]:
    """Return ratings, those of small groups of a table together with others of it."""
    people: dict[tuple[str, int], Counter[str]] = {}
    for row in ratings:
        people.setdefault((row.card, row.table_number), Counter())[row.voice] += row.count
    counts: Counter[tuple[str, int, str, int]] = Counter()
    for row in ratings:
        place = (row.card, row.table_number)
        voice = row.voice if row.voice in voices_apart(people[place]) else TOGETHER
        counts[(*place, voice, row.score)] += row.count
    names = ("card", "table_number", "voice", "score")
    return [
        {**dict(zip(names, key, strict=True)), "count": min(count, MOST)}
        for key, count in counts.items()
    ]


class CardsImport(BoardImport):
    """Writes what was drawn and rated."""

    def write(self, document: Any) -> None:
        """Write everything that was played."""
        super().write(document)
        self._write_cards(document)

    def settings(self, settings: CardSettingsDocument) -> None:
        """Write which cards are played, and which is on the wall."""
        chosen = settings.model_dump(include={"audiences", "themes", "kinds"})
        if any(chosen.values()):
            self.session.add(CardChoice(activity_id=self.activity_id, **chosen))
        if settings.card:
            on_wall = settings.model_dump(include={"card", "sides"})
            self.session.add(CardOnWall(activity_id=self.activity_id, **on_wall))

    def _write_cards(self, document: CardsDocument) -> None:
        for parts, model in (
            (document.communities, Community),
            (document.draws, Draw),
            (document.evidence, Evidence),
        ):
            for part in parts:
                values = {**part.model_dump(), "uid": self.uids.keep(part.uid)}
                self.session.add(model(activity_id=self.activity_id, **values))
        self.session.add_all(
            Rating(activity_id=self.activity_id, **rating.model_dump())
            for rating in document.ratings
        )
