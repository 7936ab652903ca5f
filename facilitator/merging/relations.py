"""Whom two copies of a map know, need or were told of, each person once."""

from collections.abc import Iterable
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from facilitator.exercises.sector_map.document import (
    EntryDocument,
    KnownDocument,
    NeededDocument,
    PersonReference,
)
from facilitator.merging.parts import Copies
from facilitator.merging.values import Merging

Values = dict[str, Any]


class Relations:
    """Merges lists of people, who are known by whom they refer to."""

    def __init__(self, merging: Merging) -> None:
        self._merging = merging
        self._taken: set[str] = set()

    def ties(self, one: EntryDocument, other: EntryDocument) -> tuple[list[Values], list[Values]]:
        """Return who is known and who is needed; who is known in either copy is known."""
        known = Copies(one.known, other.known, _who)
        needed = Copies(one.needed, other.needed, _who)
        uids = self._uids(one.uid, (known, needed))
        return (
            [self._known(uids[who], *known.both(who)) for who in known.order],
            [
                {**_reference(needed.both(who)[0]), "uid": uids[who]}
                for who in needed.order
                if who not in known.by_key
            ],
        )

    def _known(self, uid: str, one: KnownDocument, other: KnownDocument) -> Values:
        return {**self._merging.part(one, other, uid, leave=("uid",)), "uid": uid}

    def people(
        self, within: str, one: Iterable[NeededDocument], other: Iterable[NeededDocument]
    ) -> list[Values]:
        """Return everybody of whom a conversation, which has this uid, told in either copy."""
        told = Copies(one, other, _who)
        uids = self._uids(within, (told,))
        return [{**_reference(told.both(who)[0]), "uid": uids[who]} for who in told.order]

    def _uids(self, within: str, lists: Iterable[Copies]) -> dict[str, str]:
        """Return an identity for each relationship: the smallest that it has in a copy.

        Where another one took it, because the copies disagree on who somebody is, a new one.
        """
        candidates: dict[str, set[str]] = {}
        for copies in lists:
            for who, parts in copies.by_key.items():
                candidates.setdefault(who, set()).update(part.uid for part in parts)
        found: dict[str, str] = {}
        for who in sorted(candidates):
            free = sorted(candidates[who] - self._taken)
            found[who] = free[0] if free else str(uuid5(NAMESPACE_OID, f"{within} {who}"))
            self._taken.add(found[who])
        return found


def _who(reference: PersonReference) -> str:
    return reference.person or f"role {reference.role}"


def _reference(part: NeededDocument | KnownDocument) -> Values:
    return {"role": part.role, "person": part.person}
