"""What there is to say about the deck itself."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from facilitator.decks import SessionDeck
from facilitator.decks.draft import with_head
from facilitator.decks.languages import session_languages
from facilitator.decks.showing import with_language
from facilitator.i18n import _
from facilitator.language_names import said_languages
from ui.commands import CommandButton
from ui.editor.actions import EditorActions
from ui.editor.editing import Editing
from ui.editor.fields import Beside, Form, MinutesField, small, titled
from ui.editor.language_field import language_field
from ui.theme import Theme

WIDTH = 96


class HeadForm(QWidget):
    """Title, summary, authors, sources, and when the day starts."""

    def __init__(self, theme: Theme, editing: Editing, actions: EditorActions) -> None:
        super().__init__()
        self._editing = editing
        form = self._form = Form(self, lambda: self._deck.language)
        title = form.line(lambda: self._deck.title, self._write("title"), required=True)
        summary = form.line(lambda: self._deck.summary, self._write("summary"))
        starts = form.clock(lambda: self._deck.starts, self._write("starts"))
        says = _("Empty: no start is set, and a workshop of it has no planned times yet.")
        starts.setAccessibleDescription(says)
        starts.setToolTip(says)
        self.starts = starts
        starts.setFixedWidth(theme.px(WIDTH))
        version = self._version(theme)
        authors = form.lines(lambda: self._deck.authors, self._write("authors"))
        sources = form.lines(lambda: self._deck.sources, self._write("sources"))
        self._first = title
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 24)
        whole.setSpacing(16)
        whole.addLayout(titled(_("Title"), title))
        whole.addLayout(titled(_("Summary, in a few words"), summary))
        numbers = Beside()
        numbers.addLayout(titled(_("The day starts at"), starts))
        numbers.addLayout(titled(_("Version"), version))
        language, show = language_field(self, lambda: self._deck.language, self._speak)
        form.follow(show)
        numbers.addLayout(language, 1)
        whole.addLayout(numbers)
        self._several = small("")
        whole.addWidget(self._several)
        form.follow(self._say_languages)
        whole.addLayout(titled(_("Authors, one to a line"), authors))
        whole.addLayout(titled(_("Sources, one to a line"), sources))
        buttons = Beside()
        for action in (actions.export, actions.newer):
            buttons.addWidget(CommandButton(action))
        buttons.addStretch(1)
        whole.addLayout(buttons)
        whole.addStretch(1)

    @property
    def _deck(self) -> SessionDeck:
        return self._editing.draft.session

    def _version(self, theme: Theme) -> QSpinBox:
        field = MinutesField()
        field.setMaximum(9_999)
        field.setFixedWidth(theme.number_width(WIDTH))
        field.valueChanged.connect(self._write("version"))
        field.setAccessibleDescription(_("Give it a higher number when you hand it out again."))
        field.setToolTip(field.accessibleDescription())
        self._form.follow(lambda: field.show_number(self._deck.version))
        return field

    def _write(self, name: str) -> Callable[[Any], object]:
        def write(value: Any) -> None:
            self._editing.do(
                _("Change what the deck says of itself"),
                lambda draft: with_head(draft, **{name: value}),
                field=f"head-{name}",
            )

        return write

    def _speak(self, language: str) -> None:
        self._editing.do(
            _("Change the deck’s language"), lambda draft: with_language(draft, language)
        )

    def _say_languages(self) -> None:
        """Say which languages there are, where the deck speaks more than its own."""
        draft = self._editing.draft
        boards = (draft.board(line.deck) for line in draft.session.activities if line.deck)
        tags = session_languages(draft.session, boards)
        said = _("In this deck: {languages}").format(languages=said_languages(tags))
        self._several.setText(said)
        self._several.setVisible(len(tags) > 1)

    def refresh(self) -> None:
        """Show what the draft says now."""
        self._form.refresh()

    def begin_here(self) -> None:
        """Put the cursor into the first field."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
