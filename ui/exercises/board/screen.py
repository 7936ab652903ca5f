"""The board's screen: question, canvas, list, details and capture bar over the same rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from facilitator.store import Store
from ui.canvas.board import BoardCanvas
from ui.exercises.board.actions import Actions
from ui.exercises.board.bars import Bars
from ui.exercises.board.capture import CaptureBar
from ui.exercises.board.cards import waiting_words
from ui.exercises.board.column_fit import ColumnFit
from ui.exercises.board.commands import Commands
from ui.exercises.board.desk import Desk
from ui.exercises.board.details_pane import DetailsPane
from ui.exercises.board.list_pane import ListPane
from ui.exercises.board.question_line import QuestionLine
from ui.exercises.board.scenery import Scenery
from ui.exercises.screen import ActivityScreen, PromiseFrom
from ui.listening import listen
from ui.live_board import SIGHT, BoardChanges, LiveBoard
from ui.message_bar import announce
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.exercises.board.form import Section

BESIDE: Final = 1000
"""From this width on the list stands beside the canvas, not in its place."""
AHEAD: Final = 0.4
"""The board makes room for several notes at once; it does not creep at each one."""
TYPING: Final = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


class BoardScreen(ActivityScreen):
    """One board, shown and edited."""

    def __init__(
        self, store: Store, live: LiveBoard, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = Desk(store, live, theme, self)
        self.scenery = Scenery(live, self)
        self.canvas = BoardCanvas(self.scenery.scene, theme)
        self.canvas.setAccessibleName(_("Board"))
        self.question = QuestionLine(self.desk)
        self.capture = CaptureBar(self.desk)
        self._lay_out()
        self.commands = Commands(self.desk, self.bars.ask, self)
        self.actions_ = Actions(self.desk, self.commands, self.canvas, self)
        self._details = DetailsPane(self.desk, self.commands, self._middle, self._later, self)
        self._fit = ColumnFit(self.canvas, self.desk, lambda: self._details.is_shown)
        self._list = ListPane(self.desk, self.commands, self._middle, self)
        self._connect()
        self._select([])

    def _lay_out(self) -> None:
        self._middle = QSplitter(Qt.Orientation.Horizontal)
        self._middle.setChildrenCollapsible(False)
        self._middle.setHandleWidth(1)
        self._middle.addWidget(self.canvas)
        self._middle.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.question)
        column.addWidget(self._middle, 1)
        column.addWidget(self.capture)
        self.bars = Bars(self.desk.live, column, self._middle, self)

    def _connect(self) -> None:
        canvas, do, actions = self.canvas, self.commands, self.actions_
        listen(self.desk.live.changed, self._board_changed)
        self.desk.said.connect(self.said)
        self.desk.told.connect(self.capture.say_in_passing)
        canvas.selection_changed.connect(self._canvas_selected)
        canvas.cards_moved.connect(do.move)
        canvas.cards_nudged.connect(do.nudge)
        canvas.link_drawn.connect(do.link)
        canvas.card_opened.connect(self.open_details)
        canvas.frame_opened.connect(do.fold_group)
        canvas.delete_asked.connect(do.remove)
        canvas.link_opened.connect(self.open_link)
        canvas.link_delete_asked.connect(do.remove_link)
        canvas.menu_asked.connect(self._open_menu)
        canvas.frame_menu_asked.connect(lambda group, at: actions.group_popup(group).popup(at))
        canvas.link_menu_asked.connect(lambda link_id, _place: self.open_link(link_id))
        do.differ_asked.connect(self._ask_other_wording)
        actions.list_view.toggled.connect(self.show_list)
        actions.find.triggered.connect(self.bars.find)
        actions.capture.triggered.connect(self.focus_capture)
        actions.round_table.toggled.connect(self.capture.go_round)
        actions.question.triggered.connect(self.question.edit)
        actions.details.triggered.connect(self._open_current)
        actions.promise.triggered.connect(self._promise)
        actions.select_all.triggered.connect(self._select_all)
        self.bars.found.connect(self._show_found)
        self.bars.left.connect(self._focus_notes)
        self.capture.added.connect(self._show_added)
        self.capture.left.connect(self._focus_notes)
        self._list.selected.connect(self._list_selected)
        self._list.details_asked.connect(self.open_details)
        self._list.menu_asked.connect(self._open_menu)
        self._details.closed.connect(self._panel_closed)
        self._details.dropped.connect(self._arrange)
        self._details.link_opened.connect(self.open_link)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Take whatever height there is.

        Otherwise the window asks every screen that was ever open, again and again, how high its
        question would be at widths that it never has.
        """
        return False

    # What the window asks

    def take_step(self, zone: str | None) -> None:
        """Put the cursor where this step's words go, unless somebody is in the middle of words."""
        self.capture.settle()
        if zone is None or self.capture.is_begun:
            return
        self.capture.set_zone(zone)
        focus = QApplication.focusWidget()
        elsewhere = isinstance(focus, TYPING) and focus is not self.capture.field
        if not elsewhere:
            self.capture.field.setFocus()

    def select_labels(self, labels: Sequence[str]) -> None:
        """Select what these labels name, and bring it into sight."""
        named = [end for label in labels for end in label.split(">")]
        notes = [self.desk.board.by_label(label) for label in named]
        ids = [note.id for note in notes if note is not None and note.id is not None]
        self._select(list(dict.fromkeys(ids)))
        self.canvas.reveal_cards(ids)

    def focus_capture(self) -> None:
        """Put the cursor where what people say is typed."""
        self.capture.field.setFocus()

    def promise_in_hand(self) -> PromiseFrom | None:
        """Return the note that was selected last, as what a promise comes from."""
        note = self.commands.current
        if note is None:
            return None
        return PromiseFrom(
            note.activity_id,
            source=note.label,
            what="" if note.visibility == "private" else note.text,
            for_everybody=note.visibility == "public",
        )

    def menu_actions(self) -> list[tuple[str, list[QAction]]]:
        """Return the menus of a board."""
        return self.actions_.menus()

    def zoom_to_fit(self) -> None:
        """Show everything."""
        self.canvas.zoom_to_fit()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.desk.theme = theme
        for part in (self.canvas, self.question, self.capture):
            part.set_theme(theme)
        self._list.set_theme(theme)
        self._details.follow_theme()

    def keep_begun(self) -> None:
        """Make a note of what stands in the capture bar."""
        self.capture.keep_begun()

    def flush(self) -> None:
        """Save what is being typed into a field, now."""
        self.question.flush()
        self._list.flush()
        self._details.flush()

    # Selection, shared by canvas and list

    def _select(self, note_ids: list[int]) -> None:
        self.commands.selection = note_ids
        self.canvas.blockSignals(True)  # noqa: FBT003
        self.canvas.select(note_ids)
        self.canvas.blockSignals(False)  # noqa: FBT003
        self._list.select_notes(note_ids)
        self._selection_moved()

    def _canvas_selected(self, note_ids: list[int]) -> None:
        self.commands.selection = note_ids
        self._list.select_notes(note_ids)
        self._selection_moved()

    def _list_selected(self, note_ids: list[int]) -> None:
        self._select(note_ids)
        self.canvas.reveal_cards(note_ids[-1:])

    def _selection_moved(self) -> None:
        self._offer_actions()
        self._details.follow_selection()

    def _offer_actions(self) -> None:
        notes, ids = self.desk.board.notes, self.commands.selection
        grouped = any(notes[n].group_id is not None for n in ids if n in notes)
        self.actions_.enable(len(ids), grouped=grouped)

    def _board_changed(self, changes: BoardChanges) -> None:
        """Offer what can be done with the selected notes as they are now."""
        if SIGHT in changes:
            self.bars.put_away()
        self._details.drop_unseen()
        if not changes.get("note", frozenset()).isdisjoint(self.commands.selection):
            self._offer_actions()

    def _select_all(self) -> None:
        self._select(self.scenery.scene.reading_order())

    # List, details, finding

    def show_list(self, shown: bool) -> None:  # noqa: FBT001
        """Show the list view, beside the canvas where there is room for both."""
        if not shown and self._list.shown is not None:
            self.canvas.show()
            self.canvas.setFocus()  # from what is hidden it would go to anything else first
        if self._list.show_list(on=shown):
            self._focus_notes()
            self._arrange()
            QTimer.singleShot(0, self, self._show_selected)

    def _show_selected(self) -> None:
        self.canvas.reveal_cards(self.commands.selection[-1:])

    def _arrange(self) -> None:
        """Show canvas and list side by side only where both can be read."""
        room = self.width() - self._details.width
        beside = room >= self.desk.theme.px(BESIDE)
        with self._fit.held():
            self.canvas.setVisible(self._list.shown is None or beside)

    def _later(self) -> "tuple[list[Section], list[Section]]":
        return self.later_for_notes(), self.later_for_links()

    def later_for_notes(self) -> "list[Section]":
        """Return what of a note is settled later."""
        from ui.exercises.board.later import LaterSection

        return [LaterSection(self.desk)]

    def later_for_links(self) -> "list[Section]":
        """Return what of a link is settled later."""
        return []

    def open_details(self, note_id: int) -> None:
        """Show the details of a note, with the cursor in its words."""
        if self.commands.selection[-1:] != [note_id]:
            self._select([note_id])
        with self._fit.held():
            self._details.open_note(note_id)
        self._arrange()
        self._details.focus_words()

    def open_link(self, link_id: int) -> None:
        """Show the details of a link, with the cursor in its reason."""
        self._details.open_link(link_id)
        self._arrange()
        self._details.focus_because()

    def open_page(self, page: QWidget, title: str, under: str) -> None:
        """Show something else where details show."""
        self._details.open_page(page, title, under)
        self._arrange()

    def _open_current(self) -> None:
        if self.canvas.chosen_link is not None:
            self.open_link(self.canvas.chosen_link)
        elif self.commands.current is not None:
            self.open_details(self.commands.selection[-1])

    def _promise(self) -> None:
        if (source := self.promise_in_hand()) is not None:
            self.promise_wanted.emit(source)

    def _ask_other_wording(self, note_id: int) -> None:
        self.open_details(note_id)
        self._details.ask_other_wording()

    def _panel_closed(self) -> None:
        self._arrange()
        self._focus_notes()

    def _show_found(self, note_id: int) -> None:
        self._select([note_id])
        self.canvas.reveal_cards([note_id])

    def _show_added(self, note_ids: list[int]) -> None:
        notes = self.desk.board.notes
        seen = [note_id for note_id in note_ids if note_id in notes]
        self.canvas.reveal_cards(seen[-1:], AHEAD)
        labels = ", ".join(notes[note_id].label for note_id in seen)
        waiting = waiting_words(self.desk.live.waiting(self.capture.zone))
        said = _("{labels} added").format(labels=labels) if seen else waiting
        announce(self.capture.field, said)

    def _focus_notes(self) -> None:
        """Put the keys back to the notes: to the list where it shows, or to the canvas."""
        (self._list.shown or self.canvas).setFocus()

    def _open_menu(self, note_id: int, place: QPoint) -> None:
        self.actions_.popup(on_note=bool(note_id)).popup(place)
