"""Which copy of the workshop's file goes along, where the file speaks of people."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from facilitator.i18n import _
from ui.printing.printed import notice
from ui.theme import dress
from ui.wrapped_buttons import WrappedChoice


class WhichCopy(QFrame):
    """Says of whom the file speaks, and asks which copy is made; neither is chosen for anybody."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__()
        dress(self, role="look_here")
        title = QLabel(_("The workshop’s file speaks of people"), wordWrap=True)
        dress(title, role="strong")
        self.without = WrappedChoice(_("Without what is private or stays in the room"))
        self.whole = WrappedChoice(_("As it is, with everything"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 10)
        rows.setSpacing(6)
        rows.addWidget(title)
        for sentence in sentences:
            said = notice(sentence)
            dress(said, role="")
            rows.addWidget(said)
        for choice in (self.without, self.whole):
            rows.addWidget(choice)
            choice.setAccessibleDescription(" ".join(sentences))

    @property
    def is_chosen(self) -> bool:
        """Whether somebody chose."""
        return self.without.isChecked() or self.whole.isChecked()
