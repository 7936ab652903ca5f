"""The screens of the activities that were looked at, each over its own live board."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from facilitator.store import Store
from ui.exercises import SCREENS
from ui.exercises.screen import ActivityScreen
from ui.live_board import LiveBoard
from ui.theme import Theme
from ui.wall_safe import WallSafe


class ActivityPanes(QStackedWidget):
    """Keeps a screen per activity, so that going back finds everything as it was left."""

    said = Signal(str)
    promise_wanted = Signal(object)
    """Somebody promises something: a PromiseFrom."""

    def __init__(self, store: Store, theme: Theme, safe: WallSafe) -> None:
        super().__init__()
        self._store, self._theme, self._safe = store, theme, safe
        safe.changed.connect(self._follow_sight)
        self._open: dict[int, tuple[LiveBoard, ActivityScreen]] = {}
        self._seen = ""
        self.activity_id: int | None = None
        """The activity that shows."""

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say no: it would ask every screen that was ever opened, for each of its lines of text."""
        return False

    @property
    def shown(self) -> ActivityScreen | None:
        """The screen that shows."""
        return None if self.activity_id is None else self._open[self.activity_id][1]

    @property
    def live(self) -> LiveBoard | None:
        """The board that shows."""
        return None if self.activity_id is None else self._open[self.activity_id][0]

    def open(self, activity_id: int) -> tuple[LiveBoard, ActivityScreen]:
        """Show an activity."""
        self.flush()
        self.make_ready(activity_id)
        self.activity_id = activity_id
        live, screen = self._open[activity_id]
        self.setCurrentWidget(screen)
        return live, screen

    def make_ready(self, activity_id: int) -> None:
        """Make the screen of an activity, if there is none yet; it does not show."""
        if activity_id in self._open:
            return
        live = LiveBoard(self._store, activity_id, hides=self._safe.hides)
        screen = SCREENS[live.board.activity.exercise](self._store, live, self._theme)
        screen.said.connect(self.said)
        screen.promise_wanted.connect(self.promise_wanted)
        self.addWidget(screen)
        self._open[activity_id] = (live, screen)
        screen.follow_wall(self._seen)

    def follow_wall(self, seen: str) -> None:
        """Tell every screen what the room sees: the key of a chapter."""
        self._seen = seen
        for _live, screen in self._open.values():
            screen.follow_wall(seen)

    def keep_only(self, activity_ids: Collection[int]) -> None:
        """Close what belongs to activities that are not there any more."""
        for activity_id in self._open.keys() - set(activity_ids):
            self._close(activity_id)

    def close_all(self) -> None:
        """Close every activity."""
        for activity_id in list(self._open):
            self._close(activity_id)

    def flush(self) -> None:
        """Save what is being typed."""
        if self.shown is not None:
            self.shown.flush()

    def _follow_sight(self) -> None:
        """Keep from sight what is not for the room, or show it. What is being typed is saved."""
        if self._safe.hides:
            self.flush()
        for live, _screen in self._open.values():
            live.hide(on=self._safe.hides)

    def keep_begun(self) -> None:
        """Keep what was begun and not entered, in every activity: the workshop closes."""
        for _live, screen in self._open.values():
            screen.keep_begun()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._theme = theme
        for _live, screen in self._open.values():
            screen.set_theme(theme)

    def _close(self, activity_id: int) -> None:
        if activity_id == self.activity_id:
            self.activity_id = None
        live, screen = self._open.pop(activity_id)
        live.close()
        self.removeWidget(screen)
        screen.hide()
        screen.deleteLater()
