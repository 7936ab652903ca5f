from collections.abc import Callable

import pytest

from exports.exercises import PAPERS
from exports.pdf import pdf_bytes
from exports.sheets import Job, PrintOptions
from facilitator.exchange import WorkshopDocument
from tests.exports.paper_workshops import solid, text_of

TEXTS = {
    "K1": ("keep", "The phone tree on every street"),
    "A1": ("amplify", "Neighbours who check in"),
    "D1": ("discard", "Forms of nine pages"),
    "C1": ("create", "One number to ring"),
}


@pytest.fixture
def board() -> WorkshopDocument:
    notes = [{"id": key, "zone": zone, "text": text} for key, (zone, text) in TEXTS.items()]
    return WorkshopDocument.model_validate(
        {
            "format": "workshop-exchange",
            "version": 1,
            "workshop": {"title": "What next?"},
            "activities": [
                {
                    "exercise": "board",
                    "deck": "keep_amplify_discard_create",
                    "notes": notes,
                    "links": [{"from": "K1", "to": "C1", "because": "people answered it"}],
                }
            ],
        }
    )


@pytest.mark.parametrize("key", ["poster", "links", "notes"])
def test_a_board_from_a_deck_is_printed_whole(
    board: WorkshopDocument, key: str, reads_well: Callable[..., None]
) -> None:
    paper = next(paper for paper in PAPERS["board"].filled if paper.key == key)
    document = paper.draw(Job(board, 1, PrintOptions()))
    reads_well(document)
    said = solid(text_of(pdf_bytes(document)))
    for label, (_zone, text) in TEXTS.items():
        if key != "links" or label in {"K1", "C1"}:
            assert solid(text) in said


def test_its_blank_sheet_has_its_columns_and_prompts(
    board: WorkshopDocument, reads_well: Callable[..., None], golden: Callable[..., None]
) -> None:
    (paper,) = PAPERS["board"].blank
    document = paper.draw(Job(board, 1, PrintOptions(blank=True)))
    reads_well(document)
    said = text_of(pdf_bytes(document))
    assert "What would hurt to lose?" in said
    assert "Table" in said
    golden("board_blank", document, dpi=50)


def test_a_board_without_links_has_no_list_of_them(board: WorkshopDocument) -> None:
    board.activities[0].links.clear()
    wanted = [
        paper.key for paper in PAPERS["board"].filled if paper.wanted(Job(board, 1, PrintOptions()))
    ]
    assert "links" not in wanted
