"""Words of a deck that is not in the workshop's language say on every paper in which they are."""

from functools import cache

import pytest

from exports.document import Document
from exports.exercises import PAPERS
from exports.pdf import pdf_bytes
from exports.sheets import Job, Paper, PrintOptions
from facilitator.decks import shipped_source
from facilitator.exchange import DeckDocument, WorkshopDocument
from tests.decks.spoken import URDU_CARDS
from tests.exports.conftest import ReadsWell
from tests.exports.every_paper import sample
from tests.exports.spoken import marked, spoken

DECKS = {"ratings": "look_fors", "cards": "power_shifting", "community_map": "community_map"}
WORDS = {
    ("ratings", "spread"): {"0 Not seen", "4 Normal"},
    ("ratings", "evidence"): {"Community support and action"},
    ("ratings", "rating_slips"): {
        "0 Not seen · 1 Talked about · 2 Tried · 3 Regular · 4 Normal",
        "Redefined purpose",
    },
    ("cards", "drawn"): {
        "Examples · Act · for public service leaders Spend half an hour somewhere busy and loved."
        " Ask three people what brings them back. Write down their words, not yours."
    },
    ("community_map", "places"): {"● Groups", "♥ People’s gifts"},
    ("community_map", "assets"): {"● Groups", "♥ People’s gifts"},
    ("community_map", "map"): {"Less than 2 years"},
    ("community_map", "table_map"): {"G ● Groups"},
}
"""Words of the deck that stand on each paper."""
OURS = {
    "? Don’t know",
    "? don’t know",
    "Worth talking about",
    "Cards we drew",
    "Choir of Mill Street",
    "Mends bicycles",
    "I have lived here",
}
"""What is the app's, or was typed in the workshop."""


@cache
def in_welsh(name: str) -> WorkshopDocument:
    """Return a sample, in English, that is run with a deck which says that it is in Welsh."""
    source = shipped_source(DECKS[name]).replace('language = "en"', 'language = "cy"', 1)
    document = sample(name)
    activity = document.activities[0].model_copy(update={"deck": DECKS[name]})
    own = DeckDocument(key=DECKS[name], source=source)
    return document.model_copy(update={"activities": [activity], "decks": [own]})


def paper(name: str, key: str) -> tuple[Paper, Job]:
    document = in_welsh(name)
    papers = PAPERS[document.activities[0].exercise]
    found = next(each for each in (*papers.filled, *papers.blank) if each.key == key)
    return found, Job(document, 1, PrintOptions(blank=found in papers.blank, sheets=1))


def drawn(name: str, key: str) -> Document:
    found, job = paper(name, key)
    return found.document(job)


@pytest.mark.parametrize(("name", "key"), WORDS)
def test_words_of_a_deck_say_their_language_and_no_others_do(
    name: str, key: str, reads_well: ReadsWell
) -> None:
    data = pdf_bytes(drawn(name, key))
    welsh = marked(data).get("cy", [])
    assert WORDS[name, key] <= set(welsh)
    assert not OURS.intersection(welsh)
    assert not [words for words in welsh if "know" in words and "?" in words.split()]
    reads_well(data, skip=frozenset({"TBL-012"}))


def test_a_card_in_two_languages_says_which_of_its_words_are_in_which(
    reads_well: ReadsWell,
) -> None:
    document = WorkshopDocument.model_validate(
        {
            "format": "workshop-exchange",
            "version": 1,
            "workshop": {"title": "Supper", "language": "en-GB"},
            "decks": [{"key": "at_the_table", "source": URDU_CARDS}],
            "activities": [
                {"exercise": "cards", "deck": "at_the_table", "draws": [{"card": "F-1"}]}
            ],
        }
    )
    paper = next(each for each in PAPERS["cards"].filled if each.key == "drawn")
    data = pdf_bytes(paper.document(Job(document, 1, PrintOptions())))
    assert marked(data) == {"ur": ["کھانا"]}, "the card itself is there in English"
    assert "Who ate alone today?" in [each.text for each in spoken(data)]
    reads_well(data)
