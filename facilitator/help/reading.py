"""A file of the help, read and checked: what is wrong with it is said in a sentence."""

import re
import tomllib
from typing import Any, Final

from facilitator.errors import InvalidEntryError
from facilitator.help.blocks import Paragraph, Picture, blocks
from facilitator.help.topic import Section, Topic, anchor_of, chapters, split_anchor
from facilitator.i18n import _

FRONT: Final = re.compile(r"\A\+\+\+\n(?P<front>.*?)\n\+\+\+\n(?P<text>.*)\Z", re.DOTALL)
FIELDS: Final[dict[str, type]] = {
    "title": str,
    "chapter": str,
    "order": int,
    "about": list,
    "words": list,
}
ABOUT: Final = re.compile(r"(?:exercise|screen|error):[\w-]+(?:#[\w-]+)?")


def read_topic(key: str, text: str) -> Topic:
    """Return the topic that a file holds. InvalidEntryError says what is wrong, and in which."""
    try:
        return _topic(key, text.replace("\r\n", "\n"))
    except InvalidEntryError as error:
        message = _("In the help, {name}: {what}")
        raise InvalidEntryError(message.format(name=f"{key}.md", what=error)) from error


def _topic(key: str, text: str) -> Topic:
    match = FRONT.match(text)
    if match is None:
        raise InvalidEntryError(
            _("It begins with its title and chapter between +++ lines; add them.")
        )
    front = _front(match["front"])
    lead, *parts = re.split(r"^## +", match["text"], flags=re.MULTILINE)
    lead = re.sub(r"\A\s*# +.*\n", "", lead).strip()
    first, *others = blocks(lead) or (None,)
    if not isinstance(first, Paragraph) or not all(isinstance(each, Picture) for each in others):
        raise InvalidEntryError(
            _(
                "One paragraph stands before the first heading, and pictures may follow it; put "
                "the rest below it."
            )
        )
    topic = Topic(
        key,
        front["title"],
        front["chapter"],
        front["order"],
        tuple(front["about"]),
        tuple(front["words"]),
        lead,
        tuple(_section(part) for part in parts),
    )
    _check(topic)
    return topic


def _front(text: str) -> dict[str, Any]:
    try:
        front = {"about": [], "words": [], **tomllib.loads(text)}
    except tomllib.TOMLDecodeError as error:
        raise InvalidEntryError(
            _("Its first lines are not TOML: {why}. Write them anew.").format(why=error)
        ) from (error)
    for name, kind in FIELDS.items():
        if not isinstance(front.get(name), kind):
            message = _("Its first lines need “{name}”, of the kind that every topic has; add it.")
            raise InvalidEntryError(message.format(name=name))
    if unknown := sorted(front.keys() - FIELDS.keys()):
        message = _("Its first lines have “{name}”, which no topic has; leave it out.")
        raise InvalidEntryError(message.format(name=unknown[0]))
    return front


def _section(part: str) -> Section:
    heading, _newline, text = part.partition("\n")
    blocks(text)
    return Section(heading.strip(), anchor_of(heading), text.strip())


def _check(topic: Topic) -> None:
    if topic.chapter not in chapters():
        message = _("There is no chapter “{name}”; choose another one.")
        raise InvalidEntryError(message.format(name=topic.chapter))
    for each in (*topic.about, *topic.words):
        if not isinstance(each, str) or not each.strip():
            raise InvalidEntryError(
                _("What it is about, and its words, are texts; put each in quotation marks.")
            )
    anchors = [section.anchor for section in topic.sections]
    for section in topic.sections:
        if not section.anchor or not section.text or anchors.count(section.anchor) > 1:
            message = _(
                "The section “{heading}” is empty, or is there twice; write it, or leave one out."
            )
            raise InvalidEntryError(message.format(heading=section.heading))
    for words, anchor in map(split_anchor, topic.words):
        if anchor and anchor not in anchors:
            message = _(
                "“{words}” are words of a section that there is not: “{anchor}”. Change one of "
                "the two."
            )
            raise InvalidEntryError(message.format(words=words, anchor=anchor))
    for about in topic.about:
        anchor = about.partition("#")[2]
        if not ABOUT.fullmatch(about) or (anchor and anchor not in anchors):
            message = _("It cannot be about “{about}”; leave that out.")
            raise InvalidEntryError(message.format(about=about))
