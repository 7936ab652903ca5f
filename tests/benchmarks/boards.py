"""Workshops of a size, as people would have filled them."""

import random
from pathlib import Path
from typing import Final

from facilitator import plan
from facilitator.decks import shipped_source
from facilitator.exercises import exercise
from facilitator.exercises.board import notes
from facilitator.exercises.board.tables import Board, Link
from facilitator.store import Store
from facilitator.workshop import saved_id

WORDS: Final = (
    "people talk to neighbours about the park and then somebody starts a walking group for "
    "residents who rarely go out because the last bus has gone and the hall is dark"
)
DECK: Final = "theory_of_change"
REACH: Final = 8
"""How many places up or down its column a link leads at most: people link what they see."""


def sentence(chance: random.Random, least: int = 4, most: int = 13) -> str:
    """Return something that somebody might have said."""
    words = chance.choices(WORDS.split(), k=chance.randint(least, most))
    return " ".join(words).capitalize()


def make_workshop(path: Path, note_count: int, link_count: int) -> Path:
    """Make a theory of change with so many notes and links, always the same ones."""
    chance = random.Random(note_count + link_count)
    with plan.begin(path, title="Riverside", question="How might we walk there?") as store:
        activity_id = plan.add_activity(store, shipped_source(DECK))
        with store.reading() as session:
            board = exercise(DECK).board.load(session, activity_id)
        zones = board.deck.zones
        share = -(-note_count // len(zones))
        columns: list[list[int]] = []
        for number, zone in enumerate(zones):
            texts = [sentence(chance) for _each in range(min(share, note_count - number * share))]
            kind = zone.kinds[0].key if zone.kinds else ""
            columns.append(notes.add_notes(store, board, zone.key, texts, kind=kind))
        _link(store, board, columns, link_count, chance)
    return path


def _link(
    store: Store, board: Board, columns: list[list[int]], count: int, chance: random.Random
) -> None:
    ends: set[tuple[int, int, int]] = set()
    while len(ends) < count:
        column = chance.randrange(len(columns) - 1)
        place = chance.randrange(len(columns[column]))
        there = place + chance.randint(-REACH, REACH)
        if 0 <= there < len(columns[column + 1]):
            ends.add((column, columns[column][place], columns[column + 1][there]))
    with store.step("Link notes") as session:
        session.add_all(
            Link(
                activity_id=saved_id(board.activity),
                source_id=source,
                target_id=target,
                kind=board.deck.default_link_kind(board.deck.zones[column].key).key,
                because=sentence(chance, 3, 6) if chance.random() < 0.3 else "",
            )
            for column, source, target in sorted(ends)
        )
