"""A workshop in words: every exercise, in order, and nothing that is on no paper."""

from itertools import pairwise

import pytest

from exports.exercises import PAPERS
from exports.words.blocks import Figure, Heading, Items, Paragraph
from exports.words.narrative import TOLD, narrative
from facilitator.decks import MOMENT
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from tests.exports.exercises.community_maps import HELD_BACK, SECRET
from tests.exports.paper_workshops import note, riverside, workshop
from tests.exports.words.told import WORKSHOPS, narrative_of, plain, texts


def said(document: WorkshopDocument, **options: int) -> str:
    return plain(" ".join(texts(narrative(document, **options).blocks)))


def together(*names: str) -> WorkshopDocument:
    """Return a workshop with the activities of several."""
    whole = WORKSHOPS[names[0]]()
    activities = [each for name in names for each in WORKSHOPS[name]().activities]
    promises, people = WORKSHOPS["log_book"]().promises, WORKSHOPS["log_book"]().people
    update = {"activities": activities, "promises": promises, "people": people}
    return whole.model_copy(update=update)


def test_every_exercise_is_told() -> None:
    assert set(TOLD) == set(PAPERS) - {MOMENT}
    for exercise, keys in TOLD.items():
        assert set(keys) <= {paper.key for paper in PAPERS[exercise].filled}


@pytest.mark.parametrize("name", WORKSHOPS)
def test_headings_go_down_one_level_at_a_time_and_head_something(name: str) -> None:
    blocks = narrative_of(name).blocks
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    for block, after in pairwise(blocks):
        if isinstance(block, Heading) and isinstance(after, Heading):
            assert after.level == block.level + 1, block.text
    assert not isinstance(blocks[-1], Heading)


def test_the_question_and_the_occasion_stand_once() -> None:
    told = narrative_of("theory_of_change")
    whole = [plain(text) for text in texts(told.blocks)]
    assert told.title == "Riverside, spring"
    assert whole.count("How might nobody in Riverside eat alone?") == 1
    assert sum("14 March 2025" in text for text in whole) == 1


def test_links_are_sentences_and_open_ones_stay_open() -> None:
    told = said(riverside())
    assert (
        "If “Open the hall kitchen on Tuesdays” (D1), then “People who live alone come out twice "
        "a week” (C1), because a warm kitchen pulls people in." in told
    )
    assert "What we assume" in told
    assert "Nobody has keys to the hall after six." in told


def test_a_sheet_on_which_nobody_wrote_is_not_told() -> None:
    told = said(workshop([note("N1", "now", "Rain"), note("V1", "vision", "Sun")], []))
    assert "Barrier and enabler" not in told
    assert "What we assume" not in told


def test_a_map_is_told_by_its_figure_and_not_by_the_words_that_lie_in_it() -> None:
    blocks = narrative_of("community_map").blocks
    (figure,) = [block for block in blocks if isinstance(block, Figure)]
    assert figure.alt.startswith("Agreement map of Riverside and Long Park.")
    assert Paragraph("N", bold=True) not in blocks
    told = plain(" ".join(texts(blocks)))
    assert "The core is about 11 minutes’ walk across." in told
    assert "Lunch together" in told


def test_what_is_private_is_in_no_narrative() -> None:
    told = said(WORKSHOPS["community_map"]())
    assert SECRET not in told
    assert HELD_BACK not in told


def test_a_conversation_is_told_without_its_script() -> None:
    told = said(WORKSHOPS["sector_map"]())
    assert "First contact: Depot manager" in told
    assert "Sent by: Amina Yusuf, Tenants’ association chair" in told
    assert "Afterwards, not while you talk" not in told


def test_what_the_team_keeps_of_the_log_book_stays_with_it() -> None:
    document = WORKSHOPS["log_book"]()
    kept = [each.what for each in document.promises if each.share == "team"]
    told = said(document)
    assert kept
    assert "What happened since" in told
    assert not any(what in told for what in kept)


def test_one_activity_is_told_alone() -> None:
    whole = together("theory_of_change", "sector_map")
    one = said(whole, activity=2)
    assert "Where we know nobody yet" in one
    assert "Our story" not in one
    assert "What we promised" not in one
    everything = said(whole)
    for part in ("Our story", "Where we know nobody yet", "What we promised"):
        assert part in everything


def test_questions_for_the_room_stand_at_the_end_of_their_activity() -> None:
    told = narrative(riverside(), questions={1: ["Is the hall ours to open?"]})
    *_rest, heading, questions = told.blocks
    assert heading == Heading(3, "Questions for the room")
    assert isinstance(questions, Items)
    assert questions.items[0].text == "Is the hall ours to open?"


def test_what_was_kept_back_is_handed_on() -> None:
    assert narrative_of("theory_of_change").left_out == (
        "2 notes are private and stay with the group.",
    )


def test_where_nobody_has_said_anything_there_is_nothing_to_tell() -> None:
    with pytest.raises(FacilitatorError, match="nothing to tell"):
        narrative(workshop([], []))
    with pytest.raises(FacilitatorError, match="no activity 2"):
        narrative(riverside(), activity=2)
