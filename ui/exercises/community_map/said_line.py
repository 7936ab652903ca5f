"""The line in which somebody types what pairs tell, and what it is understood to say."""

from html import escape
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QSizePolicy, QVBoxLayout

from facilitator.exercises.community_map.said import Said, understood
from facilitator.i18n import _
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.place_tool import ENTER
from ui.exercises.community_map.provision_words import pin_of, said_days
from ui.exercises.fields import leaves_to_window
from ui.flow import Flow
from ui.theme import dress


class SaidField(QLineEdit):
    """Enter keeps the line; Down goes into the list."""

    entered = Signal()
    down = Signal()

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the window where there is nothing of the field's own to undo."""
        undo, redo = self.isUndoAvailable(), self.isRedoAvailable()
        return leaves_to_window(event, undo=undo, redo=redo) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keep the line, or go into the list."""
        if event.key() in ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class SaidLine(QFrame):
    """Takes a line apart while it is typed, and shows what it says."""

    kept = Signal(str, dict)
    """Enter: what happens, and the rest of what was understood."""

    def __init__(self, desk: CommunityDesk) -> None:
        super().__init__()
        dress(self, role="bar")
        self._desk = desk
        self.field = SaidField(maxLength=1_000)
        self.field.setPlaceholderText(_("Lunch club, Tue and Thu 12-14, St Mark’s hall, free"))
        self.field.setToolTip(self.field.placeholderText())
        self.field.setAccessibleName(_("What happens here"))
        self.listed = QCheckBox(_("Wants to be &listed"))
        self.listed.setToolTip(_("It stays for the next line"))
        self.peek = QLabel(wordWrap=True)
        self.peek.setTextFormat(Qt.TextFormat.RichText)
        self.field.textChanged.connect(lambda _text: self._show_peek())
        self.field.entered.connect(self.keep)
        self.field.setEnabled(not desk.store.read_only)
        self.listed.setEnabled(not desk.store.read_only)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = Flow(spacing=12)
        line.addWidget(self.field)
        line.addWidget(self.listed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.peek)
        self._show_peek()

    def keep(self) -> None:
        """Keep what was typed."""
        said = understood(self.field.text())
        if not said.what:
            if self.field.text().strip():
                self._desk.told.emit(_("Say what happens first, then when and where."))
            return
        values = said.values() | self._pin(said)
        self.kept.emit(said.what, values | {"may_be_listed": self.listed.isChecked()})

    def clear(self) -> None:
        """Be empty for what is said next."""
        self.field.setText("")

    def _pin(self, said: Said) -> dict[str, Any]:
        pin = pin_of(self._desk.map.places.values(), said.place)
        return {"place_id": pin.id, "place": pin.title} if pin is not None else {}

    # What is understood

    def _show_peek(self) -> None:
        if not self.field.text().strip():
            hint = _("Type it as it is told: what, when, where, and what it costs. Enter keeps it.")
            self._show([("", hint)])
            return
        said = understood(self.field.text())
        self._show([part for part in self._parts(said) if part[1]])

    def _parts(self, said: Said) -> list[tuple[str, str]]:
        times = f"{said.starts}–{said.ends}" if said.starts and said.ends else ""
        when = " ".join(part for part in (said_days(said.days), times or said.starts) if part)
        pin = pin_of(self._desk.map.places.values(), said.place)
        where = f"{pin.title} ({pin.label})" if pin is not None else said.place
        second = _("For another time, type another line.") if said.second_time else ""
        return [
            (_("What"), said.what or "…"),
            (_("Who"), said.group_name),
            (_("When"), when),
            (_("Until"), said.ends if not said.starts else ""),
            (_("How often"), said.often),
            (_("Where"), where),
            (_("Cost"), said.cost),
            (_("Getting in"), said.access),
            (_("How it helps"), said.helps),
            (_("In the way"), said.barrier),
            ("", second),
        ]

    def _show(self, parts: list[tuple[str, str]]) -> None:
        self.peek.setText(" &nbsp; ".join(self._marked(*part) for part in parts))
        aloud = ", ".join(f"{title}: {words}" if title else words for title, words in parts)
        self.peek.setAccessibleName(aloud)
        self.field.setAccessibleDescription(aloud)

    def _marked(self, title: str, words: str) -> str:
        grey = f'<span style="color:{self._desk.theme.colours.muted}">'
        if not title:
            return f"{grey}{escape(words)}</span>"
        whole = escape(title).replace(" ", "&nbsp;")
        return f"{grey}{whole}</span>&nbsp;<b>{escape(words)}</b>"

    def set_theme(self) -> None:
        """Look different from now on."""
        self._show_peek()
