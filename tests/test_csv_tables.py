"""Tables of everything, one for each thing: whole, readable, and nothing that stays here."""

import csv
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from facilitator.beginning import import_file
from facilitator.csv_tables import TABLES, table_of, tables_in_one
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.exchange_text import exchange_json, parse_exchange
from facilitator.store import Store
from facilitator.transfer import export_document
from tests.exports.cards.test_papers import drawn, rated
from tests.exports.exercises import community_maps, sector_maps
from tests.exports.log_book.promised import workshop as promised
from tests.exports.paper_workshops import riverside
from ui.cli import main


def everything() -> WorkshopDocument:
    """Return a workshop with every exercise in it, and a log book."""
    maps = community_maps.riverside(provision=community_maps.provision())
    parts = (riverside(), drawn(), rated(), sector_maps.riverside(), maps)
    activities = [each for part in parts for each in part.activities]
    book, sectors = promised(), sector_maps.riverside()
    update = {
        "activities": activities,
        "decks": [deck for part in parts for deck in part.decks],
        "people": [*sectors.people, *book.people],
        "promises": book.promises,
    }
    return riverside().model_copy(update=update)


def read(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(table.removeprefix("\ufeff"), newline="")))


def rows(document: WorkshopDocument, name: str) -> list[dict[str, str]]:
    return read(table_of(document, name))


def test_every_table_has_rows_and_no_row_without_a_word() -> None:
    document = everything()
    for name in TABLES:
        found = rows(document, name)
        assert found, name
        assert all(any(row.values()) for row in found), name


def test_every_column_of_a_table_can_be_filled() -> None:
    """What a row generator yields has its place: none of it is refused or lost."""
    document = everything()
    for name, table in TABLES.items():
        for row in table.rows(document):
            assert set(row) <= set(table.columns), name


def test_links_have_a_table_of_their_own() -> None:
    first = next(row for row in rows(riverside(), "links") if row["from"] == "D1")
    assert first["from_text"] == "Open the hall kitchen on Tuesdays"
    assert first["to"] == "C1"
    assert (first["because"], first["confidence"]) == ("a warm kitchen pulls people in", "2")


def test_people_stand_by_role_in_a_table_of_their_own() -> None:
    roles = [row["role"] for row in rows(sector_maps.riverside(), "people")]
    assert roles == [person.role for person in sector_maps.riverside().people]


def test_tables_in_one_file_are_those_in_which_there_is_anything() -> None:
    with ZipFile(BytesIO(tables_in_one(riverside()))) as file:
        assert file.namelist() == ["notes.csv", "links.csv", "times.csv"]
        assert len(read(file.read("notes.csv").decode())) == len(riverside().activities[0].notes)
    assert tables_in_one(everything()) == tables_in_one(everything())


def test_a_table_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(FacilitatorError, match="notes, links, cards, sector_map"):
        table_of(riverside(), "note")


def test_everything_in_the_tables_is_in_the_exchange_json_as_well() -> None:
    document = everything()
    assert parse_exchange(exchange_json(document).encode(), "x.json") == document


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "riverside.workshop"
    import_file(promised(), path)
    return path


def test_the_command_line_writes_one_table_or_all(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, every = tmp_path / "book.csv", tmp_path / "all.zip"
    assert main(["export", str(file), str(out), "--table", "log_book"]) == 0
    assert main(["export", str(file), str(every)]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [str(out), str(every)]
    assert "that is for the team is left out" in said.err
    assert "Meet in the hall" in [row["text"] for row in read(out.read_text("utf-8"))]
    with ZipFile(every) as tables:
        assert "log_book.csv" in tables.namelist()


def test_what_stays_with_the_team_is_in_no_table(file: Path) -> None:
    kept = [each.what for each in promised().promises if each.share == "team"]
    with Store.open(file, read_only=True) as store:
        document = export_document(store)
    tables = " ".join(table_of(document, name) for name in TABLES)
    assert kept
    assert not any(what in tables for what in kept)


def test_a_table_is_refused_under_another_ending(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(file), str(tmp_path / "x.json"), "--table", "people"]) == 1
    assert "end in .csv" in capsys.readouterr().err
    assert not (tmp_path / "x.json").exists()
