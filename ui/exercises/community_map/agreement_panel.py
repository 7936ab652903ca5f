"""The panel beside the map where people's maps are laid over one another."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from facilitator.exercises.community_map.agreement_words import from_how_many, so_many_maps, too_few
from facilitator.i18n import _
from ui.exercises.board.form import small
from ui.exercises.community_map.agreement_choice import ChoiceBox, DrawingsBox
from ui.exercises.community_map.agreement_legend import Legend
from ui.exercises.community_map.desk import CommunityDesk
from ui.layouts import scrolling
from ui.theme import BODY, TOUCH_HEIGHT, Theme, dress

LEAST: Final = 3
MOST: Final = 50
"""Of how many maps shares may be shown: no fewer than the least, whoever asks."""


class MinimumField(QSpinBox):
    """The number of maps from which shares are shown."""

    def __init__(self) -> None:
        super().__init__(minimum=LEAST, maximum=MOST)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(_("Shares are shown from so many maps"))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll the panel, never change the number in passing."""
        event.ignore()


class AgreementPanel(QFrame):
    """Says how many maps there are, and what they say together once that is revealed."""

    minimum_wanted = Signal(int)

    def __init__(self, desk: CommunityDesk) -> None:
        super().__init__()
        dress(self, role="side")
        self._desk = desk
        self._count, self._words = QLabel(), small(role="")
        dress(self._count, role="title")
        self.reveal = QPushButton()
        self.legend = Legend(desk.theme.px(BODY))
        self.choice = ChoiceBox()
        self.drawings = DrawingsBox()
        self._not_listed = small(
            _(
                "Single drawings can be left out while this screen is not safe for the wall: "
                "whoever sees the map change would see whose it was."
            )
        )
        self._shares = small(
            _("How large each part is, and its share of all that anybody coloured in.")
        )
        self._facts = QVBoxLayout()
        self._facts.setSpacing(8)
        self.pins = QCheckBox(_("&Places on the map"))
        self.pins.setAccessibleName(_("Places on the map"))
        self.minimum = MinimumField()
        self._warning = small()
        self.minimum.valueChanged.connect(self.minimum_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 12, 16)
        column.setSpacing(10)
        column.addWidget(self._count)
        column.addWidget(self._words)
        column.addWidget(self.reveal)
        self._told = QWidget()
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 4, 0, 0)
        told.setSpacing(10)
        told.addWidget(self._title(_("Agreement")))
        told.addWidget(self.legend)
        told.addWidget(self._shares)
        told.addWidget(self._title(_("Show")))
        told.addWidget(self.choice)
        told.addWidget(self.pins)
        told.addWidget(self._title(_("What the maps say")))
        told.addLayout(self._facts)
        told.addWidget(self._title(_("Drawings")))
        told.addWidget(self.drawings)
        told.addWidget(self._not_listed)
        column.addWidget(self._told)
        column.addWidget(self._title(_("Shares are shown from so many maps")))
        column.addWidget(self.minimum, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._warning)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))

    @staticmethod
    def _title(text: str) -> QLabel:
        return small(text, role="section")

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Leave the map its room: what does not fit scrolls."""
        px = self._desk.theme.px
        return QSize(min(px(240), 420), min(px(160), 240))

    # What shows

    def show_waiting(self, maps: int, least: int) -> None:
        """Say how many maps there are, and nothing of what they say."""
        self._told.hide()
        self._count.setText(so_many_maps(maps))
        hidden = _(
            "Where they agree is hidden here too until you reveal it: it would steer people."
        )
        self._words.setText(f"{from_how_many(maps, least)} {hidden}")
        self._show_button(_("Reveal to the room"), kind="filled")
        self.reveal.setMinimumHeight(max(TOUCH_HEIGHT + 8, self._desk.theme.px(TOUCH_HEIGHT + 8)))

    def show_told(self, maps: int, whose: str, least: int) -> None:
        """Show what the maps say: `maps` of them are shown, `whose` says which."""
        self._told.show()
        self._count.setText(so_many_maps(maps))
        enough = maps >= least
        self._words.setText(whose if enough else " ".join((whose, too_few(maps, least))).strip())
        self._words.setVisible(bool(self._words.text()))
        self._show_button(_("Hide it again"), kind="")
        self.reveal.setMinimumHeight(0)

    def _show_button(self, text: str, *, kind: str) -> None:
        self._words.setVisible(bool(self._words.text()))
        self.reveal.setText(text)
        self.reveal.setAccessibleName(text)
        if self.reveal.property("kind") != kind:
            dress(self.reveal, kind=kind)
        self.reveal.setEnabled(not self._desk.store.read_only)

    def show_facts(self, sentences: Sequence[str]) -> None:
        """Say these, each as a line of its own."""
        if sentences == [label.text() for label in self._said()]:
            return
        while (item := self._facts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        for sentence in sentences:
            line = small(sentence, role="")
            self._facts.addWidget(line)
            line.show()  # at once, so that its height counts from now on

    def _said(self) -> list[QLabel]:
        items = (self._facts.itemAt(number) for number in range(self._facts.count()))
        found = (item.widget() for item in items if item is not None)
        return [label for label in found if isinstance(label, QLabel)]

    def show_drawings(
        self, lines: Sequence[tuple[int, str]], without: frozenset[int], *, listed: bool
    ) -> None:
        """List single drawings, or say why they are not listed."""
        self.drawings.show_drawings(lines if listed else [], without)
        self.drawings.setVisible(listed)
        self._not_listed.setVisible(not listed)

    def show_minimum(self, least: int, usual: int) -> None:
        """Show from how many maps shares are shown, with what that means."""
        with QSignalBlocker(self.minimum):
            self.minimum.setValue(least)
        self.minimum.setEnabled(not self._desk.store.read_only)
        fewer = least < usual
        said = _("With so few maps, people may tell whose is whose. Ask everybody who drew first.")
        quiet = _("The fewer they are, the easier it is to tell whose map is whose.")
        self._warning.setText(said if fewer else quiet)
        dress(self._warning, role="stop" if fewer else "small")

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.legend.set_text(theme.px(BODY))
