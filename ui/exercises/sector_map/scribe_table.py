"""The table of a map as a volunteer fills it from a paper: cell by cell, without a mouse."""

from facilitator.i18n import _
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.table_view import MapTableView


class PaperTable(MapTableView):
    """Says to whoever listens what a volunteer can do."""

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
