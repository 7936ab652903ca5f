"""Trading: which card a card changes hands for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.exercises.cards import play
from facilitator.exercises.cards.tables import Draw
from facilitator.i18n import _
from ui.exercises.cards.desk import CardDesk
from ui.exercises.cards.words import said_table

LONGEST = 64


def trade_menu(desk: CardDesk, draw_id: int, parent: QWidget) -> QMenu | None:
    """Return the menu of all cards to trade for, other tables' first; None where there is none."""
    held = [draw for draw in desk.cards.draws.values() if draw.held and draw.id != draw_id]
    if not held:
        return None
    held.sort(key=lambda draw: (draw.table_number == desk.table, draw.table_number))
    menu = QMenu(_("Trade for"), parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    table = held[0].table_number
    for draw in held:
        if draw.table_number != table:
            menu.addSeparator()
            table = draw.table_number
        action = menu.addAction(_entry(desk, draw).replace("&", "&&"))
        action.triggered.connect(lambda _on=False, other=draw.id: _trade(desk, draw_id, other))
    menu.setActiveAction(menu.actions()[0])
    return menu


def _entry(desk: CardDesk, draw: Draw) -> str:
    said = desk.face(draw.card)
    where = said_table(draw.table_number)
    if draw.holder and not desk.live.hides:
        where = draw.holder
    text = f"{said.theme}, {said.kind}: {said.text}" if said.kind else f"{said.theme}: {said.text}"
    short = text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
    return _("{where}: {card} ({code})").format(where=where, card=short, code=said.code)


def _trade(desk: CardDesk, one: int, other: int | None) -> None:
    if other is not None:
        desk.act(lambda: play.trade(desk.store, one, other))
