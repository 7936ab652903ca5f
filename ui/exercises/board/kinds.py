"""Which kind the next note is: a button for each kind of the zone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from facilitator.decks import Kind
from facilitator.i18n import translated
from ui.theme import Theme


class KindButtons(QWidget):
    """The shapes of a zone's kinds; the one that the next note gets is filled."""

    chosen = Signal(int)
    """The place of the kind, counted from 0."""

    def __init__(self) -> None:
        super().__init__()
        self._buttons: list[tuple[str, QToolButton]] = []
        self._dressed: Theme | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)

    def offer(self, kinds: Sequence[Kind], theme: Theme) -> None:
        """Offer the kinds of another zone."""
        for _key, old in self._buttons:
            self._row.removeWidget(old)
            old.deleteLater()
        self._buttons = []
        if kinds:
            self._dress(theme)
        for place, kind in enumerate(kinds):
            button = QToolButton(self)
            button.setFixedHeight(theme.button_height + 4)
            button.setMinimumWidth(theme.button_height + 4)  # a wide mark gets more
            button.setText(kind.mark)
            button.setCheckable(True)
            title = translated(kind.title)
            button.setAccessibleName(title)
            button.setToolTip(f"{title}  (Alt+{place + 1})")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._choose, place))
            self._row.addWidget(button)
            self._buttons.append((kind.key, button))
        self.setVisible(bool(kinds))

    def _dress(self, theme: Theme) -> None:
        if theme == self._dressed:
            return
        self._dressed, colours = theme, theme.colours
        self.setStyleSheet(
            "QToolButton { padding: 0; }"
            f"QToolButton:checked {{ color: {colours.on_accent}; background: {colours.accent};"
            f" border: 2px solid {colours.accent}; }}"
            f"QToolButton:checked:focus {{ border: 3px solid {colours.ring_on_fill}; }}"
        )

    def _choose(self, place: int, _checked: bool) -> None:  # noqa: FBT001
        self.chosen.emit(place)

    def show_kind(self, key: str) -> None:
        """Fill the button of a kind; none where the key is empty."""
        for own, button in self._buttons:
            button.setChecked(own == key)
