"""What the workshop, the decks and numbers say: it is in the language of whoever wrote it."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from facilitator.help import topics
from facilitator.licences import parts

ROOT = Path(__file__).parents[2]
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile("[aeiouyncszAEIOUYNCSZ]")
"""Letters that the language that nobody speaks writes otherwise: who has one is not translated."""
NAMES = frozenset(
    {
        *("Facilitator", "Ctrl", "Shift", "Alt", "Esc", "Return", "Enter", "Del", "Ins", "PgDown"),
        *("PgUp", "Tab", "Up", "Down", "Left", "Right", "Space", "Home", "End", "Backspace"),
        *("Page", "Menu", "OpenStreetMap", "Delete", "Insert", "A", "workshop"),
    }
)


@cache
def of_decks() -> frozenset[str]:
    """Return everything that the decks say, for where decks are made."""
    texts: set[str] = set()
    for path in (ROOT / "decks").rglob("*.toml"):
        _gather(tomllib.loads(path.read_text("utf-8")), texts)
    return frozenset(texts)


def cited_by_decks() -> list[str]:
    """Return the works that decks stand on, and by whom: named as published, in any language."""
    decks = [tomllib.loads(path.read_text("utf-8")) for path in (ROOT / "decks").rglob("*.toml")]
    return [text for deck in decks for text in deck.get("sources", ())]


def parts_of_the_program() -> list[str]:
    """Return the names and licences of what the program is made of."""
    return [text for part in parts() for text in (part.name, part.inside, part.licence) if text]


def words_of_the_help() -> list[str]:
    """Return what stands in the help, which is translated as a whole, file by file."""
    found = [text for each in topics() for text in (each.title, each.chapter, each.lead)]
    return found + [s.heading for each in topics() for s in each.sections]


def _gather(part: Any, into: set[str]) -> None:
    if isinstance(part, str):
        into.add(part)
    elif isinstance(part, dict):
        for value in part.values():
            _gather(value, into)
    elif isinstance(part, list):
        for value in part:
            _gather(value, into)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


class Content:
    """Knows what the open workshops say. What decks say is translated where the app says it."""

    def __init__(self) -> None:
        english = Locale("en")
        formats = ("format", "stand-alone")
        names = {*english.languages.values()}
        for form in formats:
            for width in ("wide", "abbreviated"):
                names |= {*english.months[form][width].values()}
                names |= {*english.days[form][width].values()}
        self._texts = {" ".join(_words(name)) for name in names}
        self._whole = ""
        self._learned: list[str] = []
        self._answers: dict[str, str] = {}

    def learn(self, *texts: str) -> None:
        """Learn what somebody wrote."""
        found: set[str] = set()
        _gather(list(texts), found)
        self._texts |= {" ".join(_words(text)) for text in found}
        self._whole = ""
        self._answers = {text: rest for text, rest in self._answers.items() if not rest}

    def learn_workshop(self, page: Any) -> None:
        """Learn what the workshop that is open says by now."""
        found: list[str] = [page.store.path.stem]
        with page.store.reading() as session:
            connection = session.connection()
            names = connection.exec_driver_sql("select name from sqlite_master where type='table'")
            for (name,) in names.fetchall():
                if "deck" in name:
                    continue
                for row in connection.exec_driver_sql(f'select * from "{name}"').fetchall():
                    found += [value for value in row if isinstance(value, str)]
        if found != self._learned:
            self._learned = found
            self.learn(*found)

    def strange(self, text: str) -> str:
        """Return the words of a text that are neither translated nor anybody's own."""
        if text not in self._answers:
            self._answers[text] = self._read(text)
        return self._answers[text]

    def _read(self, text: str) -> str:
        if not self._whole:
            self._whole = "\n " + " \n ".join(sorted(self._texts)) + " \n"
        found: list[str] = []
        words = _words(text)
        while words:
            known = self._known(words)
            if not known:
                word = words[0]
                if len(word) > 1 and _PLAIN.search(word) and word not in NAMES:
                    found.append(word)
            words = words[known or 1 :]
        if found and f"{found[-1]}…" in text and f" {found[-1]}" in self._whole:
            found.pop()  # the beginning of a word that is somebody's
        return " ".join(found)

    def _known(self, words: list[str]) -> int:
        """Return how many words from the first are somebody's: all of a text, or a part of one."""
        longest = 0
        for count in range(1, len(words) + 1):
            part = " ".join(words[:count])
            if f" {part} " not in self._whole:
                break
            if count > 2 or part in self._texts or count == len(words):
                longest = count
        return longest
