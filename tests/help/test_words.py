"""The help says something of everything that there is, and nothing of what there is not."""

from pathlib import Path

from facilitator.exercises import EXERCISES
from facilitator.help import linked, picture, topics
from facilitator.help.blocks import Items, Paragraph, Picture, Table, words_of
from tests.hands import Hands
from tests.help.walk import (
    bold,
    dialogs,
    errors,
    menu_entries,
    named,
    parts,
    sentences,
    strangers,
    ways,
)
from ui.exercises import SCREENS
from ui.help.context import about
from ui.sample import sample_workshop


def tags() -> set[str]:
    """Return what the topics are about, without the sections."""
    return {each.partition("#")[0].replace("-", "_") for topic in topics() for each in topic.about}


def test_every_exercise_has_its_topic() -> None:
    assert {f"exercise:{key}" for key in {*EXERCISES, *SCREENS}} - tags() == set()


def test_every_error_that_people_are_told_has_its_topic() -> None:
    assert {f"error:{name}" for name in errors()} - tags() == set()


def test_no_topic_is_about_an_error_that_there_is_not() -> None:
    told = {each.removeprefix("error:") for each in tags() if each.startswith("error:")}
    assert told - errors() == set()


def test_every_dialog_has_its_topic() -> None:
    unnamed = [f"{kind.__module__}.{kind.__name__}" for kind in dialogs() if not about(kind)]
    assert unnamed == []
    assert {about(kind) for kind in dialogs()} - tags() == set()


def test_every_menu_entry_is_named_in_the_help_and_said_to_be_where_it_is(
    hands: Hands, tmp_path: Path
) -> None:
    said = {named(text) for _where, text in bold()}
    entries = menu_entries(hands, sample_workshop(tmp_path))
    assert strangers(entries, said) == []
    told = list(ways())
    assert len(told) > 8
    assert [each for each in told if entries.get(each[2]) != each[1]] == []


def test_what_the_help_names_in_bold_is_what_the_app_shows() -> None:
    whole, holes = sentences()
    unknown = [
        f"{where}: {text}"
        for where, text in bold()
        if text[-1] not in ".:!"
        and named(text) not in whole
        and not any(hole.fullmatch(named(text)) for hole in holes)
    ]
    assert unknown == []


def test_every_link_leads_somewhere() -> None:
    broken = [
        f"{where}: {span.link}"
        for topic in topics()
        for where, said in parts(topic)
        for block in said
        for spans in words_of(block)
        for span in spans
        if span.link and linked(span.link, topic) is None
    ]
    assert broken == []


def test_every_picture_is_there() -> None:
    missing = [
        f"{where}: {block.name}"
        for topic in topics()
        for where, said in parts(topic)
        for block in said
        if isinstance(block, Picture) and picture(block.name) is None
    ]
    assert missing == []


def test_every_section_answers_a_question() -> None:
    others = [
        f"{topic.key}.md: {section.heading}"
        for topic in topics()
        for section in topic.sections
        if not section.heading.endswith("?") and section.heading[0] not in '“"'
    ]
    assert others == []


def test_every_topic_says_something_that_can_be_read() -> None:
    for topic in topics():
        kinds = [type(block) for _where, said in parts(topic) for block in said]
        assert set(kinds) <= {Paragraph, Items, Picture, Table}, topic.key
        assert topic.sections, topic.key
