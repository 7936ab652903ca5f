"""Workshops on their way into the window: opened, begun, or imported."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.afterwards import wait_for_imports

if TYPE_CHECKING:
    from facilitator.passphrase import Passphrase
    from facilitator.store import Clock, Store
    from ui.main_window import MainWindow


class WindowFiles(QObject):
    """Opens workshop files in the window. New ones go into `documents`."""

    def __init__(self, window: "MainWindow", documents: Path, clock: "Clock | None") -> None:
        super().__init__(window)
        self._window, self._documents, self._clock = window, documents, clock

    def open_path(self, path: Path, *, read_only: bool = False) -> None:
        """Open a workshop file; where that cannot be, say why and stay.

        While the day of the one that is open runs, that is asked first.
        """
        window = self._window
        if window.is_handed_over():
            return
        window.put_message_away()
        wait_for_imports()
        if path.suffix.lower() == ".deck":
            window.decks.import_deck(str(path))
            window.stay()
            return
        if not read_only and (self._is_open(path) or window.recovery.ask_while_away(path)):
            return
        window.unless_day_runs(lambda: self.open_now(path, read_only=read_only))

    def _is_open(self, path: Path) -> bool:
        """Say whether a file is open already; one that is only read can be opened for writing."""
        page = self._window.page
        return page is not None and not page.store.read_only and path.resolve() == page.store.path

    def open_now(
        self,
        path: Path,
        *,
        read_only: bool = False,
        key: "Passphrase | None" = None,
        as_it_is: bool = False,
    ) -> str:
        """Open a workshop file without asking, as somebody wants it whatever runs.

        Where it needs a passphrase, that is asked for. Where `key` does not fit, say why. Where
        newer work waits for it on this computer, that is offered, unless it is wanted `as_it_is`.
        """
        wait_for_imports()
        from facilitator.store import LockedWorkshopError, Store, WorkshopInUseError

        window = self._window
        if not (read_only or as_it_is) and window.recovery.ask_which(path, key):
            return ""
        try:
            store = Store.open(path, key=key, read_only=read_only)
        except WorkshopInUseError as error:
            window.say(str(error), _("Open it to read"), self._to_read(path, key))
            window.stay()
        except LockedWorkshopError as error:
            if key is not None:
                return "" if self._offers_rescue(path, error, key) else str(error)
            window.stay()
            self._ask_for_passphrase(path, read_only=read_only, as_it_is=as_it_is)
        except FacilitatorError as error:
            window.stay()
            if not self._offers_rescue(path, error, key):
                window.say(str(error))
        else:
            self.enter(store)
        return ""

    def _offers_rescue(self, path: Path, error: FacilitatorError, key: "Passphrase | None") -> bool:
        """Offer what is left of a file that does not open, and say whether there is anything."""
        from ui.backups.versions import WindowVersions

        return WindowVersions(self._window, path, key).offer(error)

    def show(self, path: Path, make: Callable[[Path], str], key: "Passphrase | None") -> None:
        """Show what `make` writes to a private place, to be read, in the name of a file."""
        from facilitator.store import Store

        store = Store.show(path, make, key=key)
        self._window.put_message_away()
        self.enter(store)

    def enter(self, store: "Store") -> None:
        """Show a workshop that was opened, on the window's own clock or on one that is watched."""
        from facilitator.day.steady import SteadyClock
        from facilitator.store import utc_now

        if self._clock is not None:
            store.clock = self._clock
        elif store.clock is utc_now:
            store.clock = SteadyClock()
        self._window.enter(store)

    def _to_read(self, path: Path, key: "Passphrase | None") -> Callable[[], object]:
        return lambda: self.open_now(path, read_only=True, key=key)

    def _ask_for_passphrase(self, path: Path, *, read_only: bool, as_it_is: bool) -> None:
        from ui.focus import open_over
        from ui.passphrase.asking import AskPassphrase

        def unlock(key: "Passphrase") -> str:
            return self.open_now(path, read_only=read_only, key=key, as_it_is=as_it_is)

        from ui.backups.versions import WindowVersions, had_no_passphrase

        window = self._window
        had_none = had_no_passphrase(path)
        dialog = AskPassphrase(path, unlock, window.theme, window, had_none=had_none)
        dialog.versions.connect(WindowVersions(window, path).browse)
        open_over(dialog, window.focus_capture)

    def new_workshop(self) -> None:
        """Begin a workshop without an activity, and open it."""
        from ui.beginning import begin_workshop

        self._make(lambda: begin_workshop(self._documents))

    def begin_with(self, deck: str) -> None:
        """Begin a workshop from a deck, by its id or its file, and open it."""
        wait_for_imports()
        from ui.beginning import begin_with_deck

        self._make(lambda: begin_with_deck(self._documents, deck))

    def look_at_example(self) -> None:
        """Open a copy of the sample workshop, which anybody may change."""
        self.open_example(lambda: None)

    def open_example(self, then: Callable[[], object]) -> None:
        """Open a copy of the sample workshop, and go on with `then`."""
        wait_for_imports()
        from ui.beginning import copy_sample

        self._make(lambda: copy_sample(self._documents), then)

    def ask_for_file(self) -> None:
        """Ask which workshop to open, and open it."""
        kinds = _("Workshops (*.workshop);;Session decks (*.deck);;All files (*)")
        if name := self._asked(_("Open a workshop"), kinds):
            self.open_path(Path(name))

    def ask_for_import(self) -> None:
        """Ask for a file of exchange JSON, make a workshop of it, and open that."""
        kinds = _("Exchange JSON (*.json);;All files (*)")
        if name := self._asked(_("Import a workshop"), kinds):
            self.import_path(Path(name))

    def _asked(self, title: str, kinds: str) -> str:
        """Return the name of the file that somebody chose, or none."""
        from PySide6.QtWidgets import QFileDialog

        folder = str(self._documents)
        name, _kind = QFileDialog.getOpenFileName(self._window, title, folder, kinds)
        return name

    def import_path(self, path: Path) -> None:
        """Make a workshop of a file of exchange JSON, and open it."""
        wait_for_imports()
        from ui.beginning import import_workshop

        self._make(lambda: import_workshop(self._documents, path))

    def _make(self, make: Callable[[], Path], then: Callable[[], object] = lambda: None) -> None:
        """Make a workshop file and open it; nothing is made before somebody agreed to leave."""
        window = self._window
        if window.is_handed_over():
            return

        def do() -> None:
            with window.calmly():
                path = make()
                window.put_message_away()
                self.open_now(path)
                then()

        window.unless_day_runs(do)
