"""Bringing tables together: what is the same is ticked, and becomes one with a single Enter."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from facilitator.store import Changes
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.pooling_offers import Offer, offers
from ui.layouts import row
from ui.listening import listen
from ui.log_book.fields import ENTER, enter_presses
from ui.log_book.word import Word
from ui.theme import dress, needs_fallback
from ui.ticks import WideTicks
from ui.workshop.over import Over

if TYPE_CHECKING:
    from ui.live_board import LiveBoard

TABLES: Final = frozenset({"sector_entry", "sector_row", "tie", "person"})
KEY: Final = Qt.ItemDataRole.UserRole


class WholeTicks(WideTicks):
    """Leaves every line whole: Qt leaves out one that is lower than the line above it."""

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room for all lines, and some more where a script stands higher than ours."""
        size = super().sizeHint(option, index)
        if needs_fallback(str(index.data())):
            size.setHeight(size.height() + option.fontMetrics.height())
        return size


class OfferList(QListWidget):
    """What may be one, each with a tick. Space ticks, Enter brings together what is ticked."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(WholeTicks(self))
        self.setAccessibleName(_("What may be one"))
        self.setAccessibleDescription(_("Arrows move, Space ticks, Enter brings together."))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def show_offers(self, found: list[Offer]) -> None:
        """Show these; ticks stay, and what is new is ticked where it is likely."""
        before, ticked = {each.data(KEY) for each in self._items()}, self.ticked
        place = max(self.currentRow(), 0)
        self.clear()
        for offer in found:
            lines = [offer.title, *(f"   {origin}" for origin in offer.origins), offer.becomes]
            item = QListWidgetItem("\n".join(lines))
            item.setData(KEY, offer.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = offer.key in ticked or (offer.is_likely and offer.key not in before)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.addItem(item)
        if found:
            self.setCurrentRow(min(place, len(found) - 1))

    @property
    def ticked(self) -> set[str]:
        """The keys of what is ticked."""
        return {str(item.data(KEY)) for item in self._items() if self._is_ticked(item)}

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(place) for place in range(self.count())]

    @staticmethod
    def _is_ticked(item: QListWidgetItem) -> bool:
        return item.checkState() == Qt.CheckState.Checked

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Bring together with Enter."""
        if event.key() in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class PoolingDialog(QDialog):
    """Offers as one what several tables wrote. Nothing is dropped, and undo takes it apart."""

    def __init__(self, over: Over, live: "LiveBoard") -> None:
        super().__init__(over.page)
        self._store = over.day.store
        self._desk = MapDesk(self._store, live, over.theme, self)
        self._offers: list[Offer] = []
        self.setWindowTitle(_("Bring tables together"))
        heading = QLabel(_("Bring tables together"))
        dress(heading, role="title")
        self._why = QLabel(wordWrap=True)
        dress(self._why, role="muted")
        self.list = OfferList()
        self._word = Word()
        self.bring = QPushButton()
        dress(self.bring, kind="filled")
        self.away = QPushButton(_("Close"))
        foot = row()
        foot.addWidget(self._word, 1)
        for button in (self.away, self.bring):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(self._why)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addLayout(foot)
        self.resize(min(over.theme.px(720), 1_180), min(over.theme.px(560), 680))
        self._connect(over)
        self._show()
        (self.list if self._offers else self.away).setFocus()

    def _connect(self, over: Over) -> None:
        self.list.entered.connect(self.go)
        self.list.itemChanged.connect(lambda _item: self._name_bring())
        self.bring.clicked.connect(lambda _checked: self.go())
        self.away.clicked.connect(lambda _checked: self.accept())
        listen(self._store.changed, self._follow)
        over.safe.changed.connect(self._show)
        for keys, act in (
            ("Ctrl+Z", self._store.undo),
            ("Ctrl+Shift+Z", self._store.redo),
            ("Ctrl+Y", self._store.redo),
            ("Ctrl+Return", self.go),
            ("Ctrl+Enter", self.go),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._try, act))

    def _follow(self, changes: Changes) -> None:
        if TABLES & changes.keys():
            self._show()

    def _show(self) -> None:
        self._offers = offers(self._desk)
        self.list.show_offers(self._offers)
        self.list.setVisible(bool(self._offers))
        if self._offers:
            self._why.setText(
                _("These stand in the same row and sound like the same. Untick what is not.")
            )
        else:
            self._why.setText(
                _("Nothing here sounds like the same twice. Type in more tables, and look again.")
            )
        self._name_bring()

    def _name_bring(self) -> None:
        count = len(self.list.ticked)
        said = ngettext("&Bring {count} together", "&Bring {count} together", count)
        self.bring.setText(said.format(count=count))
        self.bring.setEnabled(count > 0 and not self._store.read_only)
        self.bring.setVisible(bool(self._offers))

    def go(self) -> None:
        """Let what is ticked be one, in one step; what cannot be is said, and stays."""
        ticked = self.list.ticked
        chosen = [each for each in self._offers if each.key in ticked]
        if not chosen or self._store.read_only:
            return
        hindered: list[str] = []
        with self._store.step(_("Bring tables together")):
            for offer in chosen:
                try:
                    offer.act(self._store)
                except FacilitatorError as error:
                    hindered.append(f"{offer.title}: {error}")
        done = len(chosen) - len(hindered)
        if hindered:
            self._word.complain(" ".join(hindered))
        else:
            said = ngettext(
                "{count} brought together. Undo takes it apart again.",
                "{count} brought together. Undo takes them apart again.",
                done,
            )
            self._word.say(said.format(count=done))
        (self.list if self._offers else self.away).setFocus()

    def _try(self, act: Callable[[], object]) -> None:
        self._word.say("")
        try:
            act()
        except FacilitatorError as error:
            self._word.complain(str(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press the button that has the cursor."""
        if not enter_presses(event, self.focusWidget()):
            super().keyPressEvent(event)
