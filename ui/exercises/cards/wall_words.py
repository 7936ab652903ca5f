"""What the room sees on the wall, said on the laptop."""

from facilitator.i18n import _
from ui.exercises.cards.desk import CardDesk
from ui.log_book.room import PROMISED


def said_wall(desk: CardDesk) -> str:
    """Return a sentence where the room sees something that somebody put there; else nothing."""
    if desk.seen == PROMISED:
        return _("On the wall: “What we promised”. The same command takes it off.")
    if not desk.is_seen(desk.wall):
        return ""
    if not desk.wall_sides:
        said = _("On the wall: card {code}.")
    elif desk.card_deck.is_rated:
        said = _("On the wall: card {code} with its spread.")
    else:
        said = _("On the wall: both sides, from card {code}.")
    return said.format(code=desk.wall)
