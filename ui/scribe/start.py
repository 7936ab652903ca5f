"""Before the keyboard is handed over: the key, the table or sheet, and where its notes go."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator.decks import BoardDeck
from facilitator.i18n import _
from ui.exercises.fields import Choice, table_spin
from ui.layouts import resize_to_show, scrolling
from ui.message_bar import announce
from ui.scribe.key import KeyRefusedError, ScribeKey
from ui.theme import Theme, dress
from ui.wording import translated
from ui.wrapped_buttons import WrappedTick


class Handover(NamedTuple):
    """What the facilitator chose."""

    key: ScribeKey
    table: int | None
    zone: str
    """The column's key; empty where the form has no columns."""


class StartScribe(QDialog):
    """Asks for a key, typed twice or in sight, for a table, and for a column where there are."""

    handed_over = Signal(object)
    """A Handover."""

    def __init__(self, deck: BoardDeck, zone: str, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Guest scribe"))
        self.key, self.again = QLineEdit(), QLineEdit()
        for field, name in ((self.key, _("Your key")), (self.again, _("The key once more"))):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaxLength(100)
            field.setAccessibleName(name)
        self.in_sight = WrappedTick(_("&Show the key while I type it"))
        self.table = table_spin()
        self.table.setValue(1)
        self.table.setAccessibleName(_("Table or sheet number"))
        zones = [(each.key, f"{each.prefix} · {translated(each.title)}") for each in deck.zones]
        self.zone = Choice(zones)
        self.zone.setAccessibleName(_("Column"))
        self.zone.show_key(zone)
        self._word = QLabel(wordWrap=True)
        dress(self._word, role="stop")
        self._lay_out(theme)
        self.in_sight.toggled.connect(self._show_key)
        self.key.setFocus()

    def _lay_out(self, theme: Theme) -> None:
        heading = QLabel(_("Hand over the keyboard"))
        dress(heading, role="title")
        what = _(
            "Whoever has the keyboard sees one question and the notes they type themselves. "
            "Your key gives it back to you; it is kept nowhere, so remember it."
        )
        if not self.zone.count():
            what = _(
                "Whoever has the keyboard sees the blank map and the lines they type themselves, "
                "and can go on to another table’s paper. "
                "Your key gives it back to you; it is kept nowhere, so remember it."
            )
        tip = _("Tip: pass the keyboard to residents first. Who writes decides what is written.")
        parts = []
        for text, role in ((what, "muted"), (tip, "accent")):
            label = QLabel(text, wordWrap=True)
            dress(label, role=role)
            parts.append(label)
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setSpacing(12)
        self._form.addRow(_("Your &key"), self.key)
        self._form.addRow(_("&Once more"), self.again)
        self._form.addRow("", self.in_sight)
        self._form.addRow(_("&Table or sheet"), self.table)
        self._form.addRow(_("&Column"), self.zone)
        self._form.setRowVisible(self.zone, bool(self.zone.count()))
        buttons = QDialogButtonBox()
        give = buttons.addButton(_("Hand over"), QDialogButtonBox.ButtonRole.AcceptRole)
        dress(give, kind="filled")
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._hand_over)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        content = QWidget()
        asked = QVBoxLayout(content)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(14)
        for part in (heading, *parts):
            asked.addWidget(part)
        asked.addLayout(self._form)
        area = scrolling(content)
        column.addWidget(area)
        column.addWidget(self._word)
        column.addWidget(buttons)
        resize_to_show(self, area, min(theme.px(520), 900))

    def _show_key(self, on: bool) -> None:  # noqa: FBT001
        modes = QLineEdit.EchoMode
        self.key.setEchoMode(modes.Normal if on else modes.Password)
        self._form.setRowVisible(self.again, not on)
        self.key.setFocus()

    def _hand_over(self) -> None:
        try:
            key = ScribeKey(self.key.text())
        except KeyRefusedError as error:
            self._refuse(str(error), self.key)
            return
        if not self.in_sight.isChecked() and self.key.text() != self.again.text():
            self.again.clear()
            self._refuse(_("The two are not the same; type the key once more."), self.again)
            return
        chosen = Handover(key, self.table.value() or None, str(self.zone.currentData() or ""))
        self.accept()
        self.handed_over.emit(chosen)

    def _refuse(self, sentence: str, field: QLineEdit) -> None:
        self._word.setText(sentence)
        announce(field, sentence)
        field.setFocus()
