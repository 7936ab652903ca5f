"""Where people begin: carry on with a workshop, or start from a session deck."""

from collections.abc import Container, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMargins, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from ui.afterwards import still_importing
from ui.commands import CommandButton, Commands
from ui.heard import be_heard_as
from ui.home.deck_tile import DeckTile
from ui.home.decks import DeckColumn
from ui.home.recent import RecentWorkshop, forget, recent_workshops, told_apart
from ui.layouts import column, row
from ui.text_button import Face, TextButton
from ui.theme import TILE_RADIUS, Theme, dress
from ui.wording import place_and_day

WIDEST: Final = 1248
SHOWN: Final = 7
REMIND_MS: Final = 500
"""So long after the first paint it is looked for what was to be deleted by now."""


def label(text: str, role: str) -> QLabel:
    """Return a line of plain text in one of the theme's looks."""
    line = QLabel(text, wordWrap=role in ("muted", "small"))
    line.setTextFormat(Qt.TextFormat.PlainText)
    dress(line, role=role)
    return line


class WorkshopRow(TextButton):
    """A workshop that can be carried on with; Delete takes it off the list."""

    unwanted = Signal()

    def __init__(self, theme: Theme, workshop: RecentWorkshop, told_apart: str = "") -> None:
        """`told_apart`: what its file is called, where another reads the same."""
        title = workshop.title or workshop.path.stem
        where = place_and_day(workshop.place, workshop.date)
        where = " · ".join(part for part in (where, told_apart) if part)
        found = workshop.found
        super().__init__(
            theme,
            [(title, "heading"), (where, "muted")]
            if found
            else [(title, "muted"), (_("not found"), "small")],
            face=Face(
                ground="" if found else theme.colours.paper,
                radius=TILE_RADIUS,
                margins=QMargins(20, 14, 20, 14),
            ),
            value=workshop.path,
        )
        self.setToolTip(str(workshop.path))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Delete take the workshop off the list."""
        if event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
            return
        super().keyPressEvent(event)


class _Page(QWidget):
    """What scrolls. It covers the area under it, which is therefore never painted itself."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        self.painted.emit()


