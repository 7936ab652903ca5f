"""What the room sees of the step in hand, beside its fields."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from facilitator.i18n import _
from ui.editor.editing import Editing
from ui.editor.rehearsal import what_may
from ui.editor.walk import stops
from ui.editor.wall_preview import WallPreview
from ui.theme import Theme, dress
from ui.wording import said_minutes, translated


class PreviewPane(QFrame):
    """A small picture of the wall, which follows while the prompt is typed."""

    def __init__(self, theme: Theme, editing: Editing) -> None:
        super().__init__()
        dress(self, role="guide")
        self._editing, self._step = editing, 0
        self._picture = WallPreview(theme)
        heading = QLabel(_("What the room sees"))
        dress(heading, role="section")
        self._title, self._may, self._do = (QLabel(wordWrap=True) for _each in range(3))
        for label, role in ((self._title, "strong"), (self._may, "muted"), (self._do, "muted")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            dress(label, role=role)
        frame = QFrame()
        dress(frame, role="panel")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self._picture)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        whole.addWidget(heading)
        whole.addWidget(frame)
        for part in (self._title, self._may, self._do):
            whole.addWidget(part)
        whole.addStretch(1)

    @property
    def step(self) -> int:
        """The step of the line in hand that shows."""
        return min(self._step, len(self._editing.draft.steps(self._editing.line)) - 1)

    def take_step(self, number: int) -> None:
        """Show another step."""
        self._step = number
        self.show_step()

    def show_step(self) -> None:
        """Show the step as the draft has it."""
        draft, line = self._editing.draft, self._editing.line
        stop = next(s for s in stops(draft) if (s.line, s.number) == (line, self.step))
        picture = draft.pictures.get(stop.picture, b"")
        self._picture.show_stop(draft.session.title, stop, picture)
        self._picture.show_time(stop.minutes * 60, stop.minutes * 60)
        title = _("{title}, {minutes}")
        said = title.format(title=translated(stop.step), minutes=said_minutes(stop.minutes))
        self._title.setText(said)
        self._may.setText(what_may(stop))
        self._do.setText(translated(stop.do))
