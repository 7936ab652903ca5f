"""A theory of change in the open exchange format."""

from typing import Annotated, Literal

from pydantic import Field

from facilitator.clean import Line, Text, Uid
from facilitator.documents import Part
from facilitator.exercises.board.document import (
    ActivityOnBoard,
    LinkDocument,
    NoteDocument,
    SettingsDocument,
)
from facilitator.exercises.theory_of_change.entries import Enabler, Engaged, Hope


class TheorySettingsDocument(SettingsDocument):
    """What holds for the whole theory of change."""

    horizon: Line = ""
    enablers: list[Enabler] = []
    barrier: Text = ""
    ambition: Text = ""
    leading: list[Line] = []
    engaged: list[Engaged] = []
    hopes: list[Hope] = []


class IndicatorDocument(Part):
    """A sign by which people would notice."""

    uid: Uid = ""
    sign: Text
    source: Text = ""
    baseline: Line = ""
    target: Line = ""
    read_by: Line = ""


class TheoryNoteDocument(NoteDocument):
    """A note, with what the core team settled about it."""

    in_our_control: bool | None = None
    judged_by: Line = ""
    indicators: list[IndicatorDocument] = []


class TheoryLinkDocument(LinkDocument):
    """A link, with how sure the group is of it."""

    confidence: Annotated[int, Field(ge=1, le=3)] | None = None
    evidence: Text = ""
    test: Text = ""


class TheoryDocument(
    ActivityOnBoard[TheoryNoteDocument, TheoryLinkDocument, TheorySettingsDocument]
):
    """One run of a theory of change."""

    exercise: Literal["theory_of_change"]
    deck: str = "theory_of_change"
    settings: TheorySettingsDocument = TheorySettingsDocument()
