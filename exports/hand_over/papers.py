"""Which papers are read rather than written on: those that go into reader copies."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from exports.choice import for_the_room, jobs, says_nothing
from exports.exercises import PAPERS
from exports.exercises.cards.papers import CARD_PAPERS
from exports.hand_over.html import page, words
from exports.hand_over.reading import Reading
from exports.session.papers import PAPERS as SESSION
from exports.session.papers import is_a_day
from exports.sheets import WHOLE, Job, Paper, PrintOptions
from facilitator.exchange import WorkshopDocument
from facilitator.i18n import _

IN_WORDS: Final = frozenset({"story", "links", "notes"})
"""The papers that say in words what a board shows."""


def to_read(workshop: WorkshopDocument, options: PrintOptions) -> Iterator[tuple[Paper, Job]]:
    """Yield every paper that says something to everybody, and what it is drawn from."""
    workshop = for_the_room(workshop)
    day = is_a_day(workshop.activities)
    for paper in SESSION.filled:
        if day or paper.log_book:
            yield from _jobs(paper, Job(workshop, WHOLE, options))
    for number, activity in enumerate(workshop.activities, 1):
        if not says_nothing(workshop, number):
            for paper in PAPERS[activity.exercise].filled:
                yield from _jobs(paper, Job(workshop, number, options))


def _jobs(paper: Paper, job: Job) -> Iterator[tuple[Paper, Job]]:
    usual = paper.usual(job.options) or paper.key in IN_WORDS
    if usual and not paper.for_facilitator:
        yield from ((paper, each) for each in jobs(paper, job))


def in_large_print(workshop: WorkshopDocument, options: PrintOptions) -> Sequence[str]:
    """Return the keys of the papers that people hold and read."""
    keys = (
        paper.key
        for paper, _job in to_read(workshop, options)
        if not paper.poster and paper.key not in CARD_PAPERS
    )
    return tuple(dict.fromkeys(keys))


def reader_copy(workshop: WorkshopDocument, options: PrintOptions) -> str:
    """Return one page with what every paper says, to be read or listened to in a browser."""
    head = workshop.workshop
    title = head.title or _("Workshop")
    reading = Reading(head.language, above=2)
    sections, ways = [], []
    for number, (name, paper, job) in enumerate(_named(to_read(workshop, options)), 1):
        ways.append(f'<li><a href="#paper-{number}">{words(name)}</a></li>')
        heading = f'<h2 id="paper-{number}">{words(name)}</h2>'
        said = reading.html(paper.document(job))
        sections.append(f"<section>\n{heading}\n{said}\n</section>")
    body = [f"<h1>{words(title)}</h1>", f"<p>{words(_about())}</p>"]
    if ways:
        body.append(f"<nav>\n<h2>{words(_('Contents'))}</h2>\n<ul>")
        body += [*ways, "</ul>\n</nav>"]
    else:
        body.append(f"<p>{words(_('Nothing has been written in this workshop yet.'))}</p>")
    return page(title, head.language, "\n".join([*body, *sections]))


def _named(found: Iterable[tuple[Paper, Job]]) -> Iterator[tuple[str, Paper, Job]]:
    """Yield papers with what they are called, those of the same name by their number."""
    seen: Counter[str] = Counter()
    for paper, job in found:
        name = paper.title() if job.number == WHOLE else f"{job.title}: {paper.title()}"
        seen[name] += 1
        yield (f"{name} ({seen[name]})" if seen[name] > 1 else name), paper, job


def _about() -> str:
    return _("This is what the papers of this workshop say, to read, to enlarge or to listen to.")
