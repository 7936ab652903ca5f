"""The window looks for the file of what is open, and says when it is gone and when it is back."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.focus import open_over
from ui.home.under_way import remember_day
from ui.listening import listen
from ui.recovery import words
from ui.recovery.away_line import AwayLine

if TYPE_CHECKING:
    from facilitator.passphrase import Passphrase
    from facilitator.recovery.away import Away
    from facilitator.recovery.moving import Moved
    from facilitator.recovery.newer import Newer
    from facilitator.store import Store
    from ui.main_window import MainWindow
    from ui.recovery.which_one import WhichOne

LOOK_MS: Final = 2_000
"""So often it is looked for a file while nothing is done."""


class WindowRecovery(QObject):
    """Follows the workshop that is open; `documents` is where a copy is offered to go."""

    def __init__(self, window: "MainWindow", documents: Path) -> None:
        super().__init__(window)
        self._window, self._documents = window, documents
        self._store: Store | None = None
        self._said = ""
        self._may_close = False
        self.line = AwayLine()
        """Stands in the window for as long as the file is gone."""
        self.line.elsewhere.clicked.connect(self.ask_where)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def follow(self) -> None:
        """Watch over the workshop that is open now, or over none."""
        page = self._window.page
        store = page.store if page is not None else None
        if self._store is not None:
            self._store.moved.disconnect(self._hear)
        self._store, self._said, self._may_close = store, "", False
        self._show_line()
        if store is None or store.read_only:
            self._timer.stop()
            return
        store.moved.connect(self._hear)
        self._timer.start(LOOK_MS)
        if store.away is not None:
            self._say(words.on_this_computer(store.path))

    def _show_line(self) -> None:
        away = self._store.away if self._store is not None else None
        self.line.say("" if away is None else words.on_this_computer(away.home))

    def _look(self) -> None:
        """Look for the file; what hinders is said once, until it is something else."""
        store = self._store
        if store is None:
            return
        try:
            store.look()
        except FacilitatorError as error:
            self._say_once(str(error))
            return
        self._say_what_hinders(store)

    def _say_what_hinders(self, store: "Store") -> None:
        """Say why what was done meanwhile is not in a file that is back."""
        if store.changed_meanwhile:
            self._say_once(words.was_changed(store.path))
        elif (why := store.not_put_back) is not None:
            self._say_once(words.is_left_alone(store.path, why))

    def _say_once(self, sentence: str) -> None:
        if sentence != self._said:
            self._said = sentence
            self._say(sentence)

    def _hear(self, moved: "Moved") -> None:
        """Say where work goes on, when whatever is done now is done."""
        QTimer.singleShot(0, self, lambda: self._tell(moved))

    def _tell(self, moved: "Moved") -> None:
        page = self._window.page
        if self._store is None or page is None or page.store is not self._store:
            return
        self._said, self._may_close = "", False
        self._show_line()
        if moved.where == "copy":
            self._say(words.is_gone(moved.home, lost=moved.lost))
        elif moved.where == "refused":
            self._say(words.is_refused(moved.home))
        else:
            page.show_workshop()
            remember_day(page.store.path, runs=page.safe.runs)
            told = words.is_back if moved.where == "back" else words.is_elsewhere
            self._window.say_in_passing(told(moved.home))

    def _say(self, sentence: str) -> None:
        self._window.say(sentence, _("Save elsewhere…"), self.ask_where)

    # Elsewhere

    def ask_where(self) -> None:
        """Ask where the whole workshop is to go on, and go on there."""
        from facilitator.recovery.returning import beside

        store = self._store
        if store is None:
            return
        folder = store.path.parent if store.path.parent.is_dir() else self._documents
        free = beside(folder / store.path.name)
        dialog = QFileDialog(self._window, _("Save elsewhere"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([_("Workshops (*.workshop)")])
        dialog.setDefaultSuffix("workshop")
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever written over
        dialog.selectFile(free.name)
        dialog.fileSelected.connect(lambda name: self.save_elsewhere(Path(name)))
        open_over(dialog, self._window.focus_capture)

    def save_elsewhere(self, target: Path) -> None:
        """Write the whole workshop into a file that is not there yet, and go on in it."""
        page, store = self._window.page, self._store
        if page is None or store is None:
            return
        try:
            store.save_elsewhere(target)
        except FacilitatorError as error:
            self._say(str(error))

    # Closing

    def must_ask(self) -> bool:
        """Say whether the app cannot be closed without saying where the newest work is."""
        return self._store is not None and self._store.away is not None and not self._may_close

    def ask_before_closing(self) -> None:
        """Say that the file is not back, and close where that is wanted all the same."""
        from ui.recovery.closing_dialog import ClosingWhileAway

        store = self._store
        if store is None:
            return
        dialog = ClosingWhileAway(store.path, self._window.theme, self._window)
        dialog.close_now.connect(self._close)
        dialog.elsewhere_wanted.connect(self.ask_where)
        listen(store.moved, dialog.hear)
        open_over(dialog, self._window.focus_capture)

    def _close(self) -> None:
        self._may_close = True  # until the file comes or goes: closing may have more to ask
        self._window.close()

    # What waits

    def ask_which(self, path: Path, key: "Passphrase | None") -> bool:
        """Ask what to open where newer work waits for a file; say whether that was necessary."""
        from facilitator.recovery.newer import newer_than

        if (newer := newer_than(path, key)) is None:
            return False
        self._window.stay()
        dialog = self._which_one(newer, path, key)
        dialog.newest.connect(lambda: self.resume(newer.away, key))
        return True

    def ask_while_away(self, path: Path) -> bool:
        """Ask whether a file is to be opened, or gets what is done meanwhile in what is open.

        Say whether that was necessary: whether it is the same workshop, in another place.
        """
        store = self._store
        if store is None or store.away is None:
            return False
        from facilitator.recovery.newer import newer_than

        newer = newer_than(path, store.key)
        if newer is None or newer.away.copy != store.away.copy:
            return False
        dialog = self._which_one(newer, path, store.key)
        if newer.moved:
            dialog.newest.connect(lambda: self._put_back_at(path))
        return True

    def _which_one(self, newer: "Newer", path: Path, key: "Passphrase | None") -> "WhichOne":
        from ui.recovery.which_one import WhichOne

        window = self._window
        dialog = WhichOne(newer, path, window.theme, window)
        open_it = partial(window.files.open_now, path, key=key, as_it_is=True)
        dialog.file.connect(lambda: window.unless_day_runs(open_it))
        # The dialog in which the passphrase was typed is to be gone first, and not to take the
        # keys from this one.
        QTimer.singleShot(0, dialog, lambda: open_over(dialog, window.focus_capture))
        return dialog

    def _put_back_at(self, path: Path) -> None:
        """Put what is open back into its file, which lies in another place than it did."""
        if self._store is not None and self._store.away is not None:
            with self._window.calmly():
                self._store.put_back(path)

    def resume(self, away: "Away", key: "Passphrase | None" = None) -> None:
        """Go on in a recovery copy; it is put back at once where that is possible."""
        self._window.unless_day_runs(lambda: self._go_on_in(away, key))

    def _go_on_in(self, away: "Away", key: "Passphrase | None") -> None:
        if self._resume(away, key):  # the passphrase of its file was another one
            self._ask_for_passphrase(away)

    def _resume(self, away: "Away", key: "Passphrase | None") -> str:
        from facilitator.store import LockedWorkshopError, Store

        window = self._window
        try:
            store = Store.resume(away, key=key)
        except LockedWorkshopError as error:
            if key is not None:
                return str(error)
            self._ask_for_passphrase(away)
        except FacilitatorError as error:
            window.stay()
            window.say(str(error))
        else:
            window.put_message_away()
            self._enter(store)
        return ""

    def _enter(self, store: "Store") -> None:
        with suppress(FacilitatorError):  # what hinders is said below
            store.put_back()
        self._window.files.enter(store)
        if store.away is None:
            self._window.say_in_passing(words.is_back(store.path))
        else:
            self._say_what_hinders(store)

    def _ask_for_passphrase(self, away: "Away") -> None:
        from ui.passphrase.asking import AskPassphrase

        window = self._window
        window.stay()
        unlock: Callable[[Passphrase], str] = lambda key: self._resume(away, key)  # noqa: E731
        dialog = AskPassphrase(away.home, unlock, window.theme, window)
        open_over(dialog, window.focus_capture)
