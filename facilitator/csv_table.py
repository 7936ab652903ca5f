"""What a workshop holds as a table for spreadsheet programs: CSV."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from facilitator.csv_cells import table_text
from facilitator.csv_map import COLUMNS as MAP_COLUMNS
from facilitator.csv_map import map_rows
from facilitator.csv_places import COLUMNS as PLACE_COLUMNS
from facilitator.csv_places import place_rows
from facilitator.csv_rows import COLUMNS as MORE_COLUMNS
from facilitator.csv_rows import card_rows, promise_rows
from facilitator.decks import BoardDeck
from facilitator.exchange import ActivityDocument, WorkshopDocument
from facilitator.exercises.board.document import NoteDocument
from facilitator.exercises.theory_of_change.document import TheoryNoteDocument

NOTE_COLUMNS: Final = (
    "activity",
    "label",
    "zone",
    "kind",
    "text",
    "language",
    "who",
    "table",
    "group",
    "status",
    "visibility",
    "dots",
    "concerns",
    "links_to",
    "links_from",
    "because",
    "owner",
    "due",
    "year",
    "evidence",
    "voices",
    "tags",
    "in_our_control",
    "judged_by",
    "indicators",
    "first_said",
    "agreed_wording",
    "seen_differently",
    "said_at",
)
COLUMNS: Final = (*NOTE_COLUMNS, *MORE_COLUMNS, *MAP_COLUMNS, *PLACE_COLUMNS)


def csv_text(document: WorkshopDocument) -> str:
    """Return one row for each note; links stand in the rows of the notes at both their ends.

    Cards that were drawn, ratings, examples, institutions, trusted voices and promises have rows
    of their own, after the notes of their activity or at the end; what a row is, its `kind` says.
    A cell that a spreadsheet program would run as a formula begins with an apostrophe.
    """
    return table_text(COLUMNS, _all_rows(document))


def _all_rows(document: WorkshopDocument) -> Iterator[dict[str, Any]]:
    for activity in document.activities:
        deck = document.deck(activity)
        yield from note_rows(activity, deck)
        yield from card_rows(activity, deck)
        yield from map_rows(document, activity, deck)
        yield from place_rows(activity, deck)
    yield from promise_rows(document)


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)


def note_rows(activity: ActivityDocument, deck: BoardDeck) -> Iterator[dict[str, Any]]:
    """Yield a row for each note of an activity."""
    targets: dict[str, list[str]] = defaultdict(list)
    sources: dict[str, list[str]] = defaultdict(list)
    reasons: dict[str, list[str]] = defaultdict(list)
    for link in activity.links:
        targets[link.source].append(link.target)
        sources[link.target].append(link.source)
        if link.because:
            reasons[link.source].append(f"{link.target}: {link.because}")
    groups = {group.id: group.title for group in activity.groups}
    for note in activity.notes:
        yield {
            "activity": activity.title,
            "group": groups.get(note.group, ""),
            "links_to": _listed(targets[note.id]),
            "links_from": _listed(sources[note.id]),
            "because": "\n".join(reasons[note.id]),
            **_note(note, deck),
            **_settled(note),
        }


def _note(note: NoteDocument, deck: BoardDeck) -> dict[str, Any]:
    zones = {zone.key: zone.title for zone in deck.zones}
    kinds = {kind.key: kind.title for zone in deck.zones for kind in zone.kinds}
    tags = {tag.key: tag.title for tag in deck.tags}
    said = {wording.role: wording.text for wording in note.wordings}
    same = ("text", "language", "who", "status", "visibility", "owner", "due", "evidence")
    return {
        **{name: getattr(note, name) for name in same},
        "label": note.id,
        "zone": zones.get(note.zone, note.zone),
        "kind": kinds.get(note.kind, note.kind),
        "table": note.table_number,
        "year": note.year,
        "dots": note.dots(),
        "concerns": note.dots("concern"),
        "voices": _listed(note.voices),
        "tags": _listed(tags.get(tag, tag) for tag in note.tags),
        "first_said": said.get("said"),
        "agreed_wording": said.get("agreed"),
        "seen_differently": said.get("differs"),
        "said_at": note.said_at,
    }


def _settled(note: NoteDocument) -> dict[str, Any]:
    if not isinstance(note, TheoryNoteDocument):
        return {}
    control = {True: "yes", False: "no", None: ""}[note.in_our_control]
    indicators = (
        _listed((each.sign, each.source, each.baseline, each.target, each.read_by))
        for each in note.indicators
    )
    return {
        "in_our_control": control,
        "judged_by": note.judged_by,
        "indicators": "\n".join(indicators),
    }
