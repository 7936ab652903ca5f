"""What the window does with earlier versions, and with a file that is damaged."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.backups import backups_in, shelf_found
from facilitator.earlier import (
    EarlierVersion,
    changes_aloud,
    changes_since,
    copy_back,
    copy_path,
    earlier_versions,
    moment,
    newest_intact,
    put_back,
    show,
)
from facilitator.errors import FacilitatorError
from facilitator.file_header import may_be_locked
from facilitator.i18n import _
from facilitator.passphrase import Passphrase
from facilitator.shared_pictures import is_plain
from facilitator.store import Store
from facilitator.unreadable import LockedWorkshopError, UnreadableWorkshopError
from facilitator.workshop import the_workshop
from ui.focus import open_over
from ui.message_bar import MessageBar

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class WindowVersions(QObject):
    """Shows the earlier versions of one file, and opens or brings back what is chosen."""

    def __init__(self, window: "MainWindow", path: Path, key: Passphrase | None = None) -> None:
        super().__init__(window)
        self._window, self._path, self._key = window, path, key

    # Earlier versions

    def browse(self, uid: str | None = None) -> None:
        """Show the earlier versions; where the file has a passphrase, ask for it first."""
        from ui.backups.dialog import VersionsDialog

        versions = earlier_versions(self._path, self._key, uid)
        files = [each.path for each in versions] or [self._path]
        if self._key is None and any(map(may_be_locked, files)):
            self._ask_for_passphrase()
            return
        window = self._window
        dialog = VersionsDialog(self._path, versions, self._since(versions), window.theme, window)
        dialog.look.connect(self._look)
        dialog.copy.connect(self.open_copy)
        dialog.put.connect(self._put)
        # Whoever does not know its passphrase replaces no file that has one.
        dialog.put_button.setVisible(self._key is not None or not may_be_locked(self._path))
        open_over(dialog, window.focus_capture)

    def _since(self, versions: list[EarlierVersion]) -> str:
        newest = newest_intact(versions)
        if newest is None:
            return ""
        try:
            changes = changes_since(newest, self._path, self._key)
        except FacilitatorError:
            return ""
        told = _("Since the newest of these: {what}.")
        return told.format(what=changes_aloud(changes)) if changes else ""

    def _ask_for_passphrase(self) -> None:
        from ui.passphrase.asking import AskPassphrase

        def unlock(key: Passphrase) -> str:
            versions = earlier_versions(self._path, key)
            if versions and newest_intact(versions) is None:
                return _("This passphrase opens none of the earlier versions. Type it again.")
            self._key = key
            return ""

        window = self._window
        dialog = AskPassphrase(self._path, unlock, window.theme, window)
        dialog.accepted.connect(self.browse)
        open_over(dialog, window.focus_capture)

    def _look(self, version: EarlierVersion) -> None:
        window = self._window
        self._show(show(version, self._key))
        page = window.page
        notice = page.findChild(MessageBar) if page is not None else None
        if notice is not None and notice.sentence:  # it says what this is already
            notice.say(notice.sentence, _("Back to now"), self._back_to_now)

    def _back_to_now(self) -> None:
        self._window.files.open_now(self._path, key=self._key)

    def _show(self, make: Callable[[Path], str]) -> None:
        window = self._window
        with window.calmly():
            if window.page is not None:
                window.page.flush()
            window.files.show(self._path, make, self._key)

    def open_copy(self, version: EarlierVersion) -> None:
        """Open a copy of an earlier version next to the file, to go on from there."""
        target = copy_path(self._path, version)
        with self._window.calmly():
            copy_back(version, target, self._key)
            self._open(target, _("A copy as on {when} is open.").format(when=moment(version.at)))

    def _put(self, version: EarlierVersion) -> None:
        window = self._window
        is_open = window.page is not None and window.page.store.path == self._path
        if is_open and not window.make_room():
            return
        told = _("The workshop is as it was on {when}.").format(when=moment(version.at))
        try:
            put_back(self._path, version, self._key)
        except FacilitatorError as error:
            told = str(error)
        self._open(self._path, told)

    def _open(self, path: Path, told: str) -> None:
        self._window.files.open_now(path, key=self._key)
        self._window.say(told)

    # A damaged file

    def offer(self, error: FacilitatorError) -> bool:
        """Offer what can be done with a file that does not open; say whether there is anything."""
        from facilitator.rescue import can_be_rescued, uid_within
        from ui.rescue.dialog import DamagedDialog, WhatIsLeft

        if not isinstance(error, UnreadableWorkshopError) or not self._path.is_file():
            return False
        readable = can_be_rescued(self._path)
        uid = uid_within(self._path) if readable else None
        versions = earlier_versions(self._path, self._key, uid)
        newest = newest_intact(versions)
        is_perhaps_locked = isinstance(error, LockedWorkshopError)
        if newest is None and not readable and (is_perhaps_locked or not versions):
            return False
        window = self._window
        left = WhatIsLeft(str(error), readable, newest, has_versions=bool(versions))
        dialog = DamagedDialog(self._path, left, window.theme, window)
        dialog.look.connect(self._look_at_rest)
        dialog.repair.connect(self._repair)
        dialog.browse.connect(partial(self.browse, uid))
        if newest is not None:
            dialog.newest.connect(partial(self.open_copy, newest))
        open_over(dialog, window.focus_capture)
        return True

    def _look_at_rest(self) -> None:
        from facilitator.rescue import shown

        self._show(shown(self._path))

    def _repair(self) -> None:
        from facilitator.rescue import repaired_path, rescue

        with self._window.calmly():
            rescued = rescue(self._path, repaired_path(self._path))
            told = _("This is the repaired copy; the damaged file stays as it was.")
            self._open(rescued.path, " ".join([told, *rescued.sentences()]))


def had_no_passphrase(path: Path) -> bool:
    """Say whether copies of a file are kept from when it had no passphrase."""
    return any(map(is_plain, backups_in(shelf_found(path, None))))


def uid_of(store: Store) -> str:
    """Return by what the backups of the workshop that is open are found."""
    with store.reading() as session:
        return the_workshop(session).uid


def ask_for_file(window: "MainWindow") -> None:
    """Ask of which workshop earlier versions are wanted, and show them."""
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(window, _("Earlier versions of which workshop?"))
    dialog.setNameFilter(_("Workshops (*.workshop)"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: WindowVersions(window, Path(name).resolve()).browse())
    open_over(dialog, window.focus_capture)
