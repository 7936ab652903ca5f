"""The deck of an activity as cards: all of it, or blank ones."""

from collections.abc import Iterator
from typing import cast

from exports.cards import CardPrint, choose_layout, print_blank_cards, print_cards
from exports.cards.styles import size_title
from exports.document import Document
from exports.sheets import Job, PrintOptions
from facilitator.decks.cards import CardDeck
from facilitator.exercises.cards.document import CardsDocument
from facilitator.i18n import _, translated

LARGEST = "a6"
"""The size of card on which large print has room."""


def deck_of(job: Job) -> CardDeck:
    """Return the deck of cards that an activity is played with."""
    return cast("CardDeck", job.deck)


def played(job: Job) -> CardsDocument:
    """Return the activity, as cards in play."""
    return cast("CardsDocument", job.activity)


def print_of(options: PrintOptions) -> tuple[CardPrint, list[str]]:
    """Return how cards are laid out, and what people should know where that is not as asked."""
    paper = "letter" if options.paper in {"letter", "tabloid"} else "a4"
    notices = []
    fold = options.fold and not options.print_shop
    if options.fold and not fold:
        notices.append(_("A print shop gets one side a page, so nothing is to be folded."))
    layout = choose_layout(options.cards or LARGEST, paper=paper, fold=fold)
    if options.large_print and layout.size != LARGEST:
        layout = choose_layout(LARGEST, paper=layout.paper, fold=fold)
        notices.append(_("Large print needs A6 cards, so these are on A6."))
    chosen = CardPrint(
        layout,
        large=options.large_print,
        mono=options.mono,
        codes=options.card_codes,
        print_shop=options.print_shop,
        crop_marks=options.crop_marks,
    )
    return chosen, notices


def card_print(job: Job) -> CardPrint:
    """Return how the cards of a print are to be laid out; it is said where that is not as asked."""
    chosen, notices = print_of(job.options)
    job.notices += notices
    return chosen


def cards(job: Job) -> Document:
    """Return the deck as cards."""
    document = job.document(_("Cards"))
    deck = deck_of(job)
    document.title = _("Cards: {deck}").format(deck=translated(deck.title))
    chosen = card_print(job)
    job.notices += print_cards(document, deck, chosen, _pictures(job))
    job.notices += _how_to_print(chosen)
    return document


def blank_cards(job: Job) -> Document:
    """Return cards to be written on."""
    document = job.document(_("Blank cards"))
    document.title = _("Blank cards: {deck}").format(deck=translated(deck_of(job).title))
    chosen = card_print(job)
    print_blank_cards(document, deck_of(job), chosen)
    job.notices += _how_to_print(chosen)
    return document


def _how_to_print(chosen: CardPrint) -> Iterator[str]:
    """Yield what to choose at the printer."""
    if chosen.print_shop:
        return
    if chosen.layout.fold:
        yield _(
            "The cards are printed on one side, at 100 %. Cut around each pair, fold it between"
            " front and back, and glue it."
        )
    else:
        yield _(
            "The cards are printed on both sides, flipped on the long edge, at 100 %."
            " Print one sheet first, and hold it against the light."
        )


def cards_name(job: Job) -> str:
    """Return what the file of the cards is called."""
    return _kind(job, _("cards {size}"))


def blank_cards_name(job: Job) -> str:
    """Return what the file of blank cards is called."""
    return _kind(job, _("blank cards {size}"))


def _kind(job: Job, name: str) -> str:
    chosen = card_print(Job(job.workshop, job.number, job.options))
    name = name.format(size=size_title(chosen.layout.size).lower())
    if chosen.print_shop:
        return _("{paper} for a print shop").format(paper=name)
    return _("{paper} to fold").format(paper=name) if chosen.layout.fold else name


def _pictures(job: Job) -> dict[str, bytes]:
    """Return the pictures that the deck brings with it, by name."""
    own = (deck for deck in job.workshop.decks if deck.key == job.activity.deck)
    return {picture.name: picture.data for deck in own for picture in deck.pictures}
