"""A sector map as words for paper: rows, institutions, and people by role.

A name stands beside its role only where it may be shared. What is private, or stays in the room,
is on no paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest
from typing import NamedTuple, cast

from exports.sheets import Job
from facilitator.decks.sectors import SectorDeck
from facilitator.exercises.sector_map.document import (
    ConversationDocument,
    EntryDocument,
    PersonReference,
    SectorMapDocument,
)
from facilitator.exercises.sector_map.persons import spoken
from facilitator.exercises.sector_map.seats import letters, marked, shape_of, strength_words
from facilitator.exercises.sector_map.tables import A_NAME, NOBODY
from facilitator.i18n import _, ngettext

INTRODUCERS = 3
"""So many who could introduce us are named for one gap."""


class Known(NamedTuple):
    """Somebody known, and how well."""

    who: str
    strength: int

    @property
    def words(self) -> str:
        """Who it is, and how well known."""
        how = strength_words()[self.strength]
        return _("{who} ({how})").format(who=self.who, how=how)


@dataclass
class Institution:
    """What is here, as all tables that have it say."""

    label: str
    here: str
    known: list[Known] = field(default_factory=list)
    needed: list[str] = field(default_factory=list)
    introducer: str = ""
    holder: str = ""
    next_step: str = ""
    review_on: str = ""
    tables: list[int] = field(default_factory=list)

    @property
    def strength(self) -> int:
        """The strength of the strongest relationship."""
        return max((each.strength for each in self.known), default=NOBODY)

    @property
    def name(self) -> str:
        """Its label and what it is here."""
        return " ".join(part for part in (self.label, self.here) if part)

    @property
    def with_origin(self) -> str:
        """Its name, and which tables have it."""
        if not self.tables:
            return self.name
        numbers = ", ".join(map(str, sorted(self.tables)))
        said = ngettext("{where} (table {number})", "{where} (tables {number})", len(self.tables))
        return said.format(where=self.name, number=numbers)


@dataclass
class MapRow:
    """A kind of institution, with those that are here."""

    number: int
    """Counted over all sectors, from 1: what it is called on the ring."""
    title: str
    examples: str
    compiled: bool = False
    institutions: list[Institution] = field(default_factory=list)

    @property
    def marked(self) -> str:
        """What it is called in the table, where compiled rows have a sign."""
        return marked(self.title, compiled=self.compiled)


@dataclass
class MapSector:
    """A sector with its rows."""

    key: str
    title: str
    tint: str
    shape: str
    rows: list[MapRow] = field(default_factory=list)


class Seat(NamedTuple):
    """Somebody known at an institution; nobody on its empty chair."""

    row: MapRow
    institution: Institution
    known: Known | None


class MapWords:
    """The map of one print."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.document = cast("SectorMapDocument", job.activity)
        self.deck = cast("SectorDeck", job.deck)
        self._people = {person.uid: person for person in job.workshop.people}
        self.sectors = list(self._sectors())
        self._fill()

    @property
    def centre(self) -> str:
        """What the group calls itself."""
        return self.named or self.deck.centre

    @property
    def named(self) -> str:
        """What the group calls itself, where it has said so: its deck can only say “us”."""
        return self.document.settings.centre

    @property
    def rows(self) -> list[tuple[MapSector, MapRow]]:
        """Every row, with its sector."""
        return [(sector, row) for sector in self.sectors for row in sector.rows]

    @property
    def institutions(self) -> list[tuple[MapSector, MapRow, Institution]]:
        """Every institution, with its sector and row."""
        return [(sector, row, own) for sector, row in self.rows for own in row.institutions]

    @property
    def gaps(self) -> list[tuple[MapSector, MapRow, Institution]]:
        """The institutions at which nobody is known."""
        return [each for each in self.institutions if each[2].strength == NOBODY]

    @property
    def seats(self) -> list[Seat]:
        """Everybody known, and a chair for each institution where nobody is."""
        return [
            Seat(row, own, known)
            for _sector, row, own in self.institutions
            for known in (*own.known, *([None] if not own.known else []))
        ]

    @property
    def letters(self) -> dict[str, str]:
        """A letter for everybody who holds many relationships."""
        holders = [own.holder for _s, _r, own in self.institutions if own.holder and own.known]
        order = list(dict.fromkeys(holders))
        found = letters(order.index(holder) for holder in holders)
        return {order[place]: letter for place, letter in found.items()}

    @property
    def language(self) -> str:
        """The language of the workshop."""
        return self._job.language

    @property
    def planned(self) -> list[ConversationDocument]:
        """The conversations that are still to be had, but for what is not for everybody."""
        hidden = {each.id for each in self.document.entries if each.visibility != "public"}
        every = self.document.conversations
        return [each for each in every if not each.held_on and each.entry.upper() not in hidden]

    def entry(self, label: str) -> EntryDocument | None:
        """Return what a table wrote under this label."""
        own = (each for each in self.document.entries if each.id == label.upper())
        return next(own, None)

    def introducers(self, gap: Institution) -> list[str]:
        """Return who could introduce us at an institution: who is near first, the best known."""
        if gap.introducer:
            return [gap.introducer]
        at, row = next((s, r) for s, r, own in self._known_last if own is gap)
        ranked: dict[str, tuple[int, int, str, str]] = {}
        for sector, other, own in self._known_last:
            if not own.known:
                break
            near = (sector is at) + (other is row)
            for known in own.known:
                rank = (-near, -known.strength, known.who, own.label)
                if known.who not in ranked or rank[:2] < ranked[known.who][:2]:
                    ranked[known.who] = rank
        how, said = strength_words(), _("{who} ({label}, {how})")
        return [
            said.format(who=who, label=label, how=how[-strength])
            for _near, strength, who, label in nsmallest(INTRODUCERS, ranked.values())
        ]

    @cached_property
    def _known_last(self) -> list[tuple[MapSector, MapRow, Institution]]:
        """Every institution; those at which nobody is known come last."""
        return sorted(self.institutions, key=lambda each: not each[2].known)

    def person(self, reference: PersonReference | None) -> str:
        """Return somebody's role, with the name where it may be shared."""
        if reference is None:
            return ""
        person = self._people.get(reference.person)
        if person is None:
            return reference.role
        if person.name and person.name_may_be_shared:
            return _("{name}, {role}").format(name=person.name, role=person.role)
        return person.role

    def _sectors(self) -> Iterator[MapSector]:
        """Yield the sectors of the map; of one without any, those of its deck and its entries."""
        listed = [(each.key, each.title, each.tint) for each in self.document.sectors]
        listed = listed or [(each.key, each.title, each.tint) for each in self.deck.sectors]
        keys = {key for key, _title, _tint in listed}
        own = dict.fromkeys(entry.sector for entry in self.document.entries)
        listed += [(key, key, "mint") for key in own if key not in keys]
        said = self.document.rows or self.deck.rows
        rows = [(each.sector, each.title, each.examples, each.compiled) for each in said]
        there = {(sector, title) for sector, title, *_more in rows}
        also = dict.fromkeys((entry.sector, entry.row) for entry in self.document.entries)
        rows += [(*each, "", False) for each in also if each not in there]
        number = 0
        for place, (key, title, tint) in enumerate(listed):
            sector = MapSector(key, title, tint, shape_of(place))
            for _key, row, examples, compiled in (each for each in rows if each[0] == key):
                number += 1
                sector.rows.append(MapRow(number, row, examples, compiled))
            yield sector

    def _fill(self) -> None:
        rows = {(sector.key, row.title): row for sector, row in self.rows}
        public = [each for each in self.document.entries if each.visibility == "public"]
        labels = {entry.id for entry in public}
        found: dict[str, Institution] = {}
        alone = [entry for entry in public if entry.stands_with not in labels]
        for entry in (*alone, *(entry for entry in public if entry.stands_with in labels)):
            leader = found.get(entry.stands_with)
            if leader is None:
                leader = found[entry.id] = Institution(entry.id, entry.here)
                rows[entry.sector, entry.row].institutions.append(leader)
            self._take(leader, entry)

    def _take(self, own: Institution, entry: EntryDocument) -> None:
        """Take up what one table says of an institution."""
        default = entry.strength or A_NAME
        for each in entry.known:
            known = Known(self.person(each), each.strength or default)
            same = next((old for old in own.known if old.who == known.who), None)
            if same is None:
                own.known.append(known)
            elif same.strength < known.strength:
                own.known[own.known.index(same)] = known
        needed = (self.person(each) for each in entry.needed)
        own.needed += [who for who in needed if who not in own.needed]
        own.here = _joined(own.here, entry.here)
        own.introducer = _joined(own.introducer, self.person(entry.introducer))
        own.holder = own.holder or self.person(entry.holder)
        own.next_step = _joined(own.next_step, entry.next_step)
        own.review_on = own.review_on or entry.review_on
        if entry.table_number is not None and entry.table_number not in own.tables:
            own.tables.append(entry.table_number)


def _joined(said: str, more: str) -> str:
    """Return what tables said until now, with what another one adds to it."""
    more = more.strip()
    if spoken(more) in spoken(said):
        return said
    return f"{said}; {more}" if said else more


def has_institutions(job: Job) -> bool:
    """Say whether there is anything on the map."""
    return bool(MapWords(job).institutions)


def has_gaps(job: Job) -> bool:
    """Say whether there are institutions at which nobody is known."""
    return bool(MapWords(job).gaps)


def has_voices(job: Job) -> bool:
    """Say whether communities are planned for."""
    return bool(cast("SectorMapDocument", job.activity).communities)
