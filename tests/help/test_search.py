"""Whoever asks in their own words finds the answer, without a network and without spelling it."""

import pytest

from facilitator.help import search, topics
from facilitator.help.topic import split_anchor

ASKED = [
    ("wall shows nothing", {"room-view", "when-something-goes-wrong"}),
    ("projector is broken", {"carry-on-with-paper"}),
    ("how do I undo", {"board", "capture", "keyboard"}),
    ("printer shifted", {"calibrating"}),
    ("stick pulled out", {"the-stick"}),
    ("forgot the passphrase", {"passphrase"}),
    ("borrowed laptop", {"privacy"}),
    ("we are running late", {"running-late"}),
    ("add a note", {"board"}),
    ("bigger letters", {"settings"}),
    ("merge two laptops", {"bringing-copies-together"}),
    ("somebody else types", {"guest-scribe"}),
    ("counting dots", {"reveal-and-dots"}),
    ("large print", {"printing"}),
    ("share copy", {"privacy"}),
    ("cards again", {"cards"}),
    ("back-up", {"files-and-backups", "damaged-files"}),
    ("draw on the map", {"community-map"}),
    ("what did we promise", {"log-book"}),
    ("photo of a sheet", {"photographs"}),
    ("change the order of the day", {"running-order"}),
    ("make my own cards", {"card-editor"}),
    ("open in Excel", {"exporting"}),
]


@pytest.mark.parametrize(("asked", "answers"), ASKED, ids=[asked for asked, _ in ASKED])
def test_a_question_in_ones_own_words_is_answered_first(asked: str, answers: set[str]) -> None:
    found = [hit.topic.key for hit in search(asked)]
    assert found[:1], "nothing was found"
    assert found[0] in answers, found[:5]


ANSWERED = [
    ("someone wants to be deleted", "How do I erase somebody?"),
    ("delete a person", "How do I erase somebody?"),
    ("erase a name", "How do I erase somebody?"),
    ("print on A4", "How do I print a large poster on a small printer?"),
    ("passphrase forgotten", "What if the passphrase is forgotten?"),
    ("wifi", "How do I know it does not go onto the internet?"),
    ("no internet", "How do I know it does not go onto the internet?"),
    ("share copy", "How do I give it to others without names?"),
    ("bigger letters", "How do I make the text larger?"),
    ("nothing is lost", "What if I did something by mistake?"),
]


@pytest.mark.parametrize(("asked", "heading"), ANSWERED, ids=[asked for asked, _ in ANSWERED])
def test_the_very_section_that_answers_comes_first(asked: str, heading: str) -> None:
    first = search(asked)[0].section
    assert first is not None
    assert first.heading == heading


IN_THEIR_WORDS = {
    "the picture is on the wrong screen": "How do I choose the screen, or a chime?",
    "we have only one screen": "How do I choose the screen, or a chime?",
    "turn the sound off": "How do I choose the screen, or a chime?",
    "change the language": "How do I change the language?",
    "can I have it in German": "How do I change the language?",
    "uninstall": "How do I take it off again?",
    "how do I get rid of the program": "How do I take it off again?",
    "can I use it on a Mac": "How do I install it?",
    "can two laptops write at the same time": "How do I use several laptops?",
    "two of us want to type": "How do I use several laptops?",
    "how do I send the results by email": "How do I export?",
    "how to write my own exercise": "How do I make a board of my own?",
    "somebody said something confidential": "How do I keep a note off the wall?",
    "who can see what I type": "How do I decide who may see a note?",
    "merge two notes that say the same": "How do I group notes that belong together?",
    "edit a note": "How do I change or move a note?",
    "rename a column": "How do I change a board?",
    "use the same plan again": "How do I make a deck of my own?",
    "what is a deck": "How do I make a deck of my own?",
    "people speak two languages": "How do I make a deck in another language, or in several?",
    "delete a step": "How do I plan the lines of the day?",
    "the date is wrong": "How do I make one?",
    "practice run": "How do I practise?",
    "somebody left early": "How do I ask what people agree to?",
    "add a participant": "How do I say who is there?",
    "somebody is deaf": "How do I plan for access needs?",
    "stop the clock": "How do I start, and go on?",
    "I forgot to press start": "How do I start, and go on?",
    "people talk too long": "How do I give a step more time?",
    "skip an activity": "How do I catch up?",
    "who wrote this note": "How do I see what is held about people?",
    "laptop stolen": "How do I set one?",
    "restore": "How do I go back to how it was?",
    "make a backup": "How do I keep it safe?",
    "the app does not start": "What if the app or the laptop stops?",
    "what does a passphrase do": "What if the passphrase is forgotten?",
    "does the app send data": "People’s data",
    "who does what": "How do I write down a promise?",
    "cut out cards": "How do I print cards?",
    "open a deck file": "How do I take in something that somebody sent me?",
    "remove the example": "How do I open the example?",
    "add a picture to a note": "How do I keep a photograph of a wall or a flipchart?",
}
"""What facilitators ask, and the section that answers."""


@pytest.mark.parametrize(("asked", "heading"), IN_THEIR_WORDS.items())
def test_what_facilitators_ask_is_answered_first_or_second(asked: str, heading: str) -> None:
    found = [hit.section.heading if hit.section else hit.topic.title for hit in search(asked)[:2]]
    assert heading in found


def test_whoever_wants_to_undo_also_finds_that_nothing_is_lost() -> None:
    texts = [hit.section.text for hit in search("undo")[:2] if hit.section is not None]
    assert len(texts) == 2
    assert all("Ctrl+Z" in text and "Nothing is lost" in text for text in texts)


@pytest.mark.parametrize("around", ["where is this: {}", "is there a {}", "this {}", "where: {}"])
def test_the_small_words_of_a_question_find_nothing_by_themselves(around: str) -> None:
    def found(asked: str) -> list[str]:
        return [hit.topic.key for hit in search(asked)]

    assert found(around.format("calibration")) == found("calibration")


def test_whoever_prints_on_a4_finds_printing_as_well() -> None:
    assert [hit.topic.key for hit in search("print on A4")[:2]] == ["printing", "printing"]


@pytest.mark.parametrize(
    "asked", ["Screen Reader", "reader screen", "screan readr", "scree reade", "SCREEN-READERS"]
)
def test_slips_order_beginnings_and_capitals_do_not_matter(asked: str) -> None:
    assert search(asked)[0].topic.key in {"settings", "keyboard"}


def test_what_is_in_no_sentence_is_found_by_the_words_of_a_topic() -> None:
    topic = next(each for each in topics() if each.words)
    words, _anchor = split_anchor(topic.words[0])
    assert topic.key in [hit.topic.key for hit in search(words)]


def test_a_heading_comes_before_a_mention() -> None:
    first, *others = search("photographs")
    assert first.topic.key == "photographs"
    assert {hit.topic.key for hit in others} - {"photographs"}


@pytest.mark.parametrize("asked", ["", "   ", "?", "xyzzyqwv"])
def test_nothing_is_found_for_nothing(asked: str) -> None:
    assert search(asked) == []
