"""Rows that others hang on, made anew where they cannot be read: a deck, an activity, a sector.

One bad page must not take along what hangs on its rows. What stands in says so in its title.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from facilitator.decks import (
    BoardDeck,
    DeckError,
    parse_deck,
    parse_session,
    shipped_decks,
    shipped_source,
)
from facilitator.i18n import _
from facilitator.rescue.finding import Found
from facilitator.workshop import new_uid

_EXERCISE_OF: Final = {
    "sector_map": "sector_map",
    "sector_row": "sector_map",
    "sector_entry": "sector_map",
    "sector": "sector_map",
    "community_map": "community_map",
    "map_drawing": "community_map",
    "map_place": "community_map",
    "provision": "community_map",
    "draw": "cards",
    "rating": "cards",
    "evidence": "cards",
    "card_choice": "cards",
    "theory_of_change": "theory_of_change",
}
"""In which exercise a table has rows."""
_TINTS: Final = ("sky", "mint", "lilac", "lemon", "rose")


class _Clues(NamedTuple):
    """What is known of an activity whose own row, or deck, is gone."""

    exercise: str
    zones: frozenset[str]
    steps: frozenset[str]


def stand_in(connection: Any, found: dict[str, Found]) -> None:
    """Make the rows anew on which others hang, as far as can be told what they were."""
    hanging = [table for table in found if _has(found, table, "activity_id")]
    for activity_id in sorted({i for table in hanging for i in _missing(connection, table)}):
        _activity(connection, activity_id, hanging)
    for activity_id, deck_id, exercise in connection.execute(
        "SELECT id, deck_id, exercise FROM activity WHERE deck_id NOT IN (SELECT id FROM deck)"
    ).fetchall():
        clues = _clues(connection, activity_id, str(exercise))
        if chosen := next(_decks_like(clues, _shipped()), None):
            _add_deck(connection, deck_id, *chosen)
    _sectors(connection)


def _has(found: dict[str, Found], table: str, column: str) -> bool:
    return any(each.name == column for each in found[table].columns)


def _missing(connection: Any, table: str) -> list[int]:
    """Return the activities of which a table speaks, and which are not there."""
    query = (
        f'SELECT DISTINCT activity_id FROM "{table}" '  # noqa: S608
        "WHERE activity_id NOT IN (SELECT id FROM activity)"
    )
    return [activity_id for (activity_id,) in connection.execute(query)]


def decks_by_name(connection: Any, decks: Found) -> None:
    """Take decks whose text is torn from those that come with the app, by their keys."""
    torn = [row for row in decks.beginnings.values() if row.id not in decks.rows]
    for row in [*torn, *(row for row in decks.rows.values() if not _is_deck(row.values[-1]))]:
        if len(row.values) > 1 and (source := _shipped_as(str(row.values[1]))):
            connection.execute("DELETE FROM deck WHERE id = ?", (row.id,))
            _add_deck(connection, row.id, parse_deck(source), source)


def _is_deck(source: object) -> bool:
    text = str(source)
    for parse in (parse_deck, parse_session):
        try:
            parse(text)
        except DeckError:
            continue
        return True
    return False


def _shipped_as(key: str) -> str:
    try:
        return shipped_source(key)
    except DeckError:
        return ""


def _add_deck(connection: Any, deck_id: int, deck: BoardDeck, source: str) -> None:
    row = (deck_id, deck.id, deck.version, source)
    connection.execute("INSERT OR IGNORE INTO deck VALUES (?, ?, ?, ?)", row)


def _clues(connection: Any, activity_id: int, exercise: str = "") -> _Clues:
    def words(query: str) -> frozenset[str]:
        return frozenset(word for (word,) in connection.execute(query, (activity_id,)))

    return _Clues(
        exercise,
        words("SELECT DISTINCT zone FROM note WHERE activity_id = ?"),
        words("SELECT DISTINCT step FROM planned_step WHERE activity_id = ?"),
    )


def _decks_like(clues: _Clues, sources: Iterable[str]) -> Iterator[tuple[BoardDeck, str]]:
    """Yield the decks that know every zone, and every step, of an activity."""
    for source in sources:
        try:
            deck = parse_deck(source)
        except DeckError:
            continue
        alike = not clues.exercise or deck.exercise == clues.exercise
        zones = {zone.key for zone in deck.zones}
        if alike and clues.zones <= zones and clues.steps <= {step.key for step in deck.steps}:
            yield deck, source


def _shipped() -> Iterator[str]:
    return map(shipped_source, shipped_decks())


def _activity(connection: Any, activity_id: int, hanging: list[str]) -> None:
    exercise = next(
        (key for table, key in _EXERCISE_OF.items() if _speaks(connection, table, activity_id)), ""
    )
    clues = _clues(connection, activity_id, exercise)
    there = [source for (source,) in connection.execute("SELECT source FROM deck")]
    chosen = next(_decks_like(clues, [*there, *_shipped()]), None)
    if chosen is None:
        return
    deck, source = chosen
    ask = connection.execute
    row = ask("SELECT id FROM deck WHERE key = ? AND source = ?", (deck.id, source)).fetchone()
    if row is None:
        (deck_id,) = ask("SELECT coalesce(max(id), 0) + 1 FROM deck").fetchone()
        _add_deck(connection, deck_id, deck, source)
    else:
        (deck_id,) = row
    title = _("{title} (its name could not be read)").format(title=deck.title)
    values = (activity_id, new_uid(), activity_id, deck.exercise, deck_id, title)
    ask(
        "INSERT INTO activity VALUES (?, ?, ?, ?, ?, ?, ?, '', '', '[]')",
        (*values, deck.plan("").key),
    )


def _speaks(connection: Any, table: str, activity_id: int) -> bool:
    query = f'SELECT 1 FROM "{table}" WHERE activity_id = ? LIMIT 1'  # noqa: S608
    return connection.execute(query, (activity_id,)).fetchone() is not None


def _sectors(connection: Any) -> None:
    """Make rows of a sector map, and then sectors, of which others still speak."""
    unknown = _("(could not be read)")
    ask = connection.execute
    for row_id, activity_id in ask(
        "SELECT DISTINCT row_id, activity_id FROM sector_entry "
        "WHERE row_id NOT IN (SELECT id FROM sector_row)"
    ).fetchall():
        (sector_id,) = ask(
            "SELECT coalesce(min(id), 1) FROM sector WHERE activity_id = ?", (activity_id,)
        ).fetchone()
        ask(
            "INSERT OR IGNORE INTO sector_row VALUES (?, ?, ?, ?, ?, '', 0, ?)",
            (row_id, new_uid(), activity_id, sector_id, f"{unknown} {row_id}", row_id),
        )
    for sector_id, activity_id in ask(
        "SELECT DISTINCT sector_id, activity_id FROM sector_row "
        "WHERE sector_id NOT IN (SELECT id FROM sector)"
    ).fetchall():
        tint = _TINTS[sector_id % len(_TINTS)]
        title = f"{unknown} {sector_id}"
        ask(
            "INSERT OR IGNORE INTO sector VALUES (?, ?, ?, ?, ?, ?, ?)",
            (sector_id, new_uid(), activity_id, f"sector_{sector_id}", title, tint, sector_id),
        )
