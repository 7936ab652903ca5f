"""Says over the lines of a day without a start that its times only may be so."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from facilitator.decks.outlook import STARTS, counts_from_nowhere
from facilitator.i18n import _
from ui.editor.editing import Editing
from ui.theme import dress


class StartNote(QFrame):
    """Shows while no start is set, and offers to set one."""

    wanted = Signal()

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        dress(self, role="side")
        self._editing = editing
        said = _("No start is set. The times below are right if it starts at {time}.")
        sentence = QLabel(said.format(time=STARTS), wordWrap=True)
        self.setAccessibleName(sentence.text())
        button = QPushButton(_("Set the start"))
        button.setAccessibleDescription(sentence.text())
        dress(button, fit="snug")
        button.clicked.connect(self.wanted)
        frame = QFrame()
        dress(frame, role="look_here")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 0)
        whole.addWidget(frame)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(8)
        inside.addWidget(sentence)
        inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_day(self) -> None:
        """Show, or not, as the draft has it."""
        self.setVisible(counts_from_nowhere(self._editing.draft))
