"""The details of one link: how it reads, and the assumption that it rests on."""

from collections.abc import Callable
from typing import Final

from facilitator.exercises.board.links import change_link
from facilitator.exercises.board.tables import Link
from facilitator.i18n import _, translated
from ui.exercises.board.desk import Desk
from ui.exercises.board.form import Section, small
from ui.exercises.board.typed import read_aloud
from ui.exercises.fields import Choice, SavedText

READ: Final = 400
"""So much of each note's words is read here, where there is room for it."""


class LinkSection(Section):
    """A part of the details of one link."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def link(self) -> Link | None:
        """The link shown; None once it is deleted."""
        return self.desk.board.links.get(self.row_id)

    def act(self, action: Callable[[], object]) -> None:
        """Do something with the link, if it is still there."""
        if self.link is not None:
            self.desk.act(action)
            self.refresh()


class BecauseSection(LinkSection):
    """The sentence that the room reads aloud, and its end."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sentence = small(role="prompt")
        self.because = SavedText(2, 8)
        self.because.saved.connect(lambda text: self._change(because=text))
        self._kind = Choice([(kind.key, translated(kind.title)) for kind in desk.deck.link_kinds])
        self._kind.chosen.connect(lambda key: self._change(kind=key))
        self.column.addWidget(self._sentence)
        self.add(_("because …"), self.because)
        self.add(_("How one bears on the other"), self._kind)

    def _change(self, **values: str) -> None:
        self.act(lambda: change_link(self.desk.store, self.row_id, **values))

    def refresh(self) -> None:
        """Show the link as it is."""
        link, notes = self.link, self.desk.board.notes
        if link is None or not {link.source_id, link.target_id} <= notes.keys():
            return
        source, target = notes[link.source_id], notes[link.target_id]
        sentence = read_aloud(self.desk.board, source, target, link.kind, READ)
        self._sentence.setText(sentence)
        self.because.show_text(link.because)
        self._kind.show_key(link.kind)
