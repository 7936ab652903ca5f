"""The deck editor: the lines of the day, what there is to say about one, and what the room sees."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.decks import SessionActivity
from facilitator.decks.card_draft import new_cards
from facilitator.decks.draft import (
    Draft,
    add_line,
    duplicate_line,
    moment,
    move_line,
    remove_line,
    with_head,
)
from facilitator.decks.own_board import new_board
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.commands import Commands, Menu
from ui.editor.actions import EditorActions
from ui.editor.cards.over import CardsOver
from ui.editor.day_pane import BOARD, NEW_BOARD, NEW_CARDS, DayPane
from ui.editor.editing import Editing
from ui.editor.form_pane import FormPane
from ui.editor.preview import PreviewPane
from ui.editor.start_note import StartNote
from ui.editor.top_bar import EditorBar
from ui.focus import open_over
from ui.layouts import column
from ui.message_bar import announce
from ui.theme import Theme

WIDE: Final = 1180
"""From this width on, what the room sees stands beside the fields."""


class DeckEditor(QWidget):
    """Edits one deck. It keeps no data: it shows what `Editing` has, and tells it what to do."""

    left = Signal()
    said = Signal(str)
    named = Signal(str)
    """What the deck is called now."""

    def __init__(self, editing: Editing, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self.editing, self._theme, self._commands = editing, theme, commands
        self._day = DayPane(theme, editing)
        self.actions_ = EditorActions(self, self._day.list)
        self._day.lay_out(self.actions_)
        self._form = FormPane(theme, editing, self.actions_)
        self._no_start = StartNote(editing)
        self._preview = PreviewPane(theme, editing)
        self._top = EditorBar(theme, commands, self.actions_)
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        day = column(0)
        day.addWidget(self._no_start)
        day.addWidget(self._day, 1)
        self._whole_day = QWidget()
        parts = QHBoxLayout(self._whole_day)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        parts.addLayout(day)
        parts.addWidget(self._form, 1)
        parts.addWidget(self._preview)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        self.cards = CardsOver(self.editing, self._theme, self.actions_, self._whole_day)
        whole.addWidget(self.cards, 1)

    def _connect(self) -> None:
        actions, editing = self.actions_, self.editing
        for action, act in (
            (actions.save, self.save),
            (actions.export, self.ask_where_to_export),
            (actions.newer, self.ask_for_newer),
            (actions.leave, self.left.emit),
            (actions.add, self._day.offer),
            (actions.duplicate, self._duplicate),
            (actions.remove, self._remove),
            (actions.up, lambda: self._move(-1)),
            (actions.down, lambda: self._move(1)),
            (actions.step_up, lambda: self._move_step(-1)),
            (actions.step_down, lambda: self._move_step(1)),
            (actions.preview, lambda: self.rehearse(plays=False)),
            (actions.rehearse, lambda: self.rehearse(plays=True)),
        ):
            action.triggered.connect(act)
        self._day.wanted.connect(self._add)
        self._day.list.currentRowChanged.connect(self._choose)
        self._day.list.moved.connect(self._move_to)
        self._day.list.entered.connect(self._form.begin_here)
        self._no_start.wanted.connect(self._form.begin_at_start)
        self._top.title_entered.connect(self._rename)
        self._top.left.connect(self.begin_here)
        self._form.step_in_hand.connect(self._preview.take_step)
        self.cards.closed.connect(self._come_back)
        editing.changed.connect(self._show)
        editing.kept.connect(self._show_state)
        editing.refused.connect(self.said)

    def let_go(self) -> None:
        """Follow the deck no longer: another page does."""
        self._form.let_go()
        self.cards.let_go()
        self.editing.changed.disconnect(self._show)
        self.editing.kept.disconnect(self._show_state)
        self.editing.refused.disconnect(self.said)

    # What shows

    @property
    def title(self) -> str:
        """What the deck is called."""
        return self.editing.draft.session.title

    def menus(self) -> Sequence[Menu]:
        """Return the editor's own menus."""
        menus = self.actions_.menus()
        return [menus[0], *self.cards.menus()] if self.cards.cards else menus

    def begin_here(self) -> None:
        """Put the focus on the lines, or on the cards while they are what shows."""
        if not self.cards.begin_here():
            self._day.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _come_back(self) -> None:
        self._show()
        self._form.show_fields("board")
        self.begin_here()

    def _show(self) -> None:
        if self.cards.refresh():
            self._show_state()
            return
        self._day.show_day()
        self._no_start.show_day()
        self._form.show_line()
        self._preview.show_step()
        self._show_state()

    def _show_state(self) -> None:
        self._top.show_deck(self.title, unsaved=self.editing.unsaved)
        self._commands.show_history(self.editing.undo_label, self.editing.redo_label)
        self.named.emit(self.title)

    def next_pane(self) -> None:
        """Move the focus to the other part."""
        if self.cards.next_pane():
            return
        focus = QApplication.focusWidget()
        here = focus is not None and self._form.isAncestorOf(focus)
        if here:
            self.begin_here()
        else:
            self._form.begin_here()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share out the width."""
        super().resizeEvent(event)
        width, px = self.width(), self._theme.px
        left = min(px(352), round(width * 0.4))
        self._day.setFixedWidth(left)
        self._no_start.setFixedWidth(left)
        self._preview.setVisible(width >= px(WIDE))
        self._preview.setFixedWidth(px(320))

    # The lines

    def _choose(self, number: int) -> None:
        if number >= 0:
            self.flush()
            self.editing.take_line(number)

    def _add(self, what: str) -> None:
        at = self.editing.line

        def add(draft: Draft) -> Draft:
            if what == NEW_BOARD:
                return new_board(draft, at)
            if what == NEW_CARDS:
                return new_cards(draft, at)
            if what.startswith(BOARD):
                return add_line(draft, at, SessionActivity(deck=what.removeprefix(BOARD)))
            return add_line(draft, at, _moment(what))

        self.flush()
        if self.editing.do(_("Add line"), add, line=at + 1):
            self._form.show_fields("line")
            self._form.begin_here()
            if what == NEW_CARDS:
                self.cards.open()

    def _duplicate(self) -> None:
        self.flush()
        at = self.editing.line
        self.editing.do(_("Double line"), lambda draft: duplicate_line(draft, at), line=at + 1)

    def _remove(self) -> None:
        self.flush()
        at = self.editing.line
        count = len(self.editing.draft.session.activities)
        after = min(at, count - 2)
        self.editing.do(_("Remove line"), lambda draft: remove_line(draft, at), line=max(0, after))
        self.begin_here()

    def _move(self, by: int) -> None:
        at = self.editing.line
        if 0 <= at + by < len(self.editing.draft.session.activities):
            self._move_to(at, at + by)

    def _move_to(self, at: int, to: int) -> None:
        self.flush()
        self.editing.do(_("Move line"), lambda draft: move_line(draft, at, to), line=to)
        item = self._day.list.currentItem()
        announce(self._day.list, item.data(Qt.ItemDataRole.AccessibleTextRole))

    def _move_step(self, by: int) -> None:
        self.flush()
        self._form.move_step(by)

    def _rename(self, title: str) -> None:
        if title.strip():
            self.editing.do(_("Rename deck"), lambda draft: with_head(draft, title=title.strip()))
        else:
            self._top.show_deck(self.title, unsaved=self.editing.unsaved)

    # What people do

    def flush(self) -> None:
        """Take what is being typed into the deck."""
        self._top.flush()
        self.cards.flush()
        field = QApplication.focusWidget()
        if field is not None and self._form.isAncestorOf(field) and hasattr(field, "flush"):
            field.flush()

    def undo(self) -> None:
        """Take back the newest change."""
        self.flush()
        self.editing.undo()

    def redo(self) -> None:
        """Do it again."""
        self.flush()
        self.editing.redo()

    def save(self) -> None:
        """Write the deck into its file."""
        self.flush()
        was = self.editing.path
        try:
            path = self.editing.save()
        except FacilitatorError as error:
            self.said.emit(str(error))
            return
        if path != was:
            message = _("“{name}” is among your decks now.")
            self.said.emit(message.format(name=path.name))

    def ask_where_to_export(self) -> None:
        """Ask for a file, and write the deck into it."""
        from ui.editor.files import ExportDeckDialog

        self.flush()
        dialog = ExportDeckDialog(self.title, self.editing.folder, self)
        dialog.fileSelected.connect(self._export)
        open_over(dialog, self.begin_here)

    def _export(self, name: str) -> None:
        path = Path(name)
        try:
            self.editing.export(path)
        except FacilitatorError as error:
            self.said.emit(str(error))
        else:
            message = _("The deck is written to “{name}”, boards and pictures included.")
            self.said.emit(message.format(name=path.name))

    def ask_for_newer(self) -> None:
        """Ask for a newer version of this deck, and show what it changes."""
        from ui.editor.files import OpenDeckDialog

        self.flush()
        dialog = OpenDeckDialog(_("Import a newer version"), self.editing.folder, self)
        dialog.fileSelected.connect(
            lambda name: QTimer.singleShot(0, self, lambda: self.show_newer(name))
        )
        open_over(dialog, self.begin_here)

    def show_newer(self, name: str) -> None:
        """Show what a newer version of this deck changes, before anything does."""
        from facilitator.decks.bundle import bundle_for
        from ui.editor.newer import NewerDialog

        try:
            dialog = NewerDialog(self.editing, bundle_for(name), self._theme, self)
        except FacilitatorError as error:
            self.said.emit(str(error))
            return
        dialog.said.connect(self.said)
        open_over(dialog, self.begin_here)

    def rehearse(self, *, plays: bool) -> None:
        """Walk through the day; without playing, look at the step in hand."""
        from ui.editor.rehearsal import Rehearsal

        self.flush()
        at = None if plays else (self.editing.line, self._preview.step)
        dialog = Rehearsal(self.editing.draft, self._theme, self, at=at)
        open_over(dialog, self.begin_here)


def _moment(kind: str) -> SessionActivity:
    kinds = {"talk", "break", "buffer", "closing"}
    assert kind in kinds, kind  # noqa: S101 - the menu offers no other
    return moment(kind)  # type: ignore[arg-type]
