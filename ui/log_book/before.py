"""One quiet line where a workshop begins: what was promised before, and what came of it."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from facilitator.i18n import _, ngettext
from facilitator.store import Changes
from facilitator.workshop import has_rows
from ui.commands import CommandButton, Commands
from ui.layouts import row
from ui.listening import listen
from ui.live_day import LiveDay
from ui.theme import dress


class Before(QFrame):
    """Offers to ask what happened, where promises were taken up; or to take them up, at first."""

    def __init__(self, day: LiveDay, commands: Commands) -> None:
        super().__init__()
        self._day, self._store = day, day.store
        self._begins = False
        self._words = QLabel(wordWrap=True)
        dress(self._words, role="muted")
        self.happened = CommandButton(commands.what_happened)
        self.take_up = CommandButton(commands.take_up, kind="quiet", text=_("Take it up…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        for button in (self.happened, self.take_up):
            dress(button, fit="snug")
            line = row()
            line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)
        listen(self._store.changed, self._follow)
        day.changed.connect(self._show)
        self.hide()

    def show_where(self, *, begins: bool) -> None:
        """Show it only where the day begins; nothing shows until this was said."""
        self._begins = begins
        self._show()

    def _follow(self, changes: Changes) -> None:
        if "promise" in changes:
            self._show()

    def _show(self) -> None:
        if not self._begins or self._store.read_only:
            self.hide()
            return
        told, offers = self._read()
        self.setVisible(bool(told) or offers)
        self.happened.setVisible(bool(told))
        self.take_up.setVisible(not told)
        said = ngettext(
            "{count} promise of an earlier workshop is open.",
            "{count} promises of an earlier workshop are open.",
            told,
        )
        ask = _("Did this group promise something before?")
        self._words.setText(said.format(count=told) if told else ask)

    def _read(self) -> tuple[int, bool]:
        """Return how many promises that were taken up can be asked about, and whether to offer."""
        with self._store.reading() as session:
            if not has_rows(session, "promise"):
                return 0, self._day.day.began is None
        from facilitator.log_book.book import promises, today
        from ui.log_book.reading import to_ask_about

        with self._store.reading() as session:
            entries = promises(session)
        asked = to_ask_about(entries, today(self._store))
        return sum(bool(each.promise.made_at) for each in asked), False
