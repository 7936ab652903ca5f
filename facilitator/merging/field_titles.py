"""What two copies say differently, by its name: as the window calls a field, not as a file does."""

import re
from functools import cache

from facilitator.i18n import _, spoken

_NUMBERED = re.compile(r"(?P<part>[a-z_ ]+) (?P<number>\d+)\.(?P<field>\w+)")


def field_title(field: str) -> str:
    """Return what people call a field of the exchange format, such as `first_step`."""
    found = _titles(spoken()).get(field)
    if found is not None:
        return found
    if numbered := _NUMBERED.fullmatch(field):
        return _("{part} {number}: {field}").format(
            part=field_title(numbered["part"]),
            number=numbered["number"],
            field=field_title(numbered["field"]),
        )
    return field.replace("_", " ").replace(".", ": ")


@cache
def _titles(_language: str) -> dict[str, str]:
    return {**_of_boards(), **_of_the_day(), **_of_promises(), **_of_maps()}


def _of_boards() -> dict[str, str]:
    return {
        "ambition": _("ambition"),
        "because": _("because"),
        "collapsed": _("folded"),
        "confidence": _("confidence"),
        "enablers": _("enablers"),
        "evidence": _("evidence"),
        "group": _("group"),
        "horizon": _("by when"),
        "indicators": _("indicators"),
        "kind": _("kind"),
        "labels": _("labels"),
        "owner": _("who takes it on"),
        "private_text": _("private words"),
        "status": _("status"),
        "table_number": _("table"),
        "tags": _("tags"),
        "text": _("words"),
        "tint": _("colour"),
        "title": _("title"),
        "visibility": _("who may see it"),
        "votes": _("dots"),
        "wordings": _("words"),
        "year": _("year"),
        "zone": _("column"),
    }


def _of_the_day() -> dict[str, str]:
    return {
        "date": _("day"),
        "ends": _("end"),
        "facilitator_notes": _("the facilitator’s notes"),
        "language": _("language"),
        "minutes": _("minutes"),
        "plan": _("plan"),
        "place": _("place"),
        "position": _("place in the order"),
        "prompt": _("prompt"),
        "question": _("question"),
        "settings": _("settings"),
        "starts": _("start"),
        "step": _("step"),
        "steps": _("steps"),
    }


def _of_promises() -> dict[str, str]:
    return {
        "access_needs": _("what they need"),
        "barrier": _("what is in the way"),
        "card": _("card"),
        "due": _("until when"),
        "by": _("until when"),
        "energy": _("energy"),
        "first_step": _("first step"),
        "happened": _("what happened"),
        "helps": _("what helps"),
        "holder": _("who holds it"),
        "learned": _("what was learned"),
        "name": _("name"),
        "outcome": _("what became of it"),
        "role": _("role"),
        "share": _("who may see it"),
        "surprised": _("what surprised"),
        "voice": _("voice"),
        "what": _("what"),
        "with_whom": _("with whom"),
    }


def _of_maps() -> dict[str, str]:
    return {
        "access": _("access"),
        "areas": _("areas"),
        "cost": _("cost"),
        "days": _("days"),
        "examples": _("examples"),
        "group_name": _("who offers it"),
        "here": _("what it is here"),
        "known": _("whom we know"),
        "label": _("label"),
        "needed": _("whom we need"),
        "next_step": _("next step"),
        "often": _("how often"),
        "rings": _("outline"),
        "row": _("row"),
        "sector": _("sector"),
        "strength": _("strength"),
    }
