"""The question over the board: How might we …, edited where it stands."""

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.plan import change_workshop
from ui.exercises.board.desk import Desk
from ui.exercises.fields import SavedText
from ui.layouts import scrolling
from ui.listening import listen
from ui.live_board import BoardChanges
from ui.message_place import HEAD
from ui.theme import Theme, dress

SIZE: Final = 17
LINES: Final = 3


class _QuestionField(SavedText):
    """Enter and Esc finish; what was typed is kept."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self.clearFocus()
        else:
            super().keyPressEvent(event)


class QuestionLine(QFrame):
    """Reads as a heading; a click, Enter or F2 makes it a field."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role=HEAD)
        self._desk = desk
        self._label = QLabel(wordWrap=True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._label.setCursor(Qt.CursorShape.IBeamCursor)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._label.setAccessibleDescription(_("Enter changes the question."))
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._field: _QuestionField | None = None
        self._label.installEventFilter(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 8, 14, 4)
        self._area = scrolling(self._label)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column.addWidget(self._area)
        self.set_theme(desk.theme)
        listen(desk.live.changed, self._follow)

    def _made_field(self) -> _QuestionField:
        """Return the field, made when somebody first changes the question."""
        if self._field is None:
            self._field = _QuestionField(1, 4)
            self._field.setAccessibleName(_("The question that this workshop asks"))
            self._field.installEventFilter(self)
            self._field.saved.connect(self._save)
            self._column.addWidget(self._field)
            self.setTabOrder(self._label, self._field)
        return self._field

    def _follow(self, changes: BoardChanges) -> None:
        if "workshop" in changes:
            self._show()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._label.setFont(theme.font(SIZE))
        self._label.setStyleSheet(
            f"QLabel {{ font-size: {theme.text_px(SIZE)}px; border: 2px solid transparent;"
            " border-radius: 6px; padding: 2px; }"
            f"QLabel:focus {{ border-color: {theme.colours.accent}; }}"
        )
        lines = QFontMetrics(theme.font(SIZE, QFont.Weight.Bold)).lineSpacing() * LINES
        self._most = lines + 12
        self._muted = theme.colours.muted
        self._show()

    def _show(self) -> None:
        question = self._desk.live.workshop.question
        opening = _("How might we")
        if question.casefold().startswith(opening.casefold()):
            rest = question[len(opening) :].lstrip(" …")
            html = self._in_muted(question[: len(opening)]) + f" <b>{escape(rest)}</b>"
        elif question:
            html = f"<b>{escape(question)}</b>"
        else:
            html = self._in_muted(_("How might we … ?"))
        self._label.setText(html)
        self._fit()
        self._label.setToolTip(question)
        self._label.setAccessibleName(question or _("No question yet"))
        if self._field is not None:
            self._field.show_text(question)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Be as high as the question needs in this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take no more than a few lines from the board: a longer question scrolls."""
        around = self._column.contentsMargins()
        width = self.width() - around.left() - around.right()
        self._area.setFixedHeight(min(self._label.heightForWidth(width), self._most))

    def _in_muted(self, text: str) -> str:
        return f'<span style="color: {self._muted}">{escape(text)}</span>'

    def edit(self) -> None:
        """Begin to edit the question."""
        if self._desk.store.read_only:
            return
        question = self._desk.live.workshop.question
        field = self._made_field()
        field.show_text(question or _("How might we") + " ")
        self._area.hide()
        field.show()
        field.setFocus()
        field.moveCursor(field.textCursor().MoveOperation.End)

    def flush(self) -> None:
        """Save now."""
        if self._field is not None:
            self._field.flush()

    def _save(self, text: str) -> None:
        self._desk.act(lambda: change_workshop(self._desk.store, question=text))

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802
        """Turn the label into a field, and back when the field is left."""
        if watched is self._label:
            released = event.type() == QEvent.Type.MouseButtonRelease
            click = isinstance(event, QMouseEvent) and released
            key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
            keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space}
            if key and isinstance(event, QKeyEvent) and self._scrolls(event.key()):
                return True
            if click or (key and isinstance(event, QKeyEvent) and event.key() in keys):
                self.edit()
                return True
        elif (field := self._field) is not None and watched is field and _is_left(event):
            field.hide()
            self._area.show()
        return False

    def _scrolls(self, key: int) -> bool:
        """Let Up and Down show the rest of a long question, and say whether that is asked."""
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + way * self._label.fontMetrics().lineSpacing())
        return bool(way and bar.maximum())


def _is_left(event: QEvent) -> bool:
    return event.type() == QEvent.Type.FocusOut
