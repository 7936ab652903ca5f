"""Where the details of a note or a link show: at the right of the board, once they are wanted."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from facilitator.i18n import _
from ui.exercises.board.commands import Commands
from ui.exercises.board.desk import Desk

if TYPE_CHECKING:  # the details are imported when they are first wanted
    from ui.exercises.board.form import Section
    from ui.exercises.board.panel import DetailsPanel

PANEL: Final = 348
LARGEST_PANEL: Final = 520


class DetailsPane(QObject):
    """Makes the panel when it is first wanted, and throws it away with what is not to be seen."""

    closed = Signal()
    dropped = Signal()
    """What showed is not to be seen any more: there is no panel now."""
    link_opened = Signal(int)

    def __init__(
        self,
        desk: Desk,
        commands: Commands,
        middle: QSplitter,
        later: "Callable[[], tuple[Sequence[Section], Sequence[Section]]]",
        screen: QWidget,
    ) -> None:
        """`later` says what of a note, and of a link, is settled later."""
        super().__init__(screen)
        self._desk, self._commands, self._middle = desk, commands, middle
        self._later, self._screen = later, screen
        self._panel: DetailsPanel | None = None

    @property
    def is_shown(self) -> bool:
        """Whether it takes room."""
        return self._panel is not None and self._panel.isVisibleTo(self._screen)

    @property
    def width(self) -> int:
        """How much room it takes."""
        return self._panel.width() if self._panel is not None and self.is_shown else 0

    def open_note(self, note_id: int) -> None:
        """Show the details of a note."""
        self._wanted().open_note(note_id)

    def focus_words(self) -> None:
        """Put the cursor in the words of the note that shows."""
        from ui.exercises.board.details import focus_words

        focus_words(self._wanted())

    def ask_other_wording(self) -> None:
        """Ask how others put what the note that shows says."""
        from ui.exercises.board.details import ask_other_wording

        ask_other_wording(self._wanted())

    def open_link(self, link_id: int) -> None:
        """Show the details of a link."""
        self._wanted().open_link(link_id)

    def focus_because(self) -> None:
        """Put the cursor in the reason of the link that shows."""
        from ui.exercises.board.details import focus_because

        focus_because(self._wanted())

    def open_page(self, page: QWidget, title: str, under: str) -> None:
        """Show something else where details show."""
        self._wanted().open_extra(page, title, under)

    def follow_selection(self) -> None:
        """Show the one note that is selected, where a note's details show."""
        panel, ids = self._panel, self._commands.selection
        if panel is not None and panel.note_id is not None and len(ids) == 1:
            panel.open_note(ids[0])

    def drop_unseen(self) -> None:
        """Throw the panel away where it holds what is not to be seen any more, also when closed."""
        panel, board = self._panel, self._desk.board
        if panel is None or (
            panel.note_page.row_id in {0, *board.notes}
            and panel.link_page.row_id in {0, *board.links}
        ):
            return
        if panel.isVisibleTo(self._screen):
            kept = self._desk.live.hides and panel.note_page.row_id in self._desk.whole.notes
            panel.close_panel()
            if kept:
                QTimer.singleShot(0, self, self._say_it_is_kept)
        self._panel = None
        panel.setParent(None)
        panel.deleteLater()
        self.dropped.emit()

    def follow_theme(self) -> None:
        """Take the room that the text needs now."""
        if self._panel is not None:
            self._fit(self._panel)

    def flush(self) -> None:
        """Save what is being typed into a field, now."""
        if self._panel is not None:
            self._panel.flush()

    def _wanted(self) -> "DetailsPanel":
        if self._panel is None:
            from ui.exercises.board.details import make_panel
            from ui.exercises.board.note_links import LinksSection

            links = LinksSection(self._desk)
            links.link_opened.connect(self.link_opened)
            panel = self._panel = make_panel(self._desk, links, *self._later())
            panel.closed.connect(self.closed)
            panel.delete_note_asked.connect(lambda note_id: self._commands.remove([note_id]))
            panel.delete_link_asked.connect(self._commands.remove_link)
            self._fit(panel)
            self._middle.addWidget(panel)
            self._middle.setStretchFactor(self._middle.count() - 1, 0)
        return self._panel

    def _fit(self, panel: "DetailsPanel") -> None:
        wanted = self._desk.theme.px(PANEL)
        panel.setMinimumWidth(min(wanted, LARGEST_PANEL))
        panel.setMaximumWidth(max(wanted, LARGEST_PANEL))

    def _say_it_is_kept(self) -> None:
        self._desk.told.emit(_("It is kept, and not for the wall. Hold F9 to see it."))
