"""Erasing a workshop: asked by typing a word, done, and said."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.privacy.erase_workshop import erase_file, not_reached, refuse_while_open
from facilitator.privacy.traces import removed
from ui.focus import open_over
from ui.log_book.word import Word
from ui.message_bar import announce
from ui.privacy.told import PrivacyDialog, plain
from ui.privacy.traces import Known, everything_here
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LetGo = Callable[[], bool]
"""Closes the workshop where it is open, and says whether that was possible."""


class EraseWorkshopDialog(PrivacyDialog):
    """Nothing goes before somebody typed the word. Afterwards it says what went."""

    erased = Signal()

    def __init__(
        self, known: Known, let_go: LetGo, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Erase this workshop"), theme, parent, QSize(600, 520))
        self._known, self._let_go = known, let_go
        name = known.title or known.path.stem
        self._is_there = known.path.is_file()
        held = [f"–  {trace.held}" for trace in everything_here(known) if trace.held]
        file = [_("–  its file, {file}").format(file=known.path)] if self._is_there else []
        goes = [_("What goes, for good:"), *file, *held, *self._beyond()]
        self.say(_("Erase “{name}”?").format(name=name), [*goes, not_reached()])
        word = _("erase")
        asked = _("Type “{word}” to go on. Nothing brings it back.").format(word=word)
        self.word = QLineEdit()
        self.word.setAccessibleName(asked)
        self._trouble = Word()
        for part in (plain(asked, "strong"), self.word, self._trouble):
            self.lines.insertWidget(self.lines.count() - 1, part)
        self.away = self.button(_("Leave it as it is"))
        self.erase = self.button(_("&Erase for good"), "stop")
        self.erase.setEnabled(False)
        self.away.clicked.connect(self.reject)
        self.erase.clicked.connect(self._erase)
        self.word.textChanged.connect(
            lambda text: self.erase.setEnabled(text.strip().casefold() == word.casefold())
        )
        self.word.setFocus()

    def _erase(self) -> None:
        try:
            if not self._let_go():
                return
            file = self._erase_file()
        except FacilitatorError as error:
            self._trouble.complain(str(error))
            return
        told = [*file, *removed(everything_here(self._known), erases=True), not_reached()]
        self.erase.hide()
        self.say(_("It was erased"), told)
        self.away.setText(_("Close"))
        self.away.setFocus()
        announce(self, " ".join(told))
        self.erased.emit()

    def _erase_file(self) -> list[str]:
        """Delete the file, if it was there when this was asked, and return what became of it."""
        path = self._known.path
        refuse_while_open(path, self._known.uid)
        if self._is_there:
            erase_file(path)
            return [_("The workshop’s file was deleted.")]
        if path.is_file():
            message = _("“{name}” is there again; close this, and erase the workshop anew.")
            raise FacilitatorError(message.format(name=path.name))
        return self._beyond()

    def _beyond(self) -> list[str]:
        """Return that the file cannot be reached, where it is not there."""
        if self._is_there:
            return []
        message = _(
            "The workshop’s file is not reached, since it is not there now: {file}. "
            "Delete it yourself."
        )
        return [message.format(file=self._known.path)]


def erase_from_window(window: "MainWindow") -> None:
    """Ask about the workshop that is open; it is closed before it goes."""
    known = window.leaving.known_now()
    if known is None:
        return

    def let_go() -> bool:
        window.show_home()
        return window.page is None

    open_erasing(window, known, let_go)


def open_erasing(window: "MainWindow", known: Known, let_go: LetGo) -> None:
    """Ask whether a workshop is to be erased; what lists it forgets it."""
    dialog = EraseWorkshopDialog(known, let_go, window.theme, window)
    dialog.erased.connect(window.show_home)
    open_over(dialog, window.focus_capture)
