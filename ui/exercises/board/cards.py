"""Rows of a board as what a canvas shows: notes as cards, links as arrows, groups as frames."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from facilitator.board_bands import Band
from facilitator.board_layout import (
    COLUMN_PITCH,
    NOTE_WIDTH,
    column_x,
    lines_height,
    note_lines,
)
from facilitator.decks import Axis, Zone
from facilitator.exercises.board.banding import bands_of
from facilitator.exercises.board.tables import Board, Link, Note, NoteGroup
from facilitator.exercises.board.years import period_title, shown_year, year_title
from facilitator.i18n import _, ngettext, translated
from ui.canvas.rows import RULE, Arrow, Card, Frame, Period, ZoneHeading
from ui.live_board import LiveBoard

DOTS_DRAWN: Final = 5
TINT_SHAPES: Final = {"lemon": "○", "mint": "▼", "sky": "■", "rose": "◆", "lilac": "★"}
"""A note that was given a colour shows this shape as well, since colour never speaks alone."""


def headings_of(live: LiveBoard) -> list[ZoneHeading]:
    """Return the titles over the columns; how many notes wait there to be revealed."""
    return [
        ZoneHeading(zone.key, zone_title(live, zone), column_x(place), tint=zone.tint)
        for place, zone in enumerate(live.board.deck.zones)
    ]


def zone_title(live: LiveBoard, zone: Zone) -> str:
    """Return what a zone is called, and how many notes wait there to be revealed."""
    waiting = live.waiting(zone.key)
    if not waiting:
        return translated(zone.title)
    return _("{title} · {count} not shown yet").format(title=translated(zone.title), count=waiting)


def waiting_words(count: int) -> str:
    """Return how many notes of a zone wait to be revealed, as a sentence to the facilitator."""
    if not count:
        return _("What is written here stays hidden until you reveal it")
    said = ngettext(
        "{count} thought so far, hidden until you reveal it",
        "{count} thoughts so far, hidden until you reveal them",
        count,
    )
    return said.format(count=count)


def periods_of(live: LiveBoard) -> list[Period]:
    """Return the periods of a board with a time axis; none where it has none.

    They leave room for every note, also for those that may not be seen now.
    """
    deck = live.board.deck
    reach = (COLUMN_PITCH - NOTE_WIDTH) / 2
    dated = [place for place, zone in enumerate(deck.zones) if zone.dated]
    if deck.axis is None or not dated:
        return []
    opens = [place for place in dated if place - 1 not in dated]
    closes = [place for place in dated if place + 1 not in dated]
    spans = tuple(
        (column_x(first), column_x(last) + NOTE_WIDTH + reach)
        for first, last in zip(opens, closes, strict=True)
    )
    seen = [note.year for note in live.board.notes.values() if note.year is not None]
    return [
        Period(_period_title(deck.axis, band, seen), band.y, band.height, spans)
        for band in bands_of(live.whole)
    ]


def _period_title(axis: Axis, band: Band, years: Iterable[int]) -> str:
    """Return what a band is called; it tells only of years that may be seen."""
    earlier = band.earlier and any(year < axis.first for year in years)
    later = band.later and any(year > axis.last and not axis.covers(year) for year in years)
    return period_title(axis, band.period, earlier=earlier, later=later)


def card_of(live: LiveBoard, note: Note) -> Card:
    """Return a note as a card."""
    zone = live.board.deck.zone(note.zone)
    note_id = note.id or 0
    words = _words(live, note)
    dots, concerns = live.dots(note_id), live.dots(note_id, "concern")
    badges = tuple(_badges(live, note, dots, concerns))
    mark = _mark(zone, note)
    aside = [part for part in _told(live, note, dots, concerns) if part]
    when = "" if note.year is None else year_title(note.year)
    told = (note.label, translated(zone.title), when, note.text, mark[2:], *aside)
    return Card(
        id=note_id,
        label=note.label,
        zone=note.zone,
        text="\n".join(words),
        x=note.x,
        y=note.y,
        height=lines_height(len(words)),
        lines=words,
        tint=note.tint or zone.tint,
        year=shown_year(note),
        mark=mark,
        badges=badges,
        ghost=note.status == "parked",
        group_id=note.group_id,
        description=". ".join(part for part in told if part),
        hint="\n".join(aside),
    )


@lru_cache(maxsize=4_000)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(note_lines(text))


def _words(live: LiveBoard, note: Note) -> tuple[str, ...]:
    lines = _lines(note.text)
    if note.status == "differ" and note.id is not None:
        other = live.wording(note.id, "differs")
        if other is not None:
            return (*lines, RULE, *_lines(other.text))
    return lines


def _mark(zone: Zone, note: Note) -> str:
    """Return the shape and the name of a note's kind."""
    if not note.kind:
        return ""
    for kind in zone.kinds:
        if kind.key == note.kind:
            return f"{kind.mark} {translated(kind.title).lower()}"
    return ""


