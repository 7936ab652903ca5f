"""From a session deck to a workshop and back: what a coach prepared, and how it was run."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from facilitator import plan
from facilitator.day import clock
from facilitator.decks import shipped_sessions, shipped_source
from facilitator.decks.bundle import DeckBundle, bundle_for, read_deck_file, write_deck_file
from facilitator.decks.writing import deck_source
from facilitator.session import begin_session, session_of
from facilitator.store import Store
from facilitator.transfer import import_document
from tests.workshops import document_of


def begun(folder: Path, deck: str) -> Path:
    path = folder / "day.workshop"
    begin_session(path, bundle_for(deck))
    return path


def session_in(path: Path) -> DeckBundle:
    with Store.open(path, read_only=True) as store:
        return session_of(store)


@pytest.mark.parametrize("deck", shipped_sessions())
def test_a_workshop_runs_what_its_deck_says(deck: str, tmp_path: Path) -> None:
    prepared, run = bundle_for(deck).session, session_in(begun(tmp_path, deck))
    assert run.session.version == prepared.version + 1
    assert not run.boards, "boards that come with the app need not travel"
    for mine, theirs in zip(run.session.activities, prepared.activities, strict=True):
        board = run.board_of(mine)
        assert mine.title == (theirs.title or board.title)
        assert (mine.kind, mine.notes, mine.materials) == (
            theirs.kind,
            theirs.notes,
            theirs.materials,
        )
        assert mine.minutes == theirs.minutes
        if mine.kind == "activity":
            assert mine.steps == theirs.steps_on(board)


def test_a_replanned_day_is_kept_as_it_was_run(tmp_path: Path) -> None:
    path = begun(tmp_path, "community_of_practice_1_stories")
    with Store.open(path) as store:
        with store.reading() as session:
            step = plan.planned_steps(session, 1)[0]
        assert step.id is not None
        plan.change_step(store, step.id, minutes=step.minutes + 5)
        clock.start(store, 1)
    assert session_in(path).session.activities[0].minutes == step.minutes + 5


def test_two_versions_of_one_board_travel_under_names_of_their_own(tmp_path: Path) -> None:
    shipped = shipped_source("theory_of_change")
    path = tmp_path / "day.workshop"
    with plan.begin(path, title="Two ways") as store:
        for title in ("Our way", "Their way"):
            plan.add_activity(store, shipped.replace("Theory of change", title, 1))
    bundle = session_in(path)
    assert sorted(bundle.boards) == ["theory_of_change", "theory_of_change_2"]
    write_deck_file(tmp_path / "two.deck", bundle)
    again = read_deck_file(tmp_path / "two.deck")
    titles = [again.board(line.deck).title for line in again.session.activities]
    assert titles == ["Our way", "Their way"]


def with_picture(key: str, picture: bytes) -> DeckBundle:
    """A day on a board of its own, which shows a `hall.png`."""
    board = bundle_for("four_quadrants").board("four_quadrants")
    step = board.steps[0].model_copy(update={"picture": "hall.png", "picture_says": "The hall"})
    own = board.model_copy(update={"id": key, "steps": [step, *board.steps[1:]]})
    day = bundle_for("four_quadrants").session
    line = day.activities[0].model_copy(update={"deck": key})
    head = {"summary": "Two halls", "authors": ["Ada"], "sources": ["A book"]}
    day = day.model_copy(update={"id": key, "activities": [line], **head})
    return DeckBundle(deck_source(day), {key: deck_source(own)}, {"hall.png": picture})


def drawn(colour: str) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (4, 3), colour).save(stream, "PNG")
    return stream.getvalue()


def test_pictures_of_one_name_stay_what_they_are(tmp_path: Path) -> None:
    path, other = tmp_path / "day.workshop", tmp_path / "other.workshop"
    begin_session(path, with_picture("ours", drawn("red")))
    begin_session(other, with_picture("theirs", drawn("blue")))
    with Store.open(path) as store:
        for _time in range(2):
            import_document(store, document_of(other))
    bundle = session_in(path)
    assert bundle.pictures == {"hall.png": drawn("red"), "hall_2.png": drawn("blue")}
    assert sorted(bundle.boards) == ["ours", "theirs"]
    write_deck_file(tmp_path / "both.deck", bundle)
    again = read_deck_file(tmp_path / "both.deck")
    shown = [again.board(line.deck).steps[0].picture for line in again.session.activities]
    assert shown == ["hall.png", "hall_2.png", "hall_2.png"]


def test_a_deck_of_a_workshop_says_whose_work_it_began_with(tmp_path: Path) -> None:
    path = tmp_path / "day.workshop"
    begin_session(path, with_picture("ours", drawn("red")))
    deck = session_in(path).session
    assert (deck.summary, deck.authors, deck.sources) == ("Two halls", ["Ada"], ["A book"])


def test_pictures_of_a_board_reach_the_workshop_and_leave_with_it(tmp_path: Path) -> None:
    board = bundle_for("four_quadrants").board("four_quadrants")
    step = board.steps[0].model_copy(update={"picture": "hall.png", "picture_says": "The hall"})
    own = board.model_copy(update={"id": "ours", "steps": [step, *board.steps[1:]]})
    day = bundle_for("four_quadrants").session
    line = day.activities[0].model_copy(update={"deck": "ours"})
    day = day.model_copy(update={"activities": [line]})
    picture = b"\x89PNG\r\n\x1a\n" + b"dots"
    bundle = DeckBundle(deck_source(day), {"ours": deck_source(own)}, {"hall.png": picture})
    path = tmp_path / "day.workshop"
    begin_session(path, bundle)
    assert session_in(path).pictures == {"hall.png": picture}
    (deck,) = [deck for deck in document_of(path).decks if deck.key == "ours"]
    assert [each.data for each in deck.pictures] == [picture]
