"""All topics of a language, found and linked."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from facilitator.help.reading import read_topic
from facilitator.help.topic import Section, Topic, chapters
from facilitator.i18n import spoken

FALLBACK = "en"


class Place(NamedTuple):
    """Where a link leads: a topic, and a section of it where the link says one."""

    topic: Topic
    section: Section | None = None


def topics() -> Sequence[Topic]:
    """Return the help in the language that the app speaks, by chapter and order.

    A topic that is not translated is there in English.
    """
    return _topics(spoken())


def topic(key: str) -> Topic | None:
    """Return the topic of this key, if there is one."""
    return next((each for each in topics() if each.key == key), None)


def topic_about(what: str) -> Place | None:
    """Return the topic that belongs to something, such as `exercise:board`, if there is one."""
    for each in topics():
        for about in each.about:
            name, _hash, anchor = about.partition("#")
            if name.replace("-", "_") == what:
                return Place(each, each.section(anchor))
    return None


def linked(link: str, within: Topic) -> Place | None:
    """Return where a link of the help leads, as it is written in a topic; None for nowhere."""
    name, _hash, anchor = link.partition("#")
    found = topic(name.removesuffix(".md")) if name else within
    if found is None or (name and not name.endswith(".md")):
        return None
    section = found.section(anchor)
    return None if anchor and section is None else Place(found, section)


def picture(name: str) -> bytes | None:
    """Return a picture of the help, a PNG; None where there is none of this name."""
    path = files("assets") / "help" / "pictures" / f"{name}.png"
    return path.read_bytes() if path.is_file() else None


@cache
def _topics(language: str) -> tuple[Topic, ...]:
    texts: dict[str, str] = {}
    for folder in _folders(language):
        for key, text in _texts(folder):
            texts.setdefault(key, text)
    places = list(chapters())
    found = [read_topic(key, text) for key, text in texts.items()]
    return tuple(sorted(found, key=lambda each: (places.index(each.chapter), each.order, each.key)))


def _folders(language: str) -> list[str]:
    """Return where to look, the best first: such as `pt_BR`, `pt`, `en`."""
    wider = language.replace("-", "_").partition("_")[0]
    return list(dict.fromkeys((language, wider, FALLBACK)))


def _texts(language: str) -> list[tuple[str, str]]:
    folder = files("assets") / "help" / language
    if not folder.is_dir():
        return []
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".md")]
    return [(each.name.removesuffix(".md"), each.read_text("utf-8")) for each in found]
