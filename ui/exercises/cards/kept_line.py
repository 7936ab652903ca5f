"""A line that only says that there is something in it while the room may look on."""

from facilitator.i18n import _
from ui.exercises.fields import SavedLine


class KeptLine(SavedLine):
    """Who holds a card, what a table calls its own: never under somebody's hands, it hides."""

    def __init__(self, asks: str) -> None:
        super().__init__(asks)
        self._asks, self._kept = asks, False
        self.editingFinished.connect(self._keep_again)

    def show_line(self, text: str, *, kept: bool, anew: bool) -> None:
        """Show a text, or `kept` from sight that there is one; `anew` where it is another's."""
        self._kept = kept and bool(text)
        hint = _("There is something here: hold F9 to read it, or type anew")
        self.setPlaceholderText(hint if self._kept else self._asks)
        self.setToolTip(self.placeholderText())
        if not self._kept:
            self.show_text(text)
        elif anew or not self.hasFocus():
            self.show_text("")

    def _keep_again(self) -> None:
        if self._kept and not self.hasFocus():
            self.show_text("")
