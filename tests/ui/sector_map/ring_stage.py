"""A small sector map for tests of the ring, on the screen and on the wall."""

from pathlib import Path
from typing import NamedTuple, cast

from facilitator.decks import shipped_source
from facilitator.exercises.sector_map.institutions import add_entry, change_entry
from facilitator.exercises.sector_map.tables import MapBoard
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from facilitator.workshop import saved_id
from ui.live_board import LiveBoard

SECRET = "A friend at the paper"


class RingStage(NamedTuple):
    """A map, and the ids of what is on it, by label."""

    store: Store
    live: LiveBoard
    entries: dict[str, int]

    @property
    def map(self) -> MapBoard:
        """The map as it stands."""
        return cast("MapBoard", self.live.whole)

    def row(self, title: str) -> int:
        """Return the id of a row."""
        rows = self.map.rows["sector_row"].values()
        return saved_id(next(row for row in rows if row.title == title))


def open_map(path: Path) -> RingStage:
    """Return a map with people at every strength, two gaps and something private."""
    store = begin(path, title="Riverside", question="Who could open doors with us?")
    live = LiveBoard(store, add_activity(store, shipped_source("sector_map")))
    stage = RingStage(store, live, {})
    lines = [
        ("Local authority", "Council", [("Town clerk", 3), ("Parks officer", 1)], [], "public"),
        ("Health bodies", "Surgery", [("Nurse", 2)], [], "public"),
        ("Health bodies", "Hospital", [], ["Ward manager"], "public"),
        ("Utilities and transport", "Bus company", [], ["Depot manager"], "public"),
        ("Local media", "Newspaper", [(SECRET, 2)], [], "private"),
    ]
    for row, here, known, needed, visibility in lines:
        entry_id = add_entry(
            store,
            stage.map,
            stage.row(row),
            here,
            known=known,
            needed=needed,
            visibility=visibility,
        )
        stage.entries[stage.map.entries[entry_id].label] = entry_id
    return stage


def let_one_hold(stage: RingStage, labels: list[str]) -> None:
    """Let one person hold the relationships of these institutions."""
    first, *others = [stage.entries[label] for label in labels]
    change_entry(stage.store, first, holder="Ward councillor")
    for entry_id in others:
        change_entry(stage.store, entry_id, holder=stage.map.entries[first].holder_id)
