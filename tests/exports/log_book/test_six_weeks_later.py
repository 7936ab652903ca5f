"""From an evening of promises to the one on which people come back, and what is printed of it."""

from datetime import UTC, datetime
from pathlib import Path

from exports.pack import PrintOptions, print_pack
from facilitator import plan
from facilitator.decks import shipped_source
from facilitator.log_book import book
from facilitator.log_book.taking_over import open_entries, take_over
from facilitator.store import Store
from facilitator.transfer import export_document
from tests.exports.paper_workshops import text_of

SECRET = "Ask my sister to move back"
CARD = "8-P-A2"


def printed(store: Store, folder: Path) -> dict[str, str]:
    """Return what the usual papers say, by what they are."""
    sheets = print_pack(export_document(store), PrintOptions(), folder)
    return {
        sheet.path.stem.partition(" - ")[2]: text_of(sheet.path.read_bytes()) for sheet in sheets
    }


def test_what_was_promised_is_told_of_six_weeks_later(tmp_path: Path) -> None:
    autumn = tmp_path / "autumn.workshop"
    with plan.begin(autumn, title="Autumn", date="2026-03-14") as store:
        store.clock = lambda: datetime(2026, 3, 14, 20, tzinfo=UTC)
        cards = plan.add_activity(store, shipped_source("power_shifting"))
        for role, voice, what in (
            ("Housing officer", "staff", "Drop the form that nobody needs"),
            ("Neighbour", "resident", SECRET),
            ("GP", "leader", "Meet in the hall"),
        ):
            book.promise(
                store,
                role=role,
                voice=voice,
                what=what,
                by="2026-04-25",
                activity_id=cards,
                source=CARD,
            )
        papers = printed(store, tmp_path / "autumn")
        assert "Drop the form that nobody needs" in papers["promise slips"]
        assert f"Card {CARD}" in papers["promise slips"]
        assert "what happened since" not in papers

    with plan.begin(tmp_path / "spring.workshop", title="Spring", date="2026-04-25") as store:
        store.clock = lambda: datetime(2026, 4, 25, 19, tzinfo=UTC)
        uids = [entry.uid for entry in open_entries(autumn).entries]
        assert take_over(store, autumn, uids, waiting=uids[2:]) == 3
        with store.reading() as session:
            officer, neighbour, _absent = (entry.promise for entry in book.promises(session))
        book.follow_up(
            store,
            officer.id or 0,
            outcome="done",
            happened="Nobody missed it.",
            learned="It came from a flood in 1998.",
        )
        book.follow_up(store, neighbour.id or 0, outcome="still_going", by="2026-06-01")
        papers = printed(store, tmp_path / "spring")
        assert "It came from a flood in 1998." in papers["what happened since"]
        assert "Autumn, 14 March 2026" in papers["what happened since"]
        assert "Drop the form that nobody needs Done" in papers["what we promised"]
        assert "Meet in the hall Waits until they are here" in papers["what we promised"]
        assert "promise slips" not in papers
        assert not [name for name, said in papers.items() if SECRET in said]
