"""The board of a line: zones, tags, checks and steps, to change where the board is one's own."""

from collections.abc import Callable
from typing import Any, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.decks import BoardDeck
from facilitator.decks.board import Check
from facilitator.decks.own_board import (
    add_board_step,
    add_zone,
    change_board,
    has_fixed_zones,
    own_copy,
    with_check,
    with_tags,
)
from facilitator.i18n import _
from ui.editor.axis_form import AxisForm
from ui.editor.board_parts import BoardStepCard, ZoneCard
from ui.editor.editing import Editing
from ui.editor.fields import Form, small, titled
from ui.editor.language_field import language_field
from ui.theme import Theme, dress
from ui.wording import translated


def check_names() -> dict[str, str]:
    """Return what a board can be asked, in plain words."""
    return {
        "empty_zone": _("Which zones are still empty?"),
        "empty_cells": _("Which tags have no note in which zone?"),
        "without_owner": _("Which notes has nobody taken on?"),
        "votes_tied": _("Which notes have equally many dots?"),
        "silent_period": _("Which periods on the time axis are silent?"),
    }


class BoardForm(QWidget):
    """Shows the board of a line; a board that comes with the app is copied before it changes."""

    def __init__(self, theme: Theme, editing: Editing, at: int) -> None:
        super().__init__()
        self._theme, self._editing, self._at = theme, editing, at
        self.shape = board_shape(editing, at)
        self._form = Form(self, lambda: self._board.language)
        self._parts: list[ZoneCard | BoardStepCard | AxisForm] = []
        self._first: QWidget | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(24, 16, 24, 24)
        self._whole.setSpacing(16)
        line = editing.draft.session.activities[at]
        self._key = line.deck
        if line.kind != "activity":
            self._whole.addWidget(
                small(_("This part of the day has no board; go to one that has."))
            )
        elif self._key in editing.draft.boards:
            self._own()
        else:
            self._shipped(editing.draft.board(self._key))
        self._whole.addStretch(1)

    @property
    def _board(self) -> BoardDeck:
        return self._editing.draft.boards[self._key]

    def refresh(self) -> None:
        """Show what the draft says now."""
        self._form.refresh()
        for part in self._parts:
            part.refresh()

    def begin_here(self) -> None:
        """Put the cursor into the first field."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    # A board that comes with the app

    def _shipped(self, board: BoardDeck) -> None:
        self._heading(translated(board.title))
        hint = _(
            "This board comes with the app. A copy belongs to this deck alone: its zones, labels, "
            "prompts and steps are yours to change."
        )
        self._whole.addWidget(small(hint))
        copy = QPushButton(_("Edit a copy of this board"))
        copy.clicked.connect(
            lambda: self._editing.do(_("Copy board"), lambda draft: own_copy(draft, self._at))
        )
        self._first = copy
        self._whole.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._heading(_("Zones"))
        for zone in board.zones:
            text = QLabel(f"{zone.prefix}   {translated(zone.title)}", wordWrap=True)
            dress(text, role="strong")
            self._whole.addWidget(text)
            self._whole.addWidget(small(translated(zone.prompt)))

    # A board of the deck's own

    def _own(self) -> None:
        form = self._form
        title = form.line(
            lambda: self._board.title,
            self._write(_("Change board's title"), "title"),
            required=True,
        )
        self._first = title
        language, show = language_field(
            self,
            lambda: self._board.language,
            self._write(_("Change the board’s language"), "language"),
        )
        form.follow(show)
        self._whole.addLayout(titled(_("What the board is called"), title))
        self._whole.addLayout(language)
        self._zones()
        self._steps()
        tags = form.lines(
            lambda: [tag.title for tag in self._board.tags],
            lambda titles: self._do(
                _("Change tags"), lambda draft: with_tags(draft, self._key, titles), "tags"
            ),
        )
        hint = _("A second way of sorting notes, across the zones.")
        self._whole.addLayout(titled(_("Tags, one to a line"), tags, hint))
        axis = AxisForm(self._theme, self._editing, self._key)
        self._parts.append(axis)
        self._whole.addWidget(axis)
        self._checks()

    def _heading(self, text: str) -> None:
        heading = QLabel(text, wordWrap=True)
        dress(heading, role="heading")
        self._whole.addWidget(heading)

    def _zones(self) -> None:
        self._heading(_("Zones"))
        for number in range(len(self._board.zones)):
            card = ZoneCard(self._theme, self._editing, self._key, number)
            self._parts.append(card)
            self._whole.addWidget(card)
        if has_fixed_zones(self._board):
            self._whole.addWidget(
                small(_("The zones of this exercise belong together: none may come or go."))
            )
        else:
            self._button(_("Add a zone"), lambda draft: add_zone(draft, self._key))

    def _steps(self) -> None:
        self._heading(_("Steps"))
        for number in range(len(self._board.steps)):
            card = BoardStepCard(self._theme, self._editing, self._key, number)
            self._parts.append(card)
            self._whole.addWidget(card)
        self._button(_("Add a step"), lambda draft: add_board_step(draft, self._key))

    def _button(self, text: str, change: Callable[[Any], Any]) -> None:
        button = QPushButton(text)
        button.clicked.connect(lambda: self._editing.do(text, change))
        self._whole.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _checks(self) -> None:
        self._heading(_("What the guide asks of the board"))
        names = check_names()
        for check in get_args(Check):
            box = self._form.tick(
                names.get(check, check),
                lambda check=check: check in self._board.checks,  # type: ignore[misc]
                lambda on, check=check: self._do(  # type: ignore[misc]
                    _("Change checks"),
                    lambda draft: with_check(draft, self._key, check, on=on),
                    f"check-{check}",
                ),
            )
            self._whole.addWidget(box)

    def _write(self, label: str, name: str) -> Callable[[Any], None]:
        def write(value: Any) -> None:
            self._do(label, lambda draft: change_board(draft, self._key, **{name: value}), name)

        return write

    def _do(self, label: str, change: Callable[[Any], Any], name: str) -> None:
        self._editing.do(label, change, field=f"board-{self._key}-{name}")


def board_shape(editing: Editing, at: int) -> tuple[object, ...]:
    """Return what decides which fields a line's board has."""
    draft = editing.draft
    line = draft.session.activities[at]
    if line.kind != "activity":
        return ("moment",)
    board = draft.board(line.deck)
    zones = tuple((zone.key, zone.title) for zone in board.zones)
    steps = tuple((step.key, *step.also) for step in board.steps)
    return (at, line.deck, line.deck in draft.boards, zones, steps)
