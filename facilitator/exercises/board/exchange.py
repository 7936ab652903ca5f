"""A board's rows as an exchange document, and a document's parts as rows again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel
from sqlmodel import Session, SQLModel

from facilitator.board_layout import Point
from facilitator.decks import BoardDeck
from facilitator.exercises.board.document import (
    ActivityOnBoard,
    GroupDocument,
    LinkDocument,
    NoteDocument,
    VoteDocument,
    WordingDocument,
)
from facilitator.exercises.board.labels import reserve_labels
from facilitator.exercises.board.placing import places
from facilitator.exercises.board.tables import Board, Link, Note, NoteGroup, Vote, Wording
from facilitator.workshop import new_uid, saved_id

Values = dict[str, Any]


def shared(row: SQLModel, document: type[BaseModel]) -> Values:
    """Return a row's values that a document holds under the same name, all but the `id`."""
    return {name: getattr(row, name) for name in _common(type(row), document)}


@cache
def _common(table: type[SQLModel], document: type[BaseModel]) -> list[str]:
    """Return the fields that a table and a document share, all but the `id`."""
    columns = SQLModel.metadata.tables[str(table.__tablename__)].columns
    return [name for name in document.model_fields if name in columns and name != "id"]


def by_owner(rows: Iterable[Any], owner: str) -> dict[int, list[Any]]:
    """Return rows by the row that they belong to, which the column `owner` names."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, owner)].append(row)
    return found


class BoardExport:
    """A board's rows, as far as they are exported, as plain values of its document.

    What is private or stays in the room is left out and counted, unless all is asked for; so
    are its links, votes and other wordings, and groups in which nothing is left.
    """

    def __init__(
        self, board: Board, *, complete: bool, people: Mapping[int, str] | None = None
    ) -> None:
        self.board = board
        self.people = people or {}
        """Everybody's uid, by id."""
        self.spoken_of: set[int] = set()
        """The ids of those whom what leaves speaks of, once the parts were asked for."""
        self.left_out: Counter[str] = Counter()
        self._notes: dict[int, Note] = {}
        for note_id, note in board.notes.items():
            if complete or note.visibility == "public":
                self._notes[note_id] = note
            else:
                self.left_out[note.visibility] += 1
        filled = {note.group_id for note in self._notes.values()}
        kept = [group_id for group_id in board.groups if complete or group_id in filled]
        self._groups = {group_id: f"g{number}" for number, group_id in enumerate(kept, 1)}
        self._votes = by_owner(board.votes.values(), "note_id")
        self._wordings = by_owner(board.wordings.values(), "note_id")

    def go_on_paper(self) -> None:
        """Take in what leaves on paper alone; asked for before the parts."""

    def parts(self) -> Values:
        """Return the settings, groups, notes and links."""
        links = [link for link in self.board.links.items() if self._has_both_ends(link[1])]
        self.left_out["links"] = len(self.board.links) - len(links)
        return {
            "settings": self.settings(),
            "groups": [self._group(group_id, name) for group_id, name in self._groups.items()],
            "notes": [self.note(note_id, note) for note_id, note in self._notes.items()],
            "links": [self.link(link_id, link) for link_id, link in links],
        }

    def settings(self) -> Values:
        """Return what holds for the whole activity."""
        return {"plan": self.board.activity.plan}

    def note(self, note_id: int, note: Note) -> Values:
        """Return a note with its votes and other wordings."""
        return {
            **shared(note, NoteDocument),
            "id": note.label,
            "group": "" if note.group_id is None else self._groups[note.group_id],
            "wordings": [shared(row, WordingDocument) for row in self._wordings[note_id]],
            "votes": [shared(row, VoteDocument) for row in self._votes[note_id]],
        }

    def link(self, link_id: int, link: Link) -> Values:
        """Return a link, by its notes' labels."""
        return {
            **shared(link, LinkDocument),
            "from": self.board.notes[link.source_id].label,
            "to": self.board.notes[link.target_id].label,
        }

    def _group(self, group_id: int, name: str) -> Values:
        return {**shared(self.board.groups[group_id], GroupDocument), "id": name}

    def _has_both_ends(self, link: Link) -> bool:
        return link.source_id in self._notes and link.target_id in self._notes


