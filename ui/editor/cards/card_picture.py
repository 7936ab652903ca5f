"""The picture on the card in hand."""

from typing import Final

from PySide6.QtCore import QSize

from facilitator.decks.card_draft import change_card, with_card_picture, without_card_picture
from facilitator.decks.showing import Picture
from facilitator.i18n import _
from ui.editor.cards.hand import CardsInHand
from ui.editor.picture_field import Pictured, PictureField
from ui.theme import Theme

SIZE: Final = QSize(200, 140)
"""What a picture takes of the fields, at most."""


def card_picture(theme: Theme, hand: CardsInHand) -> PictureField:
    """Return the field for the picture of whichever card is in hand."""

    def write(says: str) -> None:
        at = hand.at
        hand.do(
            _("Change the picture’s words"),
            lambda draft: change_card(draft, hand.key, at, picture_says=says),
            at=at,
            field=f"{at}-picture-says",
        )

    def take(picture: Picture) -> None:
        at = hand.at
        hand.do(
            _("Choose picture"),
            lambda draft: with_card_picture(draft, hand.key, at, picture),
            at=at,
        )

    def remove() -> None:
        at = hand.at
        hand.do(_("Remove picture"), lambda draft: without_card_picture(draft, hand.key, at), at=at)

    tip = _("A PNG or JPEG file; it stands on the card below its text")
    pictured = Pictured(lambda: hand.card, write, take, remove, tip)
    return PictureField(theme, hand.editing, pictured, SIZE)
