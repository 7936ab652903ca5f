"""The workshop window: running order, the activity in the middle, the guide beside it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator import plan
from facilitator.day import clock
from facilitator.decks import shipped_source
from facilitator.store import Changes, Store
from facilitator.workshop import Activity, activities, saved_id, the_workshop
from ui.awake import Awake
from ui.commands import Commands, Menu
from ui.exercises.screen import ActivityScreen
from ui.focus import give_back, open_over
from ui.home.recent import RecentWorkshop, remember
from ui.live_board import LiveBoard
from ui.live_day import LiveDay
from ui.message_bar import MessageBar
from ui.room.wall import Wall, toggle_dots, toggle_ideas
from ui.theme import GUIDE_WIDTH, Theme
from ui.wall_safe import SafeLine, WallSafe
from ui.wording import translated
from ui.workshop.activity_panes import ActivityPanes
from ui.workshop.clicker import keeps_from_clicker
from ui.workshop.empty_order import EmptyOrder
from ui.workshop.guide import Guide
from ui.workshop.running_order import RunningOrder
from ui.workshop.taking_in import TakingIn
from ui.workshop.top_bar import TopBar

if TYPE_CHECKING:
    from ui.workshop.paper import PaperView

NARROW: Final = 1200
"""Below this width the running order folds by itself."""


class WorkshopPage(QWidget):
    """One open workshop. It keeps no data: it asks the store, and listens to it."""

    said = Signal(str)
    named = Signal(str)
    """What the workshop is called now."""

    def __init__(self, store: Store, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self.store, self._commands = store, commands
        self._prefers_order = commands.running_order.isChecked()
        self.day = LiveDay(store, self)
        self.safe = WallSafe(self.day, self)
        self._panes = ActivityPanes(store, theme, self.safe)
        self._panes.said.connect(self.said)
        self._awake = Awake(self.day, self)
        self._wall = Wall(self.day, commands, self)
        self._wall.said.connect(self.said)
        self._wall.left.connect(self.focus_capture)
        self._taking_in = TakingIn(self.day, self.safe, self, self.focus_capture)
        self._taking_in.said.connect(self.said)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._build(theme)
        store.changed.connect(self._follow)
        self._show_history()
        self._show_workshop()
        self._show_order()

    def _build(self, theme: Theme) -> None:
        store, commands = self.store, self._commands
        self._theme = theme
        self._narrow: bool | None = None
        self._frame = QWidget()
        self._top = TopBar(theme, commands, read_only=store.read_only)
        self._notice = MessageBar()
        self._order = RunningOrder(self.day, theme, commands)
        self._guide = Guide(self.day, self.safe, theme, commands)
        self._empty = EmptyOrder(theme, read_only=store.read_only)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._empty)
        self._middle.addWidget(self._panes)
        self._paper: PaperView | None = None
        self._lay_out()
        self._connect()
        if notice := store.read_only_reason or store.backup_warning:
            self._notice.say(notice)

    def _lay_out(self) -> None:
        parts = QHBoxLayout()
        parts.setSpacing(0)
        parts.addWidget(self._order)
        parts.addWidget(self._middle, 1)
        parts.addWidget(self._guide)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(SafeLine(self.safe))
        column.addWidget(self._notice)
        column.addLayout(parts, 1)
        self._column.addWidget(self._frame)

    def _connect(self) -> None:
        self._top.title_entered.connect(self._rename)
        self._top.left.connect(self.focus_capture)
        self._order.opened.connect(self.open_activity)
        self._order.wanted.connect(self.add_activity)
        self._order.unwanted.connect(self.remove_activity)
        self._order.moved.connect(self.move_activity)
        self._order.pin_wanted.connect(self.ask_for_pin)
        self._guide.moved.connect(self._go_on_in)
        self._guide.said.connect(self.said)
        self._order.fold_asked.connect(self._commands.running_order.toggle)
        self._empty.wanted.connect(self.add_activity)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on. What is being typed stays where it is."""
        focus = QApplication.focusWidget()
        here = focus is not None and self.isAncestorOf(focus)
        kept = focus if focus is not None and self._panes.isAncestorOf(focus) else None
        self._top.flush()
        self._guide.leave()
        self._order.leave()
        on_paper = self._paper is not None
        self._leave_paper()
        old = self._frame
        self._panes.set_theme(theme)
        self._wall.set_theme(theme)
        self._build(theme)
        self._column.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._frame.show()
        self._show_workshop()
        self._show_order()
        if self._panes.activity_id is not None:
            self.open_activity(self._panes.activity_id)
        if on_paper:
            self.carry_on_with_paper()
        self._share_width()
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
        return self._guide

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
        if self._paper is None:
            self._middle.setCurrentWidget(self._panes)
        else:
            self._paper.follow(live)
        self._guide.follow(live, screen)
        self._wall.show_board(live)
        self._show_guide()
        self._show_order()

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

    def ask_for_pin(self, activity_id: int) -> None:
        """Ask whether an activity begins at a fixed time, and when."""
        from ui.workshop.pin import PinDialog

        with self.store.reading() as session:
            activity = session.get_one(Activity, activity_id)
        expected = self.day.timetable.of(activity_id)[0].planned_start
        dialog = PinDialog(
            activity.title, activity.starts, f"{expected:%H:%M}", self._theme, parent=self
        )
        dialog.entered.connect(lambda time: self._pin(activity_id, time))
        open_over(dialog, self.focus_capture)

    def _pin(self, activity_id: int, time: str) -> None:
        plan.change_activity(self.store, activity_id, starts=time)

    def ask_for_length(self) -> None:
        """Ask how long the step in hand is to be."""
        from ui.workshop.length import LengthDialog

        guide = self._guide
        dialog = LengthDialog(translated(guide.step.title), guide.minutes, self._theme, self)
        dialog.entered.connect(lambda minutes: guide.add_minutes(minutes - guide.minutes))
        open_over(dialog, self.focus_capture)

    def show_running_late(self) -> None:
        """Show what can be done about being late, before anything is done."""
        from ui.workshop.late import LateDialog

        self.flush()
        dialog = LateDialog(self.day, self._theme, self)
        dialog.taken.connect(self.said)
        open_over(dialog, self.focus_capture)

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

    def show_about(self) -> None:
        """Show and edit what there is about the workshop itself."""
        from ui.workshop.about import AboutWorkshop

        self._top.flush()
        with self.store.reading() as session:
            workshop = the_workshop(session)
        dialog = AboutWorkshop(workshop, self._theme, read_only=self.store.read_only, parent=self)
        dialog.entered.connect(self._change_about)
        open_over(dialog, self.focus_capture)

    def show_people(self) -> None:
        """Show who is in the room, by code, what they agreed to, and what people need."""
        from ui.people.dialog import WhoIsHere

        self.flush()
        open_over(WhoIsHere(self.store, self._theme, self.safe, self), self.focus_capture)

    def show_differences(self) -> None:
        """Show what copies said differently when they came together."""
        from ui.merging.differences import DifferencesDialog

        self.flush()
        open_over(DifferencesDialog(self.store, self._theme, self), self.focus_capture)

    def _change_about(self, values: dict[str, Any]) -> None:
        self.change(**values)

    def carry_on_with_paper(self) -> None:
        """Turn the step in hand into its paper version; or go back to the screen."""
        if self._paper is not None:
            self._leave_paper()
            self.focus_capture()
        elif self.live is not None:
            from ui.workshop.paper import PaperView

            self.flush()
            self._paper = PaperView(self.day, self._theme, self._commands)
            self._paper.left.connect(self.carry_on_with_paper)
            self._paper.follow(self.live)
            self._middle.addWidget(self._paper)
            self._middle.setCurrentWidget(self._paper)
            self._show_guide()
            self._paper.setFocus()

    def _leave_paper(self) -> None:
        paper, self._paper = self._paper, None
        if paper is not None:
            paper.close_view()
            self._middle.setCurrentWidget(self._panes)
            self._middle.removeWidget(paper)
            paper.deleteLater()
            self._show_guide()

    def catch_up(self) -> None:
        """Take in notes from paper, for any step."""
        self.flush()
        self._taking_in.catch_up(self.live, self._theme)

    def show_tally(self) -> None:
        """Count dots."""
        self.flush()
        self._taking_in.tally(self.live, self._theme)

    def show_photographs(self) -> None:
        """Show the photographs of the activity that is open."""
        self._taking_in.photographs(self.live, self._theme)

    def show_read_back(self) -> None:
        """Say what is new on the board."""
        self.flush()
        self._taking_in.read_back(self.live, self._theme)

    def toggle_room_view(self) -> None:
        """Open what the room sees, on the other screen where there is one; or close it."""
        self._wall.toggle(self.live, self._theme)

    def show_room_settings(self) -> None:
        """Ask what the room is like; an open room view follows while it is said."""
        self._wall.show_settings()

    def blank_wall(self) -> None:
        """Show nothing on the wall; or show it again."""
        self._wall.toggle_blank()

    def reveal_ideas(self) -> None:
        """Hide from the room what belongs to the step in hand; or reveal it."""
        if self.live is not None:
            self.flush()
            self.said.emit(toggle_ideas(self.live, self._guide.step))

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
        if self._paper is not None:
            self._paper.setFocus()
        elif self.activity_screen is not None:
            self.activity_screen.focus_capture()
        else:
            self._empty.begin_here()

    def flush(self) -> None:
        """Save what is being typed."""
        self._top.flush()
        self._panes.flush()

    def leave(self) -> None:
        """Save what is being typed, entered or not, and let go of the file."""
        self.flush()
        self._panes.keep_begun()
        self._leave_paper()
        self._wall.close()
        self._awake.let_go()
        self._guide.leave()
        self._order.leave()
        self._panes.close_all()
        self.day.close()
        self.store.changed.disconnect(self._follow)
        self.store.close()

    # What changed

    def _follow(self, changes: Changes) -> None:
        self._show_history()
        if "workshop" in changes:
            self._show_workshop()
        if changes.keys() & {"activity", "planned_step"}:
            self._show_order()

    def _show_history(self) -> None:
        self._commands.show_history(self.store.undo_label, self.store.redo_label)

    def _show_workshop(self) -> None:
        with self.store.reading() as session:
            workshop = the_workshop(session)
        self._top.show_workshop(workshop)
        remember(RecentWorkshop(self.store.path, workshop.title, workshop.place, workshop.date))
        self.named.emit(workshop.title)

    def _show_order(self) -> None:
        with self.store.reading() as session:
            found = activities(session)
            ids = [saved_id(activity) for activity in found]
            self._panes.keep_only(ids)
            if self._panes.activity_id is None and ids:
                self.open_activity(self._in_hand(found))
                return
        self._order.show_activities(found, self._panes.activity_id)
        for action in (self._commands.room_view, self._commands.print_):
            action.setEnabled(bool(ids))
        if not ids:
            self._show_nothing()
        self._show_guide()

    def _show_nothing(self) -> None:
        self._wall.close()
        self._leave_paper()
        self._guide.leave()
        self._empty.offer()
        self._middle.setCurrentWidget(self._empty)

    def _in_hand(self, found: Sequence[Activity]) -> int:
        """Return the id of the activity that the day stands in; the first one before it began."""
        here = (each for each in found if each.uid == self.day.day.activity)
        return saved_id(next(here, found[0]))

    # Room

    def show_running_order(self, *, on: bool) -> None:
        """Show the running order, or only its strip."""
        if not self._narrow:
            self._prefers_order = on
        self._order.fold(on=not on)

    @property
    def prefers_running_order(self) -> bool:
        """Whether the running order shows where there is room."""
        return self._prefers_order

    def _show_guide(self) -> None:
        self.show_guide(on=self._commands.guide.isChecked())

    def show_guide(self, *, on: bool) -> None:
        """Show the guide, or give its room to the activity."""
        there = self.activity_screen is not None and self._paper is None
        self._guide.setVisible(on and there)

    def event(self, event: QEvent) -> bool:
        """Leave a clicker's keys to whatever pages with them."""
        return keeps_from_clicker(event) or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share out the width."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        width = self.width()
        self._guide.setFixedWidth(min(self._theme.px(GUIDE_WIDTH), round(width * 0.36)))
        narrow = width < self._theme.px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            shown = self._prefers_order and not narrow
            self._commands.running_order.setChecked(shown)
            self._order.fold(on=not shown)

    def next_pane(self, step: int) -> None:
        """Move the focus to the next part of the window, or to the one before."""
        panes = [self._middle, self._guide, self._order, self._top]
        panes = [pane for pane in panes if pane.isVisible()]
        focus = self.focusWidget()
        at = next((n for n, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), 0)
        pane = panes[(at + step) % len(panes)]
        if pane is self._middle:
            self.focus_capture()
        elif (first := _first_stop(pane)) is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first_stop(pane: QWidget) -> QWidget | None:
    """Return the first widget of a pane that Tab stops at."""
    stop = pane.nextInFocusChain()
    while stop is not None and stop is not pane:
        takes_tab = stop.focusPolicy() & Qt.FocusPolicy.TabFocus
        if pane.isAncestorOf(stop) and takes_tab and stop.isVisible() and stop.isEnabled():
            return stop
        stop = stop.nextInFocusChain()
    return None
