"""The workshop window: running order, the activity in the middle, the guide beside it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from facilitator import plan
from facilitator.day import clock
from facilitator.decks import COMMUNITY_MAP, shipped_source
from facilitator.privacy.until import note_until
from facilitator.store import Changes, Store
from facilitator.workshop import Activity, activities, saved_id, the_workshop
from ui.awake import Awake
from ui.commands import Commands, Menu
from ui.exercises.screen import ActivityScreen
from ui.focus import give_back
from ui.home.recent import RecentWorkshop, remember
from ui.live_board import LiveBoard
from ui.live_day import LiveDay
from ui.log_book.opening import LogBookOver
from ui.room.wall import Wall, toggle_dots, toggle_ideas
from ui.theme import Theme
from ui.wall_safe import WallSafe
from ui.workshop.activity_panes import ActivityPanes
from ui.workshop.clicker import keeps_from_clicker
from ui.workshop.guide import Guide
from ui.workshop.next_ready import NextReady
from ui.workshop.page_dialogs import PageDialogs
from ui.workshop.page_frame import PageFrame


class WorkshopPage(QWidget):
    """One open workshop. It keeps no data: it asks the store, and listens to it."""

    said = Signal(str)
    asked = Signal(object)
    """A `Question` that waits for an answer."""
    named = Signal(str)
    """What the workshop is called now."""

    def __init__(self, store: Store, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self.store, self._commands = store, commands
        self.theme = theme
        self.day = LiveDay(store, self)
        self.day.began_anew.connect(self.said)
        self.safe = WallSafe(self.day, self)
        self._panes = ActivityPanes(store, theme, self.safe)
        self._panes.said.connect(self.said)
        self._awake = Awake(self.day, self)
        self._next = NextReady(store, self._panes, self)
        self.wall = Wall(self.day, commands, self)
        """What the room sees."""
        self.wall.said.connect(self.said)
        self.wall.left.connect(self.focus_capture)
        self.wall.turned.connect(self._panes.follow_wall)
        self.dialogs = PageDialogs(self)
        """What opens over the page."""
        self.log_book = LogBookOver(self)
        """What people promised, over the page."""
        self._panes.promise_wanted.connect(self.log_book.ask_for_promise)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._frame = self._framed()
        store.changed.connect(self._follow)
        self._show_history()
        self.show_workshop()
        self._show_order()

    def _framed(self) -> PageFrame:
        """Lay the page out as it looks now."""
        frame = PageFrame(self.day, self.safe, self._panes, self.theme, self._commands)
        frame.top.title_entered.connect(self._rename)
        frame.top.left.connect(self.focus_capture)
        frame.order.opened.connect(self.open_activity)
        frame.order.wanted.connect(self.add_activity)
        frame.order.unwanted.connect(self.remove_activity)
        frame.order.moved.connect(self.move_activity)
        frame.order.pin_wanted.connect(self.dialogs.ask_for_pin)
        frame.guide.moved.connect(self._go_on_in)
        frame.guide.said.connect(self.said)
        frame.guide.walking.asked.connect(self.asked)
        frame.middle.empty.wanted.connect(self.add_activity)
        frame.middle.paper_left.connect(self.carry_on_with_paper)
        self._column.addWidget(frame)
        return frame

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on. What is being typed stays where it is."""
        focus = QApplication.focusWidget()
        here = focus is not None and self.isAncestorOf(focus)
        kept = focus if focus is not None and self._panes.isAncestorOf(focus) else None
        old = self._frame
        old.top.flush()
        old.guide.leave()
        old.order.leave()
        on_paper = old.middle.on_paper
        self._leave_paper()
        self.theme = theme
        self._panes.set_theme(theme)
        self.wall.set_theme(theme)
        self._frame = self._framed()
        self._frame.prefers_order = old.prefers_order
        self._column.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._frame.show()
        self.show_workshop()
        self._show_order()
        if self._panes.activity_id is not None:
            self.open_activity(self._panes.activity_id)
        if on_paper:
            self.carry_on_with_paper()
        self._frame.share_width(self.width())
        if here and not give_back(kept):
            self.focus_capture()

    # What is open

    @property
    def activity_screen(self) -> ActivityScreen | None:
        """The screen of the activity that is open."""
        return self._panes.shown

    @property
    def live(self) -> LiveBoard | None:
        """The board of the activity that is open."""
        return self._panes.live

    @property
    def guide(self) -> Guide:
        """The guide beside it."""
        return self._frame.guide

    @property
    def middle(self) -> QWidget:
        """The part of the page with the activity: neither the running order nor the guide."""
        return self._frame.middle

    @property
    def title(self) -> str:
        """What the workshop is called."""
        with self.store.reading() as session:
            return the_workshop(session).title

    def menus(self) -> Sequence[Menu]:
        """Return the menus of the activity that is open."""
        return self.activity_screen.menu_actions() if self.activity_screen is not None else []

    def open_activity(self, activity_id: int) -> None:
        """Show an activity and guide it."""
        live, screen = self._panes.open(activity_id)
        screen.follow_day(self.day)
        self._frame.middle.show_board(live)
        self.guide.follow(live, screen)
        self.wall.show_board(live)
        self._frame.order.mark(activity_id)
        self._show_guide()
        self._next.begin()

    # What people do

    def add_activity(self, deck_id: str) -> None:
        """Add an activity from a deck that comes with the app, and open it."""
        activity_id = plan.add_activity(self.store, shipped_source(deck_id))
        self.open_activity(activity_id)
        self.focus_capture()

    def remove_activity(self, activity_id: int) -> None:
        """Take an activity off the running order, with all that is in it; undo brings it back."""
        self._panes.flush()
        if self.day.runs(activity_id):
            clock.pause(self.store)
        plan.remove_activity(self.store, activity_id)

    def move_activity(self, activity_id: int, place: int) -> None:
        """Move an activity to another place in the running order, counted from 0."""
        plan.move_activity(self.store, activity_id, place)

    def _go_on_in(self, activity_id: int) -> None:
        """Show the activity that the day went on to, ready to type in."""
        self.open_activity(activity_id)
        self.focus_capture()

    def change(self, **values: Any) -> None:
        """Change what there is about the workshop itself."""
        with self.store.reading() as session:
            now = the_workshop(session)
            changed = {name: value for name, value in values.items() if getattr(now, name) != value}
        if changed:
            plan.change_workshop(self.store, **changed)

    def _rename(self, title: str) -> None:
        self.change(title=title)

    def carry_on_with_paper(self) -> None:
        """Turn the step in hand into its paper version; or go back to the screen."""
        if self._frame.middle.on_paper:
            self._leave_paper()
            self.focus_capture()
        elif self.live is not None:
            self.flush()
            self._frame.middle.take_paper(self.live)
            self._show_guide()
            self.focus_capture()

    def _leave_paper(self) -> None:
        if self._frame.middle.on_paper:
            self._frame.middle.leave_paper()
            self._show_guide()

    def reveal_ideas(self) -> None:
        """Hide from the room what belongs to the step in hand; or reveal it."""
        if self.live is not None and self.activity_screen is not None:
            self.flush()
            told = self.activity_screen.reveal()
            if told is None:
                told = toggle_ideas(self.live, self.guide.step)
            self.said.emit(told)

    def reveal_dots(self) -> None:
        """Hide from the room how many dots there are; or reveal it."""
        if self.live is not None:
            self.said.emit(toggle_dots(self.live))

    def undo(self) -> None:
        """Take back the newest step."""
        self.flush()
        self.store.undo()

    def redo(self) -> None:
        """Do it again."""
        self.flush()
        self.store.redo()

    def focus_capture(self) -> None:
        """Put the cursor where people type."""
        self._frame.middle.begin_here()

    def flush(self) -> None:
        """Save what is being typed."""
        self.flush_title()
        self._panes.flush()

    def flush_title(self) -> None:
        """Save what is being typed as the workshop's name."""
        self._frame.top.flush()

    def leave(self) -> None:
        """Save what is being typed, entered or not, and let go of the file."""
        self.flush()
        self._panes.keep_begun()
        self._forget_unused()
        self._leave_paper()
        self.wall.close()
        self._awake.let_go()
        self._next.leave()
        self.guide.leave()
        self._frame.order.leave()
        self._panes.close_all()
        self.day.close()
        self.store.changed.disconnect(self._follow)
        self.store.close()

    def _forget_unused(self) -> None:
        """Let go of base maps that only undo could bring back."""
        with self.store.reading() as session:
            has_map = any(each.exercise == COMMUNITY_MAP for each in activities(session))
        if has_map:
            from facilitator.exercises.community_map.base_map import forget_unused

            forget_unused(self.store)

    # What changed

    def _follow(self, changes: Changes) -> None:
        self._show_history()
        if "workshop" in changes:
            self.show_workshop()
        if changes.keys() & {"activity", "planned_step"}:
            self._show_order()

    def _show_history(self) -> None:
        self._commands.show_history(self.store.undo_label, self.store.redo_label)

    def show_workshop(self) -> None:
        """Say what the workshop is called; the list of recent ones names a locked file alone."""
        with self.store.reading() as session:
            workshop = the_workshop(session)
        self._frame.top.show_workshop(workshop)
        said = (workshop.title, workshop.place, workshop.date) if self.store.key is None else ("",)
        remember(RecentWorkshop(self.store.path, *said))
        note_until(self.store.path, workshop.uid, workshop.delete_after)
        self.named.emit(workshop.title)

    def _show_order(self) -> None:
        with self.store.reading() as session:
            found = activities(session)
            ids = [saved_id(activity) for activity in found]
        self._panes.keep_only(ids)
        if self._panes.activity_id is None and ids:
            self.open_activity(self._in_hand(found))
        self._frame.order.show_activities(found, self._panes.activity_id)
        for action in (self._commands.room_view, self._commands.print_):
            action.setEnabled(bool(ids))
        if not ids:
            self._show_nothing()
        self._show_guide()

    def _show_nothing(self) -> None:
        self.wall.close()
        self.guide.leave()
        self._frame.middle.show_nothing()

    def _in_hand(self, found: Sequence[Activity]) -> int:
        """Return the id of the activity that the day stands in; the first one before it began."""
        here = (each for each in found if each.uid == self.day.day.activity)
        return saved_id(next(here, found[0]))

    # Room

    def show_running_order(self, *, on: bool) -> None:
        """Show the running order, or only its strip."""
        self._frame.show_running_order(on=on)

    @property
    def prefers_running_order(self) -> bool:
        """Whether the running order shows where there is room."""
        return self._frame.prefers_order

    def _show_guide(self) -> None:
        self.show_guide(on=self._commands.guide.isChecked())

    def show_guide(self, *, on: bool) -> None:
        """Show the guide, or give its room to the activity."""
        there = self.activity_screen is not None and not self._frame.middle.on_paper
        self.guide.setVisible(on and there)

    def event(self, event: QEvent) -> bool:
        """Leave a clicker's keys to whatever pages with them."""
        return keeps_from_clicker(event) or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share out the width."""
        super().resizeEvent(event)
        self._frame.share_width(self.width())

    def next_pane(self, step: int) -> None:
        """Move the focus to the next part of the window, or to the one before."""
        self._frame.next_pane(step, self.focusWidget())
