"""A board in the open exchange format: plain data, in which it travels and from which it prints."""

from collections.abc import Mapping
from typing import Annotated, Any, Generic, Literal

from pydantic import AfterValidator, Field
from typing_extensions import TypeVar

from facilitator.clean import ClockTime, Line, Moment, Text, Uid
from facilitator.day.document import LooseTimeDocument, ProgressDocument, StepDocument
from facilitator.documents import Base64, Part
from facilitator.exercises.board.entries import Voice
from facilitator.visibility import Visibility

Label = Annotated[str, Field(pattern=r"^[A-Za-z]{1,2}[1-9][0-9]{0,5}$"), AfterValidator(str.upper)]
"""A note's label, such as N4; people say and type it, so n4 is the same."""
Prefix = Annotated[str, Field(pattern=r"^[A-Z]{1,2}$")]
Place = Annotated[float, Field(ge=-1e9, le=1e9, allow_inf_nan=False)]


class WordingDocument(Part):
    """Another wording of a note."""

    role: Literal["said", "agreed", "differs"]
    text: Text
    language: Line = ""


class VoteDocument(Part):
    """Dots or concerns on a note."""

    kind: Literal["dot", "concern"]
    voice: Literal["", "resident", "community_group", "staff", "leader"] = ""
    count: int = Field(ge=1, le=9_999)


class NoteDocument(Part):
    """A note. Its `id` is its label. Places are board units; without one it is laid out anew."""

    id: Label
    uid: Uid = ""
    zone: str
    kind: str = ""
    text: Text
    language: Line = ""
    x: Place | None = None
    y: Place | None = None
    tint: Literal["", "lemon", "mint", "sky", "rose", "lilac"] = ""
    group: str = ""
    table_number: int | None = Field(default=None, ge=1, le=999)
    status: Literal["draft", "agreed", "parked", "differ"] = "draft"
    visibility: Visibility = "public"
    who: Line = ""
    owner: Line = ""
    due: Line = ""
    year: int | None = Field(
        default=None, ge=-9_999, le=9_999, description="When it happened, on a time axis."
    )
    evidence: Text = ""
    voices: list[Voice] = []
    tags: list[str] = []
    said_at: Moment = ""
    wordings: list[WordingDocument] = []
    votes: list[VoteDocument] = []

    def wording(self, role: str) -> WordingDocument | None:
        """Return the other wording of this role, if there is one."""
        return next((wording for wording in self.wordings if wording.role == role), None)

    def dots(self, kind: str = "dot") -> int:
        """Return how many dots, or concerns, are on the note."""
        return sum(vote.count for vote in self.votes if vote.kind == kind)


class LinkDocument(Part):
    """A link between two notes of the activity, by their labels."""

    uid: Uid = ""
    source: Label = Field(alias="from")
    target: Label = Field(alias="to")
    kind: str = ""
    because: Text = ""


class GroupDocument(Part):
    """A group; its `id` is what its notes say in `group`."""

    id: str
    uid: Uid = ""
    title: Line
    collapsed: bool = False


class PhotoDocument(Part):
    """A photograph of what was on paper."""

    uid: Uid = ""
    caption: Line = ""
    visibility: Visibility = "public"
    data: Base64
    added_at: Moment = ""


class SettingsDocument(Part):
    """What holds for the whole activity."""

    plan: str = ""


N = TypeVar("N", bound=NoteDocument, default=NoteDocument)
L = TypeVar("L", bound=LinkDocument, default=LinkDocument)
S = TypeVar("S", bound=SettingsDocument, default=SettingsDocument)


class ActivityOnBoard(Part, Generic[N, L, S]):
    """One run of an exercise on a board, with its own kinds of note, link and settings."""

    exercise: str

    deck: str = ""
    title: Line = ""
    uid: Uid = ""
    settings: S
    labels: dict[Prefix, Annotated[int, Field(ge=0, le=999_999)]] = Field(
        default={}, description="The last number given to each prefix."
    )
    starts: ClockTime = ""
    facilitator_notes: Text = ""
    materials: list[Line] = []
    steps: list[StepDocument] = Field(default=[], description="Empty: those of the deck's plan.")
    loose_times: list[LooseTimeDocument] = []
    progress: ProgressDocument = ProgressDocument()
    photos: list[PhotoDocument] = []
    groups: list[GroupDocument] = []
    notes: list[N] = []
    links: list[L] = []

    def by_label(self) -> Mapping[str, N]:
        """Return the notes by their labels."""
        return {note.id: note for note in self.notes}

    def in_zone(self, zone: str) -> list[N]:
        """Return the notes of a zone, from the top of the board down."""
        notes = [note for note in self.notes if note.zone == zone]
        return sorted(notes, key=lambda note: (note.y or 0.0, note.x or 0.0))


def _name_exercises(schema: dict[str, Any]) -> None:
    """Let the JSON Schema name the exercises that travel as a board."""
    from facilitator.exercises import EXERCISES, OWN_FORM

    keys = [key for key in EXERCISES if key not in OWN_FORM]
    schema.update({"const": keys[0]} if len(keys) == 1 else {"enum": keys})


class BoardDocument(ActivityOnBoard[NoteDocument, LinkDocument, SettingsDocument]):
    """One run of a board that needs no more than its deck, or of an exercise without own fields."""

    exercise: str = Field(json_schema_extra=_name_exercises)
    settings: SettingsDocument = SettingsDocument()


class MomentDocument(ActivityOnBoard[NoteDocument, LinkDocument, SettingsDocument]):
    """A moment of the day without a board: a welcome, a break, a closing."""

    exercise: Literal["moment"]
    settings: SettingsDocument = SettingsDocument()
