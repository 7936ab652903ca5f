"""The running order: the activities of the workshop, with their planned minutes."""

from typing import Final, NamedTuple

from PySide6.QtCore import QMargins, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from ui.home.session_decks import session_decks
from ui.layouts import scrolling
from ui.text_button import Face, TextButton
from ui.theme import RUNNING_ORDER_WIDTH, Theme, dress
from ui.wording import said_minutes

STRIP: Final = 64
MARGINS: Final = QMargins(14, 10, 10, 10)


class Planned(NamedTuple):
    """An activity as the running order lists it."""

    id: int
    title: str
    minutes: int


class ActivityRow(TextButton):
    """One activity; pressing it opens it, Delete or its menu removes it."""

    unwanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, face=Face(edge=theme.colours.surface, margins=MARGINS))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleDescription(_("Delete removes it; undo brings it back."))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def show_activity(self, activity: Planned, number: int, *, folded: bool) -> None:
        """Stand for this activity; folded, by its number only."""
        lines = [(activity.title, "strong"), (said_minutes(activity.minutes), "small")]
        self.value = activity.id
        self.say([(str(number), "strong")] if folded else lines)
        self.setAccessibleName(". ".join(text for text, _role in lines))
        self.setToolTip(activity.title)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(_("Remove from the running order"), self._remove)
        menu.popup(self.mapToGlobal(at))

    def _remove(self) -> None:
        self.unwanted.emit(self.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Delete remove the activity."""
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
            return
        super().keyPressEvent(event)


class RunningOrder(QFrame):
    """Lists the activities; folds to a narrow strip where there is little room."""

    opened = Signal(object)
    """The id of an activity that somebody wants to see."""
    unwanted = Signal(object)
    wanted = Signal(str)
    """The id of a deck to add an activity from."""
    fold_asked = Signal()

    def __init__(self, theme: Theme, *, read_only: bool) -> None:
        super().__init__()
        dress(self, role="side")
        self.setAccessibleName(_("Running order"))
        self._theme, self._read_only, self._folded = theme, read_only, False
        self._activities: list[Planned] = []
        self._shown: list[ActivityRow] = []
        self._current: int | None = None
        self._heading = QLabel(_("Running order"))
        dress(self._heading, role="section")
        self._fold = QToolButton()
        dress(self._fold, kind="quiet")
        self._fold.clicked.connect(self.fold_asked)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._add = QPushButton()
        dress(self._add, kind="quiet")
        self._add.setAccessibleName(_("Add activity"))
        self._add.setMenu(self._menu())
        if read_only:
            self._add.hide()
        self._lay_out()
        self.fold(on=False)

    def _menu(self) -> QMenu:
        menu = QMenu(self._add)
        menu.aboutToShow.connect(self._offer)
        menu.triggered.connect(self._deck_chosen)
        return menu

    def _offer(self) -> None:
        menu = self._add.menu()
        if menu is None or menu.actions():
            return
        for deck in session_decks():
            text = f"{deck.title}, {said_minutes(deck.minutes)}"
            menu.addAction(text.replace("&", "&&")).setData(deck.id)

    def _deck_chosen(self, action: QAction) -> None:
        self.wanted.emit(action.data())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 0, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self._fold)
        list_ = QWidget()
        column = QVBoxLayout(list_)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addLayout(head)
        whole.addWidget(scrolling(list_), 1)

    @property
    def folded(self) -> bool:
        """Whether only the strip shows."""
        return self._folded

    def fold(self, *, on: bool) -> None:
        """Show the strip only, or the whole list."""
        self._folded = on
        self.setFixedWidth(STRIP if on else self._theme.px(RUNNING_ORDER_WIDTH))
        self._heading.setHidden(on)
        self._fold.setText("»" if on else "«")
        name = _("Unfold the running order") if on else _("Fold the running order")
        self._fold.setAccessibleName(name)
        self._fold.setToolTip(_("{name} (F7)").format(name=name))
        self._add.setText("+" if on else _("+ Add activity"))
        self._rebuild()

    def show_activities(self, activities: list[Planned], current: int | None) -> None:
        """List these activities, and mark the one that is open."""
        if (activities, current) != (self._activities, self._current):
            self._activities, self._current = activities, current
            self._rebuild()

    def _rebuild(self) -> None:
        while len(self._shown) < len(self._activities):
            row = ActivityRow(self._theme)
            row.chosen.connect(self.opened)
            if not self._read_only:
                row.unwanted.connect(self.unwanted)
            self._rows.addWidget(row)
            self._shown.append(row)
        for number, activity in enumerate(self._activities):
            row = self._shown[number]
            row.show_activity(activity, number + 1, folded=self._folded)
            row.setChecked(activity.id == self._current)
            row.show()
        for row in self._shown[len(self._activities) :]:
            row.hide()
