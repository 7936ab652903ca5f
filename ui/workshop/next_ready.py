"""The activity that comes next, made ready while nobody needs the window."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from facilitator.store import Changes, Store
from facilitator.workshop import activities, saved_id
from ui.workshop.activity_panes import ActivityPanes

IDLE_MS: Final = 200
"""So long after the last thing somebody did, the next activity is made ready."""


class NextReady(QObject):
    """Makes the screen of the next activity, so that the day goes on without a wait."""

    def __init__(self, store: Store, panes: ActivityPanes, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._panes = store, panes
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._make_ready)
        store.changed.connect(self._wait)

    def begin(self) -> None:
        """Another activity shows: make the one after it ready soon."""
        self._idle.start()

    def leave(self) -> None:
        """Make nothing ready any more."""
        self._idle.stop()
        self._store.changed.disconnect(self._wait)

    def _wait(self, _changes: Changes) -> None:
        if self._idle.isActive():
            self._idle.start()

    def _make_ready(self) -> None:
        with self._store.reading() as session:
            ids = [saved_id(activity) for activity in activities(session)]
        here = self._panes.activity_id
        if here in ids and (after := ids[ids.index(here) + 1 :]):
            self._panes.make_ready(after[0])
