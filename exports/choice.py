"""Which papers of a workshop are printed, and what they may tell.

Those that are asked for, else the usual ones; what only the facilitator sees is on no paper but the
facilitator's own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exports.exercises import PAPERS
from exports.exercises.cards.papers import CARD_PAPERS
from exports.exercises.community_map.base import has_map
from exports.exercises.sector_map.cards import KEY as CONTACTS
from exports.log_book.entries import for_everybody
from exports.session.papers import PAPERS as SESSION
from exports.session.papers import is_a_day
from exports.sheets import BLANK, WHOLE, Job, Paper, Papers, PrintOptions
from facilitator.decks import CARDS, COMMUNITY_MAP, SECTOR_MAP
from facilitator.decks.board import WITHOUT_ZONES
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.i18n import _


def chosen_activities(workshop: WorkshopDocument, options: PrintOptions) -> Sequence[int]:
    """Return what is printed: the activities counted from 1, and WHOLE with all of them."""
    count = len(workshop.activities)
    if options.activity is None:
        return [WHOLE, *range(1, count + 1)]
    if not 1 <= options.activity <= count:
        raise FacilitatorError(
            _(
                "There is no activity {number} in this workshop; it has {count}. Choose another "
                "number."
            ).format(number=options.activity, count=count)
        )
    return [options.activity]


def refuse_no_cards(
    workshop: WorkshopDocument, numbers: Sequence[int], options: PrintOptions
) -> None:
    """Raise FacilitatorError where nothing but cards is asked for, and there are none."""
    only_cards = bool(options.papers) and (CARD_PAPERS | {CONTACTS}).issuperset(options.papers)
    here = {workshop.activities[number - 1].exercise for number in numbers if number != WHOLE}
    has_contacts = CONTACTS in options.papers and SECTOR_MAP in here
    if not only_cards or CARDS in here or has_contacts:
        return
    if options.activity is None:
        sentence = _(
            "There are no cards in this workshop; add an activity that is played with cards first."
        )
    else:
        sentence = _("There are no cards in this activity; choose one that is played with cards.")
    raise FacilitatorError(sentence)


def chosen_papers(
    workshop: WorkshopDocument, number: int, options: PrintOptions
) -> Iterator[tuple[Paper, PrintOptions]]:
    """Yield the papers that are asked for, each with the options that it is printed with."""
    yield from _edition(workshop, number, options)
    if options.large_copies and not options.large_print:
        for paper, chosen in _edition(workshop, number, replace(options, large_print=True)):
            if paper.in_hand:
                yield paper, chosen


def jobs(paper: Paper, job: Job) -> list[Job]:
    """Return what is printed as this paper: a file each, or nothing where there is nothing."""
    if not paper.wanted(job):
        return []
    return [replace(job, options=options, notices=[]) for options in paper.each(job)]


def for_the_room(workshop: WorkshopDocument) -> WorkshopDocument:
    """Return a workshop without what only the facilitator sees."""
    activities = [
        activity.model_copy(update={"facilitator_notes": ""}) for activity in workshop.activities
    ]
    kept = for_everybody(workshop)
    return kept.model_copy(update={"activities": activities, "access_needs": []})


def says_nothing(workshop: WorkshopDocument, number: int) -> bool:
    """Say whether an activity is a board on which nobody wrote yet."""
    activity = workshop.activities[number - 1]
    return activity.exercise not in WITHOUT_ZONES and not activity.notes


def not_yet(workshop: WorkshopDocument, options: PrintOptions) -> Iterator[str]:
    """Yield what people would miss on the day: maps without anything to draw on."""
    if options.when != "before":
        return
    for number in chosen_activities(workshop, options):
        job = Job(workshop, number, options)
        if number != WHOLE and job.activity.exercise == COMMUNITY_MAP and not has_map(job):
            yield _(
                "“{title}” has no sheets to draw on yet: choose its base map, then print again."
            ).format(title=job.title)


def _edition(
    workshop: WorkshopDocument, number: int, options: PrintOptions
) -> Iterator[tuple[Paper, PrintOptions]]:
    papers: Papers = (
        SESSION if number == WHOLE else PAPERS[workshop.activities[number - 1].exercise]
    )
    if not _is_passed_over(workshop, number, options):
        for paper in papers.filled:
            if _is_filled(paper, workshop, number, options):
                yield paper, options
    if options.when != "after":
        for paper in papers.blank:
            if _is_blank(paper, number, options):
                yield paper, replace(options, blank=True)


def _is_passed_over(workshop: WorkshopDocument, number: int, options: PrintOptions) -> bool:
    """Say whether nothing that people said is printed: blank sheets only, or an empty board."""
    skips_empty = options.when == "after" or not options.empty_too
    empty = number != WHOLE and skips_empty and says_nothing(workshop, number)
    return options.blank or empty


def _is_filled(
    paper: Paper, workshop: WorkshopDocument, number: int, options: PrintOptions
) -> bool:
    """Say whether a paper that is not blank is printed."""
    if options.when and paper.before != (options.when == "before"):
        return False
    if paper.key in options.also:
        return True
    if options.papers:
        return paper.key in options.papers
    if number == WHOLE and not (is_a_day(workshop.activities) or paper.log_book):
        return False
    in_play = paper.before and options.when == "before" and not paper.for_facilitator
    return in_play or paper.usual(options)


def _is_blank(paper: Paper, number: int, options: PrintOptions) -> bool:
    """Say whether a blank paper is printed, alone or beside others."""
    asked = options.papers
    if options.blank or (options.when and not asked):
        return not asked or paper.key in asked
    return paper.key in asked or (number != WHOLE and BLANK in asked)
