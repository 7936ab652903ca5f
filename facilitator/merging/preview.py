"""What would come together, in sentences, before anything is written."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from facilitator.exchange import ActivityDocument, WorkshopDocument
from facilitator.exercises.board.document import NoteDocument
from facilitator.exercises.board.soundness import shortened
from facilitator.exercises.community_map.document import (
    CommunityMapDocument,
    DrawingDocument,
    ProvisionDocument,
)
from facilitator.exercises.sector_map.document import EntryDocument, SectorMapDocument
from facilitator.i18n import _, ngettext
from facilitator.log_book.document import PersonDocument
from facilitator.merging.field_titles import field_title
from facilitator.merging.voices import voices
from facilitator.merging.words import in_words, read_kept


class Said(NamedTuple):
    """One thing that two copies say differently."""

    about: str
    """What it is, as people call it: a label or a title."""
    field: str
    taken: str
    other: str


def preview(copies: Sequence[WorkshopDocument], merged: WorkshopDocument) -> list[str]:
    """Return what the merged workshop has from each copy."""
    told = list(_new_institutions(copies))
    uids = [_note_uids(copy) for copy in copies]
    if any(uids) or not told:
        told += _new_notes(uids)
    told += _new_promises(copies)
    told += _new_labels(copies, merged)
    told += _new_codes(copies, merged)
    told += _voices_together(copies, merged)
    if count := len(merged.differences):
        sentence = ngettext(
            "{count} thing is said differently; both are kept.",
            "{count} things are said differently; both are kept.",
            count,
        )
        told.append(sentence.format(count=count))
    return told


def differing(merged: WorkshopDocument) -> list[Said]:
    """Return what the copies said differently, and which of it was taken: for the facilitator."""
    return [said for _uid, _row, said in _differing(merged)]


def differing_aloud(merged: WorkshopDocument) -> list[str]:
    """Return the same in sentences; of what is said of somebody, or not for everybody, no words."""
    team = set(_for_the_team(merged))
    found = []
    for uid, row, said in _differing(merged):
        line = _("{about}, {field}: “{taken}”; another copy has “{other}”.")
        if uid in team:
            line = _("A promise for the team, {field}: the copies differ.")
        elif row is None or _is_quiet(row, said.field):
            line = _("{about}, {field}: the copies differ.")
        named = said._replace(field=field_title(said.field))
        found.append(line.format(**named._asdict()))
    return found


def _differing(merged: WorkshopDocument) -> Iterator[tuple[str, BaseModel | None, Said]]:
    rows = dict(_rows(merged))
    for each in merged.differences:
        name, row = rows.get(each.about, ("", None))
        taken = getattr(row, each.field, "") if row is not None else ""
        other = shortened(read_kept(each.other), 200)
        yield each.about, row, Said(name, each.field, in_words(taken), other)


def _for_the_team(document: WorkshopDocument) -> Iterator[str]:
    """Yield the uids of what is promised for the team alone, and of what was told of it."""
    for promise in document.promises:
        if promise.share != "room":
            yield promise.uid
            yield from (told.uid for told in promise.follow_ups)


def _is_quiet(row: BaseModel, field: str) -> bool:
    """Say whether a field of a row is said of somebody, or is not for everybody."""
    if isinstance(row, PersonDocument):
        return field not in {"role", "voice"}
    if isinstance(row, DrawingDocument) or (
        isinstance(row, ProvisionDocument) and not row.may_be_listed
    ):
        return True
    kept = getattr(row, "visibility", "public") != "public"
    return kept or field in {"holder", "facilitator_notes"} or field.startswith("community ")


def _note_uids(document: WorkshopDocument) -> set[str]:
    return {note.uid for activity in document.activities for note in activity.notes}


def _new_notes(uids: Sequence[set[str]]) -> Iterator[str]:
    """Yield how many notes each copy brings, and how many are in all of them."""
    for number, own in enumerate(uids):
        others = set().union(*uids[:number], *uids[number + 1 :])
        sentence = ngettext(
            "Copy {number} brings {count} note that no other has.",
            "Copy {number} brings {count} notes that no other has.",
            len(own - others),
        )
        yield sentence.format(number=number + 1, count=len(own - others))
    shared = len(set.intersection(*uids))
    both = ngettext("{count} note is in all of them.", "{count} notes are in all of them.", shared)
    yield both.format(count=shared)


def _new_institutions(copies: Sequence[WorkshopDocument]) -> Iterator[str]:
    """Yield how many institutions of a map each copy brings, where one does."""
    uids = [
        {entry.uid for activity in copy.activities for entry in _entries(activity)}
        for copy in copies
    ]
    counts = [
        len(own - set().union(*uids[:number], *uids[number + 1 :]))
        for number, own in enumerate(uids)
    ]
    for number, count in enumerate(counts if any(counts) else (), 1):
        sentence = ngettext(
            "Copy {number} brings {count} institution that no other has.",
            "Copy {number} brings {count} institutions that no other has.",
            count,
        )
        yield sentence.format(number=number, count=count)


def _entries(activity: ActivityDocument) -> Sequence[EntryDocument]:
    return activity.entries if isinstance(activity, SectorMapDocument) else ()


def _new_promises(copies: Sequence[WorkshopDocument]) -> Iterator[str]:
    """Yield how many promises only one of the copies has."""
    uids = [{promise.uid for promise in copy.promises} for copy in copies]
    for number, own in enumerate(uids):
        others = set().union(*uids[:number], *uids[number + 1 :])
        if count := len(own - others):
            sentence = ngettext(
                "Copy {number} brings {count} promise that no other has.",
                "Copy {number} brings {count} promises that no other has.",
                count,
            )
            yield sentence.format(number=number + 1, count=count)


def _new_labels(copies: Sequence[WorkshopDocument], merged: WorkshopDocument) -> Iterator[str]:
    now = {row.uid: row.id for activity in merged.activities for row in _labelled(activity)}
    for number, copy in enumerate(copies, 1):
        for activity in copy.activities:
            for row in _labelled(activity):
                if now[row.uid] != row.id:
                    message = _("{old} of copy {number} is {new} from now on.")
                    yield message.format(old=row.id, number=number, new=now[row.uid])


def _labelled(activity: ActivityDocument) -> Sequence[NoteDocument | EntryDocument]:
    """Return what people call by a label."""
    return [*activity.notes, *_entries(activity)]


def _new_codes(copies: Sequence[WorkshopDocument], merged: WorkshopDocument) -> Iterator[str]:
    """Yield whose code is another one now, such as a second P3: they are two people."""
    now = {person.uid: person.code for person in merged.participants}
    owners = {code: uid for uid, code in now.items()}
    for number, copy in enumerate(copies, 1):
        for person in copy.participants:
            new = now[person.uid]
            if new == person.code:
                continue
            message = _("{old} of copy {number} has the code {new} from now on.")
            if person.code in owners:
                message = _(
                    "{old} of copy {number} is not the same person as {old} of another copy, "
                    "and has the code {new} from now on."
                )
            yield message.format(old=person.code, number=number, new=new)


def _voices_together(copies: Sequence[WorkshopDocument], merged: WorkshopDocument) -> Iterator[str]:
    for activity in merged.activities:
        own = [each for copy in copies for each in copy.activities if each.uid == activity.uid]
        if set().union(*map(voices, own)) - voices(activity):
            message = _(
                "{activity}: one copy counts the dots of small groups together with others; so "
                "they are together here."
            )
            yield message.format(activity=activity.title)


def _rows(document: WorkshopDocument) -> Iterator[tuple[str, tuple[str, BaseModel]]]:
    """Yield what a difference may be about: its uid, what people call it, and the part."""
    yield document.workshop.uid, (document.workshop.title, document.workshop)
    for activity in document.activities:
        yield activity.uid, (activity.title, activity)
        for note in activity.notes:
            yield note.uid, (note.id, note)
        for link in activity.links:
            yield link.uid, (f"{link.source} > {link.target}", link)
        for group in activity.groups:
            yield group.uid, (group.title, group)
        for part in (*getattr(activity, "draws", ()), *getattr(activity, "evidence", ())):
            yield part.uid, (part.card, part)
        yield from _map_rows(activity)
    for participant in document.participants:
        yield participant.uid, (participant.code, participant)
    for person in document.people:
        yield person.uid, (person.role, person)
    for promise in document.promises:
        yield promise.uid, (shortened(promise.what), promise)
        for told in promise.follow_ups:
            yield told.uid, (shortened(promise.what), told)


def _map_rows(activity: ActivityDocument) -> Iterator[tuple[str, tuple[str, BaseModel]]]:
    """Yield the sectors and rows of a map by title, what is in them by label, drawings by code."""
    if isinstance(activity, CommunityMapDocument):
        for outline in activity.outlines:
            yield outline.uid, (outline.name, outline)
        for drawing in activity.drawings:
            yield drawing.uid, (drawing.participant, drawing)
        for place in activity.places:
            yield place.uid, (place.id, place)
        for happening in activity.provision:
            yield happening.uid, (happening.id, happening)
    if isinstance(activity, SectorMapDocument):
        for sector in activity.sectors:
            yield sector.uid, (sector.title, sector)
        for row in activity.rows:
            yield row.uid, (row.title, row)
        for entry in activity.entries:
            yield entry.uid, (entry.id, entry)
