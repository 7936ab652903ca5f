"""What must agree within a community map's document before any of it is written to a file."""

from collections import Counter
from collections.abc import Iterable

from facilitator.decks.community import CommunityDeck
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board import soundness as board
from facilitator.exercises.community_map.document import CommunityMapDocument, DrawingDocument
from facilitator.exercises.community_map.tables import EDGE, PROVISION_PREFIX
from facilitator.i18n import _

MOST_DRAWINGS = 2_000
"""As many as people in a workshop."""


def settle(document: CommunityMapDocument, deck: CommunityDeck) -> CommunityMapDocument:
    """Return the document as a board's is settled, or raise InvalidEntryError."""
    settled = board.settle(document, deck)
    if len(document.drawings) > MOST_DRAWINGS:
        message = _(
            "A community map holds at most {most} drawings, and this one has "
            "{count}; leave some out."
        )
        raise InvalidEntryError(message.format(most=MOST_DRAWINGS, count=len(document.drawings)))
    codes = (drawing.participant for drawing in document.drawings if drawing.participant)
    _once(codes, _("Two drawings are by {key}; each person has one. Leave one out."))
    _once(
        labels_in(document),
        _("Two places, or things that happen, have the label {key}; give each its own."),
    )
    _refuse_unknown_kinds(document, deck)
    for drawing in document.drawings:
        _refuse_shapeless(drawing)
    base = document.base_map
    if base is not None and len(base.to_crs) not in (0, 6):
        raise InvalidEntryError(_("Where the base map lies takes six numbers; write all of them."))
    return settled


def labels_in(document: CommunityMapDocument) -> list[str]:
    """Return the labels of pins and of what happens here."""
    return [pin.id for pin in document.places] + [row.id for row in document.provision]


def _refuse_unknown_kinds(document: CommunityMapDocument, deck: CommunityDeck) -> None:
    kinds = {kind.key for kind in deck.place_kinds}
    for place in document.places:
        if place.kind not in kinds:
            message = _(
                "{label} is of a kind “{key}”, which this map does not have ({known}); change it."
            )
            shown = ", ".join(sorted(kinds))
            raise InvalidEntryError(message.format(label=place.id, key=place.kind, known=shown))
    pins = {place.id for place in document.places}
    for row in document.provision:
        if not row.id.startswith(PROVISION_PREFIX):
            message = _("{label} is not a label of something that happens here; change it.")
            raise InvalidEntryError(message.format(label=row.id))
        if row.at and row.at.upper() not in pins:
            message = _("{label} happens at {pin}, and there is no such place on the map; add it.")
            raise InvalidEntryError(message.format(label=row.id, pin=row.at))


def _refuse_shapeless(drawing: DrawingDocument) -> None:
    """Refuse areas of fewer than three points, and edges of fewer than two."""
    for patch in drawing.areas:
        least = 2 if patch.kind == EDGE else 3
        if any(len(ring) < least for ring in patch.rings):
            whose = drawing.participant or _("somebody")
            message = _(
                "A part of the drawing by {whose} has too few points; add some, or leave it out."
            )
            raise InvalidEntryError(message.format(whose=whose))


def _once(keys: Iterable[str], sentence: str) -> None:
    (found,) = Counter(keys).most_common(1) or [("", 0)]
    if found[1] > 1:
        raise InvalidEntryError(sentence.format(key=found[0]))
