"""What the deck of cards says of itself, and what its cards are sorted by."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.decks.card_parts import (
    Sort,
    add_part,
    change_cards,
    parts_of,
    with_places,
    with_scale,
)
from facilitator.i18n import _
from ui.editor.cards.hand import CardsInHand
from ui.editor.cards.parts import PartCard
from ui.editor.fields import Beside, Form, RequiredLine, small, titled, unpainted
from ui.editor.language_field import language_field
from ui.layouts import column
from ui.theme import Theme, dress

CODE_WIDTH: Final = 96
WIDEST: Final = 760
SORTS: Final[tuple[Sort, ...]] = ("themes", "audiences", "kinds")


class AboutForm(QWidget):
    """Title, code, about, themes, audiences, kinds, and the scale."""

    def __init__(self, theme: Theme, hand: CardsInHand) -> None:
        super().__init__()
        self._theme, self._hand = theme, hand
        self._shape: tuple[object, ...] = ()
        self._form = Form(self, lambda: hand.deck.language)
        self._parts: list[PartCard] = []
        self._holders = {sort: column(12) for sort in SORTS}
        self._title = self._form.line(
            lambda: hand.deck.title, self._write(_("Change title"), "title"), required=True
        )
        code = self._code(theme)
        about = self._form.text(
            lambda: hand.deck.about, self._write(_("Change what it is about"), "about")
        )
        head = Beside()
        head.addLayout(titled(_("What the cards are called"), self._title), 1)
        head.addLayout(titled(_("Code"), code))
        hint = _("It is printed on a card that lies on top.")
        self.setMaximumWidth(theme.px(WIDEST))
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(24, 16, 24, 24)
        self._whole.setSpacing(16)
        self._whole.addLayout(head)
        self._whole.addLayout(titled(_("About these cards"), about, hint))
        speak = self._write(_("Change the language of the cards"), "language")
        language, show = language_field(self, lambda: hand.deck.language, speak)
        self._form.follow(show)
        self._whole.addLayout(language)
        self._sorts()
        self._lists()
        self._whole.addStretch(1)
        self.refresh()

    def begin_here(self) -> None:
        """Put the cursor into the first field."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what the draft says now."""
        deck = self._hand.deck
        shape = tuple(tuple(part.key for part in parts_of(deck, sort)) for sort in SORTS)
        if shape != self._shape:
            self._shape = shape
            with unpainted(self):
                self._build()
        self._form.refresh()
        for part in self._parts:
            part.refresh()

    def _write(self, label: str, name: str) -> Callable[[Any], bool]:
        def write(value: Any) -> bool:
            hand = self._hand
            return hand.do(
                label,
                lambda draft: change_cards(draft, hand.key, **{name: value}),
                field=f"about-{name}",
            )

        return write

    def _code(self, theme: Theme) -> RequiredLine:
        field, write = RequiredLine(), self._write(_("Change the deck’s code"), "code")
        field.setParent(self)
        field.setMaxLength(3)
        field.setFixedWidth(theme.px(CODE_WIDTH))
        field.saved.connect(write)
        says = _("Two or three letters: they stand in the small square on a printed card.")
        field.setAccessibleDescription(says)
        field.setToolTip(says)
        self._form.follow(lambda: field.show_text(self._hand.deck.code))
        return field

    # What cards are sorted by

    def _sorts(self) -> None:
        said = {
            "themes": (_("Themes"), _("What a card leads with."), _("Add a theme")),
            "audiences": (
                _("Audiences"),
                _("Whom cards are for. Without any, all cards are for everybody."),
                _("Add an audience"),
            ),
            "kinds": (_("Kinds"), _("What cards ask for, such as to act."), _("Add a kind")),
        }
        for sort in SORTS:
            title, hint, adding = said[sort]
            heading = QLabel(title)
            dress(heading, role="heading")
            inside = column(4)
            inside.addWidget(heading)
            inside.addWidget(small(hint))
            self._whole.addLayout(inside)
            self._whole.addLayout(self._holders[sort])
            button = QPushButton(adding)
            button.clicked.connect(lambda _on=False, sort=sort, text=adding: self._add(sort, text))
            self._whole.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, sort: Sort, label: str) -> None:
        if self._hand.do(label, lambda draft: add_part(draft, self._hand.key, sort)):
            [card for card in self._parts if card.sort == sort][-1].begin_here()

    def _build(self) -> None:
        """Make the fields of all parts anew: others came, or went."""
        for part in self._parts:
            self._holders[part.sort].removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        for sort in SORTS:
            for number in range(len(parts_of(self._hand.deck, sort))):
                part = PartCard(self._theme, self._hand, sort, number)
                self._parts.append(part)
                self._holders[sort].addWidget(part)
                part.show()

    # Lists

    def _lists(self) -> None:
        deck, lines = self._hand, self._form.lines
        places = lines(lambda: [each.title for each in deck.deck.places], self._write_places)
        hint = _("Such as alone, or with my team; each card says which of them suit it.")
        self._whole.addLayout(titled(_("Where, or with whom, one to a line"), places, hint))
        scale = lines(lambda: [step.title for step in deck.deck.scale], self._write_scale)
        hint = _("For cards that are rated: from low to high, the lowest is 0. Else empty.")
        self._whole.addLayout(titled(_("Scale, one step to a line"), scale, hint))

    def _write_places(self, titles: list[str]) -> None:
        hand = self._hand
        hand.do(
            _("Change the places"),
            lambda draft: with_places(draft, hand.key, titles),
            field="about-places",
        )

    def _write_scale(self, titles: list[str]) -> None:
        hand = self._hand
        hand.do(
            _("Change the scale"),
            lambda draft: with_scale(draft, hand.key, titles),
            field="about-scale",
        )
