"""The ring of a sector map on the screen: whom we know, how near they are, and where nobody is."""

from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from facilitator.errors import FacilitatorError
from facilitator.exercises.sector_map.ring.labels import LONGEST
from facilitator.exercises.sector_map.rows import name_centre
from facilitator.exercises.sector_map.seats import Seating
from facilitator.exercises.sector_map.tables import MapBoard
from facilitator.i18n import _
from facilitator.people import Person, people
from facilitator.store import Changes
from facilitator.workshop import saved_id
from ui.exercises.sector_map.ring_canvas import RingCanvas
from ui.exercises.sector_map.ring_words import RingWords
from ui.listening import listen
from ui.live_board import BoardChanges, LiveBoard
from ui.theme import Theme, dress
from ui.wording import translated

WIDEST: Final = 320
"""The field for the middle's name, in pixels."""
LOW: Final = 420
"""In less height the ring needs the room in which its signs would be explained."""


class RingView(QWidget):
    """The ring, and below it what is chosen on it and what its signs mean."""

    entry_chosen = Signal(int)
    said = Signal(str)
    """One plain sentence for the status line."""

    def __init__(self, live: LiveBoard, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live, self._theme = live, theme
        self.canvas = RingCanvas(theme, self)
        self.canvas.chosen.connect(self._chosen)
        self.canvas.centre_wanted.connect(self.name_centre)
        self._told, self._legend = QLabel(wordWrap=True), QLabel(wordWrap=True)
        for label, role in ((self._told, "strong"), (self._legend, "small")):
            dress(label, role=role)
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(4)
        column.addWidget(self.canvas, 1)
        column.addWidget(self._told)
        column.addWidget(self._legend)
        self.setFocusProxy(self.canvas)
        self._field = QLineEdit(self.canvas)
        self._field.setAccessibleName(_("What we call ourselves"))
        self._field.setPlaceholderText(_("What we call ourselves"))
        self._field.installEventFilter(self)
        self._field.returnPressed.connect(self._named)
        self._field.hide()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        listen(live.changed, self._follow)
        listen(live.store.changed, self._people_changed)
        self.refresh()

    # What the screen asks

    def select_entry(self, entry_id: int | None) -> None:
        """Choose an institution, and show its row's whole title; None chooses nothing."""
        self._catch_up()
        self.canvas.select(entry_id)
        self._say()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._theme = theme
        self.canvas.set_theme(theme)
        self._share_height()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave out what explains the signs where there is little room."""
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        self._legend.setVisible(self.height() >= self._theme.px(LOW))

    def refresh(self) -> None:
        """Show the map as it is now."""
        self._soon.stop()
        board = self._board
        with self._live.store.reading() as session:
            everybody: dict[int, Person] = {saved_id(who): who for who in people(session)}
        seating = Seating.of(board)
        words = RingWords(board, everybody, seating)
        self.canvas.show_seats(seating, words, translated(board.centre))
        self._legend.setText("  ".join(filter(None, (words.legend(), self._said_of_middle()))))
        if self.canvas.entry not in board.entries:
            self.canvas.select(None)
        self._say()

    def _said_of_middle(self) -> str:
        """Say how the middle is named; or its name, where the middle may have no room for it."""
        name = self._board.named
        if not name:
            return _("F2 names the middle.")
        return _("In the middle: {centre}").format(centre=name) if len(name) > LONGEST else ""

    @property
    def _board(self) -> MapBoard:
        return cast("MapBoard", self._live.board)

    def _follow(self, _changes: BoardChanges) -> None:
        self._soon.start()

    def _people_changed(self, changes: Changes) -> None:
        if Person.__tablename__ in changes:
            self._soon.start()

    def _catch_up(self) -> None:
        if self._soon.isActive():
            self.refresh()

    def _chosen(self, entry_id: int) -> None:
        self._say()
        self.entry_chosen.emit(entry_id)

    def _say(self) -> None:
        entry, words = self.canvas.entry, self.canvas.words
        told = words.entry(entry) if entry is not None and words is not None else ""
        self._told.setText(told or _("Choose somebody, or a chair, to see who is there."))

    # The middle

    def name_centre(self) -> None:
        """Let somebody type what the group calls itself."""
        middle = self.canvas.middle_box().center()
        wide = min(WIDEST * self._theme.text_scale, self.canvas.width() - 16)
        self._field.setFixedWidth(round(wide))
        self._field.adjustSize()
        left = middle.x() - self._field.width() // 2
        top = middle.y() - self._field.height() // 2
        self._field.move(max(left, 0), max(top, 0))
        self._field.setText(translated(self._board.centre))
        self._field.selectAll()
        self._field.show()
        self._field.raise_()
        self._field.setFocus()

    def _named(self) -> None:
        text = self._field.text().strip()
        self._put_field_away(to_ring=True)
        self._name(text)

    def _name(self, text: str) -> None:
        if text == translated(self._board.centre):
            return
        try:
            name_centre(self._live.store, self._live.activity_id, text)
        except FacilitatorError as error:
            self.said.emit(str(error))

    def _put_field_away(self, *, to_ring: bool) -> None:
        self._field.removeEventFilter(self)  # that it is left is known
        if to_ring:
            self.canvas.setFocus()
        self._field.hide()
        self._field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave the field with Escape, and keep what was typed when the focus goes elsewhere."""
        if watched is self._field and self._field.isVisible():
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                if event.type() == QEvent.Type.KeyPress:
                    self._put_field_away(to_ring=True)
                return True
            if event.type() == QEvent.Type.FocusOut:
                text = self._field.text().strip()
                self._put_field_away(to_ring=False)
                self._name(text)
        return super().eventFilter(watched, event)
