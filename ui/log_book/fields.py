"""What is typed about a promise: Enter goes on in each of these fields."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton, QWidget

from facilitator.i18n import _
from ui.exercises.fields import GrowingText, leaves_to_window

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
OFFERED: Final = 3
"""So many known roles are named at once."""


class RoleLine(QLineEdit):
    """A role that is typed. Those that are known are offered; the arrows take them up."""

    left = Signal()
    """Enter: what comes next is wanted."""
    offered = Signal(str)
    """Says in a sentence which known roles go with what was typed; nothing, where none does."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(maxLength=1_000, placeholderText=hint)
        self.setAccessibleName(name)
        self.setToolTip(hint)
        self.setAccessibleDescription(_("Down and Up take up roles that are known."))
        self._known: list[str] = []
        self._typed, self._at = "", -1
        self.textEdited.connect(self._offer)

    def know(self, roles: Iterable[str]) -> None:
        """Offer these roles from now on."""
        self._known = list(dict.fromkeys(role for role in roles if role))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on with Enter; take up a known role with the arrows."""
        key = event.key()
        if key in ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                super().keyPressEvent(event)
                event.accept()
                self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._take(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Offer nothing any more."""
        super().focusOutEvent(event)
        self._typed, self._at = "", -1
        self.offered.emit("")

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the window where there is nothing of the field's own to undo."""
        undo, redo = self.isUndoAvailable(), self.isRedoAvailable()
        return leaves_to_window(event, undo=undo, redo=redo) or super().event(event)

    def _typed_role(self) -> str:
        """Return the role that is being typed."""
        return self._typed.strip()

    def _with(self, role: str) -> str:
        """Return all that was typed, with this role in the place of what was begun."""
        return role

    def _matches(self) -> list[str]:
        typed = self._typed_role().casefold()
        return [role for role in self._known if typed in role.casefold()]

    def _offer(self, text: str) -> None:
        self._typed, self._at = text, -1
        matches, role = self._matches(), self._typed_role()
        if not matches or not role or [each.casefold() for each in matches] == [role.casefold()]:
            self.offered.emit("")
            return
        known = _("Known: {roles}. The down arrow takes the first.")
        self.offered.emit(known.format(roles="; ".join(matches[:OFFERED])))

    def _take(self, step: int) -> None:
        if self._at < 0:
            self._typed = self.text()
        matches = self._matches()
        if not matches:
            return
        start = self._at if self._at >= 0 or step > 0 else 0
        self._at = (start + step) % len(matches)
        self.setText(self._with(matches[self._at]))


class RolesLine(RoleLine):
    """Several roles, with commas between them; with semicolons, where a role has a comma itself."""

    @property
    def roles(self) -> list[str]:
        """The roles, each once."""
        typed = (" ".join(part.split()) for part in _apart(self.text()))
        return list(dict.fromkeys(part for part in typed if part))

    def show_roles(self, roles: Iterable[str]) -> None:
        """Show these roles."""
        self.setText(_together(list(roles)))

    def _typed_role(self) -> str:
        return _apart(self._typed)[-1].strip()

    def _with(self, role: str) -> str:
        before = [part.strip() for part in _apart(self._typed)[:-1]]
        return _together([*before, role])


def _apart(text: str) -> list[str]:
    return text.split(";") if ";" in text else text.split(",")


def _together(roles: list[str]) -> str:
    if not any("," in role for role in roles):
        return ", ".join(roles)
    return "; ".join(roles) + (";" if len(roles) == 1 else "")


def enter_presses(event: QKeyEvent, focus: QWidget | None) -> bool:
    """Let Enter press the button that has the cursor, and say whether it did; not Ctrl+Enter."""
    alone = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
    if alone and event.key() in ENTER and isinstance(focus, QPushButton):
        focus.click()
        return True
    return False


class PromptChoice(QRadioButton):
    """A choice that its key makes at once, and not a tenth of a second later."""

    def event(self, event: QEvent) -> bool:
        """Take the key before whatever is pressed next is done with the old choice."""
        if event.type() != QEvent.Type.Shortcut:
            return super().event(event)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.click()
        return True


class Words(GrowingText):
    """People's own words. Enter goes on; Shift+Enter begins another line."""

    left = Signal()

    def __init__(self, name: str, hint: str = "", *, most: int = 5) -> None:
        super().__init__(1, most)
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Enter goes on, Shift+Enter begins another line."))
        if hint:
            self.show_hint(hint)

    @property
    def words(self) -> str:
        """What was typed."""
        return self.toPlainText()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Be as high as the words are in another width."""
        super().resizeEvent(event)
        self.be_at_least(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on with Enter."""
        if event.key() in ENTER:
            held = event.modifiers()
            if held & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return
            if not held & Qt.KeyboardModifier.ShiftModifier:
                self.left.emit()
                return
        super().keyPressEvent(event)
