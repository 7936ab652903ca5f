"""A zone, and a step, of a board that belongs to the deck."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from facilitator.decks import Step, Zone
from facilitator.decks.own_board import (
    TINTS,
    change_board_step,
    change_zone,
    has_fixed_zones,
    move_zone,
    remove_board_step,
    remove_zone,
)
from facilitator.i18n import _
from ui.editor.editing import Editing
from ui.editor.fields import Beside, Form, RequiredLine, in_order, prefix_field, titled
from ui.editor.languages import StepLanguages
from ui.editor.step_picture import step_picture
from ui.exercises.fields import Choice
from ui.layouts import row
from ui.theme import Theme, dress

PREFIX_WIDTH = 64


def tint_names() -> dict[str, str]:
    """Return what the tints of notes are called."""
    names = {
        "lemon": _("Lemon"),
        "mint": _("Mint"),
        "sky": _("Sky"),
        "rose": _("Rose"),
        "lilac": _("Lilac"),
    }
    return {tint: names[tint] for tint in TINTS}


def role_names() -> dict[str, str]:
    """Return what a step may be, where that decides whether it can be squeezed."""
    return {
        "": _("A step like others"),
        "quiet": _("Quiet writing, never squeezed"),
        "break": _("A break, always kept"),
        "buffer": _("A buffer, the first to go"),
        "closing": _("The closing, always kept"),
    }


class ZoneCard(QFrame):
    """One zone: what it is called, what opens its labels, its tint, its prompt."""

    def __init__(self, theme: Theme, editing: Editing, key: str, number: int) -> None:
        super().__init__()
        dress(self, role="panel")
        self._editing, self._key, self._number = editing, key, number
        form = self._form = Form(self, lambda: editing.draft.boards[key].language)
        title = form.line(lambda: self._zone.title, self._write("title"), required=True)
        one = form.line(lambda: self._zone.one, self._write("one"), required=True)
        prefix = self._prefix(theme)
        tint = Choice(list(tint_names().items()))
        tint.chosen.connect(self._write("tint"))
        form.follow(lambda: tint.show_key(self._zone.tint))
        prompt = form.text(lambda: self._zone.prompt, self._write("prompt"))
        first, second = Beside(), Beside()
        first.addLayout(titled(_("Zone"), title), 1)
        first.addLayout(titled(_("Prefix"), prefix))
        second.addLayout(titled(_("One note is called"), one), 1)
        second.addLayout(titled(_("Tint"), tint))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(12)
        whole.addLayout(first)
        whole.addLayout(second)
        whole.addLayout(titled(_("Prompt"), prompt))
        whole.addLayout(self._buttons())
        in_order(title, prefix, one, tint, prompt)

    @property
    def _zone(self) -> Zone:
        return self._editing.draft.boards[self._key].zones[self._number]

    def refresh(self) -> None:
        """Show what the draft says now."""
        self._form.refresh()

    def _write(self, name: str) -> Callable[[Any], None]:
        def write(value: Any) -> None:
            self._editing.do(
                _("Change zone"),
                lambda draft: change_zone(draft, self._key, self._number, **{name: value}),
                field=f"zone-{self._number}-{name}",
            )

        return write

    def _prefix(self, theme: Theme) -> RequiredLine:
        write, field = self._write("prefix"), prefix_field()
        field.saved.connect(lambda text: write(text.upper()))
        field.setFixedWidth(theme.px(PREFIX_WIDTH))
        field.setAccessibleDescription(_("One or two capital letters that open the labels"))
        self._form.follow(lambda: field.show_text(self._zone.prefix))
        return field

    def _buttons(self) -> QHBoxLayout:
        zone, count = self._zone, len(self._editing.draft.boards[self._key].zones)
        key, number = self._key, self._number
        buttons = row(8)
        buttons.addStretch(1)
        up = _button(_("Up"), _("Move the zone “{title}” up").format(title=zone.title))
        up.setEnabled(number > 0)
        up.clicked.connect(
            lambda: self._editing.do(
                _("Move zone"), lambda draft: move_zone(draft, key, number, number - 1)
            )
        )
        buttons.addWidget(up)
        if not has_fixed_zones(self._editing.draft.boards[key]):
            gone = _button(_("Remove"), _("Remove the zone “{title}”").format(title=zone.title))
            gone.setEnabled(count > 1)
            gone.clicked.connect(
                lambda: self._editing.do(
                    _("Remove zone"), lambda draft: remove_zone(draft, key, number)
                )
            )
            buttons.addWidget(gone)
        return buttons


class BoardStepCard(QFrame):
    """One step of a board: what it asks, what the facilitator does, where it captures."""

    def __init__(self, theme: Theme, editing: Editing, key: str, number: int) -> None:
        super().__init__()
        dress(self, role="panel")
        self._editing, self._key, self._number = editing, key, number
        self._languages = StepLanguages(editing, key, number)
        self._picture = step_picture(theme, editing, key, number)
        form = self._form = Form(self, lambda: editing.draft.boards[key].language)
        title = form.line(lambda: self._step.title, self._write("title"), required=True)
        where = self._where()
        prompt = form.text(lambda: self._step.prompt, self._write("prompt"))
        do = form.text(lambda: self._step.do, self._write("do"))
        tip = form.text(lambda: self._step.tip, self._write("tip"))
        paper = form.text(lambda: self._step.on_paper, self._write("on_paper"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(12)
        whole.addLayout(titled(_("Step"), title))
        whole.addLayout(where)
        whole.addLayout(titled(_("Prompt"), prompt))
        whole.addLayout(titled(_("What to do"), do))
        whole.addLayout(titled(_("Tip"), tip))
        whole.addLayout(titled(_("On the tables, without a screen"), paper))
        whole.addWidget(self._languages)
        whole.addWidget(self._picture)
        whole.addLayout(self._remove())
        in_order(title, self._zone, self._role, prompt)

    @property
    def _step(self) -> Step:
        return self._editing.draft.boards[self._key].steps[self._number]

    @property
    def step(self) -> str:
        """The key of the step."""
        return self._step.key

    def refresh(self) -> None:
        """Show what the draft says now."""
        self._form.refresh()
        self._languages.refresh()
        self._picture.refresh()

    def _write(self, name: str) -> Callable[[Any], None]:
        def write(value: Any) -> None:
            self._editing.do(
                _("Change step"),
                lambda draft: change_board_step(draft, self._key, self._number, **{name: value}),
                field=f"board-step-{self._number}-{name}",
            )

        return write

    def _where(self) -> QBoxLayout:
        zones = self._editing.draft.boards[self._key].zones
        titles = [("", _("nowhere")), *((each.key, each.title) for each in zones)]
        zone = self._zone = Choice(titles, self)
        write_zone = self._write("zone")
        zone.chosen.connect(lambda key: write_zone(key or None))
        self._form.follow(lambda: zone.show_key(self._step.zone or ""))
        role = self._role = Choice(list(role_names().items()))
        role.chosen.connect(self._write("role"))
        self._form.follow(lambda: role.show_key(self._step.role))
        for choice in (zone, role):
            choice.setSizeAdjustPolicy(
                Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(12)
        line = Beside()
        if zones:
            line.addLayout(titled(_("Captures into"), zone), 1)
        zone.setVisible(bool(zones))
        line.addLayout(titled(_("When time is short"), role), 1)
        return line

    def _remove(self) -> QHBoxLayout:
        buttons = row(8)
        buttons.addStretch(1)
        name = _("Remove the step “{title}”").format(title=self._step.title)
        gone = _button(_("Remove"), name)
        gone.clicked.connect(
            lambda: self._editing.do(
                _("Remove step"), lambda draft: remove_board_step(draft, self._key, self._number)
            )
        )
        buttons.addWidget(gone)
        return buttons


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    dress(button, kind="quiet", fit="snug")
    return button
