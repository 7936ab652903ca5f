"""Rating: the cards by theme, the one at hand with its spread, and slips typed below."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from facilitator.errors import InvalidEntryError
from facilitator.exercises.cards import play, rating
from facilitator.i18n import _, ngettext
from facilitator.participants import participants
from ui.commands import CommandButton
from ui.exercises.cards.actions import CardActions
from ui.exercises.cards.card_list import TALK, CardList, said_slips
from ui.exercises.cards.desk import CardDesk
from ui.exercises.cards.evidence import EvidenceList
from ui.exercises.cards.hand import Held
from ui.exercises.cards.large import BigFace, touch
from ui.exercises.cards.moves import Moves
from ui.exercises.cards.slips import SlipsBar
from ui.exercises.cards.spread_strip import Line, SpreadStrip
from ui.exercises.screen import PromiseFrom
from ui.flow import Flow, Roomy
from ui.layouts import scrolling
from ui.message_bar import announce
from ui.theme import Theme, dress
from ui.wording import translated

LEAST: Final = 260
NARROW: Final = 360


class RatingView(QWidget):
    """The cards of a deck that is rated. What was given stays hidden until it is shown."""

    table_wanted = Signal(int)
    opened = Signal()
    """A card shows large: here one always does."""

    def __init__(self, desk: CardDesk, actions: CardActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._actions = desk, actions
        self._moves = Moves(desk, self)
        self._asked: tuple[int, str, str] | None = None
        """What was asked about: more slips than people."""
        self._middle = Roomy(self)
        self._list = CardList(desk, self._middle)
        detail = QWidget(self._middle)
        self._scroll = scrolling(detail)
        self._face = BigFace(desk.theme, detail)
        self._strip = SpreadStrip(desk.theme, detail)
        self._said, self._talk = QLabel(detail), QLabel(detail)
        self._evidence = EvidenceList(desk, detail)
        self._bar = SlipsBar(desk.card_deck, desk.theme, self)
        shown = [actions.wall, actions.sides, actions.promise, actions.clear]
        self._buttons = [CommandButton(action) for action in shown]
        self._buttons[-1].show_text(_("Take slips back"))
        self._lay_out(detail)
        self._connect()

    def _lay_out(self, detail: QWidget) -> None:
        dress(self._said, role="muted")
        dress(self._talk, role="pill")
        inner = QVBoxLayout(detail)
        inner.setContentsMargins(4, 4, 4, 4)
        inner.setSpacing(10)
        given, buttons = Flow(spacing=8), Flow(spacing=6)
        inner.addWidget(self._face)
        inner.addLayout(given)
        inner.addWidget(self._strip)
        inner.addLayout(buttons)
        inner.addWidget(self._evidence)
        inner.addStretch(1)
        given.addWidget(self._talk)
        given.addWidget(self._said)
        for button in self._buttons:
            buttons.addWidget(button)
            dress(button, fit="snug", touch=touch(self._desk.theme))
        self._middle.setMinimumHeight(self._desk.theme.px(LEAST))
        middle = self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._middle)
        middle.setContentsMargins(12, 4, 12, 8)
        middle.setSpacing(12)
        middle.addWidget(self._list, 4)
        middle.addWidget(self._scroll, 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._middle, 1)
        column.addWidget(self._bar)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the list over the card where they have no room beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < self._desk.theme.px(NARROW)
        ways = QBoxLayout.Direction
        self._pair.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _connect(self) -> None:
        actions, field = self._actions, self._bar.field
        self.addActions([actions.wall, actions.sides, actions.promise])
        self._list.chosen.connect(self._show_card)
        field.entered.connect(self._enter)
        self._bar.way.chosen.connect(self._change_way)
        field.stepped.connect(self._list.go)
        field.left.connect(self._list.setFocus)
        self._evidence.left.connect(self.focus_code)
        for action, does in (
            (actions.code, self.focus_code),
            (actions.next_card, lambda: self._list.go(1)),
            (actions.previous_card, lambda: self._list.go(-1)),
            (actions.wall, lambda: self._moves.toggle_wall(self._list.code)),
            (actions.sides, self._show_spread),
            (actions.promise, self._promise),
            (actions.clear, self._clear),
            (actions.evidence, self._begin_evidence),
        ):
            action.triggered.connect(lambda _on=False, does=does: does())

    # What shows

    def refresh(self) -> None:
        """Show the cards, and the one at hand, as they are now."""
        self._list.refresh()
        self._show_card()

    def _show_card(self) -> None:
        desk, code = self._desk, self._list.code
        self._show_bar()
        self._offer(code)
        if not code:
            return
        on_wall = (_("On the wall"),) if desk.is_seen(code) else ()
        self._face.show_card(Held(0, desk.face(code), on_wall), desk.theme)
        self._show_given(code)
        own = [row for row in desk.cards.evidence.values() if row.card == code]
        self._evidence.show_evidence(code, own)

    def _show_bar(self) -> None:
        """Say whose slips are typed: for the card at hand, or for all, or those of one theme."""
        whole = self._list.codes
        first, last = (whole[0], whole[-1]) if whole else ("", "")
        code = first if self._bar.is_whole else self._list.code
        self._bar.show_table(self._desk.table, code, last)

    def _show_given(self, code: str) -> None:
        desk = self._desk
        spread = rating.spread(desk.cards, code)
        seen = desk.may_see_spread(code)
        wide = seen and spread.width >= rating.TALK
        self._talk.setVisible(wide)
        self._talk.setText(
            _("{mark} From {least} to {most}: talk about it").format(
                mark=TALK, least=spread.least, most=spread.most
            )
            if wide
            else ""
        )
        self._said.setText(self._given_words(spread, seen=seen))
        lines = self._lines(spread) if seen and spread.answered + spread.dont_know else []
        self._strip.show_spread(lines, wide=wide, theme=desk.theme)
        self._strip.setVisible(bool(lines))

    def _given_words(self, spread: rating.Spread, *, seen: bool) -> str:
        every = said_slips(spread.answered + spread.dont_know)
        if not spread.answered + spread.dont_know:
            return _("No slips yet. Type one number for each.")
        if not seen:
            return _("{every} so far, hidden until you show the spread.").format(every=every)
        return _("{every}. Filled: this table’s.").format(every=every)

    def _lines(self, spread: rating.Spread) -> list[Line]:
        desk = self._desk
        here = rating.spread(desk.cards, spread.card, table_number=desk.table)
        lines = [
            Line(
                str(step.score),
                translated(step.title),
                here.counts.get(step.score, 0),
                spread.counts.get(step.score, 0) - here.counts.get(step.score, 0),
            )
            for step in reversed(desk.card_deck.scale)
        ]
        unknown = spread.dont_know - here.dont_know
        return [*lines, Line("?", _("Don’t know"), here.dont_know, unknown)]

    def _offer(self, code: str) -> None:
        actions, desk = self._actions, self._desk
        card = desk.card_deck.card(code) if code else None
        on_wall = desk.is_put(code)
        shown = on_wall and desk.wall_sides
        actions.wall.setText(_("Take off wall") if on_wall else _("Show on wall"))
        hide, show = _("Hide the spread on wall"), _("Show the spread on wall")
        actions.sides.setText(hide if shown else show)
        may = bool(card and card.care != play.OWN_TABLE)
        actions.wall.setEnabled(may or on_wall)
        actions.sides.setEnabled(may)
        actions.promise.setEnabled(bool(code))
        here = rating.spread(desk.cards, code, table_number=desk.table)
        actions.clear.setEnabled(bool(here.answered + here.dont_know))
        for button in self._buttons:
            button.setVisible(button.isEnabled())

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._middle.setMinimumHeight(theme.px(LEAST))
        self._bar.set_theme(theme)
        for button in self._buttons:
            dress(button, touch=touch(theme))
        self.refresh()

    # Where the keys are

    def focus_code(self) -> None:
        """Put the cursor where slips are typed."""
        self._bar.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_evidence(self) -> None:
        """Put the cursor where evidence is typed, in sight."""
        self._evidence.take_keys()
        self._scroll.ensureWidgetVisible(self._evidence)

    def select(self, label: str, draw_id: int | None) -> None:
        """Bring a card into sight, or the first of a theme."""
        del draw_id
        cards = self._desk.card_deck.in_play
        of_theme = (card.code for card in cards if card.theme == label)
        if not self._list.go_to(label):
            self._list.go_to(next(of_theme, ""))

    # What people do

    def _change_way(self) -> None:
        self._show_bar()
        self.focus_code()

    def _enter(self, slips: str) -> None:
        """Enter what was typed: slips of the card at hand, or one slip for every card."""
        desk = self._desk
        if not self._list.code:
            return
        entered = desk.act(lambda: self._rate(slips))
        if entered:
            self._bar.field.setText("")
            announce(self, self._said.text())
            if not self._bar.is_whole:
                self._list.go(1)

    def _rate(self, slips: str) -> bool:
        desk, code = self._desk, self._list.code
        voice = str(self._bar.voice.currentData() or "")
        if self._bar.is_whole:
            scores = rating.slips_typed(desk.card_deck, slips)
            cards = self._cards_for(len(scores))
            rating.rate_slip(desk.store, desk.activity_id, cards, desk.table, slips, voice)
            return True
        self._ask_once(code, slips)
        rating.rate(desk.store, desk.activity_id, code, desk.table, slips, voice)
        return True

    def _cards_for(self, count: int) -> list[str]:
        """Return the cards that so many scores are for: all, or those of the theme at hand."""
        deck, every = self._desk.card_deck, self._list.codes
        here = deck.card(self._list.code)
        own = [
            code
            for code in every
            if here is not None and (card := deck.card(code)) and card.theme == here.theme
        ]
        return own if count == len(own) else every

    def _ask_once(self, code: str, slips: str) -> None:
        """Raise InvalidEntryError, once, for more slips than there are people at the table."""
        desk = self._desk
        there = rating.spread(desk.cards, code, table_number=desk.table)
        count = there.answered + there.dont_know + len(rating.slips_typed(desk.card_deck, slips))
        with desk.store.reading() as session:
            people = sum(each.table_number == desk.table for each in participants(session))
        asked, self._asked = self._asked, (desk.table, code, slips)
        if people and count > people and asked != self._asked:
            said = ngettext("{count} slip", "{count} slips", count)
            at_table = ngettext("{count} person", "{count} people", people)
            message = _(
                "These would be {slips} of {people} at this table. Press Enter again to keep "
                "them all the same."
            ).format(slips=said.format(count=count), people=at_table.format(count=people))
            raise InvalidEntryError(message)

    def _clear(self) -> None:
        desk, code = self._desk, self._list.code
        desk.act(lambda: rating.clear_ratings(desk.store, desk.activity_id, code, desk.table))

    def _show_spread(self) -> None:
        """Show the room what the card was given; or only the card again."""
        code = self._list.code
        shown = self._desk.is_put(code) and self._desk.wall_sides
        self._moves.show_both(code, both=not shown)

    def _promise(self) -> None:
        self._desk.promise(self._list.code)

    def in_hand(self) -> PromiseFrom | None:
        """Return what a promise would be about: the card at hand."""
        return self._desk.promise_from(self._list.code)

    def flush(self) -> None:
        """Save what is being typed."""
        self._evidence.flush()

    def keep_begun(self) -> None:
        """Keep what was typed as evidence and not entered."""
        self._evidence.enter()
