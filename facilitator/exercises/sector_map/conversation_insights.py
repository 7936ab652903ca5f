"""What conversations leave open. Told by ids: of conversations, or of people."""

from collections import Counter
from collections.abc import Iterable

from facilitator.exercises.board.tables import Insights
from facilitator.exercises.sector_map.tables import KNOWN, Conversation, MapBoard
from facilitator.workshop import saved_id

HOUSE_MEETING = "house_meeting"
ONE_SIDED = (1, 5)
"""How even the talking was, where one side did nearly all of it."""
HARDLY = 1
"""How far we kept to what helps, where by our own word we did not."""


def conversation_insights(board: MapBoard, day: str) -> Insights:
    """Return what is open on this day, YYYY-MM-DD: also lists in which nothing is found."""
    held = [row for row in board.conversations.values() if row.held_on]
    planned = [row for row in board.conversations.values() if not row.held_on]
    last = _last_meetings(held, planned)
    return {
        "suggested_not_contacted": _not_contacted(board, held),
        "conversation_overdue": _ids(
            [
                *(row for row in planned if row.planned_on and row.planned_on < day),
                *(row for row in last if row.next_on and row.next_on < day),
            ]
        ),
        "one_side_talked": _ids(row for row in held if row.talking in ONE_SIDED),
        "met_once": _met_once(held, planned),
        "meeting_without_offers": _ids(
            row for row in held if row.kind == HOUSE_MEETING and not row.offers.strip()
        ),
        "meeting_without_next_date": _ids(row for row in last if not row.next_on),
        "hardly_kept_to_it": _ids(row for row in held if row.self_review == HARDLY),
    }


def _ids(rows: Iterable[Conversation]) -> list[str]:
    return [str(saved_id(row)) for row in rows]


def _last_meetings(held: list[Conversation], planned: list[Conversation]) -> list[Conversation]:
    """Return the house meetings after which their host has not held or planned another one."""
    meetings = [row for row in held if row.kind == HOUSE_MEETING]
    again = {row.person_id for row in planned if row.kind == HOUSE_MEETING}
    last = {row.person_id: row for row in sorted(meetings, key=lambda row: row.held_on)}
    return [row for row in meetings if last[row.person_id] is row and row.person_id not in again]


def _not_contacted(board: MapBoard, held: list[Conversation]) -> list[str]:
    """Return the people, by id, who were suggested, and with whom no conversation is recorded."""
    met = {row.person_id for row in held}
    known = {tie.person_id for tie in board.ties.values() if tie.kind == KNOWN}
    suggested = (row.person_id for row in board.rows["suggestion"].values())
    return [str(person) for person in dict.fromkeys(suggested) if person not in met | known]


def _met_once(held: list[Conversation], planned: list[Conversation]) -> list[str]:
    """Return the people, by id, with whom one conversation was had and none is to follow."""
    times = Counter(
        row.person_id for row in held if row.person_id is not None and row.kind != HOUSE_MEETING
    )
    again = {row.person_id for row in planned}
    return [str(person) for person, count in times.items() if count == 1 and person not in again]
