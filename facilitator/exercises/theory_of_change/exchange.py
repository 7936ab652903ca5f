"""A theory of change's rows as an exchange document, and a document's parts as rows again."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from facilitator.exercises.board.exchange import BoardExport, BoardImport, Values, by_owner, shared
from facilitator.exercises.board.tables import Link, Note
from facilitator.exercises.theory_of_change.document import (
    IndicatorDocument,
    TheoryLinkDocument,
    TheoryNoteDocument,
    TheorySettingsDocument,
)
from facilitator.exercises.theory_of_change.entries import (
    AssumptionEntry,
    DetailEntry,
    IndicatorEntry,
    SettingsEntry,
)
from facilitator.exercises.theory_of_change.tables import (
    Assumption,
    Indicator,
    NoteDetail,
    TheoryBoard,
    TheoryOfChange,
)


class TheoryExport(BoardExport):
    """Adds what the core team settled to what is on the board."""

    board: TheoryBoard

    def __init__(
        self, board: TheoryBoard, *, complete: bool, people: Mapping[int, str] | None = None
    ) -> None:
        super().__init__(board, complete=complete, people=people)
        self._indicators = by_owner(board.rows["indicator"].values(), "note_id")

    def settings(self) -> Values:
        """Return the plan, and what holds for the whole theory of change."""
        return {**super().settings(), **shared(self.board.settings, TheorySettingsDocument)}

    def note(self, note_id: int, note: Note) -> Values:
        """Return a note with its indicators and what was settled about it."""
        detail = self.board.details.get(note_id)
        indicators = [shared(row, IndicatorDocument) for row in self._indicators[note_id]]
        own = {} if detail is None else shared(detail, TheoryNoteDocument)
        return {**super().note(note_id, note), **own, "indicators": indicators}

    def link(self, link_id: int, link: Link) -> Values:
        """Return a link with how sure the group is of it."""
        assumption = self.board.assumptions.get(link_id)
        own = {} if assumption is None else shared(assumption, TheoryLinkDocument)
        return {**super().link(link_id, link), **own}


class TheoryImport(BoardImport):
    """Writes what the core team settled beside what is on the board."""

    def settings(self, settings: TheorySettingsDocument) -> None:
        """Write what holds for the whole theory of change, where something is settled."""
        if values := _settled(settings, SettingsEntry):
            self.session.add(TheoryOfChange(activity_id=self.activity_id, **values))

    def about_note(self, note: TheoryNoteDocument, note_id: int) -> None:
        """Write what belongs to a note: votes, wordings, indicators and what was settled."""
        super().about_note(note, note_id)
        if values := _settled(note, DetailEntry):
            self.session.add(NoteDetail(note_id=note_id, **values))
        for indicator in note.indicators:
            uid = self.uids.keep(indicator.uid)
            values = {"sign": indicator.sign, **_settled(indicator, IndicatorEntry)}
            self.session.add(Indicator(note_id=note_id, uid=uid, **values))

    def about_link(self, link: TheoryLinkDocument, link_id: int) -> None:
        """Write how sure the group is of a link, where somebody said so."""
        if values := _settled(link, AssumptionEntry):
            self.session.add(Assumption(link_id=link_id, **values))


def _settled(part: BaseModel, entry: type[BaseModel]) -> dict[str, Any]:
    """Return what a document says of an entry's fields, where it says anything."""
    said = part.model_dump(include=set(entry.model_fields))
    return {name: value for name, value in said.items() if value not in ("", None, [])}
