"""Workshops for tests of paper, and ways to read a print."""

import random
from typing import Any

import pypdfium2

from exports.exercises import PAPERS
from exports.sheets import Job, Paper, PrintOptions
from facilitator.exchange import WorkshopDocument

URDU = "ہال کی چابی کس کے پاس ہے؟"
BENGALI = "আমরা একসাথে রান্না করি"
TYPED = "<b>Rents</b> & bills go up; 3 < 5"


def note(label: str, zone: str, text: str, **more: Any) -> dict[str, Any]:
    return {"id": label, "zone": zone, "text": text, **more}


def link(source: str, target: str, because: str = "", **more: Any) -> dict[str, Any]:
    return {"from": source, "to": target, "because": because, **more}


def workshop(notes: list[Any], links: list[Any], **more: Any) -> WorkshopDocument:
    """Return a workshop with one theory of change."""
    return WorkshopDocument.model_validate(
        {
            "format": "workshop-exchange",
            "version": 1,
            "left_out": more.pop("left_out", []),
            "workshop": {
                "uid": "0c2f7a1e-5a1e",
                "title": "Riverside, spring",
                "place": "St Anne’s hall",
                "date": "2025-03-14",
                "question": more.pop("question", "How might nobody in Riverside eat alone?"),
            },
            "activities": [
                {"exercise": "theory_of_change", "notes": notes, "links": links, **more}
            ],
        }
    )


def riverside() -> WorkshopDocument:
    """Return a small board on which everything occurs that a card can show."""
    differs = [{"role": "differs", "text": "It closed long before the flood."}]
    notes = [
        note("N1", "now", "Neighbours look out for each other", kind="strength", status="agreed"),
        note("N2", "now", TYPED, kind="barrier", votes=[{"kind": "concern", "count": 2}]),
        note("N3", "now", "No bus after 7 pm", kind="barrier", group="g1"),
        note(
            "N4",
            "now",
            "The bridge is closed since the flood, and people with prams walk half an hour",
            kind="barrier",
            group="g1",
            status="differ",
            wordings=differs,
        ),
        note("N5", "now", URDU, kind="barrier", language="ur"),
        note("N6", "now", BENGALI, kind="strength", language="bn"),
        note(
            "D1",
            "actions",
            "Open the hall kitchen on Tuesdays",
            owner="Residents’ group",
            due="May",
            status="agreed",
            wordings=[{"role": "agreed", "text": "Open the kitchen"}],
            votes=[{"kind": "dot", "count": 12}],
        ),
        note("D2", "actions", "Ask three drivers to share lifts"),
        note("D3", "actions", "Recipe swap with the school 🍲", tint="rose", status="parked"),
        note(
            "C1",
            "changes",
            "People who live alone come out twice a week",
            who="older residents",
            indicators=[{"sign": "Chairs run out on Tuesdays", "source": "kitchen book"}],
        ),
        note("C2", "changes", "Drivers and passengers know each other by name"),
        note("V1", "vision", "Nobody eats alone unless they want to", judged_by="residents"),
        note("V2", "vision", "A table in every street"),
    ]
    links = [
        link("N1", "D1"),
        link("N2", "C1", kind="blocks"),
        link("N3", "D2"),
        link("D1", "C1", "a warm kitchen pulls people in", confidence=2),
        link("D2", "C2", "an hour in a car is an hour of talk", confidence=1, test="ask in May"),
        link("C2", "C1"),
        link("C1", "V1", "company becomes habit", confidence=3, evidence="the pilot"),
        link("D1", "V1"),
        link("C1", "D1"),
    ]
    return workshop(
        notes,
        links,
        groups=[{"id": "g1", "title": "Table 3: getting about"}],
        left_out=["2 notes are private and stay with the group."],
        settings={
            "enablers": ["shared_power"],
            "barrier": "Nobody has keys to the hall after six.",
            "leading": ["Residents’ group"],
            "engaged": [{"role": "Food bank", "joined": True}, {"role": "School"}],
            "hopes": [{"text": "Twenty shared meals a month", "by": "May"}],
        },
    )


def crowded(notes: int = 200, links: int = 200, *, words: int = 45) -> WorkshopDocument:
    """Return a board of long notes, linked in every direction."""
    chance = random.Random(7)
    zones = (("N", "now"), ("D", "actions"), ("C", "changes"), ("V", "vision"))
    speech = (
        "people",
        "by the",
        "river",
        "talk about",
        "the hall",
        "keys",
        "who",
        "opens",
        "it again",
    )
    made = [
        note(
            f"{prefix}{number}",
            zone,
            f"{prefix}{number} says: " + " ".join(chance.choices(speech, k=words)),
        )
        for prefix, zone in zones
        for number in range(1, notes // 4 + 1)
    ]
    labels = [each["id"] for each in made]
    pairs: dict[tuple[str, str], None] = {}
    while len(pairs) < links:
        source, target = chance.sample(labels, 2)
        pairs[source, target] = None
    return workshop(made, [link(*pair, "it does") for pair in pairs])


def job(document: WorkshopDocument, **options: Any) -> Job:
    """Return the first activity of a workshop, to be printed with these options."""
    return Job(document, 1, PrintOptions(**options))


def paper(key: str, *, blank: bool = False) -> Paper:
    """Return a paper of the theory of change."""
    papers = PAPERS["theory_of_change"]
    own = papers.blank if blank else papers.filled
    return next(paper for paper in own if paper.key == key)


def text_of(data: bytes) -> str:
    """Return what a print says, page by page, each break a space."""
    with pypdfium2.PdfDocument(data) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join(pages).split())


def solid(text: str) -> str:
    """Return text without white space, hyphens that a reader adds, and marks of direction."""
    return "".join(text.replace("\ufffe", "").split())
