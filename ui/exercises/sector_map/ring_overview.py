"""The ring on the wall, to look at only: what the room may see of it, large."""

from typing import Final, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from facilitator.exercises.sector_map.seats import Seating
from facilitator.exercises.sector_map.tables import MapBoard
from facilitator.i18n import _
from facilitator.people import Person, people
from facilitator.store import Changes
from facilitator.workshop import saved_id
from ui.exercises.sector_map.ring_canvas import RingCanvas
from ui.exercises.sector_map.ring_surface import LINE
from ui.exercises.sector_map.ring_words import RingWords
from ui.listening import listen
from ui.live_board import BoardChanges, LiveBoard
from ui.room.whole import WholePicture
from ui.theme import Theme, house_font
from ui.wording import translated

SHARE: Final = 0.028
"""The most text size, of the wall's height; where rows are many it is less, so that all show."""
LEAST: Final = 14


class RingOverview(WholePicture):
    """Follows the map for as long as it is shown."""

    def __init__(self, live: LiveBoard, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._seen = LiveBoard(live.store, live.activity_id, hides=True)
        self.canvas = RingCanvas(theme, self)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._legend = QLabel(self, wordWrap=True)
        self._legend.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._legend.setTextFormat(Qt.TextFormat.PlainText)
        self._legend.setStyleSheet(f"color: {theme.colours.muted}")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 12)
        column.addWidget(self.canvas, 1)
        column.addWidget(self._legend)
        self.setAccessibleName(_("The whole ring"))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        listen(self._seen.changed, self._follow)
        listen(live.store.changed, self._people_changed)
        self.refresh()

    def put_away(self) -> None:
        """Follow the map no more, and go."""
        self._soon.stop()
        self._seen.close()
        super().put_away()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        super().set_theme(theme)
        self.canvas.set_theme(theme)
        self._legend.setStyleSheet(f"color: {theme.colours.muted}")

    def fit(self) -> None:
        """Set the text as large as all labels leave room for."""
        board = cast("MapBoard", self._seen.board)
        labels = len(board.rows["sector_row"]) + len(board.sectors)
        beside = labels / 2 + 2
        size = max(LEAST, min(SHARE * self.height(), 0.86 * self.height() / beside / LINE))
        self._legend.setFont(house_font(round(size)))
        self.canvas.set_text_size(round(size))

    def refresh(self) -> None:
        """Show the map as it is now."""
        board = cast("MapBoard", self._seen.board)
        with self._seen.store.reading() as session:
            everybody: dict[int, Person] = {saved_id(who): who for who in people(session)}
        seating = Seating.of(board)
        words = RingWords(board, everybody, seating)
        self.canvas.show_seats(seating, words, translated(board.centre))
        self._legend.setText(words.legend())

    def _follow(self, _changes: BoardChanges) -> None:
        self._soon.start()

    def _people_changed(self, changes: Changes) -> None:
        if Person.__tablename__ in changes:
            self._soon.start()
