"""The panel beside the map while places are marked: kinds, the pin in hand, and the list."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.clearable import make_clearable
from ui.exercises.board.form import small
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.kind_box import KindBox
from ui.exercises.community_map.line_list import ROW
from ui.exercises.community_map.place_form import PlaceForm
from ui.exercises.community_map.place_tool import ENTER
from ui.exercises.community_map.places_list import PlacesList
from ui.exercises.fields import leaves_to_window
from ui.layouts import scrolling
from ui.theme import Theme, dress

LIST: Final = 136
"""The list is never lower than this."""
CRAMPED: Final = 330
"""In less height the list makes way while somebody says what a pin is."""


class FindLine(QLineEdit):
    """Finds as somebody types; Enter and Down go on into the list, Esc finds nothing."""

    def __init__(self, places: PlacesList) -> None:
        super().__init__(placeholderText=_("Find a place"))
        make_clearable(self)
        self.setAccessibleName(_("Find a place"))
        self._places = places

    def event(self, event: object) -> bool:
        """Leave Undo to the window where there is nothing of the field's own to undo."""
        undo, redo = self.isUndoAvailable(), self.isRedoAvailable()
        return leaves_to_window(event, undo=undo, redo=redo) or super().event(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on into the list, or find nothing any more."""
        if event.key() in {*ENTER, Qt.Key.Key_Down} and self._places.count:
            self._places.begin()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def begin_with(self, text: str) -> None:
        """Look for what somebody began to type elsewhere."""
        self.setText(text)
        self.setFocus()


class PlacesPanel(QFrame):
    """Lays out the kinds, the form, the field that finds and the list."""

    def __init__(self, desk: CommunityDesk) -> None:
        super().__init__()
        dress(self, role="side")
        self._desk = desk
        self._in_hand = 0
        self._names = False
        self.kinds = KindBox(desk.theme, desk.map.community_deck.place_kinds)
        self.how = small(_("Choose what it is, then click where it is. Enter goes on."))
        self.form = PlaceForm(desk)
        self.list = PlacesList(desk)
        self.list.setMinimumHeight(desk.theme.to_press(ROW))
        self.seek = FindLine(self.list)
        self._none = small()
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.seek.textChanged.connect(lambda _text: self.show_list())
        self.list.sought.connect(self.seek.begin_with)
        self.form.left.connect(self.end_words)

    def _lay_out(self) -> None:
        self._upper = QWidget()
        upper = self._column = QVBoxLayout(self._upper)
        upper.setContentsMargins(12, 12, 12, 4)
        upper.setSpacing(10)
        for part in (self.kinds, self.how, self.form):
            upper.addWidget(part)
        upper.addStretch(1)
        self._scroll = scrolling(self._upper)
        self._lower = QWidget()
        lower = QVBoxLayout(self._lower)
        lower.setContentsMargins(12, 4, 12, 4)
        lower.setSpacing(6)
        for below in (self.seek, self.list, self._none):
            lower.addWidget(below)
        lower.setStretch(1, 1)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        self._parts.addWidget(self._scroll)
        self._parts.addWidget(self._lower, 1)

    def show_hand(self, place_id: int) -> None:
        """Show the pin in hand, and the list as it is now."""
        self._in_hand = place_id
        place = self._desk.map.places.get(place_id)
        if place is None:
            self.end_words()
        was = self.form.isHidden()
        self.form.show_place(place)
        self.how.setVisible(place is None)
        self.show_list()
        if was != self.form.isHidden():
            self._share_height()

    def show_list(self) -> None:
        """Show the pins that are looked for."""
        places, sought = self._desk.map.places, self.seek.text()
        if self._in_hand not in places:
            self._in_hand = 0
        self.list.show_places(sought, self._in_hand)
        nothing = _("No place has “{text}” in it.").format(text=sought) if places else ""
        self._none.setText(nothing or _("No pin yet."))
        self._none.setVisible(not self.list.count)
        self.list.setVisible(bool(self.list.count))
        self.seek.setVisible(bool(places))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand side by side where the panel is broad."""
        super().resizeEvent(event)
        broad = self.width() > 1.2 * self.height() and self.width() > self._desk.theme.px(480)
        way = QBoxLayout.Direction.LeftToRight if broad else QBoxLayout.Direction.TopToBottom
        if way != self._parts.direction():
            self._parts.setDirection(way)
            self._parts.setStretch(0, 3 if broad else 0)
            self._parts.setStretch(1, 2 if broad else 1)
        self._share_height()

    def _share_height(self) -> None:
        """Let what is in hand have the height that it needs, and the list the rest."""
        cramped = self.height() < self._desk.theme.px(CRAMPED)
        self._lower.setVisible(not (cramped and self._names and not self.form.isHidden()))
        if self._parts.direction() == QBoxLayout.Direction.LeftToRight or self._lower.isHidden():
            self._scroll.setMinimumHeight(0)
            self._scroll.setMaximumHeight(16_777_215)
            return
        wanted = self._column.totalHeightForWidth(self.width()) + 2
        left = self.height() - self._desk.theme.px(LIST)
        most = self.height() - self._lower.minimumSizeHint().height()
        fitting = max(self._desk.theme.px(72), min(wanted, left))
        self._scroll.setFixedHeight(max(0, min(fitting, most)))

    def begin_words(self) -> None:
        """Put the cursor into the words; where there is little room, the list makes way."""
        self._names = True
        self._share_height()
        self.form.begin()
        QTimer.singleShot(0, self, self._show_words)

    def _show_words(self) -> None:
        self._scroll.ensureWidgetVisible(self.form.words, 0, 12)

    def end_words(self) -> None:
        """Have the list back."""
        if self._names:
            self._names = False
            self._share_height()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Leave the map its room: what does not fit scrolls."""
        px = self._desk.theme.px
        return QSize(min(px(240), 420), min(px(160), 240))

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.kinds.set_theme(theme)
        self.list.set_theme(theme)
        self._share_height()
