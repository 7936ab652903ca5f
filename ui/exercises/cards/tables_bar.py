"""The tables as tabs, and what the table that shows calls 'my community'."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QTabBar,
    QWidget,
)

from facilitator.i18n import _
from ui.exercises.cards.kept_line import KeptLine
from ui.exercises.cards.words import said_table
from ui.flow import Flow
from ui.theme import dress

COMMUNITY: Final = 220


class TablesBar(QWidget):
    """One tab a table. The table that shows is whose cards are drawn, held and rated."""

    turned = Signal(int)
    """Another table shows."""
    named = Signal(int, str)
    """What a table calls its community."""

    def __init__(
        self, parent: QWidget, actions: Sequence[QAction], *, asks_community: bool
    ) -> None:
        super().__init__(parent)
        self._numbers: list[int] = []
        self._names: dict[int, str] = {}
        self._shown = 0
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(True)
        self._tabs.setAccessibleName(_("Tables"))
        self._tabs.currentChanged.connect(self._turn)
        self._more = QPushButton("+")
        self._more.setAccessibleName(_("More tables, or fewer"))
        self._more.setToolTip(_("More tables, or fewer"))
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        dress(self._more, kind="quiet", fit="snug")
        self._menu = QMenu(self._more)
        self._menu.addActions(list(actions))
        self._more.clicked.connect(self._offer)
        self.community = KeptLine(_("A whole neighbourhood, or one small group within it"))
        self.community.setAccessibleName(_("My community"))
        self.community.setMinimumWidth(COMMUNITY)
        self.community.saved.connect(self._name)
        self._lay_out(asks_community=asks_community)

    def _lay_out(self, *, asks_community: bool) -> None:
        numbers, named = QWidget(self), QWidget(self)
        tabs = QHBoxLayout(numbers)
        tabs.setContentsMargins(0, 0, 0, 0)
        tabs.setSpacing(4)
        tabs.addWidget(self._tabs)
        tabs.addWidget(self._more)
        line = QHBoxLayout(named)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        label = QLabel(_("My &community:"))
        label.setBuddy(self.community)
        dress(label, role="strong")
        line.addWidget(label)
        line.addWidget(self.community, 1)
        named.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        named.setVisible(asks_community)
        flow = Flow(self, 12)
        flow.addWidget(numbers)
        flow.addWidget(named)

    def _offer(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        self._menu.setActiveAction(self._menu.actions()[0])

    @property
    def numbers(self) -> Sequence[int]:
        """The tables there are tabs for."""
        return self._numbers

    @property
    def table(self) -> int:
        """The table that shows."""
        at = self._tabs.currentIndex()
        return self._numbers[at] if 0 <= at < len(self._numbers) else 0

    def show_tables(self, numbers: Sequence[int], names: dict[int, str]) -> None:
        """Have tabs for these tables; the one that shows stays, where it is still there."""
        if (list(numbers), names) == (self._numbers, self._names):
            return
        here = self.table
        self._tabs.blockSignals(True)  # noqa: FBT003
        self._names = dict(names)
        self._numbers = list(numbers)
        while self._tabs.count() > len(numbers):
            self._tabs.removeTab(self._tabs.count() - 1)
        for at, number in enumerate(numbers):
            if at == self._tabs.count():
                self._tabs.addTab("")
            title = said_table(number, names.get(number, ""))
            self._tabs.setTabText(at, title.replace("&", "&&"))
        self._tabs.setCurrentIndex(self._numbers.index(here) if here in numbers else 0)
        self._tabs.blockSignals(False)  # noqa: FBT003
        if self.table != here:
            self.turned.emit(self.table)

    def turn_to(self, number: int) -> None:
        """Show a table, if there is one of this number."""
        if number in self._numbers:
            self._tabs.setCurrentIndex(self._numbers.index(number))

    def turn(self, step: int) -> None:
        """Show the next table, or the one before; after the last comes the first."""
        self._tabs.setCurrentIndex((self._tabs.currentIndex() + step) % max(1, len(self._numbers)))

    def show_community(self, name: str, *, kept: bool) -> None:
        """Show what the table calls its community; what is typed for another is saved first.

        `kept` from sight it says only that there is a name.
        """
        turned = self._shown != self.table
        if turned:
            self.community.flush()
        self._shown = self.table
        self.community.show_line(name, kept=kept, anew=turned)

    def flush(self) -> None:
        """Save what is being typed, for the table that it was typed for."""
        self.community.flush()

    def _turn(self) -> None:
        self.turned.emit(self.table)

    def _name(self, name: str) -> None:
        self.named.emit(self._shown, name)
