"""A sector map in the app's own window, in the hands of somebody who types."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from facilitator.day import clock
from facilitator.decks import shipped_source
from facilitator.exercises.sector_map.tables import MapBoard, SectorEntry
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from facilitator.workshop import saved_id
from tests.hands import Hands
from ui.exercises.sector_map.screen import MapScreen
from ui.exercises.sector_map.table_view import MapTableView

ALOUD = Qt.ItemDataRole.AccessibleTextRole


class MapHands(Hands):
    """Fills a map, and reads what stands on it."""

    def write(self, text: str) -> None:
        """Type a text where the cursor is: the first key may open the field for the others."""
        for character in text:
            QTest.keyClick(self.focus, character)

    @property
    def store(self) -> Store:
        page = self.window.page
        assert page is not None
        return page.store

    @property
    def screen(self) -> MapScreen:
        page = self.window.page
        assert page is not None
        assert isinstance(page.activity_screen, MapScreen)
        return page.activity_screen

    @property
    def table(self) -> MapTableView:
        return self.find(MapTableView)

    @property
    def board(self) -> MapBoard:
        """The map as it stands, seen or not."""
        return cast("MapBoard", self.screen.desk.live.whole)

    def entry(self, label: str) -> SectorEntry:
        return next(each for each in self.board.entries.values() if each.label == label)

    def row(self, title: str) -> int:
        rows = self.board.rows["sector_row"].values()
        return saved_id(next(each for each in rows if each.title == title))

    def aloud(self) -> list[str]:
        """Return what a screen reader says of each cell that can be seen, from the top."""
        model = self.table.model()
        columns = [c for c in range(model.columnCount()) if not self.table.isColumnHidden(c)]
        return [
            str(model.index(at, column).data(ALOUD) or "")
            for at in range(model.rowCount())
            for column in columns
        ]

    def here(self) -> str:
        """Return what a screen reader says of the cell that the cursor is in."""
        return str(self.table.currentIndex().data(ALOUD))

    def fill(self, *cells: str) -> None:
        """Type cells with Tab between them, and Enter at the end."""
        for number, cell in enumerate(cells):
            if number:
                self.press("Tab")
            self.write(cell)
        self.press("Return")

    def known(self, label: str) -> list[tuple[str, int]]:
        return self.people(label, "known")

    def people(self, label: str, kind: str) -> list[tuple[str, int]]:
        role = self.screen.desk.people.role
        ties = self.board.ties_of(saved_id(self.entry(label)), kind)
        return [(role(tie.person_id), tie.strength) for tie in ties]

    def start_clock(self) -> None:
        clock.start(self.store, self.screen.desk.activity_id)
        self.rest(20)

    def words(self) -> str:
        """Return the plain text in sight."""
        labels = self.window.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())


def workshop(path: Path, decks: Sequence[str] = ("sector_map",)) -> Path:
    with begin(path, title="Our street", question="Whom do we know?") as store:
        for deck in decks:
            add_activity(store, shipped_source(deck))
    return path
