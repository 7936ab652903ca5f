"""A copy for others: what it never has, where it goes, and what was left out of it."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.elsewhere import file_of
from facilitator.file_names import file_title
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import the_workshop
from ui.focus import open_over
from ui.log_book.word import Word
from ui.other_process import OtherProcess
from ui.privacy.share_worker import ShareOrder, share_away
from ui.privacy.told import PrivacyDialog
from ui.theme import Theme


class ShareDialog(PrivacyDialog):
    """Asks where a copy goes that others may read, and says what it does not have."""

    def __init__(self, store: Store, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Share copy"), theme, parent, QSize(600, 520))
        self._store = store
        self._target = Path()
        self._process: OtherProcess | None = None
        self.say(_("A copy for others"), _about(locked=store.key is not None))
        self._word = Word()
        self.lines.insertWidget(self.lines.count() - 1, self._word)
        self.away = self.button(_("Cancel"))
        self.choose = self.button(_("Choose &where…"), "filled")
        self.away.clicked.connect(self.reject)
        self.choose.clicked.connect(self._ask_where)
        self.choose.setFocus()

    def _ask_where(self) -> None:
        with self._store.reading() as session:
            title = the_workshop(session).title
        name = _("{title} – share copy").format(title=file_title(title) or self._store.path.stem)
        dialog = QFileDialog(self, _("Share copy"), str(self._store.path.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([_("Workshops (*.workshop)")])
        dialog.setDefaultSuffix("workshop")
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever written over
        dialog.selectFile(f"{name}.workshop")
        dialog.fileSelected.connect(lambda chosen: self.write_to(Path(chosen)))
        open_over(dialog, self.choose.setFocus)

    def write_to(self, target: Path) -> None:
        """Write the copy into a file that is not there yet."""
        self._target = target
        self._word.say(_("The copy is being written…"))
        self._go_on(works=True)
        work = partial(share_away, order=ShareOrder(file_of(self._store), target))
        self._process = OtherProcess(work, self)
        self._process.heard.connect(self._hear)
        self._process.lost.connect(
            lambda: self._fail(_("This ended before it was complete. Try again."))
        )
        self._process.begin()

    def _hear(self, word: str, about: Any) -> None:
        if word == "trouble":
            self._fail(about)
            return
        self._end()
        where = _("It is in {file}.").format(file=self._target)
        self.say(_("The copy is written"), [where, *about])
        self.choose.hide()
        self.away.setText(_("Close"))
        self.away.setFocus()

    def _fail(self, sentence: str) -> None:
        self._end()
        self._word.complain(sentence)
        self.choose.setFocus()

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
        self._process = None
        self._go_on(works=False)

    def _go_on(self, *, works: bool) -> None:
        self.choose.setEnabled(not works)
        self.away.setEnabled(not works)

    def reject(self) -> None:
        """Close, but not before the copy is whole."""
        if self._process is None:
            super().reject()


def _about(*, locked: bool) -> list[str]:
    told = [
        _("A new file that others can open, and go on with. What never goes into it:"),
        _("–  names: people stay there by their roles, also in what others said of them"),
        _("–  private notes, your own notes, and what stays in the room"),
        _("–  single drawings, conversations, and promises that are for the team"),
        _("–  the codes of those in the room, what they agreed to, and what they need"),
        _("–  e-mail addresses and telephone numbers"),
        _("Look through it before you give it away: somebody may be known by what they said."),
    ]
    if locked:
        told.append(_("It opens with the same passphrase as this workshop."))
    return told
