"""The agreement's page of the dialog: what is read out, and when that was."""

from datetime import datetime

from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from facilitator.agreement import agreement
from facilitator.i18n import _
from facilitator.participants import record_agreement_read
from facilitator.store import Changes, Store
from facilitator.workshop import the_workshop
from ui.layouts import row
from ui.listening import listen
from ui.theme import PROMPT, Theme, dress
from ui.wording import said_day


class AgreementPage(QWidget):
    """Shows the agreement large enough to be read out, and records that it was."""

    def __init__(self, store: Store, theme: Theme) -> None:
        super().__init__()
        self._store = store
        self.words = QTextBrowser()
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(_("The agreement, to read out"))
        self.words.document().setDefaultFont(theme.font(PROMPT))
        self.words.setPlainText(agreement().text().replace("\n", "\n\n"))
        self.words.setMinimumHeight(theme.px(150))
        self.read_out = QPushButton(_("It was read out"))
        self.read_out.setAutoDefault(False)
        dress(self.read_out, kind="filled")
        self.read_out.setEnabled(not store.read_only)
        self.read_out.clicked.connect(lambda _checked: record_agreement_read(self._store))
        self.when = QLabel(wordWrap=True)
        foot = row(12)
        foot.addWidget(self.read_out)
        foot.addWidget(self.when, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.words, 1)
        column.addLayout(foot)
        listen(store.changed, self._follow)
        self._show()

    def _follow(self, changes: Changes) -> None:
        if "workshop" in changes:
            self._show()

    def _show(self) -> None:
        with self._store.reading() as session:
            moment = the_workshop(session).agreement_read
        if moment:
            local = datetime.fromisoformat(moment).astimezone()
            said = _("Read out at {time} on {day}.").format(
                time=f"{local:%H:%M}", day=said_day(local.date().isoformat())
            )
        else:
            said = _("Not read out yet. It takes less than a minute; wait after each part.")
        self.when.setText(said)
