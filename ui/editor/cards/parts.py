"""A theme, an audience or a kind of a deck of cards."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.decks.card_parts import (
    LONGEST_SHORT,
    MARKS,
    Sort,
    change_part,
    move_part,
    parts_of,
    remove_part,
    using,
)
from facilitator.i18n import _, ngettext
from ui.editor.board_parts import tint_names
from ui.editor.cards.hand import CardsInHand
from ui.editor.fields import Beside, Form, small, titled
from ui.exercises.fields import Choice, SavedLine
from ui.heard import be_a_group
from ui.layouts import row
from ui.theme import Theme, dress

LETTER_WIDTH: Final = 64
SHORT_WIDTH: Final = 184
SHAPES: Final = {"circle": "●", "square": "■", "triangle": "▲", "diamond": "◆"}


def mark_names() -> dict[str, str]:
    """Return what the marks of audiences are called, each with its shape."""
    names = {
        "circle": _("Circle"),
        "square": _("Square"),
        "triangle": _("Triangle"),
        "diamond": _("Diamond"),
    }
    return {mark: f"{names[mark]}  {SHAPES[mark]}" for mark in MARKS}


class PartCard(QFrame):
    """The fields of one theme, audience or kind."""

    def __init__(self, theme: Theme, hand: CardsInHand, sort: Sort, number: int) -> None:
        super().__init__()
        dress(self, role="panel")
        self._theme, self._hand, self._number = theme, hand, number
        self.sort = sort
        """What it is a part of: `themes`, `audiences` or `kinds`."""
        self._form = Form(self, lambda: hand.deck.language)
        self._title = self._line("title", required=True)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(16, 12, 16, 12)
        self._whole.setSpacing(12)
        {"themes": self._a_theme, "audiences": self._an_audience, "kinds": self._a_kind}[sort]()
        self._whole.addLayout(self._foot())
        self._say_which()

    @property
    def _part(self) -> Any:
        return parts_of(self._hand.deck, self.sort)[self._number]

    def refresh(self) -> None:
        """Show what the draft says now."""
        self._form.refresh()
        self._say_which()

    def _say_which(self) -> None:
        be_a_group(self, f"{self._number + 1}: {self._part.title}")

    def begin_here(self) -> None:
        """Put the cursor into the name, ready to be written over."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.selectAll()

    def _write(self, name: str) -> Callable[[Any], object]:
        def write(value: Any) -> None:
            hand, sort, number = self._hand, self.sort, self._number
            hand.do(
                _("Change what cards are sorted by"),
                lambda draft: change_part(draft, hand.key, sort, number, **{name: value}),
                field=f"{sort}-{number}-{name}",
            )

        return write

    def _line(self, name: str, *, required: bool = False) -> SavedLine:
        return self._form.line(
            lambda: getattr(self._part, name), self._write(name), required=required
        )

    def _choice(self, name: str, offered: dict[str, str]) -> Choice:
        box = Choice(list(offered.items()), self)
        box.chosen.connect(self._write(name))
        self._form.follow(lambda: box.show_key(getattr(self._part, name)))
        return box

    def _a_theme(self) -> None:
        short = self._line("short", required=True)
        short.setMaxLength(LONGEST_SHORT)
        short.setMinimumWidth(self._theme.px(SHORT_WIDTH))
        first, second = Beside(), Beside()
        first.addLayout(titled(_("On the front, in short"), short), 1)
        first.addLayout(titled(_("Tint"), self._choice("tint", tint_names())))
        second.addLayout(titled(_("Where the theme comes from, on the back"), self._line("status")))
        self._whole.addLayout(first)
        self._whole.addLayout(titled(_("Theme, on the back"), self._title))
        self._whole.addLayout(second)
        about = self._form.text(lambda: self._part.about, self._write("about"))
        self._whole.addLayout(titled(_("What it is about"), about))
        self._in_order(short, self._title)

    def _an_audience(self) -> None:
        letter = self._line("letter")
        letter.setMaxLength(2)
        letter.setFixedWidth(self._theme.px(LETTER_WIDTH))
        line = Beside()
        line.addLayout(titled(_("Cards are for"), self._title), 1)
        line.addLayout(titled(_("Mark"), self._choice("mark", mark_names())))
        line.addLayout(titled(_("Letter"), letter))
        self._whole.addLayout(line)

    def _a_kind(self) -> None:
        promised = self._form.tick(
            _("Can be promised"), lambda: self._part.promises, self._write("promises")
        )
        line = Beside()
        line.addLayout(titled(_("Kind of card"), self._title), 1)
        line.addWidget(promised, 0, Qt.AlignmentFlag.AlignBottom)
        self._whole.addLayout(line)

    @staticmethod
    def _in_order(first: QWidget, second: QWidget) -> None:
        QWidget.setTabOrder(first, second)

    # What becomes of it

    def _foot(self) -> QHBoxLayout:
        hand, sort, number = self._hand, self.sort, self._number
        title = self._part.title
        counted = small("")
        self._form.follow(lambda: counted.setText(self._used()))
        up = _button(_("Up"), _("Move “{title}” up").format(title=title))
        up.setEnabled(number > 0)
        up.clicked.connect(
            lambda: hand.do(
                _("Move up"), lambda draft: move_part(draft, hand.key, sort, number, number - 1)
            )
        )
        gone = _button(_("Remove"), _("Remove “{title}”").format(title=title))
        gone.clicked.connect(
            lambda: hand.do(
                _("Remove “{title}”").format(title=title),
                lambda draft: remove_part(draft, hand.key, sort, number),
            )
        )
        buttons = row(8)
        buttons.addWidget(counted, 1)
        buttons.addWidget(up)
        buttons.addWidget(gone)
        return buttons

    def _used(self) -> str:
        count = len(using(self._hand.deck, self.sort, self._part.key))
        return ngettext("{count} card", "{count} cards", count).format(count=count)


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    dress(button, kind="quiet", fit="snug")
    return button
