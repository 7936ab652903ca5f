"""Twelve lengths to type: six for each side of the calibration sheet."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from exports.printer.measuring import check_reading, edge_words, error_of, farthest, measures
from facilitator.errors import InvalidEntryError
from facilitator.i18n import _
from facilitator.spoken import spoken_number
from ui.theme import Theme, dress

NO_NUMBER: Final = float("nan")


class Lengths(QWidget):
    """A table of fields; says what the printer does, or what cannot be right."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._size = (0.0, 0.0)
        self.front = [QLineEdit() for _number in range(6)]
        self.back = [QLineEdit() for _number in range(6)]
        self._front_words = [QLabel(wordWrap=True) for _number in range(6)]
        self._back_words = [QLabel(wordWrap=True) for _number in range(6)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for place, words in ((1, _("Front, mm")), (2, _("Back, mm"))):
            heading = QLabel(words)
            dress(heading, role="section")
            grid.addWidget(heading, 0, place)
        for number in range(6):
            grid.addWidget(self._front_words[number], number + 1, 0)
            for place, field in ((1, self.front[number]), (2, self.back[number])):
                field.setFixedWidth(theme.px(96))
                field.textChanged.connect(self.changed)
                grid.addWidget(field, number + 1, place)
        for first, second in pairwise([*self.front, *self.back]):
            self.setTabOrder(first, second)
        grid.setColumnStretch(0, 1)
        self.setFocusProxy(self.front[0])

    def show_size(self, size: tuple[float, float]) -> None:
        """Ask for the lengths of a sheet of this size, in mm."""
        self._size = size
        for measure in measures(size):
            at = measure.number - 1
            words = _("{number}  {measured}")
            front = edge_words(measure, back=False)
            self._front_words[at].setText(words.format(number=measure.number, measured=front))
            for field, back in ((self.front[at], False), (self.back[at], True)):
                field.setPlaceholderText(spoken_number(measure.expected, 1))
                side = (
                    _("Back, line {number}, {measured}")
                    if back
                    else _("Front, line {number}, {measured}")
                )
                measured = edge_words(measure, back=back)
                field.setAccessibleName(side.format(number=measure.number, measured=measured))

    def fill(self, front: Sequence[float], back: Sequence[float]) -> None:
        """Show what was measured before; nothing where nothing was."""
        for fields, lengths in ((self.front, front), (self.back, back)):
            for place, field in enumerate(fields):
                field.setText(f"{lengths[place]:g}" if place < len(lengths) else "")

    @property
    def lengths(self) -> tuple[list[float], list[float]]:
        """What was typed for the front and the back; no number where it is none."""
        return [_number(each) for each in self.front], [_number(each) for each in self.back]

    @property
    def has_back(self) -> bool:
        """Whether anything was typed for the back."""
        return any(field.text().strip() for field in self.back)

    def said(self) -> tuple[str, bool]:
        """Return a sentence about what was typed so far, and whether it can be kept."""
        try:
            worst = self._worst()
        except InvalidEntryError as error:
            return str(error), False
        if worst is None:
            return "", False
        return (
            _(
                "As it is, this printer is up to {off} mm off. What is printed for it from now on "
                "comes out right to about 0.3 mm."
            ).format(off=spoken_number(worst, 1)),
            True,
        )

    def _worst(self) -> float | None:
        """Return how far the printer is off; None where not all is typed yet."""
        worst = 0.0
        complete = True
        for fields, back in ((self.front, False), (self.back, True)):
            if back and not self.has_back:
                continue
            typed = [
                (each, field) for each, field in zip(measures(self._size), fields, strict=True)
            ]
            for measure, field in typed:
                if field.text().strip():
                    check_reading(measure, _number(field), back=back)
                else:
                    complete = False
            if complete:
                error = error_of(self._size, [_number(field) for field in fields], back=back)
                worst = max(worst, farthest(self._size, error))
        return worst if complete else None


def _number(field: QLineEdit) -> float:
    text = field.text().strip().removesuffix("mm").strip().replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return NO_NUMBER
