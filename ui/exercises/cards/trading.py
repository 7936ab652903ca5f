"""Trading: which card a card changes hands for."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.exercises.cards import play
from facilitator.exercises.cards.tables import Draw
from facilitator.i18n import _
from ui.exercises.cards.desk import CardDesk
from ui.exercises.cards.words import said_table

LONGEST = 64
FIRST = 2
"""The entry below the heading and its line."""


def trade_menu(
    desk: CardDesk, draw_id: int, done: Callable[[int], object], parent: QWidget
) -> QMenu | None:
    """Return the menu of the cards to trade for; None where there is none.

    They are other tables' and, at this table, those of which it is said who holds them. `done`
    hears the draw of the card that was received.
    """
    held = [
        draw
        for draw in desk.cards.draws.values()
        if draw.held
        and draw.id != draw_id
        and (draw.table_number != desk.table or (draw.holder and not desk.live.hides))
    ]
    if not held:
        return None
    held.sort(key=lambda draw: (draw.table_number == desk.table, draw.table_number))

    def trade(other: int) -> None:
        def swap() -> bool:
            play.trade(desk.store, draw_id, other)
            return True

        if desk.act(swap) is not None:
            done(other)

    menu = QMenu(_("Trade for"), parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    heading = menu.addAction(_("Which card do you want for it?"))
    heading.setEnabled(False)
    menu.addSeparator()
    table = held[0].table_number
    for draw in held:
        if draw.table_number != table:
            menu.addSeparator()
            table = draw.table_number
        action = menu.addAction(_entry(desk, draw).replace("&", "&&"))
        action.triggered.connect(lambda _on=False, other=draw.id or 0: trade(other))
    menu.setActiveAction(menu.actions()[FIRST])
    return menu


def _entry(desk: CardDesk, draw: Draw) -> str:
    said = desk.face(draw.card)
    where = said_table(draw.table_number)
    if draw.holder and not desk.live.hides:
        where = draw.holder
    text = f"{said.theme}, {said.kind}: {said.text}" if said.kind else f"{said.theme}: {said.text}"
    short = text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
    return _("{where}: {card} ({code})").format(where=where, card=short, code=said.code)
