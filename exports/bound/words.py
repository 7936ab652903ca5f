"""What a pack says about itself: how it is printed, and what was left out and why."""

from collections import Counter
from collections.abc import Iterator, Sequence

from exports.bound.counts import copies_sentence
from exports.bound.piles import Pile
from exports.choice import chosen_activities, not_yet, says_nothing
from exports.document import Document, Page
from exports.printer.options import size_words
from exports.session.papers import PAPERS as SESSION
from exports.session.papers import is_a_day
from exports.sheets import WHOLE, Job, PrintOptions
from facilitator.exchange import WorkshopDocument
from facilitator.i18n import _, ngettext


def pack_title(options: PrintOptions) -> str:
    """Return what the pack is called."""
    titles = {
        "before": _("Print pack: before the day"),
        "after": _("Print pack: afterwards"),
    }
    return titles.get(options.when, _("Print pack"))


def pack_name(options: PrintOptions) -> str:
    """Return what the pack's file is called, behind the workshop's title."""
    names = {"before": _("pack before"), "after": _("pack after")}
    return names.get(options.when, _("pack"))


def about_pile(pile: Pile, document: Document) -> str:
    """Say how many copies there are, on which paper, and who it is for."""
    sizes = dict.fromkeys(paper_name(page) for page in document.pages)
    parts = [copies_sentence(pile.copies), ", ".join(sizes)]
    if document.flip == "long":
        parts.append(_("both sides"))
    elif document.flip:
        parts.append(_("by itself, both sides, flipped on the short edge"))
    if pile.paper.for_facilitator:
        parts.append(_("for you alone"))
    return "; ".join(part for part in parts if part)


def paper_name(page: Page) -> str:
    """Return what people call a size of paper, such as A3."""
    return size_words(*sorted((page.width, page.height)))


def how_to_print(pages: Sequence[Page], *, flipped: bool, private: bool) -> Iterator[str]:
    """Yield what to choose at the printer, and what to take care of."""
    sheets = Counter(paper_name(page) for page in (pages[::2] if flipped else pages))
    yield _("Paper: {sheets}.").format(
        sheets=", ".join(
            ngettext("{count} sheet of {paper}", "{count} sheets of {paper}", count).format(
                count=count, paper=paper
            )
            for paper, count in sheets.items()
        )
    )
    yield _("At 100 %, never fitted to the page.")
    if flipped:
        yield _(
            "On both sides, flipped on the long edge. Backs that must stay empty are empty pages."
        )
    else:
        yield _("On one side.")
    yield _("The contents count every side; each says its number at its edge, such as “Pack 3”.")
    if private:
        yield _("Some of it is for you alone, as the contents say: take it out before you share.")


def kept_back(
    workshop: WorkshopDocument, options: PrintOptions, piles: Sequence[Pile]
) -> list[str]:
    """Return what is on none of these papers: how much, and nothing of what it says."""
    said = dict.fromkeys(workshop.left_out)
    for pile in piles:
        said.update(dict.fromkeys(pile.job.left_out))
    said.update(dict.fromkeys(_own_papers(workshop, options, piles)))
    said.update(dict.fromkeys(not_yet(workshop, options)))
    if options.when == "after":
        said.update(dict.fromkeys(_empty(workshop, options)))
    return list(said)


def _own_papers(
    workshop: WorkshopDocument, options: PrintOptions, piles: Sequence[Pile]
) -> Iterator[str]:
    """Yield the facilitator's own papers, which are printed by themselves."""
    if WHOLE not in chosen_activities(workshop, options):
        return
    printed = {pile.paper.key for pile in piles}
    job, day = Job(workshop, WHOLE, options), is_a_day(workshop.activities)
    for paper in SESSION.filled:
        fits = not options.when or paper.before == (options.when == "before")
        fits = fits and (day or paper.log_book)
        if fits and paper.for_facilitator and paper.key not in printed and paper.wanted(job):
            yield _("“{paper}” is for you alone; it is printed only when you ask for it.").format(
                paper=paper.title()
            )


def _empty(workshop: WorkshopDocument, options: PrintOptions) -> Iterator[str]:
    """Yield the boards of which there is nothing to print."""
    for number in chosen_activities(workshop, options):
        if number != WHOLE and says_nothing(workshop, number):
            title = Job(workshop, number, options).title
            yield _("“{title}” has no papers, because nobody wrote on its board.").format(
                title=title
            )


def why_left_out() -> str:
    """Say why anything is left out."""
    return _(
        "What is private, or stays in the room or with the team, is on no paper that others may "
        "see. Nothing is lost: all of it is still in the workshop’s file."
    )
