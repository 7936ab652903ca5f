"""Whom we know at one institution, and how well: one press each to say it anew."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.exercises.sector_map.seats import strength_words
from facilitator.exercises.sector_map.tables import A_NAME, WORKING, Tie
from facilitator.exercises.sector_map.ties import set_strength
from facilitator.i18n import _
from facilitator.workshop import saved_id
from ui.exercises.board.form import Form, small
from ui.exercises.fields import Choice
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.table_words import strength_marks
from ui.focus import tab_through

WIDEST: Final = 560


class KnownPeople(Form):
    """One line a person."""

    def __init__(self, desk: MapDesk, behind: QWidget) -> None:
        """Stand `behind` this one for whoever goes through the window with Tab."""
        super().__init__()
        self._desk, self._behind = desk, behind
        self._shown: list[tuple[int, str]] = []
        self._choices: list[Choice] = []
        self._parts: list[QWidget] = []

    def show_people(self, ties: Sequence[Tie]) -> None:
        """Show whom we know."""
        wanted = [(saved_id(tie), self._desk.people.role(tie.person_id)) for tie in ties]
        if wanted != self._shown:
            self._shown = wanted
            self._make()
        for choice, tie in zip(self._choices, ties, strict=True):
            choice.show_key(str(tie.strength))

    def _make(self) -> None:
        for part in self._parts:
            self.column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._choices, self._parts = [], []
        words = strength_words()
        strengths = [
            (str(each), f"{strength_marks(each)}  {words[each]}")
            for each in range(A_NAME, WORKING + 1)
        ]
        for tie_id, role in self._shown:
            choice = Choice(strengths)
            choice.setAccessibleName(_("How well we know {who}").format(who=role))
            choice.setEnabled(not self._desk.store.read_only)
            choice.chosen.connect(partial(self._set, tie_id))
            self._choices.append(choice)
            self._parts.append(self._line(role, choice))
            self.column.addWidget(self._parts[-1])
        tab_through(self._behind, *self._choices)

    @staticmethod
    def _line(role: str, choice: Choice) -> QWidget:
        holder = QWidget()
        holder.setMaximumWidth(WIDEST)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        name = small(role, role="")
        name.setBuddy(choice)
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        line.addWidget(name, 1)
        line.addWidget(choice)
        return holder

    def _set(self, tie_id: int, strength: str) -> None:
        self._desk.act(lambda: set_strength(self._desk.store, tie_id, int(strength)))
