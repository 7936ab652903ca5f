"""Trusted voices: whom a community asks before it asks us. Each function is one step to undo."""

from typing import Any

from sqlmodel import Session, select

from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.exercises.sector_map.entries import VoiceCommunityEntry, VoiceEntry
from facilitator.exercises.sector_map.persons import Who, by_role, somebody, still_there
from facilitator.exercises.sector_map.tables import TrustedVoice, VoiceCommunity
from facilitator.i18n import _
from facilitator.people import forget_unmentioned
from facilitator.store import Store
from facilitator.workshop import Activity, saved_id


def add_community(store: Store, activity_id: int, name: str, **values: Any) -> int:
    """Add a community, with its `languages` if they are known, and return its id."""
    entry = _community({"name": name, **values})
    with store.step(_("Add community")) as session:
        still_there(session, Activity, activity_id)
        row = VoiceCommunity(activity_id=activity_id, **entry)
        session.add(row)
        session.flush()
        return saved_id(row)


def change_community(store: Store, community_id: int, **values: Any) -> None:
    """Change a community's `name` or `languages`. Saves of one field are one step."""
    entry = _community(values)
    fields = "-".join(sorted(entry))
    with store.step(_("Change community"), merge=f"community-{community_id}-{fields}") as session:
        row = still_there(session, VoiceCommunity, community_id)
        row.sqlmodel_update(entry)
        session.add(row)


def remove_community(store: Store, community_id: int) -> None:
    """Delete a community with its voices, and people of whom nothing speaks any more."""
    with store.step(_("Delete community")) as session:
        row = still_there(session, VoiceCommunity, community_id)
        people = _people_of(session, community_id)
        session.delete(row)
        session.flush()
        forget_unmentioned(session, people)


def add_voice(store: Store, community_id: int, who: Who, **values: Any) -> int:
    """Add a trusted voice to a community, and return its id.

    `values` are fields of VoiceEntry, and whoever is the `backup`. Within one community a role is
    one person.
    """
    backup = values.pop("backup", None)
    entry = _voice(values)
    with store.step(_("Add trusted voice")) as session:
        community = still_there(session, VoiceCommunity, community_id)
        among = by_role(session, _people_of(session, community_id))
        person_id = somebody(session, who, among)
        row = TrustedVoice(
            activity_id=community.activity_id,
            community_id=community_id,
            person_id=person_id,
            backup_id=_stand_in(session, backup, person_id, among),
            **entry,
        )
        session.add(row)
        session.flush()
        return saved_id(row)


def change_voice(store: Store, voice_id: int, **values: Any) -> None:
    """Change a voice; `values` are fields of VoiceEntry, `who`, and `backup` or None for nobody."""
    named = {name: values.pop(name) for name in ("who", "backup") if name in values}
    entry = _voice(values)
    fields = "-".join(sorted([*entry, *named]))
    with store.step(_("Change trusted voice"), merge=f"voice-{voice_id}-{fields}") as session:
        row = still_there(session, TrustedVoice, voice_id)
        before = {row.person_id, row.backup_id}
        among = by_role(session, _people_of(session, row.community_id))
        row.sqlmodel_update(entry)
        if "who" in named:
            row.person_id = somebody(session, named["who"], among)
        if "backup" in named:
            row.backup_id = _stand_in(session, named["backup"], row.person_id, among)
        session.add(row)
        session.flush()
        forget_unmentioned(session, filter(None, before - {row.person_id, row.backup_id}))


def remove_voice(store: Store, voice_id: int) -> None:
    """Delete a trusted voice, and people of whom nothing speaks any more."""
    with store.step(_("Delete trusted voice")) as session:
        row = still_there(session, TrustedVoice, voice_id)
        people = [row.person_id, row.backup_id]
        session.delete(row)
        session.flush()
        forget_unmentioned(session, filter(None, people))


def _community(values: dict[str, Any]) -> dict[str, Any]:
    if "name" in values and not str(values["name"]).strip():
        raise InvalidEntryError(_("Say which community it is, in a word or two."))
    return _spoken_languages(checked(VoiceCommunityEntry, _listed(values)))


def _voice(values: dict[str, Any]) -> dict[str, Any]:
    return _spoken_languages(checked(VoiceEntry, _listed(values)))


def _listed(values: dict[str, Any]) -> dict[str, Any]:
    if "languages" in values and not isinstance(values["languages"], str):
        return {**values, "languages": list(values["languages"])}
    return values


def _spoken_languages(entry: dict[str, Any]) -> dict[str, Any]:
    """Return an entry with every language in it once, however it was written."""
    if "languages" not in entry:
        return entry
    once: dict[str, str] = {}
    for language in entry["languages"]:
        once.setdefault(language.casefold(), language)
    return {**entry, "languages": [language for language in once.values() if language]}


def _stand_in(
    session: Session, backup: Who | None, person_id: int, among: dict[str, int]
) -> int | None:
    if backup is None or (isinstance(backup, str) and not backup.strip()):
        return None
    found = somebody(session, backup, among)
    if found == person_id:
        raise InvalidEntryError(_("Nobody can stand in for themselves; choose somebody else."))
    return found


def _people_of(session: Session, community_id: int) -> list[int]:
    query = select(TrustedVoice).where(TrustedVoice.community_id == community_id)
    named = [each for row in session.exec(query) for each in (row.person_id, row.backup_id)]
    return [person_id for person_id in dict.fromkeys(named) if person_id is not None]
