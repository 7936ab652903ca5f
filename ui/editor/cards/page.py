"""The cards of a deck: the list, the card in hand, another language, what they are about."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from ui.commands import CommandButton, Menu
from ui.editor.cards.about_form import AboutForm
from ui.editor.cards.actions import CardActions
from ui.editor.cards.card_form import CardForm
from ui.editor.cards.deeds import CardDeeds
from ui.editor.cards.hand import CardsInHand
from ui.editor.cards.language_pane import LanguagePane
from ui.editor.cards.list_pane import ListPane
from ui.editor.cards.printed_pane import PrintedPane, TrueSize
from ui.editor.editing import Editing
from ui.editor.fields import Beside
from ui.flow import Flow
from ui.focus import open_over
from ui.layouts import row, scrolling
from ui.message_bar import announce
from ui.theme import Theme, dress
from ui.wording import translated

WIDE: Final = 1180
"""From this width on, the printed card stands beside the fields."""
NARROW: Final = 460
CARDS, LANGUAGES, DECK = 0, 1, 2


class CardsPage(QWidget):
    """Edits the cards of one deck. It keeps no data: it shows what `CardsInHand` has."""

    left = Signal()

    def __init__(self, editing: Editing, key: str, theme: Theme, host: QWidget) -> None:
        """`host` is where the keys of the cards hold: in the bar over them as well."""
        super().__init__()
        self.hand = CardsInHand(editing, key)
        self._theme = theme
        self._cards = ListPane(theme)
        self.actions_ = CardActions(self, host, self._cards.list)
        self._cards.lay_out(self.actions_)
        self._deeds = CardDeeds(self.hand, self._cards.list, theme, self.flush)
        self._card = CardForm(theme, self.hand)
        self._printed = PrintedPane(theme, self.hand, self.actions_)
        self._language: LanguagePane | None = None
        self._about: AboutForm | None = None
        self._title = QLabel()
        dress(self._title, role="strong")
        self._tabs = QTabBar()
        self._stack = QStackedWidget()
        self._areas: dict[QWidget, QScrollArea] = {}
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        head = QFrame()
        dress(head, role="bar")
        bar = Flow(head)
        bar.setContentsMargins(8, 0, 12, 0)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for part in (CommandButton(self.actions_.leave, kind="quiet"), self._title, self._tabs):
            bar.addWidget(part)
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setAccessibleName(_("What is shown of the cards"))
        for title in (_("Cards"), _("Another language"), _("About the cards")):
            self._tabs.addTab(title)
        parts = QWidget()
        beside = row(0)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._cards)
        beside.addWidget(self._scrolling(self._card), 1)
        beside.addWidget(self._printed)
        parts.setLayout(beside)
        self._stack.addWidget(parts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self._stack, 1)

    def _scrolling(self, form: QWidget) -> QScrollArea:
        self._areas[form] = scrolling(form)
        return self._areas[form]

    def _connect(self) -> None:
        actions, cards, deeds = self.actions_, self._cards.list, self._deeds
        for action, act in (
            (actions.leave, self._leave),
            (actions.add, deeds.add),
            (actions.double, deeds.double),
            (actions.hide, deeds.hide),
            (actions.remove, deeds.remove),
            (actions.up, lambda: deeds.move(-1)),
            (actions.down, lambda: deeds.move(1)),
            (actions.next, lambda: self._go(1)),
            (actions.previous, lambda: self._go(-1)),
            (actions.paste, deeds.paste),
            (actions.sheet, deeds.ask),
            (actions.cards, lambda: self.show_part(CARDS)),
            (actions.languages, lambda: self.show_part(LANGUAGES)),
            (actions.deck, lambda: self.show_part(DECK)),
            (actions.true_size, self._look_closely),
        ):
            action.triggered.connect(act)
        cards.taken.connect(self._take)
        cards.moved.connect(deeds.move_to)
        deeds.added.connect(self._write)
        cards.entered.connect(self._card.begin_here)
        self._tabs.currentChanged.connect(self._turn)
        self.hand.changed.connect(self._show)
        self.hand.gone.connect(self.left)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def let_go(self) -> None:
        """Follow nothing any more."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._focus_moved)

    # What shows

    def menus(self) -> Sequence[Menu]:
        """Return the menus of the cards."""
        return self.actions_.menus()

    def refresh(self) -> None:
        """Follow the draft."""
        self.hand.refresh()

    def _show(self) -> None:
        hand = self.hand
        self._title.setText(translated(hand.deck.title))
        self._cards.show_deck(hand.deck, hand.at)
        self.actions_.hide.setText(_("Show the card") if hand.card.hidden else _("Hide the card"))
        if self._tabs.currentIndex() == CARDS:
            self._card.refresh()
            self._printed.refresh()
        else:
            self._other_part().refresh()

    def _other_part(self) -> LanguagePane | AboutForm:
        """Return what shows in place of the cards, which is made when it is wanted first."""
        if self._tabs.currentIndex() == LANGUAGES:
            if self._language is None:
                self._language = LanguagePane(self._theme, self.hand)
                self._stack.addWidget(self._language)
            return self._language
        if self._about is None:
            self._about = AboutForm(self._theme, self.hand)
            self._stack.addWidget(self._scrolling(self._about))
        return self._about

    def _turn(self, number: int) -> None:
        self.flush()
        if number == CARDS:
            self._stack.setCurrentIndex(0)
        else:
            part = self._other_part()
            self._stack.setCurrentWidget(self._areas.get(part, part))
        self._show()
        QTimer.singleShot(0, self, self._fold)

    def show_part(self, number: int) -> None:
        """Show the cards, another language, or what they are about, and put the cursor there."""
        self._tabs.setCurrentIndex(number)
        self.begin_here()

    def begin_here(self) -> None:
        """Put the cursor where one begins in the part that shows."""
        if self._tabs.currentIndex() == CARDS:
            self._cards.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._other_part().begin_here()

    def next_pane(self) -> None:
        """Move the focus to the other part."""
        if self._cards.list.hasFocus():
            self._card.begin_here()
        else:
            self.begin_here()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share out the width."""
        super().resizeEvent(event)
        width, px = self.width(), self._theme.px
        self._cards.setFixedWidth(min(px(352), round(width * 0.4)))
        self._printed.setVisible(width >= px(WIDE))
        self._printed.setFixedWidth(px(320))
        QTimer.singleShot(0, self, self._fold)  # once the fields have their width

    def _fold(self) -> None:
        for form, area in self._areas.items():
            narrow = area.width() < self._theme.px(NARROW)
            for beside in form.findChildren(Beside):
                beside.fold(narrow=narrow)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for form, area in self._areas.items():
            if new is not None and form.isAncestorOf(new):
                area.ensureWidgetVisible(new, 0, 48)

    # What people do

    def flush(self) -> None:
        """Take what is being typed into the deck."""
        field = QApplication.focusWidget()
        if field is not None and self.isAncestorOf(field) and hasattr(field, "flush"):
            field.flush()
        if self._language is not None:
            self._language.table.flush()

    def _leave(self) -> None:
        self.flush()
        self.left.emit()

    def _take(self, at: int) -> None:
        self.flush()
        self.hand.take(at)

    def _go(self, by: int) -> None:
        self._take(self.hand.at + by)
        card = self.hand.card
        announce(self, f"{card.code}: {translated(card.text)}")

    def _write(self) -> None:
        self._tabs.setCurrentIndex(CARDS)
        self._card.begin_here()

    def _look_closely(self) -> None:
        self.flush()
        dialog = TrueSize(self.hand, self._printed.size_shown, self._theme, self.window())
        open_over(dialog, self.begin_here)
