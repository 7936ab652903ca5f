"""What people do with cards and the log book, as scripts of numbers and texts say it."""

from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any, cast

from sqlmodel import select

from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.tables import VOICES
from facilitator.exercises.cards import play, rating
from facilitator.exercises.cards.tables import CardsBoard
from facilitator.log_book import book
from facilitator.log_book.tables import PaperReminder, Promise
from facilitator.people import Person, change_person
from facilitator.store import Store
from facilitator.visibility import VISIBILITIES
from facilitator.workshop import saved_id

ROLES = ("neighbour, Mill Street", "nurse", "housing officer")
OUTCOMES = ("done", "changed", "let_go", "still_going")


def _pick(options: Any, number: int) -> Any:
    return tuple(options)[number % len(options)]


def _draw(store: Store, board: CardsBoard, number: int, other: int, text: str) -> None:
    activity_id = saved_id(board.activity)
    play.draw(store, activity_id, number % 3, holder=_pick(ROLES, other), chance=Random(other))


def _code(store: Store, board: CardsBoard, number: int, other: int, text: str) -> None:
    code = _pick(board.cards.in_play, other).code
    play.draw_code(store, saved_id(board.activity), number % 3, code.lower(), text)


def _trade(store: Store, board: CardsBoard, number: int, other: int, text: str) -> None:
    play.trade(store, _pick(board.draws, number), _pick(board.draws, other))


def _put_back(store: Store, board: CardsBoard, number: int, other: int, text: str) -> None:
    play.put_back(store, _pick(board.draws, number))


def _swap(store: Store, board: CardsBoard, number: int, other: int, text: str) -> None:
    play.swap(store, _pick(board.draws, number), Random(other))


def _hold(store: Store, board: CardsBoard, number: int, other: int, text: str) -> None:
    play.hold(store, _pick(board.draws, number), text)


def _community(store: Store, board: CardsBoard, number: int, other: int, text: str) -> None:
    play.name_community(store, saved_id(board.activity), number % 3, text)


def _choose(store: Store, board: CardsBoard, number: int, other: int, text: str) -> None:
    deck = board.cards
    chosen = {"themes": [deck.themes[number % 2].key] if other % 2 else []}
    kinds = [deck.kinds[other % 2].key] if number % 3 == 0 else []
    play.choose(store, saved_id(board.activity), **chosen, kinds=kinds)


def _show(store: Store, board: CardsBoard, number: int, other: int, text: str) -> None:
    activity_id = saved_id(board.activity)
    if number % 5 == 4:
        play.show_no_card(store, activity_id)
    else:
        code = _pick(board.cards.in_play, number).code
        play.show_card(store, activity_id, code, sides=bool(other % 2))


def _rate(store: Store, board: CardsBoard, number: int, other: int, text: str) -> None:
    code = _pick(board.cards.in_play, number).code
    slips = " ".join(_pick("01234?", number + each) for each in range(other % 5 + 1))
    voice = _pick(("", *VOICES), other)
    rating.rate(store, saved_id(board.activity), code, other % 3, slips, voice)


def _clear(store: Store, board: CardsBoard, number: int, other: int, text: str) -> None:
    code = _pick(board.cards.in_play, number).code
    rating.clear_ratings(store, saved_id(board.activity), code, other % 3)


