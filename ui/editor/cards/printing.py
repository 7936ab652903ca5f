"""A card as it will be printed, front and back, out of the very page that is printed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtGui import QImage

from facilitator.decks.cards import CardDeck
from facilitator.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

MM_IN_INCH: Final = 25.4
SIZES: Final = ("a6", "poker")


def size_names() -> dict[str, str]:
    """Return what the sizes of cards are called."""
    return {"a6": _("A6"), "poker": _("Poker")}


class Printed(NamedTuple):
    """Both sides of a card; empty where its text does not fit on one of this size."""

    front: QImage
    back: QImage
    notices: list[str]
    """What people should know of it, a sentence each."""


def printed(
    deck: CardDeck, at: int, size: str, dpi: float, pictures: Mapping[str, bytes]
) -> Printed:
    """Return a card as it is printed at this size, whether it is hidden or not."""
    from exports.cards import CardPrint, choose_layout, preview  # they cost what printing costs
    from exports.pdf import pdf_bytes
    from exports.png import rendered

    card = deck.cards[at].model_copy(update={"hidden": False})
    alone = deck.model_copy(update={"cards": [card]})
    chosen = CardPrint(choose_layout(size))
    document, notices = preview(alone, card.code, chosen, pictures, deck.language)
    sides = [] if not document.pages else list(rendered(pdf_bytes(document), dpi=dpi))
    images = [*(_image(side) for side in sides), QImage(), QImage()]
    return Printed(images[0], images[1], notices)


def card_millimetres(size: str) -> tuple[float, float]:
    """Return how wide and how tall a card is."""
    from exports.cards import choose_layout

    card = choose_layout(size).card
    return card.width, card.height


def _image(picture: "Image") -> QImage:
    data = picture.convert("RGB").tobytes()
    width, height = picture.size
    return QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
