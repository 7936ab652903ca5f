"""The order and length in which an activity is walked through."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel

from facilitator.decks import BoardDeck
from facilitator.i18n import _
from ui.heard import name_choice
from ui.theme import dress
from ui.whole_words import say_whole
from ui.wording import translated


class PlanChoice(QFrame):
    """Offers the plans of a deck, where there is more than one."""

    chosen = Signal(str)
    """The key of a plan."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="foot")
        self._plan = QComboBox()
        name_choice(self._plan, _("Order and length"))
        self._plan.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._plan.setMinimumContentsLength(8)
        self._plan.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._plan.activated.connect(self._choose)
        say_whole(self._plan)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        label = QLabel(_("Plan"))
        label.setBuddy(self._plan)
        dress(label, role="muted")
        row.addWidget(label)
        row.addWidget(self._plan, 1)

    def offer(self, deck: BoardDeck, key: str, *, read_only: bool) -> None:
        """Offer the plans of a deck; `key` is the one in use."""
        self._plan.clear()
        for each in deck.plans:
            self._plan.addItem(translated(each.title), each.key)
        self.show_key(key)
        self._plan.setEnabled(not read_only)
        self.setVisible(self._plan.count() > 1)

    def show_key(self, key: str) -> None:
        """Show which plan is in use."""
        if self._plan.currentData() != key:
            self._plan.setCurrentIndex(self._plan.findData(key))

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._plan.itemData(index))
