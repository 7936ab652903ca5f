"""What was printed: the files, each to be opened, and what people should know of them."""

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _, ngettext
from ui.focus import open_over
from ui.layouts import column, row, scrolling
from ui.printing.worker import Sheet
from ui.theme import Theme, dress


def page_of(title: str, body: QWidget, line: QWidget, buttons: Sequence[QPushButton]) -> QWidget:
    """Return a page of the dialog: a heading, what fills it, a line below, and its buttons."""
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(12)
    heading = QLabel(title)
    dress(heading, role="title")
    rows.addWidget(heading)
    rows.addWidget(body, 1)
    rows.addWidget(line)
    foot = row()
    foot.addStretch(1)
    for button in buttons:
        foot.addWidget(button)
    rows.addLayout(foot)
    return page


def notice(sentence: str) -> QLabel:
    """Return a quiet sentence, to be read as it is."""
    said = QLabel(sentence, wordWrap=True)
    said.setTextFormat(Qt.TextFormat.PlainText)
    dress(said, role="muted")
    return said


class PrintedFiles(QWidget):
    """Lists the files that were printed."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._folder = Path()
        self._paths: list[Path] = []
        content = QWidget()
        self._files = column(8)
        content.setLayout(self._files)
        self._count = QLabel(wordWrap=True)
        dress(self._count, role="muted")
        folder = QPushButton(_("Open folder"))
        folder.clicked.connect(lambda: self._open(self._folder))
        self.preview = QPushButton(_("Pre&view…"))
        self.preview.clicked.connect(partial(self._show_preview, 0))
        self.on_printer = QPushButton(_("&Print on a printer…"))
        self.on_printer.clicked.connect(self._print_on_printer)
        self._close = QPushButton(_("Close"))
        dress(self._close, kind="filled")
        self._close.clicked.connect(self.left)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        buttons = (self.on_printer, self.preview, folder, self._close)
        whole.addWidget(page_of(_("Printed"), scrolling(content), self._count, buttons))

    def take_focus(self) -> None:
        """Put the focus on what ends it."""
        self._close.setFocus()

    def show_sheets(
        self, sheets: Sequence[Sheet], folder: Path, left_out: Collection[str], older: int = 0
    ) -> None:
        """Show what was printed into a folder, and below it what is on none of it.

        So many papers of an `older` print are in the folder as well.
        """
        self._folder = folder
        self._paths = [sheet.path for sheet in sheets]
        while (item := self._files.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for sheet in sheets:
            self._files.addWidget(self._file(sheet, left_out))
        if left_out:
            heading = QLabel(_("What the papers leave out"))
            dress(heading, role="strong")
            self._files.addWidget(heading)
        for sentence in left_out:
            self._files.addWidget(notice(sentence))
        self._files.addStretch(1)
        text = ngettext("{count} file", "{count} files", len(sheets)).format(count=len(sheets))
        beside = ngettext(
            "{count} paper of an earlier print is in the folder too.",
            "{count} papers of an earlier print are in the folder too.",
            older,
        ).format(count=older)
        self._count.setText(
            _("{files}. {older}").format(files=text, older=beside) if older else text
        )

    def _file(self, sheet: Sheet, left_out: Collection[str]) -> QWidget:
        """Return a file's line, with its notices but for those that stand below all files."""
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        line = row()
        name = QLabel(sheet.path.name, wordWrap=True)
        name.setTextFormat(Qt.TextFormat.PlainText)
        look = QPushButton(_("Preview"))
        look.setAccessibleName(_("Preview {name}").format(name=sheet.path.name))
        look.clicked.connect(partial(self._show_preview, self._paths.index(sheet.path)))
        show = QPushButton(_("Open"))
        show.setAccessibleName(_("Open {name}").format(name=sheet.path.name))
        show.clicked.connect(partial(self._open, sheet.path))
        line.addWidget(name, 1)
        line.addWidget(look)
        line.addWidget(show)
        rows.addLayout(line)
        for sentence in sheet.notices:
            if sentence not in left_out:
                rows.addWidget(notice(sentence))
        return box

    def _show_preview(self, first: int, *_signal: object) -> None:
        from ui.printing.preview import Preview

        came_from = self.focusWidget() or self._close
        open_over(Preview(self._paths, self._theme, self, first=first), came_from.setFocus)

    def _print_on_printer(self) -> None:
        from ui.printing.on_printer import PrinterDialog

        dialog = PrinterDialog(self._paths, self._theme, self)
        open_over(dialog, self.on_printer.setFocus)

    def _open(self, path: Path, *_signal: object) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
