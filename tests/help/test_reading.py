"""A file of the help that says something wrong is refused in a sentence that names the place."""

import pytest

from facilitator.errors import InvalidEntryError
from facilitator.help import linked, topics
from facilitator.help.blocks import Items, Paragraph, Picture, Span, Table, blocks
from facilitator.help.reading import read_topic
from facilitator.i18n import speak

FRONT = '+++\ntitle = "Dots"\nchapter = "On the day"\norder = 3\nabout = []\nwords = []\n+++\n'
WHOLE = FRONT + "People vote.\n\n## How do I count?\n\nPress `Ctrl+D`.\n"


def test_a_topic_is_its_lead_and_its_sections() -> None:
    topic = read_topic("dots", WHOLE)
    assert (topic.title, topic.lead) == ("Dots", "People vote.")
    assert [(each.heading, each.anchor) for each in topic.sections] == [
        ("How do I count?", "how-do-i-count")
    ]
    assert blocks(topic.sections[0].text) == (
        Paragraph((Span("Press "), Span("Ctrl+D", key=True), Span("."))),
    )


def test_a_text_is_lists_pictures_and_tables() -> None:
    said = blocks(
        "1. **Print…**\n2. See [dots](dots.md#a).\n\n![A board](pictures/board.png)\n\n"
        "| To | press |\n|---|---|\n| undo | `Ctrl+Z` |\n"
    )
    assert said == (
        Items(
            True,
            (
                (Span("Print…", bold=True),),
                (Span("See "), Span("dots", link="dots.md#a"), Span(".")),
            ),
        ),
        Picture("board", "A board"),
        Table(
            ((Span("To"),), (Span("press"),)),
            (((Span("undo"),), (Span("Ctrl+Z", key=True),)),),
        ),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("People vote.\n", "between +++ lines"),
        (WHOLE.replace('title = "Dots"\n', ""), "“title”"),
        (WHOLE.replace('"On the day"', '"Tonight"'), "no chapter “Tonight”"),
        (WHOLE.replace("order = 3", "order = "), "not TOML"),
        (WHOLE.replace("order = 3", "order = 3\ncolour = 1"), "“colour”"),
        (WHOLE.replace("about = []", 'about = ["page:x"]'), "“page:x”"),
        (WHOLE.replace("about = []", 'about = ["screen:x#nowhere"]'), "“screen:x#nowhere”"),
        (WHOLE.replace("People vote.", "1. People vote."), "One paragraph"),
        (WHOLE.replace("words = []", 'words = ["vote#nowhere"]'), "“nowhere”"),
        (WHOLE + "\n## How do I count?\n\nAgain.\n", "twice"),
        (WHOLE + "\n## How do I hide?\n", "empty"),
        (WHOLE + "\n> Quoted.\n", "no blockquote"),
        (WHOLE + "\n### Deeper\n", "no heading"),
        (WHOLE + "\n    code\n", "no code block"),
        (WHOLE + "\n- one\n    - two\n", "no bullet list"),
        (WHOLE + "\nSee ![it](pictures/board.png) here.\n", "no image"),
        (WHOLE + "\n![it](https://example.org/a.png)\n", "“pictures”"),
        (WHOLE + "\n![](pictures/board.png)\n", "what it shows"),
        (WHOLE + "\n|a|b|c|d|\n|-|-|-|-|\n|1|2|3|4|\n", "no table"),
    ],
)
def test_what_is_wrong_is_said_with_the_name_of_the_file(text: str, why: str) -> None:
    with pytest.raises(InvalidEntryError) as said:
        read_topic("dots", text)
    assert "dots.md" in str(said.value)
    assert why in str(said.value)


def test_links_lead_to_topics_and_their_sections_and_nowhere_else() -> None:
    within = topics()[0]
    section = within.sections[0]
    assert linked(f"#{section.anchor}", within) == (within, section)
    assert linked("help.md", within) == (next(t for t in topics() if t.key == "help"), None)
    for nowhere in ("help", "nothing.md", "help.md#nowhere", "https://example.org/help.md", "#no"):
        assert linked(nowhere, within) is None


def test_what_is_not_translated_is_there_in_english() -> None:
    before = [topic.key for topic in topics()]
    try:
        speak("pt_BR")
        assert [topic.key for topic in topics()] == before
    finally:
        speak("en")