def _evidence(store: Store, board: CardsBoard, number: int, other: int, text: str) -> None:
    code = _pick(board.cards.in_play, number).code
    table = other % 4 or None
    seen = rating.add_evidence(store, saved_id(board.activity), code, f"Seen: {text}", table)
    rating.change_evidence(store, seen, visibility=_pick(VISIBILITIES, other // 4))


def _change_evidence(store: Store, board: CardsBoard, number: int, other: int, text: str) -> None:
    evidence = _pick(board.evidence, number)
    if other % 4:
        rating.change_evidence(store, evidence, text=f"{text} here")
    else:
        rating.remove_evidence(store, evidence)


def _promise(store: Store, activity_id: int, number: int, other: int, text: str) -> None:
    book.promise(
        store,
        role=_pick(ROLES, number),
        voice=_pick(("", *VOICES), other),
        what=f"We will {text}",
        with_whom=[text, "a friend"][: other % 3],
        first_step=text,
        by="2027-03-14" if other % 2 else "",
        activity_id=activity_id if number % 3 else None,
        source=_pick(("", "1-C-A", "N1"), other),
        community="Mill Street",
        place="team",
        share=_pick((None, "room", "team"), number),
    )


def _change_promise(store: Store, _activity: int, number: int, other: int, text: str) -> None:
    promise_id = _pick(_ids(store, Promise), number)
    if other % 5 == 0:
        book.wait(store, promise_id, bool(number % 2))
    elif other % 7 == 0:
        book.remove_promise(store, promise_id)
    else:
        share = _pick(("room", "team"), other)
        book.change_promise(store, promise_id, what=f"We shall {text}", share=share)


def _follow_up(store: Store, _activity: int, number: int, other: int, text: str) -> None:
    book.follow_up(
        store,
        _pick(_ids(store, Promise), number),
        outcome=_pick(OUTCOMES, other),
        happened=text,
        there=[text][: other % 2],
        learned=text,
        surprised=text,
        next_step=text,
        by="2027-05-01" if other % 3 else "",
    )


def _person(store: Store, _activity: int, number: int, other: int, text: str) -> None:
    person = _pick(_ids(store, Person), number)
    change_person(store, person, name_may_be_held=bool(other % 3))
    if other % 3:
        change_person(store, person, name=text)


def _remind(store: Store, _activity: int, number: int, other: int, text: str) -> None:
    if other % 3:
        book.remind(store, f"2027-{number % 12 + 1:02}-14")
    else:
        book.forget_reminder(store, _pick(_ids(store, PaperReminder), number))


def _ids(store: Store, model: type[Any]) -> list[int]:
    with store.reading() as session:
        return [saved_id(row) for row in session.exec(select(model))]


OnCards = Callable[[Store, CardsBoard, int, int, str], None]
OnLogBook = Callable[[Store, int, int, int, str], None]

ON_CARDS: dict[str, OnCards] = {
    "draw": _draw,
    "draw code": _code,
    "trade": _trade,
    "put back": _put_back,
    "swap": _swap,
    "hold": _hold,
    "community": _community,
    "choose": _choose,
    "show": _show,
    "rate": _rate,
    "clear ratings": _clear,
    "evidence": _evidence,
    "change evidence": _change_evidence,
}
ON_LOG_BOOK: dict[str, OnLogBook] = {
    "promise": _promise,
    "change promise": _change_promise,
    "follow up": _follow_up,
    "person": _person,
    "remind": _remind,
}
CARDS_OPENING = (
    ("draw", 0, 0, ""),
    ("draw", 1, 1, ""),
    ("trade", 0, 1, ""),
    ("community", 1, 0, "Mill Street"),
    ("choose", 0, 1, ""),
    ("show", 1, 1, ""),
    ("rate", 0, 3, ""),
    ("evidence", 0, 1, "tea"),
    ("promise", 1, 2, "meet"),
    ("follow up", 0, 0, "we met"),
    ("person", 0, 1, "Ada"),
    ("remind", 2, 1, ""),
)
"""What was played and promised before a script begins."""


def play_on(
    store: Store, board: CardsBoard | None, activity_id: int, action: tuple[str, int, int, str]
) -> None:
    """Do one thing with cards or the log book, unless there is nothing to do it to."""
    name, number, other, text = action
    with suppress(InvalidEntryError, ZeroDivisionError):
        if name in ON_LOG_BOOK:
            ON_LOG_BOOK[name](store, activity_id, number, other, text)
        elif board is not None:
            ON_CARDS[name](store, cast("CardsBoard", board), number, other, text)
