"""The trusted voices planner: communities, where they are met, and whom they ask before us."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from facilitator.errors import FacilitatorError
from facilitator.exercises.sector_map import voices
from facilitator.exercises.sector_map.questions import questions
from facilitator.i18n import _
from facilitator.store import Changes
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.talk_people import everybody
from ui.exercises.sector_map.talk_plan import only
from ui.exercises.sector_map.voices_form import VoicesForm
from ui.exercises.sector_map.voices_words import COMMUNITY, VOICE, lines
from ui.layouts import row, scrolling
from ui.listening import listen
from ui.log_book.entry_list import EntryList
from ui.log_book.fields import RoleLine
from ui.log_book.word import Word
from ui.theme import dress
from ui.workshop.over import Over

if TYPE_CHECKING:
    from ui.live_board import LiveBoard

TABLES = frozenset({"voice_community", "trusted_voice", "person"})
ASKED = frozenset({"community_with_few_voices", "voice_without_backup", "language_gap"})


class VoicesDialog(QDialog):
    """Lists voices under their communities. Everything is saved at once, and can be undone."""

    def __init__(self, over: Over, live: "LiveBoard") -> None:
        super().__init__(over.page)
        self._store, self._safe = over.day.store, over.safe
        self._desk = MapDesk(self._store, live, over.theme, self)
        self.setWindowTitle(_("Trusted voices"))
        self.list = EntryList(over.theme, _("Communities and their voices"))
        self.form = VoicesForm()
        self.new_community = RoleLine(_("New community"), _("New community, then Enter"))
        self.new_voice = RoleLine(_("New voice, as a role"), _("New voice, as a role, then Enter"))
        for field in (self.new_community, self.new_voice):
            field.setAccessibleDescription(_("Enter adds it."))
        self._asked = QLabel(wordWrap=True)
        self._asked.setTextFormat(Qt.TextFormat.PlainText)
        self._word = Word()
        self._lay_out(over)
        self._connect()
        self._show()
        (self.list if self.list.key else self.new_community).setFocus()

    def _lay_out(self, over: Over) -> None:
        theme = over.theme
        heading = QLabel(_("Trusted voices"))
        dress(heading, role="title")
        prompt = QLabel(_("Whom do people ask before they ask us?"), wordWrap=True)
        dress(prompt, role="muted")
        self._questions = _questions_panel(self._asked)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self.form)
        beside.addWidget(self._questions)
        beside.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(self.new_voice)
        left.addWidget(self.new_community)
        middle = row(16)
        middle.addLayout(left, 3)
        middle.addWidget(scrolling(side), 2)
        close = QPushButton(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(lambda _checked: self.accept())
        foot = row()
        foot.addWidget(self._word, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(prompt)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.resize(min(theme.px(940), 1_200), min(theme.px(640), 690))

    def _connect(self) -> None:
        self.list.picked.connect(lambda _key: self._show_current())
        self.list.opened.connect(lambda _key: self.form.take_up())
        self.list.removal_asked.connect(lambda _key: self._remove())
        self.form.removal_wanted.connect(self._remove)
        self.form.community_changed.connect(self._change_community)
        self.form.voice_changed.connect(self._change_voice)
        self.new_community.left.connect(self._add_community)
        self.new_voice.left.connect(self._add_voice)
        for line in (self.new_voice, self.new_community):
            line.offered.connect(self._word.offer)
        listen(self._store.changed, self._follow)
        self._safe.changed.connect(self._show)
        for keys, act in (
            ("Ctrl+Z", self._store.undo),
            ("Ctrl+Shift+Z", self._store.redo),
            ("Ctrl+Y", self._store.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._take_back, act))

    # What shows

    def _follow(self, changes: Changes) -> None:
        if TABLES & changes.keys():
            self._show()

    def _show(self) -> None:
        desk, writes = self._desk, not self._store.read_only
        self.list.show_lines(lines(desk.map, desk.people))
        self.new_voice.know(each.said for each in everybody(desk))
        asked = [] if self._safe.hides else questions(desk.map)
        said = [each.text for each in asked if each.key in ASKED]
        self._asked.setText("\n\n".join(said))
        self._questions.setVisible(bool(said))
        for part in (self.form, self.new_voice, self.new_community):
            part.setEnabled(writes)
        self._show_current()

    def _show_current(self) -> None:
        kind, row_id = self._in_hand
        board = self._desk.map
        self.new_voice.setVisible(bool(kind))
        if kind == COMMUNITY and row_id in board.rows["voice_community"]:
            self.form.show_community(board.rows["voice_community"][row_id])
        elif kind == VOICE and row_id in board.rows["trusted_voice"]:
            self.form.show_voice(board.rows["trusted_voice"][row_id], self._desk.people)
        else:
            self.form.show_nothing()

    @property
    def _in_hand(self) -> tuple[str, int]:
        key = self.list.key
        return (key[0], int(key[1:])) if key else ("", 0)

    @property
    def _community_id(self) -> int:
        """The community in hand, or that of the voice in hand."""
        kind, row_id = self._in_hand
        if kind == VOICE:
            return int(self._desk.map.rows["trusted_voice"][row_id].community_id)
        return row_id

    # What is done

    def _add_community(self) -> None:
        self._add(
            self.new_community,
            COMMUNITY,
            lambda name: voices.add_community(self._store, self._desk.activity_id, name),
        )
        if not self.new_community.text():
            self.new_voice.setFocus()

    def _add_voice(self) -> None:
        self._add(
            self.new_voice,
            VOICE,
            lambda role: voices.add_voice(self._store, self._community_id, self._known(role)),
        )

    def _add(self, field: QLineEdit, kind: str, act: Callable[[str], int]) -> None:
        """Add what was typed; the field is ready for the next."""
        made: list[int] = []
        text = field.text().strip()
        if text and self._try(lambda: made.append(act(text))):
            field.clear()
            self.list.choose(f"{kind}{made[0]}")
            self._word.say(_("Added."))

    def _known(self, role: str) -> int | str:
        """Return who on the map has this role, where it is one person alone."""
        return only(everybody(self._desk), role) or role

    def _change_community(self, values: dict[str, Any]) -> None:
        kind, row_id = self._in_hand
        if kind == COMMUNITY:
            self._try(lambda: voices.change_community(self._store, row_id, **values))

    def _change_voice(self, values: dict[str, Any]) -> None:
        kind, row_id = self._in_hand
        named = {
            key: self._known(value)
            for key, value in values.items()
            if key in {"who", "backup"} and value
        }
        if kind == VOICE:
            self._try(lambda: voices.change_voice(self._store, row_id, **{**values, **named}))

    def _remove(self) -> None:
        kind, row_id = self._in_hand
        remove = {COMMUNITY: voices.remove_community, VOICE: voices.remove_voice}.get(kind)
        if remove is not None and self._try(lambda: remove(self._store, row_id)):
            self._word.say(_("Deleted. Undo brings it back."))
            (self.list if self.list.key else self.new_community).setFocus()

    def _take_back(self, act: Callable[[], object]) -> None:
        self.form.flush()
        self._try(act)

    def _try(self, act: Callable[[], object]) -> bool:
        """Do something, and say whether it was done; what hinders it is said."""
        self._word.say("")
        if self._store.read_only:
            return False
        try:
            act()
        except FacilitatorError as error:
            self._word.complain(str(error))
            self._show()
            return False
        return True

    def done(self, result: int) -> None:
        """Save what is being typed before it goes."""
        self.form.flush()
        super().done(result)


def _questions_panel(asked: QLabel) -> QWidget:
    """Return the questions under their heading."""
    panel = QWidget()
    column = QVBoxLayout(panel)
    column.setContentsMargins(16, 0, 4, 0)
    heading = QLabel(_("Questions for the room"))
    dress(heading, role="section")
    column.addWidget(heading)
    column.addWidget(asked)
    return panel
