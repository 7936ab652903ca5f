"""Linking notes. Each function is one saved step with one name in the undo menu."""

import re
from collections.abc import Sequence
from typing import Any

from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import LinkEntry, checked, set_fields
from facilitator.exercises.board.tables import Board, Link
from facilitator.i18n import _, ngettext
from facilitator.store import Store
from facilitator.workshop import saved_id

LINK_TYPED = re.compile(r"^\s*([A-Za-z]{1,2}\d+)\s*>\s*([A-Za-z]{1,2}\d+)\s*(?::\s*(.+))?$")
"""`D3 > C1`, and `D3 > C1: people trust faces they know` with the reason at once."""


def link_notes(
    store: Store, board: Board, ends: tuple[int, int], kind: str = "", because: str = ""
) -> int:
    """Link two notes and return the link's id; the same link twice is refused."""
    source_id, target_id = ends
    source, target = board.notes[source_id], board.notes[target_id]
    if source_id == target_id:
        raise InvalidEntryError(_("A note cannot be linked to itself."))
    kind = kind or board.deck.default_link_kind(source.zone).key
    known = ((link.source_id, link.target_id, link.kind) for link in board.links.values())
    if (source_id, target_id, kind) in known:
        raise InvalidEntryError(
            _("{source} and {target} are linked already.").format(
                source=source.label, target=target.label
            )
        )
    entry = checked(LinkEntry, {"kind": kind, "because": because})
    with store.step(_("Link notes")) as session:
        link = Link(
            activity_id=saved_id(board.activity), source_id=source_id, target_id=target_id, **entry
        )
        session.add(link)
        session.flush()
        return saved_id(link)


def link_typed(store: Store, board: Board, typed: str) -> int | None:
    """Make the link that was typed, such as `D3 > C1`; None where it is not written like one.

    Raises InvalidEntryError where it is, and no note has such a label.
    """
    written = LINK_TYPED.match(typed)
    if written is None:
        return None
    ends = []
    for label in written.group(1, 2):
        note = board.by_label(label)
        if note is None:
            raise InvalidEntryError(
                _("No note here is called {label}.").format(label=label.upper())
            )
        ends.append(saved_id(note))
    return link_notes(store, board, (ends[0], ends[1]), because=written.group(3) or "")


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
