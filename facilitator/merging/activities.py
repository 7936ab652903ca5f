"""Two runs of one activity, as two copies of a workshop have them, made one."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple
from uuid import NAMESPACE_OID, uuid5

from facilitator.exercises.board.document import ActivityOnBoard
from facilitator.merging.cards import PARTS, merged_cards
from facilitator.merging.community_map import PARTS as COMMUNITY_PARTS
from facilitator.merging.community_map import merged_community
from facilitator.merging.names import settled
from facilitator.merging.parts import Copies, by_uid
from facilitator.merging.plans import PlanMerging
from facilitator.merging.sector_map import PARTS as MAP_PARTS
from facilitator.merging.sector_map import merged_map
from facilitator.merging.values import Merging
from facilitator.merging.voices import counted_together, folded, telling_fields

Activity = ActivityOnBoard[Any, Any, Any]
Values = dict[str, Any]
APART: Final = (
    "settings",
    "labels",
    "progress",
    "steps",
    "loose_times",
    "groups",
    "notes",
    "links",
    "photos",
    *PARTS,
    *MAP_PARTS,
    *COMMUNITY_PARTS,
)
"""What of an activity is merged part by part."""
NOTE_APART: Final = ("id", "group", "wordings", "votes", "indicators")


class ActivityMerging:
    """Merges one activity: notes, groups and photographs by uid, links by their ends and kind."""

    def __init__(self, merging: Merging, one: Activity, other: Activity) -> None:
        self._merging = merging
        self._one, self._other = one, other
        self._notes = by_uid(one.notes, other.notes)
        self._groups = by_uid(one.groups, other.groups)
        self._last = {
            prefix: max(one.labels.get(prefix, 0), other.labels.get(prefix, 0))
            for prefix in sorted({*one.labels, *other.labels})
        }
        self._labels = settled(self._notes.names(), self._last)
        self._group_ids = _group_ids(self._groups)
        self._small = folded(one, other)
        self._grouped = _smaller(_grouped(one), _grouped(other))

    @property
    def telling(self) -> set[tuple[str, str]]:
        """The differences, by uid and field, that would tell apart what is counted together."""
        return {(uid, field) for uid in self._notes.order for field in telling_fields(self._small)}

    def values(self) -> Values:
        """Return the merged activity as the values of its document."""
        one, other, merging = self._one, self._other, self._merging
        plans = PlanMerging(merging, one, other)
        community = merged_community(merging, one, other, self._last)
        if "photos" not in community:
            community["photos"] = self._all(by_uid(one.photos, other.photos))
        return {
            **merging.part(one, other, one.uid, leave=APART),
            "settings": {
                **merging.part(
                    one.settings, other.settings, one.uid, leave=("plan",), within="settings"
                ),
                "plan": plans.plan(),
            },
            "labels": self._last,
            **plans.values(),
            "groups": self._all(self._groups, lambda uid: {"id": self._group_ids[uid]}, ("id",)),
            "notes": self._all(self._notes, self._about_note, NOTE_APART),
            "links": self._links(),
            **merged_cards(merging, one, other),
            **merged_map(merging, one, other, self._last),
            **community,
        }

    def _all(
        self,
        copies: Copies,
        more: Callable[[str], Values] | None = None,
        leave: Sequence[str] = (),
    ) -> list[Values]:
        merged = []
        for key in copies.order:
            first, last = copies.both(key)
            values = self._merging.part(first, last, first.uid, leave=leave)
            merged.append({**values, **(more(key) if more is not None else {})})
        return merged

    def _about_note(self, uid: str) -> Values:
        first, last = self._notes.both(uid)
        signs = by_uid(getattr(first, "indicators", ()), getattr(last, "indicators", ()))
        values = {
            "id": self._labels[uid],
            "group": self._group_ids.get(self._grouped.get(uid, ""), ""),
            "wordings": self._inside(uid, first.wordings, last.wordings, lambda part: part.role),
            "votes": self._inside(
                uid,
                counted_together(first.votes, self._small),
                counted_together(last.votes, self._small),
                lambda part: f"{part.kind} {part.voice}",
            ),
        }
        return {**values, "indicators": self._all(signs)} if signs.order else values

    def _inside(
        self, uid: str, ones: Iterable[Any], others: Iterable[Any], key: Callable[[Any], str]
    ) -> list[Values]:
        """Return what belongs to a note and has no identity of its own: wordings, votes."""
        copies = Copies(ones, others, key)
        return [
            self._merging.part(*copies.both(each), uid, within=each.strip())
            for each in copies.order
        ]

    def _links(self) -> list[Values]:
        links = Copies(self._ended(self._one), self._ended(self._other), lambda link: link.key)
        taken: set[str] = set()
        merged = []
        for key in sorted(links.order):
            first, last = links.both(key)
            uid = _free_uid({first.link.uid, last.link.uid}, key, taken)
            values = self._merging.part(first.link, last.link, uid, leave=("source", "target"))
            source, target, _kind = key.split(" ")
            ends = {"source": self._labels[source], "target": self._labels[target], "uid": uid}
            merged.append((key, {**values, **ends}))
        by_key = dict(merged)
        return [by_key[key] for key in links.order]

    @staticmethod
    def _ended(document: Activity) -> list["_Ended"]:
        uids = {note.id: note.uid for note in document.notes}
        return [
            _Ended(f"{uids[link.source]} {uids[link.target]} {link.kind}", link)
            for link in document.links
        ]


class _Ended(NamedTuple):
    """A link, known by its ends' uids and its kind."""

    key: str
    link: Any


def _free_uid(candidates: set[str], key: str, taken: set[str]) -> str:
    """Return an identity that no link before this one has; the same in every merging."""
    free = sorted(candidates - taken)
    uid = free[0] if free else str(uuid5(NAMESPACE_OID, f"{min(candidates)} {key}"))
    taken.add(uid)
    return uid


def _group_ids(groups: Copies) -> dict[str, str]:
    """Return an id for each group: its own, where no two have the same."""
    names = {uid: min(own) for uid, own in groups.names().items()}
    if len(set(names.values())) == len(names):
        return names
    return {uid: f"g{number}" for number, uid in enumerate(groups.order, 1)}


def _grouped(document: Activity) -> dict[str, str]:
    """Return the uid of each grouped note's group, by the uid of the note."""
    uids = {group.id: group.uid for group in document.groups}
    return {note.uid: uids[note.group] for note in document.notes if note.group}


def _smaller(one: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    return {key: min(filter(None, (one.get(key), other.get(key)))) for key in {**one, **other}}
