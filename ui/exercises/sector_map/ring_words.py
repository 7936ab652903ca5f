"""What the ring says in words: to a screen reader, in a tooltip, and in the line below it."""

from collections.abc import Mapping, Sequence

from facilitator.exercises.sector_map.ring import Mark
from facilitator.exercises.sector_map.seats import Seat, Seating, strength_words
from facilitator.exercises.sector_map.tables import NEEDED, MapBoard, SectorEntry
from facilitator.i18n import _, ngettext
from facilitator.people import Person
from facilitator.workshop import saved_id
from ui.wording import translated


class RingWords:
    """Says who sits where, by role."""

    def __init__(self, board: MapBoard, people: Mapping[int, Person], seating: Seating) -> None:
        self._board, self._people, self._seating = board, people, seating

    def mark(self, mark: Mark) -> str:
        """Say everything that a mark stands for."""
        seats = [self._seating.seat(seat_id, mark.strength) for seat_id in mark.seats]
        row = translated(self._seating.titles[mark.row])
        return "\n".join([row, *(self.seats([seat]) for seat in seats)])

    def seats(self, seats: Sequence[Seat]) -> str:
        """Say who sits at an institution, how well we know them, and who holds it."""
        entry = self._board.entries[seats[0].entry]
        where = self._where(entry)
        if seats[0].tie is None:
            needed = self._needed(saved_id(entry))
            said = _("{where}: nobody yet").format(where=where)
            return _("{said}; we need {roles}").format(said=said, roles=needed) if needed else said
        known = "; ".join(self._known(seat) for seat in seats)
        said = _("{where}: {who}").format(where=where, who=known)
        if seats[0].holder is None:
            return said
        holder = self.role(seats[0].holder)
        return _("{said}; {holder} holds it").format(said=said, holder=holder)

    def _where(self, entry: SectorEntry) -> str:
        """Say what is there, and which tables have it."""
        where = " ".join(part for part in (entry.label, entry.here) if part)
        numbers = self._board.table_numbers(saved_id(entry))
        if not numbers:
            return where
        said = ngettext("{where} (table {number})", "{where} (tables {number})", len(numbers))
        return said.format(where=where, number=", ".join(map(str, numbers)))

    def entry(self, entry_id: int) -> str:
        """Say who sits at an institution, whom we need there, and in which row that is."""
        seats = [seat for seat in self._seating.seats if seat.entry == entry_id]
        if not seats:
            return ""
        said = f"{translated(self._seating.titles[seats[0].row])} · {self.seats(seats)}"
        needed = self._needed(entry_id) if seats[0].tie is not None else ""
        return _("{said}; we need {roles}").format(said=said, roles=needed) if needed else said

    def _known(self, seat: Seat) -> str:
        return _("{who}, {strength}").format(
            who=self.role(seat.person), strength=strength_words()[seat.strength]
        )

    def role(self, person_id: int | None) -> str:
        """Return somebody's role."""
        person = self._people.get(person_id or 0)
        return person.role if person else _("Somebody")

    def legend(self) -> str:
        """Say what the signs on the ring mean, as far as they are there."""
        seating = self._seating
        circles = _("Circles, from the middle outwards: {words}.")
        parts = [circles.format(words=", ".join(strength_words().values()))]
        parts.append(_("A chair with “?”: we know nobody there yet."))
        for holder, letter in seating.letters.items():
            own = {s.entry for s in seating.seats if s.holder == holder and s.tie is not None}
            said = ngettext(
                "{letter}, outlined: {count} relationship is held by {who}.",
                "{letter}, outlined: {count} relationships are held by {who}.",
                len(own),
            )
            parts.append(said.format(letter=letter, count=len(own), who=self.role(holder)))
        return "  ".join(parts)

    def summary(self) -> str:
        """Say how many people and empty chairs there are."""
        known = {seat.person for seat in self._seating.seats if seat.tie is not None}
        chairs = sum(seat.tie is None for seat in self._seating.seats)
        people = ngettext("{count} person known", "{count} people known", len(known))
        empty = ngettext("{count} empty chair", "{count} empty chairs", chairs)
        return ", ".join((people.format(count=len(known)), empty.format(count=chairs)))

    def _needed(self, entry_id: int) -> str:
        ties = (
            tie
            for row in self._board.entries.values()
            if entry_id in (row.id, row.stands_with_id)
            for tie in self._board.ties.values()
            if tie.entry_id == row.id and tie.kind == NEEDED
        )
        return ", ".join(dict.fromkeys(self.role(tie.person_id) for tie in ties))
