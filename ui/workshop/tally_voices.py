"""Whose dots are counted: how many people of each kind voted, and whom the next dots are from."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from facilitator.exercises.board.tables import VOICES
from facilitator.exercises.board.tally import LEAST, TOGETHER, voices_apart
from facilitator.i18n import _
from ui.exercises.fields import Choice
from ui.layouts import row
from ui.theme import dress


def voice_name(voice: str) -> str:
    """Return what people of a kind of voice are called."""
    return {
        "resident": _("Residents"),
        "community_group": _("Community groups"),
        "staff": _("Staff"),
        "leader": _("Leaders"),
    }[voice]


class VoiceCounts(QWidget):
    """How many people of each kind voted, and whose dots are counted now."""

    people_changed = Signal()

    def __init__(self, people: Mapping[str, int]) -> None:
        super().__init__()
        self._fields: dict[str, QSpinBox] = {}
        self._chose_together = False
        self.voice = Choice([])
        self.voice.chosen.connect(self._choose)
        self.voice.setAccessibleName(_("Whose dots are counted now"))
        asked = QLabel(_("How many people voted?"))
        dress(asked, role="section")
        numbers = QGridLayout()
        numbers.setHorizontalSpacing(12)
        for place, voice in enumerate(VOICES):
            field = self._fields[voice] = QSpinBox(minimum=0, maximum=999)
            field.setValue(people.get(voice, 0))
            field.setKeyboardTracking(False)
            field.setAlignment(Qt.AlignmentFlag.AlignCenter)
            field.setAccessibleName(_("{voice} who voted").format(voice=voice_name(voice)))
            field.valueChanged.connect(self._changed)
            label = QLabel(voice_name(voice))
            label.setBuddy(field)
            line, pair = divmod(place, 2)
            numbers.addWidget(label, line, 2 * pair)
            numbers.addWidget(field, line, 2 * pair + 1)
        numbers.setColumnStretch(4, 1)
        whose = row()
        label = QLabel(_("&Whose dots"))
        label.setBuddy(self.voice)
        whose.addWidget(label)
        whose.addWidget(self.voice)
        whose.addStretch(1)
        self._rule = QLabel(wordWrap=True)
        dress(self._rule, role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(asked)
        column.addLayout(numbers)
        column.addLayout(whose)
        column.addWidget(self._rule)
        self._offer()

    @property
    def people(self) -> dict[str, int]:
        """How many people of each kind voted."""
        return {voice: field.value() for voice, field in self._fields.items()}

    @property
    def chosen(self) -> str:
        """The voice under which dots are counted now."""
        return str(self.voice.currentData() or TOGETHER)

    def _choose(self, voice: str) -> None:
        self._chose_together = voice == TOGETHER

    def _changed(self) -> None:
        self._offer()
        self.people_changed.emit()

    def _offer(self) -> None:
        apart, before = voices_apart(self.people), self.voice.currentData()
        rest = [voice_name(voice) for voice in VOICES if self.people[voice] and voice not in apart]
        together = _("Together: {voices}").format(voices=", ".join(rest))
        choices = [(voice, voice_name(voice)) for voice in apart]
        choices.append((TOGETHER, together if rest else _("Everybody together")))
        self.voice.offer(choices)
        stays = before in dict(choices) and (before != TOGETHER or rest or self._chose_together)
        self.voice.show_key(before if stays else choices[0][0])
        self._rule.setText(
            _(
                "Dots show by voice for {least} people or more of a kind. Those of fewer are "
                "counted together with others, and stay together."
            ).format(least=LEAST)
        )
