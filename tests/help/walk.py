"""Walks through the app and the help: what can be chosen, what can go wrong, what is written."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtWidgets import QDialog, QPushButton

import exports
import facilitator
import ui
from facilitator.errors import FacilitatorError
from facilitator.help import Topic, topics
from facilitator.help.blocks import Block, blocks, words_of
from facilitator.workshop import activities, saved_id
from tests.hands import Hands
from ui.menus import menus
from ui.settings import TEXT_SIZES
from ui.shortcuts import plain

ROOT = Path(__file__).parents[2]
WAY = re.compile(r"▸ ([^▸]+) ▸ $")
HOLE = re.compile(r"\\\{\w+\\\}")


# The help


def parts(topic: Topic) -> Iterator[tuple[str, Sequence[Block]]]:
    """Yield where something stands, and what stands there."""
    yield f"{topic.key}.md", blocks(topic.lead)
    for section in topic.sections:
        yield f"{topic.key}.md#{section.anchor}", blocks(section.text)


def bold() -> Iterator[tuple[str, str]]:
    """Yield every stretch of bold words of the help, and where it stands."""
    for topic in topics():
        for where, said in parts(topic):
            for block in said:
                for spans in words_of(block):
                    yield from ((where, span.text.strip()) for span in spans if span.bold)


def ways() -> Iterator[tuple[str, str, str]]:
    """Yield where the help says “☰ ▸ Menu ▸ Command”, the menu, and the command."""
    for topic in topics():
        for where, said in parts(topic):
            for spans in (spans for block in said for spans in words_of(block)):
                for before, span in pairwise(spans):
                    if span.bold and (way := WAY.search(before.text)):
                        yield where, way[1], named(span.text)


def named(text: str) -> str:
    """Return a command as the help names it: without what is only for the menu."""
    return plain(text).removesuffix("…").strip("‹› ")


# The app


def menu_entries(hands: Hands, sample: Path) -> dict[str, str]:
    """Return what every menu offers, and in which menu, at home and on every screen."""
    found = {"Undo": "Edit", "Redo": "Edit"}

    def look() -> None:
        offered = menus(hands.window.commands, hands.window.menus())
        history = {hands.window.commands.undo, hands.window.commands.redo}  # they name the step
        sizes = set(hands.window.commands.text_sizes.actions())
        for title, actions in offered:
            for action in actions:
                if action not in {*sizes, *history} and not action.isSeparator():
                    found.setdefault(named(action.text()), plain(title))

    look()
    hands.window.copy_deck("power_cards_45")
    look()
    hands.rest(100)
    hands.press("Alt+2")
    hands.rest(50)
    buttons = hands.window.findChildren(QPushButton)
    next(each for each in buttons if each.text() == "Edit a copy of these cards").click()
    hands.rest(100)
    hands.press("Alt+4")
    hands.rest(100)
    look()
    hands.press("Ctrl+W")
    hands.window.open_path(sample)
    hands.until(lambda: hands.window.page is not None, "the sample")
    _every_screen(hands, look)
    hands.window.show_home()
    hands.window.begin_with("look_fors_75")
    hands.until(lambda: hands.window.page is not None, "cards that are rated")
    _every_screen(hands, look)
    return found


def _every_screen(hands: Hands, look: Callable[[], None]) -> None:
    page = hands.window.page
    assert page is not None
    with page.store.reading() as session:
        keys = [saved_id(each) for each in activities(session)]
    for key in keys:
        page.open_activity(key)
        look()
        for _title, actions in page.menus():
            for action in actions:
                if action.isCheckable() and action.actionGroup() is not None:
                    action.trigger()
                    hands.rest(20)
                    look()


def strangers(entries: dict[str, str], said: set[str]) -> list[str]:
    """Return the entries that nobody names."""
    return sorted(f"{menu} › {entry}" for entry, menu in entries.items() if entry not in said)


def errors() -> set[str]:
    """Return the names of everything that can go wrong and is told to people."""
    _import_all()
    kinds, found = [FacilitatorError], set()
    while kinds:
        kind = kinds.pop()
        found.add(kind.__name__)
        kinds += [each for each in kind.__subclasses__() if _is_ours(each)]
    return found


def dialogs() -> list[type]:
    """Return every kind of dialog that the app has."""
    _import_all()
    kinds, found = [QDialog], []
    while kinds:
        for kind in kinds.pop().__subclasses__():
            kinds.append(kind)
            if kind.__module__.startswith("ui."):
                found.append(kind)
    return found


def _is_ours(kind: type) -> bool:
    return kind.__module__.split(".")[0] in {"facilitator", "ui", "exports"}


def _import_all() -> None:
    for package in (facilitator, exports, ui):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__"):
                importlib.import_module(found.name)


def sentences() -> tuple[set[str], list[re.Pattern[str]]]:
    """Return all that the app can show, as the help names it; and patterns of what has holes."""
    whole = {f"{percent} %" for percent in TEXT_SIZES}
    holes: list[re.Pattern[str]] = []
    for package in ("facilitator", "ui", "exports", "decks"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_bytes())):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
                    for each in node.args[:2]:
                        if isinstance(each, ast.Constant) and isinstance(each.value, str):
                            text = named(each.value)
                            whole.add(text)
                            if "{" in text:
                                pattern = HOLE.sub(".+", re.escape(text))
                                if len(HOLE.sub("", re.escape(text))) > 6:
                                    holes.append(re.compile(pattern))
    return whole, holes
