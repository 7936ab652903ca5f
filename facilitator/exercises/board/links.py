"""Linking notes. Each function is one saved step with one name in the undo menu."""

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import LinkEntry, checked, set_fields
from facilitator.exercises.board.tables import Board, Link
from facilitator.i18n import _, ngettext
from facilitator.store import Store
from facilitator.workshop import saved_id

_LABEL: Final = r"[A-Za-z]{1,2}\d+"
_LABELS: Final = rf"{_LABEL}(?:\s*,\s*{_LABEL})*"


class TypedLink(NamedTuple):
    """A link as it is typed, from its beginning on."""

    sources: list[str]
    targets: list[str]
    """Empty for as long as the link is only begun."""
    because: str


def typed_link(typed: str) -> TypedLink | None:
    """Read a link that is typed; None where the text is not written like one.

    `D3 > C1`, with the reason at once in `D3 > C1: they know the faces` or `D3 > C1 because …`,
    and several in `C1, C2 > V4`. `D3 >` is a link that is begun.
    """
    words = "|".join(re.escape(word) for word in ("because", _("because")))
    pattern = rf"\s*({_LABELS})\s*>\s*(?:({_LABELS})\s*,?\s*)?(?:(?::|\b(?:{words})(?!\w))\s*(.*))?"
    written = re.fullmatch(pattern, typed, re.DOTALL | re.IGNORECASE)
    if written is None:
        return None
    sources, targets = (re.findall(_LABEL, part or "") for part in written.group(1, 2))
    return TypedLink(sources, targets, (written.group(3) or "").strip())


def link_notes(
    store: Store, board: Board, ends: tuple[int, int], kind: str = "", because: str = ""
) -> int:
    """Link two notes and return the link's id; the same link twice is refused."""
    (link_id,) = _link_all(store, board, [ends], kind, because)
    return link_id


def link_typed(store: Store, board: Board, typed: str) -> list[int] | None:
    """Make the links that were typed, such as `D3 > C1`; None where it is not written like one.

    Several are one step, and those that are linked already stay as they are. Raises
    InvalidEntryError, and makes none, where no note has such a label or none would be new.
    """
    written = typed_link(typed)
    if written is None or not written.targets:
        return None
    sources, targets = ([_labelled(board, label) for label in labels] for labels in written[:2])
    pairs = dict.fromkeys((source, target) for source in sources for target in targets)
    return _link_all(store, board, list(pairs), "", written.because)


def _labelled(board: Board, label: str) -> int:
    note = board.by_label(label)
    if note is None:
        raise InvalidEntryError(
            _("No note here is called {label}; look at its label again.").format(
                label=label.upper()
            )
        )
    return saved_id(note)


def _link_all(
    store: Store, board: Board, pairs: Sequence[tuple[int, int]], kind: str, because: str
) -> list[int]:
    """Make the links that are not there yet, in one step; refused where there is no such link."""
    known = {(link.source_id, link.target_id, link.kind) for link in board.links.values()}
    new = [_ends(board, pair, kind) for pair in pairs]
    new = [ends for ends in new if ends not in known]
    if not new:
        raise InvalidEntryError(_linked_already(board, pairs))
    entries = [checked(LinkEntry, {"kind": each[2], "because": because}) for each in new]
    activity_id = saved_id(board.activity)
    with store.step(_("Link notes")) as session:
        links = [
            Link(activity_id=activity_id, source_id=source_id, target_id=target_id, **entry)
            for (source_id, target_id, _kind), entry in zip(new, entries, strict=True)
        ]
        session.add_all(links)
        session.flush()
        return [saved_id(link) for link in links]


def _ends(board: Board, pair: tuple[int, int], kind: str) -> tuple[int, int, str]:
    source_id, target_id = pair
    if source_id == target_id:
        raise InvalidEntryError(_("A note cannot be linked to itself; choose another one."))
    zone = board.notes[source_id].zone
    return source_id, target_id, kind or board.deck.default_link_kind(zone).key


def _linked_already(board: Board, pairs: Sequence[tuple[int, int]]) -> str:
    if len(pairs) > 1:
        return _("All of these are linked already; choose others.")
    source, target = (board.notes[note_id].label for note_id in pairs[0])
    return _("{source} and {target} are linked already; choose another note.").format(
        source=source, target=target
    )


def change_link(store: Store, link_id: int, **values: Any) -> None:
    """Change a link's kind, or the assumption that it rests on."""
    entry = checked(LinkEntry, values)
    fields = "-".join(sorted(entry))
    with store.step(_("Change link"), merge=f"link-{link_id}-{fields}") as session:
        set_fields(session, Link, [link_id], entry)


def remove_links(store: Store, link_ids: Sequence[int]) -> None:
    """Delete links; the notes stay."""
    count = len(link_ids)
    label = ngettext("Delete link", "Delete {count} links", count).format(count=count)
    with store.step(label) as session:
        for link_id in link_ids:
            session.delete(session.get_one(Link, link_id))
