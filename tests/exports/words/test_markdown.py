"""Markdown: read by a parser of CommonMark, it says what people typed, and nothing is markup."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from exports.words.blocks import Block, Cell, Figure, Heading, Items, ListItem, Paragraph, Table
from exports.words.file import export_words
from exports.words.markdown import markdown
from exports.words.narrative import Narrative
from tests.exports.paper_workshops import TYPED, riverside
from tests.exports.words.told import WORKSHOPS, narrative_of, plain, texts

MARKS = "*_`#<>[]()!|~\\-+=:.&;1@/ \n\tabcäw’\u00a0ہ"
typed = st.text(st.one_of(st.sampled_from(MARKS), st.characters(exclude_categories=["C"])))
OURS = {"strong_open", "strong_close", "hardbreak", "softbreak"}


def parsed(*blocks: Block) -> list[Any]:
    text = markdown(Narrative("T", "en-GB", tuple(blocks)))
    return MarkdownIt("commonmark").enable("table").parse(text)


def kinds(tokens: list[Any]) -> list[str]:
    return [token.type for token in tokens if token.type.endswith("_open")]


def content(tokens: list[Any]) -> Iterator[str]:
    """Yield what is read, each stretch of inline content; anything but text is an error."""
    for token in tokens:
        if token.type == "inline":
            said = ""
            for part in token.children:
                is_break = part.type == "html_inline" and part.content == "<br>"
                if is_break or part.type in {"hardbreak", "softbreak"}:
                    said += " "
                elif part.type not in OURS:
                    assert part.type == "text", part
                    said += part.content
            yield said


@given(typed)
@example("1. one")
@example("- [x] done")
@example("a\n===")
@example("a\n---")
@example("&copy; <b>x</b>")
@example("<https://example.org>")
@example("[a](javascript:alert(1))")
@example("**x**\\")
@example("    code")
@example("| a | b |\n|---|---|")
@example("a\n:-")
@example("```\nx")
def test_what_is_typed_is_never_markup(text: str) -> None:
    tokens = parsed(Paragraph(text), Paragraph("end"))
    assert kinds(tokens) == ["paragraph_open"] * (2 if text.strip() else 1)
    assert [plain(each) for each in content(tokens)][-2:] == (
        [plain(text)] if text.strip() else []
    ) + ["end"]


@given(typed, typed)
def test_in_lists_headings_and_tables_neither(one: str, other: str) -> None:
    label, said = f"N{one}", f"x{other}"
    tokens = parsed(
        Heading(2, said),
        Items((ListItem(label, said), ListItem("•", said))),
        Table((Cell(label), Cell(said)), ((Cell(label, heads=True), Cell(said)),)),
        Figure(said),
    )
    expected = [said, f"{label} {said}", said, label, said, label, said, f"In the picture: {said}"]
    assert [plain(each) for each in content(tokens)] == [plain(each) for each in expected]


@pytest.mark.parametrize("name", WORKSHOPS)
def test_a_workshop_is_read_back_word_for_word(name: str) -> None:
    told = narrative_of(name)
    read = plain(" ".join(content(parsed(*told.blocks)))).replace("In the picture: ", "")
    bullets = plain(" ".join(text for text in texts(told.blocks) if text != "•"))
    assert read == bullets


def test_what_people_typed_stands_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "Riverside.md"
    left_out = export_words(riverside(), path)
    assert left_out == ["2 notes are private and stay with the group."]
    text = path.read_text("utf-8")
    assert text.startswith("# Riverside, spring\n\n**How might nobody in Riverside eat alone?**\n")
    assert r"\<b\>Rents\</b\> & bills go up; 3 \< 5" in text
    assert TYPED not in text
    assert b"\r" not in path.read_bytes()
