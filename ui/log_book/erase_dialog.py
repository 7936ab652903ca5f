"""Erasing somebody for good: what goes, before it goes, and what went."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.backups import copies_of
from facilitator.erasing import Somebody, erase
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.people import Person
from facilitator.said_of import mentions, said_of
from facilitator.workshop import the_workshop
from ui.layouts import row, scrolling
from ui.log_book.fields import enter_presses
from ui.log_book.people_words import before_erasing
from ui.log_book.word import Word
from ui.message_bar import announce
from ui.theme import dress
from ui.workshop.over import Over

OF_OTHERS: Final = frozenset({"sector_entry", "note"})
"""Where words about somebody are of other people's, and stay when they are erased."""


class EraseDialog(QDialog):
    """Nothing is erased until somebody says so. It speaks of a role, and never of a name."""

    def __init__(self, over: Over, person_id: int) -> None:
        super().__init__(over.page)
        self._store, self._person_id = over.day.store, person_id
        self.setWindowTitle(_("Erase this person"))
        self._heading = QLabel(wordWrap=True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._heading, role="title")
        self._told = QWidget()
        self._lines = QVBoxLayout(self._told)
        self._lines.setContentsMargins(0, 0, 12, 0)
        self._lines.setSpacing(8)
        self._word = Word()
        self.erase = QPushButton(_("&Erase for good"))
        self.away = QPushButton(_("Leave it as it is"))
        dress(self.erase, kind="stop")
        foot = row()
        foot.addWidget(self._word, 1)
        for button, act in ((self.away, self.reject), (self.erase, self._erase)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked, act=act: act())
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(scrolling(self._told), 1)
        column.addLayout(foot)
        self.resize(min(over.theme.px(560), 1_100), min(over.theme.px(420), 660))
        self._ask()
        self.away.setFocus()

    def _ask(self) -> None:
        with self._store.reading() as session:
            person = session.get(Person, self._person_id)
            found = mentions(session, self._person_id)
            said = said_of(session, person) if person is not None else []
            workshop = the_workshop(session).uid
        if person is None:
            self._heading.setText(
                _("This person is not in the workshop any more; choose somebody else.")
            )
            self.erase.setEnabled(False)
            return
        who = Somebody(person.uid, person.role, person.name)
        copies = copies_of(self._store.path, workshop)
        holding = sum(who.is_in(each, self._store.key) for each in copies)
        self._heading.setText(_("Erase “{role}”?").format(role=person.role))
        left = sum(each.table in OF_OTHERS for each in said)
        self._say(before_erasing(person, found, holding, left))
        self.erase.setEnabled(not self._store.read_only)

    def _erase(self) -> None:
        try:
            told = erase(self._store, self._person_id)
        except FacilitatorError as error:
            self._word.complain(str(error))
            return
        self._heading.setText(_("This was removed"))
        self._say(told)
        self.erase.hide()
        self.away.setText(_("Close"))
        self.away.setFocus()
        announce(self, " ".join(told))

    def _say(self, sentences: list[str]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (label := item.widget()) is not None:
                label.hide()
                label.deleteLater()
        for sentence in sentences:
            label = QLabel(sentence, wordWrap=True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._lines.addWidget(label)
        self._lines.addStretch(1)
        self._told.setAccessibleName(" ".join(sentences))
        self.setAccessibleDescription(" ".join(sentences))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press the button that has the cursor."""
        if not enter_presses(event, self.focusWidget()):
            super().keyPressEvent(event)
