"""The log book over the workshop page: each part of it is imported when it is first wanted."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from facilitator.passphrase import Passphrase
from facilitator.store import LockedWorkshopError
from ui.exercises.screen import PromiseFrom
from ui.focus import open_over
from ui.workshop.over import Over

if TYPE_CHECKING:
    from ui.log_book.dialog import LogBook
    from ui.workshop.page import WorkshopPage


class LogBookOver(QObject):
    """Opens the log book, and what is written into it. What is being typed is saved first."""

    def __init__(self, page: "WorkshopPage") -> None:
        super().__init__(page)
        self._page, self._store = page, page.store

    @property
    def _over(self) -> Over:
        page = self._page
        return Over(page.day, page.safe, page.theme, page.window())

    def ask_for_promise(self, source: PromiseFrom | None = None) -> None:
        """Write promises down: of a card or a note, or of what is in hand, if anything is."""
        from ui.log_book.promise_dialog import PromiseDialog
        from ui.log_book.reading import places_of

        page = self._page
        page.flush()
        if not self._may_write():
            return
        screen = page.activity_screen
        if source is None and screen is not None:
            source = screen.promise_in_hand()
        if source is None and page.live is not None:
            source = PromiseFrom(page.live.activity_id)
        places = places_of(self._store)
        dialog = PromiseDialog(self._over, source=source, places=places)
        open_over(dialog, page.focus_capture)

    def show(self) -> None:
        """Show what was promised."""
        self._open()

    def show_people(self) -> None:
        """Show who is spoken of, by role, and what is held about them."""
        from ui.log_book.dialog import PEOPLE

        dialog = self._open()
        dialog.pages.setCurrentIndex(PEOPLE)
        dialog.people.begin()

    def ask_what_happened(self) -> None:
        """Ask what happened since, about one promise after the other."""
        self._open().ask_what_happened()

    def show_the_room(self) -> None:
        """Turn the wall to what was promised for everybody in the room."""
        from ui.log_book.room import PROMISED, for_the_room

        page = self._page
        page.flush()
        if page.live is None or not for_the_room(self._store):
            page.said.emit(
                _("Nothing is promised for everybody in the room yet; write a promise down first.")
            )
        else:
            page.wall.turn_to(PROMISED, page.live, page.theme)

    def _open(self) -> "LogBook":
        from ui.log_book.dialog import LogBook

        page = self._page
        page.flush()
        dialog = LogBook(self._over)
        dialog.earlier_wanted.connect(lambda: self._take_up_after(dialog))
        open_over(dialog, page.focus_capture)
        return dialog

    def _take_up_after(self, dialog: QDialog) -> None:
        dialog.accept()
        self.take_up_earlier()

    # An earlier workshop

    def take_up_earlier(self) -> None:
        """Ask which workshop is taken up, and then what of it."""
        page = self._page
        page.flush()
        if not self._may_write():
            return
        from ui.log_book.earlier import EarlierWorkshops, workshops_before

        before = workshops_before(self._store.path)
        if not before:
            self._choose_file()
            return
        dialog = EarlierWorkshops(self._over, before)
        dialog.wanted.connect(self._take_up_soon)
        dialog.file_wanted.connect(lambda: QTimer.singleShot(0, self, self._choose_file))
        open_over(dialog, page.focus_capture)

    def _choose_file(self) -> None:
        page = self._page
        dialog = QFileDialog(page, _("Take up an earlier workshop"), str(self._store.path.parent))
        dialog.setNameFilters([_("Workshops (*.workshop)"), _("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._take_up_soon)
        open_over(dialog, page.focus_capture)

    def _take_up_soon(self, name: str) -> None:
        QTimer.singleShot(0, self, lambda: self.take_up(Path(name)))  # once the other one is gone

    def take_up(self, path: Path, key: Passphrase | None = None) -> str:
        """Show what an earlier workshop left to be heard about; say why, where that cannot be.

        Its passphrase is asked for where it has one. Where `key` does not fit, return why.
        """
        from facilitator.log_book.taking_over import earlier_than
        from ui.log_book.taking_up import TakeUp

        page = self._page
        try:
            earlier = earlier_than(self._store, path, key)
        except LockedWorkshopError as error:
            if key is None:
                self._ask_for_passphrase(path)
            return str(error)
        except FacilitatorError as error:
            page.said.emit(str(error))
            return ""
        dialog = TakeUp(self._over, earlier)
        dialog.taken.connect(self._taken)
        if key is None:
            open_over(dialog, page.focus_capture)
        else:  # once nothing is asked any more
            QTimer.singleShot(0, dialog, lambda: open_over(dialog, page.focus_capture))
        return ""

    def _ask_for_passphrase(self, path: Path) -> None:
        from ui.passphrase.asking import AskPassphrase

        page = self._page
        dialog = AskPassphrase(path, lambda key: self.take_up(path, key), page.theme, page)
        open_over(dialog, page.focus_capture)

    def _taken(self, count: int, asks: bool) -> None:  # noqa: FBT001
        if count and asks:
            self.ask_what_happened()
        said = ngettext(
            "{count} is taken up from the earlier workshop.",
            "{count} are taken up from the earlier workshop.",
            count,
        )
        here = _("What you chose is here already.")
        self._page.said.emit(said.format(count=count) if count else here)

    def _may_write(self) -> bool:
        if self._store.read_only:
            reason = self._store.read_only_reason
            self._page.said.emit(
                reason or _("This workshop is open for reading only; open it again to change it.")
            )
        return not self._store.read_only
