"""One table's paper map in a volunteer's hands: a blank table to fill, paper after paper."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from facilitator.exercises.sector_map.institutions import remove_entries
from facilitator.i18n import _, ngettext
from facilitator.store import Store
from ui.exercises.board.form import small
from ui.exercises.fields import table_spin
from ui.exercises.sector_map.legend import Legend
from ui.exercises.sector_map.scribe_paper import PaperDesk, PaperMap
from ui.exercises.sector_map.scribe_table import PaperTable
from ui.exercises.sector_map.table_lines import ENTRY, Line
from ui.listening import listen
from ui.live_board import BoardChanges
from ui.message_bar import announce
from ui.scribe.form import ScribeForm
from ui.scribe.start import Handover
from ui.theme import Theme, dress

NEXT_PAPER = "Ctrl+Shift+T"
"""The key by which the facilitator's screen types for another table as well."""


class MapScribePage(ScribeForm):
    """Takes the lines of one paper map after the other, each with its table's number."""

    def __init__(self, store: Store, activity_id: int, chosen: Handover, theme: Theme) -> None:
        super().__init__(chosen.key)
        self._store = store
        self._paper = PaperMap(store, activity_id, chosen.table)
        listen(self._paper.changed, self._follow)  # first: what the table says of it comes after
        self.desk = PaperDesk(self._paper, theme, self)
        self.table = PaperTable(self.desk)
        self.number = table_spin()
        self.number.setAccessibleName(_("Paper map of table"))
        self.number.setValue(chosen.table or 0)
        self._count = small()
        self._word = small(role="stop")
        self._word.hide()
        self._doubted: list[int] = []
        """The lines of which it was asked whether they go."""
        self._lay_out(theme)
        self._connect()
        self._show()

    def _lay_out(self, theme: Theme) -> None:
        title = QLabel(_("Paper &map of table"))
        dress(title, role="heading")
        title.setBuddy(self.number)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(title)
        top.addWidget(self.number)
        top.addWidget(self._count, 1)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._count.setMinimumWidth(theme.px(120))
        keys = _(
            "Tab: next column. Enter: same row again. Ctrl+Enter: next row. "
            "Ctrl+Shift+T: the next table’s paper."
        )
        head = QVBoxLayout()
        head.setContentsMargins(24, 16, 24, 6)
        head.setSpacing(6)
        head.addLayout(top)
        head.addWidget(small(keys))
        asked = QVBoxLayout()
        asked.setContentsMargins(24, 0, 24, 0)
        self._word.setContentsMargins(0, 6, 0, 6)
        asked.addWidget(self._word)
        asked.addWidget(self.key_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(asked)
        column.addWidget(self._foot())

    def _foot(self) -> QFrame:
        """Return what signs mean, and beside it the way out."""
        foot = QFrame()
        dress(foot, role="foot")
        legend = Legend(self.desk, may_name=False)
        dress(legend, role="")
        line = QHBoxLayout(foot)
        line.setContentsMargins(8, 2, 16, 4)
        line.addWidget(legend, 1)
        line.addWidget(self.way_out)
        return foot

    def ask_for_key(self) -> None:
        """Ask for the key; nothing else leads out of here."""
        self._forget_question()
        super().ask_for_key()

    def _connect(self) -> None:
        self.number.valueChanged.connect(self._turn)
        self.number.editingFinished.connect(self._numbered)
        QShortcut(QKeySequence(NEXT_PAPER), self).activated.connect(self._ask_for_number)
        self.desk.said.connect(self._say)
        self.table.delete_asked.connect(self._delete)
        self.table.entry_chosen.connect(lambda _entry_id: self._forget_question())

    def begin(self) -> None:
        """Put the cursor where lines are typed."""
        self.table.begin()

    def leave(self) -> None:
        """Keep what was begun, and follow nothing any more."""
        self.table.flush()
        self._paper.close()

    # One paper after the other

    def _ask_for_number(self) -> None:
        self.number.setFocus()
        self.number.selectAll()

    def _turn(self, number: int) -> None:
        """Take another table's paper; what was begun belongs to the one before."""
        self.table.flush()
        self.table.clearSelection()
        self.desk.turn_to(number or None)
        self.table.setCurrentIndex(self.table.table.index_of(Line("", 0)))
        self.table.scrollToTop()
        self._show()

    def _numbered(self) -> None:
        if self.number.hasFocus():
            self.table.begin()

    # Lines

    def _delete(self, lines: list[Line]) -> None:
        """Take lines away when it is asked for twice: nobody here can undo it."""
        ids = [line.id for line in lines if line.kind == ENTRY]
        entries = [entry for each in ids if (entry := self.desk.entry(each)) is not None]
        if not entries:
            return
        labels = ", ".join(entry.label for entry in entries)
        if ids != self._doubted:
            self._doubted = ids
            said = _("Press Delete once more, and {labels} goes.")
        else:
            self.desk.act(lambda: remove_entries(self._store, ids))
            self._doubted = []
            said = _("{labels} is deleted.")
        self._say(said.format(labels=labels))

    def _forget_question(self) -> None:
        if self._doubted:
            self._doubted = []
            self._say("")

    def _follow(self, _changes: BoardChanges) -> None:
        self._say("")
        self._show()

    def _show(self) -> None:
        count = len(self.desk.map.entries)
        said = ngettext("{count} line typed", "{count} lines typed", count)
        self._count.setText(said.format(count=count))

    def _say(self, sentence: str) -> None:
        self._word.setText(sentence)
        self._word.setVisible(bool(sentence))
        if sentence:
            announce(self.table, sentence)
