"""The fields of the editor, in three parts: the line in hand, its board, the deck itself."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from ui.editor.actions import EditorActions
from ui.editor.board_form import BoardForm
from ui.editor.board_parts import BoardStepCard
from ui.editor.cards.deck_form import CardDeckForm, can_edit_cards, fields_shape, runs_on_cards
from ui.editor.editing import Editing
from ui.editor.fields import Beside, unpainted
from ui.editor.head_form import HeadForm
from ui.editor.line_form import LineForm, shape_of
from ui.editor.step_card import StepCard
from ui.layouts import scrolling
from ui.message_bar import announce
from ui.theme import Theme

PARTS: Final = ("line", "board", "deck")
NARROW: Final = 460
AROUND: Final = 96
"""So much stands beside a row of fields: margins, a frame, a scroll bar."""


class FormPane(QWidget):
    """Shows one of the parts. Its fields are built anew only where others are needed."""

    step_in_hand = Signal(int)

    def __init__(self, theme: Theme, editing: Editing, actions: EditorActions) -> None:
        super().__init__()
        self._theme, self._editing, self._actions = theme, editing, actions
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setAccessibleName(_("What the fields are about"))
        self._stack = QStackedWidget()
        self._line = self._line_form()
        self._board = self._board_form()
        self._deck = HeadForm(theme, editing, actions)
        self._areas: list[QScrollArea] = []
        self._holders: list[QVBoxLayout] = []
        for title, form in zip(
            (_("This line"), _("Its board"), _("The deck")),
            (self._line, self._board, self._deck),
            strict=True,
        ):
            self._tabs.addTab(title)
            holder = QWidget()
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(form)
            area = scrolling(holder)
            self._areas.append(area)
            self._holders.append(inside)
            self._stack.addWidget(area)
        self._tabs.currentChanged.connect(self._turn)
        for part, action in zip(PARTS, (actions.line, actions.board, actions.deck), strict=True):
            action.triggered.connect(lambda _on=False, part=part: self._open(part))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        self.setAccessibleName(_("Fields"))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def let_go(self) -> None:
        """Follow nothing any more."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._focus_moved)

    def _turn(self, number: int) -> None:
        self._stack.setCurrentIndex(number)

    def _open(self, part: str) -> None:
        self.show_fields(part)
        self.begin_here()

    def show_fields(self, part: str) -> None:
        """Show the fields of a part: `line`, `board` or `deck`."""
        self._tabs.setCurrentIndex(PARTS.index(part))

    def begin_here(self) -> None:
        """Put the cursor into the first field of the part that shows."""
        (self._line, self._board, self._deck)[self._tabs.currentIndex()].begin_here()

    def begin_at_start(self) -> None:
        """Put the cursor where one says when the day starts."""
        self.show_fields("deck")
        self._deck.starts.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def move_step(self, by: int) -> None:
        """Run the step whose fields the cursor is in earlier or later; the cursor goes along."""
        field = QApplication.focusWidget()
        card = self._card_of(field)
        if field is None or card is None:
            return
        name, to = field.accessibleName(), card.move_by(by)
        if to is None:
            return
        cards = self._line.cards
        same = (each for each in cards[to].findChildren(QWidget) if each.accessibleName() == name)
        found = next((each for each in same if each.isEnabled()), None)
        (found or cards[to].first).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, cards[to].place)

    def _card_of(self, widget: QWidget | None) -> StepCard | None:
        while widget is not None and not isinstance(widget, StepCard):
            widget = widget.parentWidget()
        return widget if widget is not None and self.isAncestorOf(widget) else None

    def _step_of_board(self, widget: QWidget) -> int | None:
        """Return which step of the line the cursor is at, in the fields of its board."""
        card: QWidget | None = widget
        while card is not None and not isinstance(card, BoardStepCard):
            card = card.parentWidget()
        if card is None:
            return None
        steps = self._editing.draft.steps(self._editing.line)
        return next((at for at, step in enumerate(steps) if step.step == card.step), None)

    def show_line(self) -> None:
        """Show what the draft says now, of the line in hand."""
        at = self._editing.line
        with unpainted(self):
            if self._line.shape != shape_of(self._editing, at):
                self._line = self._line_form()
                self._put(0, self._line)
            else:
                self._line.refresh()
            if self._board.shape != fields_shape(self._editing, at):
                self._board = self._board_form()
                self._put(1, self._board)
            else:
                self._board.refresh()
            self._deck.refresh()
        cards = isinstance(self._board, CardDeckForm)
        self._tabs.setTabText(1, _("Its cards") if cards else _("Its board"))
        self._actions.cards.setEnabled(can_edit_cards(self._editing))

    def _board_form(self) -> BoardForm | CardDeckForm:
        at = self._editing.line
        if runs_on_cards(self._editing, at):
            return CardDeckForm(self._theme, self._editing, at, self._actions)
        return BoardForm(self._theme, self._editing, at)

    def _line_form(self) -> LineForm:
        form = LineForm(self._theme, self._editing, self._editing.line)
        for card in form.cards:
            card.move_wanted.connect(self.move_step)
        return form

    def _put(self, number: int, form: QWidget) -> None:
        """Put a form in the place of another, which stays a child of the window to its end."""
        holder = self._holders[number]
        item = holder.takeAt(0)
        holder.addWidget(form)
        form.show()  # now, since the cursor may be wanted in it
        old = item.widget() if item is not None else None
        if old is not None:
            old.hide()
            old.deleteLater()
        self._areas[number].verticalScrollBar().setValue(0)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put fields below one another where there is little room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < self._theme.px(NARROW)
        for beside in self.findChildren(Beside):
            beside.fold(narrow=narrow)
            wide = beside.minimumSize().width() > self.width() - self._theme.px(AROUND)
            beside.fold(narrow=narrow or wide)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new):
            return
        self._areas[self._tabs.currentIndex()].ensureWidgetVisible(new, 0, 48)
        card, of_board = self._card_of(new), self._step_of_board(new)
        if card is not None:
            self.step_in_hand.emit(card.number)
        elif of_board is not None:
            self.step_in_hand.emit(of_board)
        elif self._tabs.currentIndex() == 0 and new.focusPolicy() & Qt.FocusPolicy.TabFocus:
            self.step_in_hand.emit(0)
