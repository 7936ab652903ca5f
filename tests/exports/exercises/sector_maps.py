"""Sector maps for tests of paper: one on which everything occurs, and one as large as they get."""

import random
from typing import Any

from facilitator.exchange import WorkshopDocument

SHARED, HELD = "Amina Yusuf", "Bernard Holt"
"""A name that may be shared, and one that may not."""


def workshop(activity: dict[str, Any], people: list[dict[str, Any]]) -> WorkshopDocument:
    """Return a workshop with one sector map."""
    return WorkshopDocument.model_validate(
        {
            "format": "workshop-exchange",
            "version": 1,
            "workshop": {
                "uid": "0c2f7a1e-5a1e",
                "title": "Riverside, spring",
                "place": "St Anne’s hall",
                "date": "2025-03-14",
                "question": "Who could open doors with us?",
            },
            "people": people,
            "activities": [{"exercise": "sector_map", **activity}],
        }
    )


def riverside() -> WorkshopDocument:
    """Return a small map on which everything occurs that paper can show."""
    people = [
        {"uid": "chair", "role": "Tenants’ association chair", "name": SHARED}
        | {"name_may_be_held": True, "name_may_be_shared": True},
        {"uid": "nurse", "role": "District nurse", "private_text": "A secret of hers"},
        {"uid": "clerk", "role": "Town clerk", "name": HELD, "name_may_be_held": True},
    ]
    held = {"holder": {"person": "chair"}}
    entries = [
        {"id": "S1", "sector": "state", "row": "Local authority", "here": "Council: housing, parks"}
        | {"known": [{"person": "clerk", "strength": 3}, {"role": "Parks officer", "strength": 1}]}
        | {"needed": [{"role": "Chief executive"}], "next_step": "Ask the clerk for ten minutes"}
        | held,
        {"id": "S2", "sector": "state", "row": "Local authority", "here": "Adult social care"}
        | {"needed": [{"role": "Director of adult social care"}], "table_number": 2},
        {"id": "S3", "sector": "state", "row": "Health bodies", "here": "Surgery, Mill Street"}
        | {"known": [{"person": "nurse", "strength": 2}], "review_on": "2025-06-01"}
        | held,
        {"id": "S4", "sector": "market", "row": "Landlords and developers", "here": "Bus company"}
        | {"needed": [{"role": "Depot manager"}], "introducer": {"person": "chair"}},
        {"id": "S5", "sector": "civil_society", "row": "Residents’ associations"}
        | {"here": "Tenants’ association, Riverside", "table_number": 1}
        | {"known": [{"person": "chair", "strength": 3}], "needed": [{"role": "Treasurer"}]}
        | held,
        {"id": "S6", "sector": "civil_society", "row": "Faith groups", "here": "Mosque committee"},
        {"id": "S7", "sector": "civil_society", "row": "Residents’ associations"}
        | {"here": "Tenants’ association", "table_number": 3, "stands_with": "S5"}
        | {"known": [{"role": "Newsletter editor", "strength": 2}]},
        {"id": "S8", "sector": "market", "row": "Local media", "here": "A secret of ours"}
        | {"visibility": "private", "known": [{"role": "Hidden source"}]},
    ]
    conversations = [
        {"kind": "first_contact", "entry": "S4", "who": {"role": "Depot manager"}}
        | {"planned_on": "2025-03-28", "reason": "the night bus carries half of our street home."},
        {"kind": "one_to_one", "entry": "S3", "who": {"person": "nurse"}, "held_on": "2025-03-01"}
        | {"energy": "Her secret garden"},
        {"kind": "one_to_one", "entry": "S2", "who": {"role": "Director of adult social care"}}
        | {"introducer": {"person": "clerk"}},
        {"kind": "house_meeting", "who": {"person": "chair"}, "planned_on": "2025-04-02"}
        | {"reason": "When did a letter last frighten you?"},
        {"kind": "one_to_one", "entry": "S8", "who": {"role": "Hidden source"}, "reason": "secret"},
    ]
    communities = [
        {"name": "Somali speakers", "languages": ["Somali"]}
        | {
            "voices": [
                {"person": "chair", "touchpoint": "Homework club", "languages": ["English"]}
                | {"trained": True, "backup": {"role": "Homework helper"}}
            ]
        },
        {"name": "Night workers", "voices": []},
    ]
    return workshop(
        {
            "settings": {"centre": "Riverside Residents"},
            "entries": entries,
            "communities": communities,
            "conversations": conversations,
        },
        people,
    )


def crowded(rows: int = 40, people: int = 150) -> WorkshopDocument:
    """Return a map of many rows and people, with long titles."""
    chance = random.Random(5)
    sectors = ("state", "market", "civil_society")
    made = [
        {
            "sector": sectors[number * 3 // rows],
            "title": f"Row {number + 1} of those who open doors",
        }
        for number in range(rows)
    ]
    entries = [
        {
            "id": f"S{number + 1}",
            "sector": (row := chance.choice(made))["sector"],
            "row": row["title"],
            "here": f"Institution number {number + 1} in the valley",
            "known": [
                {"role": f"Person {number * 3 + each}", "strength": chance.randint(1, 3)}
                for each in range(3)
            ],
        }
        for number in range(people // 3)
    ]
    entries += [
        {
            "id": f"S{60 + n}",
            **chance.choice(made),
            "here": f"Gap {n}",
            "needed": [{"role": "Head"}],
        }
        for n in range(12)
    ]
    for entry in entries:
        entry["row"] = entry.pop("title", None) or entry["row"]
    return workshop({"rows": made, "entries": entries}, [])
