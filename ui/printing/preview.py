"""What was printed, looked at before it is on paper: page by page, as large as one likes."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _, spoken
from ui.heard import be_heard_as, name_choice
from ui.layouts import row
from ui.other_process import OtherProcess
from ui.printing.page_view import AROUND, PageView
from ui.printing.preview_worker import PageSize, Sizes, serve_preview
from ui.theme import Theme, dress

ZOOMS: Final = (10, 15, 25, 35, 50, 75, 100, 150, 200, 300, 400)
"""Per cent of what is true size on this screen."""
INCH: Final = 25.4


class Preview(QDialog):
    """Shows the pages of PDFs, which are drawn in another process."""

    def __init__(
        self, files: Sequence[Path], theme: Theme, parent: QWidget | None = None, *, first: int = 0
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Preview"))
        self._theme = theme
        self._sizes: Sizes | None = None
        self._zoom: float | None = None
        self._process = OtherProcess(partial(serve_preview, language=spoken()), self)
        self._process.heard.connect(self._hear)
        self._process.lost.connect(self._lost)
        self.files = QComboBox()
        for path in files:
            self.files.addItem(path.name, path)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.finished.connect(self._process.end)
        self.resize(min(theme.px(900), 1_200), min(theme.px(640), 690))
        self.files.setCurrentIndex(first)
        self.pages.setFocus()
        self._open()

    def _make_parts(self) -> None:
        name_choice(self.files, _("File"))
        self.pages = QListWidget()
        self.pages.setAccessibleName(_("Pages"))
        self.number = QSpinBox(prefix=_("Page "), minimum=1, maximum=1)
        self.number.setAccessibleName(_("Page"))
        self.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._count = QLabel()
        self.zoom = QComboBox()
        name_choice(self.zoom, _("Size on the screen"))
        self.zoom.addItem(_("Whole page"), None)
        for per_cent in ZOOMS:
            self.zoom.addItem(_("{number} %").format(number=per_cent), per_cent)
        self._smaller, self._larger = QPushButton("−"), QPushButton("+")
        for button, name in ((self._smaller, _("Smaller")), (self._larger, _("Larger"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
            dress(button, fit="snug")
        self.view = PageView(self._theme)
        self._area = QScrollArea()
        be_heard_as(self._area, QAccessible.Role.Grouping)
        self._area.setAccessibleName(_("The page"))
        self._area.setWidget(self.view)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for watched in (self._area, self._area.viewport()):
            watched.installEventFilter(self)
        self._said = QLabel(wordWrap=True)
        dress(self._said, role="muted")
        self._print = QPushButton(_("Print on a printer…"))
        self._close = QPushButton(_("Close"))
        dress(self._close, kind="filled")

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(10)
        self.files.setVisible(self.files.count() > 1)
        self.files.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.files.setMinimumContentsLength(20)
        whole.addWidget(self.files)
        above = row()
        for part in (self.number, self._count):
            above.addWidget(part)
        above.addStretch(1)
        for control in (self._smaller, self.zoom, self._larger):
            above.addWidget(control)
        whole.addLayout(above)
        middle = row(12)
        self.pages.setFixedWidth(self._theme.px(150))
        middle.addWidget(self.pages)
        middle.addWidget(self._area, 1)
        whole.addLayout(middle, 1)
        foot = row()
        foot.addWidget(self._said, 1)
        foot.addWidget(self._print)
        foot.addWidget(self._close)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.files.currentIndexChanged.connect(self._open)
        self.pages.currentRowChanged.connect(self._show)
        self.number.valueChanged.connect(lambda number: self.pages.setCurrentRow(number - 1))
        self.zoom.currentIndexChanged.connect(self._zoom_chosen)
        self._smaller.clicked.connect(lambda _checked: self._step(-1))
        self._larger.clicked.connect(lambda _checked: self._step(1))
        self.view.wanted.connect(lambda pieces: self._process.send(("want", pieces)))
        self._print.clicked.connect(lambda _checked: self._print_on_printer())
        self._close.clicked.connect(self.accept)
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(keys, self).activated.connect(partial(self._step, step))
        QShortcut("Ctrl+0", self).activated.connect(lambda: self.zoom.setCurrentIndex(0))
        for key, by in (("PgDown", 1), ("PgUp", -1)):
            turn = QShortcut(key, self._area)
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(partial(self.number.stepBy, by))

    # What is shown

    def _open(self) -> None:
        path: Path = self.files.currentData()
        self._sizes = None
        self.pages.clear()
        self._said.setText(_("Getting ready…"))
        self.view.show_file(path)
        self._process.send(("open", path))

    def _hear(self, word: str, about: Any) -> None:
        if word == "drawn":
            self.view.add(about)
        elif word == "trouble":
            self._said.setText(about)
        elif about.path == self.files.currentData():
            self._show_sizes(about)

    def _lost(self) -> None:
        self._said.setText(
            _("The preview ended unexpectedly; the PDF itself is as it was. Try again.")
        )

    def _show_sizes(self, sizes: Sizes) -> None:
        self._sizes = sizes
        count = len(sizes.pages)
        self.number.setMaximum(max(1, count))
        self._count.setText(_("of {count}").format(count=count))
        self.pages.addItems([self._name(number) for number in range(count)])
        self.pages.setCurrentRow(0)
        if not self.number.hasFocus():
            self.pages.setFocus()

    def _name(self, number: int) -> str:
        if self._sizes is None or not self._sizes.flip:
            return str(number + 1)
        side = _("{number} · back") if number % 2 else _("{number} · front")
        return side.format(number=number + 1)

    def _show(self) -> None:
        number = self.pages.currentRow()
        if self._sizes is None or number < 0:
            return
        page = self._sizes.pages[number]
        self.number.setValue(number + 1)
        self.view.show_page(number, (page.width, page.height), self._scale(page))
        self._said.setText(self._words(self._sizes, number))
        self._area.setAccessibleName(self._said.text())

    def _words(self, sizes: Sizes, number: int) -> str:
        page = sizes.pages[number]
        said = {
            "": _("Page {number} of {count}: {paper}, {way}"),
            "long": _("Page {number} of {count}, {side}: {paper}, {way}, flipped on the long edge"),
            "short": _(
                "Page {number} of {count}, {side}: {paper}, {way}, flipped on the short edge"
            ),
        }[sizes.flip]
        return said.format(
            number=number + 1,
            count=len(sizes.pages),
            side=_("back") if number % 2 else _("front"),
            paper=page.paper,
            way=_("sideways") if page.width > page.height else _("upright"),
        )

    # How large

    def _scale(self, page: PageSize) -> float:
        """Return the pixels that a mm has."""
        if self._zoom is not None:
            return self._zoom / 100 * self._true_size()
        room = self._area.maximumViewportSize()
        across, down = room.width() - 2 * AROUND - 2, room.height() - 2 * AROUND - 2
        return max(0.05, min(across / page.width, down / page.height))

    def _true_size(self) -> float:
        """Return the pixels of a mm that is as long on the screen as on paper."""
        told = self.screen().physicalDotsPerInch()
        return (told if 50 <= told <= 600 else self.logicalDpiX()) / INCH

    def _zoom_chosen(self) -> None:
        self._zoom = self.zoom.currentData()
        self._show()

    def _step(self, step: int) -> None:
        """Show the page larger or smaller by a step."""
        if self._sizes is None:
            return
        now = self._scale(self._sizes.pages[self.pages.currentRow()]) / self._true_size() * 100
        some = [zoom for zoom in ZOOMS if (zoom > now + 1 if step > 0 else zoom < now - 1)]
        if some:
            chosen = some[0] if step > 0 else some[-1]
            self.zoom.setCurrentIndex(1 + ZOOMS.index(chosen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Fit the page anew where its room changed, and show where the cursor is."""
        if isinstance(event, QResizeEvent) and self._zoom is None:
            self._show()
        if isinstance(event, QFocusEvent):
            self.view.mark(on=event.gotFocus())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Stay open at Enter in the page's number or in the list; a button takes its own."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def _print_on_printer(self) -> None:
        from ui.focus import open_over
        from ui.printing.on_printer import PrinterDialog

        chosen = self.files.currentIndex()
        files = [self.files.itemData(place) for place in range(self.files.count())]
        dialog = PrinterDialog(files, self._theme, self, first=chosen)
        open_over(dialog, self.pages.setFocus)