def _badges(live: LiveBoard, note: Note, dots: int, concerns: int) -> list[str]:
    """Return what shows beside the label, the weightiest first."""
    badges = [status_badge(live, note)]
    if note.visibility != "public":
        badges.append("◆ " + visibility_title(note.visibility).lower())
    badges.append(TINT_SHAPES.get(note.tint, ""))
    if dots:
        badges.append("•" * dots if dots <= DOTS_DRAWN else f"• {dots}")
    if concerns:
        badges.append(f"▼ {concerns}")
    if note.owner:
        badges.append(_("owner"))
    if note.table_number is not None:
        badges.append(_("T{number}").format(number=note.table_number))
    return [badge for badge in badges if badge]


def status_badge(live: LiveBoard, note: Note) -> str:
    """Return a note's status as it shows on its card; nothing for a draft."""
    if note.status == "draft":
        return ""
    if note.status == "agreed":
        return _("changed since agreed") if live.is_reworded(note) else "✓ " + _("agreed")
    return {"parked": _("parked"), "differ": _("we see this differently")}.get(note.status, "")


def visibility_title(visibility: str) -> str:
    """Return what a visibility is called."""
    return {
        "public": _("Public"),
        "stays_in_room": _("Stays in the room"),
        "private": _("Private"),
    }[visibility]


def _told(live: LiveBoard, note: Note, dots: int, concerns: int) -> list[str]:
    """Return what the badges say, in words for assistive technology."""
    told = [status_badge(live, note).removeprefix("✓ ")]
    if dots:
        told.append(ngettext("{count} dot", "{count} dots", dots).format(count=dots))
    if concerns:
        words = ngettext("{count} concern", "{count} concerns", concerns)
        told.append(words.format(count=concerns))
    if note.visibility != "public":
        told.append(visibility_title(note.visibility))
    if note.owner:
        told.append(_("Owner: {owner}").format(owner=note.owner))
    if note.table_number is not None:
        told.append(_("Table {number}").format(number=note.table_number))
    return told


def arrow_of(link: Link) -> Arrow:
    """Return a link as an arrow that has no route yet."""
    return Arrow(
        id=link.id or 0,
        source=link.source_id,
        target=link.target_id,
        kind=link.kind,
        because=bool(link.because),
    )


def frame_of(group: NoteGroup, note_ids: tuple[int, ...]) -> Frame:
    """Return a group as a frame around its notes."""
    return Frame(group.id or 0, group.title, note_ids, collapsed=group.collapsed)


def link_name(board: Board, link: Link) -> str:
    """Return a link as it is said: the labels, and how one bears on the other."""
    kinds = {kind.key: translated(kind.title) for kind in board.deck.link_kinds}
    source, target = board.notes[link.source_id], board.notes[link.target_id]
    return f"{source.label} {kinds.get(link.kind, '→')} {target.label}"
