"""How the privacy panel says what is held about people."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from facilitator.access import need_title
from facilitator.i18n import _, ngettext
from facilitator.people import Person
from facilitator.privacy.held import Agreed, Held
from ui.wording import said_day


class Part(NamedTuple):
    """One part of what is held: what it is about, and sentences."""

    title: str
    sentences: list[str]


def parts(held: Held, *, names: bool) -> list[Part]:
    """Return what is held, in parts; `names` may be kept from sight while people look on."""
    return [
        Part(_("People who are spoken of"), list(_people(held, names=names))),
        Part(_("People in the room, and what they agreed to"), list(_agreed(held.agreed))),
        Part(_("What people need to take part"), list(_needs(held.needs))),
        Part(_("What people said, drew and were photographed doing"), list(_said(held))),
    ]


def _people(held: Held, *, names: bool) -> Iterator[str]:
    if not held.named and not held.roles:
        yield _("Nobody is spoken of.")
    for person in held.named:
        yield _named(person, show=names)
    if held.named and not names:
        yield _("The names show again when nobody looks on: once the day has ended.")
    if held.roles:
        yield ngettext(
            "{count} person by role alone, without a name: {roles}.",
            "{count} people by role alone, without a name: {roles}.",
            len(held.roles),
        ).format(count=len(held.roles), roles="; ".join(held.roles))
    if held.noted:
        yield ngettext(
            "About {count} person there is something that you keep to yourself.",
            "About {count} people there is something that you keep to yourself.",
            held.noted,
        ).format(count=held.noted)


def _named(person: Person, *, show: bool) -> str:
    who = _("{role}: {name}.").format(role=person.role, name=person.name if show else "…")
    may = (
        _("They said that the name may be held and shared.")
        if person.name_may_be_shared
        else _("They said that the name may be held, and not that it may be shared.")
    )
    return " ".join(part for part in (who, may, _supplied(person)) if part)


def _supplied(person: Person) -> str:
    if not person.supplied_by:
        return _("They gave it themselves.")
    day = said_day(person.supplied_on) or person.supplied_on
    given = _("It was given by: {who}, on {day}.").format(who=person.supplied_by, day=day)
    if person.told_on:
        told_on = said_day(person.told_on) or person.told_on
        return given + " " + _("They were told on {day}.").format(day=told_on)
    by = said_day(person.tell_by) or person.tell_by
    return given + " " + _("They are to be told by {day}.").format(day=by)


def _agreed(agreed: Agreed) -> Iterator[str]:
    if agreed.read_out:
        day = datetime.fromisoformat(agreed.read_out).astimezone().date().isoformat()
        yield _("The agreement was read out on {day}.").format(day=said_day(day))
    else:
        yield _("The agreement was not read out yet.")
    if not agreed.people:
        yield _("Nobody has a code.")
        return
    yield ngettext(
        "{count} person has a code, and no name.",
        "{count} people have a code each, and no names.",
        agreed.people,
    ).format(count=agreed.people)
    for wording, count in (
        (_("Join in: {count}"), agreed.joins),
        (_("Keep my notes: {count}"), agreed.keep_notes),
        (_("Quote me: {count}"), agreed.quote),
        (_("Photograph me: {count}"), agreed.photograph),
    ):
        yield "–  " + wording.format(count=count)
    if agreed.left:
        yield ngettext(
            "Of {count} person who left, the code is all that stays.",
            "Of {count} people who left, the codes are all that stays.",
            agreed.left,
        ).format(count=agreed.left)


def _needs(needs: dict[str, int]) -> Iterator[str]:
    if not needs:
        yield _("Nothing is noted.")
    for kind, count in needs.items():
        yield _("–  {need}: {count}").format(need=need_title(kind), count=count)
    if needs:
        yield _("These are counts, and belong to nobody.")


Wording = Callable[[int], str]


def _said(held: Held) -> Iterator[str]:
    yield _notes(held.notes)
    for count, wording in (
        (held.private, _private),
        (held.stays_in_room, _stays_in_room),
    ):
        if count:
            yield "–  " + wording(count)
    for count, wording in (
        (held.facilitator_notes, _own_notes),
        (held.conversations, _conversations),
        (held.promises, _promises),
    ):
        if count:
            yield wording(count)
    if held.for_team:
        yield "–  " + _for_team(held.for_team)
    yield _drawings(held.drawings, held.shown)
    yield _photographs(held.photographs, held.not_for_everybody)


def _notes(count: int) -> str:
    return ngettext("{count} note on boards.", "{count} notes on boards.", count).format(
        count=count
    )


def _private(count: int) -> str:
    return ngettext("{count} of them is private", "{count} of them are private", count).format(
        count=count
    )


def _stays_in_room(count: int) -> str:
    return ngettext(
        "{count} of them stays in the room", "{count} of them stay in the room", count
    ).format(count=count)


def _own_notes(count: int) -> str:
    return ngettext(
        "Your own notes to {count} activity.", "Your own notes to {count} activities.", count
    ).format(count=count)


def _conversations(count: int) -> str:
    return ngettext(
        "{count} conversation with somebody.", "{count} conversations with people.", count
    ).format(count=count)


def _promises(count: int) -> str:
    return ngettext("{count} promise.", "{count} promises.", count).format(count=count)


def _for_team(count: int) -> str:
    return ngettext(
        "{count} of them is for the team",
        "{count} of them are for the team",
        count,
    ).format(count=count)


def _drawings(count: int, shown: int) -> str:
    drawn = ngettext("{count} drawing on maps.", "{count} drawings on maps.", count).format(
        count=count
    )
    if not count:
        return drawn
    return (
        drawn
        + " "
        + ngettext(
            "The owner of {shown} agreed that it is shown by itself.",
            "The owners of {shown} agreed that they are shown by themselves.",
            shown,
        ).format(shown=shown)
    )


def _photographs(count: int, restricted: int) -> str:
    taken = ngettext("{count} photograph.", "{count} photographs.", count).format(count=count)
    if not restricted:
        return taken
    return (
        taken
        + " "
        + ngettext(
            "{count} of them is not for everybody.",
            "{count} of them are not for everybody.",
            restricted,
        ).format(count=restricted)
    )