class Uids:
    """The identities in a file: one that comes in is kept, unless it is taken already."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def keep(self, uid: str) -> str:
        """Return this identity, or a new one where it is empty or taken."""
        kept = uid if uid and uid not in self._taken else new_uid()
        self._taken.add(kept)
        return kept


class BoardImport:
    """Writes the parts of a document, which was found to be sound, as rows of one activity."""

    def __init__(
        self,
        session: Session,
        activity_id: int,
        deck: BoardDeck,
        uids: Uids,
        people: Mapping[str, int] | None = None,
    ) -> None:
        self.people = people or {}
        """The ids of the document's people, by their uids."""
        self.session = session
        self.activity_id = activity_id
        self.deck = deck
        self.uids = uids

    def write(self, document: ActivityOnBoard[Any, Any, Any]) -> None:
        """Write everything that is on the board."""
        self.settings(document.settings)
        groups = self._save(document.groups, [self._group(group) for group in document.groups])
        named = {group.id: row for group, row in groups}
        at = places(document, self.deck)
        notes = self._save(document.notes, [self._note(note, named, at) for note in document.notes])
        for note, row_id in notes:
            self.about_note(note, row_id)
        labelled = {note.id: row_id for note, row_id in notes}
        links = self._save(document.links, [self._link(link, labelled) for link in document.links])
        for link, row_id in links:
            self.about_link(link, row_id)
        reserve_labels(self.session, self.activity_id, _last_numbers(document))

    def settings(self, settings: Any) -> None:
        """Write what holds for the whole activity, beyond its plan."""

    def about_note(self, note: Any, note_id: int) -> None:
        """Write what belongs to a note: its votes and other wordings."""
        self.session.add_all(
            Wording(note_id=note_id, **wording.model_dump()) for wording in note.wordings
        )
        self.session.add_all(Vote(note_id=note_id, **vote.model_dump()) for vote in note.votes)

    def about_link(self, link: Any, link_id: int) -> None:
        """Write what belongs to a link, beyond its `because`."""

    def _save(self, documents: list[Any], rows: list[Any]) -> list[tuple[Any, int]]:
        self.session.add_all(rows)
        self.session.flush()
        return [(part, saved_id(row)) for part, row in zip(documents, rows, strict=True)]

    def _group(self, group: GroupDocument) -> NoteGroup:
        return NoteGroup(
            activity_id=self.activity_id,
            uid=self.uids.keep(group.uid),
            title=group.title,
            collapsed=group.collapsed,
        )

    def _note(self, note: NoteDocument, groups: dict[str, int], at: dict[str, Point]) -> Note:
        values = {name: getattr(note, name) for name in _common(Note, type(note))}
        if not note.said_at:
            del values["said_at"]
        values["uid"] = self.uids.keep(note.uid)
        values["x"], values["y"] = at[note.id]
        group_id = groups.get(note.group)
        return Note(activity_id=self.activity_id, label=note.id, group_id=group_id, **values)

    def _link(self, link: LinkDocument, notes: dict[str, int]) -> Link:
        return Link(
            activity_id=self.activity_id,
            uid=self.uids.keep(link.uid),
            source_id=notes[link.source],
            target_id=notes[link.target],
            kind=link.kind,
            because=link.because,
        )


def _last_numbers(document: ActivityOnBoard[Any, Any, Any]) -> dict[str, int]:
    """Return, for each prefix, the highest number that a note has, or ever had."""
    last = dict(document.labels)
    for note in document.notes:
        prefix = note.id.rstrip("0123456789")
        last[prefix] = max(last.get(prefix, 0), int(note.id[len(prefix) :]))
    return last
