"""What is settled later, with the core team: who takes it on, by when, whose voices, evidence."""

from functools import partial

from PySide6.QtWidgets import QCheckBox

from facilitator.i18n import _
from ui.exercises.board.desk import Desk
from ui.exercises.board.form import small, when_clicked
from ui.exercises.board.note_page import NoteSection
from ui.exercises.fields import SavedLine, SavedText


def voice_titles() -> dict[str, str]:
    """Return what each kind of voice is called."""
    return {
        "resident": _("Residents"),
        "community_group": _("Community groups"),
        "staff": _("Staff"),
        "leader": _("Leaders"),
    }


class LaterSection(NoteSection):
    """The second stage of a note on any board."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._owner, self._due = SavedLine(), SavedLine()
        self._evidence = SavedText(2, 8)
        self._owner.saved.connect(lambda text: self.change(owner=text))
        self._due.saved.connect(lambda text: self.change(due=text))
        self._evidence.saved.connect(lambda text: self.change(evidence=text))
        self.add(_("Who takes it on (a role)"), self._owner)
        self.add(_("Start, or by when"), self._due)
        self.column.addSpacing(8)
        self.column.addWidget(small(_("Whose voices it carries"), role="section"))
        self._voices = {key: QCheckBox(title) for key, title in voice_titles().items()}
        for key, box in self._voices.items():
            when_clicked(box, partial(self._give_voice, key))
            self.column.addWidget(box)
        self.add(_("Evidence"), self._evidence)

    def refresh(self) -> None:
        """Show the note as it is."""
        note = self.note
        if note is None:
            return
        self._owner.show_text(note.owner)
        self._due.show_text(note.due)
        self._evidence.show_text(note.evidence)
        for key, box in self._voices.items():
            box.setChecked(key in note.voices)

    def _give_voice(self, key: str, on: bool) -> None:  # noqa: FBT001
        if self.note is not None:
            kept = {*self.note.voices, key} if on else {*self.note.voices} - {key}
            self.change(voices=[voice for voice in self._voices if voice in kept])
