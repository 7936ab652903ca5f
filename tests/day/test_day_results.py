"""What goes back to the coach: planned against actual minutes."""

import csv
from io import StringIO
from pathlib import Path

from facilitator.csv_tables import table_of
from facilitator.day import clock
from facilitator.day.results import timing_rows
from facilitator.exchange import WorkshopDocument
from facilitator.plan import change_activity
from tests.day.days import Watch, ids, opened, whole_day
from tests.workshops import document_of


def times(document: WorkshopDocument) -> list[dict[str, str]]:
    table = table_of(document, "times").removeprefix("\ufeff")
    return list(csv.DictReader(StringIO(table)))


def test_planned_and_actual_minutes_by_step_and_activity(tmp_path: Path) -> None:
    path, watch = tmp_path / "riverside.workshop", Watch()
    whole_day(path)
    with opened(path, watch) as store:
        every = ids(store)
        change_activity(store, every[0], title="=Welcome")
        clock.start(store, every[0])
        watch.go(minutes=18)
        clock.go_on(store, every[0])
        clock.extend(store, every[1], 5)
        watch.go(minutes=41)
        clock.pause(store)
        clock.skip(store, every[2], 0)
    document = document_of(path)
    welcome, its_step, _stories, stories, _round, round_ = timing_rows(document)[:6]
    assert (welcome.step, welcome.planned, welcome.actual, welcome.over) == ("", 15, 18, 3)
    assert (its_step.step, its_step.actual, its_step.state) == ("Welcome", 18, "done")
    assert (stories.planned, stories.replanned, stories.actual) == (40, 45, 41)
    assert (round_.state, round_.replanned, round_.instead) == (
        "skipped",
        0,
        "Ask while people eat.",
    )
    table = times(document)
    assert table[0]["activity"] == "'=Welcome", "no spreadsheet runs what people typed"
    with opened(path, watch) as store:
        change_activity(store, every[0], title="-5")
    numbers = times(document_of(path))
    assert numbers[0]["activity"] == "-5", "a number stays a number, as in the table of notes"
    assert [row["actual"] for row in table[:4]] == ["18", "18", "41", "41"]
