"""The bar over a map: table or ring, and for which table somebody types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolButton, QWidget

from facilitator.i18n import _
from ui.commands import CommandButton, said_keys
from ui.exercises.fields import table_spin
from ui.exercises.sector_map.map_actions import MapActions
from ui.flow import Flow
from ui.theme import dress


class TopBar(QFrame):
    """Switches between the two views of the same rows."""

    seated = Signal(int)
    """The table whose paper map is typed from now on; 0 for none."""
    seat_given = Signal()
    """The table's number was given: on with typing."""

    def __init__(self, actions: MapActions) -> None:
        super().__init__()
        dress(self, role="bar")
        line = Flow(self)
        line.setContentsMargins(16, 6, 12, 6)
        for action in (actions.table, actions.ring):
            line.addWidget(self._switch(action))
        self._said = QLabel(_("&Typing for table"))
        self.table = table_spin()
        self.table.setAccessibleName(_("Typing for table"))
        self.table.setToolTip(_("Whose map is typed; it stays until you change it"))
        self._said.setBuddy(self.table)
        dress(self._said, role="muted")
        self.table.valueChanged.connect(self._seat)
        self.table.editingFinished.connect(self._given)
        line.addWidget(self._said)
        line.addWidget(self.table)
        line.addWidget(_rest())
        self._add = CommandButton(actions.add_row, kind="quiet")
        line.addWidget(self._add)
        self.details = QToolButton()
        self.details.setDefaultAction(actions.details)
        self.details.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        dress(self.details, kind="quiet")
        line.addWidget(self.details)

    @staticmethod
    def _switch(action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(f"{action.text()} ({said_keys(action)})")
        return button

    def _seat(self, number: int) -> None:
        dress(self._said, role="strong" if number else "muted")
        self.seated.emit(number)

    def _given(self) -> None:
        if self.table.hasFocus():
            self.seat_given.emit()

    def narrow(self, *, on: bool) -> None:
        """Leave out words where there is little room."""
        self._said.setText(_("&Table") if on else _("&Typing for table"))
        self._add.setVisible(not on)


def _rest() -> QWidget:
    """Return what takes the room that a line has left."""
    rest = QWidget()
    rest.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return rest
