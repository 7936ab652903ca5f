"""The pages of a dialog whose work takes a while: it asks, then works, then shows what came of it.

The work is done by a job in another process; there is one at a time.
"""

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.printing.printed import page_of
from ui.printing.progress import Progress
from ui.theme import dress


class Job(Protocol):
    """Work under way. It is a QObject, and says so when it is finished."""

    @property
    def failed(self) -> SignalInstance:
        """Says in a sentence why nothing came of it."""

    def stop(self) -> None:
        """Stop, and leave nothing half done."""

    def deleteLater(self) -> None:  # noqa: N802
        """Be gone, once nobody is at it."""


class WorkPages(QStackedWidget):
    """Fills a dialog, which says what is asked and what is done. With the dialog, its job ends."""

    def __init__(self, dialog: QDialog, works: str, press: str) -> None:
        """`works` says what is being done; `press` is on the button that begins it."""
        super().__init__()
        self._dialog = dialog
        self._job: Job | None = None
        self.button = QPushButton(press)
        """Begins the work."""
        dress(self.button, kind="filled")
        self.progress = Progress(works)
        self._trouble = QLabel(wordWrap=True)
        dress(self._trouble, role="stop")
        dialog.finished.connect(self.stop)

    def ask(self, title: str, body: QWidget) -> None:
        """Ask, under this title, what the body asks."""
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self._dialog.reject)
        asking = page_of(title, body, self._trouble, (self.button, cancel))
        for page in (asking, self.progress):
            self.addWidget(page)
        whole = QVBoxLayout(self._dialog)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.addWidget(self)
        self.button.setDefault(True)  # only inside a dialog does Qt take it up

    def say_nothing_more(self) -> None:
        """Say no more what went wrong before."""
        self._say("")

    def work(self, job: Job) -> None:
        """Show that a job is under way."""
        self._job = job
        job.failed.connect(self.fail)
        self.show_progress()

    def show_progress(self) -> None:
        """Show that it is being done."""
        self.setCurrentWidget(self.progress)
        self.progress.begin()

    def stop(self) -> None:
        """Stop what is under way, or let go of it when it is finished."""
        if self._job is not None:
            self._job.stop()
            self._job.deleteLater()
            self._job = None

    def fail(self, sentence: str) -> None:
        """Stop, and say what went wrong where it can be asked for again."""
        self.stop()
        self._say(sentence)
        self.setCurrentIndex(0)
        self.button.setFocus()

    def _say(self, trouble: str) -> None:
        self._trouble.setText(trouble)
        self._trouble.setAccessibleName(trouble)

    def show_result(self, page: QWidget) -> None:
        """Show what came of it."""
        self.stop()
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
