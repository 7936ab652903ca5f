"""From a session deck to a workshop, and from a workshop that went well to a session deck."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlmodel import Session, select

from facilitator.beginning import new_workshop
from facilitator.day.tables import PlannedStep
from facilitator.decks import (
    MOMENT,
    BoardDeck,
    DeckError,
    SessionActivity,
    SessionDeck,
    SessionStep,
    is_shipped,
    parse_deck,
    parse_session,
)
from facilitator.decks.bundle import DeckBundle
from facilitator.decks.languages import workshop_language
from facilitator.decks.writing import deck_source, rewritten
from facilitator.exchange import WorkshopHead
from facilitator.plan import planned_steps, put_activity, store_deck
from facilitator.store import Store
from facilitator.workshop import (
    Activity,
    DeckPicture,
    StoredDeck,
    Workshop,
    activities,
    saved_id,
    the_workshop,
)


def begin_session(path: Path, bundle: DeckBundle, head: WorkshopHead | None = None) -> None:
    """Make a workshop file that runs this session deck.

    Everything is copied into the workshop: nothing that happens there reaches the deck. Where
    nobody said in which language the workshop is, it is in the deck's.
    """
    deck = bundle.session
    title = head.title if head is not None and head.title else deck.title
    starts = head.starts if head is not None and head.starts else deck.starts
    own = head or WorkshopHead()
    chosen = "language" in own.model_fields_set
    language = own.language if chosen else workshop_language(deck.language, own.language)
    update = {"title": title, "starts": starts, "language": language}
    whole = own.model_copy(update=update)
    with new_workshop(path, whole) as store, store.progress() as session:
        put_session(session, bundle)


def put_session(session: Session, bundle: DeckBundle) -> None:
    """Write the lines of a session deck, and the deck itself, within a step that is under way."""
    deck = bundle.session
    workshop = the_workshop(session)
    workshop.deck_id = store_deck(session, deck.id, deck.version, bundle.session_source)
    session.add(workshop)
    for line in deck.activities:
        activity_id = _put_line(session, bundle, line)
        _put_pictures(session, session.get_one(Activity, activity_id).deck_id, bundle.pictures)


def _put_line(session: Session, bundle: DeckBundle, line: SessionActivity) -> int:
    board = bundle.board(line.deck) if line.deck else line.as_board(bundle.session.language)
    source = bundle.board_source(line.deck) if line.deck else deck_source(board)
    return put_activity(
        session,
        board,
        source,
        steps=line.steps_on(board),
        title=line.title,
        plan=line.plan,
        starts=line.starts,
        facilitator_notes=line.notes,
        materials=line.materials,
    )


def _put_pictures(session: Session, deck_id: int, pictures: Mapping[str, bytes]) -> None:
    deck = parse_deck(session.get_one(StoredDeck, deck_id).source)
    shown = {step.picture for step in deck.steps if step.picture}
    had = set(session.exec(select(DeckPicture.name).where(DeckPicture.deck_id == deck_id)))
    for name in sorted(shown & pictures.keys() - had):
        session.add(DeckPicture(deck_id=deck_id, name=name, data=pictures[name]))


def session_of(store: Store) -> DeckBundle:
    """Return a workshop's running order as a session deck: what was planned, and nothing said.

    Steps have the minutes that they have now, so that a day which was replanned is kept as it
    was run. Whose work the deck is that it began with, and on what sources, it says as well.
    """
    with store.reading() as session:
        workshop = the_workshop(session)
        began_with = workshop.deck_id and session.get_one(StoredDeck, workshop.deck_id)
        luggage = _Luggage()
        lines = [_line(session, activity, luggage) for activity in activities(session)]
        deck = SessionDeck(
            **_credits(began_with.source if began_with else "", workshop.language),
            id=began_with.key if began_with else "session",
            version=began_with.version + 1 if began_with else 1,
            title=workshop.title or "…",
            starts=workshop.starts,
            activities=lines,
        )
    return DeckBundle(deck_source(deck), luggage.boards, luggage.pictures)


def _credits(source: str, language: str) -> dict[str, Any]:
    """Return whose work a deck is, and in which language; without a deck, the workshop's."""
    with suppress(DeckError):
        kept = {"language", "summary", "authors", "sources"}
        return parse_session(source).model_dump(include=kept)
    usual = language == Workshop.model_fields["language"].default
    return {} if usual else {"language": language}


@dataclass
class _Luggage:
    """The boards and pictures that a deck takes along, each under a name of its own."""

    boards: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)

    def packed(self, deck: BoardDeck, source: str, pictures: Mapping[str, bytes]) -> str:
        """Return what a board is called in the deck; it is added where it is no shipped one.

        Where another board or picture has its name, it gets a name of its own.
        """
        names = {name: self._picture(name, data) for name, data in pictures.items()}
        steps = [
            step.model_copy(update={"picture": names.get(step.picture, step.picture)})
            for step in deck.steps
        ]
        if steps != deck.steps:
            deck = deck.model_copy(update={"steps": steps})
            source = rewritten(source, deck)
        if is_shipped(deck.id, source):
            return deck.id
        name, number = deck.id, 1
        while self.boards.setdefault(name, source) != source:
            number += 1
            name = f"{deck.id}_{number}"
            source = deck_source(deck.model_copy(update={"id": name}))
        return name

    def _picture(self, name: str, data: bytes) -> str:
        stem, dot, ending = name.rpartition(".")
        free, number = name, 1
        while self.pictures.setdefault(free, data) != data:
            number += 1
            free = f"{stem[:90]}_{number}{dot}{ending}"
        return free


def _pictures(session: Session, deck_id: int) -> dict[str, bytes]:
    found = session.exec(select(DeckPicture).where(DeckPicture.deck_id == deck_id))
    return {row.name: row.data for row in found}


def _line(session: Session, activity: Activity, luggage: _Luggage) -> SessionActivity:
    stored = session.get_one(StoredDeck, activity.deck_id)
    deck = parse_deck(stored.source)
    steps = planned_steps(session, saved_id(activity))
    values: dict[str, Any] = {
        "title": activity.title or deck.title,
        "starts": activity.starts,
        "notes": activity.facilitator_notes,
        "materials": activity.materials,
    }
    if deck.exercise == MOMENT:
        return _moment(deck, steps[0], values)
    board = luggage.packed(deck, stored.source, _pictures(session, activity.deck_id))
    return SessionActivity(
        **values, deck=board, plan=activity.plan, steps=[_step(step) for step in steps]
    )


def _moment(deck: BoardDeck, planned: PlannedStep, values: dict[str, Any]) -> SessionActivity:
    step = deck.step(planned.step)
    kept = {"minutes", "least", "can_go", "instead"}
    return SessionActivity(
        **values,
        kind=step.role if step.role in ("break", "buffer", "closing") else "talk",
        prompt=planned.prompt or step.prompt,
        do=step.do,
        tip=step.tip,
        on_paper=step.on_paper,
        **planned.model_dump(include=kept),
    )


def _step(planned: PlannedStep) -> SessionStep:
    kept = {"step", "minutes", "least", "can_go", "instead", "prompt"}
    return SessionStep(**planned.model_dump(include=kept))
