"""Workshops for tests: built as people build them, compared row by row."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from hypothesis import strategies as st
from sqlmodel import Session, SQLModel

from facilitator import participants, photos, plan, seal
from facilitator.day import clock, reveal
from facilitator.decks import shipped_source
from facilitator.exchange import WorkshopDocument
from facilitator.exercises import exercise
from facilitator.exercises.board import groups, links, notes
from facilitator.exercises.board.tables import Board, Link, Note
from facilitator.exercises.board.tally import merge_small_voices
from facilitator.exercises.cards.tables import CardsBoard
from facilitator.exercises.community_map.tables import CommunityBoard
from facilitator.exercises.sector_map.tables import MapBoard
from facilitator.exercises.theory_of_change import edits
from facilitator.store import Store
from facilitator.transfer import export_document
from facilitator.workshop import Activity, activities, saved_id
from tests.card_decks import RATED
from tests.drawing import COMMUNITY_OPENING, ON_COMMUNITY, draw_on
from tests.mapping import MAP_OPENING, ON_MAP, map_on
from tests.playing import CARDS_OPENING, ON_CARDS, ON_LOG_BOOK, play_on

KEYS = ("theory_of_change", "keep_amplify_discard_create")
QUIET = {"theory_of_change", "note_detail", "assumption", "progress", "sector_map", "community_map"}
"""Tables in which a row of defaults says no more than no row."""


def document_of(path: Path, *, complete: bool = True) -> WorkshopDocument:
    with Store.open(path, read_only=True) as store:
        return export_document(store, complete=complete)


def rows_of(path: Path) -> dict[str, list[str]]:
    """Return every row of every table but for its keys, so that equal workshops are equal."""
    with Store.open(path, read_only=True) as store, store.reading() as session:
        return {
            table.name: _rows(session, table)
            for table in SQLModel.metadata.sorted_tables
            if table.name != seal.TABLE
        }


def _rows(session: Session, table: Any) -> list[str]:
    columns = [c for c in table.columns if not c.primary_key and not c.foreign_keys]
    found = session.connection().execute(table.select()).mappings()
    rows = [{column.name: row[column.name] for column in columns} for row in found]
    if table.name in QUIET:
        rows = [
            row for row in rows if any(value not in ("", None, [], 0) for value in row.values())
        ]
    return sorted(json.dumps(row, sort_keys=True, default=repr) for row in rows)


def board_of(store: Store, activity_id: int) -> Board:
    with store.reading() as session:
        key = next(a.exercise for a in activities(session) if saved_id(a) == activity_id)
        return exercise(key).board.load(session, activity_id)


LETTERS = st.one_of(
    st.sampled_from("aZ 1=+-@'\"<&>\\\n\t…é🌊👩‍👧शা"),
    st.sampled_from("אבגد شمس"),
    st.characters(codec="utf-8"),
)
TEXTS = st.text(LETTERS, min_size=1, max_size=40)
NUMBERS = st.integers(0, 1_000)


class Builder:
    """Does to a workshop what a script of numbers and texts says, through the domain."""

    def __init__(self, store: Store, activity_id: int) -> None:
        self.store = store
        self.activity_id = activity_id

    def do(self, name: str, number: int, other: int, text: str) -> None:
        """Do one thing, unless there is nothing to do it to."""
        if name in ON_CARDS or name in ON_LOG_BOOK:
            action = (name, number, other, text)
            play_on(self.store, cards_of(self.store), self.activity_id, action)
            return
        if name in ON_MAP:
            map_on(self.store, map_in(self.store), (name, number, other, text))
            return
        if name in ON_COMMUNITY:
            draw_on(self.store, community_in(self.store), (name, number, other, text))
            return
        board = board_of(self.store, self.activity_id)
        note_ids, link_ids = list(board.notes), list(board.links)
        if name in ON_NOTES and note_ids:
            note_id = note_ids[number % len(note_ids)]
            ON_NOTES[name](self.store, note_id, other, text)
        elif name in ON_LINKS and link_ids:
            ON_LINKS[name](self.store, link_ids[number % len(link_ids)], other, text)
        elif name in ON_BOARD:
            ON_BOARD[name](self.store, board, number, other, text)


def cards_of(store: Store) -> CardsBoard | None:
    """Return the cards that a workshop plays first; None where it plays none."""
    with store.reading() as session:
        found = [each for each in activities(session) if each.exercise == "cards"]
        return cast("CardsBoard", CardsBoard.load(session, saved_id(found[0]))) if found else None


def map_in(store: Store) -> MapBoard | None:
    """Return the first sector map of a workshop; None where it has none."""
    with store.reading() as session:
        found = [each for each in activities(session) if each.exercise == "sector_map"]
        return cast("MapBoard", MapBoard.load(session, saved_id(found[0]))) if found else None


def community_in(store: Store) -> CommunityBoard | None:
    """Return the first community map of a workshop; None where it has none."""
    with store.reading() as session:
        found = [each for each in activities(session) if each.exercise == "community_map"]
        board = CommunityBoard.load(session, saved_id(found[0])) if found else None
        return cast("CommunityBoard | None", board)


def _pick(options: Any, number: int) -> Any:
    return tuple(options)[number % len(options)]


def _add(store: Store, board: Board, number: int, other: int, text: str) -> None:
    zone = _pick(board.deck.zones, number)
    kind = _pick([*zone.kinds, None], other)
    tags = [tag.key for tag in board.deck.tags[: other % 3]]
    more = {"kind": kind.key if kind else "", "tags": tags, "table_number": other % 9 + 1}
    notes.add_notes(store, board, zone.key, [text, f"{text} and"], **more)


def _link(store: Store, board: Board, number: int, other: int, text: str) -> None:
    ids = list(board.notes)
    if len(ids) < 2 or number % len(ids) == other % len(ids):
        return
    ends = (ids[number % len(ids)], ids[other % len(ids)])
    kind = _pick(board.deck.link_kinds, number + other).key
    if (*ends, kind) not in {(a.source_id, a.target_id, a.kind) for a in board.links.values()}:
        links.link_notes(store, board, ends, kind, text)


def _group(store: Store, board: Board, number: int, other: int, text: str) -> None:
    ids = list(board.notes)[number % 5 : number % 5 + other % 4]
    if ids:
        group = groups.group_notes(store, board, ids, text)
        groups.fold_group(store, group, collapsed=bool(other % 2))


def _move(store: Store, board: Board, number: int, other: int, text: str) -> None:
    for note_id in list(board.notes)[:1]:
        notes.move_notes(store, board, [(note_id, number / 7, -other / 3)])


def _settings(store: Store, board: Board, number: int, other: int, text: str) -> None:
    if board.activity.exercise != "theory_of_change":
        return
    values = {
        "horizon": text,
        "enablers": ["shared_power", "system_leadership"][: number % 3],
        "barrier": text,
        "ambition": text[::-1],
        "leading": [text, "a role"][: other % 3],
        "engaged": [{"role": text, "joined": bool(number % 2)}],
        "hopes": [{"text": text, "by": "May"}, {"text": "more"}][: number % 3],
    }
    edits.change_settings(store, saved_id(board.activity), **values)


def _activity(store: Store, board: Board, number: int, other: int, text: str) -> None:
    plan.change_activity(
        store,
        saved_id(board.activity),
        title=f"The {text}",
        plan=_pick(board.deck.plans, number).key,
    )


def _clock(store: Store, board: Board, number: int, other: int, text: str) -> None:
    activity_id = saved_id(board.activity)
    with store.reading() as session:
        steps = plan.planned_steps(session, activity_id)
    clock.go_to_step(store, activity_id, number % len(steps))
    clock.start(store, activity_id)
    clock.extend(store, activity_id, other % 7 - 3)
    if other % 2:
        clock.pause(store)
    if other % 5 == 0:
        clock.park(store, activity_id, number % 2)


def _hide(store: Store, board: Board, number: int, other: int, text: str) -> None:
    activity_id = saved_id(board.activity)
    hide = (reveal.hide_zone, reveal.hide_zone, reveal.reveal_zone)[other % 3]
    hide(store, activity_id, _pick(board.deck.zones, number).key)
    (reveal.hide_dots if other % 2 else reveal.reveal_dots)(store, activity_id)


def _plan_step(store: Store, board: Board, number: int, other: int, text: str) -> None:
    with store.reading() as session:
        step = _pick(plan.planned_steps(session, saved_id(board.activity)), number)
    plan.change_step(store, saved_id(step), minutes=other % 120 + 1, prompt=text)


def _people(store: Store, board: Board, number: int, other: int, text: str) -> None:
    participants.set_tables(store, other % 5, [text])
    codes = participants.add_participants(store, number % 3 + 1, quote=True)
    participants.change_participants(store, codes[:1], quote=False, photograph=True)
    with store.reading() as session:
        everybody = participants.participants(session)
    if other % 3 == 0:
        participants.remove_participants(store, [_pick(everybody, number).code])


def _photo(store: Store, board: Board, number: int, other: int, text: str) -> None:
    data = photos.PNG + number.to_bytes(2, "big")
    photo = photos.attach_photo(store, saved_id(board.activity), data, caption=text)
    if other % 2:
        photos.change_photo(store, photo, visibility="private")


def _small(store: Store, board: Board, number: int, other: int, text: str) -> None:
    merge_small_voices(store, board, {"resident": 9, "staff": other % 9})


def _fields(store: Store, note_id: int, other: int, text: str) -> None:
    values = {
        "language": "ur",
        "visibility": _pick(("public", "stays_in_room", "private"), other // 9),
        "who": text,
        "owner": text,
        "due": text,
        "evidence": text,
        "voices": ["resident", "staff", "leader"][: other % 4],
        "table_number": other % 9 + 1 if other % 4 else None,
    }
    notes.change_note(store, note_id, **values)


def _reword(store: Store, note_id: int, other: int, text: str) -> None:
    notes.reword(store, note_id, f"{text}{other}")


def _differ(store: Store, note_id: int, other: int, text: str) -> None:
    notes.see_differently(store, note_id, f"{other}{text}", "ar")


def _detail(store: Store, note_id: int, other: int, text: str) -> None:
    if _is_theory(store, note_id):
        value = (None, True, False)[other % 3]
        edits.change_detail(store, note_id, in_our_control=value, judged_by=text)


def _indicator(store: Store, note_id: int, other: int, text: str) -> None:
    if _is_theory(store, note_id):
        edits.add_indicator(
            store, note_id, sign=text, source=text, baseline=str(other), target="", read_by=text
        )


def _assumption(store: Store, link_id: int, other: int, text: str) -> None:
    confidence = (None, 1, 2, 3)[other % 4]
    with store.reading() as session:
        note_id = session.get_one(Link, link_id).source_id
    if _is_theory(store, note_id):
        edits.change_assumption(store, link_id, confidence=confidence, evidence=text, test=text)


def _is_theory(store: Store, note_id: int) -> bool:
    with store.reading() as session:
        note = session.get_one(Note, note_id)
        return session.get_one(Activity, note.activity_id).exercise == "theory_of_change"


OnBoard = Callable[[Store, Board, int, int, str], object]
OnRow = Callable[[Store, int, int, str], object]

ON_BOARD: dict[str, OnBoard] = {
    "add": _add,
    "link": _link,
    "group": _group,
    "move": _move,
    "settings": _settings,
    "activity": _activity,
    "clock": _clock,
    "end": lambda store, *_: clock.end_day(store),
    "hide": _hide,
    "plan step": _plan_step,
    "people": _people,
    "need": lambda store, _, number, other, __: participants.set_need(
        store, _pick(participants.NEEDS, number), other % 4
    ),
    "photo": _photo,
    "small voices": _small,
    "tidy": lambda store, board, *_: groups.tidy_board(store, board),
    "gather": lambda store, board, *_: groups.gather_tables(store, board),
    "undo": lambda store, *_: store.undo() if store.undo_label != "Add activity" else None,
}
ON_NOTES: dict[str, OnRow] = {
    "fields": _fields,
    "reword": _reword,
    "differ": _differ,
    "detail": _detail,
    "indicator": _indicator,
    "agree": lambda store, note_id, *_: notes.read_back(store, [note_id]),
    "park": lambda store, note_id, *_: notes.set_status(store, [note_id], "parked"),
    "tint": lambda store, note_id, *_: notes.set_tint(store, [note_id], "rose"),
    "remove": lambda store, note_id, *_: notes.remove_notes(store, [note_id]),
    "vote": lambda store, note_id, other, _: notes.vote(
        store,
        note_id,
        _pick(("dot", "concern"), other),
        other % 5,
        _pick(("", "resident", "staff"), other),
    ),
}
ON_LINKS: dict[str, OnRow] = {
    "assumption": _assumption,
    "because": lambda store, link_id, _, text: links.change_link(store, link_id, because=text),
    "unlink": lambda store, link_id, *_: links.remove_links(store, [link_id]),
}

ACTIONS = st.tuples(
    st.integers(0, 2),
    st.sampled_from(
        [
            *ON_BOARD,
            "add",
            "add",
            "link",
            "link",
            *ON_NOTES,
            *ON_LINKS,
            *ON_CARDS,
            *ON_LOG_BOOK,
            *ON_MAP,
            *ON_COMMUNITY,
        ]
    ),
    NUMBERS,
    NUMBERS,
    TEXTS,
)
SCRIPTS = st.lists(ACTIONS, min_size=8, max_size=40)
OPENING = (("add", 0, 1, "first"), ("add", 1, 2, "then"), ("link", 0, 2, "so"), ("link", 1, 3, ""))
"""What is on a board before a script begins, so that each of its actions finds something."""
EVERYTHING = [
    (0, name, 1, 1, "a word")
    for name in (*ON_BOARD, *ON_NOTES, *ON_LINKS)
    if name not in {"undo", "remove", "unlink"}
]
"""A script after which something is in the tables of every exercise."""


def build(path: Path, script: list[tuple[int, str, int, int, str]]) -> None:
    """Make a workshop of three boards, one on a deck of its own, of cards in play and two maps."""
    own = shipped_source(KEYS[0]).replace("Theory of change", "Our way there", 1)
    with plan.begin(
        path, title="What next?", place="The hall", question="How might we …?"
    ) as store:
        sources = [shipped_source(KEYS[0]), shipped_source(KEYS[1]), own]
        builders = [Builder(store, plan.add_activity(store, source)) for source in sources]
        for builder in builders:
            for action in OPENING:
                builder.do(*action)
        plan.add_activity(store, RATED)
        plan.add_activity(store, shipped_source("sector_map"))
        plan.add_activity(store, shipped_source("community_map"))
        for action in (*CARDS_OPENING, *MAP_OPENING, *COMMUNITY_OPENING):
            builders[0].do(*action)
        for which, *action in script:
            builders[which].do(*action)
