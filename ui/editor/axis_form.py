"""Whether notes stand on a time axis, and which years it has."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from facilitator.decks import Axis
from facilitator.decks.own_board import change_board
from facilitator.i18n import _
from ui.editor.editing import Editing
from ui.editor.fields import Beside, Form, MinutesField, titled
from ui.theme import Theme

WIDTH = 96
CENTURY = Axis(title="", first=1950, last=2030, step=10)


class AxisForm(QWidget):
    """A tick, and the years that it asks for."""

    def __init__(self, theme: Theme, editing: Editing, key: str) -> None:
        super().__init__()
        self._editing, self._key = editing, key
        form = self._form = Form(self, lambda: editing.draft.boards[key].language)
        tick = form.tick(
            _("Notes with a year stand on a time axis"), lambda: self._axis is not None, self._have
        )
        years = QWidget(self)
        line = Beside()
        line.setContentsMargins(0, 0, 0, 0)
        years.setLayout(line)
        for title, name, least, most in (
            (_("From"), "first", -9_999, 9_999),
            (_("To"), "last", -9_999, 9_999),
            (_("Years to a period"), "step", 1, 1_000),
        ):
            line.addLayout(titled(title, self._number(theme, name, least, most)))
        line.addStretch(1)
        form.follow(lambda: years.setVisible(self._axis is not None))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(tick)
        whole.addWidget(years)

    @property
    def _axis(self) -> Axis | None:
        return self._editing.draft.boards[self._key].axis

    def refresh(self) -> None:
        """Show what the draft says now."""
        self._form.refresh()

    def _have(self, on: bool) -> None:  # noqa: FBT001 - a signal says it
        axis = CENTURY.model_copy(update={"title": _("Time")}) if on else None
        self._editing.do(
            _("Change time axis"), lambda draft: change_board(draft, self._key, axis=axis)
        )

    def _number(self, theme: Theme, name: str, least: int, most: int) -> QSpinBox:
        field = MinutesField()
        field.setRange(least, most)
        field.setFixedWidth(theme.number_width(WIDTH))
        field.valueChanged.connect(lambda number: self._write(name, number))

        def show() -> None:
            with QSignalBlocker(field):
                field.setValue(getattr(self._axis or CENTURY, name))

        self._form.follow(show)
        return field

    def _write(self, name: str, number: int) -> None:
        if self._axis is None:
            return
        axis = {**self._axis.model_dump(), name: number}
        self._editing.do(
            _("Change time axis"),
            lambda draft: change_board(draft, self._key, axis=axis),
            field=f"axis-{name}",
        )
