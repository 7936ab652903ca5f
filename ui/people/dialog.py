"""Who is in the room: people by code, the agreement of four parts, and what people need."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.store import Store
from ui.layouts import row, scrolling
from ui.people.agreed import AgreementPage
from ui.people.everybody import EverybodyPage
from ui.people.needs import NeedsPage
from ui.theme import Theme, dress
from ui.wall_safe import WallSafe


class WhoIsHere(QDialog):
    """Three pages about people, without a name on any of them. Everything is saved at once."""

    def __init__(
        self,
        store: Store,
        theme: Theme,
        safe: WallSafe | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self.setWindowTitle(_("Who is in the room"))
        heading = QLabel(_("Who is in the room"))
        dress(heading, role="title")
        self.everybody = EverybodyPage(store, theme)
        self.agreement = AgreementPage(store, theme)
        self.needs = NeedsPage(store, safe)
        self.pages = QTabWidget()
        self.pages.setAccessibleName(_("Who is in the room"))
        self.pages.addTab(scrolling(self.everybody), _("&People"))
        self.pages.addTab(scrolling(self.agreement), _("A&greement"))
        self.pages.addTab(scrolling(self.needs), _("Access &needs"))
        close = QPushButton(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(lambda _checked: self.accept())
        foot = row()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)
        for standard, act in (
            (QKeySequence.StandardKey.Undo, store.undo),
            (QKeySequence.StandardKey.Redo, store.redo),
        ):
            QShortcut(QKeySequence(standard), self).activated.connect(partial(self._do, act))
        self.everybody.begin()
        self.resize(min(theme.px(760), 1_180), min(theme.px(640), 660))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except FacilitatorError as error:
            self.everybody.complain(str(error))
