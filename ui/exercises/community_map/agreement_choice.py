"""Whose maps are laid over one another: everybody's, those with one name, or of one table."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QListWidget, QListWidgetItem, QRadioButton, QWidget

from facilitator.exercises.community_map.agreement_words import so_many_maps
from facilitator.i18n import _, ngettext
from ui.exercises.board.form import small
from ui.exercises.community_map.agreement_layers import EVERYBODY, Choice
from ui.layouts import column
from ui.ticks import WideTicks

LONGEST: Final = 26
"""A longer name ends in an ellipsis; said aloud and as a tip it is whole."""
MOST_ROWS: Final = 9
ID: Final = Qt.ItemDataRole.UserRole


class Offer(NamedTuple):
    """One line: whose maps, what that is called, and how many they are."""

    choice: Choice
    title: str
    maps: int


class ChoiceBox(QWidget):
    """A line for everybody, each name and each table; those with too few maps cannot be chosen."""

    chosen = Signal(object)
    """Whose maps: a Choice without drawings that are left out."""

    def __init__(self) -> None:
        super().__init__()
        self._offers: list[Offer] = []
        self._minimum = 0
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._clicked)
        self._buttons: list[QRadioButton] = []
        self._why = small()
        self._column = column(4)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._why)
        self.setLayout(self._column)
        self.setAccessibleName(_("Whose maps are shown"))

    def show_offers(
        self, offers: Sequence[Offer], chosen: Choice, minimum: int, unlisted: int
    ) -> None:
        """Offer these; `unlisted` are the names that nobody is told."""
        had_focus = False
        if list(offers) != self._offers or minimum != self._minimum:
            self._offers, self._minimum = list(offers), minimum
            had_focus = self._build()
        self._why.setText(self._reason(unlisted))
        self._why.setVisible(bool(self._why.text()))
        for button, offer in zip(self._buttons, self._offers, strict=True):
            button.setChecked(offer.choice == chosen)
        if had_focus:
            self.focus_chosen()

    def focus_chosen(self) -> None:
        """Put the cursor on what is chosen."""
        checked = self._group.checkedButton()
        if checked is not None:
            checked.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> bool:
        """Make the lines anew, and say whether the cursor was on one of them."""
        had_focus = any(button.hasFocus() for button in self._buttons)
        for old in self._buttons:
            self._group.removeButton(old)
            self._column.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._buttons = []
        for number, offer in enumerate(self._offers):
            button = self._button(offer)
            self._buttons.append(button)
            self._group.addButton(button, number)
            self._column.insertWidget(number, button)
            button.show()
        return had_focus

    def _button(self, offer: Offer) -> QRadioButton:
        short = offer.title
        if len(short) > LONGEST:
            short = f"{short[: LONGEST - 1]}…"
        text = f"{short} ({offer.maps})".replace("&", "&&")
        button = QRadioButton(text)
        enough = offer.maps >= self._minimum or offer.choice == EVERYBODY
        button.setEnabled(enough)
        button.setAccessibleName(f"{offer.title}, {so_many_maps(offer.maps)}")
        if short != offer.title:
            button.setToolTip(offer.title)
        if not enough:
            button.setAccessibleDescription(self._too_few())
        return button

    def _too_few(self) -> str:
        said = _("Fewer than {least} maps are shown to nobody: one could be told from another.")
        return said.format(least=self._minimum)

    def _reason(self, unlisted: int) -> str:
        few = any(offer.maps < self._minimum for offer in self._offers[1:])
        parts = [self._too_few()] if few else []
        if unlisted:
            said = ngettext(
                "{count} more name is used on fewer than {least} maps.",
                "{count} more names are used on fewer than {least} maps each.",
                unlisted,
            )
            parts.append(said.format(count=unlisted, least=self._minimum))
        return " ".join(parts)

    def _clicked(self, number: int) -> None:
        self.chosen.emit(self._offers[number].choice)


class DrawingsBox(QListWidget):
    """A line with a check for each drawing: without its check it is left out."""

    left_out = Signal(object)
    """The ids of those that are left out now."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(WideTicks(self))
        self.setAccessibleName(_("Drawings"))
        self.setAccessibleDescription(_("The space bar leaves one out, or takes it in again."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._tell)

    def show_drawings(self, lines: Sequence[tuple[int, str]], without: frozenset[int]) -> None:
        """Show these: an id and the line for each."""
        here = self.currentRow()
        items = [self.item(row) for row in range(self.count())]
        with QSignalBlocker(self):
            if [(item.data(ID), item.text()) for item in items] != [*lines]:
                self.clear()
                items = [self._line(key, text) for key, text in lines]
                self.setCurrentRow(min(max(0, here), self.count() - 1))
            for item in items:
                out = item.data(ID) in without
                item.setCheckState(Qt.CheckState.Unchecked if out else Qt.CheckState.Checked)
        self._fit()

    def _line(self, key: int, text: str) -> QListWidgetItem:
        item = QListWidgetItem(text, self)
        item.setData(ID, key)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        return item

    def _fit(self) -> None:
        rows = min(MOST_ROWS, max(1, self.count()))
        self.setFixedHeight(rows * max(20, self.sizeHintForRow(0)) + 2 * self.frameWidth() + 4)

    def _tell(self) -> None:
        rows = (self.item(row) for row in range(self.count()))
        self.left_out.emit(
            frozenset(
                int(item.data(ID)) for item in rows if item.checkState() == Qt.CheckState.Unchecked
            )
        )
