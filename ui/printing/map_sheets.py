"""How many people have a sheet of their own to draw a map on."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from sqlmodel import Session

from facilitator.decks import COMMUNITY_MAP
from facilitator.i18n import _
from facilitator.participants import participants
from facilitator.workshop import Activity, the_workshop
from ui.printing.posters import NumberField
from ui.theme import dress


class MapSheets(QWidget):
    """Asks for how many people sheets are printed; usually those who are in the room."""

    def __init__(self, session: Session, activities: Sequence[Activity]) -> None:
        super().__init__()
        from exports.exercises.community_map.sheets import MOST_SHEETS, USUAL_SHEETS

        self._maps = {
            number
            for number, activity in enumerate(activities, 1)
            if activity.exercise == COMMUNITY_MAP
        }
        in_the_room = len(participants(session))
        self._usual = in_the_room or the_workshop(session).expected or USUAL_SHEETS
        self.people = NumberField(1, MOST_SHEETS, _("Sheets for so many people"))
        self.people.setValue(self._usual)
        self._usual = self.people.value()
        why = QLabel(_("One map each, with their code from P1 on."), wordWrap=True)
        if in_the_room:
            why.setText(_("One map each, with the code of everybody in the room."))
        dress(why, role="muted")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self.people, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(why)
        self.setFocusProxy(self.people)

    def is_for(self, number: int | None) -> bool:
        """Say whether an activity is a map, by its number; None is all of them."""
        return bool(self._maps) if number is None else number in self._maps

    def options(self) -> dict[str, Any]:
        """Return what was chosen, as fields of PrintOptions; as usual, everybody has their own."""
        people = self.people.value()
        return {} if people == self._usual else {"sheets": people}
