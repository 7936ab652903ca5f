"""The screen of cards: which are played, whose turn it is, and the cards of that table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from facilitator.exercises.cards import play
from facilitator.i18n import _
from facilitator.participants import RoomTable, room_tables
from facilitator.store import Changes, Store
from ui.exercises.cards.actions import CardActions
from ui.exercises.cards.choice_bar import ChoiceBar
from ui.exercises.cards.desk import CardDesk
from ui.exercises.cards.tables_bar import TablesBar
from ui.exercises.cards.wall_words import said_wall
from ui.exercises.cards.words import said_table
from ui.exercises.screen import ActivityScreen, PromiseFrom
from ui.layouts import scrolling
from ui.listening import listen
from ui.live_board import BoardChanges, LiveBoard
from ui.theme import Theme, dress

if TYPE_CHECKING:
    from ui.exercises.cards.play_view import PlayView
    from ui.exercises.cards.rating_view import RatingView

TWO_PEOPLE = {"supervision"}
"""The plans that two people follow, without a table."""


class CardsScreen(ActivityScreen):
    """A deck of cards in play, or being rated."""

    def __init__(
        self, store: Store, live: LiveBoard, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Cards"))
        self.desk = CardDesk(store, live, theme, self)
        deck = self.desk.card_deck
        self._more: set[int] = set()
        self._room: list[RoomTable] = []
        self.actions_ = CardActions(deck, self)
        body = self._body()  # parts are made where they stay: moving them is dear
        self.choice = ChoiceBar(deck, self.actions_.about, body)
        self.tables = TablesBar(body, self.actions_.of_tables, asks_community=not deck.is_rated)
        self._on_wall = QLabel(body)
        self._on_wall.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._on_wall, role="small")
        self._on_wall.hide()
        self.view: PlayView | RatingView = self._make_view(body)
        self._lay_out(body)
        self._read_tables()
        self._connect()
        self._refresh()

    def _body(self) -> QWidget:
        """Return what scrolls where the window is small, or the text large."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        body = QWidget(self)
        self._area = scrolling(body)
        column.addWidget(self._area)
        return body

    def _make_view(self, body: QWidget) -> "PlayView | RatingView":
        if self.desk.card_deck.is_rated:
            from ui.exercises.cards.rating_view import RatingView

            return RatingView(self.desk, self.actions_, body)
        from ui.exercises.cards.play_view import PlayView

        return PlayView(self.desk, self.actions_, body)

    def _lay_out(self, body: QWidget) -> None:
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        head = QVBoxLayout()
        inner.addLayout(head)
        head.setContentsMargins(16, 10, 16, 4)
        head.setSpacing(8)
        head.addWidget(self.choice)
        head.addWidget(self.tables)
        head.addWidget(self._on_wall)
        inner.addWidget(self.view, 1)

    def _connect(self) -> None:
        actions, desk = self.actions_, self.desk
        everywhere = actions.rated() if desk.card_deck.is_rated else actions.played()
        here = {*actions.on_card, actions.large}
        self.addActions([action for action in everywhere if action not in here])
        actions.about.triggered.connect(self._show_about)
        actions.community.triggered.connect(self.tables.community.setFocus)
        actions.next_table.triggered.connect(lambda: self.tables.turn(1))
        actions.previous_table.triggered.connect(lambda: self.tables.turn(-1))
        actions.more_tables.triggered.connect(self._add_table)
        actions.one_to_one.triggered.connect(lambda: self._have_table(0))
        actions.fewer_tables.triggered.connect(self._take_table_away)
        self.choice.chosen.connect(self._choose)
        self.tables.turned.connect(self._turn)
        self.tables.named.connect(self._name_community)
        self.view.table_wanted.connect(self.tables.turn_to)
        self.view.opened.connect(self._show_view)
        desk.said.connect(self.said)
        desk.promised.connect(self.promise_wanted)
        listen(desk.live.changed, self._board_changed)
        listen(desk.store.changed, self._store_changed)

    # What the window asks

    def select_labels(self, labels: Sequence[str]) -> None:
        """Bring a card, or a theme, into sight."""
        for label in labels[:1]:
            self._select(label)

    def _select(self, label: str) -> None:
        desk = self.desk
        held = next((d for d in desk.cards.draws.values() if d.held and d.card == label), None)
        if held is not None:
            self.tables.turn_to(held.table_number)
        self.view.select(label, held.id if held is not None else None)

    def follow_wall(self, seen: str) -> None:
        """Say of cards what the room sees of them."""
        if seen != self.desk.seen:
            self.desk.seen = seen
            self.view.refresh()
            self._show_wall()

    def _show_wall(self) -> None:
        said = said_wall(self.desk)
        self._on_wall.setText(said)
        self._on_wall.setVisible(bool(said))

    def focus_capture(self) -> None:
        """Put the cursor where codes, or slips, are typed."""
        self.view.focus_code()

    def promise_in_hand(self) -> PromiseFrom | None:
        """Return what a promise would be about: the card at hand."""
        return self.view.in_hand()

    def menu_actions(self) -> list[tuple[str, list[QAction]]]:
        """Return the menu of cards."""
        rated = self.desk.card_deck.is_rated
        actions = self.actions_.rated() if rated else self.actions_.played()
        return [(_("&Cards"), actions)]

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.desk.theme = theme
        self.view.set_theme(theme)

    def flush(self) -> None:
        """Save what is being typed."""
        self.tables.flush()
        self.view.flush()

    def keep_begun(self) -> None:
        """Keep what somebody began to write and did not enter."""
        self.view.keep_begun()

    # What changed

    def _board_changed(self, changes: BoardChanges) -> None:
        if changes.keys() - {"workshop", "activity"}:
            self._show_tables()
            self._refresh()

    def _store_changed(self, changes: Changes) -> None:
        if "room_table" in changes:
            self._read_tables()
        if "promise" in changes:
            self._read_promises()

    def _read_promises(self) -> None:
        self.desk.read_promises()
        self.view.refresh()

    def _read_tables(self) -> None:
        with self.desk.store.reading() as session:
            self._room = room_tables(session)
        self._show_tables()

    def _show_tables(self) -> None:
        names = {table.number: table.name for table in self._room}
        numbers = {*names, *play.tables_in_play(self.desk.cards), *self._more}
        self.tables.show_tables(sorted(numbers) or [self._first_table], names)
        self.desk.table = self.tables.table
        self._offer_tables()

    @property
    def _first_table(self) -> int:
        """The table there is before there are any: none, where two people meet."""
        return 0 if self.desk.cards.activity.plan in TWO_PEOPLE else 1

    def _offer_tables(self) -> None:
        actions, table = self.actions_, self.desk.table
        actions.one_to_one.setEnabled(0 not in self.tables.numbers)
        actions.fewer_tables.setEnabled(table in self._more and table not in self._kept)
        actions.fewer_tables.setText(
            _("Take “{table}” away").format(table=said_table(table))
            if actions.fewer_tables.isEnabled()
            else _("Take this table away")
        )

    @property
    def _kept(self) -> set[int]:
        """The tables that are in the file."""
        return {*(each.number for each in self._room), *play.tables_in_play(self.desk.cards)}

    def _refresh(self) -> None:
        desk = self.desk
        desk.read_promises()
        self.choice.show_choice(desk.cards.choice)
        self._show_community()
        self.view.refresh()

    def _show_community(self) -> None:
        name = self.desk.cards.communities.get(self.desk.table, "")
        self.tables.show_community(name, kept=self.desk.live.hides)

    # What people do

    def _turn(self, table: int) -> None:
        self.view.flush()
        self.desk.table = table
        self._offer_tables()
        self._show_community()
        self.view.refresh()

    def _add_table(self) -> None:
        """Have a tab for another table; it is kept once the table draws, or is in the room."""
        self._have_table(max(self.tables.numbers, default=0) + 1)

    def _have_table(self, number: int) -> None:
        if number:
            self._more.update(self.tables.numbers)  # also the first, which is only shown
        self._more.add(number)
        self._show_tables()
        self.tables.turn_to(number)

    def _show_view(self) -> None:
        """Where the screen scrolls, bring its lower part into sight."""
        QTimer.singleShot(0, self, self._scroll_to_view)  # once it has its height

    def _scroll_to_view(self) -> None:
        self._area.verticalScrollBar().setValue(self.view.y())

    def _take_table_away(self) -> None:
        """Have no tab any more for a table that did nothing yet."""
        self._more.discard(self.desk.table)
        self._show_tables()
        self._refresh()

    def _choose(self, chosen: dict[str, list[str]]) -> None:
        desk = self.desk
        desk.act(lambda: play.choose(desk.store, desk.activity_id, **chosen))

    def _name_community(self, table: int, name: str) -> None:
        desk = self.desk
        desk.act(lambda: play.name_community(desk.store, desk.activity_id, table, name))

    def _show_about(self) -> None:
        from ui.exercises.cards.about import AboutDeck
        from ui.focus import open_over

        open_over(AboutDeck(self.desk.card_deck, self), self.focus_capture)
