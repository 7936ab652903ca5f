"""What there is to say about the card in hand."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from facilitator.decks.card_draft import change_card
from facilitator.decks.cards import LONGEST_TEXT, Place
from facilitator.i18n import _
from ui.editor.cards.card_picture import card_picture
from ui.editor.cards.hand import CardsInHand
from ui.editor.cards.text_field import CardText
from ui.editor.fields import Beside, Form, RequiredLine, in_order, small, titled
from ui.editor.running import run_as
from ui.exercises.fields import Choice
from ui.layouts import column
from ui.theme import Theme, dress
from ui.wording import translated

CODE_WIDTH: Final = 120
MINUTES_WIDTH: Final = 96
NEARLY: Final = 320
"""From so many characters on, it is said how many a card holds."""


class CardForm(QWidget):
    """The fields of whichever card is in hand: they stay, and show another card."""

    def __init__(self, theme: Theme, hand: CardsInHand) -> None:
        super().__init__()
        self._theme, self._hand = theme, hand
        self._form = Form(self, lambda: hand.deck.language)
        self._places_shown: list[Place] = []
        self._length = small("")
        self._length.setParent(self)
        self._length.hide()
        self._text = self._words()
        self._theme_box = self._choice("theme", self._themes)
        self._audience_box = self._choice("audience", self._audiences)
        self._kind_box = self._choice("kind", self._kinds)
        self._code = self._code_field()
        self._minutes = self._form.minutes(
            lambda: hand.card.minutes, self._write(_("Change minutes"), "minutes"), least=0
        )
        self._minutes.setFixedWidth(theme.number_width(MINUTES_WIDTH))
        self._ticks = self._tick_boxes()
        self._places = column(4)
        self._picture = card_picture(theme, hand)
        self._lay_out()
        in_order(
            self._text,
            self._theme_box,
            self._audience_box,
            self._kind_box,
            self._code,
            self._minutes,
            *self._ticks,
        )
        self.refresh()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 24)
        whole.setSpacing(16)
        words = titled(_("What the card says"), self._text)
        words.addWidget(self._length)
        whole.addLayout(words)
        first, second = Beside(), Beside()
        first.addLayout(titled(_("Theme"), self._theme_box), 1)
        first.addLayout(titled(_("Whom it is for"), self._audience_box), 1)
        second.addLayout(titled(_("Kind"), self._kind_box), 1)
        second.addLayout(titled(_("Code"), self._code))
        second.addLayout(titled(_("Minutes"), self._minutes))
        for at in range(second.count()):
            item = second.itemAt(at)
            if item is not None and (field := item.layout()) is not None:
                second.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(first)
        whole.addLayout(second)
        ticks = column(4)
        for box in self._ticks:
            ticks.addWidget(box)
        whole.addLayout(ticks)
        self._where = QWidget(self)
        inside = QVBoxLayout(self._where)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        heading = QLabel(_("Where, or with whom"))
        dress(heading, role="strong")
        inside.addWidget(heading)
        inside.addLayout(self._places)
        whole.addWidget(self._where)
        whole.addWidget(self._picture)
        whole.addStretch(1)

    def begin_here(self) -> None:
        """Put the cursor into the text, ready to be written over."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.selectAll()

    def refresh(self) -> None:
        """Show the card in hand as the draft has it."""
        self._show_places()
        self._form.refresh()
        self._picture.refresh()

    def _write(self, label: str, name: str) -> Callable[[Any], bool]:
        def write(value: Any) -> bool:
            hand, at = self._hand, self._hand.at
            return hand.do(
                label,
                lambda draft: change_card(draft, hand.key, at, **{name: value}),
                at=at,
                field=f"{at}-{name}",
            )

        return write

    # The text

    def _words(self) -> CardText:
        field = CardText()
        field.setParent(self)
        write = self._write(_("Change card"), "text")
        field.saved.connect(lambda text: write(text.strip()))
        field.counted.connect(self._show_length)
        self._text = field
        self._form.follow(lambda: field.show_card(self._hand.card.code, self._hand.card.text))
        self._form.follow(lambda: run_as(field, self._hand.deck.language))
        return field

    def _show_length(self, count: int) -> None:
        too_long = count > LONGEST_TEXT
        message = _("{count} of {most} characters")
        if too_long:
            message = _(
                "This text has {count} characters, and a card holds {most}. It waits here until"
                " you shorten it."
            )
        said = message.format(count=count, most=LONGEST_TEXT) if count > NEARLY else ""
        self._length.setText(said)
        self._length.setVisible(bool(said))
        role = "stop" if too_long else "small"
        if self._length.property("role") != role:
            dress(self._length, role=role)
        self._text.setAccessibleDescription(said)

    # What it belongs to

    def _choice(self, name: str, offered: Callable[[], Sequence[tuple[str, str]]]) -> Choice:
        box = Choice([], self)
        box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.chosen.connect(self._write(_("Change card"), name))
        shown: list[tuple[str, str]] = []

        def show() -> None:
            wanted = list(offered())
            if wanted != shown:
                shown[:] = wanted
                box.offer(wanted)
            box.show_key(getattr(self._hand.card, name))

        self._form.follow(show)
        return box

    def _themes(self) -> list[tuple[str, str]]:
        return [(each.key, translated(each.short)) for each in self._hand.deck.themes]

    def _audiences(self) -> list[tuple[str, str]]:
        own = [(each.key, translated(each.title)) for each in self._hand.deck.audiences]
        return [("", _("everybody")), *own]

    def _kinds(self) -> list[tuple[str, str]]:
        own = [(each.key, translated(each.title)) for each in self._hand.deck.kinds]
        return [("", _("no kind")), *own]

    def _code_field(self) -> RequiredLine:
        field, write = RequiredLine(), self._write(_("Change code"), "code")
        field.setParent(self)
        field.setFixedWidth(self._theme.px(CODE_WIDTH))
        field.setMaxLength(12)
        field.setAccessibleDescription(_("What people call the card who hold the paper one"))
        field.setToolTip(field.accessibleDescription())

        def show() -> None:
            field.show_text(self._hand.card.code)

        def save(text: str) -> None:
            write(text)
            QTimer.singleShot(0, self, show)  # as it is kept, or as it was

        field.saved.connect(save)
        self._form.follow(show)
        return field

    # What to take care of

    def _tick_boxes(self) -> list[QCheckBox]:
        card = self._hand
        return [
            self._form.tick(
                _("Hidden: neither drawn nor printed"),
                lambda: card.card.hidden,
                self._write(_("Hide card"), "hidden"),
            ),
            self._form.tick(
                _("Only for alone or one’s own table"),
                lambda: bool(card.card.care),
                lambda on: self._write(_("Change card"), "care")("own_table" if on else ""),
            ),
            self._form.tick(
                _("Leads to other people’s stories: ask them first"),
                lambda: card.card.asks_consent,
                self._write(_("Change card"), "asks_consent"),
            ),
        ]

    def _show_places(self) -> None:
        places = self._hand.deck.places
        self._where.setVisible(bool(places))
        if places != self._places_shown:
            self._places_shown = places
            while item := self._places.takeAt(0):
                if old := item.widget():
                    old.hide()
                    old.deleteLater()
            self._place_form = Form(self)
            before: QWidget = self._ticks[-1]
            for place in places:
                box = self._place_box(place)
                self._places.addWidget(box)
                QWidget.setTabOrder(before, box)
                before = box
        elif places:
            self._place_form.refresh()

    def _place_box(self, place: Place) -> QCheckBox:
        def take(on: bool) -> None:  # noqa: FBT001 - what the box says
            others = [key for key in self._hand.card.places if key != place.key]
            wanted = [*others, place.key] if on else others
            order = [each.key for each in self._hand.deck.places]
            self._write(_("Change card"), "places")(sorted(wanted, key=order.index))

        return self._place_form.tick(
            translated(place.title), lambda: place.key in self._hand.card.places, take
        )
