"""The picture that a board's step shows to the room."""

from typing import Final

from PySide6.QtCore import QSize

from facilitator.decks.showing import with_picture, with_words, without_picture
from facilitator.i18n import _
from ui.editor.editing import Editing
from ui.editor.picture_field import Pictured, PictureField
from ui.theme import Theme

SIZE: Final = QSize(240, 135)
"""What a picture takes of the card, at most."""


def step_picture(theme: Theme, editing: Editing, key: str, number: int) -> PictureField:
    """Return the field for the picture of a step, counted from 0, of a board of the deck's own."""
    pictured = Pictured(
        read=lambda: editing.draft.boards[key].steps[number],
        write=lambda says: editing.do(
            _("Change the picture’s words"),
            lambda draft: with_words(draft, key, number, says),
            field=f"board-step-{number}-picture",
        ),
        take=lambda picture: editing.do(
            _("Choose picture"), lambda draft: with_picture(draft, key, number, picture)
        ),
        remove=lambda: editing.do(
            _("Remove picture"), lambda draft: without_picture(draft, key, number)
        ),
        tip=_("A PNG or JPEG file; the wall shows it beside the prompt"),
        called=editing.draft.boards[key].steps[number].title,
    )
    return PictureField(theme, editing, pictured, SIZE)
