"""Takes cards from a spreadsheet: what would come is shown before anything does."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.decks.card_parts import Sort
from facilitator.decks.sheet_paste import Sheet, read_sheet
from facilitator.decks.sheet_rows import sheet_text
from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from ui.editor.cards.coming import ComingCards
from ui.editor.cards.hand import CardsInHand
from ui.editor.fields import small
from ui.focus import open_over
from ui.layouts import row, scrolling
from ui.message_bar import announce
from ui.theme import Theme, dress

SOON_MS: Final = 150
MOST_TOLD: Final = 30
"""So many mistakes are told one by one; further ones are counted."""
LONGEST: Final = 40
"""As much of a column's name is told, in characters."""
SIZE: Final = (820, 560)


class SheetDialog(QDialog):
    """Shows what a text would bring, and lets people take it."""

    taken = Signal(object)
    """The sheet that is to be taken."""

    def __init__(self, hand: CardsInHand, theme: Theme, parent: QWidget, text: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Cards from a spreadsheet"))
        self._hand, self._sheet = hand, Sheet()
        self._field = QPlainTextEdit()
        self._field.setTabChangesFocus(True)
        self._field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._field.setAccessibleName(_("Rows from a spreadsheet"))
        self._field.setPlaceholderText(
            _("Copy the rows in your spreadsheet, and press Ctrl+V here")
        )
        self._said = QLabel(wordWrap=True)
        dress(self._said, role="strong")
        self._preview = ComingCards(theme)
        self._mistakes = QLabel(wordWrap=True)
        self._mistakes.setTextFormat(Qt.TextFormat.PlainText)
        self._mistakes.setContentsMargins(12, 8, 12, 8)
        dress(self._mistakes, role="look_here")
        self._area = scrolling(self._mistakes)
        self._area.setMaximumHeight(theme.px(108))
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._read)
        self._lay_out(theme)
        wanted = QSize(theme.px(SIZE[0]), theme.px(SIZE[1]))
        self.resize(wanted.boundedTo(parent.size()))
        self._field.textChanged.connect(self._soon.start)
        self._field.setPlainText(text)
        self._read()
        self._field.setFocus()

    def _lay_out(self, theme: Theme) -> None:
        file = QPushButton(_("Read a CSV file…"))
        file.setAutoDefault(False)
        file.clicked.connect(self._ask)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._take = QPushButton()
        self._take.setAutoDefault(False)
        dress(self._take, kind="filled")
        self._take.clicked.connect(self._done)
        foot = row(8)
        foot.addWidget(file)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._take)
        hint = _(
            "The columns are code, theme, audience, kind, text and minutes, or in any order where"
            " the first row names them. “Text (Welsh)” is the text in Welsh. One"
            " column alone is the text. What no column says is as on"
            " the card in hand."
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(small(hint))
        whole.addWidget(self._field, 2)
        whole.addWidget(self._said)
        whole.addWidget(self._preview, 3)
        whole.addWidget(self._area)
        whole.addLayout(foot)

    # What would come

    def _read(self) -> None:
        self._soon.stop()
        text = self._field.toPlainText()
        self._sheet = read_sheet(text, self._hand.deck, self._hand.card)
        cards, mistakes = self._sheet.cards, [str(each) for each in self._sheet.mistakes]
        said = said_sheet(self._sheet) if text.strip() else ""
        if said != self._said.text():
            self._said.setText(said)
            announce(self._said, said)
        self._preview.show_cards(self._hand.deck, self._sheet)
        self._preview.setVisible(bool(cards))
        told = [*said_left_out(self._sheet), *mistakes[:MOST_TOLD]]
        if len(mistakes) > MOST_TOLD:
            more = len(mistakes) - MOST_TOLD
            said = ngettext("And {count} more row.", "And {count} more rows.", more)
            told.append(said.format(count=more))
        self._mistakes.setText("\n".join(told))
        self._area.setVisible(bool(told))
        count = len(cards)
        taking = ngettext("Take {count} card", "Take {count} cards", count).format(count=count)
        self._take.setText(taking if cards else _("Take the cards"))
        self._take.setEnabled(bool(cards))

    def _done(self) -> None:
        self._read()
        if self._sheet.cards:
            self.accept()
            self.taken.emit(self._sheet)

    # From a file

    def _ask(self) -> None:
        dialog = QFileDialog(self, _("Read a CSV file"), str(self._hand.editing.folder.parent))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Tables (*.csv *.tsv *.txt)"))
        dialog.fileSelected.connect(self.read_file)
        open_over(dialog, self._field.setFocus)

    def read_file(self, name: str) -> None:
        """Show what a file would bring; where it cannot be read, say why."""
        try:
            text = sheet_text(Path(name))
        except FacilitatorError as error:
            self._said.setText(str(error))
            announce(self._said, str(error))
            return
        self._field.setPlainText(text)
        self._read()


def said_sheet(sheet: Sheet) -> str:
    """Return what a sheet brings, in a line: “12 cards, 2 new themes; 1 row stays out”."""
    if not sheet.cards:
        return ""
    count = len(sheet.cards)
    parts = [ngettext("{count} card", "{count} cards", count).format(count=count)]
    for sort, made in sheet.parts.items():
        if made:
            parts.append(_new_parts(sort, len(made)))
    said = ", ".join(parts)
    out = len(sheet.mistakes)
    if not out:
        return said
    stays = ngettext("{count} row stays out", "{count} rows stay out", out).format(count=out)
    return _("{cards}; {rows}").format(cards=said, rows=stays)


def said_left_out(sheet: Sheet) -> list[str]:
    """Return a line about the columns that nothing of a card is in, where there are any."""
    columns = sheet.left_out
    if not columns:
        return []
    message = ngettext(
        "A column is left out, since nothing of a card is called that: {columns}. Name it anew if"
        " it is one of those above.",
        "Columns are left out, since nothing of a card is called that: {columns}. Name them anew"
        " if they are of those above.",
        len(columns),
    )
    return [message.format(columns=", ".join(f"“{name[:LONGEST]}”" for name in columns))]


def _new_parts(sort: Sort, count: int) -> str:
    if sort == "themes":
        message = ngettext("{count} new theme", "{count} new themes", count)
    elif sort == "audiences":
        message = ngettext("{count} new audience", "{count} new audiences", count)
    else:
        message = ngettext("{count} new kind", "{count} new kinds", count)
    return message.format(count=count)
