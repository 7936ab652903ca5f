"""The table of a map as a volunteer fills it from a paper: cell by cell, without a mouse."""

from facilitator.i18n import _
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.table_lines import SECTOR
from ui.exercises.sector_map.table_view import MapTableView
from ui.exercises.sector_map.table_words import TYPED


class PaperTable(MapTableView):
    """Goes on to the next cell with Tab also where no field is open yet."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk)
        self.setAccessibleName(_("The paper map, to be typed"))
        self.setAccessibleDescription(
            _(
                "Type to fill a cell. Tab goes to the next cell, Enter begins another line in the "
                "same row, Ctrl+Enter goes to the next row. F2 edits, Delete takes a line away. "
                "Ctrl+Shift+T goes to the number of the table, Esc and Shift+Tab lead out."
            )
        )

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802
        """Open the next cell; from the last one, and backwards, leave the table."""
        column = self.currentIndex().column()
        if next and self.row_id and self.line.kind != SECTOR and column in TYPED[:-1]:
            return self.go_to(self.line, TYPED[TYPED.index(column) + 1], edit=True)
        return super().focusNextPrevChild(next)
