"""How the people page speaks of what is held about somebody, and of what erasing removes."""

from collections import Counter
from collections.abc import Callable
from datetime import date

from facilitator.i18n import _, ngettext
from facilitator.people import Person
from facilitator.said_of import Said
from ui.wording import said_day

Wording = Callable[[int], str]


def said_told(person: Person, today: date) -> tuple[str, bool]:
    """Return whether somebody knows that their name is here, and whether that is for somebody."""
    if not person.name or not person.supplied_by:
        return "", False
    if person.told_on:
        day = said_day(person.told_on) or person.told_on
        return _("They were told on {day} that their name is here.").format(day=day), False
    by = person.tell_by
    if not by:
        return _("They may not know yet that their name is here. Tell them soon."), True
    day = said_day(by) or by
    if by < today.isoformat():
        late = _(
            "By {day} they should have heard that their name is here. Tell them now, or take the "
            "name out."
        )
        return late.format(day=day), True
    soon = _(
        "They may not know yet that their name is here. Tell them when you first talk, and by "
        "{day} at the latest."
    )
    return soon.format(day=day), True


def said_where(said: Said) -> str:
    """Return where something is said, and what kind of thing it is."""
    where = {
        "conversation": _("a conversation"),
        "sector_entry": _("an institution on the map"),
        "trusted_voice": _("the trusted voices"),
        "promise": _("a promise"),
        "follow_up": _("what happened since"),
        "note": _("a note on a board"),
    }.get(said.table, said.table)
    sentence = {
        "health": _("In {where} something is said about their health: “{text}”"),
        "faith": _("In {where} something is said about their faith: “{text}”"),
        "ethnicity": _("In {where} something is said about their origin: “{text}”"),
        "immigration": _("In {where} something is said about their papers: “{text}”"),
    }[said.kind]
    text = said.text if len(said.text) <= LONGEST else f"{said.text[:LONGEST]}…"
    return sentence.format(where=where, text=text)


LONGEST = 160


def before_erasing(
    person: Person, found: Counter[tuple[str, str]], backups: int, left: int = 0
) -> list[str]:
    """Return what erasing somebody will remove, and what it leaves.

    `left` is how many other texts say something of them that would still be there.
    """
    told = [_("What is held about them goes: role, voice, name and private text.")]
    if not person.name:
        told = [_("What is held about them goes: role, voice and private text.")]
    wordings = _mentions()
    for key, count in sorted(found.items()):
        told.append(wordings.get(key, _others)(count).format(count=count))
    if person.name:
        told.append(_("Where their name stands in other people’s words, it will say “(erased)”."))
    if left:
        said = ngettext(
            "In {count} of those places it also speaks of their health, faith, origin or "
            "papers, and that stays. Change it first, or move it to their private field.",
            "In {count} of those places it also speaks of their health, faith, origin or "
            "papers, and that stays. Change it first, or move it to their private field.",
            left,
        )
        told.append(said.format(count=left))
    if backups:
        said = ngettext(
            "{count} backup that the app keeps is written anew without them.",
            "{count} backups that the app keeps are written anew without them.",
            backups,
        )
        told.append(said.format(count=backups))
    told.append(_("Nothing that was done before can be undone any more."))
    return told


def _others(count: int) -> str:
    return ngettext("{count} other mention goes.", "{count} other mentions go.", count)


def _mentions() -> dict[tuple[str, str], Wording]:
    return {
        ("tie", "person_id"): lambda n: ngettext(
            "{count} relationship on a sector map goes.",
            "{count} relationships on sector maps go.",
            n,
        ),
        ("sector_entry", "introducer_id"): lambda n: ngettext(
            "{count} institution will have nobody to introduce us.",
            "{count} institutions will have nobody to introduce us.",
            n,
        ),
        ("sector_entry", "holder_id"): lambda n: ngettext(
            "{count} relationship will be held by nobody.",
            "{count} relationships will be held by nobody.",
            n,
        ),
        ("conversation", "person_id"): lambda n: ngettext(
            "{count} conversation stays, but not with whom it was, nor what was said of them.",
            "{count} conversations stay, but not with whom they were, nor what was said of them.",
            n,
        ),
        ("conversation", "introducer_id"): lambda n: ngettext(
            "{count} conversation will no longer say who introduced us.",
            "{count} conversations will no longer say who introduced us.",
            n,
        ),
        ("suggestion", "person_id"): lambda n: ngettext(
            "{count} suggestion to talk with them goes.",
            "{count} suggestions to talk with them go.",
            n,
        ),
        ("trusted_voice", "person_id"): lambda n: ngettext(
            "{count} community loses them as a trusted voice.",
            "{count} communities lose them as a trusted voice.",
            n,
        ),
        ("trusted_voice", "backup_id"): lambda n: ngettext(
            "{count} trusted voice will have nobody to stand in.",
            "{count} trusted voices will have nobody to stand in.",
            n,
        ),
        ("promise", "person_id"): lambda n: ngettext(
            "{count} promise stays, and will be nobody’s.",
            "{count} promises stay, and will be nobody’s.",
            n,
        ),
    }
