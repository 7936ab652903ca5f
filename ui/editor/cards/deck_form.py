"""The cards of a line of the day: the way to them, and the steps in which they are played."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.decks.cards import CardDeck
from facilitator.decks.own_board import add_board_step, own_copy
from facilitator.i18n import _, ngettext
from ui.commands import CommandButton
from ui.editor.actions import EditorActions
from ui.editor.board_form import board_shape
from ui.editor.board_parts import BoardStepCard
from ui.editor.editing import Editing
from ui.editor.fields import Form, small
from ui.exercises.fields import Choice
from ui.layouts import column, row
from ui.theme import Theme, dress
from ui.wording import translated


class CardDeckForm(QWidget):
    """Stands in the place of a board's form where a line runs on a deck of cards."""

    def __init__(self, theme: Theme, editing: Editing, at: int, actions: EditorActions) -> None:
        super().__init__()
        self._theme, self._editing, self._at, self._actions = theme, editing, at, actions
        self.shape = cards_shape(editing, at)
        self._form = Form(self)
        self._step: BoardStepCard | None = None
        self._number = 0
        self._keys: list[str] = []
        self._titles: list[tuple[str, str]] = []
        self._key = editing.draft.session.activities[at].deck
        self._first: QPushButton
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(24, 16, 24, 24)
        self._whole.setSpacing(16)
        title = QLabel(wordWrap=True)
        title.setTextFormat(Qt.TextFormat.PlainText)
        dress(title, role="heading")
        self._form.follow(lambda: title.setText(translated(self._deck.title)))
        count = small("")
        self._form.follow(lambda: count.setText(self._counted()))
        head = column(4)
        head.addWidget(title)
        head.addWidget(count)
        self._whole.addLayout(head)
        if self._key in editing.draft.boards:
            self._own()
        else:
            self._shipped()
        self._whole.addStretch(1)

    @property
    def _deck(self) -> CardDeck:
        deck = self._editing.draft.board(self._key)
        assert isinstance(deck, CardDeck), self._key  # noqa: S101 - else a board's form stands here
        return deck

    def _counted(self) -> str:
        deck = self._deck
        cards = ngettext("{count} card", "{count} cards", len(deck.cards))
        themes = ngettext("{count} theme", "{count} themes", len(deck.themes))
        both = _("{cards}, {themes}")
        return both.format(
            cards=cards.format(count=len(deck.cards)), themes=themes.format(count=len(deck.themes))
        )

    def refresh(self) -> None:
        """Show what the draft says now."""
        self._form.refresh()
        if self._step is not None:
            self._show_steps()
            self._step.refresh()

    def begin_here(self) -> None:
        """Put the cursor on the way to the cards."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shipped(self) -> None:
        hint = _(
            "These cards come with the app. A copy belongs to this deck alone: its cards, themes,"
            " prompts and steps are yours to change."
        )
        self._whole.addWidget(small(hint))
        self._first = QPushButton(_("Edit a copy of these cards"))
        self._first.clicked.connect(self._copy)
        self._whole.addWidget(self._first, 0, Qt.AlignmentFlag.AlignLeft)
        heading = QLabel(_("Themes"))
        dress(heading, role="heading")
        self._whole.addWidget(heading)
        for theme in self._deck.themes:
            name = QLabel(translated(theme.short), wordWrap=True)
            dress(name, role="strong")
            both = column(2)
            both.addWidget(name)
            both.addWidget(small(translated(theme.title)))
            self._whole.addLayout(both)

    def _copy(self) -> None:
        if self._editing.do(_("Copy cards"), lambda draft: own_copy(draft, self._at)):
            self._actions.cards.trigger()

    def _own(self) -> None:
        self._first = CommandButton(self._actions.cards, kind="filled")
        self._first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._whole.addWidget(self._first, 0, Qt.AlignmentFlag.AlignLeft)
        heading = QLabel(_("Steps"))
        dress(heading, role="heading")
        self._whole.addWidget(heading)
        self._choice = Choice([], self)
        self._choice.setAccessibleName(_("Which step"))
        self._choice.chosen.connect(lambda key: self._show_step(self._keys.index(key)))
        more = QPushButton(_("Add a step"))
        more.clicked.connect(
            lambda: self._editing.do(
                _("Add a step"), lambda draft: add_board_step(draft, self._key)
            )
        )
        line = row(8)
        line.addWidget(self._choice, 1)
        line.addWidget(more)
        self._whole.addLayout(line)
        self._holder = column(0)
        self._whole.addLayout(self._holder)
        self._show_steps()

    def _show_steps(self) -> None:
        """Offer the steps that there are; one that came is the one in hand."""
        steps = self._deck.steps
        keys, titles = [step.key for step in steps], [(s.key, translated(s.title)) for s in steps]
        if titles != self._titles:
            self._titles = titles
            self._choice.offer(titles)
        was, self._keys = self._keys, keys
        if keys != was:
            new = [number for number, key in enumerate(keys) if was and key not in was]
            self._show_step(new[-1] if new else min(self._number, len(keys) - 1))
        self._choice.setCurrentIndex(self._number)

    def _show_step(self, number: int) -> None:
        self._number = number
        old, self._step = self._step, BoardStepCard(self._theme, self._editing, self._key, number)
        self._holder.addWidget(self._step)
        self._step.show()
        if old is not None:
            self._holder.removeWidget(old)
            old.hide()
            old.deleteLater()


def cards_shape(editing: Editing, at: int) -> tuple[object, ...]:
    """Return what decides which fields a line's cards have."""
    draft = editing.draft
    key = draft.session.activities[at].deck
    return ("cards", at, key, key in draft.boards)


def runs_on_cards(editing: Editing, at: int) -> bool:
    """Say whether a line runs on a deck of cards, and not on a board."""
    line = editing.draft.session.activities[at]
    return line.kind == "activity" and isinstance(editing.draft.board(line.deck), CardDeck)


def fields_shape(editing: Editing, at: int) -> tuple[object, ...]:
    """Return what decides which fields there are of what a line runs on."""
    return cards_shape(editing, at) if runs_on_cards(editing, at) else board_shape(editing, at)


def can_edit_cards(editing: Editing) -> bool:
    """Say whether the line in hand runs on cards that belong to the deck."""
    at = editing.line
    own = editing.draft.session.activities[at].deck in editing.draft.boards
    return own and runs_on_cards(editing, at)
