"""How a conversation is laid out: the plan and what came of it, with the guide beside them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.exercises.fields import Choice
from ui.exercises.sector_map.talk_guide import GuideSide
from ui.exercises.sector_map.talk_happened import HappenedForm
from ui.exercises.sector_map.talk_plan import PlanForm
from ui.exercises.sector_map.talk_said import SaidOfThem
from ui.layouts import row, scrolling
from ui.log_book.word import Word
from ui.theme import Theme, dress

ROOMY = 1.5
"""From this text size on the guide is a page of its own."""


class WideChoice(Choice):
    """A choice in little room: its list is as wide as what it offers, and a tip says it whole."""

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(choices, parent)
        self.currentTextChanged.connect(self.setToolTip)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices: the list has room for the longest, as far as the screen has it."""
        super().offer(choices)
        view = self.view()
        view.ensurePolished()
        beside = 2 * view.frameWidth() + 40 + view.verticalScrollBar().sizeHint().width()
        room = self.screen().availableSize().width()
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + beside, room))


class TalkView(QDialog):
    """The parts of the dialog, and where they stand."""

    def __init__(self, theme: Theme, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Conversation"))
        self.which = WideChoice([])
        self.which.setAccessibleName(_("Which conversation"))
        self.which.setMaximumWidth(min(theme.px(440), 600))
        self.plan = PlanForm(theme, today)
        self.happened = HappenedForm(today)
        self.said_of_them = SaidOfThem()
        self.guide = GuideSide(theme)
        self.standing, self.title = QLabel(), QLabel(wordWrap=True)
        self.about = QLabel(wordWrap=True)
        for label, role in (
            (self.standing, "section"),
            (self.title, "title"),
            (self.about, "muted"),
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            dress(label, role=role)
        self.seen = QLabel(_("The room may see this screen while you type."), wordWrap=True)
        dress(self.seen, role="small")
        self.telling = QLabel(wordWrap=True)
        dress(self.telling, role="small")
        self.kept = QLabel(
            _("This may be on the wall, so what was said is not shown. Hold F9 to see it."),
            wordWrap=True,
        )
        self.word = Word()
        self.remove = QPushButton(_("De&lete"))
        self.away = QPushButton(_("Close"))
        self.keep = QPushButton()
        self.keep.setToolTip(_("Ctrl+Enter"))
        dress(self.keep, kind="filled")
        for button in (self.remove, self.away, self.keep):
            button.setAutoDefault(False)
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 14)
        column.setSpacing(6)
        head = row(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.which)
        column.addWidget(self.standing)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(self.seen)
        column.addWidget(self.telling)
        middle = row(16)
        middle.addWidget(self._make_pages(), 3)
        if theme.text_scale >= ROOMY:
            self.pages.addTab(self.guide, _("How to go about it"))
        else:
            middle.addWidget(self.guide, 2)
        column.addLayout(middle, 1)
        foot = row()
        foot.addWidget(self.remove)
        foot.addWidget(self.word, 1)
        foot.addWidget(self.away)
        foot.addWidget(self.keep)
        column.addLayout(foot)
        self.resize(min(theme.px(1_110), 1_200), min(theme.px(680), 690))

    def _make_pages(self) -> QTabWidget:
        self.plan_area, self.happened_area = scrolling(self.plan), scrolling(self.happened)
        happened = QWidget()
        inner = QVBoxLayout(happened)
        inner.setContentsMargins(0, 10, 0, 0)
        inner.addWidget(self.kept)
        inner.addWidget(self.said_of_them)
        inner.addWidget(self.happened_area, 100)
        inner.addStretch(1)
        self.pages = QTabWidget()
        self.pages.setAccessibleName(_("Conversation"))
        self.pages.addTab(self.plan_area, _("&Plan it"))
        self.pages.addTab(happened, _("It happened"))
        return self.pages
