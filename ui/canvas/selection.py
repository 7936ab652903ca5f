"""Which cards, or which link, of a board are selected, and what is painted again for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ui.canvas.geometry import curves_box, inflated
from ui.canvas.look import Look
from ui.canvas.rows import REACH

if TYPE_CHECKING:
    from ui.canvas.board import BoardCanvas

MANY: Final = 40
"""Where more cards and links than this look different, everything is painted again."""


class Selection:
    """What is selected on a canvas, and what a gesture holds."""

    def __init__(self, canvas: BoardCanvas, *, large: bool) -> None:
        self._canvas = canvas
        self._cards: list[int] = []
        self.look = Look(large=large)
        """What painting needs to know of it."""

    @property
    def cards(self) -> list[int]:
        """The selected cards, the current one last."""
        return list(self._cards)

    @property
    def current(self) -> int | None:
        """The card that was selected last."""
        return self._cards[-1] if self._cards else None

    def select(self, card_ids: Iterable[int], current: int | None = None) -> None:
        """Select these cards and nothing else."""
        is_shown = self._canvas.scene.is_shown
        wanted = [card_id for card_id in dict.fromkeys(card_ids) if is_shown(card_id)]
        if current in wanted:
            wanted.remove(current)
            wanted.append(current)
        if wanted == self._cards and self.look.chosen_arrow is None:
            return
        self._cards = wanted
        self._follow(None)
        self._canvas.selection_changed.emit(self.cards)

    def choose_link(self, arrow_id: int | None) -> None:
        """Select a link instead of cards."""
        if arrow_id is None or arrow_id not in self._canvas.scene.arrows:
            self.select([])
            return
        had_cards, self._cards = bool(self._cards), []
        self._follow(arrow_id)
        if had_cards:
            self._canvas.selection_changed.emit([])
        self._canvas.link_selected.emit(arrow_id)

    def lift(self, card_ids: frozenset[int], arrow_ids: frozenset[int]) -> None:
        """Leave cards and arrows out of the picture while a gesture paints them."""
        scene = self._canvas.scene
        for frame_id in scene.folded_around(card_ids | self.look.lifted):
            if (around := scene.frame_box(frame_id)) is not None:
                self._canvas.spoil(inflated(around, REACH))
        self._show(replace(self.look, lifted=card_ids, hidden_arrows=arrow_ids))
        self._canvas.viewport().update()

    def drop(self, card_id: int) -> None:
        """Select a card no more."""
        self.select([each for each in self._cards if each != card_id])

    def follow_arrow(self, arrow_id: int) -> None:
        """Have a link that changed look as what is selected says."""
        arrow, look = self._canvas.scene.arrows.get(arrow_id), self.look
        if arrow is None and arrow_id == look.chosen_arrow:
            self.select([])
            return
        strong = arrow is not None and bool({arrow.source, arrow.target} & look.selected)
        if strong != (arrow_id in look.strong) and arrow_id != look.chosen_arrow:
            self._follow(look.chosen_arrow)

    def _follow(self, arrow_id: int | None) -> None:
        strong = set(self._canvas.scene.arrows_of(self._cards))
        if arrow_id is not None:
            strong.add(arrow_id)
        self._show(
            replace(
                self.look,
                selected=frozenset(self._cards),
                current=self.current,
                chosen_arrow=arrow_id,
                strong=frozenset(strong),
            )
        )

    def _show(self, look: Look) -> None:
        """Paint again what the change of look changes."""
        old, self.look = self.look, look
        cards = (old.selected ^ look.selected) | (old.lifted ^ look.lifted)
        cards |= {each for each in (old.current, look.current) if each is not None}
        arrows = (old.strong ^ look.strong) | (old.hidden_arrows ^ look.hidden_arrows)
        arrows |= {each for each in (old.chosen_arrow, look.chosen_arrow) if each is not None}
        if old.quieter != look.quieter or len(cards) + len(arrows) > MANY:
            self._canvas.spoil()
            return
        scene = self._canvas.scene
        for card_id in cards:
            if (card := scene.cards.get(card_id)) is not None:
                self._canvas.spoil(inflated(card.box, REACH))
        for arrow_id in arrows:
            if curves := scene.curves_of(arrow_id):
                self._canvas.spoil(inflated(curves_box(curves), REACH))
