"""Keeps a canvas scene as the board may be seen: what changed is put anew, row by row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer

from facilitator.board_layout import NOTE_WIDTH, Rect, Router
from ui.canvas.rows import Arrow
from ui.canvas.scene import BoardScene
from ui.exercises.board.cards import arrow_of, card_of, frame_of, headings_of, periods_of
from ui.listening import listen
from ui.live_board import SIGHT, BoardChanges, LiveBoard

SETTLE_MS: Final = 40
"""Links find their way so long after they, or notes, moved; until then they run straight."""
PAUSE_MS: Final = 300
"""New notes may stand in a link's way; that is looked at when typing pauses."""
SLICE: Final = 0.006
"""Seconds that routing takes at a time, so that nobody waits for it."""


class Scenery(QObject):
    """One scene of one board."""

    def __init__(self, live: LiveBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.live = live
        self.scene = BoardScene()
        self._group_of: dict[int, int] = {}
        self._members: defaultdict[int, set[int]] = defaultdict(set)
        self._routing: Iterator[None] | None = None
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._route_a_while)
        self._fill()
        listen(live.changed, self._follow)

    def _fill(self) -> None:
        board = self.live.board
        self._put_headings()
        self.scene.set_periods(periods_of(self.live))
        self._put_notes(board.notes)
        self._put_links(board.links)
        self._put_groups(board.groups)
        if board.links:
            self._begin_routing()
            self._route_a_while()

    def _put_headings(self) -> None:
        headings = tuple(headings_of(self.live))
        if headings != self.scene.headings:
            self.scene.set_headings(headings)

    def _follow(self, changes: BoardChanges) -> None:
        if SIGHT in changes or self.live.hidden.zones:
            self._put_headings()
        note_ids = changes.get("note", frozenset())
        hidden = [note_id for note_id in note_ids if note_id not in self.scene.cards]
        moved = self._put_notes(note_ids)
        if note_ids and self.live.board.deck.axis is not None:
            self.scene.set_periods(periods_of(self.live))
        appeared = (link for note_id in hidden for link in self.live.links_of(note_id))
        links = self._put_links({*changes.get("link", ()), *appeared})
        self._put_groups(changes.get("note_group", ()))
        if links or (moved and self.scene.arrows):
            self._routing = None
            only_new = not links and len(hidden) == len(note_ids)
            self._settle.start(PAUSE_MS if only_new else SETTLE_MS)

    def _put_notes(self, note_ids: Iterable[int]) -> bool:
        """Put or take away these notes, and say whether any box on the board changed."""
        moved = False
        regrouped: set[int] = set()
        for note_id in note_ids:
            note = self.live.note(note_id)
            before = self.scene.cards.get(note_id)
            if note is None:
                self.scene.remove_card(note_id)
                moved = moved or before is not None
                regrouped |= self._regroup(note_id, None)
                continue
            card = card_of(self.live, note)
            self.scene.put_card(card)
            moved = moved or before is None or before.box != card.box
            regrouped |= self._regroup(note_id, note.group_id)
        self._put_groups(regrouped)
        return moved

    def _regroup(self, note_id: int, group_id: int | None) -> set[int]:
        """Follow a note from group to group, and return the groups that are not as they were."""
        before = self._group_of.pop(note_id, None)
        if before is not None:
            self._members[before].discard(note_id)
        if group_id is not None:
            self._group_of[note_id] = group_id
            self._members[group_id].add(note_id)
        if before == group_id:
            return set()
        return {each for each in (before, group_id) if each is not None}

    def _put_groups(self, group_ids: Iterable[int]) -> None:
        for group_id in group_ids:
            group = self.live.board.groups.get(group_id)
            if group is None or not self._members[group_id]:
                self.scene.remove_frame(group_id)
            else:
                self.scene.put_frame(frame_of(group, tuple(sorted(self._members[group_id]))))

    def _put_links(self, link_ids: Iterable[int]) -> bool:
        """Put or take away these links, and say whether one is new or gone."""
        changed = False
        for link_id in link_ids:
            link = self.live.board.links.get(link_id)
            before = self.scene.arrows.get(link_id)
            cards = self.scene.cards
            if link is None or not (link.source_id in cards and link.target_id in cards):
                self.scene.remove_arrow(link_id)
                changed = changed or before is not None
                continue
            arrow = arrow_of(link)
            ends = (link.source_id, link.target_id)
            if before is not None and (before.source, before.target) == ends:
                arrow = replace(arrow, route=before.route)
            else:
                changed = True
            self.scene.put_arrow(arrow)
        return changed

    # Ways of links

    def settle(self) -> None:
        """Let every link find its way now."""
        self._begin_routing()
        for _step in self._routing or ():
            pass
        self._routing = None
        self._settle.stop()

    def _begin_routing(self) -> None:
        boxes = {
            card_id: Rect(card.x, card.y, NOTE_WIDTH, card.height)
            for card_id, card in self.scene.cards.items()
            if self.scene.is_shown(card_id)
        }
        router = Router(boxes, len(self.live.board.deck.zones))
        self._routing = self._route(router, boxes)

    def _route_a_while(self) -> None:
        if self._routing is None:
            self._begin_routing()
        until = perf_counter() + SLICE
        for _step in self._routing or ():
            if perf_counter() > until:
                self._settle.start(0)
                return
        self._routing = None

    def _route(self, router: Router, boxes: dict[int, Rect]) -> Iterator[None]:
        for arrow in list(self.scene.arrows.values()):
            if arrow.source in boxes and arrow.target in boxes:
                self._lay(arrow, router)
            yield

    def _lay(self, arrow: Arrow, router: Router) -> None:
        route = tuple(router.route(arrow.source, arrow.target))
        if route != arrow.route:
            self.scene.put_arrow(replace(arrow, route=route))
