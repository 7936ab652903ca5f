"""What catching up from paper says and offers beside the sheet in hand."""

from facilitator.decks.board import WITHOUT_ZONES
from facilitator.i18n import ngettext
from facilitator.store import Store
from facilitator.workshop import activities, saved_id
from ui.wording import translated


def hidden_said(count: int) -> str:
    """Return how many notes were taken from this sheet that may not be seen now."""
    if not count:
        return ""
    said = ngettext(
        "{count} more from this sheet is private and not shown now.",
        "{count} more from this sheet are private and not shown now.",
        count,
    )
    return said.format(count=count)


def before_said(count: int) -> str:
    """Return how many notes of this table the board has from before, so that none comes twice."""
    if not count:
        return ""
    said = ngettext(
        "{count} note of this table was on the board before.",
        "{count} notes of this table were on the board before.",
        count,
    )
    return said.format(count=count)


def with_boards(store: Store) -> list[tuple[str, str]]:
    """Return the activities that have a board of notes, as choices."""
    with store.reading() as session:
        found = activities(session)
    return [
        (str(saved_id(each)), f"{number}. {translated(each.title)}")
        for number, each in enumerate(found, start=1)
        if each.exercise not in WITHOUT_ZONES
    ]
