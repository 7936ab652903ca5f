"""The details panel beside the board: one note, one link, or the whole activity's settings."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _, translated
from ui.exercises.board.cards import link_name
from ui.exercises.board.desk import Desk
from ui.exercises.board.form import Fold, Section, flush_fields, small
from ui.listening import listen
from ui.live_board import BoardChanges
from ui.theme import dress


class Page(QScrollArea):
    """Sections one under another; those for later are folded away at first."""

    def __init__(self, sections: Sequence[Section], later: Sequence[Section]) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sections = [*sections, *later]
        self.row_id = 0
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(4)
        for section in sections:
            column.addWidget(section)
        if later:
            folded = QWidget()
            inner = QVBoxLayout(folded)
            inner.setContentsMargins(0, 0, 0, 0)
            for section in later:
                inner.addWidget(section)
            column.addWidget(Fold(_("Later, with the core team"), folded))
        self.foot = column
        column.addStretch(1)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def show_row(self, row_id: int) -> None:
        """Show another note or link; what was being typed about the last one is saved first."""
        if row_id != self.row_id:
            flush_fields(self)
            self.verticalScrollBar().setValue(0)
        self.row_id = row_id
        for section in self.sections:
            section.show_row(row_id)

    def refresh(self) -> None:
        """Show what the file holds now."""
        for section in self.sections:
            section.refresh()


class DetailsPanel(QFrame):
    """Opens beside the board and never stands in the way of it."""

    closed = Signal()
    delete_note_asked = Signal(int)
    delete_link_asked = Signal(int)

    def __init__(self, desk: Desk, note: Page, link: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role="guide")
        self._desk = desk
        self.note_page, self.link_page = note, link
        self._extra: QWidget | None = None
        self._title = small(role="heading")
        self._under = small(role="small")
        close = QPushButton(_("Close"))
        close.setAccessibleName(_("Close the details"))
        dress(close, kind="quiet")
        close.clicked.connect(self.close_panel)
        self._pages = QStackedWidget()
        self._pages.addWidget(note)
        self._pages.addWidget(link)
        self._add_remove(note, _("Delete note"), self.delete_note_asked)
        self._add_remove(link, _("Delete link"), self.delete_link_asked)
        self._lay_out(close)
        self.hide()
        listen(desk.live.changed, self._follow)

    def _lay_out(self, close: QPushButton) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 4)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._under)
        head.addLayout(words, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)

    @staticmethod
    def _add_remove(page: Page, title: str, asked: SignalInstance) -> None:
        button = QPushButton(title)
        button.clicked.connect(lambda: asked.emit(page.row_id))
        page.foot.insertSpacing(page.foot.count() - 1, 16)
        page.foot.insertWidget(page.foot.count() - 1, button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def note_id(self) -> int | None:
        """The note shown, if one is."""
        shown = self.isVisible() and self._pages.currentWidget() is self.note_page
        return self.note_page.row_id if shown else None

    def open_note(self, note_id: int) -> None:
        """Show a note."""
        note = self._desk.live.note(note_id)
        if note is None:
            return
        self._pages.setCurrentWidget(self.note_page)
        self.note_page.show_row(note_id)
        self._name(note.label, translated(self._desk.deck.zone(note.zone).title))
        self.show()

    def open_link(self, link_id: int) -> None:
        """Show a link."""
        link = self._desk.board.links.get(link_id)
        if link is None:
            return
        self._pages.setCurrentWidget(self.link_page)
        self.link_page.show_row(link_id)
        self._name(link_name(self._desk.board, link), _("Link"))
        self.show()

    def open_extra(self, page: QWidget, title: str, under: str) -> None:
        """Show a page that is neither, such as the settings of the whole activity."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._name(title, under)
        self.show()

    def _name(self, title: str, under: str) -> None:
        self._title.setText(title)
        self._under.setText(under)
        self.setAccessibleName(_("Details: {what}").format(what=title))

    def _follow(self, changes: BoardChanges) -> None:
        if not self.isVisible():
            return
        page = self._pages.currentWidget()
        if page is self.note_page:
            self._follow_note(changes)
        elif page is self.link_page:
            if self.link_page.row_id not in self._desk.board.links:
                self.close_panel()
            elif not {"link", "note"}.isdisjoint(changes):
                self.link_page.refresh()

    def _follow_note(self, changes: BoardChanges) -> None:
        note = self._desk.live.note(self.note_page.row_id)
        if note is None:
            self.close_panel()
        elif "link" in changes or note.id in changes.get("note", ()):
            self.note_page.refresh()
            self._name(note.label, translated(self._desk.deck.zone(note.zone).title))

    def flush(self) -> None:
        """Save what is being typed, now."""
        flush_fields(self)

    def close_panel(self) -> None:
        """Put the panel away."""
        self.flush()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
