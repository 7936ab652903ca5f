"""Cards as the room reads them: the one that somebody showed it, large, and what it was given."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from facilitator.decks.cards import Card
from facilitator.exercises.cards import rating
from facilitator.exercises.cards.tables import CardsBoard
from facilitator.exercises.cards.wall import sides
from facilitator.i18n import _
from ui.exercises.cards.words import MARKS, Said, said_card
from ui.room.book import Chapter
from ui.room.rows import Cause, Passage, Row, Section
from ui.wording import translated

DOT = "●"
TALK = "◆"
MOST_DOTS = 12
"""So many dots stand on a line of the wall; of more there is only the number."""


def chapters(board: CardsBoard, language: str) -> list[Chapter]:
    """Return a chapter for the card on the wall; none where there is none. Nothing else shows.

    A card with a picture has the page to itself, and so has a spread, and a pair of cards.
    """
    key = on_wall(board)
    alone = bool(picture(board)) or board.on_wall.sides
    return [Chapter(key, lambda: _read(board, language), opening=alone)] if key else []


def picture(board: CardsBoard) -> str:
    """Return the name of the picture of the card on the wall; empty where none is to be seen."""
    card = board.cards.card(board.on_wall.card)
    return card.picture if card is not None and not board.on_wall.sides else ""


def picture_says(board: CardsBoard) -> str:
    """Return that picture in words."""
    card = board.cards.card(board.on_wall.card)
    return card.picture_says if card is not None and picture(board) else ""


def on_wall(board: CardsBoard) -> str:
    """Return the key of the chapter that somebody put on the wall; empty where there is none."""
    wall = board.on_wall
    if board.cards.card(wall.card) is None:
        return ""
    return f"card-{wall.card}-both" if wall.sides else f"card-{wall.card}"


def _read(board: CardsBoard, language: str) -> Section:
    card = board.cards.card(board.on_wall.card)
    if card is None:
        return Section("", ())
    said = said_card(board.cards, card.code, language=language)
    if not board.on_wall.sides:
        beside = bool(picture(board))
        return Section(said.theme, tuple(_pictured(said) if beside else _one(said)))
    if board.cards.is_rated:
        return Section(said.theme, tuple(_given(board, card, said)))
    return Section(said.theme, tuple(_sides(board, card, said, language)))


def _one(said: Said) -> Iterator[Passage]:
    """Yield the theme, the card, and what stands at its foot, each in one breath."""
    yield _alone(Row(said.theme, heading=True))
    yield _alone(_card(said, loud=True))
    if said.also:
        yield _alone(Row(said.also, tint=said.tint, loud=True))
    yield from _foot(said)


def _pictured(said: Said) -> Iterator[Passage]:
    """Yield the same beside a picture: all of the narrow place is for the words."""
    yield _alone(Row(f"{said.theme} · {said.code}", heading=True))
    for words in filter(None, (said.text, said.also)):
        yield _alone(Row(words, tint=said.tint))
    yield from _foot(said)


def _foot(said: Said) -> Iterator[Passage]:
    foot = " · ".join(part for part in (said.kind, said.audience, said.time, said.places) if part)
    yield _alone(Row(foot))
    for care in said.cares:
        yield _alone(Row(care))


def _card(said: Said, *, loud: bool = False) -> Row:
    mark = MARKS.get(said.mark, "")
    return Row(
        said.text,
        label=said.code,
        mark=mark,
        kind=said.audience if mark else "",
        tint=said.tint,
        loud=loud,
    )


def _alone(row: Row) -> Passage:
    return Passage((Cause(row),))


def _sides(board: CardsBoard, card: Card, said: Said, language: str) -> Iterator[Passage]:
    """Yield the sides against each other, card by card: first the one that is shown.

    They are of its kind. The shapes, and words beside them, say for whom each card is.
    """
    every = [cards for _audience, cards in sides(board, card.theme, card.kind, on_wall=True)]
    rounds = list(zip_longest(*every))
    rounds.sort(key=lambda cards: card not in cards)
    title = " · ".join(part for part in (said.theme, said.kind) if part)
    for cards in rounds:
        faces = (said_card(board.cards, c.code, language=language) for c in cards if c is not None)
        rows = (replace(_card(face), lead=face.audience, kind="") for face in faces)
        yield Passage((), before=(Row(title, heading=True), *rows))


def _given(board: CardsBoard, card: Card, said: Said) -> Iterator[Passage]:
    """Yield the card with how many gave it what, and then where it was seen. No average."""
    spread = rating.spread(board, card.code)
    heading = f"{said.code} · {said.theme}"
    if spread.width >= rating.TALK:
        wide = _("{mark} {code} · From {least} to {most}: talk about it")
        heading = wide.format(mark=TALK, code=said.code, least=spread.least, most=spread.most)
    rows = [
        _score(str(step.score), translated(step.title), spread.counts.get(step.score, 0))
        for step in reversed(board.cards.scale)
    ]
    rows.append(_score("?", _("Don’t know"), spread.dont_know))
    above = (Row(heading, heading=True), Row(said.text, heading=True))
    yield Passage((), before=(*above, *rows))
    seen = [row for row in board.evidence.values() if row.card == card.code]
    if seen:
        before = (Row(_("Seen here"), heading=True),)
        yield Passage(tuple(Cause(Row(row.text)) for row in seen), before=before)


def _score(score: str, title: str, count: int) -> Row:
    """Return a line of the spread: how many, and a dot for each while they can be counted.

    What the score means comes last, so that the dots of all lines begin at one edge.
    """
    dots = DOT * count if count <= MOST_DOTS else ""
    return Row("  ".join(part for part in (dots, str(count), title) if part), lead=score)
