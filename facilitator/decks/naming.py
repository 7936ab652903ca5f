"""What the parts of a deck and their keys are called in a sentence."""

from textwrap import shorten
from typing import TYPE_CHECKING, Any

from facilitator.i18n import _

if TYPE_CHECKING:
    from facilitator.decks.bundle import DeckBundle

_LONGEST = 160


def part_name(kind: str, part: dict[str, Any], titles: dict[str, str]) -> str:
    """Return a part by kind and title, such as “step “Vision””.

    `titles` are those of boards and steps by their keys, for parts that only name them.
    """
    named = (part.get(name) for name in ("key", "step", "deck", "code"))
    key = str(next(filter(None, named), ""))
    title = part.get("title") or titles.get(key, key)
    return _("{kind} “{title}”").format(kind=kind_name(kind), title=title)


def titles(bundle: "DeckBundle") -> dict[str, str]:
    """Return the titles of the boards in a running order by key; of their steps by both keys."""
    found: dict[str, str] = {}
    for key in {*bundle.boards, *(activity.deck for activity in bundle.session.activities)} - {""}:
        board = bundle.board(key)
        found |= {key: board.title} | {f"{key}.{step.key}": step.title for step in board.steps}
    return found


def within(names: dict[str, str], part: dict[str, Any]) -> dict[str, str]:
    """Return the titles as they are below a part, where a board's steps have their own keys."""
    start = f"{part.get('deck', '')}."
    steps = {key: title for key, title in names.items() if key.startswith(start)}
    return {**names, **{key.removeprefix(start): title for key, title in steps.items()}}


def kind_name(key: str) -> str:
    """Return what one part of a list is called."""
    return {
        "activities": _("activity"),
        "steps": _("step"),
        "plans": _("plan"),
        "zones": _("zone"),
        "kinds": _("kind"),
        "link_kinds": _("kind of link"),
        "tags": _("tag"),
        "cards": _("card"),
        "themes": _("theme"),
        "audiences": _("audience"),
        "places": _("place"),
        "scale": _("step of the scale"),
    }.get(key, key)


def field_names() -> dict[str, str]:
    """Return what the keys of decks are called, as a sentence begins."""
    return {
        "id": _("The id"),
        "version": _("The version"),
        "title": _("The title"),
        "language": _("The language"),
        "summary": _("The summary"),
        "authors": _("The list of authors"),
        "sources": _("The list of sources"),
        "starts": _("The time at which it starts"),
        "activities": _("The running order"),
        "kind": _("What it is"),
        "notes": _("The facilitator's notes"),
        "materials": _("The list of materials"),
        "deck": _("The board"),
        "plan": _("The plan"),
        "steps": _("The list of steps"),
        "step": _("The step"),
        "minutes": _("The minutes"),
        "least": _("The fewest minutes"),
        "can_go": _("Whether it can be left out"),
        "instead": _("What to do instead"),
        "prompt": _("The prompt"),
        "do": _("What to do"),
        "tip": _("The tip"),
        "exercise": _("The exercise"),
        "zones": _("The list of zones"),
        "link_kinds": _("The list of link kinds"),
        "plans": _("The list of plans"),
        "tags": _("The list of tags"),
        "axis": _("The time axis"),
        "checks": _("The list of checks"),
        "key": _("The key"),
        "mark": _("The mark"),
        "one": _("What one note is called"),
        "prefix": _("The label prefix"),
        "tint": _("The colour"),
        "kinds": _("The list of kinds"),
        "asks_who": _("Whether it asks who changes"),
        "asks_owner": _("Whether it asks who will do it"),
        "dated": _("Whether its notes have a date"),
        "reads": _("The sentence of the link"),
        "default_from": _("Where it is the usual link"),
        "zone": _("The zone"),
        "role": _("The role"),
        "on_paper": _("What to put on the tables"),
        "also": _("The prompt in other languages"),
        "picture": _("The picture"),
        "picture_says": _("The picture in words"),
        "first": _("The first year"),
        "last": _("The last year"),
        "code": _("The code"),
        "about": _("What it is about"),
        "cards": _("The list of cards"),
        "themes": _("The list of themes"),
        "audiences": _("The list of audiences"),
        "places": _("The list of places"),
        "scale": _("The scale"),
        "short": _("The theme in short"),
        "status": _("Where the theme comes from"),
        "theme": _("The theme"),
        "audience": _("Whom it is for"),
        "letter": _("The letter"),
        "promises": _("Whether it can be promised"),
        "text": _("The text"),
        "care": _("Whether it is for one's own table"),
        "asks_consent": _("Whether it asks for consent"),
        "hidden": _("Whether it is hidden"),
        "score": _("The score"),
    }


def field_name(key: str) -> str:
    """Return what one key is called; a language's tag in a prompt is its own name."""
    return field_names().get(key, key)


def told(value: Any) -> str:
    """Return a value as a sentence gives it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(told(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {told(each)}" for key, each in value.items())
    return (
        f"“{shorten(value, _LONGEST, placeholder='…')}”" if isinstance(value, str) else str(value)
    )


def below(where: str, part: str) -> str:
    """Return the place of a part in another."""
    return _("{place}, {part}").format(place=where, part=part) if where else part


def sentence(where: str, says: str) -> str:
    """Return what is said of a place; of the deck itself where it is empty."""
    whole = _("{place}: {says}").format(place=where, says=says) if where else says
    return whole[:1].upper() + whole[1:]
