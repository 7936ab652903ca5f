"""A line in which people are typed by role, and those who are on the map already are offered."""

from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from facilitator.exercises.sector_map.persons import spoken
from facilitator.i18n import _
from ui.exercises.sector_map.desk import Offered

ROLE: Final = int(Qt.ItemDataRole.UserRole)
PERSON: Final = ROLE + 1
APART: Final = ",;"
PASSED_ON: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
Index = QModelIndex | QPersistentModelIndex


class RoleField(QLineEdit):
    """Roles apart by commas; or a single one. Who was chosen is the person they were."""

    def __init__(
        self, offered: Sequence[Offered], parent: QWidget | None = None, *, several: bool = True
    ) -> None:
        super().__init__(parent)
        self.chosen: dict[str, int] = {}
        """The people who were chosen in this line, by role as `spoken` returns it."""
        self._several = several
        self._completer = _Roles(self)
        self.offer(offered)

    def offer(self, offered: Sequence[Offered]) -> None:
        """Offer these people from now on."""
        self._completer.offer(offered)

    def begun(self) -> tuple[str, str]:
        """Return what stands before the role that is being typed, and that role so far."""
        text = self.text()[: self.cursorPosition()]
        if not self._several:
            return "", text
        cut = max(text.rfind(sign) for sign in APART) + 1
        rest = text[cut:].lstrip()
        return text[: len(text) - len(rest)], rest

    def take(self, role: str, person_id: int) -> None:
        """Complete what is being typed: it is this person."""
        before, _begun = self.begun()
        after = self.text()[self.cursorPosition() :]
        self.setText(before + role + after)
        self.setCursorPosition(len(before) + len(role))
        self.setModified(True)
        self.chosen[spoken(role)] = person_id

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Add to who is there: what is typed replaces nobody."""
        super().focusInEvent(event)
        if self._several and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.end(False)  # noqa: FBT003

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Offer who is meant, once something is typed."""
        super().keyPressEvent(event)
        if event.text().strip() or event.key() == Qt.Key.Key_Backspace:
            self._completer.look(self.begun()[1])

    @property
    def is_offering(self) -> bool:
        """Whether people are being offered just now."""
        return self._completer.offers.isVisible()


class _Roles(QCompleter):
    """Offers people. Nobody is chosen unless somebody goes to them with the arrows or the mouse."""

    def __init__(self, field: RoleField) -> None:
        super().__init__(field)
        self._field = field
        self._people = QStandardItemModel(self)
        self._offered: Sequence[Offered] = ()
        self._is_made = False
        self.setModel(self._people)
        self.setCompletionRole(ROLE)
        self.setWidget(field)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(6)
        self.offers.setAccessibleName(_("People on the map already"))
        self.offers.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.activated[QModelIndex].connect(self._take)  # type: ignore[index]

    @property
    def offers(self) -> QAbstractItemView:
        """The list that opens below the field."""
        return cast("QAbstractItemView", self.popup())

    def offer(self, offered: Sequence[Offered]) -> None:
        self._offered, self._is_made = offered, False

    def _make(self) -> None:
        """List who is offered, once somebody types."""
        self._is_made = True
        self._people.clear()
        for each in self._offered:
            item = QStandardItem(
                _("{role}  ·  {label}").format(role=each.role, label=each.where)
                if each.where
                else each.role
            )
            item.setData(each.role, ROLE)
            item.setData(each.person_id, PERSON)
            self._people.appendRow(item)

    def look(self, begun: str) -> None:
        """Offer whoever is called like what was typed so far."""
        popup = self.offers
        if len(begun) < 2:  # one letter means everybody
            popup.hide()
            return
        if not self._is_made:
            self._make()
        self.setCompletionPrefix(begun)
        if self.completionCount() == 0:
            popup.hide()
            return
        popup.setCurrentIndex(QModelIndex())
        self.complete()

    def _take(self, index: Index) -> None:
        self._field.take(index.data(ROLE), index.data(PERSON))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Enter and Tab mean to the field what they mean without the offer."""
        popup = self.offers
        if watched is popup and event.type() == QEvent.Type.KeyPress:
            key = cast("QKeyEvent", event)
            if key.key() in PASSED_ON:
                return self._pass_on(popup, key)
        return super().eventFilter(watched, event)

    def _pass_on(self, popup: QAbstractItemView, key: QKeyEvent) -> bool:
        chosen = popup.currentIndex()
        popup.hide()
        if chosen.isValid():
            self._take(chosen)
            if key.key() not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
                return True
        QCoreApplication.sendEvent(
            self._field,
            QKeyEvent(QEvent.Type.KeyPress, key.key(), key.modifiers(), key.text()),
        )
        return True
