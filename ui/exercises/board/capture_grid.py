"""Where the parts of the capture bar stand: in one row, or the field in one of its own."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from facilitator.i18n import _
from ui.exercises.board.capture_field import CaptureField
from ui.theme import Theme, dress

CRAMPED: Final = 560
"""Below this width the field has a row of its own."""
LEAST: Final = 20
"""So many letters of a field are in sight at least: wide letters need a row of their own sooner."""
COLUMNS: Final = 5
FIELD_COLUMN: Final = 2


class CaptureGrid(QGridLayout):
    """The round of the tables, then the parts with the field among them, then the line."""

    def __init__(
        self, bar: QWidget, before: tuple[QWidget, QWidget], field: CaptureField, table: QWidget
    ) -> None:
        """Have the zone's chip and its kinds `before` the field, and the table after it."""
        super().__init__(bar)
        self._field = field
        self._arranged: tuple[bool, bool] | None = None
        name = QLabel(_("&Table"))
        name.setBuddy(table)
        dress(name, role="muted")
        self.setContentsMargins(16, 10, 16, 8)
        self.setHorizontalSpacing(8)
        self.setVerticalSpacing(4)
        chip, kinds = before
        for column, part in ((0, chip), (1, kinds), (3, name), (4, table)):
            self.addWidget(part, 2, column, Qt.AlignmentFlag.AlignBottom)
        self.setColumnStretch(FIELD_COLUMN, 1)
        self._high = (chip, name, table)
        self._kinds = kinds

    def put_below(self, part: QWidget) -> None:
        """Have something under everything else."""
        self.addWidget(part, 3, 0, 1, COLUMNS)

    def put_above(self, part: QWidget) -> None:
        """Have something over everything else."""
        self.addWidget(part, 0, 0, 1, COLUMNS)

    def fit(self, width: int, theme: Theme) -> None:
        """Give the field a row of its own where there is little room, with the kinds if need be."""
        height = theme.button_height + 4
        for part in self._high:
            part.setFixedHeight(height)
        self._field.be_at_least(height)
        cramped = width < theme.px(CRAMPED) or self._left(width) < self._least_field()
        arranged = (cramped, crowded := cramped and self._is_crowded(width))
        if arranged == self._arranged:
            return
        self._arranged = arranged
        for part in (self._kinds, self._field):
            self.removeWidget(part)
        if crowded:
            self.addWidget(self._kinds, 1, 0, 1, FIELD_COLUMN, Qt.AlignmentFlag.AlignBottom)
        else:
            self.addWidget(self._kinds, 2, 1, Qt.AlignmentFlag.AlignBottom)
        if cramped:
            first = FIELD_COLUMN if crowded else 0
            self.addWidget(self._field, 1, first, 1, COLUMNS - first)
        else:
            self.addWidget(self._field, 2, FIELD_COLUMN, Qt.AlignmentFlag.AlignBottom)

    def _is_crowded(self, width: int) -> bool:
        """Say whether what stands below the field has no room for the kinds as well."""
        return not self._kinds.isHidden() and self._left(width) < 0

    def _left(self, width: int) -> int:
        """Return what the other parts leave of a row."""
        parts = [*self._high, self._kinds]
        wide = sum(part.sizeHint().width() + self.horizontalSpacing() for part in parts)
        sides = self.contentsMargins()
        return width - wide - sides.left() - sides.right()

    def _least_field(self) -> int:
        """Return how wide the field is at least, where other parts stand beside it."""
        return LEAST * self._field.fontMetrics().averageCharWidth()
