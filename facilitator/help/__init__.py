"""The help: topics in plain words, the same for the window, the quick start and the handbook.

The words are Markdown files in `assets/help`, a folder for each language; `topics()` reads those
of the language that the app speaks, and English where a topic is not translated.
"""

from facilitator.help.library import linked, picture, topic_about, topics
from facilitator.help.search import Hit, prepare, search
from facilitator.help.topic import Section, Topic

__all__ = [
    "Hit",
    "Section",
    "Topic",
    "linked",
    "picture",
    "prepare",
    "search",
    "topic_about",
    "topics",
]
