"""The board's screen: question, canvas, list, details and capture bar over the same rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
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

from facilitator.board_layout import COLUMN_PITCH
from facilitator.i18n import _
from facilitator.store import Store
from ui.canvas.board import BoardCanvas
from ui.exercises.board.actions import Actions
from ui.exercises.board.bars import Bars
from ui.exercises.board.capture import CaptureBar
from ui.exercises.board.cards import waiting_words
from ui.exercises.board.commands import Commands
from ui.exercises.board.desk import Desk
from ui.exercises.board.question_line import QuestionLine
from ui.exercises.board.scenery import Scenery
from ui.exercises.screen import ActivityScreen, PromiseFrom
from ui.listening import listen
from ui.live_board import SIGHT, BoardChanges, LiveBoard
from ui.message_bar import announce
from ui.theme import Theme

if TYPE_CHECKING:  # the list and the details are imported when they are first wanted
    from ui.exercises.board.form import Section
    from ui.exercises.board.list_view import NoteListView
    from ui.exercises.board.panel import DetailsPanel

BESIDE: Final = 1000
"""From this width on the list stands beside the canvas, not in its place."""
PANEL: Final = 348
LARGEST_PANEL: Final = 520
AHEAD: Final = 0.4
"""The board makes room for several notes at once; it does not creep at each one."""
SMALLEST_ZOOM: Final = 0.75
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
        self._list: NoteListView | None = None
        self._panel: DetailsPanel | None = None
        self._came_from: QWidget | None = None
        self._zoom_given = 0.0
        self._arranging = False
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
        self.canvas.viewport().installEventFilter(self)

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
        if self._list is not None:
            self._list.set_theme(theme)
        if self._panel is not None:
            self._fit_panel(self._panel)

    def keep_begun(self) -> None:
        """Make a note of what stands in the capture bar."""
        self.capture.keep_begun()

    def flush(self) -> None:
        """Save what is being typed into a field, now."""
        self.question.flush()
        if self._list is not None:
            self._list.flush()
        if self._panel is not None:
            self._panel.flush()

    # Selection, shared by canvas and list

    def _select(self, note_ids: list[int]) -> None:
        self.commands.selection = note_ids
        self.canvas.blockSignals(True)  # noqa: FBT003
        self.canvas.select(note_ids)
        self.canvas.blockSignals(False)  # noqa: FBT003
        if self._list is not None:
            self._list.select_notes(note_ids)
        self._selection_moved()

    def _canvas_selected(self, note_ids: list[int]) -> None:
        self.commands.selection = note_ids
        if self._list is not None:
            self._list.select_notes(note_ids)
        self._selection_moved()

    def _list_selected(self, note_ids: list[int]) -> None:
        self._select(note_ids)
        self.canvas.reveal_cards(note_ids[-1:])

    def _selection_moved(self) -> None:
        self._offer_actions()
        panel, ids = self._panel, self.commands.selection
        if panel is not None and panel.note_id is not None and len(ids) == 1:
            panel.open_note(ids[0])

    def _offer_actions(self) -> None:
        notes, ids = self.desk.board.notes, self.commands.selection
        grouped = any(notes[n].group_id is not None for n in ids if n in notes)
        self.actions_.enable(len(ids), grouped=grouped)

    def _board_changed(self, changes: BoardChanges) -> None:
        """Offer what can be done with the selected notes as they are now."""
        if SIGHT in changes:
            self.bars.put_away()
        self._drop_unseen_details()
        if not changes.get("note", frozenset()).isdisjoint(self.commands.selection):
            self._offer_actions()

    def _select_all(self) -> None:
        self._select(self.scenery.scene.reading_order())

    # List, details, finding

    def show_list(self, shown: bool) -> None:  # noqa: FBT001
        """Show the list view, beside the canvas where there is room for both."""
        if shown and self._list is None:
            self._list = self._make_list()
        if self._list is not None:
            self._list.setVisible(shown)
            self._arrange()
            self._focus_notes()
            QTimer.singleShot(0, self, self._show_selected)

    def _show_selected(self) -> None:
        self.canvas.reveal_cards(self.commands.selection[-1:])

    def _make_list(self) -> "NoteListView":
        from ui.exercises.board.list_view import NoteListView

        view, do = NoteListView(self.desk), self.commands
        view.notes_selected.connect(self._list_selected)
        view.details_asked.connect(self.open_details)
        view.delete_asked.connect(do.remove)
        view.link_asked.connect(do.ask_link)
        view.zone_step.connect(do.step_zone)
        view.order_step.connect(
            lambda note_id, step: do.step_order(note_id, view.notes.neighbour(note_id, step))
        )
        view.menu_asked.connect(self._open_menu)
        self._middle.insertWidget(1, view)
        self._middle.setStretchFactor(1, 1)
        view.select_notes(self.commands.selection)
        return view

    def _arrange(self) -> None:
        """Show canvas and list side by side only where both can be read."""
        room = self.width() - (self._panel.width() if self._panel_shown() and self._panel else 0)
        listed = self._list is not None and self._list.isVisibleTo(self)
        beside = room >= self.desk.theme.px(BESIDE)
        self._arranging = True
        self.canvas.setVisible(not listed or beside)
        self._arranging = False

    def _panel_shown(self) -> bool:
        return self._panel is not None and self._panel.isVisibleTo(self)

    def _details(self) -> "DetailsPanel":
        """Return the details panel, made when it is first wanted."""
        if self._panel is None:
            from ui.exercises.board.details import make_panel
            from ui.exercises.board.note_links import LinksSection

            links = LinksSection(self.desk)
            links.link_opened.connect(self.open_link)
            later, later_for_links = self.later_for_notes(), self.later_for_links()
            panel = self._panel = make_panel(self.desk, links, later, later_for_links)
            panel.closed.connect(self._panel_closed)
            panel.delete_note_asked.connect(lambda note_id: self.commands.remove([note_id]))
            panel.delete_link_asked.connect(self.commands.remove_link)
            self._fit_panel(panel)
            self._middle.addWidget(panel)
            self._middle.setStretchFactor(self._middle.count() - 1, 0)
        return self._panel

    def _drop_unseen_details(self) -> None:
        """Throw the panel away where it holds what is not to be seen any more, also when closed."""
        panel, board = self._panel, self.desk.board
        if panel is None or (
            panel.note_page.row_id in {0, *board.notes}
            and panel.link_page.row_id in {0, *board.links}
        ):
            return
        if panel.isVisibleTo(self):
            kept = self.desk.live.hides and panel.note_page.row_id in self.desk.whole.notes
            panel.close_panel()
            if kept:
                QTimer.singleShot(0, self, self._say_it_is_kept)
        self._panel = None
        panel.setParent(None)
        panel.deleteLater()
        self._arrange()

    def _say_it_is_kept(self) -> None:
        self.desk.told.emit(_("It is kept, and not for the wall. Hold F9 to see it."))

    def _fit_panel(self, panel: "DetailsPanel") -> None:
        wanted = self.desk.theme.px(PANEL)
        panel.setMinimumWidth(min(wanted, LARGEST_PANEL))
        panel.setMaximumWidth(max(wanted, LARGEST_PANEL))

    def later_for_notes(self) -> "list[Section]":
        """Return what of a note is settled later."""
        from ui.exercises.board.later import LaterSection

        return [LaterSection(self.desk)]

    def later_for_links(self) -> "list[Section]":
        """Return what of a link is settled later."""
        return []

    def open_details(self, note_id: int) -> None:
        """Show the details of a note, with the cursor in its words."""
        from ui.exercises.board.details import focus_words

        if self.commands.selection[-1:] != [note_id]:
            self._select([note_id])
        panel = self._details()
        self._arranging = True
        panel.open_note(note_id)
        self._arranging = False
        self._arrange()
        focus_words(panel)

    def open_link(self, link_id: int) -> None:
        """Show the details of a link, with the cursor in its reason."""
        from ui.exercises.board.details import focus_because

        panel = self._details()
        panel.open_link(link_id)
        self._arrange()
        focus_because(panel)

    def open_page(self, page: QWidget, title: str, under: str) -> None:
        """Show something else where details show."""
        self._details().open_extra(page, title, under)
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
        from ui.exercises.board.details import ask_other_wording

        self.open_details(note_id)
        ask_other_wording(self._details())

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
        listed = self._list is not None and self._list.isVisibleTo(self)
        (self._list if listed and self._list is not None else self.canvas).setFocus()

    def _open_menu(self, note_id: int, place: QPoint) -> None:
        self.actions_.popup(on_note=bool(note_id)).popup(place)

    # Fitting the window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the columns fit the window for as long as nobody has zoomed."""
        if watched is self.canvas.viewport() and event.type() == QEvent.Type.Resize:
            self._fit_columns()
        return super().eventFilter(watched, event)

    def _fit_columns(self) -> None:
        untouched = self._zoom_given in {0.0, self.canvas.zoom}
        if self._arranging or self._panel_shown() or not untouched:
            return
        scale = self.desk.theme.text_scale
        wide = len(self.desk.deck.zones) * COLUMN_PITCH + 8
        bar = self.canvas.verticalScrollBar().sizeHint().width()  # also before there is one
        fitting = (self.canvas.width() - bar) / wide
        zoom = max(SMALLEST_ZOOM * scale, min(scale, fitting))
        from_start = not self._zoom_given or self.canvas.is_at_start
        if zoom != self._zoom_given:
            self._zoom_given = zoom
            margins = self.canvas.margins()
            corner = QPointF(margins.left(), margins.top())
            self.canvas.set_zoom(zoom, corner, settled=True)
            self._zoom_given = self.canvas.zoom
        if from_start:
            self.canvas.look_at_start()
