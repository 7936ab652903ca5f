"""The cards in another language, side by side with the deck's own."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from facilitator.decks.card_draft import change_card, languages_of, with_text_in
from facilitator.i18n import _, ngettext
from facilitator.language_names import OFTEN, language_tag, said_language
from ui.editor.cards.hand import CardsInHand
from ui.editor.cards.said_twice import OWN
from ui.editor.cards.side_by_side import SideBySide
from ui.editor.fields import small
from ui.exercises.fields import Choice
from ui.layouts import row
from ui.theme import Theme, dress

CHOICE_WIDTH: Final = 240


class LanguagePane(QWidget):
    """Chooses a language by name or tag, and shows what is still to be said in it."""

    def __init__(self, theme: Theme, hand: CardsInHand) -> None:
        super().__init__()
        self._hand = hand
        said = languages_of(hand.deck)
        self._tag = said[0] if said else ""
        self.table = SideBySide(theme)
        self._choice = self._languages(theme)
        self._count = small("")
        self._wrong = small("")
        dress(self._wrong, role="stop")
        self._wrong.hide()
        name = QLabel(_("Language"))
        dress(name, role="strong")
        name.setBuddy(self._choice)
        head = row(12)
        head.addWidget(name)
        head.addWidget(self._choice)
        head.addWidget(self._count, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self._wrong)
        whole.addWidget(self.table, 1)
        self.table.said.asked.connect(self._take)
        self.table.selectionModel().currentRowChanged.connect(
            lambda current, _before: hand.take(current.row())
        )

    def begin_here(self) -> None:
        """Put the cursor on the cards, or on the language while there is none."""
        (self.table if self._tag else self._choice).setFocus()

    def refresh(self) -> None:
        """Show the cards as the draft has them."""
        deck, tag = self._hand.deck, self._tag
        self.table.show_deck(deck, tag, self._hand.at)
        if not tag:
            self._count.setText(_("Choose a language, by its name or its tag."))
            return
        done = sum(tag in card.also for card in deck.cards)
        message = ngettext(
            "{done} of {count} card in {language}",
            "{done} of {count} cards in {language}",
            len(deck.cards),
        )
        language = said_language(tag)
        said = message.format(done=done, count=len(deck.cards), language=language)
        self._count.setText(said)

    # The language

    def _languages(self, theme: Theme) -> Choice:
        own = languages_of(self._hand.deck)
        names = [(said_language(tag), tag) for tag in OFTEN if tag not in own]
        first = [(tag, said_language(tag)) for tag in own]
        choice = Choice([*first, *((tag, name) for name, tag in sorted(names))])
        line = QLineEdit()
        choice.setEditable(True)
        choice.setLineEdit(line)
        choice.setInsertPolicy(Choice.InsertPolicy.NoInsert)
        choice.setAccessibleName(_("Another language"))
        choice.setFixedWidth(theme.px(CHOICE_WIDTH))
        choice.setCurrentIndex(-1)
        line.setPlaceholderText(_("Welsh, Urdu, pt-BR"))
        line.setToolTip(line.placeholderText())
        if self._tag:
            choice.setEditText(said_language(self._tag))
        line.returnPressed.connect(lambda: QTimer.singleShot(0, self, self._choose))
        choice.chosen.connect(lambda _tag: self._choose())
        return choice

    def _choose(self) -> None:
        said = self._choice.currentText().strip()
        tag = language_tag(said) if said else None
        message = _("“{said}” is no language known here: write its name, or its tag such as cy.")
        self._wrong.setText(message.format(said=said))
        self._wrong.setVisible(bool(said) and tag is None)
        if tag is None:
            return
        self._tag = tag
        self._choice.setEditText(said_language(tag))
        self.refresh()
        self.table.setFocus()

    # What is typed

    def _take(self, at: int, column: int, text: str) -> None:
        hand, tag = self._hand, self._tag
        if column == OWN:
            hand.do(
                _("Change card"), lambda draft: change_card(draft, hand.key, at, text=text), at=at
            )
            return
        label = _("Change card in {language}").format(language=said_language(tag))
        hand.do(label, lambda draft: with_text_in(draft, hand.key, at, tag, text), at=at)
