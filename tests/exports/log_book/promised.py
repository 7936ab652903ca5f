"""A workshop on which people promised something, as it is printed."""

from typing import Any

from exports.sheets import WHOLE, Job, PrintOptions
from facilitator.exchange import WorkshopDocument

SECRET = "Tell my landlord that I cannot sleep"
URDU = "ہم مل کر گلی صاف کریں گے"
FORM = "Find out who needs the form, and drop it if nobody does"
PEOPLE = (
    {"uid": "u1", "role": "Housing officer", "voice": "staff"},
    {"uid": "u2", "role": "Neighbour, Mill Street", "voice": "resident"},
    {"uid": "u3", "role": "Practice manager", "voice": "leader"},
)


def made(number: int, person: str, what: str, **more: Any) -> dict[str, Any]:
    """Return a promise that the room shares."""
    return {
        "uid": f"0e4a5b{number:02}-1111-4222-8333-444455556666",
        "person": person,
        "what": what,
        "share": "room",
        "made_on": "2026-03-14",
        **more,
    }


def autumn() -> list[dict[str, Any]]:
    """Return promises of every sort."""
    told = {
        "heard_on": "2026-04-25",
        "outcome": "done",
        "happened": "Eleven people came.",
        "there": ["patients’ group"],
        "learned": "They know why the queue is long.",
        "surprised": "Nobody complained.",
        "next_step": "Again in July.",
    }
    return [
        made(
            1,
            "u1",
            FORM,
            first_step="Ask the lettings team on Monday",
            with_whom=["tenants’ panel"],
            by="2026-04-25",
            activity="a1",
            source="8-P-A2",
        ),
        made(2, "u2", SECRET, share="team", by="2026-04-20", first_step="Write it down"),
        made(3, "u3", "Meet in the hall", by="2026-04-25", state="done", follow_ups=[told]),
        made(4, "u1", URDU, by="2026-06-01"),
        made(5, "u3", "Open the gate on Saturdays"),
    ]


def workshop(promises: list[dict[str, Any]] | None = None, **head: Any) -> WorkshopDocument:
    """Return a workshop with cards in play and these promises."""
    return WorkshopDocument.model_validate(
        {
            "format": "workshop-exchange",
            "version": 1,
            "workshop": {
                "uid": "0c2f7a1e-5a1e",
                "title": "Riverside, spring",
                "place": "St Anne’s hall",
                "date": "2026-03-14",
                "question": "How might nobody in Riverside eat alone?",
                **head,
            },
            "people": PEOPLE,
            "promises": autumn() if promises is None else promises,
            "activities": [{"exercise": "cards", "deck": "power_shifting", "uid": "a1"}],
        }
    )


def job(document: WorkshopDocument | None = None, **options: Any) -> Job:
    """Return the day as a whole, to be printed with these options."""
    return Job(document or workshop(), WHOLE, PrintOptions(**options))
