"""The parts of the program, to search, and the licence of the one that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _, ngettext
from facilitator.licences import Part
from ui.layouts import column, row
from ui.theme import Theme, dress

_INTO_THE_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Licences(QWidget):
    """Names to the left, found by what is typed; to the right the licence of the one chosen."""

    def __init__(self, found: Sequence[Part] | str, theme: Theme) -> None:
        """Show these parts; or, instead of a licence, a sentence on why there are none."""
        super().__init__()
        self._found: Sequence[Part] = () if isinstance(found, str) else in_order(found)
        self.search = QLineEdit(placeholderText=_("Find a part, or a licence"))
        self.search.setAccessibleName(_("Find a part, or a licence"))
        self.search.setToolTip(self.search.placeholderText())
        self.search.textChanged.connect(self._seek)
        self.search.installEventFilter(self)
        self.count = _line("small")
        self.list = QListWidget()
        self.list.setAccessibleName(_("What Facilitator stands on"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(self._show)
        self.name = _line("heading")
        self.terms = _line("muted")
        self.text = _text_to_read()
        self._lay_out(theme)
        self.list.ensurePolished()  # its rows are as high as the look says
        for part in self._found:
            self.list.addItem(_item(part))
        self.list.setCurrentRow(0)
        self._seek("")
        if isinstance(found, str):
            self.text.setPlainText(found)

    def _lay_out(self, theme: Theme) -> None:
        names = column()
        names.addWidget(self.search)
        names.addWidget(self.list, 1)
        names.addWidget(self.count)
        licence = column(4)
        licence.addWidget(self.name)
        licence.addWidget(self.terms)
        licence.addWidget(self.text, 1)
        heading = _line("section")
        heading.setText(_("It stands on the work of others, and on these terms"))
        both = row(16)
        both.addLayout(names)
        both.addLayout(licence, 1)
        self.search.ensurePolished()
        hint = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText())
        for narrow in (self.search, self.list, self.count):
            narrow.setFixedWidth(min(max(theme.px(280), hint + theme.px(48)), 480))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(heading)
        whole.addLayout(both, 1)

    def _seek(self, typed: str) -> None:
        """Show only the parts in whose names and terms every word occurs."""
        words = typed.casefold().split()
        fits = [all(word in _words(part) for word in words) for part in self._found]
        for number, fit in enumerate(fits):
            self.list.item(number).setHidden(not fit)
        here = self.list.currentRow()
        if True in fits and not (here >= 0 and fits[here]):
            self.list.setCurrentRow(fits.index(True))
        count = sum(fits)
        said = ngettext("{count} part", "{count} parts", count).format(count=count)
        nothing = _("No part is called that. Type fewer letters.")
        self.count.setText(said if count or not words else nothing)

    def _show(self, number: int) -> None:
        if not 0 <= number < len(self._found):
            return
        part = self._found[number]
        self.name.setText(f"{part.name} {part.version}".strip())
        terms = part.licence or _("Its own terms")
        if part.inside:
            terms = _("{licence}, inside {package}").format(licence=terms, package=part.inside)
        self.terms.setText(terms)
        self.text.setPlainText(part.text())
        self.text.setAccessibleName(_("Licence of {name}").format(name=part.name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Go from the search into the list with the arrow down, or Enter."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _INTO_THE_LIST
        ):
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return super().eventFilter(watched, event)


def in_order(found: Sequence[Part]) -> list[Part]:
    """Return the parts with the program, Python and Qt first, the others by name."""
    first = ("Facilitator", "Python", "Qt")
    ranks = {name: number for number, name in enumerate(first)}
    return sorted(found, key=lambda part: (ranks.get(part.name, 3), part.name.casefold()))


def _words(part: Part) -> str:
    return f"{part.name} {part.version} {part.licence} {part.inside}".casefold()


def _item(part: Part) -> QListWidgetItem:
    told = _("{name} (in {package})").format(name=part.name, package=part.inside)
    item = QListWidgetItem(told if part.inside else part.name)
    item.setToolTip(item.text())
    return item


def _line(role: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    dress(label, role=role)
    return label


def _text_to_read() -> QPlainTextEdit:
    text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByKeyboard
        | Qt.TextInteractionFlag.TextSelectableByMouse
    )
    text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the licences are in English
    return text