class Home(QScrollArea):
    """Two columns: your workshops, and session decks to start from."""

    wanted = Signal(object)
    """The path of a workshop to open."""
    example_wanted = Signal()
    painted = Signal()
    """After it was painted for the first time."""
    others_wanted = Signal()
    """Somebody asks for the workshops that are not on the list for now."""
    erase_wanted = Signal(object)
    """An Overdue, whose workshop is to be erased."""
    away_wanted = Signal(object)
    """An Away, in which work is to go on."""

    def __init__(self, theme: Theme, commands: Commands, decks: Path) -> None:
        """`decks`: the folder of the user's own decks."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        be_heard_as(self, QAccessible.Role.Grouping)
        self.setAccessibleName(_("Home"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme, self._commands, self._all = theme, commands, False
        self._only: Path | None = None
        self._reminds = False
        page = _Page()
        page.painted.connect(self.painted)
        self.decks = DeckColumn(theme, commands, decks)
        """The decks to start from."""
        outer = QVBoxLayout(page)
        outer.setContentsMargins(32, 48, 32, 48)
        outer.setSpacing(32)
        self._sheet = QWidget(maximumWidth=theme.px(WIDEST))
        sheet = QVBoxLayout(self._sheet)
        sheet.setContentsMargins(0, 0, 0, 0)
        sheet.setSpacing(32)
        self._head = self._heading(commands)
        sheet.addLayout(self._head)
        self._columns = row(56)
        self._rows = column(12)
        self._columns.addLayout(self._rows, 1)
        self._columns.addWidget(self.decks, 1)
        sheet.addLayout(self._columns)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._sheet, 1000)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(1)
        self.setWidget(page)
        self.refresh()

    def _heading(self, commands: Commands) -> QBoxLayout:
        titles = column(0)
        titles.addWidget(label(_("Facilitator"), "brand"))
        titles.addWidget(label(_("Everything works without a network."), "muted"))
        head = row()
        head.addLayout(titles, 1)
        buttons = row()
        buttons.addStretch(1)
        help_ = CommandButton(commands.help, kind="quiet", text=_("Help  F1"))
        buttons.addWidget(help_)
        buttons.addWidget(CommandButton(commands.import_, kind="quiet"))
        buttons.addWidget(CommandButton(commands.open))
        buttons.addWidget(CommandButton(commands.new, kind="filled"))
        buttons.addWidget(commands.menu_button())
        head.addLayout(buttons)
        head.setAlignment(buttons, Qt.AlignmentFlag.AlignBottom)
        return head

    def refresh(self) -> None:
        """List the workshops as they are now."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        heading = label(_("Your workshops"), "section")
        heading.setMinimumHeight(self._theme.button_height)  # that of the buttons beside it
        self._rows.addWidget(heading)
        if self._reminds:
            self._remind()
        known = recent_workshops()
        workshops = [each for each in known if self._only in {None, each.path}]
        apart = told_apart(known)
        for workshop in workshops if self._all else workshops[:SHOWN]:
            self._rows.addWidget(self._row(workshop, apart.get(workshop.path, "")))
        if not workshops:
            self._welcome()
        self._add_rest(workshops, known)
        if workshops:
            self._keep_in_reach()
        self._rows.addStretch(1)

    def remind_soon(self) -> None:
        """Remind people of what was to be deleted by now, and have its backups obey."""
        QTimer.singleShot(REMIND_MS, self, self._begin_to_remind)

    def _begin_to_remind(self) -> None:
        if still_importing():
            self.remind_soon()
        elif not self._reminds:
            self._reminds = True
            self._remind()

    def _remind(self) -> None:
        from ui.recovery.home_rows import waiting

        if (not_back := waiting(self._only)) is not None:
            not_back.opened.connect(self.away_wanted)
            self._rows.insertWidget(1, not_back)
            self._name_once(not_back.homes)
        if self._only is None:
            self._remind_of_overdue()

    def _name_once(self, homes: Container[Path]) -> None:
        """Take workshops that are not back yet off the list of those that were not found."""
        for button in self.findChildren(WorkshopRow):
            box = button.parentWidget()
            path = button.value
            if isinstance(path, Path) and path in homes and box and not path.exists():
                box.hide()

    def _remind_of_overdue(self) -> None:
        from ui.home.overdue import remind

        reminder = remind(date.today())
        if reminder is not None:
            reminder.opened.connect(self.wanted)
            reminder.erased.connect(self.erase_wanted)
            self._rows.insertWidget(1, reminder)

    def _welcome(self) -> None:
        """Say, on a first start, what to do, and offer something to look at."""
        hint = _(
            "Choose a session deck, and you are ready to type what people say. Every workshop is "
            "a file of its own, and is listed here from then on."
        )
        self._rows.addWidget(label(hint, "muted"))
        example = QPushButton(_("Look at a finished example (Riverside)"))
        example.clicked.connect(self.example_wanted)
        for button in (example, CommandButton(self._commands.tour)):
            self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _keep_in_reach(self) -> None:
        """Offer the example and the tour quietly, below the workshops of one's own."""
        example = QPushButton(_("The example, Riverside"))
        example.setAccessibleDescription(_("Opens a copy of a finished workshop to look at."))
        example.clicked.connect(self.example_wanted)
        dress(example, kind="quiet")
        for button in (example, CommandButton(self._commands.tour, kind="quiet")):
            self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, workshop: RecentWorkshop, apart: str) -> QWidget:
        button = WorkshopRow(self._theme, workshop, apart)
        button.chosen.connect(self.wanted)
        button.unwanted.connect(partial(self._forget, workshop))
        if workshop.found:
            button.setAccessibleDescription(_("Delete takes it off this list; its file stays."))
            return button
        remove = QPushButton(_("Remove"))
        remove.setAccessibleName(
            _("Remove {title} from this list").format(title=workshop.title or workshop.path.stem)
        )
        dress(remove, kind="quiet")
        remove.clicked.connect(partial(self._forget, workshop))
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(button, 1)
        line.addWidget(remove)
        return box

    def keep_to(self, path: Path | None) -> None:
        """List this workshop and no other group's until somebody asks: people are in the room."""
        if path != self._only:
            self._only = path
            self.refresh()

    def _show_others(self) -> None:
        self.others_wanted.emit()
        self.keep_to(None)
        self.begin_here()

    def _add_rest(
        self, workshops: Sequence[RecentWorkshop], known: Sequence[RecentWorkshop]
    ) -> None:
        if len(workshops) < len(known):
            text, show = _("Show your other workshops"), self._show_others
        elif not self._all and len(workshops) > SHOWN:
            text, show = _("Show all"), self._show_all
        else:
            return
        more = QPushButton(text)
        dress(more, kind="quiet")
        more.clicked.connect(show)
        self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        self._all = True
        self.refresh()

    def _forget(self, workshop: RecentWorkshop, *_signal: object) -> None:
        forget(workshop.path)
        self.refresh()
        self.begin_here()

    def begin_here(self) -> None:
        """Put the focus on the workshop that was open last, or else on the first deck."""
        first = self.findChild(WorkshopRow) or self.findChild(DeckTile)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the columns one below the other where they would be cramped."""
        super().resizeEvent(event)
        for layout, least in ((self._columns, 900), (self._head, 1020)):
            wide = self.width() >= self._theme.px(least)
            ways = QBoxLayout.Direction
            layout.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
