"""What a theory of change leaves open, and the routes by which it is read.

The questions follow Davies' criteria for a theory that can be evaluated: understandable,
testable, plausible, owned.
"""

from collections.abc import Callable, Iterable
from typing import Any

from facilitator.exercises.board.insights import of_any_board
from facilitator.exercises.board.tables import Board, Insights, Link, Note
from facilitator.exercises.theory_of_change.tables import TheoryBoard


class Routes:
    """The board's causal links, followed either way. Links that block are not followed."""

    def __init__(self, theory: Board) -> None:
        self.forward: dict[int, list[int]] = {note_id: [] for note_id in theory.notes}
        self.backward: dict[int, list[int]] = {note_id: [] for note_id in theory.notes}
        self.links = [link for link in theory.links.values() if link.kind != "blocks"]
        for link in self.links:
            self.forward[link.source_id].append(link.target_id)
            self.backward[link.target_id].append(link.source_id)

    def reached(self, starts: Iterable[int], along: dict[int, list[int]]) -> set[int]:
        """Return the notes reached from any start by following links, starts not included."""
        found: set[int] = set()
        ahead = [step for start in starts for step in along[start]]
        while ahead:
            if (note_id := ahead.pop()) not in found:
                found.add(note_id)
                ahead.extend(along[note_id])
        return found

    def downstream(self, starts: Iterable[int]) -> set[int]:
        """Return everything that these notes lead to."""
        return self.reached(starts, self.forward)

    def upstream(self, starts: Iterable[int]) -> set[int]:
        """Return everything that leads to these notes."""
        return self.reached(starts, self.backward)

    def loops(self) -> set[int]:
        """Return the notes that lie on a circle of links.

        Notes without causes or without effects are peeled off until none is left; what remains
        is on a circle, or between two.
        """
        left = set(self.forward)
        edge = [n for n in left if not self.forward[n] or not self.backward[n]]
        while edge:
            left.difference_update(edge)
            near = {m for n in edge for m in (*self.forward[n], *self.backward[n])} & left
            edge = [
                n
                for n in near
                if left.isdisjoint(self.forward[n]) or left.isdisjoint(self.backward[n])
            ]
        return {n for n in left if n in self.downstream([n])}


class _Reading:
    """One look at the board, with what several insights share."""

    def __init__(self, theory: TheoryBoard) -> None:
        self.theory = theory
        self.routes = Routes(theory)
        self.zone = {note_id: note.zone for note_id, note in theory.notes.items()}
        self.from_actions = self.routes.downstream(self._ids("actions"))
        self.to_vision = self.routes.upstream(self._ids("vision"))

    def _ids(self, zone: str) -> list[int]:
        return [note_id for note_id, own in self.zone.items() if own == zone]

    def notes(self, zone: str, asked: Callable[[int], bool]) -> list[str]:
        """Return the labels of a zone's notes of which something is true, in their order."""
        return [self.theory.notes[note_id].label for note_id in self._ids(zone) if asked(note_id)]

    def links(self, asked: Callable[[Link], bool]) -> list[str]:
        """Return the links of which something is true, written D4>V4."""
        return [link_label(self.theory, link) for link in self.routes.links if asked(link)]

    def causes(self, note_id: int) -> list[int]:
        return self.routes.backward[note_id]

    def effects(self, note_id: int) -> list[int]:
        return self.routes.forward[note_id]


def link_label(theory: Board, link: Link) -> str:
    """Return a link as people type it, such as D4>V4."""
    return f"{theory.notes[link.source_id].label}>{theory.notes[link.target_id].label}"


def insights(theory: TheoryBoard) -> Insights:
    """Return what the board leaves open, by insight, each with the labels it is about."""
    read = _Reading(theory)
    zone = read.zone
    notes = theory.notes
    return {
        "barrier_without_response": read.notes(
            "now", lambda n: notes[n].kind == "barrier" and not read.effects(n)
        ),
        "action_leading_nowhere": read.notes("actions", lambda n: not read.effects(n)),
        "change_without_action": read.notes("changes", lambda n: n not in read.from_actions),
        "change_leading_nowhere": read.notes("changes", lambda n: n not in read.to_vision),
        "vision_without_cause": read.notes("vision", lambda n: not read.causes(n)),
        "vision_without_action": read.notes(
            "vision", lambda n: bool(read.causes(n)) and n not in read.from_actions
        ),
        "jump_to_vision": read.links(
            lambda link: (zone[link.source_id], zone[link.target_id]) == ("actions", "vision")
        ),
        "vision_only_by_jump": read.notes(
            "vision",
            lambda n: bool(read.causes(n)) and all(zone[c] == "actions" for c in read.causes(n)),
        ),
        "change_without_who": read.notes("changes", lambda n: not notes[n].who),
        "vision_on_one_path": read.notes("vision", lambda n: len(read.causes(n)) == 1),
        "low_confidence_untested": _untested(theory),
        "loop": _loops(theory, read.routes),
        "one_owner": _one_owner(theory),
        **of_any_board(theory),
    }


def _loops(theory: Board, routes: Routes) -> list[str]:
    circles = routes.loops()
    return [note.label for note_id, note in theory.notes.items() if note_id in circles]


def _untested(theory: TheoryBoard) -> list[str]:
    return [
        link_label(theory, link)
        for link_id, link in theory.links.items()
        if (assumption := theory.assumptions.get(link_id))
        and assumption.confidence == 1
        and not assumption.test
    ]


def _one_owner(theory: Board) -> list[str]:
    owned = [note for note in theory.notes.values() if note.zone == "actions" and note.owner]
    if len(owned) < 3 or len({note.owner.casefold() for note in owned}) > 1:
        return []
    return [note.label for note in owned]


def counts(theory: TheoryBoard) -> dict[str, Any]:
    """Return how many notes and links there are, and how many links say no `because`."""
    return {
        "notes": len(theory.notes),
        "links": len(theory.links),
        "links_without_because": sum(not link.because for link in theory.links.values()),
    }


def thread(theory: Board, note_id: int) -> list[list[Note]]:
    """Return one note and its route back, as the room reads it: causes of causes first.

    Each list holds the notes that are equally many links away from the note; a note stands
    where it is first met, so a loop ends.
    """
    routes = Routes(theory)
    levels = [[note_id]]
    seen = {note_id}
    while True:
        before = [cause for n in levels[-1] for cause in routes.backward[n]]
        fresh = [n for n in dict.fromkeys(before) if n not in seen]
        if not fresh:
            return [[theory.notes[n] for n in level] for level in reversed(levels)]
        seen.update(fresh)
        levels.append(fresh)
